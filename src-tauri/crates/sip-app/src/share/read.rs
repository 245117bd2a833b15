//! How a case is shared, as the database has it.

use sip_doc::Contested;
use sip_exchange::{Replica, Share, Version};
use sip_store::{Store, table};
use sip_wire::Code;
use sip_wire::share::Where;

use crate::error::AppError;
use crate::session::{Session, load};

/// The sharing of a case, with its row.
#[derive(Debug, Clone, Default)]
pub(crate) struct Shared {
    pub(crate) share: Share,
    pub(crate) row: table::share::Row,
}

impl Shared {
    /// Reads it; what was never shared has nothing in it.
    pub(crate) fn of(store: &Store, id: &str) -> Result<Self, AppError> {
        let Some(row) = table::share::one(store, id)? else { return Ok(Self::default()) };
        let share = serde_json::from_str(&row.state).map_err(|_| AppError::new(Code::Damaged, "damaged"))?;
        Ok(Self { share, row })
    }
}

/// Where what is written in a case lies. Nothing is said that is not known (complaint 3).
pub(crate) fn lies(row: &table::share::Row, only_here: u32) -> Where {
    match (row.receivers, row.handed, only_here, row.owed) {
        (0, ..) => Where::Alone,
        (_, 0, ..) => Where::OnlyHere,
        (_, _, 0, 0) => Where::Same,
        (_, _, 0, _) => Where::Handed,
        _ => Where::Changes,
    }
}

impl Session {
    /// What waits for a person in a case. Only a merge makes any, and then their number is kept: a
    /// case without is not loaded for it.
    pub(crate) fn waits_in(&mut self, id: &str) -> Result<Vec<Contested>, AppError> {
        let shared = Shared::of(&self.store, id)?;
        if shared.row.conflicts == 0 {
            return Ok(Vec::new());
        }
        let actor = self.actor;
        let (case, store) = self.case_and_store(id)?;
        case.contested(store, id, actor, &shared.share.overlaps())
    }

    /// A case as the core of exchange sees it, from what is on disk.
    pub(crate) fn replica(&self, id: &str) -> Result<Replica, AppError> {
        let shared = Shared::of(&self.store, id)?;
        let rows = table::version::all(&self.store, id)?;
        let versions = rows.iter().filter(|row| row.state == "established").map(|row| told(id, row)).collect();
        Ok(Replica { docs: load(&self.store, id)?, share: shared.share, versions })
    }
}

/// A version as it is told to others.
pub(crate) fn told(case: &str, row: &table::version::Row) -> Version {
    let salt: String = row.salt.iter().map(|b| format!("{b:02x}")).collect();
    Version {
        case: case.to_owned(),
        version: row.version,
        hash: row.hash.clone(),
        words: row.words.clone(),
        salt: Some(salt).filter(|salt| !salt.is_empty()),
        heads: serde_json::from_str(&row.heads).unwrap_or_default(),
        content: row.content.clone(),
        locked_at: row.locked_at.clone(),
        established_at: row.established_at.clone(),
        by: row.by.clone(),
    }
}
