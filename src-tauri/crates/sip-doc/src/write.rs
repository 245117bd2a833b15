//! Writes become operations.

use automerge::transaction::Transactable;
use automerge::{AutoCommit, ObjId, ObjType, ROOT, ReadDoc, ScalarValue, Value as AmValue};
use serde_json::Value;
use sip_model::field::{Home, Kind, Node, Path, Write, root};
use sip_model::item::Struck;

use crate::edit::Sheet;
use crate::error::DocError;
use crate::genesis::skeleton;
use crate::kind::DocKind;
use crate::notes::{also_key, clear, met_key};
use crate::order::{at_place, next_order};
use crate::prose::put_prose;
use crate::tree::{is_away, live};
use crate::value::{say, scalar};

/// Key of an item's place in its list: sorted as text, ties by id.
pub(crate) const ORDER: &str = "order";
/// Key of an item's strike.
pub(crate) const STRUCK: &str = "struck";

/// Puts a write into the document it belongs to.
pub(crate) fn put(sheet: &mut Sheet<'_>, kind: DocKind, write: &Write, protected: bool) -> Result<(), DocError> {
    match write {
        Write::Leaf { path, node, value } => {
            let object = reach(sheet, kind, path)?;
            put_leaf(sheet.doc, &object, last(path), node, value)
        }
        Write::Reason { path, value } => {
            let object = reach(sheet, kind, path)?;
            Ok(sheet.doc.put(&object, last(path), scalar(value))?)
        }
        Write::Item { path, node, value } => {
            let list = reach(sheet, kind, path)?;
            let order = next_order(sheet.doc, &list)?;
            add(sheet, kind, &list, node, value, &order, protected)
        }
        Write::Strike { path, struck, .. } => {
            let item = find(sheet.doc, path.parts())?;
            put_struck(sheet.doc, &item, struck.as_ref())
        }
    }
}

/// Adds an item, and those in it. Their places are the same on every device: somebody who learns of
/// an item from another document may make its place here before this arrives.
pub(crate) fn add(
    sheet: &mut Sheet<'_>,
    kind: DocKind,
    list: &ObjId,
    node: &Node,
    item: &Value,
    order: &str,
    protected: bool,
) -> Result<(), DocError> {
    let id = item["id"].as_str().ok_or(DocError::NoPlace)?;
    let object = sheet.place(list, id, node)?;
    add_inner(sheet, kind, &object, node, item)?;
    sheet.doc.put(&object, ORDER, order)?;
    put_own(sheet.doc, kind, &object, node, item, protected)
}

/// The places of the items in an item.
fn add_inner(sheet: &mut Sheet<'_>, kind: DocKind, object: &ObjId, node: &Node, value: &Value) -> Result<(), DocError> {
    for (key, child) in node.children.iter().filter(|(_, child)| kind.reaches(child)) {
        match child.field.kind {
            Kind::Group { .. } => {
                let group = object_at(sheet.doc, object, key)?;
                add_inner(sheet, kind, &group, child, &value[*key])?;
            }
            Kind::Items { .. } | Kind::Lines => {
                let list = object_at(sheet.doc, object, key)?;
                for item in value[*key].as_array().into_iter().flatten().filter(|item| !item.is_null()) {
                    let inner = sheet.place(&list, item["id"].as_str().ok_or(DocError::NoPlace)?, child)?;
                    add_inner(sheet, kind, &inner, child, item)?;
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// Puts an item with everything in it that belongs to this document. Its place may be there.
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
    let object = match object_at(doc, list, id) {
        Ok(there) => there,
        Err(_) => {
            let object = doc.put_object(list, id, ObjType::Map)?;
            skeleton(doc, &object, node, kind)?;
            object
        }
    };
    doc.put(&object, ORDER, order)?;
    put_own(doc, kind, &object, node, item, protected)
}

/// What stands in an item itself: where it lives, its strike, its fields.
fn put_own(
    doc: &mut AutoCommit,
    kind: DocKind,
    object: &ObjId,
    node: &Node,
    item: &Value,
    protected: bool,
) -> Result<(), DocError> {
    if is_away(doc, object) {
        live(doc, object)?;
    }
    if let Ok(struck) = serde_json::from_value::<Struck>(item[STRUCK].clone())
        && DocKind::of(node.field.home, protected) == kind
    {
        put_struck(doc, object, Some(&struck))?;
    }
    put_fields(doc, kind, object, node, item, protected)
}

/// Whether an item has a value that belongs to this document.
pub(crate) fn holds(node: &Node, value: &Value, kind: DocKind, protected: bool) -> bool {
    node.children.iter().any(|(key, child)| match (&value[*key], child.field.kind) {
        (Value::Null, _) => false,
        (value, Kind::Group { .. }) => holds(child, value, kind, protected),
        (Value::Array(items), Kind::Items { .. } | Kind::Lines) => {
            DocKind::of(child.field.home, protected) == kind
                || items.iter().any(|item| holds(child, item, kind, protected))
        }
        _ => DocKind::of(child.field.home, protected) == kind,
    })
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
    sheet: &mut Sheet<'_>,
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
                let group = object_at(sheet.doc, object, key)?;
                rehome(sheet, kind, child, &group, value, protected)?;
            }
            Kind::Items { .. } => {
                let list = object_at(sheet.doc, object, key)?;
                for item in value.as_array().into_iter().flatten() {
                    let id = item["id"].as_str().unwrap_or_default();
                    // An item that another unit added has no place in this unit's own yet.
                    let object = match object_at(sheet.doc, &list, id) {
                        Err(_) if kind == DocKind::Own && holds(child, item, kind, protected) => {
                            sheet.place(&list, id, child)?
                        }
                        Err(_) => continue,
                        Ok(object) => object,
                    };
                    rehome(sheet, kind, child, &object, item, protected)?;
                }
            }
            // An empty value too: what the other document still has must not come back.
            _ if child.field.home == Home::PlanUnlessProtected => {
                let here = DocKind::of(child.field.home, protected) == kind;
                put_leaf(sheet.doc, object, key, child, if here { value } else { &Value::Null })?;
            }
            _ => {}
        }
    }
    Ok(())
}

pub(crate) fn put_leaf(
    doc: &mut AutoCommit,
    object: &ObjId,
    key: &str,
    node: &Node,
    value: &Value,
) -> Result<(), DocError> {
    clear(doc, object, &met_key(key))?;
    if node.field.kind == Kind::Prose {
        let text = match doc.get(object, key)? {
            Some((AmValue::Object(ObjType::Text), text)) => text,
            _ => doc.put_object(object, key, ObjType::Text)?,
        };
        return put_prose(doc, &text, value.as_str().unwrap_or_default());
    }
    // The values that were carried along with a short fact are settled by choosing one.
    clear(doc, object, &also_key(key))?;
    // Nothing where nothing stands is no change.
    if value.is_null() && doc.get(object, key)?.is_none() {
        return Ok(());
    }
    Ok(doc.put(object, key, scalar(value))?)
}

pub(crate) fn put_struck(doc: &mut AutoCommit, item: &ObjId, struck: Option<&Struck>) -> Result<(), DocError> {
    clear(doc, item, &also_key(STRUCK))?;
    clear(doc, item, &met_key(STRUCK))?;
    match struck {
        // To strike again is to have known what stands there now.
        Some(struck) => {
            say(doc, item, STRUCK, ScalarValue::Str(serde_json::to_string(struck).unwrap_or_default().into()))
        }
        None => Ok(doc.put(item, STRUCK, ScalarValue::Null)?),
    }
}

/// The object that a path's last part is a key of. In the unit's own document an item that another
/// unit added has no place yet.
fn reach(sheet: &mut Sheet<'_>, kind: DocKind, path: &Path) -> Result<ObjId, DocError> {
    let (mut object, mut row, mut in_list) = (ROOT, root(), false);
    for part in &path.parts()[..path.parts().len().saturating_sub(1)] {
        object = if in_list {
            in_list = false;
            match object_at(sheet.doc, &object, part) {
                Err(_) if kind == DocKind::Own => sheet.place(&object, part, row)?,
                there => there?,
            }
        } else {
            row = row.children.get(part.as_str()).ok_or(DocError::NoPlace)?;
            in_list = matches!(row.field.kind, Kind::Items { .. } | Kind::Lines);
            object_at(sheet.doc, &object, part)?
        };
    }
    Ok(object)
}

fn find(doc: &AutoCommit, parts: &[String]) -> Result<ObjId, DocError> {
    parts.iter().try_fold(ROOT, |object, part| object_at(doc, &object, part))
}

/// What a field holds, by its path; short words where the table has no such field (a strike).
pub(crate) fn kind_of(path: &Path) -> Kind {
    row_of(path).map_or(Kind::Short, |row| row.field.kind)
}

/// The row of the table that a path leads to.
pub(crate) fn row_of(path: &Path) -> Option<&'static Node> {
    let mut row = root();
    let mut is_item = false;
    for part in path.parts() {
        if std::mem::take(&mut is_item) {
            continue;
        }
        row = row.children.get(part.as_str())?;
        is_item = matches!(row.field.kind, Kind::Items { .. } | Kind::Lines);
    }
    Some(row)
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
