//! The JSON Schema of the case file, written from the table.

use serde_json::{Map, Value, json};

use super::kind::{Kind, Refers};
use super::table::{Hand, Node, root};
use crate::case::SCHEMA_VERSION;

/// The JSON Schema (draft 2020-12) of `docs/formats/case-file.schema.json`.
#[must_use]
pub fn case_file_schema() -> Value {
    let mut schema = group(root());
    let head = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "SIP Hemma: case file",
        "description": "A whole case. `fixture` and `variants` are ignored; any other unknown key is refused with its path.",
    });
    let (Value::Object(schema_map), Value::Object(head)) = (&mut schema, head) else { return schema };
    for (key, value) in head {
        schema_map.insert(key, value);
    }
    schema_map.insert("required".into(), json!(["schemaVersion"]));
    if let Some(Value::Object(properties)) = schema_map.get_mut("properties") {
        properties.insert("schemaVersion".into(), json!({ "const": SCHEMA_VERSION }));
        properties.insert("fixture".into(), json!({ "description": "Test data around the case; ignored." }));
        properties.insert("variants".into(), json!({ "description": "Test data around the case; ignored." }));
    }
    schema
}

fn group(node: &Node) -> Value {
    let mut properties: Map<String, Value> = Map::new();
    for (key, child) in &node.children {
        properties.insert((*key).to_owned(), field(child));
    }
    json!({ "type": "object", "properties": properties, "additionalProperties": false })
}

fn field(node: &Node) -> Value {
    let kind = node.field.kind;
    let text = |kind: Kind| json!({ "type": ["string", "null"], "maxLength": kind.most_characters() });
    let mut schema = match kind {
        Kind::Group { .. } => nullable(group(node)),
        Kind::Items { id_in_file } => json!({ "type": ["array", "null"], "items": item(node, id_in_file) }),
        Kind::Lines => json!({ "type": ["array", "null"], "items": { "anyOf": [
            { "type": "string", "maxLength": Kind::Quote.most_characters() }, item(node, false)
        ] } }),
        Kind::Short | Kind::Quote | Kind::Prose => text(kind),
        Kind::Date => json!({ "type": ["string", "null"], "format": "date" }),
        Kind::Moment => json!({ "type": ["string", "null"], "pattern": "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$" }),
        Kind::Flag => json!({ "type": ["boolean", "null"] }),
        Kind::Count(most) => json!({ "type": ["integer", "null"], "minimum": 0, "maximum": most }),
        Kind::Choice(words) => {
            let words: Vec<Value> = words.iter().map(|word| json!(word)).chain([Value::Null]).collect();
            json!({ "enum": words })
        }
        Kind::Ref(_) => text(kind),
        Kind::Refs(_) | Kind::Texts => json!({ "type": ["array", "null"], "items": { "type": "string" } }),
        Kind::AllOrTexts(word) => json!({ "anyOf": [
            { "enum": [word, Value::Null] }, { "type": "array", "items": { "type": "string" } }
        ] }),
        Kind::Reasons => json!({ "type": ["object", "null"], "additionalProperties": { "type": ["string", "null"] } }),
    };
    if let Value::Object(schema) = &mut schema {
        let mut notes = Vec::new();
        if let Kind::Ref(refers) | Kind::Refs(refers) = kind {
            notes.push(match refers {
                Refers::Unit => "Id of a unit of the case.",
                Refers::Participant => "Id of a participant of the case.",
                Refers::Party => "Id of a unit or a participant of the case.",
                Refers::FollowUp => "Id of a follow-up that was held.",
            });
        }
        if node.field.hand == Hand::Act {
            notes.push("Belongs to an act: read as reported history, never edited.");
        }
        if !notes.is_empty() {
            schema.insert("description".into(), Value::String(notes.join(" ")));
        }
    }
    schema
}

/// An item: its fields, its id where the file has one, and the strike.
fn item(node: &Node, id_in_file: bool) -> Value {
    let mut schema = group(node);
    if let Some(Value::Object(properties)) = schema.get_mut("properties") {
        properties.insert("id".into(), json!({ "type": "string", "minLength": 1, "maxLength": 64 }));
        properties.insert(
            "struck".into(),
            json!({
                "type": ["object", "null"],
                "description": "The item was struck; it stays with its words.",
                "properties": {
                    "at": { "type": ["string", "null"] }, "by": { "type": ["string", "null"] }, "reason": { "type": "string" }
                },
                "additionalProperties": false
            }),
        );
    }
    if let (true, Value::Object(schema)) = (id_in_file, &mut schema) {
        schema.insert("required".into(), json!(["id"]));
    }
    schema
}

fn nullable(mut schema: Value) -> Value {
    schema["type"] = json!(["object", "null"]);
    schema
}
