//! Leaving: what is owed is gathered by mailbox, sealed, laid down, and kept as laid.

use std::collections::VecDeque;

use sip_vault::identity::UnitCard;

use crate::envelope::{Envelope, Keys};
use crate::mailbox::Mailbox;
use crate::me::Me;
use crate::offer::{Offering, Recipient};
use crate::office::PacketName;
use crate::packet::{FORMAT, Packet, seal};
use crate::reading::Reading;
use crate::round::{Doing, LISTED, Round, Stopped};
use crate::shelf::{Cursor, Laid, Looked, Shelf};

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
        look.contested = contested;
        self.looks.push(Looked { case: case.to_owned(), look, receivers, owed });
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
        shelf.sealed(&mut self.looks).map_err(Stopped::Shelf)?;
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
        shelf.looked(&self.id, std::mem::take(&mut self.looks)).map_err(Stopped::Shelf)
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
