//! A town: three units, five devices, one post office, and a case that they share.

use serde_json::{Value, json};
use sip_exchange::office::{MemoryOffice, PacketName, PostOffice};
use sip_exchange::{Doing, Mailbox, Me, Report, Round, Stopped};
use sip_model::field::read_case_file;
use sip_vault::identity::{DeviceId, UnitCard, UnitKeys};

use super::keys::{Random, device_keys, unit_keys};
use super::shelf::{MemoryShelf, PowerOut};

/// The case.
pub(crate) const CASE: &str = "SIP-1";
/// The unit that documents it, a co-writer, and a third that writes along too.
pub(crate) const UNITS: [(&str, &str, &str); 3] = [
    ("u-vc", "Norrby vårdcentral", "SE5560000001-SIP101"),
    ("u-hsv", "Hemsjukvården Norrby", "SE5560000002-SIP111"),
    ("u-ht", "Hemtjänst Norrby", "SE5560000002-SIP114"),
];
const DEVICES: [(&str, usize); 5] = [("Maria", 0), ("Anders", 0), ("Leila", 1), ("Lars", 1), ("Amina", 2)];
/// Of the unit that documents the case.
pub(crate) const MARIA: usize = 0;
/// Her colleague.
pub(crate) const ANDERS: usize = 1;
/// Of the co-writing unit.
pub(crate) const LEILA: usize = 2;
/// Her colleague.
pub(crate) const LARS: usize = 3;
/// Of the third.
pub(crate) const AMINA: usize = 4;

/// Most steps of one round.
const MOST_STEPS: usize = 20_000;

/// The town.
#[derive(Clone)]
pub(crate) struct Town {
    pub(crate) office: MemoryOffice,
    pub(crate) shelves: Vec<MemoryShelf>,
    pub(crate) units: Vec<(UnitKeys, UnitCard)>,
    /// Whose devices are awake.
    pub(crate) who: Vec<usize>,
    pub(crate) random: Random,
}

/// Scenario 1 with less in it. No clock ends its consent.
pub(crate) fn small_case() -> Value {
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
        list.as_array_mut().expect("a list").retain(|item| ids.iter().any(|id| item[key] == *id));
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
    case["consent"]["validFrom"] = json!("2001-01-01");
    case["consent"]["validTo"] = json!("2099-12-31");
    case
}

impl Town {
    /// Keys, cards and trust; nobody has a case yet. Co-writers do not know each other.
    pub(crate) fn empty(seed: u64) -> Self {
        let mut random = Random(seed);
        let mut town =
            Self { office: place(&mut random), shelves: Vec::new(), units: Vec::new(), who: vec![MARIA], random };
        for (at, (_, name, hsa)) in UNITS.into_iter().enumerate() {
            let people: Vec<&str> = DEVICES.iter().filter(|(_, unit)| *unit == at).map(|(user, _)| *user).collect();
            let devices = town.unit(name, hsa, people.len());
            for (me, user) in devices.into_iter().zip(people) {
                let random = Random(town.random.next());
                town.shelves.push(MemoryShelf::new(me, user, random));
            }
        }
        for (one, other) in [(MARIA, 1), (MARIA, 2), (ANDERS, 1), (ANDERS, 2), (LEILA, 0), (LARS, 0), (AMINA, 0)] {
            town.trust(one, other);
        }
        town
    }

    /// A person on a device has compared a unit's card.
    pub(crate) fn trust(&mut self, who: usize, unit: usize) {
        let card = self.units[unit].1.clone();
        self.shelves[who].trust.cards.insert(card.id(), card);
        self.shelves[who].touch_all();
    }

    /// A new unit with so many office devices.
    pub(crate) fn unit(&mut self, name: &str, hsa: &str, devices: usize) -> Vec<Me> {
        let keys = unit_keys(&mut self.random);
        let mut card = UnitCard::draft(&keys, name, "region").expect("root keys");
        card.hsa_id = Some(hsa.to_owned());
        let own: Vec<_> = (0..devices).map(|_| device_keys(&mut self.random)).collect();
        card.devices.extend(own.iter().map(|device| device.public(true)));
        card.sign(&keys).expect("a sound card");
        let unit_keys = Some(keys.without_root());
        self.units.push((keys, card.clone()));
        own.into_iter().map(|keys| Me { keys, card: card.clone(), unit_keys: unit_keys.clone() }).collect()
    }

    /// A town in which Maria and these have the case, and nothing is owed among them.
    pub(crate) fn shared(others: &[usize]) -> Self {
        let mut town = Self::empty(1);
        town.shelves[MARIA].begin(CASE, &small_case());
        town.who.extend(others);
        town.converge();
        town
    }

    /// The device of somebody.
    pub(crate) fn id(&self, who: usize) -> DeviceId {
        self.shelves[who].me.device()
    }

    /// The mailbox of somebody's unit.
    pub(crate) fn mailbox(&self, who: usize) -> Mailbox {
        Mailbox::Unit(self.shelves[who].me.unit())
    }

    /// A field as somebody reads it.
    pub(crate) fn reads(&self, who: usize, pointer: &str) -> Value {
        self.shelves[who].value(CASE).pointer(pointer).cloned().unwrap_or_default()
    }

    /// Somebody writes a field.
    pub(crate) fn set(&mut self, who: usize, path: &str, value: Value) {
        self.shelves[who].set(CASE, path, value, "ny");
    }

    /// A whole round.
    pub(crate) fn round(&mut self, who: usize) -> Report {
        let office = self.office.clone();
        self.round_at(who, Box::new(office)).expect("nothing is wrong with the place")
    }

    /// A whole round at another place, or until it is stopped.
    pub(crate) fn round_at(&mut self, who: usize, office: Box<dyn PostOffice>) -> Result<Report, Stopped<PowerOut>> {
        self.steps(who, office, |_| false)
    }

    /// Fetches, and leaves nothing.
    pub(crate) fn hear(&mut self, who: usize, office: &MemoryOffice) -> Report {
        let heard = self.steps(who, Box::new(office.clone()), |doing| doing != Doing::Fetching);
        heard.expect("nothing is wrong with the place")
    }

    fn steps(
        &mut self,
        who: usize,
        office: Box<dyn PostOffice>,
        is_enough: impl Fn(Doing) -> bool,
    ) -> Result<Report, Stopped<PowerOut>> {
        let shelf = &mut self.shelves[who];
        let mut round = Round::begin(office, shelf)?;
        for _ in 0..MOST_STEPS {
            let doing = round.step(shelf)?;
            if doing == Doing::Done || is_enough(doing) {
                return Ok(round.report().clone());
            }
        }
        panic!("a round of {} has no end", self.shelves[who].user);
    }

    /// Rounds of everyone who is awake in turn, until nobody leaves anything.
    pub(crate) fn converge(&mut self) {
        for _ in 0..12 {
            let before = self.office.packets().len();
            self.who.clone().into_iter().for_each(|one| drop(self.round(one)));
            if self.office.packets().len() == before {
                return;
            }
        }
        panic!("after twelve turns somebody still leaves something");
    }

    /// The number after the latest of a sender in a mailbox.
    pub(crate) fn next_number(&self, mailbox: Mailbox, sender: DeviceId) -> u64 {
        let (mailbox, sender) = (mailbox.to_string(), sender.to_string());
        let all = self.office.packets().into_iter().filter(|(to, from, _)| *to == mailbox && *from == sender);
        all.map(|(_, _, name)| name.seq).max().unwrap_or(0) + 1
    }

    /// A place of its own, with the same name and the same in it.
    pub(crate) fn forked_office(&self) -> MemoryOffice {
        let fork = self.emptied_office();
        for spot in self.office.packets() {
            let bytes = self.office.bytes(&spot).expect("it lies there");
            fork.plant(spot, bytes);
        }
        fork
    }

    /// An empty place under the same name.
    pub(crate) fn emptied_office(&self) -> MemoryOffice {
        let (office, id) = (MemoryOffice::new(), self.office_id());
        let bytes: Vec<u8> = (0..16).filter_map(|at| u8::from_str_radix(&id[2 * at..2 * at + 2], 16).ok()).collect();
        let named = office.clone().id(bytes.try_into().expect("sixteen bytes"));
        assert_eq!(named, Ok(id), "the name follows from the randomness that it is made of");
        office
    }

    /// The post office's identity.
    pub(crate) fn office_id(&self) -> String {
        self.office.clone().id([0; 16]).expect("it has one already")
    }

    /// Lays bytes down as anybody who can write in the place could.
    pub(crate) fn plant(&self, mailbox: Mailbox, sender: DeviceId, seq: u64, bytes: &[u8]) -> PacketName {
        let name = PacketName::of(seq, bytes);
        self.office.plant((mailbox.to_string(), sender.to_string(), name), bytes.to_vec());
        name
    }
}

/// A place with a name of its own.
pub(crate) fn place(random: &mut Random) -> MemoryOffice {
    let office = MemoryOffice::new();
    office.clone().id(random.bytes()).expect("an empty place takes a name");
    office
}
