//! A document begun anew, without its history: before a reader is added who may read what stands
//! there and not all that stood there.

use automerge::transaction::Transactable;
use automerge::{AutoCommit, ObjId, ObjType, ROOT, ReadDoc, ScalarValue, Value as AmValue};
use sip_model::field::{Home, Kind, Node, bound_group, root};

use crate::contested::{Contested, ContestedValue, Why};
use crate::doc_id::DocId;
use crate::docs::{Author, CaseDocs, Chunk};
use crate::error::DocError;
use crate::former::{seen_key, write_heads};
use crate::notes::{also_key, copied_key, is_mark, met_key, unsaid, write};
use crate::order::holds_inner;
use crate::tree::{AWAY, INNER, find_item, is_away, items_in, items_of, left_by};
use crate::whole::carry_whole;
use crate::write::{ORDER, STRUCK, object_at};

impl CaseDocs {
    /// Begins a document anew, without its history, as it stands now. What waits for a person waits
    /// there too. What comes later for the former one is a proposal.
    ///
    /// # Errors
    /// [`DocError`]; the documents are as before then.
    pub fn renew(&mut self, id: &DocId, tag: &str, author: &Author, at: i64) -> Result<Vec<Chunk>, DocError> {
        let former = self.latest_of(id);
        let heads = write_heads(&self.heads(&former));
        let waiting = self.waiting_in(&former)?;
        self.edit(author, at, |docs| {
            let old = docs.sheet(&former)?.doc.clone();
            let doc = docs.sheet(&former.next(tag))?.doc;
            copy(&old, &ROOT, doc, &ROOT)?;
            for contested in &waiting {
                carry(doc, contested)?;
            }
            Ok(doc.put(ROOT, seen_key(&former), heads)?)
        })
    }

    /// Whether a document's history holds what does not stand in it any more because somebody was
    /// kept from it.
    #[must_use]
    pub fn hides(&self, id: &DocId) -> bool {
        let Some(doc) = self.docs.get(id) else { return false };
        let left = |item: &ObjId| is_away(doc, item) && !left_by(doc, item).is_empty();
        items_of(doc).iter().any(|(_, item)| left(item)) || was_protected(doc, &ROOT, root())
    }
}

/// Something stood here that moved to the unit's own when the identity became protected.
fn was_protected(doc: &AutoCommit, object: &ObjId, row: &Node) -> bool {
    row.children.iter().any(|(key, child)| match (child.field.kind, object_at(doc, object, key)) {
        (Kind::Group { .. }, Ok(group)) => was_protected(doc, &group, child),
        (Kind::Items { .. }, Ok(list)) => items_in(doc, &list).iter().any(|(_, item)| was_protected(doc, item, child)),
        (kind, _) if kind.is_leaf() && child.field.home == Home::PlanUnlessProtected => {
            // Emptied, and not merely never written.
            matches!(doc.get(object, *key), Ok(Some((AmValue::Scalar(value), _))) if *value == ScalarValue::Null)
        }
        _ => false,
    })
}

/// Copies what a document says now into another that has only its genesis.
fn copy(now: &AutoCommit, from: &ObjId, into: &mut AutoCommit, to: &ObjId) -> Result<(), DocError> {
    let is_stub = is_away(now, from);
    let copied = copied_key("");
    let keys: Vec<String> = now.keys(from).collect();
    for key in keys.into_iter().filter(|key| !is_mark(key) && !key.starts_with(&copied)) {
        match now.get(from, key.as_str())? {
            Some((AmValue::Object(kind), inner)) => {
                let there = match into.get(to, key.as_str())? {
                    Some((AmValue::Object(_), there)) => there,
                    // What lives elsewhere leaves no trace in a new generation.
                    _ if is_away(now, &inner) && !holds_inner(now, &inner) => continue,
                    _ => into.put_object(to, key.as_str(), kind)?,
                };
                match kind {
                    // Of what only stands for something in it, nothing is copied that stood there.
                    ObjType::Text if is_stub => {}
                    ObjType::Text => into.update_text(&there, now.text(&inner)?)?,
                    _ if is_stub && key != INNER => bare(now, &inner, into, &there)?,
                    _ => copy(now, &inner, into, &there)?,
                }
            }
            Some((AmValue::Scalar(scalar), _))
                if *scalar != ScalarValue::Null && (!is_stub || matches!(key.as_str(), ORDER | AWAY)) =>
            {
                into.put(to, key.as_str(), scalar.into_owned())?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// The groups and texts of something, with nothing in them.
fn bare(now: &AutoCommit, from: &ObjId, into: &mut AutoCommit, to: &ObjId) -> Result<(), DocError> {
    let keys: Vec<String> = now.keys(from).collect();
    for key in keys {
        if let Some((AmValue::Object(kind), inner)) = now.get(from, key.as_str())?
            && now.get(&inner, ORDER)?.is_none()
        {
            let there = into.put_object(to, key.as_str(), kind)?;
            bare(now, &inner, into, &there)?;
        }
    }
    Ok(())
}

/// Writes what waits for a person beside its field: the history that told it stays behind.
fn carry(doc: &mut AutoCommit, contested: &Contested) -> Result<(), DocError> {
    let path = &contested.path;
    if bound_group(path).is_some_and(|(group, _)| group == *path) {
        return carry_whole(doc, contested);
    }
    let (object, key, notes) = match contested.why {
        Why::Strike => (find_item(doc, path), STRUCK.to_owned(), contested.values.get(1..)),
        _ => {
            let key = path.parts().last().cloned().unwrap_or_default();
            let notes =
                if contested.why == Why::Prose { Some(contested.values.as_slice()) } else { contested.values.get(1..) };
            (find_item(doc, &path.parent()), key, notes)
        }
    };
    let Some((object, notes)) = object.zip(notes) else { return Ok(()) };
    let key = match contested.why {
        Why::Values | Why::Late => also_key(&key),
        Why::Strike | Why::Prose => met_key(&key),
    };
    // A new reader is told that it is to be looked at, and not what others took out of it.
    let is_met = matches!(contested.why, Why::Prose | Why::Strike);
    let told = |note: &ContestedValue| if is_met { unsaid(note.clone()) } else { note.clone() };
    let notes: Vec<ContestedValue> = notes.iter().map(told).collect();
    write(doc, &object, &key, &notes)
}
