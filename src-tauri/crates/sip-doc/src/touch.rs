//! What a change touched. A change never does anything else later: what was once read out of it is
//! kept.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use automerge::legacy::{ElementId, ObjectId, OpId};
use automerge::{AutoCommit, ChangeHash};

use crate::tree::AWAY;

/// Places that a change touched in what others had made.
#[derive(Debug, Default)]
pub(crate) struct Touch {
    /// By text: the letters it took out, and those it wrote after. Nothing stands for the start.
    pub(crate) letters: BTreeMap<String, HashSet<Option<OpId>>>,
    /// Fields: the object, and the key in it.
    pub(crate) fields: BTreeSet<(String, String)>,
}

impl Touch {
    /// Whether two changes touched the same place of a text.
    pub(crate) fn meets<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = &'a str> {
        let meet = |text: &&String| match other.letters.get(*text) {
            Some(theirs) => self.letters.get(*text).is_some_and(|mine| !mine.is_disjoint(theirs)),
            None => false,
        };
        self.letters.keys().filter(meet).map(String::as_str)
    }

    /// Whether it said of an item where it lives.
    pub(crate) fn says_away(&self, item: &str) -> bool {
        self.fields.contains(&(item.to_owned(), AWAY.to_owned()))
    }
}

/// What was read out of changes so far.
#[derive(Debug, Clone, Default)]
pub(crate) struct Touches(HashMap<ChangeHash, Arc<Touch>>);

impl Touches {
    /// What a change touched.
    pub(crate) fn of(&mut self, doc: &mut AutoCommit, hash: ChangeHash) -> Option<Arc<Touch>> {
        if let Some(known) = self.0.get(&hash) {
            return Some(Arc::clone(known));
        }
        let change = doc.get_change_by_hash(&hash)?.decode();
        let (own, start) = (&change.actor_id, change.start_op.get());
        let is_own = |id: &OpId| id.actor() == own && id.counter() >= start;
        let mut touch = Touch::default();
        for op in &change.operations {
            if matches!(&op.obj, ObjectId::Id(id) if is_own(id)) {
                continue;
            }
            match op.key.as_element_id() {
                Some(ElementId::Id(id)) if is_own(&id) => {}
                Some(element) => {
                    touch.letters.entry(op.obj.to_string()).or_default().insert(element.as_opid().cloned());
                }
                None => {
                    if let automerge::legacy::Key::Map(key) = &op.key {
                        touch.fields.insert((op.obj.to_string(), key.to_string()));
                    }
                }
            }
        }
        let touch = Arc::new(touch);
        self.0.insert(hash, Arc::clone(&touch));
        Some(touch)
    }
}
