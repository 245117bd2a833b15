//! The kitchen table: a convener, a secretary at a laptop and the hemtjänst, none of them on a
//! network, and a stick that goes round days later.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use support::{Device, Post, Story};

use crate::shape::{cards, insats, laptop_of, lasting, rounds, unit_beside};

const FREQUENCY: &str = "/plan/goals/g1/insatser/i1/frequency";
const SITUATION: &str = "/meeting/situation";
const WORKS: &str = "/meeting/whatWorks";
const ANDERS_WORKS: &str =
    "Hemtjänsten kommer ofta i tid. Larmet provades igår och fungerade. Karin handlar på söndagar.";
const AMINAS_WORKS: &str =
    "Hemtjänsten kommer alltid i tid. Larmet provades igår och fungerade. Karin handlar på söndagar.";

#[test]
fn three_who_wrote_apart_are_all_heard_and_end_with_the_same() {
    let case = lasting("1");
    let stick = Post::new();
    let maria = Story::begun_on(Device::new("Maria Sandell"), &case);
    let anders = laptop_of(&maria, "Anders Wik", &case);
    let amina = unit_beside(&maria, "Amina Yusuf", &case, "u-ht");
    rounds(&[&maria, &anders, &amina], &stick, 1);
    rounds(&[&maria], &stick, 1);
    assert_eq!(maria.words(), amina.words(), "before the meeting all three have the same");
    let begun = insats(&case, "i6").unwrap()["text"].clone();

    // At the table, each on a computer of their own.
    let situation = case["meeting"]["situation"].as_str().unwrap();
    maria.set(SITUATION, format!("{situation} Karin sover över till torsdag."));
    anders.set(SITUATION, format!("Blodtrycket är 140/80. {situation}"));
    maria.set(FREQUENCY, "3 gånger i veckan i 8 veckor");
    anders.set(FREQUENCY, "2 gånger i veckan i 12 veckor");
    amina.set(FREQUENCY, "varje vardag i 4 veckor");
    anders.set(WORKS, ANDERS_WORKS);
    amina.set(WORKS, AMINAS_WORKS);
    let by_maria = maria.add("/plan/goals/g2/insatser", json!({ "text": "Granntillsyn av Stig" }));
    let by_amina = amina.add("/plan/goals/g2/insatser", json!({ "text": "Nyckelgömma monteras" }));
    maria.case("strike", &["/plan/goals/g3/insatser/i14", "--reason", "Karin har börjat arbeta."]).ok();
    amina.set("/plan/goals/g3/insatser/i14/note", "Karin följer med den 4 november.");

    // Days later.
    rounds(&[&amina, &anders, &maria], &stick, 1);
    rounds(&[&amina, &anders], &stick, 1);
    let all = [&maria, &anders, &amina];
    for one in all {
        let (who, seen) = (one.device().name(), one.show());
        let merged = seen["meeting"]["situation"].as_str().unwrap();
        assert_eq!(
            merged,
            format!("Blodtrycket är 140/80. {situation} Karin sover över till torsdag."),
            "{who}: prose merges, and nobody's sentence is lost"
        );
        assert!(
            insats(&seen, &by_maria).is_some() && insats(&seen, &by_amina).is_some(),
            "{who}: both items are there"
        );
        assert_eq!(insats(&seen, "i6").unwrap()["text"], begun, "{who}: what nobody touched is as it was");
        let fields = one.contested();
        let expected: BTreeSet<(String, String)> =
            [(FREQUENCY, "short"), (WORKS, "prose"), ("/plan/goals/g3/insatser/i14", "strike")]
                .map(|(path, kind)| (path.to_owned(), kind.to_owned()))
                .into();
        assert_eq!(cards(&fields), expected, "{who}: what two wrote apart is asked about, and nothing else");
        three_values(who, &fields);
        own_texts(who, &fields, &seen["meeting"]["whatWorks"]);
        let check = one.findings();
        assert!(check.iter().any(|finding| finding["code"] == "contested"), "{who}: and check says so");
    }

    maria.settle(FREQUENCY, "2 gånger i veckan i 12 veckor");
    maria.settle(WORKS, Value::Null);
    maria.settle("/plan/goals/g3/insatser/i14", true);
    assert!(maria.contested().is_empty(), "a person settles it once: {:?}", maria.contested());
    rounds(&[&maria, &anders, &amina], &stick, 2);
    let words = maria.words();
    assert_eq!(words.len(), 4, "four words");
    for one in all {
        let who = one.device().name();
        assert!(one.contested().is_empty(), "{who}: settled once is settled everywhere");
        assert_eq!(one.words(), words, "{who}: the same four words");
        let seen = one.show();
        assert_eq!(seen.pointer("/plan/goals/0/insatser/0/frequency").unwrap(), "2 gånger i veckan i 12 veckor");
        assert_eq!(insats(&seen, "i14").unwrap()["struck"]["reason"], "Karin har börjat arbeta.", "{who}: struck");
        assert_eq!(one.lies(), "same", "{who}: it lies in all places");
        not_chosen(one);
    }
}

/// A text that two changed: what became of it once, and what each wrote.
fn own_texts(who: &str, fields: &[Value], now: &Value) {
    let field = fields.iter().find(|field| field["path"] == WORKS).unwrap();
    assert_eq!(&field["text"], now, "{who}: the text as it became");
    let told: BTreeSet<(&str, &str)> =
        field["values"].as_array().unwrap().iter().map(|v| (text(v, "value"), text(v, "by"))).collect();
    assert_eq!(told, [(ANDERS_WORKS, "Anders Wik"), (AMINAS_WORKS, "Amina Yusuf")].into(), "{who}: and each one's own");
}

/// What was not chosen can be read afterwards, on every computer: who chose, and who had written what.
fn not_chosen(story: &Story) {
    let (who, history) = (story.device().name(), story.history());
    let settled = history.iter().find(|act| act["path"] == FREQUENCY && act["not_chosen"] != json!([]));
    let settled = settled.unwrap_or_else(|| panic!("{who}: it stands in history: {history:?}"));
    assert_eq!((text(settled, "what"), text(settled, "said")), ("settle", "2 gånger i veckan i 12 veckor"), "{who}");
    assert!(text(settled, "user").starts_with("Maria Sandell"), "{who}: who chose: {settled}");
    let others: BTreeSet<(&str, &str)> =
        settled["not_chosen"].as_array().unwrap().iter().map(|v| (text(v, "words"), text(v, "by"))).collect();
    let expected = [("3 gånger i veckan i 8 veckor", "Maria Sandell"), ("varje vardag i 4 veckor", "Amina Yusuf")];
    assert_eq!(others, expected.into(), "{who}: each value that was not chosen, and whose");
    let edited = history.iter().find(|act| act["path"] == SITUATION && text(act, "user").starts_with("Anders Wik"));
    let said = edited.map(|edited| text(edited, "said")).unwrap_or_default();
    assert!(said.contains("Blodtrycket är 140/80."), "{who}: the words of an edit, whoever's computer: {said:?}");
    let read = history.iter().find(|act| act["path"] == WORKS && act["user"].as_str().unwrap().starts_with("Amina"));
    assert!(read.is_some_and(|act| act["said"] == AMINAS_WORKS), "{who}: and of a text that met another");
}

/// The frequency comes with every value, its author, unit and time.
fn three_values(who: &str, fields: &[Value]) {
    let field = fields.iter().find(|field| field["path"] == FREQUENCY).unwrap();
    let values = field["values"].as_array().unwrap();
    let told: BTreeSet<(&str, &str, &str)> =
        values.iter().map(|v| (text(v, "value"), text(v, "by"), text(v, "unit"))).collect();
    let expected = [
        ("3 gånger i veckan i 8 veckor", "Maria Sandell", "Norrby vårdcentral"),
        ("2 gånger i veckan i 12 veckor", "Anders Wik", "Norrby vårdcentral"),
        ("varje vardag i 4 veckor", "Amina Yusuf", "Hemtjänst Norrby"),
    ];
    assert_eq!(told, expected.into(), "{who}: every value with its author and unit");
    assert!(values.iter().all(|value| value["at"].is_string()), "{who}: and when: {values:?}");
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_default()
}

#[test]
fn where_a_case_lies_is_said_of_what_is_known() {
    let case = lasting("1");
    let stick = Post::new();
    let maria = Story::begun_on(Device::new("Maria Sandell"), &case);
    assert_eq!(maria.lies(), "alone", "there is nobody else");
    let amina = unit_beside(&maria, "Amina Yusuf", &case, "u-ht");
    assert_eq!(maria.lies(), "onlyHere", "there is somebody, and nothing has left");
    assert_eq!(maria.reached("u-ht"), "owed", "the unit's card is here, and it lacks the case");
    maria.exchange(&stick);
    assert_eq!((maria.lies(), maria.reached("u-ht")), ("handed".into(), "handed".into()), "left, and not answered");
    amina.exchange(&stick);
    assert_eq!(maria.lies(), "handed", "the other side has it, and this one does not know");
    maria.exchange(&stick);
    assert_eq!((maria.lies(), maria.reached("u-ht")), ("same".into(), "same".into()), "it has answered");
    assert_eq!(maria.words(), amina.words(), "and it is so");
    maria.set("/meeting/situation", "Ingrid har sovit gott.");
    assert_eq!(maria.lies(), "changes", "what was written since lies here alone");
    assert_eq!(maria.show()["only_here"].as_u64(), Some(1), "one change");
    maria.exchange(&stick);
    assert_eq!(maria.lies(), "handed", "handed over again, and not the same before the other has answered");
    amina.exchange(&stick);
    assert_eq!(amina.lies(), "same", "she has what the other one told of");
    maria.exchange(&stick);
    assert_eq!(maria.lies(), "same", "who knows it now as well");
    assert_eq!(maria.words(), amina.words(), "and it is so");
    amina.set("/meeting/situation", "Ingrid har sovit illa.");
    assert_eq!(amina.lies(), "changes", "for a co-writer too");
    amina.exchange(&stick);
    assert_eq!((amina.lies(), maria.lies()), ("handed".into(), "same".into()), "each says what it knows");
}

#[test]
fn receipts_come_back_the_same_way() {
    let case = lasting("1");
    let stick = Post::new();
    let maria = Story::begun_on(Device::new("Maria Sandell"), &case);
    let amina = unit_beside(&maria, "Amina Yusuf", &case, "u-ht");
    maria.exchange(&stick);
    let told = || {
        let left = stick.left_by(|| drop(amina.exchange(&stick)));
        let opened = maria.device().opens(&left);
        let envelopes = opened.iter().flat_map(|packet| packet.body["envelopes"].as_array().unwrap().clone());
        let receipts: Vec<Value> = envelopes.filter(|envelope| envelope["kind"] == "receipt").collect();
        let [receipt] = &receipts[..] else { panic!("one receipt: {receipts:?}") };
        assert!(receipt["at"].is_string() && receipt["heads"].is_object(), "when, and what is held: {receipt}");
        receipt["stage"].clone()
    };
    assert_eq!(told(), "received", "mottagen: her computer has taken it in");
    let _ = amina.show();
    assert_eq!(told(), "read", "läst: she has opened it");
    amina.case("acknowledge", &[]).ok();
    assert_eq!(told(), "acknowledged", "kvitterad: she has said so");
    maria.exchange(&stick);
    assert_eq!(maria.reached("u-ht"), "same", "and what they hold is the same");
    let history = amina.history();
    let received = history.iter().find(|act| act["what"] == "received");
    let by = &received.unwrap_or_else(|| panic!("what came is in her history: {history:?}"))["user"];
    assert_eq!(by, "Maria Sandell, Norrby vårdcentral", "with who wrote it");
}
