//! Running texts that met, and whether somebody has read what came out of it.

use std::collections::{BTreeMap, BTreeSet};

use automerge::{AutoCommit, ChangeHash, ObjId, ROOT, ReadDoc};
use serde_json::Value;
use sip_model::field::{Kind, Path};

use crate::contested::{Contested, ContestedValue, Why};
use crate::doc_id::DocId;
use crate::docs::{Author, CaseDocs};
use crate::error::DocError;
use crate::graph::Graph;
use crate::notes::count_up;
use crate::overlap::{Overlap, overlaps};
use crate::told::told_by;
use crate::touch::Touches;
use crate::tree::{find_item, is_away, item_of};
use crate::write::kind_of;

fn read_key(path: &str) -> String {
    format!("read:{path}")
}

impl CaseDocs {
    /// The overlaps that nobody has read yet: no change that knew of both touched the text since, or
    /// said that it was read.
    pub(crate) fn unread(&mut self, overlaps: &[Overlap], found: &mut Vec<Contested>) -> Result<(), DocError> {
        let mut by_doc: BTreeMap<&DocId, BTreeSet<Overlap>> = BTreeMap::new();
        for overlap in overlaps.iter().filter(|overlap| self.docs.contains_key(&overlap.doc)) {
            by_doc.entry(&overlap.doc).or_default().insert(overlap.clone());
        }
        for (id, overlaps) in by_doc {
            self.unread_in(id, overlaps, found)?;
        }
        Ok(())
    }

    fn unread_in(
        &mut self,
        id: &DocId,
        overlaps: BTreeSet<Overlap>,
        found: &mut Vec<Contested>,
    ) -> Result<(), DocError> {
        // What was unread when a later generation began stands beside the text there.
        if self.latest_of(id) != *id {
            return Ok(());
        }
        self.asked(id)?;
        let doc = self.docs.get_mut(id).ok_or(DocError::NoPlace)?;
        let graph = Graph::of(doc);
        let overlaps = as_folded(doc, id, &graph, &mut self.touches, overlaps)?;
        let mut met: BTreeMap<Path, Vec<ChangeHash>> = BTreeMap::new();
        for overlap in &overlaps {
            let Some(path) = Path::read(&overlap.path) else { continue };
            // It has moved: what was unread stands beside it where it lives now.
            let is_gone = item_of(&path).and_then(|item| find_item(doc, &item)).is_some_and(|item| is_away(doc, &item));
            if !is_gone && !is_read(doc, &graph, &mut self.touches, overlap, &path) {
                met.entry(path).or_default().extend(overlap.changes.map(ChangeHash));
            }
        }
        for (path, met) in met {
            let Some(text) = find_item(doc, &path) else { continue };
            let text_now = Some(doc.text(&text)?).filter(|words| !words.is_empty());
            let values = wrote(doc, &graph, &mut self.touches, &text, &met)?;
            found.push(Contested { path, why: Why::Prose, values, text: Some(text_now.into()) });
        }
        Ok(())
    }

    /// Says of a running text that it was read as it stands now.
    pub(crate) fn mark_read(&mut self, path: &Path) -> Result<(), DocError> {
        if kind_of(path) != Kind::Prose {
            return Ok(());
        }
        let ids = match item_of(path) {
            Some(item) => self.home_of(&item).into_iter().collect(),
            None => self.current().cloned().collect::<Vec<_>>(),
        };
        for id in ids {
            let doc = self.sheet(&id)?.doc;
            if find_item(doc, path).is_some() {
                count_up(doc, &ROOT, &read_key(&path.to_string()))?;
            }
        }
        Ok(())
    }
}

/// Overlaps as they are now: of one whose change was folded since it was told, the change that stands
/// for it is looked for.
fn as_folded(
    doc: &mut AutoCommit,
    id: &DocId,
    graph: &Graph,
    touches: &mut Touches,
    told: BTreeSet<Overlap>,
) -> Result<BTreeSet<Overlap>, DocError> {
    let mut now = BTreeSet::new();
    for overlap in told {
        let here: Vec<ChangeHash> =
            overlap.changes.map(ChangeHash).into_iter().filter(|hash| graph.has(hash)).collect();
        if here.len() == 2 {
            now.insert(overlap);
        } else {
            now.extend(overlaps(doc, id, touches, &here)?.into_iter().filter(|other| other.path == overlap.path));
        }
    }
    Ok(now)
}

/// What each of those who met in a text wrote, as it was when they had written it: also of those who
/// wrote meanwhile and met nobody, since their words are in what became of it.
fn wrote(
    doc: &mut AutoCommit,
    graph: &Graph,
    touches: &mut Touches,
    text: &ObjId,
    met: &[ChangeHash],
) -> Result<Vec<ContestedValue>, DocError> {
    let (name, mut all) = (text.to_string(), met.iter().copied().collect::<BTreeSet<_>>());
    for hash in met {
        let beside = graph.beside(hash);
        touches.read(doc, graph, &beside);
        let wrote = |hash: &ChangeHash| touches.of(doc, *hash).is_some_and(|touch| touch.wrote_in(&name));
        all.extend(beside.into_iter().filter(wrote));
    }
    let mut told = Vec::new();
    for hash in &all {
        let words = doc.text_at(text, &[*hash])?;
        told.push((*hash, told_by(doc, Value::String(words), Some(*hash))));
    }
    // What every device makes alike was written by nobody.
    if told.iter().any(|(_, told)| told.by.is_some()) {
        told.retain(|(_, told)| told.by.is_some());
    }
    // Of what one wrote after the other, the last.
    let is_last = |hash: &ChangeHash, by: &Option<Author>| {
        let later = graph.above(&[*hash]);
        !told.iter().any(|(other, told)| other != hash && told.by == *by && later.has(other))
    };
    let last = told.iter().filter(|(hash, told)| is_last(hash, &told.by));
    let mut values: Vec<ContestedValue> = last.map(|(_, told)| told.clone()).collect();
    values.sort_by(|a, b| (a.at, a.by.as_ref().map(|by| &by.name)).cmp(&(b.at, b.by.as_ref().map(|by| &by.name))));
    Ok(values)
}

fn is_read(doc: &mut AutoCommit, graph: &Graph, touches: &mut Touches, overlap: &Overlap, path: &Path) -> bool {
    let pair = overlap.changes.map(ChangeHash);
    let [one, other] = pair.map(|hash| graph.above(&[hash]));
    let said = doc.get_all(ROOT, read_key(&overlap.path)).unwrap_or_default();
    let said: Vec<ChangeHash> = said.iter().filter_map(|(_, op)| doc.hash_for_opid(op)).collect();
    if said.iter().any(|hash| one.has(hash) && other.has(hash)) {
        return true;
    }
    let text = find_item(doc, path).map(|text| text.to_string()).unwrap_or_default();
    let later: Vec<ChangeHash> = one.iter().filter(|hash| other.has(hash) && !pair.contains(hash)).collect();
    touches.read(doc, graph, &later);
    later.into_iter().any(|hash| touches.of(doc, hash).is_some_and(|touch| touch.letters.contains_key(&text)))
}
