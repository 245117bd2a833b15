//! A round of "Lämna och hämta": fetch what is new, leave what is owed, read back what was left.
//!
//! It is made in steps, each of them durable before the next: to stop between two is to cancel, and
//! the next round goes on where this one was.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use sip_vault::identity::UnitCard;

use crate::cursor::Cursor;
use crate::fetch::Asked;
use crate::leave::Bag;
use crate::mailbox::Mailbox;
use crate::office::{OfficeError, PacketName, PostOffice};
use crate::packet::MOST_SEALED;
use crate::shelf::{Aside, Looked, Shelf};

/// Packets listed at a time.
pub(crate) const LISTED: usize = 64;
/// What stopped a round. What was done before it stays done.
#[derive(Debug)]
pub enum Stopped<E> {
    /// The post office.
    Office(OfficeError),
    /// The storage.
    Shelf(E),
    /// This device's unit has revoked it.
    Revoked,
    /// A key that nothing can be sealed to.
    NotSealed,
}

impl<E> From<OfficeError> for Stopped<E> {
    fn from(error: OfficeError) -> Self {
        Self::Office(error)
    }
}

/// What was done with one unit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    /// Envelopes left.
    pub sent: u32,
    /// Envelopes taken in.
    pub received: u32,
    /// Envelopes set aside.
    pub set_aside: u32,
    /// Cases of which something is owed.
    pub owed: u32,
}

/// What a round has done so far.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// By the unit's name.
    pub units: BTreeMap<String, Tally>,
    /// What was set aside.
    pub set_aside: Vec<Aside>,
    /// Changes left.
    pub changes: u32,
    /// Everything was written.
    pub written: bool,
    /// What was written was read back and is the same.
    pub read_back: bool,
    /// Plan ids of cases in which something changed.
    pub cases: Vec<String>,
}

/// What a round does now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doing {
    /// Fetching.
    Fetching,
    /// Leaving.
    Leaving,
    /// Reading back.
    ReadingBack,
    /// Nothing more.
    Done,
}

/// A round.
pub struct Round {
    pub(crate) office: Box<dyn PostOffice>,
    pub(crate) id: String,
    pub(crate) own: String,
    pub(crate) senders: VecDeque<Asked>,
    pub(crate) again: VecDeque<(Mailbox, String, PacketName)>,
    pub(crate) unread: BTreeMap<(Mailbox, String), BTreeSet<u64>>,
    pub(crate) cases: Option<VecDeque<String>>,
    pub(crate) bags: BTreeMap<Mailbox, Bag>,
    pub(crate) left: VecDeque<(Mailbox, PacketName)>,
    pub(crate) own_cursors: BTreeMap<Mailbox, Cursor>,
    pub(crate) looks: Vec<Looked>,
    pub(crate) steps: (u32, u32),
    pub(crate) doing: Doing,
    pub(crate) report: Report,
}

impl std::fmt::Debug for Round {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Round").field("id", &self.id).field("doing", &self.doing).finish_non_exhaustive()
    }
}

impl Round {
    /// Begins a round with a post office.
    ///
    /// # Errors
    /// [`Stopped`]: the office cannot be reached, or this device was revoked.
    pub fn begin<S: Shelf>(mut office: Box<dyn PostOffice>, shelf: &mut S) -> Result<Self, Stopped<S::Error>> {
        let me = shelf.me();
        if me.is_revoked() {
            return Err(Stopped::Revoked);
        }
        let id = office.id(shelf.random())?;
        let own = me.device().to_string();
        let mut senders = VecDeque::new();
        for mailbox in me.mailboxes() {
            for sender in office.senders(&mailbox.to_string())? {
                // What this device left for its colleagues it opens too. There is more than it knows of once its
                // folder was put back from an older copy: what it wrote since is fetched from there.
                let is_known = sender == own && {
                    let seq = shelf.cursor(&id, mailbox, &own).map_err(Stopped::Shelf)?.seq;
                    office.list(&mailbox.to_string(), &own, seq, 1)?.is_empty()
                };
                if !is_known {
                    senders.push_back(Asked::of(mailbox, sender));
                }
            }
        }
        // By what they tell, the rest is judged: this unit's own first, then who is trusted here, then who
        // may be known by what those have told.
        let trust = shelf.trust();
        let has = |card: &UnitCard, sender: &str| card.devices.iter().any(|device| device.id.to_string() == sender);
        let rank = |asked: &Asked| match &asked.sender {
            own if has(&me.card, own) => 0,
            known if trust.cards.values().any(|card| has(card, known)) => 1,
            _ => 2,
        };
        senders.make_contiguous().sort_by_key(rank);
        let again: VecDeque<_> = shelf.may_pass(&id).map_err(Stopped::Shelf)?.into();
        let of = u32::try_from(senders.len() + again.len()).unwrap_or(u32::MAX);
        Ok(Self {
            office,
            id,
            own,
            senders,
            again,
            unread: BTreeMap::new(),
            cases: None,
            bags: BTreeMap::new(),
            left: VecDeque::new(),
            own_cursors: BTreeMap::new(),
            looks: Vec::new(),
            steps: (0, of),
            doing: Doing::Fetching,
            report: Report::default(),
        })
    }

    /// The post office's identity.
    #[must_use]
    pub fn office(&self) -> &str {
        &self.id
    }

    /// What it does now.
    #[must_use]
    pub fn doing(&self) -> Doing {
        self.doing
    }

    /// Steps done, and how many there are as far as is known.
    #[must_use]
    pub fn progress(&self) -> (u32, u32) {
        self.steps
    }

    /// What was done so far.
    #[must_use]
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// Does one step.
    ///
    /// # Errors
    /// [`Stopped`]; what was done before stays done, and the next round goes on from there.
    pub fn step<S: Shelf>(&mut self, shelf: &mut S) -> Result<Doing, Stopped<S::Error>> {
        match self.doing {
            Doing::Fetching => {
                self.fetch(shelf)?;
                // It may just have learned it: what it would leave is not heard any more.
                if shelf.me().is_revoked() {
                    return Err(Stopped::Revoked);
                }
            }
            Doing::Leaving => self.leave(shelf)?,
            Doing::ReadingBack => self.read_back(shelf)?,
            Doing::Done => {}
        }
        Ok(self.doing)
    }

    /// Reads back what was left. What is not there, or is not the same, is owed again.
    fn read_back<S: Shelf>(&mut self, shelf: &mut S) -> Result<(), Stopped<S::Error>> {
        let Some((mailbox, name)) = self.left.pop_front() else {
            self.report.read_back = true;
            self.doing = Doing::Done;
            return Ok(());
        };
        self.steps.0 += 1;
        let own = self.own.clone();
        let error = match self.office.get(&mailbox.to_string(), &own, &name, MOST_SEALED) {
            Ok(bytes) if name.matches(&bytes) => return Ok(()),
            Ok(_) => OfficeError::Damaged,
            Err(error) => error,
        };
        if matches!(error, OfficeError::Damaged | OfficeError::NotFound | OfficeError::TooBig) {
            let mut cursor = shelf.cursor(&self.id, mailbox, &own).map_err(Stopped::Shelf)?;
            cursor.recent.retain(|known| *known != name.to_string());
            shelf.lost(&self.id, mailbox, &cursor).map_err(Stopped::Shelf)?;
        }
        Err(Stopped::Office(error))
    }
}
