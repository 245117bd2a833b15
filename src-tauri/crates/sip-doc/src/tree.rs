//! The items of the plan's documents: which of the documents is an item's home, and what only
//! stands there for something beneath it.
//!
//! One id, one home (ruling 10). An item that was moved leaves its object behind, marked *away* and
//! emptied: what somebody wrote in it meanwhile is found there, and shown.

use std::collections::BTreeSet;

use automerge::{AutoCommit, ObjId, ROOT, ReadDoc, ScalarValue, Value as AmValue};
use serde_json::Value;
use sip_model::field::Path;

use crate::write::object_at;

/// Key that marks an item whose home is another document.
pub(crate) const AWAY: &str = "away";

/// Whether an item only stands for what is beneath it, or for what was.
pub(crate) fn is_away(doc: &AutoCommit, item: &ObjId) -> bool {
    matches!(doc.get(item, AWAY), Ok(Some((AmValue::Scalar(flag), _))) if *flag == ScalarValue::Boolean(true))
}

/// The goal or insats that a path leads to or into, as the path of the item; nothing for the rest.
pub(crate) fn item_of(path: &Path) -> Option<Path> {
    let parts = path.parts();
    if parts.len() < 3 || parts[0] != "plan" || parts[1] != "goals" {
        return None;
    }
    let length = if parts.len() >= 5 && parts[3] == "insatser" { 5 } else { 3 };
    Some(parts[..length].iter().fold(Path::root(), |path, part| path.with(part)))
}

/// The object at an item's path, in one document.
pub(crate) fn find_item(doc: &AutoCommit, path: &Path) -> Option<ObjId> {
    path.parts().iter().try_fold(ROOT, |object, part| object_at(doc, &object, part).ok())
}

/// The units that an item is kept from: by its own `notFor`, and an insats by its goal's too, but
/// for the unit that answers for it (ruling 4). Persons are kept out by the sheets, not by keys.
pub(crate) fn kept_from(case: &Value, path: &Path) -> BTreeSet<String> {
    let goal = sip_model::field::at(case, &parts_of(path, 3)).unwrap_or(&Value::Null);
    let mut units = not_for(case, goal);
    if path.parts().len() >= 5 {
        let insats = sip_model::field::at(case, &parts_of(path, 5)).unwrap_or(&Value::Null);
        if let Some(unit) = insats["responsible"]["unitId"].as_str() {
            units.remove(unit);
        }
        units.extend(not_for(case, insats));
    }
    units
}

fn parts_of(path: &Path, length: usize) -> Path {
    path.parts().iter().take(length).fold(Path::root(), |path, part| path.with(part))
}

fn not_for(case: &Value, item: &Value) -> BTreeSet<String> {
    let is_unit = |id: &&str| case["units"].as_array().is_some_and(|units| units.iter().any(|unit| unit["id"] == **id));
    let named = item["notFor"].as_array().into_iter().flatten().filter_map(Value::as_str);
    named.filter(is_unit).map(str::to_owned).collect()
}
