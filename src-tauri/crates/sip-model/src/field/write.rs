//! Writing a case file: the inside form back to the file's form.

use serde_json::{Map, Value};

use super::kind::Kind;
use super::table::{Node, root};
use crate::case::Case;

/// Lists that the format gained after its first shape: left out while they are empty, so that an
/// older file reads and writes the same.
const YOUNGER: &[&str] = &[
    "versions",
    "confirmations",
    "earlier",
    "sendings",
    "deviations",
    "results",
    "followUps",
    "corrections",
    "endings",
    "handovers",
    "takeovers",
];

/// The case file of a case, as JSON.
#[must_use]
pub fn write_case_file(case: &Case) -> Value {
    // A case is plain structs with string keys: writing one as JSON has no way to fail.
    let value = serde_json::to_value(case).unwrap_or_default();
    outside(root(), value)
}

fn outside(node: &Node, value: Value) -> Value {
    match (node.field.kind, value) {
        (Kind::Group { .. }, Value::Object(object)) => Value::Object(fields(node, object)),
        (kind @ (Kind::Items { .. } | Kind::Lines), Value::Array(items)) => {
            Value::Array(items.into_iter().map(|item| outside_item(node, kind, item)).collect())
        }
        (_, value) => value,
    }
}

fn outside_item(node: &Node, kind: Kind, item: Value) -> Value {
    let Value::Object(object) = item else { return item };
    let mut object = fields(node, object);
    if kind != (Kind::Items { id_in_file: true }) {
        object.remove("id");
    }
    // A line is a string in the file, unless it was struck: then it needs room to say so.
    if kind == Kind::Lines && !object.contains_key("struck") {
        return object.remove("text").unwrap_or_default();
    }
    Value::Object(object)
}

fn fields(node: &Node, object: Map<String, Value>) -> Map<String, Value> {
    object
        .into_iter()
        .map(|(key, value)| {
            let value = match node.children.get(key.as_str()) {
                Some(child) => outside(child, value),
                None => value,
            };
            (key, value)
        })
        .filter(|(key, value)| !(YOUNGER.contains(&key.as_str()) && value.as_array().is_some_and(Vec::is_empty)))
        .collect()
}
