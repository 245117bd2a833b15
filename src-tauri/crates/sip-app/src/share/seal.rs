//! Sealing: what nobody else has seen is folded, so that what was typed and taken back never leaves
//! (ruling 9). It is on disk before anything of it leaves, and before anything of others comes in.

use sip_exchange::Replica;
use sip_store::{Transaction, table};

use crate::app::App;
use crate::error::AppError;
use crate::host::Host;

impl<H: Host> App<H> {
    /// Half an actor: what tells this session from the device's others.
    pub(crate) fn random_half(&self) -> [u8; 8] {
        let mut random = [0u8; 8];
        self.host.random(&mut random);
        random
    }

    /// An actor of this device that has written nothing yet.
    pub(crate) fn fresh_actor(&self) -> Result<[u8; 16], AppError> {
        let mut actor = [0u8; 16];
        actor[..8].copy_from_slice(&self.open()?.me.device().0[..8]);
        actor[8..].copy_from_slice(&self.random_half());
        Ok(actor)
    }

    /// Seals a case, and keeps that it is.
    pub(crate) fn seal_case(&mut self, id: &str) -> Result<Replica, AppError> {
        let actor = self.fresh_actor()?;
        let half = self.random_half();
        let session = self.open_mut()?;
        let mut replica = session.replica(id)?;
        let before = replica.share.sealed.clone();
        let folded = replica.seal(actor)?;
        if replica.share.sealed != before {
            session.store.write(|transaction| keep_sealed(transaction, id, &mut replica, &folded))?;
        }
        if !folded.is_empty() {
            session.begin_actor(half);
        }
        Ok(replica)
    }
}

/// Writes folded documents as wholes, and what is sealed now.
pub(crate) fn keep_sealed(
    transaction: &Transaction<'_>,
    id: &str,
    replica: &mut Replica,
    folded: &[sip_doc::DocId],
) -> Result<(), AppError> {
    for doc in folded {
        let bytes = replica.docs.save(doc);
        table::chunk::snapshot(transaction, id, doc, &bytes)?;
    }
    let state = serde_json::to_string(&replica.share).unwrap_or_default();
    table::share::put(transaction, id, &state, false)?;
    Ok(())
}
