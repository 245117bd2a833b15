//! A round of "Lämna och hämta": fetch what is new, leave what is owed, read back what was left.
//!
//! It is made in steps, each of them durable before the next: to stop between two is to cancel, and
//! the next round goes on where this one was.

use std::collections::{BTreeMap, VecDeque};

use sip_vault::identity::UnitCard;

use crate::envelope::{Envelope, Keys};
use crate::fetch::{Place, take};
use crate::mailbox::Mailbox;
use crate::me::Me;
use crate::offer::{Offering, Recipient};
use crate::office::{OfficeError, PacketName, PostOffice};
use crate::packet::{FORMAT, MOST_SEALED, Packet, seal};
use crate::reading::Reading;
use crate::reason::Reason;
use crate::shelf::{Aside, Cursor, Laid, PacketTaken, Shelf};

/// Envelopes of so many bytes, about, before a packet is closed.
const FULL: usize = 8 << 20;
/// Packets listed at a time.
const LISTED: usize = 64;
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
    office: Box<dyn PostOffice>,
    id: String,
    own: String,
    senders: VecDeque<(Mailbox, String)>,
    again: VecDeque<(Mailbox, String, PacketName)>,
    cases: Option<VecDeque<String>>,
    bags: BTreeMap<Mailbox, Bag>,
    left: VecDeque<(Mailbox, PacketName)>,
    own_cursors: BTreeMap<Mailbox, Cursor>,
    looks: Vec<(String, crate::shelf::Look, u32, u32)>,
    steps: (u32, u32),
    doing: Doing,
    report: Report,
}

impl std::fmt::Debug for Round {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Round").field("id", &self.id).field("doing", &self.doing).finish_non_exhaustive()
    }
}

/// What is gathered for one mailbox.
struct Bag {
    to: Recipient,
    envelopes: Vec<Envelope>,
    laid: Laid,
    bytes: usize,
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
    fn note(&mut self, cursor: &mut Cursor, name: &PacketName) {
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

    fn leave<S: Shelf>(&mut self, shelf: &mut S) -> Result<(), Stopped<S::Error>> {
        if self.cases.is_none() {
            self.look_for_lost(shelf)?;
            let stale = shelf.stale(&self.id).map_err(Stopped::Shelf)?;
            self.steps.1 += u32::try_from(stale.len()).unwrap_or(u32::MAX);
            self.cases = Some(stale.into());
            self.bag_keys(shelf)?;
        }
        let next = self.cases.as_mut().and_then(VecDeque::pop_front);
        let Some(case) = next else {
            self.flush(shelf)?;
            self.report.written = true;
            self.steps.1 += u32::try_from(self.left.len()).unwrap_or(u32::MAX);
            self.doing = Doing::ReadingBack;
            return Ok(());
        };
        self.steps.0 += 1;
        self.bag_case(shelf, &case)?;
        if self.bags.values().any(|bag| bag.bytes > FULL) {
            self.flush(shelf)?;
        }
        Ok(())
    }

    fn bag_case<S: Shelf>(&mut self, shelf: &mut S, case: &str) -> Result<(), Stopped<S::Error>> {
        let me = shelf.me();
        let Some(mut look) = shelf.look(case).map_err(Stopped::Shelf)? else { return Ok(()) };
        let (today, now, value, contested) =
            (shelf.today(), shelf.now(), look.value.clone(), std::mem::take(&mut look.contested));
        let (mut receivers, mut owed) = (0, 0);
        let mut lies = Vec::new();
        let recipients = {
            let extract = |version: &_, reader: &str| shelf.extract(case, &value, version, reader);
            let offering = Offering { case: &value, contested: &contested, today, now: &now, extract: &extract };
            look.replica.recipients(&me, &offering)
        };
        for to in &recipients {
            lies.push(shelf.lies(&self.id, to.mailbox, case).map_err(Stopped::Shelf)?);
        }
        let extract = |version: &_, reader: &str| shelf.extract(case, &value, version, reader);
        let offering = Offering { case: &value, contested: &contested, today, now: &now, extract: &extract };
        for (to, mut put) in recipients.into_iter().zip(lies) {
            let envelopes = look.replica.offer(&me, &to, &mut put, &offering);
            if to.reading == Reading::Along {
                receivers += 1;
                let is_owed = look.replica.is_owed(&to);
                owed += u32::from(is_owed);
                let tally = self.report.units.entry(name_of(&look.replica, &me, &to)).or_default();
                tally.owed += u32::from(is_owed);
            }
            if envelopes.is_empty() {
                continue;
            }
            let tally = self.report.units.entry(name_of(&look.replica, &me, &to)).or_default();
            tally.sent += u32::try_from(envelopes.len()).unwrap_or(u32::MAX);
            for envelope in &envelopes {
                if let Envelope::Changes(changes) = envelope {
                    self.report.changes += changes.count;
                }
            }
            let bag = self.bags.entry(to.mailbox).or_insert_with(|| Bag {
                to: to.clone(),
                envelopes: Vec::new(),
                laid: Laid::default(),
                bytes: 0,
            });
            bag.bytes += envelopes.iter().map(size).sum::<usize>();
            bag.envelopes.extend(envelopes);
            bag.laid.cases.push((case.to_owned(), put));
        }
        self.looks.push((case.to_owned(), look, receivers, owed));
        Ok(())
    }

    /// An office device of this unit that may not have the keys of the latest epoch yet gets them.
    fn bag_keys<S: Shelf>(&mut self, shelf: &mut S) -> Result<(), Stopped<S::Error>> {
        let me = shelf.me();
        let (Some(keys), true) = (&me.unit_keys, me.is_office()) else { return Ok(()) };
        let text = keys.without_root().to_text();
        for device in me.card.devices.iter().filter(|device| device.office && device.id != me.device()) {
            let mailbox = Mailbox::Device(device.id);
            // The keys that were laid there are told by the card's epoch.
            let mark = format!("keys {}", me.card.epoch);
            let mut put = shelf.lies(&self.id, mailbox, &mark).map_err(Stopped::Shelf)?;
            if me.card.epoch < 2 || !put.versions.insert(mark.clone()) {
                continue;
            }
            let to = Recipient {
                mailbox,
                unit: me.unit(),
                id: String::new(),
                own: true,
                key: device.recipient.clone(),
                epoch: 0,
                devices: vec![device.id],
                reading: Reading::Along,
            };
            let envelopes = vec![Envelope::Keys(Keys { keys: text.to_string() })];
            let laid = Laid { cases: vec![(mark, put)] };
            self.bags.insert(mailbox, Bag { to, envelopes, laid, bytes: text.len() });
        }
        Ok(())
    }

    /// Seals and lays down what was gathered, and keeps that it was.
    fn flush<S: Shelf>(&mut self, shelf: &mut S) -> Result<(), Stopped<S::Error>> {
        let me = shelf.me();
        for (mailbox, bag) in std::mem::take(&mut self.bags) {
            let mut cursor = self.own_cursor(shelf, mailbox)?;
            let seq = cursor.seq + 1;
            let packet = Packet {
                format: FORMAT,
                office: self.id.clone(),
                to: mailbox,
                epoch: bag.to.epoch,
                seq,
                device: me.device(),
                card: me.card.clone(),
                envelopes: bag.envelopes,
            };
            let bytes = seal(&packet, &me, &bag.to.key).map_err(|_| Stopped::NotSealed)?;
            let name = PacketName::of(seq, &bytes);
            self.office.put(&mailbox.to_string(), &me.device().to_string(), &name, &bytes)?;
            self.note(&mut cursor, &name);
            self.own_cursors.insert(mailbox, cursor.clone());
            self.left.push_back((mailbox, name));
            shelf.laid(&self.id, mailbox, &cursor, bag.laid).map_err(Stopped::Shelf)?;
        }
        for (case, look, receivers, owed) in std::mem::take(&mut self.looks) {
            shelf.looked(&self.id, &case, look, receivers, owed, true).map_err(Stopped::Shelf)?;
        }
        Ok(())
    }

    /// This device's own cursor in a mailbox: after everything that lies there, also what a round
    /// laid down that was stopped before it could keep that.
    fn own_cursor<S: Shelf>(&mut self, shelf: &mut S, mailbox: Mailbox) -> Result<Cursor, Stopped<S::Error>> {
        if let Some(cursor) = self.own_cursors.get(&mailbox) {
            return Ok(cursor.clone());
        }
        let own = self.own.clone();
        let mut cursor = shelf.cursor(&self.id, mailbox, &own).map_err(Stopped::Shelf)?;
        let later = self.office.list(&mailbox.to_string(), &own, cursor.seq, LISTED)?;
        cursor.seq = later.iter().map(|name| name.seq).max().unwrap_or(cursor.seq);
        Ok(cursor)
    }

    /// A post office may lose what was laid into it: whatever of the latest is gone is owed again.
    fn look_for_lost<S: Shelf>(&mut self, shelf: &mut S) -> Result<(), Stopped<S::Error>> {
        for (mailbox, mut cursor) in shelf.left(&self.id).map_err(Stopped::Shelf)? {
            let first = cursor.recent.first().and_then(|name| name.get(..12)?.parse::<u64>().ok()).unwrap_or(1);
            let there = self.office.list(&mailbox.to_string(), &self.own, first.saturating_sub(1), LISTED)?;
            let there: Vec<String> = there.iter().map(ToString::to_string).collect();
            if cursor.recent.iter().any(|name| !there.contains(name)) {
                cursor.recent.retain(|name| there.contains(name));
                shelf.lost(&self.id, mailbox, &cursor).map_err(Stopped::Shelf)?;
            }
        }
        Ok(())
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

fn name_of(replica: &crate::share::Replica, me: &Me, to: &Recipient) -> String {
    let card: Option<&UnitCard> =
        if to.own { Some(&me.card) } else { replica.share.roster.as_ref().and_then(|roster| roster.units.get(&to.id)) };
    card.map(|card| card.name.clone()).unwrap_or_default()
}

fn size(envelope: &Envelope) -> usize {
    match envelope {
        Envelope::Changes(changes) => changes.changes.len() + 200 * changes.vouches.len() + 200,
        Envelope::Version(version) => version.content.len() + 500,
        Envelope::Extract(_) => 30_000,
        _ => 2_000,
    }
}
