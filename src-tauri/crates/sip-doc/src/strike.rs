//! An item that was struck by one and changed by another who did not know of it (complaint 2).

use std::collections::BTreeSet;

use automerge::{AutoCommit, ChangeHash, ObjId, ReadDoc, Value as AmValue};
use serde_json::Value;
use sip_model::field::{Kind, Node, Path};

use crate::contested::{Contested, ContestedValue, Why};
use crate::doc_id::DocId;
use crate::docs::CaseDocs;
use crate::error::DocError;
use crate::graph::Graph;
use crate::kind::DocKind;
use crate::notes::{add, count_up, met_key, read};
use crate::told::{told_by, values_at};
use crate::touch::Touches;
use crate::tree::{find_item, is_away, item_of, items_in};
use crate::value::plain;
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
    let mut changed: Vec<ContestedValue> = Vec::new();
    for hash in beside_strike(doc, look, item)? {
        let mut wrote = Vec::new();
        for field in &inside.fields {
            if field.is_of(doc, look, hash) {
                wrote.push((field.path.clone(), field.as_seen(doc, hash)?));
            }
        }
        let told = told_by(doc, Value::Null, Some(hash));
        // What every device makes alike was written by nobody.
        if told.at.is_none() || (wrote.is_empty() && !inside.items.contains(&hash)) {
            continue;
        }
        match changed.iter_mut().find(|other| other.by == told.by) {
            // Of what one wrote in a field again and again, the last.
            Some(other) => {
                other.wrote.retain(|(path, _)| !wrote.iter().any(|(later, _)| later == path));
                other.wrote.extend(wrote);
                (other.at, other.actor) = (told.at, told.actor);
            }
            None => changed.push(ContestedValue { wrote, ..told }),
        }
    }
    changed.sort_by(|a, b| (b.at, b.by.as_ref().map(|by| &by.name)).cmp(&(a.at, a.by.as_ref().map(|by| &by.name))));
    add(&mut changed, read(doc, item, &met_key(STRUCK))?);
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
    object: ObjId,
    written: BTreeSet<ChangeHash>,
    text: Option<ObjId>,
}

impl FieldInside {
    /// Whether a change wrote it, or took words out of it.
    fn is_of(&self, doc: &mut AutoCommit, look: &mut Look<'_>, hash: ChangeHash) -> bool {
        let Some(text) = &self.text else { return self.written.contains(&hash) };
        look.touches.of(doc, hash).is_some_and(|touch| touch.wrote_in(&text.to_string()))
    }

    /// The field as who wrote a change saw it.
    fn as_seen(&self, doc: &AutoCommit, hash: ChangeHash) -> Result<Value, DocError> {
        if let Some(text) = &self.text {
            return Ok(Value::String(doc.text_at(text, &[hash])?));
        }
        let key = self.path.parts().last().map(String::as_str).unwrap_or_default();
        Ok(match doc.get_at(&self.object, key, &[hash])? {
            Some((AmValue::Scalar(scalar), _)) => plain(&scalar, kind_of(&self.path)),
            _ => Value::Null,
        })
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
                    let text = object_at(doc, object, key).ok();
                    self.fields.push(FieldInside { path, object: object.clone(), written: BTreeSet::new(), text });
                }
                _ => {
                    let written =
                        doc.get_all(object, *key)?.iter().filter_map(|(_, op)| doc.hash_for_opid(op)).collect();
                    self.fields.push(FieldInside { path, object: object.clone(), written, text: None });
                }
            }
        }
        Ok(())
    }
}
