//! Identifiers must point at something.

use std::collections::BTreeSet;

use serde_json::Value;

use super::kind::{Kind, Refers};
use super::path::Path;
use super::shape::{Misfit, MisfitKind};
use super::table::{Node, root};

/// The ids of a case that may be pointed at.
struct Known {
    units: BTreeSet<String>,
    participants: BTreeSet<String>,
    follow_ups: BTreeSet<String>,
}

/// Checks every identifier in `value`, which sits at `path`, against the units, participants
/// and follow-ups of `case`.
///
/// # Errors
/// [`Misfit`] names the field that points at nothing.
pub(crate) fn check(case: &Value, node: &Node, path: &Path, value: &Value) -> Result<(), Misfit> {
    let ids = |list: Option<&Value>| -> BTreeSet<String> {
        let items = list.and_then(Value::as_array).into_iter().flatten();
        items.filter_map(|item| item["id"].as_str().map(str::to_owned)).collect()
    };
    let known = Known {
        units: ids(case.get("units")),
        participants: ids(case.pointer("/meeting/participants")),
        follow_ups: ids(case.get("followUps")),
    };
    walk(&known, node, path, value)
}

/// Checks a whole case.
pub(crate) fn check_case(case: &Value) -> Result<(), Misfit> {
    check(case, root(), &Path::root(), case)
}

fn walk(known: &Known, node: &Node, path: &Path, value: &Value) -> Result<(), Misfit> {
    let fault = || Err(Misfit { path: path.clone(), kind: MisfitKind::PointsAtNothing });
    match (node.field.kind, value) {
        (_, Value::Null) => Ok(()),
        (Kind::Group { .. }, Value::Object(object)) => walk_fields(known, node, path, object),
        (Kind::Items { .. }, Value::Array(items)) => items.iter().try_for_each(|item| match item {
            Value::Object(object) => walk_fields(known, node, &path.with(item["id"].as_str().unwrap_or("?")), object),
            _ => Ok(()),
        }),
        (Kind::Ref(refers), Value::String(id)) => {
            if known.has(refers, id) {
                Ok(())
            } else {
                fault()
            }
        }
        (Kind::Refs(refers), Value::Array(ids)) => {
            let all = ids.iter().filter_map(Value::as_str).all(|id| known.has(refers, id));
            if all { Ok(()) } else { fault() }
        }
        _ => Ok(()),
    }
}

fn walk_fields(known: &Known, node: &Node, path: &Path, object: &serde_json::Map<String, Value>) -> Result<(), Misfit> {
    object.iter().try_for_each(|(key, value)| match node.children.get(key.as_str()) {
        Some(child) => walk(known, child, &path.with(key), value),
        None => Ok(()),
    })
}

impl Known {
    fn has(&self, refers: Refers, id: &str) -> bool {
        match refers {
            Refers::Unit => self.units.contains(id),
            Refers::Participant => self.participants.contains(id),
            Refers::FollowUp => self.follow_ups.contains(id),
            Refers::Party => self.units.contains(id) || self.participants.contains(id),
        }
    }
}
