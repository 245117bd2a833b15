//! An open folder: its store, who uses it, and the cases that were opened.

mod events;
mod open_case;
mod sections;
mod summary;

use std::collections::BTreeMap;

use sip_doc::Author;
use sip_model::unit::Unit;
use sip_store::Store;

use crate::error::AppError;

pub(crate) use events::{Event, events};
pub(crate) use open_case::OpenCase;
pub(crate) use sections::{names, put_all, split};
pub(crate) use summary::{Summary, summarise};

/// An open folder.
pub(crate) struct Session {
    pub(crate) store: Store,
    pub(crate) user: String,
    pub(crate) unit: Unit,
    /// Actor of the changes of this session: one per device and session (ruling 11).
    pub(crate) actor: [u8; 16],
    cases: BTreeMap<String, OpenCase>,
}

impl Session {
    pub(crate) fn new(store: Store, user: String, unit: Unit, actor: [u8; 16]) -> Self {
        Self { store, user, unit, actor, cases: BTreeMap::new() }
    }

    pub(crate) fn author(&self) -> Author {
        Author { name: self.user.clone(), unit: self.unit.name.clone().unwrap_or_default() }
    }

    /// A case, opened from its projection the first time.
    pub(crate) fn case(&mut self, id: &str) -> Result<&mut OpenCase, AppError> {
        if !self.cases.contains_key(id) {
            let opened = OpenCase::open(&self.store, id)?;
            self.cases.insert(id.to_owned(), opened);
        }
        self.cases.get_mut(id).ok_or_else(|| AppError::bad("no-such-case"))
    }

    /// A case and the store, at the same time.
    pub(crate) fn case_and_store(&mut self, id: &str) -> Result<(&mut OpenCase, &mut Store), AppError> {
        self.case(id)?;
        let case = self.cases.get_mut(id).ok_or_else(|| AppError::bad("no-such-case"))?;
        Ok((case, &mut self.store))
    }

    /// Keeps a case that was just made.
    pub(crate) fn keep(&mut self, id: &str, case: OpenCase) {
        self.cases.insert(id.to_owned(), case);
    }

    /// Forgets an opened case: what is on disk is the truth again.
    pub(crate) fn forget(&mut self, id: &str) {
        self.cases.remove(id);
    }
}
