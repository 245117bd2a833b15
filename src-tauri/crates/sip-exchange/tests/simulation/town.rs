//! The town: three units with their devices, and the post offices in which they meet.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use sip_exchange::Me;
use sip_exchange::office::MemoryOffice;
use sip_model::field::read_case_file;
use sip_vault::identity::{AgeKey, DeviceId, DevicePublic, Revoked, UnitCard, UnitId, UnitKeys};

use crate::keys::{Random, device_keys, unit_keys};
use crate::model::Model;
use crate::plot::{Plot, Third};
use crate::shelf::MemoryShelf;
use crate::watch::Watch;

/// The case that every schedule is about.
pub(crate) const CASE: &str = "SIP-1";
/// The unit that documents it, a co-writer, and the third.
pub(crate) const UNITS: [(&str, &str, &str); 3] = [
    ("u-vc", "Norrby vårdcentral", "SE5560000001-SIP101"),
    ("u-hsv", "Hemsjukvården Norrby", "SE5560000002-SIP111"),
    ("u-ht", "Hemtjänst Norrby", "SE5560000002-SIP114"),
];
/// Every device that may be there: name, user, unit, whether it is an office device.
pub(crate) const DEVICES: [(&str, &str, usize, bool); 6] = [
    ("Marias dator", "Maria", 0, true),
    ("Leilas dator", "Leila", 1, true),
    ("Aminas dator", "Amina", 2, true),
    ("Marias laptop", "Maria", 0, false),
    ("Leilas laptop", "Leila", 1, false),
    ("Anders dator", "Anders", 0, true),
];

/// A unit.
pub(crate) struct Unit {
    /// Its keys, with the root.
    pub(crate) keys: UnitKeys,
    pub(crate) card: UnitCard,
}

/// A device.
pub(crate) struct Device {
    pub(crate) name: &'static str,
    pub(crate) unit: usize,
    pub(crate) office: bool,
    pub(crate) shelf: MemoryShelf,
    /// Lost, and not restored.
    pub(crate) gone: bool,
    /// A copy of the shelf, and how many deeds had been done then.
    pub(crate) copy: Option<(MemoryShelf, usize)>,
    /// Its folder was put back from the copy.
    pub(crate) back: bool,
    /// Its identities, the first one first.
    pub(crate) ids: Vec<DeviceId>,
}

/// The town.
pub(crate) struct Town {
    pub(crate) offices: Vec<MemoryOffice>,
    pub(crate) units: Vec<Unit>,
    pub(crate) devices: Vec<Device>,
    pub(crate) third: Third,
    pub(crate) model: Model,
    pub(crate) watch: Watch,
    /// Faults that wait for the next puts, by office.
    pub(crate) waiting: Vec<usize>,
    /// What opens a mailbox, of all identities that ever were.
    pub(crate) keys: BTreeMap<DeviceId, AgeKey>,
    /// What others knew of those identities.
    pub(crate) publics: Vec<DevicePublic>,
    pub(crate) random: Random,
}

/// Scenario 1 with less in it, so that many schedules can be played.
pub(crate) fn small_case(third: Third) -> Value {
    let path = format!("{}/../../../tests/fixtures/scenarios/1.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("the fixture is there");
    let mut case = serde_json::to_value(read_case_file(&text).expect("the fixture is a case")).expect("JSON");
    let fields = case.as_object_mut().expect("a case is an object");
    for key in
        ["summons", "followUps", "discharge", "signatures", "distribution", "externalRecord", "sipKollen", "need"]
    {
        fields.remove(key);
    }
    let keep = |list: &mut Value, key: &str, ids: &[&str]| {
        let items = list.as_array_mut().expect("a list");
        items.retain(|item| ids.iter().any(|id| item[key] == *id));
    };
    keep(&mut case["units"], "id", &["u-vc", "u-hsv", "u-ht", "u-bi"]);
    keep(&mut case["consent"]["parties"], "unitId", &["u-vc", "u-hsv", "u-ht"]);
    keep(&mut case["meeting"]["participants"], "id", &["p1", "p3", "p4", "p5", "p8"]);
    for list in ["/meeting/agenda", "/meeting/roundOff", "/person/adaptations", "/plan/dissent", "/legalBasis"] {
        *case.pointer_mut(list).expect("a list") = json!([]);
    }
    let goals = case["plan"]["goals"].as_array_mut().expect("goals");
    goals.truncate(2);
    for insatser in goals.iter_mut().map(|goal| goal["insatser"].as_array_mut().expect("insatser")) {
        insatser.truncate(2);
        insatser
            .iter_mut()
            .for_each(|insats| insats["responsible"] = json!({ "authority": "kommun", "unitId": "u-bi" }));
    }
    // Clocks are ten years off, and no clock may end it.
    case["consent"]["validFrom"] = json!("2001-01-01");
    case["consent"]["validTo"] = json!("2099-12-31");
    let parties = case["consent"]["parties"].as_array_mut().expect("parties");
    match third {
        Third::CoWriter => {}
        Third::Later => parties.retain(|party| party["unitId"] != UNITS[2].0),
        Third::Extract => {
            let party = parties.iter_mut().find(|party| party["unitId"] == UNITS[2].0).expect("the third unit");
            party["topics"] = json!(["Hjälp hemma"]);
        }
    }
    case
}

impl Town {
    /// A town with the devices of a plot; the first of them has the case.
    pub(crate) fn build(plot: &Plot) -> Self {
        let mut random = Random(plot.seed ^ 0x5eed);
        let mut units = Vec::new();
        let mut devices = Vec::new();
        let mut keys = BTreeMap::new();
        let mut publics = Vec::new();
        for (at, (_, name, hsa)) in UNITS.into_iter().enumerate() {
            let unit = unit_keys(&mut random);
            let mut card = UnitCard::draft(&unit, name, "region").expect("root keys");
            card.hsa_id = Some(hsa.to_owned());
            let all = DEVICES.iter().zip(&plot.devices).filter(|((_, _, unit, _), is_here)| *unit == at && **is_here);
            let mut own = Vec::new();
            for ((name, user, _, office), _) in all {
                let device = device_keys(&mut random);
                card.devices.push(device.public(*office));
                own.push((*name, *user, *office, device));
            }
            card.sign(&unit).expect("a sound card");
            for (name, user, office, device) in own {
                keys.insert(device.id(), device.age_identity());
                publics.push(device.public(office));
                let clock = plot.clocks[DEVICES.iter().position(|known| known.0 == name).expect("known")];
                let ids = vec![device.id()];
                let unit_keys = office.then(|| unit.without_root());
                let me = Me { keys: device, card: card.clone(), unit_keys };
                let shelf = MemoryShelf::new(me, user, clock, Random(random.next()));
                devices.push(Device { name, unit: at, office, shelf, gone: false, copy: None, back: false, ids });
            }
            units.push(Unit { keys: unit, card });
        }
        devices.sort_by_key(|device| DEVICES.iter().position(|known| known.0 == device.name));
        let mut town = Self {
            offices: (0..plot.offices).map(|_| MemoryOffice::new()).collect(),
            waiting: vec![0; usize::from(plot.offices)],
            units,
            devices,
            third: plot.third,
            model: Model::default(),
            watch: Watch::default(),
            keys,
            publics,
            random,
        };
        town.trust_at_first();
        town.devices[0].shelf.begin(CASE, &small_case(plot.third));
        for at in 0..town.devices.len() {
            if town.devices[at].unit == 0 && !town.devices[at].office {
                let id = town.devices[at].shelf.me.device();
                town.devices[0].shelf.check_out(CASE, id);
            }
        }
        town
    }

    /// The documenting unit and the others trust each other; co-writers do not know each other. The
    /// third unit comes later in some plots.
    fn trust_at_first(&mut self) {
        let cards: Vec<UnitCard> = self.units.iter().map(|unit| unit.card.clone()).collect();
        for device in &mut self.devices {
            for (at, card) in cards.iter().enumerate() {
                let knows = match (device.unit, at) {
                    (0, 2) => self.third != Third::Later,
                    (0, 1) | (1 | 2, 0) => true,
                    _ => false,
                };
                if knows {
                    device.shelf.trust.cards.insert(card.id(), card.clone());
                }
            }
        }
    }

    /// The device with an identity, whichever it was.
    pub(crate) fn device_of(&self, id: &str) -> Option<usize> {
        self.devices.iter().position(|device| device.ids.iter().any(|known| known.to_string() == id))
    }

    /// The unit in the town of an id.
    pub(crate) fn unit_of(&self, id: &UnitId) -> Option<usize> {
        self.units.iter().position(|unit| unit.card.id() == *id)
    }

    /// Devices that are there.
    pub(crate) fn live(&self) -> Vec<usize> {
        (0..self.devices.len()).filter(|at| !self.devices[*at].gone).collect()
    }

    /// Another office device of the same unit that is there.
    pub(crate) fn colleague(&self, at: usize) -> Option<usize> {
        let unit = self.devices[at].unit;
        self.live()
            .into_iter()
            .find(|other| *other != at && self.devices[*other].unit == unit && self.devices[*other].office)
    }

    /// Takes a device off its unit's card; the unit gets a new key, which it never gets.
    pub(crate) fn revoke(&mut self, at: usize) {
        let gone = self.devices[at].shelf.me.device();
        let unit = &mut self.units[self.devices[at].unit];
        let epoch = unit.keys.new_epoch();
        let mut card = unit.card.successor();
        card.devices.retain(|device| device.id != gone);
        card.revoked.push(Revoked { device: gone, at: "2026-11-02T10:00".to_owned() });
        card.epoch = epoch;
        card.recipient = unit.keys.latest().expect("an epoch").1.recipient();
        card.sign(&unit.keys).expect("a sound card");
        unit.card = card;
        if let Some(colleague) = self.colleague(at) {
            self.hand_card(colleague);
        }
    }

    /// Gives a device its unit's newest card, and the keys where it is an office device.
    pub(crate) fn hand_card(&mut self, at: usize) {
        let device = &mut self.devices[at];
        let unit = &self.units[device.unit];
        device.shelf.me.card = unit.card.clone();
        if device.office {
            device.shelf.me.unit_keys = Some(unit.keys.without_root());
        }
        device.shelf.touch_all();
    }

    /// Puts a device's folder back from its copy. It goes on as the same device, and knows nothing of what it
    /// did since: that is there if somebody else has it.
    pub(crate) fn put_back(&mut self, at: usize) -> bool {
        let Some((copy, deeds)) = self.devices[at].copy.clone() else { return false };
        let device = &mut self.devices[at];
        let is_itself = copy.me.device() == device.shelf.me.device();
        if !is_itself {
            return false;
        }
        device.shelf = copy.again(Random(self.random.next()));
        device.back = true;
        self.model.forget(at, deeds);
        self.model.sealed(at, &mut self.devices[at].shelf);
        true
    }

    /// Restores a device from its copy, as a new device of its unit. The old one is revoked, and what
    /// it had written after the copy is gone unless somebody else has it.
    pub(crate) fn restore(&mut self, at: usize) -> bool {
        let Some((copy, deeds)) = self.devices[at].copy.clone() else { return false };
        let old = self.devices[at].shelf.me.card.device(&self.devices[at].shelf.me.device()).cloned();
        self.revoke(at);
        let keys = device_keys(&mut self.random);
        let device = &mut self.devices[at];
        let unit = &mut self.units[device.unit];
        let mut card = unit.card.successor();
        card.devices.push(keys.public(device.office));
        card.sign(&unit.keys).expect("a sound card");
        unit.card = card.clone();
        self.keys.insert(keys.id(), keys.age_identity());
        self.publics.push(keys.public(device.office));
        device.ids.push(keys.id());
        let unit_keys = device.office.then(|| unit.keys.without_root());
        let me = Me { keys, card, unit_keys };
        device.shelf = copy.restored(me, Random(self.random.next()));
        // A person knows that the old one is this one.
        device.shelf.trust.adopted.extend(old.map(|old| (old.id, old)));
        device.copy = None;
        self.model.forget(at, deeds);
        self.model.sealed(at, &mut self.devices[at].shelf);
        if let Some(colleague) = self.colleague(at) {
            self.hand_card(colleague);
        }
        true
    }
}
