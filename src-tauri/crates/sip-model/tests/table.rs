//! The table of fields, the nouns and the committed schema say the same.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

use serde_json::{Map, Value, json};
use sip_model::Case;
use sip_model::field::{Kind, Node, case_file_schema, fields, root, typed};

/// A case in which every field of the table holds something.
fn full(node: &Node) -> Value {
    match node.field.kind {
        Kind::Group { .. } => group(node),
        Kind::Items { .. } | Kind::Lines => {
            let mut item = group(node);
            item["id"] = json!("x1");
            json!([item])
        }
        Kind::Date => json!("2026-10-21"),
        Kind::Moment => json!("2026-10-21T13:05"),
        Kind::Flag => json!(true),
        Kind::Count(_) => json!(1),
        Kind::Choice(words) => json!(words[0]),
        Kind::Refs(_) | Kind::Texts | Kind::AllOrTexts(_) => json!(["x1"]),
        Kind::Reasons => json!({ "follow-up-missing": "ord" }),
        Kind::Short | Kind::Quote | Kind::Prose | Kind::Ref(_) => json!("ord"),
    }
}

fn group(node: &Node) -> Value {
    Value::Object(node.children.iter().map(|(key, child)| ((*key).to_owned(), full(child))).collect::<Map<_, _>>())
}

#[test]
fn every_field_of_the_table_is_a_noun_and_every_noun_a_field() {
    let case = group(root());
    let typed: Case = typed(case.clone()).expect("every field of the table fits its noun");
    assert_eq!(
        serde_json::to_value(typed).unwrap(),
        case,
        "a field that the nouns drop would be lost; one that only they have would never be stored"
    );
}

#[test]
fn the_committed_schema_is_the_tables() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../docs/formats/case-file.schema.json");
    let committed: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    assert!(
        committed == case_file_schema(),
        "run: cargo run -p sip-model --example schema > docs/formats/case-file.schema.json"
    );
}

#[test]
fn the_committed_page_of_fields_is_the_tables() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../docs/formats/fields.md");
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        committed == sip_model::field::field_table(),
        "run: cargo run -p sip-model --example fields > docs/formats/fields.md"
    );
}

#[test]
fn no_path_stands_twice() {
    let mut paths: Vec<&str> = fields().map(|field| field.path).collect();
    paths.sort_unstable();
    assert!(paths.windows(2).all(|pair| pair[0] != pair[1]), "two rows for one field would hide one of them");
}
