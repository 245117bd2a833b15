//! The laws that hold between a case, its edits and its documents.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

use proptest::prelude::*;
use serde_json::{Value, json};
use sip_doc::{Author, CaseDocs, Chunk, DocId, DocKind, Incoming, Overlap};
use sip_model::field::{Path, Write, apply, prepare_set, prepare_strike, read_case_file, typed};
use sip_model::item::Struck;
use sip_model::person::is_protected;

fn scenario(number: u8) -> Value {
    let path = format!("{}/../../../tests/fixtures/scenarios/{number}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::to_value(read_case_file(&std::fs::read_to_string(path).unwrap()).unwrap()).unwrap()
}

fn author(name: &str) -> Author {
    Author { name: name.into(), unit: "Norrby vårdcentral".into() }
}

/// A case without what means nothing: nulls, empty groups.
fn bare(value: Value) -> Value {
    match value {
        Value::Object(object) => Value::Object(
            object
                .into_iter()
                .map(|(key, value)| (key, bare(value)))
                .filter(|(_, value)| !value.is_null() && *value != json!({}) && *value != json!([]))
                .collect(),
        ),
        Value::Array(items) => Value::Array(items.into_iter().map(bare).collect()),
        other => other,
    }
}

/// Everything that one has and the other lacks.
fn give(from: &mut CaseDocs, to: &mut CaseDocs) -> Vec<Overlap> {
    let mut overlaps = Vec::new();
    for id in from.ids().cloned().collect::<Vec<_>>() {
        let heads = to.heads(&id);
        let bytes = from.changes_since(&id, &heads).bytes;
        overlaps.extend(to.take_in(Incoming::read(&id, &bytes).unwrap()).unwrap().overlaps);
    }
    overlaps
}

/// A device: a case in memory with its documents, and everything it ever stored.
#[derive(Clone)]
struct Device {
    case: Value,
    docs: CaseDocs,
    stored: Vec<Chunk>,
    genesis: [Vec<u8>; 3],
    name: &'static str,
}

impl Device {
    fn with(case: &Value) -> Self {
        let mut docs = CaseDocs::new().unwrap();
        let genesis = DocKind::ALL.map(|kind| docs.save(&kind.into()));
        docs.write_as([1; 16]);
        let stored = docs.fill(case, &author("Maria"), 1).unwrap();
        Self { case: case.clone(), docs, stored, genesis, name: "Maria" }
    }

    fn twin(&self, name: &'static str, actor: u8) -> Self {
        let mut twin = Self { name, ..self.clone() };
        twin.docs.write_as([actor; 16]);
        twin
    }

    fn write(&mut self, writes: &[Write]) {
        let was_protected = is_protected(&self.case);
        for write in writes {
            apply(&mut self.case, write);
        }
        let chunks = self.docs.apply(writes, was_protected, &self.case, &author(self.name), 2).unwrap();
        self.stored.extend(chunks);
    }

    fn set(&mut self, path: &str, value: Value) -> Result<(), sip_model::field::EditError> {
        let writes = prepare_set(&self.case, &Path::read(path).unwrap(), value, "new-id")?;
        self.write(&writes);
        Ok(())
    }

    fn meet(&mut self, other: &mut Self) {
        give(&mut self.docs, &mut other.docs);
        give(&mut other.docs, &mut self.docs);
        self.case = self.docs.project().unwrap();
        other.case = other.docs.project().unwrap();
    }
}

#[test]
fn a_case_comes_back_from_its_documents() {
    for number in [1, 2] {
        let case = scenario(number);
        let device = Device::with(&case);
        assert_eq!(bare(device.docs.project().unwrap()), bare(case), "scenario {number} through its documents");
    }
}

#[test]
fn genesis_is_the_same_everywhere() {
    let (mut one, mut other) = (CaseDocs::new().unwrap(), CaseDocs::new().unwrap());
    for kind in DocKind::ALL {
        assert_eq!(
            one.heads(&kind.into()),
            other.heads(&kind.into()),
            "two devices that never met must agree on the first change"
        );
        assert_eq!(one.heads(&kind.into()).len(), 1);
    }
}

#[test]
fn what_is_private_lives_in_the_units_own_document_alone() {
    let mut device = Device::with(&scenario(1));
    for kind in [DocKind::Plan, DocKind::Consent] {
        let text = automerge_text(&device.docs.save(&kind.into())).to_string();
        for secret in ["testamente", "Osämjan"] {
            assert!(!text.contains(secret), "{kind:?} must not hold {secret:?}");
        }
    }
    let own = automerge_text(&device.docs.save(&DocKind::Own.into())).to_string();
    assert!(own.contains("testamente"), "the test can see into a document");
}

/// All that a document holds, whatever the table says of it.
fn automerge_text(bytes: &[u8]) -> Value {
    let doc = automerge::AutoCommit::load(bytes).unwrap();
    serde_json::to_value(automerge::AutoSerde::from(&doc)).unwrap()
}

#[test]
fn protection_moves_the_address_to_the_units_own() {
    let mut device = Device::with(&scenario(1));
    device.set("/person/protectedIdentity", json!("sekretessmarkering")).unwrap();
    let plan = automerge_text(&device.docs.save(&DocId::plan()));
    assert_eq!(plan["person"]["address"], Value::Null, "the plan no longer says where she lives");
    let own = automerge_text(&device.docs.save(&DocKind::Own.into()));
    assert_eq!(own["person"]["address"], "Kvarnbacken 4, 999 41 Norrby", "the unit still knows");
    assert_eq!(bare(device.docs.project().unwrap()), bare(device.case.clone()), "and the case reads the same");
}

#[test]
fn short_facts_are_contested_and_prose_is_merged() {
    let mut maria = Device::with(&scenario(1));
    let mut leila = maria.twin("Leila", 2);
    maria.set("/plan/goals/g1/insatser/i1/frequency", json!("3 gånger i veckan")).unwrap();
    leila.set("/plan/goals/g1/insatser/i1/frequency", json!("4 gånger i veckan")).unwrap();
    maria.set("/meeting/situation", json!("Först. Ingrid berättar att hon går korta sträckor.")).unwrap();
    leila.set("/plan/personsOwnComment", json!("Samma ord.")).unwrap();
    maria.set("/plan/personsOwnComment", json!("Samma ord.")).unwrap();
    maria.meet(&mut leila);
    assert_eq!(bare(maria.case.clone()), bare(leila.case.clone()), "both read the same");
    let contested = maria.docs.contested(&[]).unwrap();
    assert_eq!(contested.len(), 1, "the frequency, and not the comment they agree on: {contested:?}");
    let values: Vec<_> = contested[0].values.iter().map(|v| (v.value.clone(), v.by.clone().unwrap().name)).collect();
    assert!(values.contains(&(json!("3 gånger i veckan"), "Maria".into())), "{values:?}");
    assert!(values.contains(&(json!("4 gånger i veckan"), "Leila".into())), "{values:?}");
}

#[test]
fn items_added_apart_are_both_there_and_a_strike_keeps_the_words() {
    let mut maria = Device::with(&scenario(1));
    let mut leila = maria.twin("Leila", 2);
    let add = |device: &mut Device, id: &str| {
        let path = Path::read("/preparation/questionsToRaise/-").unwrap();
        let writes = prepare_set(&device.case, &path, json!(format!("Fråga {id}")), id).unwrap();
        device.write(&writes);
    };
    add(&mut maria, "m");
    add(&mut leila, "l");
    let struck = Struck { reason: "Dubbelt".into(), ..Struck::default() };
    let strike = prepare_strike(&maria.case, &Path::read("/plan/goals/g1/insatser/i3").unwrap(), struck).unwrap();
    maria.write(&strike);
    leila.set("/plan/goals/g1/insatser/i3/text", json!("Jag gör mina övningar, med Karin")).unwrap();
    maria.meet(&mut leila);
    let case = typed(maria.case).unwrap();
    let questions: Vec<_> = case.preparation.questions_to_raise.iter().filter_map(|q| q.text.clone()).collect();
    assert!(questions.contains(&"Fråga m".into()) && questions.contains(&"Fråga l".into()), "{questions:?}");
    let insats = case.plan.goals[0].insatser.iter().find(|i| i.id.as_str() == "i3").unwrap();
    assert_eq!(insats.struck.as_ref().unwrap().reason, "Dubbelt", "the strike stands");
    assert_eq!(insats.text.as_deref(), Some("Jag gör mina övningar, med Karin"), "and so does the edit");
}

/// Edits that a meeting may bring, some of which are refused.
fn edit() -> impl Strategy<Value = (&'static str, Value)> {
    let words = "[a-zåäö ]{0,12}";
    prop_oneof![
        words.prop_map(|w| ("/meeting/situation", json!(w))),
        words.prop_map(|w| ("/plan/goals/g1/insatser/i1/text", json!(w))),
        words.prop_map(|w| ("/plan/goals/g1/insatser/i1/frequency", json!(w))),
        words.prop_map(|w| ("/preparation/questionsNotToRaise/-", json!(w))),
        words.prop_map(|w| ("/plan/goals/-", json!({ "inPersonsWords": w }))),
        words.prop_map(|w| (
            "/plan/goals/g2/insatser/-",
            json!({ "text": w, "responsible": { "authority": "kommun" } })
        )),
        words.prop_map(|w| ("/reasons/follow-up-missing", json!(w))),
        Just(("/plan/goals/g1/insatser/i1/decision", json!("beslutad"))),
        Just(("/plan/goals/g1/insatser/i1/decided", json!({ "at": "2026-10-09", "by": "p5" }))),
        Just(("/plan/goals/g1/insatser/i1/decided", Value::Null)),
        Just(("/consent/parties/u-ht/topics", json!(["Hjälp hemma"]))),
        Just(("/person/protectedIdentity", json!("sekretessmarkering"))),
        Just(("/person/protectedIdentity", json!("ingen"))),
        Just(("/person/address", json!("Nygatan 1"))),
        Just(("/person", json!({ "protectedIdentity": "sekretessmarkering", "address": null }))),
        Just(("/person", json!({ "protectedIdentity": "ingen", "address": null }))),
        prop_oneof![Just("x".repeat(5_000)), Just("y z".repeat(3_000))].prop_map(|w| ("/meeting/situation", json!(w))),
        Just(("/discharge", Value::Null)),
        Just(("/discharge/plannedDischarge", json!("2026-10-09"))),
        Just(("/followUp/at", json!("2026-02-30T13:00"))),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn documents_and_projection_never_part(edits in prop::collection::vec(edit(), 1..25)) {
        let mut device = Device::with(&scenario(1));
        for (at, (path, value)) in edits.into_iter().enumerate() {
            let writes = prepare_set(&device.case, &Path::read(path).unwrap(), value, &format!("n{at}"));
            if let Ok(writes) = writes {
                device.write(&writes);
            }
        }
        prop_assert_eq!(bare(device.docs.project().unwrap()), bare(device.case.clone()), "rebuilt == incremental");
        let of = |kind: DocKind| {
            let at = DocKind::ALL.iter().position(|k| *k == kind).unwrap();
            let mut bytes = device.genesis[at].clone();
            // Stored in any order: here newest first.
            device.stored.iter().rev().filter(|c| c.doc == kind.into()).for_each(|c| bytes.extend(&c.bytes));
            bytes
        };
        let stored = DocKind::ALL.map(of);
        let loaded = CaseDocs::load(DocKind::ALL.into_iter().zip(&stored).map(|(kind, bytes)| (kind.into(), bytes.as_slice()))).unwrap();
        prop_assert_eq!(bare(loaded.project().unwrap()), bare(device.case), "what was stored is what was shown");
    }
}
