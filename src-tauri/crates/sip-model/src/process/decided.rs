//! What a follow-up found stands once it has decided: an edit comes too late.

use serde_json::Value;

use crate::field::{Write, at};

/// Whether a write changes a follow-up that has decided, or what it found.
#[must_use]
pub fn touches_decided(case: &Value, write: &Write) -> bool {
    let parts = write.path().parts();
    let is_decided = |id: &Value| {
        let mut held = case["followUps"].as_array().into_iter().flatten();
        held.any(|held| held["id"] == *id && held["decision"].is_string())
    };
    if parts.first().is_some_and(|first| first == "followUps") {
        return parts.get(1).is_some_and(|id| is_decided(&Value::from(id.as_str())));
    }
    let Some(list) = parts.iter().position(|part| part == "results") else { return false };
    if let Write::Item { value, .. } = write
        && is_decided(&value["followUp"])
    {
        return true;
    }
    let mut item = crate::field::Path::root();
    for part in parts.iter().take(list + 2) {
        item = item.with(part);
    }
    at(case, &item).is_some_and(|item| is_decided(&item["followUp"]))
}
