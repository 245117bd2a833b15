//! What was set aside: its reason in Swedish, and what to do.

use sha2::{Digest, Sha256};
use sip_exchange::{Aside, Reason};
use sip_store::table;
use sip_wire::Kind;
use sip_wire::share::SetAside;
use sip_wire::view::Changed;

use crate::app::App;
use crate::error::AppError;
use crate::host::Host;

/// Every reason; a test sees that each has its sentences.
pub(crate) const REASONS: [Reason; 16] = [
    Reason::Damaged,
    Reason::NotForUs,
    Reason::Forged,
    Reason::Newer,
    Reason::TooBig,
    Reason::UnknownUnit,
    Reason::UnknownDevice,
    Reason::Revoked,
    Reason::Readdressed,
    Reason::Replayed,
    Reason::NotAllowed,
    Reason::Unvouched,
    Reason::UnknownCase,
    Reason::OtherCase,
    Reason::DoesNotFit,
    Reason::Gap,
];

pub(super) fn may_pass(reason: &str) -> bool {
    REASONS.iter().any(|known| known.word() == reason && known.may_pass())
}

/// The row of something that was set aside. Its id follows from where it lies.
pub(super) fn row(office: &str, aside: &Aside, now: &str) -> table::aside::Row {
    let mailbox = aside.mailbox.to_string();
    let case = aside.case.as_deref().unwrap_or_default();
    let place = format!("{office} {mailbox} {} {} {case} {}", aside.sender, aside.packet, aside.reason.word());
    let id: String = Sha256::digest(place.as_bytes()).iter().take(8).map(|b| format!("{b:02x}")).collect();
    table::aside::Row {
        id,
        office: office.to_owned(),
        mailbox,
        sender: aside.sender.clone(),
        packet: aside.packet.clone(),
        case: aside.case.clone().unwrap_or_default(),
        reason: aside.reason.word().to_owned(),
        unit: aside.unit.clone().unwrap_or_default(),
        at: now.to_owned(),
        state: String::new(),
    }
}

impl<H: Host> App<H> {
    /// What was set aside and nobody has looked at.
    pub(super) fn set_aside(&self) -> Result<Vec<SetAside>, AppError> {
        let rows = table::aside::all(&self.open()?.store)?;
        Ok(rows.iter().filter(|row| row.state == "open").map(|row| self.told(row)).collect())
    }

    pub(super) fn told(&self, row: &table::aside::Row) -> SetAside {
        let words = [("unit", row.unit.as_str()), ("known", if row.unit.is_empty() { "no" } else { "yes" })];
        SetAside {
            id: row.id.clone(),
            reason: row.reason.clone(),
            message: self.text.say_with(&format!("aside-{}", row.reason), &words),
            advice: self.text.say_with(&format!("aside-{}-do", row.reason), &words),
            from: Some(row.unit.clone()).filter(|unit| !unit.is_empty()),
            at: row.at.clone(),
        }
    }

    /// Somebody has looked at it.
    ///
    /// # Errors
    /// `locked`.
    pub fn see_set_aside(&mut self, id: &str) -> Result<Changed, AppError> {
        let now = self.now().to_string();
        let session = self.open_mut()?;
        session.store.write(|transaction| table::aside::mark(transaction, id, "seen"))?;
        Ok(Changed { kinds: vec![Kind::Exchange], id: None, saved_at: now })
    }
}
