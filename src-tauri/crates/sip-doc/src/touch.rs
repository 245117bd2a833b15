//! What a change touched. A change never does anything else later: what was once read out of it is
//! kept.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use automerge::legacy::{ElementId, Key, ObjectId, OpId};
use automerge::{AutoCommit, ChangeHash, ExpandedChange};

use crate::graph::Graph;
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
    /// What a change touched.
    pub(crate) fn read(change: &ExpandedChange) -> Self {
        let (own, start) = (&change.actor_id, change.start_op.get());
        let is_own = |id: &OpId| id.actor() == own && id.counter() >= start;
        let mut touch = Self::default();
        // Letter after letter stands in the same text: its name is made once.
        let mut last: Option<(&ObjectId, String)> = None;
        for op in &change.operations {
            if matches!(&op.obj, ObjectId::Id(id) if is_own(id)) {
                continue;
            }
            if matches!(&op.key, Key::Seq(ElementId::Id(id)) if is_own(id)) {
                continue;
            }
            let (_, object) = match last.take() {
                Some(known) if *known.0 == op.obj => last.insert(known),
                _ => last.insert((&op.obj, op.obj.to_string())),
            };
            match &op.key {
                Key::Seq(element) => {
                    touch.letters.entry(object.clone()).or_default().insert(element.as_opid().cloned());
                }
                Key::Map(key) => {
                    touch.fields.insert((object.clone(), key.to_string()));
                }
            }
        }
        touch
    }

    /// Whether it wrote in a text, or took words out of it.
    pub(crate) fn wrote_in(&self, text: &str) -> bool {
        self.letters.contains_key(text)
    }

    /// Whether it said of an item where it lives.
    pub(crate) fn says_away(&self, item: &str) -> bool {
        self.fields.contains(&(item.to_owned(), AWAY.to_owned()))
    }
}

/// What was read out of changes so far.
#[derive(Debug, Clone, Default)]
pub(crate) struct Touches(HashMap<ChangeHash, Arc<Touch>>);

/// Above so many times as many changes as are asked for, each is looked up by itself.
const FAR: usize = 16;

impl Touches {
    /// What a change touched.
    pub(crate) fn of(&mut self, doc: &mut AutoCommit, hash: ChangeHash) -> Option<Arc<Touch>> {
        if let Some(known) = self.0.get(&hash) {
            return Some(Arc::clone(known));
        }
        let touch = Arc::new(Touch::read(&doc.get_change_by_hash(&hash)?.decode()));
        self.0.insert(hash, Arc::clone(&touch));
        Some(touch)
    }

    /// Keeps what was read out of a change elsewhere.
    pub(crate) fn keep(&mut self, hash: ChangeHash, touch: Arc<Touch>) {
        self.0.insert(hash, touch);
    }

    /// Reads changes that will be asked for, in one pass: for each by itself Automerge would go through
    /// the document anew.
    pub(crate) fn read(&mut self, doc: &mut AutoCommit, graph: &Graph, of: &[ChangeHash]) {
        let new: HashSet<ChangeHash> = of.iter().filter(|hash| !self.0.contains_key(hash)).copied().collect();
        let before = graph.before(&new);
        if graph.below(&before).rest().count() > new.len() * FAR {
            return;
        }
        self.read_beyond(doc, &before, |hash| new.contains(hash));
    }

    /// Reads those changes that are wanted of all that do not lie beneath some heads.
    pub(crate) fn read_beyond(
        &mut self,
        doc: &mut AutoCommit,
        heads: &[ChangeHash],
        wanted: impl Fn(&ChangeHash) -> bool,
    ) {
        for change in doc.get_changes(heads).into_iter().filter(|change| wanted(&change.hash())) {
            self.0.entry(change.hash()).or_insert_with(|| Arc::new(Touch::read(&change.decode())));
        }
    }
}
