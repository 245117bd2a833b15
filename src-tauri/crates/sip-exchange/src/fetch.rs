//! Fetching: what is new in this device's mailboxes, and what was set aside and may pass now.

use crate::cursor::Cursor;
use crate::mailbox::Mailbox;
use crate::office::{OfficeError, PacketName};
use crate::packet::MOST_SEALED;
use crate::reason::Reason;
use crate::round::{Doing, LISTED, Round, Stopped};
use crate::shelf::{PacketTaken, Shelf};
use crate::take::{Place, take};

/// A sender whose packets in a mailbox are being fetched.
pub(crate) struct Asked {
    mailbox: Mailbox,
    pub(crate) sender: String,
    /// Listed so far.
    after: Option<u64>,
    /// Numbers that were missing before this round.
    sought: Vec<u64>,
}

impl Asked {
    pub(crate) fn of(mailbox: Mailbox, sender: String) -> Self {
        Self { mailbox, sender, after: None, sought: Vec::new() }
    }
}

impl Round {
    pub(crate) fn fetch<S: Shelf>(&mut self, shelf: &mut S) -> Result<(), Stopped<S::Error>> {
        if let Some((mailbox, sender, name)) = self.again.pop_front() {
            self.steps.0 += 1;
            return self.fetch_again(shelf, mailbox, &sender, &name);
        }
        let Some(asked) = self.senders.pop_front() else {
            self.doing = Doing::Leaving;
            return Ok(());
        };
        self.steps.0 += 1;
        self.fetch_from(shelf, asked)
    }

    /// What was set aside once more: what it waited for may have come.
    fn fetch_again<S: Shelf>(
        &mut self,
        shelf: &mut S,
        mailbox: Mailbox,
        sender: &str,
        name: &PacketName,
    ) -> Result<(), Stopped<S::Error>> {
        let cursor = shelf.cursor(&self.id, mailbox, sender).map_err(Stopped::Shelf)?;
        // It was read once, so nothing else looks for it: what is lost or damaged since is asked for.
        let Ok(bytes) = self.bytes(mailbox, sender, name)? else {
            self.unread.entry((mailbox, sender.to_owned())).or_default().insert(name.seq);
            return Ok(());
        };
        let place = self.place(mailbox, sender, name);
        let (taken, _) = take(shelf, &bytes, &place, true).map_err(Stopped::Shelf)?;
        if taken.asides.iter().any(|aside| aside.reason == Reason::Gap) {
            self.unread.entry((mailbox, sender.to_owned())).or_default().insert(name.seq);
        }
        self.keep(shelf, mailbox, sender, &cursor, taken)
    }

    fn fetch_from<S: Shelf>(&mut self, shelf: &mut S, mut asked: Asked) -> Result<(), Stopped<S::Error>> {
        let (mailbox, sender) = (asked.mailbox, asked.sender.clone());
        let mut cursor = shelf.cursor(&self.id, mailbox, &sender).map_err(Stopped::Shelf)?;
        let from = asked.after.unwrap_or_else(|| cursor.from());
        if asked.after.is_none() {
            asked.sought = cursor.sought().collect();
        }
        let names = self.office.list(&mailbox.to_string(), &sender, from, LISTED)?;
        let last = names.last().map(|name| name.seq);
        let mut more = names.len() >= LISTED / 2;
        for name in names {
            if cursor.wants(&name) {
                more = true;
                self.fetch_one(shelf, mailbox, &sender, &name, &mut cursor)?;
            }
        }
        if let (true, Some(last)) = (more, last) {
            self.steps.1 += 1;
            self.senders.push_front(Asked { after: Some(last), ..asked });
            return Ok(());
        }
        // What was missing in an earlier round already and is still not to be had is asked for.
        let lost = asked.sought.into_iter().filter(|seq| cursor.missing.contains(seq));
        self.unread.entry((mailbox, sender)).or_default().extend(lost);
        Ok(())
    }

    fn fetch_one<S: Shelf>(
        &mut self,
        shelf: &mut S,
        mailbox: Mailbox,
        sender: &str,
        name: &PacketName,
        cursor: &mut Cursor,
    ) -> Result<(), Stopped<S::Error>> {
        let place = self.place(mailbox, sender, name);
        let taken = match self.bytes(mailbox, sender, name)? {
            Ok(bytes) => {
                let (taken, is_theirs) = take(shelf, &bytes, &place, false).map_err(Stopped::Shelf)?;
                if is_theirs {
                    cursor.note(name);
                } else {
                    cursor.refuse(name);
                }
                taken
            }
            // Listed and not there: a stale listing. The next round looks again.
            Err(OfficeError::NotFound) => return Ok(()),
            // A synchronised folder may still be bringing it.
            Err(error) => {
                let reason = if error == OfficeError::TooBig { Reason::TooBig } else { Reason::Damaged };
                if reason == Reason::TooBig {
                    cursor.refuse(name);
                } else {
                    cursor.miss(name);
                }
                let asides = vec![place.aside(reason, None, None)];
                PacketTaken { packet: name.to_string(), asides, ..PacketTaken::default() }
            }
        };
        let cursor = cursor.clone();
        self.keep(shelf, mailbox, sender, &cursor, taken)
    }

    /// The bytes of a packet, or what the office says of this one packet alone.
    fn bytes<E>(
        &mut self,
        mailbox: Mailbox,
        sender: &str,
        name: &PacketName,
    ) -> Result<Result<Vec<u8>, OfficeError>, Stopped<E>> {
        match self.office.get(&mailbox.to_string(), sender, name, MOST_SEALED) {
            Err(error @ (OfficeError::NotFound | OfficeError::Damaged | OfficeError::TooBig)) => Ok(Err(error)),
            Err(error) => Err(error.into()),
            Ok(bytes) => Ok(Ok(bytes)),
        }
    }

    fn keep<S: Shelf>(
        &mut self,
        shelf: &mut S,
        mailbox: Mailbox,
        sender: &str,
        cursor: &Cursor,
        taken: PacketTaken,
    ) -> Result<(), Stopped<S::Error>> {
        let unit = taken.unit.clone().unwrap_or_default();
        let tally = self.report.units.entry(unit).or_default();
        tally.received += taken.taken;
        tally.set_aside += u32::try_from(taken.asides.len()).unwrap_or(u32::MAX);
        self.report.set_aside.extend(taken.asides.clone());
        self.report.cases.extend(taken.cases.iter().map(|case| case.case.clone()));
        // Before the packet counts as fetched: what others could not read is owed again. Two who each miss something
        // would ask one another for ever, since whoever lays everything anew asks anew too.
        for (mailbox, latest) in &taken.unread {
            let mut own = shelf.cursor(&self.id, *mailbox, &self.own).map_err(Stopped::Shelf)?;
            let last = self.after_own(*mailbox, own.seq)?;
            if own.lays_anew(sender, *latest, last) {
                shelf.lost(&self.id, *mailbox, &own).map_err(Stopped::Shelf)?;
            }
        }
        shelf.keep(&self.id, (mailbox, sender), cursor, taken).map_err(Stopped::Shelf)
    }

    fn place(&self, mailbox: Mailbox, sender: &str, name: &PacketName) -> Place {
        Place { office: self.id.clone(), mailbox, sender: sender.to_owned(), name: *name }
    }
}
