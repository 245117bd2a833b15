//! Applying a write to a case in its inside form. The documents apply the same writes; a law test
//! in `sip-doc` holds the two together.

use serde_json::{Map, Value};

use super::edit::Write;
use super::path::Path;

/// Applies a write.
pub fn apply(case: &mut Value, write: &Write) {
    match write {
        Write::Leaf { path, value, .. } | Write::Reason { path, value } => {
            let Some((key, parents)) = path.parts().split_last() else { return };
            let Some(object) = reach(case, parents) else { return };
            if value.is_null() {
                object.remove(key);
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
