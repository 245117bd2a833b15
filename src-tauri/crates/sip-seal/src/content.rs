//! The content of a version: the case without what is the unit's own (ruling 14), without acts,
//! and without what means nothing.

use serde_json::{Map, Value};
use sip_model::field::{Hand, Home, Kind, Node, root};
use sip_model::person::is_protected;

/// The content to be locked, of a case in its inside form.
#[must_use]
pub fn content(case: &Value) -> Value {
    let protected = is_protected(case);
    let Value::Object(case) = case else { return Value::Null };
    Value::Object(group(root(), case, protected))
}

fn group(node: &Node, object: &Map<String, Value>, protected: bool) -> Map<String, Value> {
    let mut kept = Map::new();
    for (key, value) in object {
        let value = match node.children.get(key.as_str()) {
            Some(child) if is_kept(child, protected) => field(child, value, protected),
            // An item's own keys, which the table does not list.
            None if key == "id" || key == "struck" => value.clone(),
            _ => continue,
        };
        let is_empty = match &value {
            Value::Null => true,
            Value::Object(object) => object.is_empty(),
            Value::Array(items) => items.is_empty(),
            _ => false,
        };
        if !is_empty {
            kept.insert(key.clone(), value);
        }
    }
    kept
}

fn field(node: &Node, value: &Value, protected: bool) -> Value {
    match (node.field.kind, value) {
        (Kind::Group { .. }, Value::Object(object)) => Value::Object(group(node, object, protected)),
        (Kind::Items { .. } | Kind::Lines, Value::Array(items)) => Value::Array(
            items.iter().filter_map(Value::as_object).map(|item| Value::Object(group(node, item, protected))).collect(),
        ),
        (_, value) => value.clone(),
    }
}

fn is_kept(node: &Node, protected: bool) -> bool {
    let is_place = matches!(node.field.kind, Kind::Group { .. });
    let is_own = match node.field.home {
        Home::Own => true,
        Home::PlanUnlessProtected => protected,
        Home::Plan | Home::Consent => false,
    };
    is_place || (!is_own && (node.field.hand == Hand::Edit || node.field.path == "/planId"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::canonical;

    #[test]
    fn what_is_the_units_own_is_not_in_it() {
        let path = format!("{}/../../../tests/fixtures/scenarios/1.json", env!("CARGO_MANIFEST_DIR"));
        let case = sip_model::field::read_case_file(&std::fs::read_to_string(path).unwrap()).unwrap();
        let mut case = serde_json::to_value(case).unwrap();
        let text = canonical(&content(&case));
        assert!(text.contains("växthuset") && text.contains("Kvarnbacken"), "the plan itself is in it");
        assert!(!text.contains("testamente") && !text.contains("Osämjan"), "excluded topics are not");
        assert!(!text.contains("penna på papper"), "a signature that a file tells of is an act, not content");
        case["person"]["protectedIdentity"] = "sekretessmarkering".into();
        assert!(!canonical(&content(&case)).contains("Kvarnbacken"), "nor is a protected person's address");
    }
}
