//! Devices with a case on them, and what the tests ask about them.
#![allow(dead_code, unreachable_pub, reason = "each test file uses its part")]

pub mod acts;

use serde_json::{Value, json};
use sip_doc::{Author, CaseDocs, Chunk, Contested, DocId, Incoming, Overlap, Why};
use sip_model::field::{EditError, Path, Write, apply, at, prepare_act, prepare_set, prepare_strike, read_case_file};
use sip_model::item::Struck;
use sip_model::person::is_protected;

pub const UNIT: &str = "Norrby vårdcentral";

pub fn scenario(number: u8) -> Value {
    let path = format!("{}/../../../tests/fixtures/scenarios/{number}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::to_value(read_case_file(&std::fs::read_to_string(path).unwrap()).unwrap()).unwrap()
}

/// Scenario 1 with little in it: two goals, two insatser each, so that a property can try many.
pub fn small() -> Value {
    let mut case = scenario(1);
    for key in ["summons", "preparation", "followUps", "discharge"] {
        case.as_object_mut().unwrap().remove(key);
    }
    let goals = case["plan"]["goals"].as_array_mut().unwrap();
    goals.truncate(2);
    goals.iter_mut().for_each(|goal| goal["insatser"].as_array_mut().unwrap().truncate(2));
    case
}

/// One thing that waits for a person: where, why, and every value with who wrote it.
pub type Waiting = (String, Why, Vec<(Value, String)>);

pub fn author(name: &str) -> Author {
    Author { name: name.into(), unit: UNIT.into() }
}

pub fn path(text: &str) -> Path {
    Path::read(text).unwrap()
}

pub fn restricted(units: &[&str]) -> DocId {
    DocId::plan_without(units.iter().map(|unit| (*unit).to_owned()).collect())
}

/// A case without what means nothing: nulls, empty texts, groups and lists.
pub fn bare(value: Value) -> Value {
    match value {
        Value::Object(object) => Value::Object(
            object
                .into_iter()
                .map(|(key, value)| (key, bare(value)))
                .filter(|(_, value)| {
                    !value.is_null() && *value != json!({}) && *value != json!([]) && *value != json!("")
                })
                .collect(),
        ),
        Value::Array(items) => Value::Array(items.into_iter().map(bare).collect()),
        other => other,
    }
}

/// Where two cases differ, and how: a failed test should not print both.
pub fn differences(one: &Value, other: &Value) -> Vec<String> {
    fn walk(one: &Value, other: &Value, at: &str, found: &mut Vec<String>) {
        match (one, other) {
            (Value::Object(a), Value::Object(b)) => {
                let keys: std::collections::BTreeSet<&String> = a.keys().chain(b.keys()).collect();
                keys.into_iter().for_each(|key| walk(&one[key], &other[key], &format!("{at}/{key}"), found));
            }
            (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
                a.iter().zip(b).enumerate().for_each(|(n, (a, b))| walk(a, b, &format!("{at}/{n}"), found));
            }
            _ if one != other => found.push(format!("{at}: {one} and {other}")),
            _ => {}
        }
    }
    let mut found = Vec::new();
    walk(&bare(one.clone()), &bare(other.clone()), "", &mut found);
    found
}

/// Everything of one document that one has and the other lacks.
pub fn give_doc(from: &mut Device, to: &mut Device, id: &DocId) {
    let heads = to.docs.heads(id);
    let out = from.docs.changes_since(id, &heads);
    let taken = to.docs.take_in(Incoming::read(id, &out.bytes).unwrap()).unwrap();
    to.overlaps.extend(taken.overlaps);
}

/// Everything that one has and the other lacks.
pub fn give(from: &mut Device, to: &mut Device) {
    for id in from.docs.ids().cloned().collect::<Vec<_>>() {
        give_doc(from, to, &id);
    }
    to.case = to.docs.project().unwrap();
}

/// What a unit reads that has the plan and the consent, and nothing that was kept from it.
pub fn view_of(device: &mut Device, unit: &str) -> Device {
    let mut view = Device { docs: CaseDocs::new().unwrap(), overlaps: Vec::new(), ..device.clone() };
    let open = |id: &DocId| id.to_string() != "own" && !id.without().contains(unit);
    for id in device.docs.ids().filter(|id| open(id)).cloned().collect::<Vec<_>>() {
        give_doc(device, &mut view, &id);
    }
    view.case = view.docs.project().unwrap();
    view
}

/// A device: a case in memory with its documents, and everything it ever stored.
#[derive(Clone)]
pub struct Device {
    pub case: Value,
    pub docs: CaseDocs,
    pub stored: Vec<Chunk>,
    pub overlaps: Vec<Overlap>,
    pub name: &'static str,
    pub clock: i64,
    pub actor: u8,
}

impl Device {
    pub fn with(case: &Value) -> Self {
        let mut docs = CaseDocs::new().unwrap();
        docs.write_as([1; 16]);
        let stored = docs.fill(case, &author("Maria"), 1).unwrap();
        Self { case: case.clone(), docs, stored, overlaps: Vec::new(), name: "Maria", clock: 2, actor: 1 }
    }

    pub fn twin(&self, name: &'static str, actor: u8) -> Self {
        let mut twin = Self { name, actor, ..self.clone() };
        twin.docs.write_as([actor; 16]);
        twin
    }

    pub fn author(&self) -> Author {
        author(self.name)
    }

    pub fn write(&mut self, writes: &[Write]) {
        let was_protected = is_protected(&self.case);
        for write in writes {
            apply(&mut self.case, write);
        }
        self.clock += 1;
        let chunks = self.docs.apply(writes, was_protected, &self.case, &self.author(), self.clock).unwrap();
        self.stored.extend(chunks);
    }

    pub fn try_set(&mut self, to: &str, value: Value) -> Result<(), EditError> {
        self.write(&prepare_set(&self.case, &path(to), value, "new-id")?);
        Ok(())
    }

    pub fn set(&mut self, to: &str, value: Value) {
        self.try_set(to, value).unwrap();
    }

    pub fn add(&mut self, list: &str, value: Value, id: &str) {
        let writes = prepare_act(&self.case, &path(&format!("{list}/-")), value, id).unwrap();
        self.write(&writes);
    }

    pub fn strike(&mut self, item: &str, reason: &str) {
        let struck = Struck { reason: reason.into(), ..Struck::default() };
        let writes = prepare_strike(&self.case, &path(item), struck).unwrap();
        self.write(&writes);
    }

    pub fn lift(&mut self, item: &str) {
        self.set(&format!("{item}/struck"), Value::Null);
    }

    pub fn reorder(&mut self, item: &str, after: Option<&str>) {
        self.clock += 1;
        let chunks = self.docs.reorder(&path(item), after, &self.author(), self.clock).unwrap();
        self.stored.extend(chunks);
        self.case = self.docs.project().unwrap();
    }

    pub fn settle(&mut self, field: &str) {
        self.clock += 1;
        let chunks = self.docs.settle(&path(field), &self.author(), self.clock).unwrap();
        self.stored.extend(chunks);
        self.case = self.docs.project().unwrap();
    }

    /// Settles a field by a value, as the interface does: writes it, and says that it is settled.
    pub fn choose(&mut self, field: &str, value: Value) {
        self.set(field, value);
        self.settle(field);
    }

    pub fn meet(&mut self, other: &mut Self) {
        give(self, other);
        give(other, self);
        assert_eq!(differences(&self.case, &other.case), [""; 0], "after meeting both read the same");
        assert_eq!(self.told(), other.told(), "and the same waits for both");
    }

    pub fn at(&self, field: &str) -> Value {
        at(&self.case, &path(field)).cloned().unwrap_or_default()
    }

    pub fn contested(&mut self) -> Vec<Contested> {
        let overlaps = self.overlaps.clone();
        self.docs.contested(&overlaps).unwrap()
    }

    /// What waits for a person: where, why, and every value with who wrote it.
    pub fn told(&mut self) -> Vec<Waiting> {
        let name = |by: Option<Author>| by.map(|by| by.name).unwrap_or_default();
        let told = self.contested().into_iter().map(|contested| {
            let mut values: Vec<_> = contested.values.into_iter().map(|told| (told.value, name(told.by))).collect();
            // The one that holds stands first; the others in any order.
            let from = usize::from(matches!(contested.why, Why::Late | Why::Strike)).min(values.len());
            values[from..].sort_by_key(|(value, by)| (value.to_string(), by.clone()));
            (contested.path.to_string(), contested.why, values)
        });
        told.collect()
    }

    /// Where something waits, and why.
    pub fn waits(&mut self) -> Vec<(String, Why)> {
        self.told().into_iter().map(|(path, why, _)| (path, why)).collect()
    }

    pub fn fold(&mut self, id: &DocId, sealed: &[[u8; 32]]) -> bool {
        self.actor += 20;
        self.docs.fold(id, sealed, [self.actor; 16]).unwrap()
    }

    /// Every word that was ever written in a document.
    pub fn history(&mut self, id: &DocId) -> String {
        words_in(&automerge::AutoCommit::load(&self.docs.save(id)).unwrap().get_changes(&[]))
    }

    /// What a document says now, whatever the table says of it.
    pub fn state(&mut self, id: &DocId) -> Value {
        let doc = automerge::AutoCommit::load(&self.docs.save(id)).unwrap();
        serde_json::to_value(automerge::AutoSerde::from(&doc)).unwrap()
    }
}

/// Every word that changes write: letters in a row, values, keys.
pub fn words_in(changes: &[automerge::Change]) -> String {
    let mut words = String::new();
    for op in changes.iter().flat_map(|change| change.decode().operations) {
        if op.key.is_map_key() {
            words.push('\n');
        }
        if let automerge::legacy::Key::Map(key) = &op.key {
            words.push_str(key);
            words.push('\n');
        }
        if let Some(automerge::ScalarValue::Str(text)) = op.primitive_value() {
            words.push_str(&text);
        }
    }
    words
}

/// Every word that was stored for a document after a point.
pub fn words_stored(stored: &[Chunk], id: &DocId) -> String {
    let of = stored.iter().filter(|chunk| chunk.doc == *id);
    words_in(&of.map(|chunk| automerge::Change::from_bytes(chunk.bytes.clone()).unwrap()).collect::<Vec<_>>())
}
