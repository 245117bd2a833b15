//! Each variant of the two scenarios gives the finding that it names.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

use serde_json::Value;
use sip_model::check::{Finding, check};
use sip_model::field::read_case_file;

fn scenario(number: u8) -> Value {
    let path = format!("{}/../../../tests/fixtures/scenarios/{number}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// JSON Merge Patch, RFC 7386.
fn merge(target: &mut Value, patch: &Value) {
    let Value::Object(patch) = patch else {
        *target = patch.clone();
        return;
    };
    if !target.is_object() {
        *target = Value::Object(serde_json::Map::new());
    }
    for (key, value) in patch {
        if value.is_null() {
            target.as_object_mut().unwrap().insert(key.clone(), Value::Null);
        } else {
            merge(target.as_object_mut().unwrap().entry(key.clone()).or_insert(Value::Null), value);
        }
    }
}

fn findings(file: &Value) -> Vec<Finding> {
    check(&read_case_file(&file.to_string()).unwrap(), None)
}

#[test]
fn variants_give_their_findings() {
    for number in 1..=4 {
        let base = scenario(number);
        for variant in base["variants"].as_array().unwrap() {
            let mut file = base.clone();
            merge(&mut file, &variant["patch"]);
            let found = findings(&file);
            let name = variant["name"].as_str().unwrap();
            match &variant["finding"] {
                Value::Null => assert!(
                    !found.iter().any(Finding::is_open),
                    "{name}: nothing may stand in the way, found {found:?}"
                ),
                expected => assert!(
                    found.iter().any(|finding| {
                        finding.code == expected["code"] && finding.severity.word() == expected["severity"]
                    }),
                    "{name}: expected {expected}, found {found:?}"
                ),
            }
        }
    }
}

#[test]
fn the_base_cases_are_complete() {
    for number in 1..=4 {
        let found = findings(&scenario(number));
        assert!(!found.iter().any(Finding::is_open), "scenario {number}: {found:?}");
        assert!(
            !found.iter().any(|finding| finding.code == "excluded-topic-in-text"),
            "scenario {number} keeps to its topics: {found:?}"
        );
    }
}

#[test]
fn a_topic_that_is_kept_out_is_noticed() {
    let mut file = scenario(1);
    file["meeting"]["situation"] = "Hon undrar vad Per säger om testamentet.".into();
    let found = findings(&file);
    assert!(
        found.iter().any(|f| f.code == "excluded-topic-in-text" && f.field == "/meeting/situation"),
        "Per and the will are not to be spoken of: {found:?}"
    );
    assert!(found.iter().all(|f| !format!("{f:?}").contains("testamente")), "the finding does not repeat the topic");
}
