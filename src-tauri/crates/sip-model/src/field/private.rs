//! While the person's identity is protected, telephone and e-mail of those who belong to no unit
//! live in the documenting unit's own document (ruling 5): the person's, and those of relatives.

use serde_json::{Map, Value};

use super::apply::{apply, at};
use super::edit::Write;
use super::path::Path;
use super::table::node;
use crate::person::is_protected;

/// What is open, and where it lives while it must not be.
const PAIRS: [(&str, &str); 2] = [("phone", "privatePhone"), ("email", "privateEmail")];

/// Sends what is private to its place, before it is ever written to the open one.
pub(super) fn keep_private(case: &Value, mut writes: Vec<Write>) -> Vec<Write> {
    if !writes.iter().any(touches) {
        return writes;
    }
    let mut after = case.clone();
    writes.iter().for_each(|write| apply(&mut after, write));
    if !is_protected(&after) {
        return writes;
    }
    for write in &mut writes {
        match write {
            Write::Leaf { path, node: row, .. } if is_open_field(path) => {
                let private = at(&after, &path.parent()).is_some_and(is_private);
                let pair = PAIRS.iter().find(|(open, _)| path.parts().last().is_some_and(|last| last == open));
                if let (true, Some((_, closed))) = (private, pair)
                    && let Some(closed_row) = node(&format!("/meeting/participants/*/{closed}"))
                {
                    *path = path.parent().with(closed);
                    *row = closed_row;
                }
            }
            Write::Item { path, value: Value::Object(item), .. } if is_participant(path) => hide(item),
            _ => {}
        }
    }
    // What stood openly before the identity became protected moves as well.
    for participant in after["meeting"]["participants"].as_array().into_iter().flatten().filter(|one| is_private(one)) {
        let Some(id) = participant["id"].as_str() else { continue };
        let item = Path::root().with("meeting").with("participants").with(id);
        for (open, closed) in PAIRS {
            let stood = at(case, &item).is_some_and(|before| before[open].is_string());
            if let (true, Some(open_row), Some(closed_row)) = (
                stood,
                node(&format!("/meeting/participants/*/{open}")),
                node(&format!("/meeting/participants/*/{closed}")),
            ) {
                let kept = at(case, &item).map(|before| before[open].clone()).unwrap_or_default();
                if participant[closed].is_null() && participant[open] == kept {
                    writes.push(Write::Leaf { path: item.with(closed), node: closed_row, value: kept });
                }
                writes.push(Write::Leaf { path: item.with(open), node: open_row, value: Value::Null });
            }
        }
    }
    writes
}

/// The same for a whole case that comes in.
pub fn hide_private(case: &mut Value) {
    if !is_protected(case) {
        return;
    }
    for participant in case.pointer_mut("/meeting/participants").and_then(Value::as_array_mut).into_iter().flatten() {
        if let Value::Object(participant) = participant {
            hide(participant);
        }
    }
}

fn hide(participant: &mut Map<String, Value>) {
    if participant.get("unitId").is_some_and(Value::is_string) {
        return;
    }
    for (open, closed) in PAIRS {
        if let Some(value) = participant.remove(open).filter(|value| !value.is_null()) {
            participant.insert(closed.to_owned(), value);
        }
    }
}

fn is_private(participant: &Value) -> bool {
    participant["unitId"].is_null()
}

fn touches(write: &Write) -> bool {
    let path = write.path().parts();
    let starts = |keys: [&str; 2]| path.iter().map(String::as_str).take(2).eq(keys);
    starts(["meeting", "participants"]) || starts(["person", "protectedIdentity"])
}

fn is_participant(path: &Path) -> bool {
    path.parts().len() == 3 && path.parts()[1] == "participants"
}

fn is_open_field(path: &Path) -> bool {
    path.parts().len() == 4
        && path.parts()[1] == "participants"
        && PAIRS.iter().any(|(open, _)| path.parts()[3] == *open)
}
