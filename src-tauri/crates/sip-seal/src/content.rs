//! The content of a version: the case without what is the unit's own (ruling 14), without acts,
//! and without what means nothing.

use serde_json::{Map, Value};
use sip_model::field::{Field, Hand, Home, Kind, Node, Paper, root};
use sip_model::person::is_protected;

/// The content to be locked, of a case in its inside form.
#[must_use]
pub fn content(case: &Value) -> Value {
    let protected = is_protected(case);
    of(case, &|field| is_content(field, protected))
}

/// What was agreed at the table and stands on the paper: the part of a content whose change asks
/// for a new version. How it goes since (status, deviations, follow-ups, the consent's life) is
/// noted without touching what was signed.
#[must_use]
pub fn agreed(content: &Value) -> Value {
    of(content, &|field| field.paper == Paper::Printed && field.home != Home::Consent)
}

fn of(case: &Value, keeps: &dyn Fn(&Field) -> bool) -> Value {
    let Value::Object(case) = case else { return Value::Null };
    Value::Object(group(root(), case, keeps))
}

fn group(node: &Node, object: &Map<String, Value>, keeps: &dyn Fn(&Field) -> bool) -> Map<String, Value> {
    let mut kept = Map::new();
    for (key, value) in object {
        let value = match node.children.get(key.as_str()) {
            Some(child) if is_place(child) || keeps(&child.field) => field(child, value, keeps),
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

fn field(node: &Node, value: &Value, keeps: &dyn Fn(&Field) -> bool) -> Value {
    match (node.field.kind, value) {
        (Kind::Group { .. }, Value::Object(object)) => Value::Object(group(node, object, keeps)),
        (Kind::Items { .. } | Kind::Lines, Value::Array(items)) => Value::Array(
            items
                .iter()
                .filter_map(Value::as_object)
                .map(|item| group(node, item, keeps))
                .filter(|item| item.keys().any(|key| key != "id" && key != "struck"))
                .map(Value::Object)
                .collect(),
        ),
        (_, value) => value.clone(),
    }
}

/// Groups and lists have no content of their own: what is beneath them decides.
fn is_place(node: &Node) -> bool {
    matches!(node.field.kind, Kind::Group { .. } | Kind::Items { .. } | Kind::Lines)
}

fn is_content(field: &Field, protected: bool) -> bool {
    let is_own = match field.home {
        Home::Own => true,
        Home::PlanUnlessProtected => protected,
        Home::Plan | Home::Consent => false,
    };
    !is_own && (field.hand == Hand::Edit || field.path == "/planId")
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
