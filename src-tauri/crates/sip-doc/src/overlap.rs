//! Running texts that two people changed in the same place. Both texts are there, letter by letter,
//! and what came out of it is to be read before the plan is locked: "3 gånger", changed to 2 and
//! to 4, must never stand as "24 gånger" unread (ruling 8).

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use automerge::{AutoCommit, ChangeHash, ObjId, ROOT};
use sip_model::field::{Kind, Node, Path, root};

use crate::doc_id::DocId;
use crate::docs::{CaseDocs, Hash};
use crate::error::DocError;
use crate::graph::Graph;
use crate::touch::{Touch, Touches};
use crate::tree::items_in;
use crate::write::object_at;

/// Two changes of one running text that touched the same place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Overlap {
    /// In which document.
    pub doc: DocId,
    /// Which field.
    pub path: String,
    /// The two changes, the lesser hash first.
    pub changes: [Hash; 2],
}

/// The overlaps that some changes make with what is concurrent with them. Only what touched a text is
/// compared, and only with what is concurrent: the rest of the history is not read.
pub(crate) fn overlaps(
    doc: &mut AutoCommit,
    id: &DocId,
    touches: &mut Touches,
    of: &[ChangeHash],
) -> Result<Vec<Overlap>, DocError> {
    let mine = of.iter().filter_map(|hash| Some((*hash, touches.of(doc, *hash)?)));
    let mine: Vec<(ChangeHash, Arc<Touch>)> = mine.filter(|(_, touch)| !touch.letters.is_empty()).collect();
    let mut found = BTreeSet::new();
    if mine.is_empty() {
        return Ok(Vec::new());
    }
    let graph = Graph::of(doc);
    let (mut beside, mut texts) = (BTreeMap::new(), None);
    for (hash, mine) in mine {
        let writers = match beside.entry(graph.row(&hash)) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(writers(doc, touches, &graph, &graph.beside(&hash))),
        };
        for (text, letters) in &mine.letters {
            for (other, theirs) in writers.get(text).into_iter().flatten() {
                if theirs.letters.get(text).is_none_or(|theirs| letters.is_disjoint(theirs)) {
                    continue;
                }
                let texts = match &texts {
                    Some(texts) => texts,
                    None => texts.insert(texts_of(doc, id)?),
                };
                if let Some((path, item)) = texts.get(text)
                    // Two who moved it both emptied it: neither wrote in it.
                    && !item.as_ref().is_some_and(|item| mine.says_away(item) && theirs.says_away(item))
                {
                    let mut changes = [hash.0, other.0];
                    changes.sort_unstable();
                    found.insert(Overlap { doc: id.clone(), path: path.to_string(), changes });
                }
            }
        }
    }
    Ok(found.into_iter().collect())
}

/// By text, the changes among some that touched it.
type Writers = BTreeMap<String, Vec<(ChangeHash, Arc<Touch>)>>;

fn writers(doc: &mut AutoCommit, touches: &mut Touches, graph: &Graph, among: &[ChangeHash]) -> Writers {
    touches.read(doc, graph, among);
    let mut writers = Writers::new();
    for hash in among {
        let Some(touch) = touches.of(doc, *hash) else { continue };
        for text in touch.letters.keys() {
            writers.entry(text.clone()).or_default().push((*hash, Arc::clone(&touch)));
        }
    }
    writers
}

impl CaseDocs {
    /// Every overlap that a document's history holds.
    pub(crate) fn all_overlaps(&mut self, id: &DocId) -> Result<Vec<Overlap>, DocError> {
        self.asked(id)?;
        let doc = self.docs.get_mut(id).ok_or(DocError::NoPlace)?;
        let graph = Graph::of(doc);
        let all: Vec<ChangeHash> = graph.below(&[]).rest().collect();
        self.touches.read(doc, &graph, &all);
        overlaps(doc, id, &mut self.touches, &all)
    }
}

/// The running texts of a document by the identity of their object: where, and in which item.
type Texts = BTreeMap<String, (Path, Option<String>)>;

fn texts_of(doc: &AutoCommit, id: &DocId) -> Result<Texts, DocError> {
    let mut found = BTreeMap::new();
    texts_in(doc, id, (&ROOT, None), root(), &Path::root(), &mut found)?;
    Ok(found)
}

fn texts_in(
    doc: &AutoCommit,
    id: &DocId,
    (object, item): (&ObjId, Option<&ObjId>),
    row: &Node,
    path: &Path,
    found: &mut Texts,
) -> Result<(), DocError> {
    for (key, child) in row.children.iter().filter(|(_, child)| id.kind().reaches(child)) {
        let path = path.with(key);
        match child.field.kind {
            Kind::Group { .. } => texts_in(doc, id, (&object_at(doc, object, key)?, item), child, &path, found)?,
            Kind::Items { .. } | Kind::Lines => {
                let list = object_at(doc, object, key)?;
                for (id_of, item) in items_in(doc, &list) {
                    texts_in(doc, id, (&item, Some(&item)), child, &path.with(&id_of), found)?;
                }
            }
            Kind::Prose => {
                if let Ok(text) = object_at(doc, object, key) {
                    found.insert(text.to_string(), (path, item.map(ToString::to_string)));
                }
            }
            _ => {}
        }
    }
    Ok(())
}
