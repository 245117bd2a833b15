//! Who shares a case: decided and signed by the unit that documents it, never by what a document
//! says (ruling 6).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use sip_doc::{DocId, DocKind};
use sip_model::Case;
use sip_vault::identity::{DeviceId, UnitCard, UnitId};

use crate::me::{Me, Trust};
use crate::recipient::Recipient;
use crate::vouch::hex;

/// A roster. It only grows; what somebody may read is decided anew for every packet, from consent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Roster {
    /// Plan id.
    pub case: String,
    /// Which case it is, among those of the same plan id: made when it was first shared.
    pub origin: String,
    /// How many times it was handed to another unit.
    pub number: u32,
    /// The unit that documents it.
    pub documents: UnitId,
    /// Those that did before.
    #[serde(default)]
    pub before: Vec<UnitId>,
    /// Units of the case that have a trusted card, by their id within the case.
    pub units: BTreeMap<String, UnitCard>,
    /// Devices that hold the case by themselves (laptops), with their unit.
    #[serde(default)]
    pub devices: BTreeMap<DeviceId, UnitId>,
    /// Which units were given a document, by its name. One whose history hides something, and a
    /// former generation, go to nobody else: what a unit says of itself is no proof.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub had: BTreeMap<String, BTreeSet<String>>,
    /// What units were called before: what they wrote then stays theirs.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub names: BTreeMap<UnitId, BTreeSet<String>>,
}

impl Roster {
    /// A new roster, of this unit alone.
    #[must_use]
    pub fn new(me: &Me, case: &str, own_id: &str, origin: String) -> Self {
        Self {
            case: case.to_owned(),
            origin,
            number: 0,
            documents: me.unit(),
            before: Vec::new(),
            units: BTreeMap::from([(own_id.to_owned(), me.card.clone())]),
            devices: BTreeMap::new(),
            had: BTreeMap::new(),
            names: BTreeMap::new(),
        }
    }

    /// Which case of a plan id this device begins to share: the same whenever it does, also when its folder was put
    /// back to before it did. Nobody else can make it.
    #[must_use]
    pub fn origin_of(me: &Me, case: &str) -> String {
        hex(&Sha256::digest(me.keys.sign("sip-hemma origin 1", case.as_bytes()))[..16])
    }

    /// What binds a signature to this case: its plan id, and which of that plan id it is.
    #[must_use]
    pub(crate) fn bound(&self) -> String {
        format!("{} {}", self.case, self.origin)
    }

    /// The card of a unit that has a part in the case.
    #[must_use]
    pub fn card(&self, unit: &UnitId) -> Option<&UnitCard> {
        self.units.values().find(|card| card.id() == *unit)
    }

    /// Whether a recipient may read a document, whatever stood in it.
    #[must_use]
    pub(crate) fn may_read(&self, to: &Recipient, doc: &DocId) -> bool {
        match doc.kind() {
            DocKind::Own => to.own && self.documents == to.unit,
            DocKind::Consent => true,
            DocKind::Plan => to.own || !doc.without().contains(&to.id),
        }
    }

    /// Whether a unit was given a document.
    #[must_use]
    pub(crate) fn has_had(&self, unit: &str, doc: &DocId) -> bool {
        self.had.get(&doc.to_string()).is_some_and(|units| units.contains(unit))
    }

    /// Notes that a unit is given a document.
    pub(crate) fn give(&mut self, unit: &str, doc: &DocId) {
        self.had.entry(doc.to_string()).or_default().insert(unit.to_owned());
    }

    /// The roster as a unit may see it: of documents that are kept from it, not even the names.
    #[must_use]
    pub(crate) fn told_to(&self, unit: &str) -> Self {
        let mut told = self.clone();
        told.had.retain(|doc, _| doc.parse::<DocId>().is_ok_and(|doc| !doc.without().contains(unit)));
        told
    }

    /// The id within the case of a unit.
    #[must_use]
    pub fn id_of(&self, unit: &UnitId) -> Option<&str> {
        self.units.iter().find(|(_, card)| card.id() == *unit).map(|(id, _)| id.as_str())
    }

    /// Whether a unit documents the case, or did.
    #[must_use]
    pub fn has_documented(&self, unit: &UnitId) -> bool {
        self.documents == *unit || self.before.contains(unit)
    }

    /// Adds the units of the case whose trusted card has the same HSA-id (ruling 6). Gives the ids of
    /// those that were added. Only the documenting unit calls it.
    pub fn enrol(&mut self, case: &Case, trust: &Trust) -> Vec<String> {
        let mut added = Vec::new();
        for unit in case.units.iter().filter(|unit| unit.struck.is_none()) {
            let id = unit.id.to_string();
            if self.units.contains_key(&id) {
                continue;
            }
            if let Some(card) = unit.hsa_id.as_deref().and_then(|hsa| trust.with_hsa(hsa))
                && self.id_of(&card.id()).is_none()
            {
                self.units.insert(id.clone(), card.clone());
                added.push(id);
            }
        }
        added
    }

    /// Whether a unit is called so, or was.
    #[must_use]
    pub(crate) fn is_called(&self, card: &UnitCard, name: &str) -> bool {
        card.name == name || self.names.get(&card.id()).is_some_and(|names| names.contains(name))
    }

    /// Whether a card gives its unit the name of another unit of the case. By its name people know who wrote what:
    /// nobody writes in another's name by calling oneself so.
    #[must_use]
    pub(crate) fn takes_name(&self, card: &UnitCard) -> bool {
        let is_renamed = self.card(&card.id()).is_some_and(|known| !is_one_name(&known.name, &card.name));
        is_renamed && self.units.values().any(|other| other.root != card.root && is_one_name(&other.name, &card.name))
    }

    /// Takes newer cards into the roster. Tells whether anything changed.
    pub fn refresh(&mut self, card: &UnitCard) -> bool {
        if self.takes_name(card) {
            return false;
        }
        let mut changed = false;
        for known in self.units.values_mut().filter(|known| card.is_newer_than(known)) {
            if known.name != card.name {
                self.names.entry(card.id()).or_default().insert(known.name.clone());
            }
            known.clone_from(card);
            changed = true;
        }
        changed
    }

    /// Takes in what another device tells. What only the documenting unit may decide is taken from it
    /// and from this device's own unit; a device is put on the roster by its own unit.
    ///
    /// Gives nothing when the sender may not say it, else whether anything changed.
    pub fn take_in(&mut self, told: &Self, sender: &UnitId, own: &UnitId) -> Option<bool> {
        if told.case != self.case || told.origin != self.origin {
            return None;
        }
        let before = self.clone();
        let decides = *sender == self.documents || sender == own;
        if told.number == self.number && (decides || self.before.last() == Some(sender)) {
            self.settle_handover(told);
        }
        if decides {
            if told.number > self.number {
                self.number = told.number;
                self.documents = told.documents;
                self.before.clone_from(&told.before);
            }
            for (id, card) in &told.units {
                self.units.entry(id.clone()).or_insert_with(|| card.clone());
            }
        }
        told.units.values().for_each(|card| {
            self.refresh(card);
        });
        if decides {
            for (doc, units) in &told.had {
                self.had.entry(doc.clone()).or_default().extend(units.iter().cloned());
            }
            for (unit, names) in &told.names {
                self.names.entry(*unit).or_default().extend(names.iter().cloned());
            }
        }
        for (device, unit) in &told.devices {
            let is_its_own = |unit: &UnitId| self.card(unit).is_some_and(|card| card.device(device).is_some());
            let is_free = self.devices.get(device).is_none_or(|known| !is_its_own(known) && is_its_own(unit));
            if (decides || (unit == sender && is_its_own(unit))) && is_free {
                self.devices.insert(*device, *unit);
            }
        }
        Some(*self != before)
    }
}

impl Roster {
    /// Two computers of a unit handed the case over apart, to two units: it goes to one of them, the same on every
    /// device. The other documented it until that was heard.
    fn settle_handover(&mut self, told: &Self) {
        let is_apart = told.documents != self.documents && told.before.last() == self.before.last();
        if !is_apart || self.card(&told.documents).is_none() || self.before.last() == Some(&told.documents) {
            return;
        }
        let (stays, goes) = match told.documents < self.documents {
            true => (told.documents, self.documents),
            false => (self.documents, told.documents),
        };
        self.documents = stays;
        self.before.retain(|unit| *unit != goes);
        self.before.insert(0, goes);
        // Whoever handed it over is the last of them still.
        for unit in told.before.iter().rev().filter(|unit| **unit != stays) {
            if !self.before.contains(unit) {
                self.before.insert(0, *unit);
            }
        }
    }
}

/// Whether two names read alike.
fn is_one_name(one: &str, other: &str) -> bool {
    let letters = |name: &str| name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let (one, other): (String, String) = (letters(one), letters(other));
    one == other
}
