//! An item that was struck by one and changed by another who did not know of it (complaint 2).

use std::collections::BTreeSet;

use automerge::{AutoCommit, ChangeHash, ObjId, ReadDoc};
use serde_json::Value;
use sip_model::field::{Kind, Node, Path, root};

use crate::contested::{Contested, ContestedValue, Why};
use crate::doc_id::DocId;
use crate::docs::CaseDocs;
use crate::error::DocError;
use crate::graph::Graph;
use crate::kind::DocKind;
use crate::notes::{count_up, met_key, read};
use crate::told::{told_by, values_at};
use crate::touch::Touches;
use crate::tree::{find_item, is_away, item_of, items_in};
use crate::write::{STRUCK, kind_of, object_at};

/// Key in a struck item: somebody saw what was changed beside the strike, and lets it stand. To strike
/// again in the same words would be no change.
const KEPT: &str = "kept:struck";

impl CaseDocs {
    /// Says of an item that it stays struck, if it is.
    pub(crate) fn mark_struck(&mut self, path: &Path) -> Result<(), DocError> {
        if !matches!(kind_of(path), Kind::Items { .. } | Kind::Lines) {
            return Ok(());
        }
        let ids: Vec<DocId> = match item_of(path) {
            Some(item) => self.home_of(&item).into_iter().collect(),
            None => self.current().cloned().collect(),
        };
        for id in ids {
            let doc = self.sheet(&id)?.doc;
            let Some(item) = find_item(doc, path) else { continue };
            if doc.get(&item, STRUCK)?.is_some_and(|(struck, _)| struck.as_str().is_some()) {
                count_up(doc, &item, KEPT)?;
            }
        }
        Ok(())
    }

    /// The fields of a struck item that were written by somebody who did not know of the strike, or that
    /// words were taken out of.
    ///
    /// # Errors
    /// [`DocError`] when a document is damaged.
    pub fn written_beside_strike(&mut self, path: &Path) -> Result<Vec<Path>, DocError> {
        let home = match item_of(path) {
            Some(item) => self.home_of(&item),
            None => self.current().find(|id| find_item(&self.docs[*id], path).is_some()).cloned(),
        };
        let (Some(id), Some(node)) = (home, row(path)) else { return Ok(Vec::new()) };
        self.asked(&id)?;
        let doc = self.docs.get_mut(&id).ok_or(DocError::NoPlace)?;
        let Some(item) = find_item(doc, path) else { return Ok(Vec::new()) };
        if doc.get(&item, STRUCK)?.is_none_or(|(struck, _)| struck.as_str().is_none()) {
            return Ok(Vec::new());
        }
        let graph = Graph::of(doc);
        let mut look = Look { kind: id.kind(), graph: &graph, touches: &mut self.touches };
        let mut inside = Inside::default();
        inside.group(doc, &item, node, look.kind, path)?;
        let beside = beside_strike(doc, &look, &item)?;
        let mut found = Vec::new();
        for field in inside.fields {
            if beside.iter().any(|hash| field.is_of(doc, &mut look, *hash)) {
                found.push(field.path);
            }
        }
        Ok(found)
    }
}

/// The row of the table that an item follows.
fn row(path: &Path) -> Option<&'static Node> {
    let parts = path.parts().iter().map(String::as_str);
    let mut at = root();
    let mut is_id = false;
    for part in parts {
        if std::mem::take(&mut is_id) {
            continue;
        }
        at = at.children.get(part)?;
        is_id = matches!(at.field.kind, Kind::Items { .. } | Kind::Lines);
    }
    Some(at)
}

/// The changes that did not know of an item's strike, and that it did not know of.
fn beside_strike(doc: &AutoCommit, look: &Look<'_>, item: &ObjId) -> Result<Vec<ChangeHash>, DocError> {
    let mut struck = Vec::new();
    for key in [STRUCK, KEPT] {
        struck.extend(doc.get_all(item, key)?.iter().filter_map(|(_, op)| doc.hash_for_opid(op)));
    }
    let (known, later) = (look.graph.below(&struck), look.graph.above(&struck));
    Ok(known.rest().filter(|hash| !later.has(hash)).collect())
}

/// A struck item in which somebody who did not know of the strike wrote something, or took words out.
pub(crate) fn changed_beside_strike(
    doc: &mut AutoCommit,
    look: &mut Look<'_>,
    item: &ObjId,
    node: &Node,
    path: &Path,
) -> Result<Option<Contested>, DocError> {
    let Some((shown, _)) = doc.get(item, STRUCK)? else { return Ok(None) };
    if shown.as_str().is_none() {
        return Ok(None);
    }
    let mut inside = Inside::default();
    inside.group(doc, item, node, look.kind, path)?;
    let mut latest = None;
    for hash in beside_strike(doc, look, item)? {
        let wrote = inside.items.contains(&hash) || inside.fields.iter().any(|field| field.is_of(doc, look, hash));
        // What every device makes alike was written by nobody.
        let meta = doc.get_change_meta_by_hash(&hash).filter(|meta| wrote && meta.message.is_some());
        latest = latest.max(meta.map(|meta| (meta.timestamp, hash)));
    }
    let mut changed: Vec<ContestedValue> = read(doc, item, &met_key(STRUCK))?;
    if let Some((_, hash)) = latest {
        changed.insert(0, told_by(doc, Value::Null, Some(hash)));
    }
    if changed.is_empty() {
        return Ok(None);
    }
    let mut values = values_at(doc, item, STRUCK, Kind::Short)?;
    values.truncate(1);
    values.extend(changed);
    Ok(Some(Contested::new(path.clone(), Why::Strike, values)))
}

/// What a look through a document needs to know of its history.
pub(crate) struct Look<'a> {
    pub(crate) kind: DocKind,
    pub(crate) graph: &'a Graph,
    pub(crate) touches: &'a mut Touches,
}

/// What stands in an item: its fields, and the changes that made the items in it.
#[derive(Default)]
struct Inside {
    fields: Vec<FieldInside>,
    items: BTreeSet<ChangeHash>,
}

/// A field in an item: who wrote it, or which text it is.
struct FieldInside {
    path: Path,
    written: BTreeSet<ChangeHash>,
    text: Option<String>,
}

impl FieldInside {
    /// Whether a change wrote it, or took words out of it.
    fn is_of(&self, doc: &mut AutoCommit, look: &mut Look<'_>, hash: ChangeHash) -> bool {
        let Some(text) = &self.text else { return self.written.contains(&hash) };
        look.touches.of(doc, hash).is_some_and(|touch| touch.letters.contains_key(text))
    }
}

impl Inside {
    fn group(
        &mut self,
        doc: &AutoCommit,
        object: &ObjId,
        node: &Node,
        kind: DocKind,
        path: &Path,
    ) -> Result<(), DocError> {
        for (key, child) in node.children.iter().filter(|(_, child)| kind.reaches(child)) {
            let path = path.with(key);
            match child.field.kind {
                Kind::Group { .. } => self.group(doc, &object_at(doc, object, key)?, child, kind, &path)?,
                Kind::Items { .. } | Kind::Lines => {
                    let items = items_in(doc, &object_at(doc, object, key)?).into_iter();
                    // What moved to other readers is looked at where it lives.
                    for (id, item) in items.filter(|(_, item)| !is_away(doc, item)) {
                        self.items.extend(doc.hash_for_opid(&item));
                        self.group(doc, &item, child, kind, &path.with(&id))?;
                    }
                }
                Kind::Prose => {
                    let text = object_at(doc, object, key).ok().map(|text| text.to_string());
                    self.fields.push(FieldInside { path, written: BTreeSet::new(), text });
                }
                _ => {
                    let written =
                        doc.get_all(object, *key)?.iter().filter_map(|(_, op)| doc.hash_for_opid(op)).collect();
                    self.fields.push(FieldInside { path, written, text: None });
                }
            }
        }
        Ok(())
    }
}
