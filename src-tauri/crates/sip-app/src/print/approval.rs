//! What a device of the unit seals with, given to it with its approval.

use sip_exchange::Me;
use sip_seal::{Papers, Sealer};
use sip_store::table;
use sip_vault::identity::{Approval, DeviceRequest, SealPapers, SealPublic};

use super::papers::{SEAL_PAPERS, issue};
use crate::app::App;
use crate::error::AppError;
use crate::host::Host;

/// The approval with what the device will seal with, where it asked for that.
pub(crate) fn with_papers(approval: Approval, me: &Me, request: &DeviceRequest) -> Approval {
    let papers = request.seal.and_then(|key| issue(me, &request.device.id.to_string(), key.0));
    match papers {
        Some(papers) => approval.with_seal(SealPapers { device: papers.device, unit: papers.unit }),
        None => approval,
    }
}

impl<H: Host> App<H> {
    /// Keeps what an approval brought to seal with, when it is this device's and its unit's.
    pub(crate) fn keep_papers(&mut self, approval: &Approval) -> Result<(), AppError> {
        let Some(papers) = &approval.seal else { return Ok(()) };
        let session = self.open_mut()?;
        let own = Papers { device: papers.device.clone(), unit: papers.unit.clone() };
        let read = own.read(&|root, key, vouch| SealPublic(*key).is_vouched(root, vouch));
        let fits = |by: &Sealer| by.root == approval.card.root && by.device_id == session.me.device().to_string();
        if !read.is_ok_and(|by| fits(&by)) {
            return Err(AppError::bad("approval-not-for-us"));
        }
        let text = serde_json::to_string(papers).unwrap_or_default();
        session.store.write(|transaction| table::meta::set(transaction, SEAL_PAPERS, &text))?;
        Ok(())
    }
}
