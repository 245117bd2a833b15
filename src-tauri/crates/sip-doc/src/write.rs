//! Writes become operations.

use automerge::transaction::Transactable;
use automerge::{AutoCommit, ObjId, ObjType, ROOT, ReadDoc, ScalarValue, Value as AmValue};
use serde_json::Value;
use sip_model::field::{Home, Kind, Node, Path, Write};
use sip_model::item::Struck;

use crate::error::DocError;
use crate::genesis::skeleton;
use crate::kind::DocKind;

/// Key of an item's place in its list: sorted as text, ties by id.
pub(crate) const ORDER: &str = "order";
/// Key of an item's strike.
pub(crate) const STRUCK: &str = "struck";

/// Puts a write into the documents it belongs to. `doc_of` lends the document of a kind.
pub(crate) fn put(doc: &mut AutoCommit, kind: DocKind, write: &Write, protected: bool) -> Result<(), DocError> {
    match write {
        Write::Leaf { path, node, value } => {
            let object = parent(doc, path)?;
            put_leaf(doc, &object, last(path), node, value)
        }
        Write::Reason { path, value } => {
            let object = parent(doc, path)?;
            Ok(doc.put(&object, last(path), scalar(value))?)
        }
        Write::Item { path, node, value } => {
            let list = parent(doc, path)?;
            let order = next_order(doc, &list)?;
            put_item(doc, kind, &list, node, value, &order, protected)
        }
        Write::Strike { path, struck, .. } => {
            let item = find(doc, path.parts())?;
            put_struck(doc, &item, struck.as_ref())
        }
    }
}

/// Puts an item with everything in it that belongs to this document.
pub(crate) fn put_item(
    doc: &mut AutoCommit,
    kind: DocKind,
    list: &ObjId,
    node: &Node,
    item: &Value,
    order: &str,
    protected: bool,
) -> Result<(), DocError> {
    let id = item["id"].as_str().ok_or(DocError::NoPlace)?;
    let object = doc.put_object(list, id, ObjType::Map)?;
    doc.put(&object, ORDER, order)?;
    skeleton(doc, &object, node, kind)?;
    if let Ok(struck) = serde_json::from_value::<Struck>(item[STRUCK].clone()) {
        put_struck(doc, &object, Some(&struck))?;
    }
    put_fields(doc, kind, &object, node, item, protected)
}

/// Puts the fields of a group that belong to this document.
pub(crate) fn put_fields(
    doc: &mut AutoCommit,
    kind: DocKind,
    object: &ObjId,
    node: &Node,
    value: &Value,
    protected: bool,
) -> Result<(), DocError> {
    for (key, child) in &node.children {
        let Some(value) = value.get(key).filter(|value| !value.is_null()) else { continue };
        if !kind.reaches(child) {
            continue;
        }
        match child.field.kind {
            Kind::Group { .. } => {
                let group = object_at(doc, object, key)?;
                put_fields(doc, kind, &group, child, value, protected)?;
            }
            Kind::Items { .. } | Kind::Lines => {
                let list = object_at(doc, object, key)?;
                // An item in the place of which stands nothing lives in another document.
                let items = value.as_array().into_iter().flatten().enumerate();
                for (at, item) in items.filter(|(_, item)| !item.is_null()) {
                    put_item(doc, kind, &list, child, item, &at_place(at + 1), protected)?;
                }
            }
            Kind::Reasons => {
                let reasons = object_at(doc, object, key)?;
                for (code, words) in value.as_object().into_iter().flatten() {
                    doc.put(&reasons, code.as_str(), scalar(words))?;
                }
            }
            _ if DocKind::of(child.field.home, protected) == kind => put_leaf(doc, object, key, child, value)?,
            _ => {}
        }
    }
    Ok(())
}

/// Moves what a protected identity hides to where it belongs now (ruling 5). What others already
/// have in their history stays there: no document can take it back.
pub(crate) fn rehome(
    doc: &mut AutoCommit,
    kind: DocKind,
    node: &Node,
    object: &ObjId,
    case: &Value,
    protected: bool,
) -> Result<(), DocError> {
    for (key, child) in &node.children {
        if !kind.reaches(child) {
            continue;
        }
        let value = case.get(key).unwrap_or(&Value::Null);
        match child.field.kind {
            Kind::Group { .. } => {
                let group = object_at(doc, object, key)?;
                rehome(doc, kind, child, &group, value, protected)?;
            }
            Kind::Items { .. } => {
                let list = object_at(doc, object, key)?;
                for item in value.as_array().into_iter().flatten() {
                    if let Ok(object) = object_at(doc, &list, item["id"].as_str().unwrap_or_default()) {
                        rehome(doc, kind, child, &object, item, protected)?;
                    }
                }
            }
            // An empty value too: what the other document still has must not come back.
            _ if child.field.home == Home::PlanUnlessProtected => {
                let here = DocKind::of(child.field.home, protected) == kind;
                put_leaf(doc, object, key, child, if here { value } else { &Value::Null })?;
            }
            _ => {}
        }
    }
    Ok(())
}

fn put_leaf(doc: &mut AutoCommit, object: &ObjId, key: &str, node: &Node, value: &Value) -> Result<(), DocError> {
    if node.field.kind == Kind::Prose {
        let text = match doc.get(object, key)? {
            Some((AmValue::Object(ObjType::Text), text)) => text,
            _ => doc.put_object(object, key, ObjType::Text)?,
        };
        return put_prose(doc, &text, value.as_str().unwrap_or_default());
    }
    Ok(doc.put(object, key, scalar(value))?)
}

/// Above so many characters of difference, finding out what was kept of a text costs seconds.
const MOST_TO_COMPARE: usize = 2_000;

/// New words for a running text: what is the same stays, so that others' edits in it stay too.
pub(crate) fn put_prose(doc: &mut AutoCommit, text: &ObjId, new: &str) -> Result<(), DocError> {
    let old: Vec<char> = doc.text(text)?.chars().collect();
    let new_chars: Vec<char> = new.chars().collect();
    let head = old.iter().zip(&new_chars).take_while(|(a, b)| a == b).count();
    let room = old.len().min(new_chars.len()) - head;
    let tail = old.iter().rev().zip(new_chars.iter().rev()).take(room).take_while(|(a, b)| a == b).count();
    let (gone, come) = (old.len() - head - tail, &new_chars[head..new_chars.len() - tail]);
    if gone.max(come.len()) <= MOST_TO_COMPARE {
        return Ok(doc.update_text(text, new)?);
    }
    let words: String = come.iter().collect();
    Ok(doc.splice_text(text, head, isize::try_from(gone).unwrap_or(0), &words)?)
}

pub(crate) fn put_struck(doc: &mut AutoCommit, item: &ObjId, struck: Option<&Struck>) -> Result<(), DocError> {
    let value = struck
        .map_or(ScalarValue::Null, |struck| ScalarValue::Str(serde_json::to_string(struck).unwrap_or_default().into()));
    Ok(doc.put(item, STRUCK, value)?)
}

/// A register's value. Lists are set as a whole, so they are one value: their JSON.
pub(crate) fn scalar(value: &Value) -> ScalarValue {
    match value {
        Value::Null => ScalarValue::Null,
        Value::Bool(flag) => ScalarValue::Boolean(*flag),
        Value::Number(number) => number.as_i64().map_or(ScalarValue::Null, ScalarValue::Int),
        Value::String(text) => ScalarValue::Str(text.as_str().into()),
        list => ScalarValue::Str(list.to_string().into()),
    }
}

/// A place in a list, counted from 1: sorted as text.
pub(crate) fn at_place(at: usize) -> String {
    format!("{:08}", at * 1000)
}

fn next_order(doc: &AutoCommit, list: &ObjId) -> Result<String, DocError> {
    let mut last = String::new();
    for id in doc.keys(list) {
        if let Some((_, item)) = doc.get(list, id.as_str())?
            && let Some((AmValue::Scalar(order), _)) = doc.get(&item, ORDER)?
            && let ScalarValue::Str(order) = order.as_ref()
            && order.as_str() > last.as_str()
        {
            last = order.to_string();
        }
    }
    let at: usize = last.get(..8).and_then(|digits| digits.parse().ok()).unwrap_or(0);
    Ok(at_place(at / 1000 + 1))
}

fn parent(doc: &AutoCommit, path: &Path) -> Result<ObjId, DocError> {
    find(doc, &path.parts()[..path.parts().len().saturating_sub(1)])
}

fn find(doc: &AutoCommit, parts: &[String]) -> Result<ObjId, DocError> {
    parts.iter().try_fold(ROOT, |object, part| object_at(doc, &object, part))
}

/// What a field holds, by its path; short words where the table has no such field (a strike).
pub(crate) fn kind_of(path: &Path) -> Kind {
    let mut row = sip_model::field::root();
    let mut is_item = false;
    for part in path.parts() {
        if std::mem::take(&mut is_item) {
            continue;
        }
        let Some(child) = row.children.get(part.as_str()) else { return Kind::Short };
        row = child;
        is_item = matches!(row.field.kind, Kind::Items { .. } | Kind::Lines);
    }
    row.field.kind
}

pub(crate) fn object_at(doc: &AutoCommit, object: &ObjId, key: &str) -> Result<ObjId, DocError> {
    match doc.get(object, key)? {
        Some((AmValue::Object(_), id)) => Ok(id),
        _ => Err(DocError::NoPlace),
    }
}

fn last(path: &Path) -> &str {
    path.parts().last().map(String::as_str).unwrap_or_default()
}
