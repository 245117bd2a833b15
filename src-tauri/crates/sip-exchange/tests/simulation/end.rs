//! The end of every schedule: what went wrong is healed, everybody meets until nothing moves, and
//! then everybody has the same, as far as they may read it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use sip_doc::{Contested, ContestedValue, DocId};
use sip_exchange::office::{PacketName, PostOffice, Spot};
use sip_exchange::{Aside, Mailbox, Offering, Reading, Reason, Shelf, Version};

use crate::model::What;
use crate::shelf;
use crate::town::{CASE, Town, UNITS};
use crate::watch::office_id;

/// Most times that everybody meets: more than that is a ping-pong.
const MOST_ROUNDS: usize = 16;

impl Town {
    /// Heals, meets until it is quiet, and looks. Gives how many times everybody met.
    pub(crate) fn end(&mut self, story: &mut Vec<String>) -> (usize, Result<(), String>) {
        self.heal();
        story.push("Allt lagas; alla träffas tills inget mer händer.".to_owned());
        for round in 0..MOST_ROUNDS {
            let before = self.packets();
            for dev in self.live() {
                for office in 0..self.offices.len() {
                    if let Err(wrong) = self.meet(dev, office, 0) {
                        return (round, Err(wrong));
                    }
                }
            }
            // A person takes in what lost colleagues had left.
            if round == 1 {
                self.adopt();
            } else if round > 2 && self.packets() == before {
                return (round, self.converged());
            }
        }
        (MOST_ROUNDS, Err(format!("no quiet after {MOST_ROUNDS} rounds: {}", self.last_mail())))
    }

    fn packets(&self) -> Vec<Vec<Spot>> {
        self.offices.iter().map(|office| office.packets()).collect()
    }

    fn heal(&mut self) {
        for (at, office) in self.offices.iter().enumerate() {
            office.away(None);
            office.stale(0);
            // Faults that wait for a put are spent on one that nobody fetches.
            let mut place = office.clone();
            for number in 0..self.waiting[at] {
                let bytes = [1, 2, 3];
                let name = PacketName::of(number as u64 + 1, &bytes);
                let _ = place.put("nobody", "nobody", &name, &bytes);
            }
            self.waiting[at] = 0;
        }
    }

    fn adopt(&mut self) {
        for dev in self.live() {
            let unit = self.devices[dev].unit;
            let lost = self.devices.iter().filter(|other| other.unit == unit).flat_map(|other| {
                let former = other.ids.len() - usize::from(!other.gone);
                other.ids.iter().take(former).copied()
            });
            let lost: BTreeSet<_> = lost.collect();
            let publics: Vec<_> = self.publics.iter().filter(|one| lost.contains(&one.id)).cloned().collect();
            let shelf = &mut self.devices[dev].shelf;
            shelf.trust.adopted.extend(publics.into_iter().map(|public| (public.id, public)));
            shelf.touch_all();
        }
    }

    fn converged(&mut self) -> Result<(), String> {
        let states = self.states();
        let first = self.live().into_iter().find(|dev| self.devices[*dev].unit == 0 && states.contains_key(dev));
        let Some(first) = first else { return Err("the documenting unit has lost the case".to_owned()) };
        self.everybody_has_the_same(&states, first)?;
        self.nothing_is_lost(&states)?;
        self.nobody_waits(&states, first)?;
        for dev in self.live() {
            self.look_at_shelf(dev)?;
        }
        Ok(())
    }

    fn states(&mut self) -> BTreeMap<usize, State> {
        let mut states = BTreeMap::new();
        for dev in self.live() {
            let shelf = &mut self.devices[dev].shelf;
            shelf.forget_read();
            let Some(look) = (if shelf.cases.contains_key(CASE) { shelf.look(CASE).expect("in memory") } else { None })
            else {
                continue;
            };
            let mut replica = look.replica;
            let (today, me, now) = (shelf.today(), shelf.me.clone(), shelf.now());
            let nothing = |_: &Version, _: &str| None;
            let offering =
                Offering { case: &look.value, contested: &look.contested, today, now: &now, extract: &nothing };
            let recipients = replica.recipients(&me, &offering);
            let mut readers = BTreeMap::new();
            let mut owed = Vec::new();
            for to in &recipients {
                readers.insert((to.mailbox.to_string(), to.id.clone()), (to.reading, replica.readable(to)));
                if replica.is_owed(&me, to) {
                    owed.push(format!("{} {}", to.id, to.mailbox));
                }
            }
            let mut heads = BTreeMap::new();
            for id in replica.docs.ids().cloned().collect::<Vec<_>>() {
                if replica.docs.changes_since(&id, &[]).count > 0 {
                    heads.insert(id.clone(), replica.docs.heads(&id));
                }
            }
            let state = State {
                heads,
                value: look.value,
                contested: look.contested,
                versions: replica.versions.clone(),
                ended: replica.has_ended(),
                readers,
                owed,
            };
            states.insert(dev, state);
        }
        states
    }

    fn everybody_has_the_same(&self, states: &BTreeMap<usize, State>, first: usize) -> Result<(), String> {
        let truth = &states[&first];
        for (dev, state) in states {
            let (name, unit) = (self.devices[*dev].name, self.devices[*dev].unit);
            let is_along = unit == 0 || truth.reading(UNITS[unit].0) == Some(Reading::Along);
            // What a unit wrote in a generation that it is not given is its own.
            for (id, heads) in state.heads.iter().filter(|(id, _)| truth.may_read(unit, id)) {
                let theirs = truth.heads.get(id);
                if is_along && !state.ended && theirs != Some(heads) {
                    return Err(format!(
                        "{name} has another {id} than {}: {heads:02x?} {theirs:02x?}",
                        self.devices[first].name
                    ));
                }
            }
            for (id, _) in truth.heads.iter().filter(|(id, _)| is_along && truth.may_read(unit, id)) {
                if !state.heads.contains_key(id) {
                    return Err(format!("{name} lacks {id}"));
                }
            }
            let told = truth.reading(UNITS[unit].0) != Some(Reading::Along);
            if unit != 0 && told != state.ended {
                return Err(format!("{name} was {}told that it has ended", if told { "not " } else { "" }));
            }
        }
        let all: Vec<(&usize, &State)> = states.iter().filter(|(_, state)| !state.ended).collect();
        for (at, (one, state)) in all.iter().enumerate() {
            for (two, other) in all.iter().skip(at + 1).filter(|(_, other)| other.heads == state.heads) {
                let names = (self.devices[**one].name, self.devices[**two].name);
                if state.value != other.value {
                    return Err(format!("{names:?} read different cases in the same documents"));
                }
                if !same(&state.contested, &other.contested) {
                    return Err(format!(
                        "{names:?} have different things to settle: {:?} {:?}",
                        different(&state.contested, &other.contested),
                        different(&other.contested, &state.contested)
                    ));
                }
            }
        }
        Ok(())
    }

    fn nothing_is_lost(&mut self, states: &BTreeMap<usize, State>) -> Result<(), String> {
        let live = self.live();
        let mut exists = BTreeMap::new();
        for deed in 0..self.model.deeds.len() {
            let mut has = !self.model.deeds[deed].forgotten;
            for dev in &live {
                has = has || self.model.has_seen(*dev, &mut self.devices[*dev].shelf, deed);
            }
            exists.insert(deed, has);
        }
        for (dev, state) in states.iter().filter(|(dev, _)| self.devices[**dev].unit == 0) {
            let roots: Vec<String> = state.versions.iter().map(|version| version.hash.clone()).collect();
            if let Some(wrong) = self.model.lost(&state.value, &state.contested, &roots, &|deed| exists[&deed]) {
                return Err(format!("{}: {wrong}", self.devices[*dev].name));
            }
        }
        // Versions where they belong, byte for byte the same.
        for deed in self.model.deeds.iter().enumerate().filter(|(at, _)| exists[at]).map(|(_, deed)| deed) {
            let What::Version(root) = &deed.what else { continue };
            for (unit, (_, name, ..)) in UNITS.iter().enumerate() {
                let of_unit = states.iter().filter(|(dev, state)| self.devices[**dev].unit == unit && !state.ended);
                let found: BTreeSet<Option<&str>> = of_unit
                    .map(|(_, state)| {
                        state.versions.iter().find(|one| one.hash == *root).map(|one| one.content.as_str())
                    })
                    .collect();
                if found.len() > 1 || found.contains(&None) {
                    return Err(format!("version {root:.8} is not the same on all devices of {name}"));
                }
            }
        }
        Ok(())
    }

    /// What a device that was revoked since wrote is signed anew by its unit. A unit that is given nothing any more
    /// does not get that: of its computers the one that had it first cannot give it to the others.
    fn is_unsigned(&self, owed: &str) -> bool {
        let Some(Ok(mailbox)) = owed.rsplit(' ').next().map(str::parse) else { return false };
        let opens = |dev: &usize| match mailbox {
            Mailbox::Device(id) => self.devices[*dev].shelf.me.device() == id,
            Mailbox::Unit(id) => self.devices[*dev].shelf.me.unit() == id && self.devices[*dev].office,
        };
        let asides = |dev: usize| self.devices[dev].shelf.asides.values().flatten();
        self.live().into_iter().filter(opens).flat_map(asides).any(|aside| aside.reason == Reason::Revoked)
    }

    fn nobody_waits(&self, states: &BTreeMap<usize, State>, first: usize) -> Result<(), String> {
        for (dev, state) in states {
            let name = self.devices[*dev].name;
            if let Some(owed) = state.owed.iter().find(|owed| !(state.ended && self.is_unsigned(owed))) {
                return Err(format!("{name} still owes {owed}"));
            }
            // What no fault and no loss explains is never set aside.
            let odd = [
                Reason::DoesNotFit,
                Reason::NotAllowed,
                Reason::Forged,
                Reason::OtherCase,
                Reason::Gap,
                Reason::Unvouched,
                Reason::UnknownCase,
                // Nobody here has two copies of a folder in use.
                Reason::Twice,
            ];
            // What is lost or damaged since, or lay in a place that is there no more, cannot pass any more.
            let asides = self.devices[*dev].shelf.asides.iter().filter(|(spot, _)| self.lies_whole(spot));
            let asides = asides.flat_map(|(_, asides)| asides);
            // Nor what builds on words of a device's own that it lost, where nothing is given to it any more.
            let (ended, back) = (state.ended, self.devices[*dev].back);
            let is_odd =
                |aside: &&Aside| odd.contains(&aside.reason) && !(aside.reason == Reason::Gap && ended && back);
            if let Some(aside) = asides.into_iter().find(is_odd) {
                let from = self.device_of(&aside.sender).map_or("?", |at| self.devices[at].name);
                return Err(format!("{name} set {} from {from} aside as {:?}", aside.packet, aside.reason));
            }
        }
        // Everybody on the roster who may write along does.
        let truth = &states[&first];
        for dev in self.live() {
            let unit = self.devices[dev].unit;
            let id = self.devices[dev].shelf.me.device();
            let is_along = truth.reading(UNITS[unit].0) == Some(Reading::Along);
            let gets = self.devices[dev].office || truth.readers.keys().any(|(to, _)| *to == format!("d-{id}"));
            if unit != 0 && is_along && gets && !states.contains_key(&dev) {
                return Err(format!("{} never got the case", self.devices[dev].name));
            }
        }
        Ok(())
    }
}

impl Town {
    /// Whether a packet that was set aside can still be read as what its name says.
    fn lies_whole(&self, (place, mailbox, sender, name): &shelf::Spot) -> bool {
        let office = self.offices.iter().find(|office| office_id(office) == *place);
        let spot = (mailbox.to_string(), sender.clone(), *name);
        office.and_then(|office| office.bytes(&spot)).is_some_and(|bytes| name.matches(&bytes))
    }
}

/// What a device has in the end.
pub(crate) struct State {
    heads: BTreeMap<DocId, Vec<[u8; 32]>>,
    value: Value,
    contested: Vec<Contested>,
    versions: Vec<Version>,
    ended: bool,
    /// By mailbox and unit: how much is given, and which documents may be read.
    readers: BTreeMap<(String, String), (Reading, Vec<DocId>)>,
    owed: Vec<String>,
}

impl State {
    fn reading(&self, unit: &str) -> Option<Reading> {
        self.readers.iter().find(|((_, id), _)| id == unit).map(|(_, (reading, _))| *reading)
    }

    fn may_read(&self, unit: usize, id: &DocId) -> bool {
        unit == 0 || self.readers.iter().any(|((_, to), (_, docs))| to == UNITS[unit].0 && docs.contains(id))
    }
}

/// Whether the same waits, whatever order the values are told in.
fn same(one: &[Contested], other: &[Contested]) -> bool {
    let sorted = |all: &[Contested]| {
        let mut all = all.to_vec();
        all.iter_mut().for_each(|field| field.values.sort_by_key(|value| format!("{value:?}")));
        all
    };
    sorted(one) == sorted(other)
}

fn different(contested: &[Contested], other: &[Contested]) -> Vec<String> {
    let value = |value: &ContestedValue| {
        format!("{} by {:?} at {:?}", value.value, value.by.as_ref().map(|by| &by.name), value.at)
    };
    let told = |field: &Contested| {
        let values: Vec<String> = field.values.iter().map(value).collect();
        format!("{} {:?} {values:?}", field.path, field.why)
    };
    contested.iter().filter(|field| !other.contains(field)).map(told).collect()
}
