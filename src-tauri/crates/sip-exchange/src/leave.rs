//! Leaving: what is owed is gathered by mailbox, sealed, laid down, and kept as laid.

use std::collections::VecDeque;

use sip_vault::identity::{DevicePublic, UnitCard, UnitId};

use crate::cursor::{Cursor, number};
use crate::envelope::{Again, Envelope, Keys, What};
use crate::mailbox::Mailbox;
use crate::me::Me;
use crate::offer::{Offering, Put};
use crate::office::PacketName;
use crate::packet::{FORMAT, Packet, seal};
use crate::reading::{Reading, strictest};
use crate::recipient::Recipient;
use crate::round::{Doing, LISTED, Round, Stopped};
use crate::shelf::{Laid, Looked, Shelf};

/// Envelopes of so many bytes, about, before a packet is closed.
const FULL: usize = 8 << 20;
/// Cases looked at in one step.
const TOGETHER: usize = 128;

/// What is gathered for one mailbox.
pub(crate) struct Bag {
    to: Recipient,
    envelopes: Vec<Envelope>,
    laid: Laid,
    bytes: usize,
}

impl Round {
    pub(crate) fn leave<S: Shelf>(&mut self, shelf: &mut S) -> Result<(), Stopped<S::Error>> {
        if self.cases.is_none() {
            self.look_for_lost(shelf)?;
            let stale = shelf.stale(&self.id).map_err(Stopped::Shelf)?;
            self.steps.1 += u32::try_from(stale.len()).unwrap_or(u32::MAX);
            self.cases = Some(stale.into());
            self.bag_keys(shelf)?;
            self.bag_farewell(shelf)?;
            self.bag_again(shelf)?;
        }
        // What is looked at in a step leaves in the same step: between two, people write.
        for _ in 0..TOGETHER {
            let Some(case) = self.cases.as_mut().and_then(VecDeque::pop_front) else {
                self.report.written = true;
                self.doing = Doing::ReadingBack;
                break;
            };
            self.steps.0 += 1;
            self.bag_case(shelf, &case)?;
            if self.bags.values().any(|bag| bag.bytes > FULL) {
                break;
            }
        }
        self.flush(shelf)?;
        if self.doing == Doing::ReadingBack {
            self.steps.1 += u32::try_from(self.left.len()).unwrap_or(u32::MAX);
        }
        Ok(())
    }

    fn bag_case<S: Shelf>(&mut self, shelf: &mut S, case: &str) -> Result<(), Stopped<S::Error>> {
        let me = shelf.me();
        let Some(mut look) = shelf.look(case).map_err(Stopped::Shelf)? else { return Ok(()) };
        let (today, now, value, contested) =
            (shelf.today(), shelf.now(), look.value.clone(), std::mem::take(&mut look.contested));
        let (mut receivers, mut owed, mut told) = (0, 0, false);
        let mut owes = Vec::new();
        let mut lies = Vec::new();
        let recipients = {
            let extract = |version: &_, reader: &str| shelf.extract(case, &value, version, reader);
            let offering = Offering { case: &value, contested: &contested, today, now: &now, extract: &extract };
            look.replica.recipients(&me, &offering)
        };
        let had = look.replica.share.roster.as_ref().map(|roster| roster.had.clone());
        look.replica.entitle(&recipients);
        for to in &recipients {
            lies.push(shelf.lies(&self.id, to.mailbox, case).map_err(Stopped::Shelf)?);
        }
        let strict = strictest(&value, &contested);
        let extract = |version: &_, reader: &str| shelf.extract(case, &strict, version, reader);
        let offering = Offering { case: &value, contested: &contested, today, now: &now, extract: &extract };
        for (to, mut put) in recipients.into_iter().zip(lies) {
            let envelopes = look.replica.offer(&me, &to, &mut put, &offering);
            told |= put.notice == Some(What::Ended);
            if to.reading == Reading::Along {
                receivers += u32::try_from(to.devices.len()).unwrap_or(u32::MAX);
                let lacking = look.replica.owed_devices(&me, &to);
                owed += lacking;
                let name = name_of(&look.replica, &me, &to);
                if lacking > 0 && !owes.contains(&name) {
                    owes.push(name);
                }
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
        look.contested = contested;
        // Nobody was given anything before it lies there: a round may be stopped until then.
        let given =
            look.replica.share.roster.as_mut().zip(had).map(|(roster, had)| std::mem::replace(&mut roster.had, had));
        let (case, ended) = (case.to_owned(), told && receivers == 0);
        self.looks.push(Looked { case, look, receivers, owed, owes, ended, given });
        Ok(())
    }

    /// An office device of this unit that may not have the keys of the latest epoch yet gets them.
    fn bag_keys<S: Shelf>(&mut self, shelf: &mut S) -> Result<(), Stopped<S::Error>> {
        let me = shelf.me();
        let (Some(keys), true) = (&me.unit_keys, me.is_office()) else { return Ok(()) };
        // Who has not the latest epoch has nothing to give.
        if me.card.epoch < 2 || keys.key_of(&me.card.recipient).is_none() {
            return Ok(());
        }
        let text = keys.without_root().to_text();
        for device in me.card.devices.iter().filter(|device| device.office && device.id != me.device()) {
            // The keys that were laid there are told by the card's epoch.
            let mark = format!("keys {}", me.card.epoch);
            let mut put = shelf.lies(&self.id, Mailbox::Device(device.id), &mark).map_err(Stopped::Shelf)?;
            if put.versions.insert(mark.clone()) {
                let keys = Envelope::Keys(Keys { keys: text.to_string() });
                self.bag_beside(me.unit(), device, Some(keys), text.len(), (mark, put));
            }
        }
        Ok(())
    }

    /// A device that was revoked learns it: it gets a packet with nothing in it, and so the card that
    /// says it (the latest time that anything is sealed to it).
    fn bag_farewell<S: Shelf>(&mut self, shelf: &mut S) -> Result<(), Stopped<S::Error>> {
        let me = shelf.me();
        for device in shelf.former().map_err(Stopped::Shelf)? {
            if !me.card.is_revoked(&device.id) {
                continue;
            }
            let mark = "revoked".to_owned();
            let mut put = shelf.lies(&self.id, Mailbox::Device(device.id), &mark).map_err(Stopped::Shelf)?;
            if put.versions.insert(mark.clone()) {
                self.bag_beside(me.unit(), &device, None, 0, (mark, put));
            }
        }
        Ok(())
    }

    /// What a device left and cannot be read here is asked for again, once for each packet.
    fn bag_again<S: Shelf>(&mut self, shelf: &mut S) -> Result<(), Stopped<S::Error>> {
        let (me, trust) = (shelf.me(), shelf.trust());
        for ((mailbox, sender), packets) in std::mem::take(&mut self.unread) {
            let cards = std::iter::once(&me.card).chain(trust.cards.values());
            let found = cards
                .filter_map(|card| Some((card.id(), card.devices.iter().find(|one| one.id.to_string() == sender)?)))
                .next();
            let Some((unit, device)) = found else { continue };
            let mark = format!("again {mailbox}");
            let mut put = shelf.lies(&self.id, Mailbox::Device(device.id), &mark).map_err(Stopped::Shelf)?;
            let new: Vec<u64> = packets.into_iter().filter(|packet| put.versions.insert(packet.to_string())).collect();
            if !new.is_empty() {
                let again = Envelope::Again(Again { mailbox, packets: new });
                self.bag_beside(unit, device, Some(again), 200, (mark, put));
            }
        }
        Ok(())
    }

    /// Gathers something for one device that belongs to no case. What lies there of it is kept under
    /// a mark, as a case's is under its plan id.
    fn bag_beside(
        &mut self,
        unit: UnitId,
        device: &DevicePublic,
        envelope: Option<Envelope>,
        bytes: usize,
        laid: (String, Put),
    ) {
        let mailbox = Mailbox::Device(device.id);
        let bag = self.bags.entry(mailbox).or_insert_with(|| {
            let to = Recipient {
                mailbox,
                unit,
                id: String::new(),
                own: false,
                key: device.recipient.clone(),
                epoch: 0,
                devices: vec![device.id],
                reading: Reading::Nothing,
            };
            Bag { to, envelopes: Vec::new(), laid: Laid::default(), bytes: 0 }
        });
        bag.bytes += bytes;
        bag.envelopes.extend(envelope);
        bag.laid.cases.push(laid);
    }

    /// Seals and lays down what was gathered, and keeps that it was.
    fn flush<S: Shelf>(&mut self, shelf: &mut S) -> Result<(), Stopped<S::Error>> {
        let me = shelf.me();
        shelf.sealed(&mut self.looks).map_err(Stopped::Shelf)?;
        // This unit's own devices last: they are told what the others were given.
        let (own, others): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.bags).into_iter().partition(|(_, bag)| bag.to.own);
        for (mailbox, bag) in others.into_iter().chain(own) {
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
            cursor.note(&name);
            self.own_cursors.insert(mailbox, cursor.clone());
            self.left.push_back((mailbox, name));
            shelf.laid(&self.id, mailbox, &cursor, bag.laid).map_err(Stopped::Shelf)?;
        }
        let mut looks = std::mem::take(&mut self.looks);
        for looked in &mut looks {
            if let Some((roster, given)) = looked.look.replica.share.roster.as_mut().zip(looked.given.take()) {
                roster.had = given;
            }
        }
        shelf.looked(&self.id, looks).map_err(Stopped::Shelf)
    }

    /// This device's own cursor in a mailbox: after everything that lies there, also what a round
    /// laid down that was stopped before it could keep that.
    fn own_cursor<S: Shelf>(&mut self, shelf: &mut S, mailbox: Mailbox) -> Result<Cursor, Stopped<S::Error>> {
        if let Some(cursor) = self.own_cursors.get(&mailbox) {
            return Ok(cursor.clone());
        }
        let own = self.own.clone();
        let mut cursor = shelf.cursor(&self.id, mailbox, &own).map_err(Stopped::Shelf)?;
        cursor.seq = self.after_own(mailbox, cursor.seq)?;
        Ok(cursor)
    }

    /// The last number of this device's own in a mailbox. After a stop in the middle there may be one more than
    /// it knows of; after its folder was put back from an older copy, many.
    pub(crate) fn after_own<E>(&mut self, mailbox: Mailbox, mut seq: u64) -> Result<u64, Stopped<E>> {
        loop {
            let later = self.office.list(&mailbox.to_string(), &self.own, seq, LISTED)?;
            // One that was planted far ahead is nothing that this device laid: its numbers have no gaps.
            let reach = seq + u64::try_from(LISTED).unwrap_or(0);
            let own = later.iter().map(|name| name.seq).filter(|seq| *seq <= reach);
            match own.max().filter(|last| *last > seq) {
                Some(last) => seq = last,
                None => return Ok(seq),
            }
        }
    }

    /// A post office may lose what was laid into it: whatever of the latest is gone is owed again. So is
    /// everything where more of this device's own lies than it knows of: it was put back from an older copy, and
    /// does not know what it told there.
    fn look_for_lost<S: Shelf>(&mut self, shelf: &mut S) -> Result<(), Stopped<S::Error>> {
        for (mailbox, mut cursor) in shelf.left(&self.id).map_err(Stopped::Shelf)? {
            let first = cursor.recent.iter().map(|name| number(name)).min().unwrap_or(1);
            let there = self.office.list(&mailbox.to_string(), &self.own, first.saturating_sub(1), LISTED)?;
            let last = there.last().map_or(0, |name| name.seq);
            let there: Vec<String> = there.iter().map(ToString::to_string).collect();
            let after = if last > cursor.seq { self.after_own(mailbox, cursor.seq)? } else { cursor.seq };
            if after > cursor.seq || cursor.recent.iter().any(|name| !there.contains(name)) {
                cursor.seq = after;
                cursor.recent.retain(|name| there.contains(name));
                shelf.lost(&self.id, mailbox, &cursor).map_err(Stopped::Shelf)?;
            }
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
