//! An open folder: its store, who uses it, and the cases that were opened.

mod events;
mod open_case;
mod sections;
mod summary;

use std::collections::BTreeMap;

use sip_doc::Author;
use sip_exchange::{Me, Trust};
use sip_model::unit::Unit;
use sip_store::Store;
use sip_store::table::log::Stamp;
use sip_vault::{Keys, When};

use crate::error::AppError;

pub(crate) use events::{Event, events, open_handover};
pub(crate) use open_case::{OpenCase, load};
pub(crate) use sections::{join_all, names, put_all, split};
pub(crate) use summary::{Summary, summarise};

/// An open folder.
pub(crate) struct Session {
    pub(crate) store: Store,
    pub(crate) user: String,
    pub(crate) unit: Unit,
    /// This device, with its keys.
    pub(crate) me: Me,
    /// The units that are trusted here.
    pub(crate) trust: Trust,
    /// Actor of the changes of this session: its device and something of its own (ruling 11).
    pub(crate) actor: [u8; 16],
    /// What opened the database: a new user, a new PIN and a backup need it.
    pub(crate) keys: Keys,
    /// When each case was last noted as read, in seconds.
    pub(crate) reads: BTreeMap<String, i64>,
    /// What could not be noted on a full disk, with its time: noted as soon as it can be.
    pub(crate) unlogged: Vec<(When, [String; 3])>,
    cases: BTreeMap<String, OpenCase>,
}

impl Session {
    pub(crate) fn new(store: Store, user: String, unit: Unit, who: (Me, Trust), keys: Keys, random: [u8; 8]) -> Self {
        let (me, trust) = who;
        let (reads, unlogged, cases) = (BTreeMap::new(), Vec::new(), BTreeMap::new());
        let mut session = Self { store, user, unit, me, trust, actor: [0; 16], keys, reads, unlogged, cases };
        session.begin_actor(random);
        session
    }

    /// From now on, changes are another actor's of this device: after what was unshared was folded,
    /// no number of the old one may come twice.
    pub(crate) fn begin_actor(&mut self, random: [u8; 8]) {
        self.actor[..8].copy_from_slice(&self.me.device().0[..8]);
        self.actor[8..].copy_from_slice(&random);
        self.cases.clear();
    }

    /// Who writes from now on, for the log.
    pub(crate) fn sign(&mut self, when: When) {
        let (user, unit) = (self.user.clone(), self.me.card.name.clone());
        self.store.sign(Stamp { when, user, unit, device: self.me.device().to_string() });
    }

    pub(crate) fn author(&self) -> Author {
        Author { name: self.user.clone(), unit: self.me.card.name.clone() }
    }

    /// A case, opened from its projection the first time.
    pub(crate) fn case(&mut self, id: &str) -> Result<&mut OpenCase, AppError> {
        if !self.cases.contains_key(id) {
            let opened = OpenCase::open(&self.store, id)?;
            self.cases.insert(id.to_owned(), opened);
        }
        self.cases.get_mut(id).ok_or_else(|| AppError::bad("no-such-case"))
    }

    /// A case that is open already, as it is; else as it is on disk.
    pub(crate) fn peek(&self, id: &str) -> Result<serde_json::Value, AppError> {
        match self.cases.get(id) {
            Some(case) => Ok(case.value.clone()),
            None => Ok(OpenCase::open(&self.store, id)?.value),
        }
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
