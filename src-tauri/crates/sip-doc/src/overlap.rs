//! Running texts that two people changed in the same place. Both texts are there, letter by letter,
//! and what came out of it is to be read before the plan is locked: "3 gånger", changed to 2 and
//! to 4, must never stand as "24 gånger" unread (ruling 8).

use std::collections::{BTreeMap, BTreeSet, HashSet};

use automerge::transaction::Transactable;
use automerge::{AutoCommit, ChangeHash, ObjId, ROOT, ReadDoc};
use sip_model::field::{Kind, Node, Path, root};

use crate::contested::{Contested, ContestedValue, Why};
use crate::doc_id::DocId;
use crate::docs::{Author, CaseDocs, Hash};
use crate::error::DocError;
use crate::project::register;
use crate::tree::find_item;
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

fn read_key(path: &str) -> String {
    format!("read:{path}")
}

/// The overlaps that newly arrived changes make with what is concurrent with them.
pub(crate) fn overlaps(doc: &mut AutoCommit, id: &DocId, arrived: &[ChangeHash]) -> Result<Vec<Overlap>, DocError> {
    let mut touched: BTreeMap<ChangeHash, Touched> = BTreeMap::new();
    let mut found = BTreeSet::new();
    let mut texts = None;
    for hash in arrived {
        let Some(mine) = touch(doc, *hash, &mut touched) else { continue };
        if mine.is_empty() {
            continue;
        }
        let deps = doc.get_change_meta_by_hash(hash).map(|meta| meta.deps).unwrap_or_default();
        // Neither before it nor after it.
        let beside: Vec<ChangeHash> = doc.get_changes_meta(&deps).into_iter().map(|meta| meta.hash).collect();
        let after = descendants(doc, *hash);
        for other in beside.into_iter().filter(|other| other != hash && !after.contains(other)) {
            let Some(theirs) = touch(doc, other, &mut touched) else { continue };
            for text in mine.keys().filter(|text| meets(&mine, &theirs, text)) {
                let texts = match &texts {
                    Some(texts) => texts,
                    None => texts.insert(all_texts(doc, id)?),
                };
                if let Some(path) = texts.get(text) {
                    let mut changes = [hash.0, other.0];
                    changes.sort_unstable();
                    found.insert(Overlap { doc: id.clone(), path: path.to_string(), changes });
                }
            }
        }
    }
    Ok(found.into_iter().collect())
}

/// Places that a change touched, by text: the letters it took out, and those it wrote after.
type Touched = BTreeMap<String, HashSet<String>>;

fn meets(mine: &Touched, theirs: &Touched, text: &str) -> bool {
    match (mine.get(text), theirs.get(text)) {
        (Some(mine), Some(theirs)) => mine.intersection(theirs).next().is_some(),
        _ => false,
    }
}

fn touch(doc: &mut AutoCommit, hash: ChangeHash, known: &mut BTreeMap<ChangeHash, Touched>) -> Option<Touched> {
    if let Some(touched) = known.get(&hash) {
        return Some(touched.clone());
    }
    let change = doc.get_change_by_hash(&hash)?.decode();
    let own = change.actor_id.clone();
    let start = change.start_op.get();
    let mut touched = Touched::new();
    for op in &change.operations {
        // Only letters of texts: an element is taken out, or one is written after another.
        let Some(element) = op.key.as_element_id() else { continue };
        let element = match &element {
            automerge::legacy::ElementId::Head => "start".to_owned(),
            automerge::legacy::ElementId::Id(id) if *id.actor() == own && id.counter() >= start => continue,
            automerge::legacy::ElementId::Id(id) => id.to_string(),
        };
        touched.entry(op.obj.to_string()).or_default().insert(element);
    }
    known.insert(hash, touched.clone());
    Some(touched)
}

fn descendants(doc: &mut AutoCommit, hash: ChangeHash) -> HashSet<ChangeHash> {
    let mut found = HashSet::from([hash]);
    // Changes come in an order in which none stands before what it builds on.
    for meta in doc.get_changes_meta(&[]) {
        if meta.deps.iter().any(|dep| found.contains(dep)) {
            found.insert(meta.hash);
        }
    }
    found
}

/// The running texts of a document by the identity of their object.
fn all_texts(doc: &AutoCommit, id: &DocId) -> Result<BTreeMap<String, Path>, DocError> {
    let mut found = BTreeMap::new();
    texts_in(doc, id, &ROOT, root(), &Path::root(), &mut found)?;
    Ok(found)
}

fn texts_in(
    doc: &AutoCommit,
    id: &DocId,
    object: &ObjId,
    row: &Node,
    path: &Path,
    found: &mut BTreeMap<String, Path>,
) -> Result<(), DocError> {
    for (key, child) in row.children.iter().filter(|(_, child)| id.kind().reaches(child)) {
        let path = path.with(key);
        match child.field.kind {
            Kind::Group { .. } => texts_in(doc, id, &object_at(doc, object, key)?, child, &path, found)?,
            Kind::Items { .. } | Kind::Lines => {
                let list = object_at(doc, object, key)?;
                for item in doc.keys(&list) {
                    texts_in(doc, id, &object_at(doc, &list, &item)?, child, &path.with(&item), found)?;
                }
            }
            Kind::Prose => {
                if let Ok(text) = object_at(doc, object, key) {
                    found.insert(text.to_string(), path);
                }
            }
            _ => {}
        }
    }
    Ok(())
}

impl CaseDocs {
    /// The overlaps that nobody has read yet: no change that knew of both touched the text since, or
    /// said that it was read.
    pub(crate) fn unread(&mut self, overlaps: &[Overlap], found: &mut Vec<Contested>) -> Result<(), DocError> {
        let mut seen = BTreeSet::new();
        for overlap in overlaps {
            let current = self.latest_of(&overlap.doc) == overlap.doc;
            let Some(path) = Path::read(&overlap.path).filter(|_| current) else { continue };
            let doc = self.doc(&overlap.doc)?;
            if seen.contains(&path) || is_read(doc, overlap, &path) {
                continue;
            }
            let Some(parent) = find_item(doc, &path.parent()) else { continue };
            let key = path.parts().last().cloned().unwrap_or_default();
            let words = register(doc, &parent, &key, Kind::Prose)?;
            let values = overlap.changes.iter().map(|hash| {
                let meta = doc.get_change_meta_by_hash(&ChangeHash(*hash));
                ContestedValue {
                    value: words.clone(),
                    by: meta.as_ref().and_then(|meta| meta.message.as_deref()).and_then(Author::read),
                    at: meta.as_ref().map(|meta| meta.timestamp),
                    actor: meta.map(|meta| meta.actor.to_bytes().to_vec()),
                }
            });
            let values = values.collect();
            seen.insert(path.clone());
            found.push(Contested { path, why: Why::Prose, values });
        }
        Ok(())
    }

    /// Says of a running text that it was read as it stands now.
    pub(crate) fn mark_read(&mut self, path: &Path, at: i64) -> Result<(), DocError> {
        if crate::write::kind_of(path) != Kind::Prose {
            return Ok(());
        }
        for id in self.current().cloned().collect::<Vec<_>>() {
            let doc = self.doc(&id)?;
            if find_item(doc, path).is_some() {
                doc.put(ROOT, read_key(&path.to_string()), at)?;
            }
        }
        Ok(())
    }
}

fn is_read(doc: &mut AutoCommit, overlap: &Overlap, path: &Path) -> bool {
    let both = overlap.changes.map(|hash| descendants(doc, ChangeHash(hash)));
    let text = find_item(doc, path).map(|text| text.to_string()).unwrap_or_default();
    let read = match doc.get(ROOT, read_key(&overlap.path)) {
        Ok(Some((_, op))) => doc.hash_for_opid(&op),
        _ => None,
    };
    if read.is_some_and(|hash| both.iter().all(|known| known.contains(&hash))) {
        return true;
    }
    let pair = overlap.changes.map(ChangeHash);
    let later: Vec<ChangeHash> = both[0].intersection(&both[1]).copied().filter(|hash| !pair.contains(hash)).collect();
    let mut known = BTreeMap::new();
    later.into_iter().any(|hash| touch(doc, hash, &mut known).is_some_and(|touched| touched.contains_key(&text)))
}
