//! The reference: everything that people did, what each had seen when doing it, and with it what
//! must still be there at the end.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use sip_doc::{Chunk, Contested, DocId, Hash, Incoming, Why};
use sip_model::field::{Path, at, bound_group};

use crate::shelf::MemoryShelf;
use crate::town::CASE;

/// What somebody did.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum What {
    /// A field got a value.
    Value(Value),
    /// A running text got these words.
    Words(String),
    /// A running text was read, or something late was looked at.
    Looked,
    /// A list got an item.
    Item,
    /// A version was established, with this root.
    Version(String),
    /// The person took this consent back, at a unit that only writes along.
    Withdrawn(String),
}

/// Something that somebody did.
#[derive(Debug, Clone)]
pub(crate) struct Deed {
    /// Which device.
    pub(crate) device: usize,
    pub(crate) path: Path,
    pub(crate) what: What,
    /// What was done there before and was seen: it is superseded.
    pub(crate) over: BTreeSet<usize>,
    /// Documents in which it is not sealed yet.
    pending: BTreeSet<DocId>,
    /// The changes that it became, or others that left with it.
    pub(crate) marks: BTreeSet<(DocId, Hash)>,
    /// Its device was lost after it: it is there if somebody else has it.
    pub(crate) forgotten: bool,
    /// It made again what stood before anything that was not sealed: folded, it never was (ruling 9).
    taken_back: bool,
}

/// All deeds, in the order in which they were done.
#[derive(Debug, Default)]
pub(crate) struct Model {
    pub(crate) deeds: Vec<Deed>,
    /// Heads up to which a device's changes are marked.
    marked: BTreeMap<(usize, DocId), Vec<Hash>>,
    /// How the case read on a device when all of it was sealed, and what waited in it then.
    base: BTreeMap<usize, (Value, Vec<Contested>)>,
}

impl Model {
    /// Notes a deed. Gives its number.
    pub(crate) fn note(
        &mut self,
        device: usize,
        shelf: &mut MemoryShelf,
        path: &Path,
        what: What,
        chunks: &[Chunk],
    ) -> usize {
        let same = |deed: &Deed| {
            is_within(&deed.path, path) && matches!(deed.what, What::Value(_) | What::Words(_) | What::Looked)
        };
        let earlier: Vec<usize> = (0..self.deeds.len()).filter(|at| same(&self.deeds[*at])).collect();
        // Words come beside words; everything else takes the place of what was there.
        let over = match what {
            What::Value(_) | What::Looked => {
                earlier.into_iter().filter(|earlier| self.has_seen(device, shelf, *earlier)).collect()
            }
            _ => BTreeSet::new(),
        };
        let taken_back = match &what {
            What::Value(value) => self.is_taken_back(device, path, value),
            _ => false,
        };
        self.deeds.push(Deed {
            device,
            path: path.clone(),
            what,
            over,
            pending: chunks.iter().map(|chunk| chunk.doc.clone()).collect(),
            marks: BTreeSet::new(),
            forgotten: false,
            taken_back,
        });
        self.deeds.len() - 1
    }

    fn is_taken_back(&self, device: usize, path: &Path, value: &Value) -> bool {
        let Some((base, waited)) = self.base.get(&device) else { return false };
        let is_loose = |deed: &Deed| deed.device == device && deed.path == *path && !deed.pending.is_empty();
        let stood = at(base, path).cloned().unwrap_or_default();
        self.deeds.iter().any(is_loose) && same(&stood, value) && !waits(waited, path)
    }

    /// Says that a deed took the place of all that was seen there.
    pub(crate) fn supersede(&mut self, device: usize, shelf: &mut MemoryShelf, deed: usize) {
        let path = self.deeds[deed].path.clone();
        let earlier: Vec<usize> = (0..deed).filter(|at| is_within(&self.deeds[*at].path, &path)).collect();
        let seen: BTreeSet<usize> =
            earlier.into_iter().filter(|earlier| self.has_seen(device, shelf, *earlier)).collect();
        self.deeds[deed].over.extend(seen);
    }

    /// Marks the deeds of a device whose changes are sealed by now.
    pub(crate) fn sealed(&mut self, device: usize, shelf: &mut MemoryShelf) {
        let own = shelf.me.device();
        if shelf.is_sealed(CASE)
            && let Some(case) = shelf.value(CASE)
        {
            self.base.insert(device, (case, shelf.contested(CASE)));
        }
        let Some(kept) = shelf.cases.get_mut(CASE) else { return };
        for id in kept.replica.docs.ids().cloned().collect::<Vec<_>>() {
            let heads = kept.replica.docs.heads(&id);
            let key = (device, id.clone());
            if kept.replica.share.sealed(&id) != heads || self.marked.get(&key) == Some(&heads) {
                continue;
            }
            let before = self.marked.insert(key, heads).unwrap_or_default();
            let bytes = kept.replica.docs.changes_since(&id, &before).bytes;
            let new = Incoming::read(&id, &bytes).expect("our own changes");
            let own: BTreeSet<(DocId, Hash)> =
                new.arrived().filter(|one| one.actor[..8] == own.0[..8]).map(|one| (id.clone(), one.hash)).collect();
            for deed in self.deeds.iter_mut().filter(|deed| deed.device == device && deed.pending.contains(&id)) {
                deed.marks.extend(own.iter().cloned());
                deed.pending.remove(&id);
            }
        }
    }

    /// A device was lost: what was done on it from this deed on is there if somebody else has it.
    pub(crate) fn forget(&mut self, device: usize, from: usize) {
        for deed in self.deeds.iter_mut().skip(from).filter(|deed| deed.device == device) {
            deed.forgotten = true;
            deed.pending.clear();
        }
        self.marked.retain(|(known, _), _| *known != device);
        self.base.remove(&device);
    }

    /// Whether a device has seen a deed.
    pub(crate) fn has_seen(&self, device: usize, shelf: &mut MemoryShelf, deed: usize) -> bool {
        let deed = &self.deeds[deed];
        if deed.device == device && !deed.forgotten && deed.marks.is_empty() {
            return true;
        }
        let Some(kept) = shelf.cases.get_mut(CASE) else { return false };
        if let What::Version(root) = &deed.what {
            return kept.replica.versions.iter().any(|version| version.hash == *root);
        }
        deed.marks.iter().any(|(id, hash)| kept.replica.docs.holds(id, &[*hash]))
    }

    /// What must be there on a device of the documenting unit, and is not. `exists` says of a deed
    /// that was done on a lost device whether anybody has it.
    pub(crate) fn lost(
        &self,
        case: &Value,
        contested: &[Contested],
        roots: &[String],
        exists: &dyn Fn(usize) -> bool,
    ) -> Option<String> {
        for (number, deed) in self.deeds.iter().enumerate() {
            if deed.taken_back || !exists(number) {
                continue;
            }
            let newer = self.deeds.iter().enumerate().skip(number + 1);
            let mut over = newer.filter(|(_, other)| other.over.contains(&number));
            let is_superseded = over.any(|(other, _)| exists(other));
            let there = match &deed.what {
                What::Item => at(case, &deed.path).is_some() || waits(contested, &deed.path),
                What::Version(root) => roots.contains(root),
                What::Looked => true,
                What::Withdrawn(consent) => is_over(case, contested, consent),
                _ if is_superseded || readers_wait(contested, &deed.path) => true,
                What::Value(value) => shows(case, contested, &deed.path, value),
                What::Words(words) => {
                    let text = at(case, &deed.path).and_then(Value::as_str).unwrap_or_default();
                    text.contains(words) || waits(contested, &deed.path)
                }
            };
            if !there {
                return Some(format!("lost: deed {number}, {} {:?}", deed.path, deed.what));
            }
        }
        None
    }
}

/// Whether a field is another, or one of a group that is written as a whole.
fn is_within(field: &Path, other: &Path) -> bool {
    field == other || bound_group(field).is_some_and(|(group, _)| group == *other)
}

/// Whether a consent holds no more: it was taken back, or another has come since. Where that is
/// contested nothing is given either.
fn is_over(case: &Value, contested: &[Contested], consent: &str) -> bool {
    let is_back = Path::read("/consent/withdrawnAt").is_some_and(|back| waits(contested, &back));
    is_back || !case["consent"]["withdrawnAt"].is_null() || case["consent"]["id"] != consent
}

/// Whether something about a field waits for a person.
fn waits(contested: &[Contested], path: &Path) -> bool {
    let of_group = |field: &Contested| field.why != Why::Strike && field.path == path.parent();
    contested.iter().any(|field| field.path == *path || of_group(field))
}

/// Whether a person has to say first who reads the item that a field is in: what else differs in it
/// is told then (it was moved apart to several).
fn readers_wait(contested: &[Contested], path: &Path) -> bool {
    let parts = path.parts();
    let of = |length: usize| parts.iter().take(length).fold(Path::root(), |path, part| path.with(part)).with("notFor");
    parts.len() > 3 && (waits(contested, &of(3)) || waits(contested, &of(5)))
}

/// Whether a value stands, or is among those that wait.
fn shows(case: &Value, contested: &[Contested], path: &Path, value: &Value) -> bool {
    let now = at(case, path).cloned().unwrap_or_default();
    if same(&now, value) {
        return true;
    }
    // What stands in a group is chosen with it.
    let key = path.parts().last().map(String::as_str).unwrap_or_default();
    let of_group = contested.iter().filter(|field| field.path == path.parent());
    if of_group.flat_map(|field| &field.values).any(|other| same(&other.value[key], value)) {
        return true;
    }
    let of_field = contested.iter().filter(|field| field.path == *path && field.why != Why::Prose);
    of_field.flat_map(|field| &field.values).any(|other| same(&other.value, value))
}

/// A strike is an object in the case, and its text among what waits.
fn same(one: &Value, other: &Value) -> bool {
    let read = |value: &Value| match value {
        Value::String(text) if text.starts_with('{') => serde_json::from_str(text).unwrap_or_default(),
        Value::Array(all) if all.is_empty() => Value::Null,
        other => other.clone(),
    };
    let (one, other) = (read(one), read(other));
    match (one.get("reason"), other.get("reason")) {
        (Some(one), Some(other)) => one == other,
        _ => one == other,
    }
}
