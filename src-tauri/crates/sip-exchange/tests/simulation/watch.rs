//! The watch: every packet that is laid anywhere is opened with the keys of those whose mailbox it
//! lies in, and must hold nothing that they may not read.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use sip_doc::{Chunk, Contested, DocId, DocKind};
use sip_exchange::office::{MemoryOffice, PostOffice, Spot};
use sip_exchange::packet::{Found, Packet, open};
use sip_exchange::{Envelope, Mailbox};
use sip_model::field::{Path, at};

use crate::hands::items;
use crate::town::{CASE, Town, UNITS};

/// What is known of who may read which words.
#[derive(Debug, Default)]
pub(crate) struct Watch {
    /// The documents that somebody's words were first written to.
    first: BTreeMap<usize, BTreeSet<DocId>>,
    /// Words that a unit may read since a deed.
    freed: BTreeMap<(usize, usize), BTreeSet<usize>>,
    /// Words that a unit was kept from before it was given anything: by which deed, in which item.
    never: BTreeMap<(usize, usize), Vec<(usize, Path)>>,
    /// Words that were laid down for a unit.
    received: BTreeSet<(usize, usize)>,
    /// Units that were given documents.
    given: BTreeSet<usize>,
    seen: BTreeSet<(usize, Spot)>,
}

/// The numbers of all words in some bytes.
pub(crate) fn tokens(bytes: &[u8]) -> BTreeSet<usize> {
    let digits = |at: usize| -> Option<usize> {
        let text = bytes.get(at + 2..at + 6)?;
        let is_one = bytes.get(at + 6) == Some(&b'x') && text.iter().all(u8::is_ascii_digit);
        if is_one { std::str::from_utf8(text).ok()?.parse().ok() } else { None }
    };
    bytes.windows(2).enumerate().filter(|(_, two)| *two == b"zq").filter_map(|(at, _)| digits(at)).collect()
}

/// Everything that a packet tells, as bytes in which words can be found.
fn told(packet: &Packet) -> Vec<u8> {
    let mut bytes = Vec::new();
    for envelope in &packet.envelopes {
        match envelope {
            Envelope::Changes(changes) => bytes.extend(STANDARD.decode(&changes.changes).expect("base 64")),
            other => bytes.extend(serde_json::to_vec(other).expect("JSON")),
        }
    }
    bytes
}

impl Watch {
    /// Words were written.
    pub(crate) fn wrote(&mut self, deed: usize, chunks: &[Chunk]) {
        let docs = chunks.iter().filter(|chunk| tokens(&chunk.bytes).contains(&deed)).map(|chunk| chunk.doc.clone());
        self.first.insert(deed, docs.collect());
    }

    /// An item has other readers since a deed.
    pub(crate) fn readers(&mut self, deed: usize, case: &Value, item: &Path, never_had: &BTreeSet<usize>) {
        let (goals, insatser) = items(case);
        let of_item = |other: &&Path| *other == item || other.parts().starts_with(item.parts());
        for path in goals.iter().chain(&insatser).filter(of_item) {
            let mut value = at(case, path).cloned().unwrap_or_default();
            if let Some(fields) = value.as_object_mut() {
                fields.remove("insatser");
            }
            let words = tokens(value.to_string().as_bytes());
            for (unit, (id, ..)) in UNITS.iter().enumerate().skip(1) {
                for word in &words {
                    if !is_kept(case, path, id) {
                        self.freed.entry((*word, unit)).or_default().insert(deed);
                    } else if never_had.contains(&unit) {
                        self.never.entry((*word, unit)).or_default().push((deed, path.clone()));
                    }
                }
            }
        }
    }

    /// Whether words were written where a unit does not read.
    fn is_hidden(&self, word: usize, unit: usize) -> bool {
        let Some(docs) = self.first.get(&word).filter(|docs| !docs.is_empty()) else { return false };
        docs.iter().all(|doc| match doc.kind() {
            DocKind::Own => unit != 0,
            _ => doc.without().contains(UNITS[unit].0),
        })
    }
}

/// Whether a unit is kept from an item, by what stands in the case.
fn is_kept(case: &Value, path: &Path, unit: &str) -> bool {
    let names = |item: &Value| item["notFor"].as_array().is_some_and(|kept| kept.iter().any(|id| id == unit));
    let item = at(case, path).cloned().unwrap_or_default();
    let goal = at(case, &path.parts().iter().take(3).fold(Path::root(), |path, part| path.with(part)));
    names(&item) || (goal.is_some_and(names) && item["responsible"]["unitId"] != unit)
}

/// Whether the person lets a unit write along, by what stands in the consent here.
fn lets(case: &Value, contested: &[Contested], unit: &str) -> bool {
    let consent = &case["consent"];
    let parties = consent["parties"].as_array();
    let is_all = |party: &Value| party["topics"] == "alla";
    let is_party = parties.is_some_and(|all| all.iter().any(|party| party["unitId"] == unit && is_all(party)));
    let apart = contested.iter().filter(|field| field.path.parts().first().is_some_and(|part| part == "consent"));
    let least = apart.into_iter().all(|field| match field.path.parts().last().map(String::as_str) {
        Some("withdrawnAt") => field.values.iter().all(|value| value.value.is_null()),
        Some("topics") => {
            let party = at(case, &field.path.parent()).cloned().unwrap_or_default();
            party["unitId"] != unit || field.values.iter().all(|value| value.value == "alla")
        }
        _ => true,
    });
    consent["withdrawnAt"].is_null() && is_party && least
}

impl Town {
    /// Units to which nobody has given a document yet.
    pub(crate) fn never_had(&self, _dev: usize) -> BTreeSet<usize> {
        (1..UNITS.len()).filter(|unit| !self.watch.given.contains(unit)).collect()
    }

    /// Looks at what a device has just laid down. Gives what is wrong.
    pub(crate) fn look_at_mail(&mut self, dev: usize) -> Result<(), String> {
        let mut new = Vec::new();
        for office in 0..self.offices.len() {
            for spot in self.offices[office].packets() {
                if self.device_of(&spot.1) == Some(dev) && self.watch.seen.insert((office, spot.clone())) {
                    new.push((office, spot));
                }
            }
        }
        if new.is_empty() {
            return Ok(());
        }
        let Some(case) = self.devices[dev].shelf.value(CASE) else { return Ok(()) };
        let contested = self.devices[dev].shelf.contested(CASE);
        new.into_iter().try_for_each(|(office, spot)| self.look_at(dev, office, &spot, &case, &contested))
    }

    fn look_at(
        &mut self,
        dev: usize,
        office: usize,
        spot: &Spot,
        case: &Value,
        contested: &[Contested],
    ) -> Result<(), String> {
        let Some((packet, unit)) = self.opened(office, spot) else { return Ok(()) };
        let from = self.devices[dev].unit;
        let name = self.devices[dev].name;
        let gives = packet.envelopes.iter().any(|envelope| {
            !matches!(envelope, Envelope::Notice(_) | Envelope::Extract(_) | Envelope::Keys(_) | Envelope::Again(_))
        });
        // What a co-writer was told of the end holds for what it gives to others too.
        let has_ended = from != 0 && self.devices[dev].shelf.cases[CASE].replica.has_ended();
        let may_give = lets(case, contested, UNITS[unit].0) && !has_ended;
        if gives && from != unit && unit != 0 && !may_give {
            let kinds: Vec<String> =
                packet.envelopes.iter().map(|one| format!("{one:?}").chars().take(9).collect()).collect();
            return Err(format!("{name} gives {} more than a notice: {kinds:?}", UNITS[unit].1));
        }
        for word in tokens(&told(&packet)) {
            self.look_at_word(dev, unit, word, case, contested)?;
            self.watch.received.insert((word, unit));
        }
        if packet.envelopes.iter().any(|envelope| matches!(envelope, Envelope::Changes(_))) {
            self.watch.given.insert(unit);
        }
        Ok(())
    }

    fn look_at_word(
        &mut self,
        dev: usize,
        unit: usize,
        word: usize,
        case: &Value,
        contested: &[Contested],
    ) -> Result<(), String> {
        let name = self.devices[dev].name;
        let model = &self.model;
        let shelf = &mut self.devices[dev].shelf;
        let mut has_seen = |deed: usize| model.has_seen(dev, shelf, deed);
        let freed: Vec<usize> = self.watch.freed.get(&(word, unit)).into_iter().flatten().copied().collect();
        if self.watch.is_hidden(word, unit) && !freed.iter().any(|deed| has_seen(*deed)) {
            return Err(format!("{name} gives {} the hidden words {word}", UNITS[unit].1));
        }
        for (deed, item) in self.watch.never.get(&(word, unit)).into_iter().flatten() {
            let is_apart = contested.iter().any(|field| field.path == item.with("notFor"));
            let is_late = freed.iter().any(|freed| freed > deed && has_seen(*freed));
            let is_known = has_seen(*deed) && is_kept(case, item, UNITS[unit].0) && !is_apart && !is_late;
            if is_known && !self.watch.received.contains(&(word, unit)) {
                return Err(format!("{name} gives {} the words {word} that it was kept from by {deed}", UNITS[unit].1));
            }
        }
        Ok(())
    }

    /// A packet with whoever opens its mailbox: the unit.
    fn opened(&self, office: usize, spot: &Spot) -> Option<(Packet, usize)> {
        let mailbox: Mailbox = spot.0.parse().ok()?;
        let (keys, unit) = match mailbox {
            Mailbox::Unit(id) => {
                let unit = self.unit_of(&id)?;
                (self.units[unit].keys.all().into_iter().cloned().collect(), unit)
            }
            Mailbox::Device(id) => {
                let at = self.device_of(&id.to_string())?;
                (vec![self.keys.get(&id)?.clone()], self.devices[at].unit)
            }
        };
        let bytes = self.offices[office].bytes(spot)?;
        let id = office_id(&self.offices[office]);
        let found = Found { office: &id, mailbox, sender: &spot.1, seq: spot.2.seq };
        // What was flipped or laid there twice cannot be opened, by nobody.
        open(&bytes, &keys, &found).ok().map(|packet| (packet, unit))
    }

    /// What lies last in the first post office, for messages.
    pub(crate) fn last_mail(&self) -> String {
        let packets = self.offices[0].packets();
        let mut last: Vec<&Spot> = packets.iter().collect();
        last.sort_by_key(|spot| spot.2.seq);
        let told = last.iter().rev().take(6).filter_map(|spot| {
            let (packet, unit) = self.opened(0, spot)?;
            let from = self.device_of(&spot.1).map_or("?", |at| self.devices[at].name);
            let kinds: Vec<String> =
                packet.envelopes.iter().map(|one| format!("{one:?}").chars().take(150).collect()).collect();
            Some(format!("{from} to {} {}: {kinds:?}", UNITS[unit].1, spot.2.seq))
        });
        told.collect::<Vec<_>>().join("; ")
    }

    /// What a device holds in the end that its unit may not read.
    pub(crate) fn look_at_shelf(&mut self, dev: usize) -> Result<(), String> {
        let unit = self.devices[dev].unit;
        let Some(kept) = self.devices[dev].shelf.cases.get_mut(CASE) else { return Ok(()) };
        let mut bytes: Vec<u8> = kept.replica.versions.iter().flat_map(|one| one.content.bytes()).collect();
        for id in kept.replica.docs.ids().cloned().collect::<Vec<_>>() {
            bytes.extend(kept.replica.docs.changes_since(&id, &[]).bytes);
        }
        for word in tokens(&bytes) {
            let is_freed = self.watch.freed.contains_key(&(word, unit));
            if self.watch.is_hidden(word, unit) && !is_freed {
                return Err(format!("{} holds the hidden words {word}", self.devices[dev].name));
            }
        }
        Ok(())
    }
}

/// Which office it is.
pub(crate) fn office_id(office: &MemoryOffice) -> String {
    office.clone().id([7; 16]).unwrap_or_default()
}
