//! The items of the plan's documents: which of the documents is an item's home, and what only
//! stands there for something beneath it.
//!
//! One id, one home (ruling 10). An item that was moved leaves its object behind, marked *away* and
//! emptied: what somebody wrote in it meanwhile is found there, and told.

use std::collections::BTreeSet;

use automerge::transaction::Transactable;
use automerge::{AutoCommit, ChangeHash, ObjId, ROOT, ReadDoc, ValueRef};
use serde_json::Value;
use sip_model::field::Path;

use crate::error::DocError;
use crate::write::object_at;

/// Key that marks an item whose home is another document: true there, a number where it lives. The
/// number rises each time that somebody says so: to say it again is to have known all that was said.
pub(crate) const AWAY: &str = "away";

/// Whether an item only stands for what is beneath it, or for what was. Of two who moved it apart, one
/// who said that it lives here is enough: it must not be nowhere.
pub(crate) fn is_away(doc: &AutoCommit, item: &ObjId) -> bool {
    let said = doc.get_all(item, AWAY).unwrap_or_default();
    !said.is_empty() && said.iter().all(|(value, _)| value.as_bool() == Some(true))
}

/// Says that an item lives here.
pub(crate) fn live(doc: &mut AutoCommit, item: &ObjId) -> Result<(), DocError> {
    let said = doc.get_all(item, AWAY)?.iter().filter_map(|(value, _)| value.as_i64()).max();
    Ok(doc.put(item, AWAY, said.unwrap_or(0).saturating_add(1))?)
}

/// The changes that said of an item that it lives elsewhere. One that never lived here has none.
pub(crate) fn left_by(doc: &AutoCommit, item: &ObjId) -> Vec<ChangeHash> {
    let made = doc.hash_for_opid(item);
    let said = doc.get_all(item, AWAY).unwrap_or_default();
    let said = said.iter().filter(|(value, _)| value.as_bool() == Some(true));
    said.filter_map(|(_, op)| doc.hash_for_opid(op)).filter(|hash| Some(*hash) != made).collect()
}

/// Every goal and insats that stands in a document, each goal before what is in it.
pub(crate) fn items_of(doc: &AutoCommit) -> Vec<(Path, ObjId)> {
    let mut found = Vec::new();
    let goals = goals();
    let Some(list) = find_item(doc, &goals) else { return found };
    for (goal, object) in items_in(doc, &list) {
        let path = goals.with(&goal);
        found.push((path.clone(), object.clone()));
        if let Ok(inner) = object_at(doc, &object, INNER) {
            let inner = items_in(doc, &inner).into_iter();
            found.extend(inner.map(|(id, insats)| (path.with(INNER).with(&id), insats)));
        }
    }
    found
}

/// The items of a list, by their ids.
pub(crate) fn items_in(doc: &AutoCommit, list: &ObjId) -> Vec<(String, ObjId)> {
    let items = doc.map_range(list, ..).filter(|item| matches!(item.value, ValueRef::Object(_)));
    items.map(|item| (item.key.to_string(), item.id())).collect()
}

/// The path of the goals.
pub(crate) fn goals() -> Path {
    Path::root().with("plan").with("goals")
}

/// Key of the list in a goal whose items have a home of their own.
pub(crate) const INNER: &str = "insatser";

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
    kept_by(case, path, None)
}

/// The same as if an item, the one asked about or its goal, said something else.
pub(crate) fn kept_by(case: &Value, path: &Path, other: Option<(&Path, &Value)>) -> BTreeSet<String> {
    let own = |path: &Path| sip_model::field::at(case, path).unwrap_or(&Value::Null);
    let said = |path: &Path| match other {
        Some((item, value)) if item == path => not_for(case, value),
        _ => not_for(case, &own(path)["notFor"]),
    };
    let mut units = said(&parts_of(path, 3));
    if path.parts().len() >= 5 {
        let path = parts_of(path, 5);
        if let Some(unit) = own(&path)["responsible"]["unitId"].as_str() {
            units.remove(unit);
        }
        units.extend(said(&path));
    }
    units
}

fn parts_of(path: &Path, length: usize) -> Path {
    path.parts().iter().take(length).fold(Path::root(), |path, part| path.with(part))
}

fn not_for(case: &Value, named: &Value) -> BTreeSet<String> {
    let is_unit = |id: &&str| case["units"].as_array().is_some_and(|units| units.iter().any(|unit| unit["id"] == **id));
    let named = named.as_array().into_iter().flatten().filter_map(Value::as_str);
    named.filter(is_unit).map(str::to_owned).collect()
}
