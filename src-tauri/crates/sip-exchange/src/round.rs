//! A round of "Lämna och hämta": fetch what is new, leave what is owed, read back what was left.
//!
//! It is made in steps, each of them durable before the next: to stop between two is to cancel, and
//! the next round goes on where this one was.

use std::collections::{BTreeMap, VecDeque};

use crate::fetch::{Place, take};
use crate::leave::Bag;
use crate::mailbox::Mailbox;
use crate::office::{OfficeError, PacketName, PostOffice};
use crate::packet::MOST_SEALED;
use crate::reason::Reason;
use crate::shelf::{Aside, Cursor, Looked, PacketTaken, Shelf};

/// Packets listed at a time.
pub(crate) const LISTED: usize = 64;
/// Names remembered of each sender.
const RECENT: usize = 16;
/// Numbers below the latest that are looked at again.
const WINDOW: u64 = 16;
/// Missing numbers that are looked for again while they are no further back than this.
const FAR_BACK: u64 = 512;
/// Most numbers noted as missing at once.
const MISSED: usize = 1_000;

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
    senders: VecDeque<(Mailbox, String)>,
    again: VecDeque<(Mailbox, String, PacketName)>,
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
                if sender != own {
                    senders.push_back((mailbox, sender));
                }
            }
        }
        let again: VecDeque<_> = shelf.may_pass(&id).map_err(Stopped::Shelf)?.into();
        let of = u32::try_from(senders.len() + again.len()).unwrap_or(u32::MAX);
        Ok(Self {
            office,
            id,
            own,
            senders,
            again,
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
            Doing::Fetching => self.fetch(shelf)?,
            Doing::Leaving => self.leave(shelf)?,
            Doing::ReadingBack => self.read_back()?,
            Doing::Done => {}
        }
        Ok(self.doing)
    }

    fn fetch<S: Shelf>(&mut self, shelf: &mut S) -> Result<(), Stopped<S::Error>> {
        if let Some((mailbox, sender, name)) = self.again.pop_front() {
            self.steps.0 += 1;
            let cursor = shelf.cursor(&self.id, mailbox, &sender).map_err(Stopped::Shelf)?;
            return match self.bytes(mailbox, &sender, &name)? {
                Some(bytes) => self.take(shelf, mailbox, &sender, &name, &bytes, cursor),
                None => Ok(()),
            };
        }
        let Some((mailbox, sender)) = self.senders.pop_front() else {
            self.doing = Doing::Leaving;
            return Ok(());
        };
        self.steps.0 += 1;
        self.fetch_from(shelf, mailbox, &sender)
    }

    fn fetch_from<S: Shelf>(&mut self, shelf: &mut S, mailbox: Mailbox, sender: &str) -> Result<(), Stopped<S::Error>> {
        let mut cursor = shelf.cursor(&self.id, mailbox, sender).map_err(Stopped::Shelf)?;
        // A number may have been used twice by a device that was stopped in the middle, and a listing
        // may have been stale: the latest few and what was missing are looked at again.
        let from = cursor.seq.saturating_sub(u64::try_from(cursor.recent.len()).unwrap_or(0));
        let first_missing = cursor.missing.iter().copied().find(|seq| seq + FAR_BACK > cursor.seq);
        let from = from.min(first_missing.map_or(u64::MAX, |seq| seq.saturating_sub(1)));
        let most = LISTED + RECENT + usize::try_from(cursor.seq.saturating_sub(from)).unwrap_or(0);
        let names = self.office.list(&mailbox.to_string(), sender, from, most)?;
        let is_new = |name: &PacketName| {
            let passed =
                name.seq <= cursor.seq && !cursor.missing.contains(&name.seq) && name.seq + WINDOW < cursor.seq;
            !passed && !cursor.recent.contains(&name.to_string())
        };
        let new: Vec<PacketName> = names.into_iter().filter(is_new).collect();
        let many = new.len() >= LISTED;
        for name in new {
            let Some(bytes) = self.bytes(mailbox, sender, &name)? else { continue };
            self.note(&mut cursor, &name);
            self.take(shelf, mailbox, sender, &name, &bytes, cursor.clone())?;
        }
        if many {
            self.steps.1 += 1;
            self.senders.push_front((mailbox, sender.to_owned()));
        }
        Ok(())
    }

    /// Moves a cursor over a packet. Numbers that were stepped over are missing.
    pub(crate) fn note(&self, cursor: &mut Cursor, name: &PacketName) {
        cursor.missing.retain(|seq| *seq != name.seq);
        for seq in (cursor.seq + 1..name.seq).take(MISSED) {
            cursor.missing.push(seq);
        }
        cursor.seq = cursor.seq.max(name.seq);
        cursor.recent.push(name.to_string());
        if cursor.recent.len() > RECENT {
            cursor.recent.remove(0);
        }
    }

    /// The bytes of a packet; nothing when it is listed and not there (a stale listing), or cannot be
    /// read as what its name says: the next round looks again.
    fn bytes<E>(&mut self, mailbox: Mailbox, sender: &str, name: &PacketName) -> Result<Option<Vec<u8>>, Stopped<E>> {
        match self.office.get(&mailbox.to_string(), sender, name, MOST_SEALED) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(OfficeError::NotFound) => Ok(None),
            // What cannot be read is shown as what it is: nothing that can be opened.
            Err(OfficeError::Damaged | OfficeError::TooBig) => Ok(Some(Vec::new())),
            Err(error) => Err(error.into()),
        }
    }

    fn take<S: Shelf>(
        &mut self,
        shelf: &mut S,
        mailbox: Mailbox,
        sender: &str,
        name: &PacketName,
        bytes: &[u8],
        cursor: Cursor,
    ) -> Result<(), Stopped<S::Error>> {
        let office = self.id.clone();
        let place = Place { office: &office, mailbox, sender, seq: name.seq, name: name.to_string() };
        let taken = if bytes.is_empty() {
            PacketTaken { asides: vec![place.aside(Reason::Damaged, None, None)], ..PacketTaken::default() }
        } else {
            take(shelf, bytes, &place).map_err(Stopped::Shelf)?
        };
        let unit = taken.unit.clone().unwrap_or_default();
        let tally = self.report.units.entry(unit).or_default();
        tally.received += taken.taken;
        tally.set_aside += u32::try_from(taken.asides.len()).unwrap_or(u32::MAX);
        self.report.set_aside.extend(taken.asides.clone());
        self.report.cases.extend(taken.cases.iter().map(|case| case.case.clone()));
        shelf.keep(&office, (mailbox, sender), &cursor, taken).map_err(Stopped::Shelf)
    }

    fn read_back<E>(&mut self) -> Result<(), Stopped<E>> {
        let Some((mailbox, name)) = self.left.pop_front() else {
            self.report.read_back = true;
            self.doing = Doing::Done;
            return Ok(());
        };
        self.steps.0 += 1;
        let own = self.own.clone();
        let bytes = self.office.get(&mailbox.to_string(), &own, &name, MOST_SEALED)?;
        if !name.matches(&bytes) {
            return Err(Stopped::Office(OfficeError::Damaged));
        }
        Ok(())
    }
}
