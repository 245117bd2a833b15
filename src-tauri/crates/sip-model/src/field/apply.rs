//! Applying a write to a case in its inside form. The documents apply the same writes; a law test
//! in `sip-doc` holds the two together.

use serde_json::{Map, Value};

use super::edit::Write;
use super::kind::Kind;
use super::path::Path;
use super::table::root;

/// Applies a write.
pub fn apply(case: &mut Value, write: &Write) {
    match write {
        Write::Leaf { path, value, .. } | Write::Reason { path, value } => {
            let Some((key, parents)) = path.parts().split_last() else { return };
            let Some(object) = reach(case, parents) else { return };
            if value.is_null() {
                object.remove(key);
                drop_empty_group(case, parents);
            } else {
                object.insert(key.clone(), value.clone());
            }
        }
        Write::Item { path, value, .. } => {
            let Some((_, list)) = path.parts().split_last() else { return };
            let Some((key, parents)) = list.split_last() else { return };
            let Some(object) = reach(case, parents) else { return };
            let items = object.entry(key.clone()).or_insert_with(|| Value::Array(Vec::new()));
            if let Value::Array(items) = items {
                items.push(value.clone());
            }
        }
        Write::Strike { path, struck, .. } => {
            let Some(object) = reach(case, path.parts()) else { return };
            match struck {
                Some(struck) => object.insert("struck".to_owned(), serde_json::to_value(struck).unwrap_or_default()),
                None => object.remove("struck"),
            };
        }
    }
}

/// A group that may be null and holds nothing is not there, as in the documents.
fn drop_empty_group(case: &mut Value, path: &[String]) {
    let Some((key, parents)) = path.split_last() else { return };
    if !may_be_null(path) {
        return;
    }
    if let Some(object) = reach(case, parents)
        && object.get(key).and_then(Value::as_object).is_some_and(Map::is_empty)
    {
        object.remove(key);
    }
}

/// Whether the table lets the group at a path of a case be null.
fn may_be_null(path: &[String]) -> bool {
    let mut node = root();
    let mut is_item = false;
    for part in path {
        if is_item {
            is_item = false;
            continue;
        }
        let Some(child) = node.children.get(part.as_str()) else { return false };
        node = child;
        is_item = matches!(node.field.kind, Kind::Items { .. } | Kind::Lines);
    }
    !is_item && node.field.kind == (Kind::Group { nullable: true })
}

/// The value at a path whose items are named by id.
pub fn at<'a>(case: &'a Value, path: &Path) -> Option<&'a Value> {
    path.parts().iter().try_fold(case, |value, part| match value {
        Value::Array(items) => items.iter().find(|item| item["id"] == part.as_str()),
        other => other.get(part),
    })
}

/// The object at a path; groups on the way are made where they are missing.
fn reach<'a>(case: &'a mut Value, parts: &[String]) -> Option<&'a mut Map<String, Value>> {
    let mut value = case;
    for part in parts {
        if value.is_null() {
            *value = Value::Object(Map::new());
        }
        value = match value {
            Value::Array(items) => items.iter_mut().find(|item| item["id"] == part.as_str())?,
            Value::Object(object) => object.entry(part.clone()).or_insert(Value::Null),
            _ => return None,
        };
    }
    if value.is_null() {
        *value = Value::Object(Map::new());
    }
    value.as_object_mut()
}
