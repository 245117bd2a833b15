//! What is kept from a unit lives in a document that the unit does not have.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

mod common;

use common::{Device, bare, path, restricted, scenario, view_of, words_stored};
use serde_json::{Value, json};
use sip_doc::DocId;

const I3: &str = "/plan/goals/g1/insatser/i3";

fn ids(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().map(|item| item["id"].as_str().unwrap().to_owned()).collect()
}

fn insats(text: &str) -> Value {
    json!({ "text": text, "responsible": { "authority": "region" } })
}

fn same(device: &Device) {
    assert_eq!(bare(device.docs.project().unwrap()), bare(device.case.clone()), "documents and case say the same");
}

#[test]
fn a_narrowed_item_leaves_the_plan_and_nothing_more_of_it_is_written_there() {
    let mut maria = Device::with(&scenario(1));
    let before = ids(&maria.at("/plan/goals/g1/insatser"));
    maria.set(&format!("{I3}/notFor"), json!(["u-ht"]));
    let from_then_on = maria.stored.len();
    assert_eq!(maria.docs.home_of(&path(I3)), Some(restricted(&["u-ht"])), "it lives where its readers read");
    maria.set(&format!("{I3}/text"), json!("Zebra på morgonen"));
    maria.set(&format!("{I3}/frequency"), json!("Giraff"));
    maria.add(&format!("{I3}/deviations"), json!({ "text": "Elefant", "by": "Maria" }), "d1");
    maria.strike(I3, "Flodhäst");
    maria.lift(I3);
    maria.reorder(I3, None);
    let plan = maria.state(&DocId::plan()).to_string();
    for gone in ["Jag gör mina övningar", "2 gånger om dagen", "Zebra", "Giraff", "Elefant", "Flodhäst"] {
        assert!(!plan.contains(gone), "the plan does not say {gone:?} any more");
    }
    assert_eq!(words_stored(&maria.stored[from_then_on..], &DocId::plan()), "", "and nothing is written there for it");
    assert!(!maria.history(&DocId::plan()).contains("notFor"), "nor that it is kept from somebody");
    let mut moved = before;
    moved.retain(|id| id != "i3");
    moved.insert(0, "i3".into());
    assert_eq!(ids(&maria.at("/plan/goals/g1/insatser")), moved, "it is moved in its list like any other");
    same(&maria);
    assert!(maria.docs.hides(&DocId::plan()), "the plan's history still knows it");
    assert!(!maria.docs.hides(&restricted(&["u-ht"])), "its new home hides nothing");
}

#[test]
fn the_order_is_kept_when_narrowed_items_stand_between_others() {
    let mut maria = Device::with(&scenario(1));
    let before = ids(&maria.at("/plan/goals/g1/insatser"));
    maria.set("/plan/goals/g1/insatser/i2/notFor", json!(["u-ht"]));
    maria.set("/plan/goals/g1/insatser/i4/notFor", json!(["u-bi"]));
    maria.set("/plan/goals/g2/notFor", json!(["u-ort"]));
    let case = maria.docs.project().unwrap();
    assert_eq!(ids(&case["plan"]["goals"][0]["insatser"]), before, "the insatser stand as they stood");
    assert_eq!(ids(&case["plan"]["goals"]), ["g1", "g2", "g3"], "and so do the goals");
    maria.add("/plan/goals/g1/insatser", insats("sist"), "i99");
    assert_eq!(
        ids(&maria.docs.project().unwrap()["plan"]["goals"][0]["insatser"]).last().unwrap(),
        "i99",
        "new ones last"
    );
    let filled = Device::with(&maria.case);
    assert_eq!(bare(filled.docs.project().unwrap()), bare(maria.case.clone()), "a filled case has them in order too");
    assert_eq!(filled.docs.home_of(&path("/plan/goals/g2")), Some(restricted(&["u-ort"])), "each in its document");
}

#[test]
fn what_was_narrowed_before_it_left_leaves_no_trace_in_the_plan() {
    let mut maria = Device::with(&scenario(1));
    let sealed = maria.docs.heads(&DocId::plan());
    maria.add("/plan/goals/g1/insatser", insats("Zebra"), "hid-1");
    maria.add("/plan/goals", json!({ "inPersonsWords": "Giraff" }), "hid-2");
    maria.add("/plan/goals/hid-2/insatser", insats("Elefant"), "hid-3");
    maria.set("/plan/goals/g1/insatser/hid-1/note", json!("Flodhäst"));
    maria.set("/plan/goals/g1/insatser/hid-1/notFor", json!(["u-ht"]));
    maria.set("/plan/goals/hid-2/notFor", json!(["u-ht", "u-bi"]));
    maria.set("/plan/goals/g2/insatser/i8/note", json!("Noshörning"));
    assert!(maria.fold(&DocId::plan(), &sealed), "there was something to fold");
    let history = maria.history(&DocId::plan());
    for gone in ["Zebra", "Giraff", "Elefant", "Flodhäst", "hid-", "notFor", "u-ht\"]"] {
        assert!(!history.contains(gone), "nobody learns of {gone:?} by the plan");
    }
    assert!(history.contains("Noshörning"), "what belongs there is there");
    assert!(!maria.docs.hides(&DocId::plan()), "and a new reader may read its history");
    same(&maria);
    let all: Vec<DocId> = maria.docs.ids().cloned().collect();
    for id in all {
        maria.fold(&id, &[]);
    }
    same(&maria);
}

#[test]
fn a_case_that_was_narrowed_when_it_was_filled_has_nothing_of_it_in_the_plan() {
    let mut case = scenario(1);
    case["plan"]["goals"][0]["insatser"][2]["notFor"] = json!(["u-ht"]);
    case["plan"]["goals"][2]["notFor"] = json!(["u-bi"]);
    let mut maria = Device::with(&case);
    let history = maria.history(&DocId::plan());
    for gone in ["Jag gör mina övningar", "Inga akuta inläggningar", "Läkemedelsgenomgång", "notFor"] {
        assert!(!history.contains(gone), "the plan never held {gone:?}");
    }
    same(&maria);
}

#[test]
fn a_unit_reads_an_open_goal_without_the_insats_that_is_kept_from_it() {
    let mut maria = Device::with(&scenario(1));
    maria.set(&format!("{I3}/notFor"), json!(["u-ht"]));
    let view = view_of(&mut maria, "u-ht");
    assert_eq!(ids(&view.at("/plan/goals/g1/insatser")), ["i1", "i2", "i4", "i5"], "all but the one");
    assert_eq!(view.at("/plan/goals/g1/need"), maria.at("/plan/goals/g1/need"), "the goal is open to it");
    let other = view_of(&mut maria, "u-bi");
    assert_eq!(bare(other.at("/plan")), bare(maria.at("/plan")), "another unit reads all of it");
}

#[test]
fn a_unit_reads_its_own_insatser_under_a_neutral_heading() {
    let mut maria = Device::with(&scenario(1));
    maria.set("/plan/goals/g2/notFor", json!(["u-ht"]));
    let mut view = view_of(&mut maria, "u-ht");
    let goals = view.at("/plan/goals");
    assert_eq!(ids(&goals), ["g1", "g2", "g3"], "the heading stands in its place");
    let keys: Vec<&String> = goals[1].as_object().unwrap().keys().collect();
    assert_eq!(keys, ["id", "insatser"], "and says nothing of the goal");
    assert_eq!(ids(&goals[1]["insatser"]), ["i6", "i7"], "it answers for these two");
    // What it adds and writes there reaches the others, and stays readable for itself.
    view.docs.write_as([9; 16]);
    view.set("/plan/goals/g2/insatser/i6/note", json!("Vi kommer kl. 8"));
    let own = json!({ "text": "Vi också", "responsible": { "authority": "kommun", "unitId": "u-ht" } });
    view.add("/plan/goals/g2/insatser", own, "i20");
    assert!(view.try_set("/plan/goals/g2/insatser/i6/text", json!("Hemtjänst")).is_ok(), "its own it may change");
    common::give(&mut view, &mut maria);
    assert_eq!(maria.at("/plan/goals/g2/insatser/i6/note"), "Vi kommer kl. 8");
    assert_eq!(ids(&maria.at("/plan/goals/g2/insatser")), ["i6", "i7", "i8", "i9", "i20"], "all stand under the goal");
    assert_eq!(maria.contested(), [], "nothing is left to settle");
}

#[test]
fn nothing_is_written_in_what_only_stands_for_a_goal() {
    let mut maria = Device::with(&scenario(1));
    maria.set("/plan/goals/g2/notFor", json!(["u-ht"]));
    let mut view = view_of(&mut maria, "u-ht");
    let before = view.state(&DocId::plan());
    let writes = sip_model::field::prepare_set(&view.case, &path("/plan/goals/g2/need"), json!("Zebra"), "x").unwrap();
    let result = view.docs.apply(&writes, false, &view.case, &view.author(), 9);
    assert!(result.is_err(), "what nobody would read is not said to be saved");
    assert_eq!(view.state(&DocId::plan()), before, "and nothing was written");
}

#[test]
fn a_unit_that_is_kept_out_of_goal_and_insats_reads_neither() {
    let mut maria = Device::with(&scenario(1));
    maria.set("/plan/goals/g2/notFor", json!(["u-ht"]));
    maria.set("/plan/goals/g2/insatser/i6/notFor", json!(["u-ht"]));
    maria.set("/plan/goals/g2/insatser/i7/notFor", json!(["u-ht", "u-bi"]));
    assert_eq!(ids(&view_of(&mut maria, "u-ht").at("/plan/goals")), ["g1", "g3"], "not even a heading");
    let view = view_of(&mut maria, "u-bi");
    assert_eq!(ids(&view.at("/plan/goals/g2/insatser")), ["i6", "i8", "i9"], "the other unit lacks one");
    maria.set("/plan/goals/g2/notFor", Value::Null);
    assert_eq!(ids(&view_of(&mut maria, "u-ht").at("/plan/goals/g2/insatser")), ["i8", "i9"], "the goal opened again");
    same(&maria);
}

#[test]
fn an_item_may_be_widened_again_and_narrowed_again() {
    let mut maria = Device::with(&scenario(1));
    let before = maria.case.clone();
    for _ in 0..3 {
        maria.set(&format!("{I3}/notFor"), json!(["u-ht"]));
        maria.set("/plan/goals/g1/notFor", json!(["u-bi"]));
        same(&maria);
        maria.set("/plan/goals/g1/notFor", Value::Null);
        maria.set(&format!("{I3}/notFor"), Value::Null);
        same(&maria);
    }
    assert_eq!(bare(maria.docs.project().unwrap()), bare(before), "it is what it was");
    assert_eq!(maria.docs.home_of(&path(I3)), Some(DocId::plan()), "and where it was");
    assert_eq!(ids(&view_of(&mut maria, "u-ht").at("/plan/goals/g1/insatser")).len(), 5, "everybody reads it again");
}

#[test]
fn an_insats_follows_the_unit_that_answers_for_it() {
    let mut maria = Device::with(&scenario(1));
    maria.set("/plan/goals/g2/notFor", json!(["u-ht"]));
    maria.set("/plan/goals/g2/insatser/i6/responsible/unitId", json!("u-hsv"));
    assert_eq!(ids(&view_of(&mut maria, "u-ht").at("/plan/goals/g2/insatser")), ["i7"], "it is another's now");
    maria.set("/plan/goals/g2/insatser/i8/responsible/unitId", json!("u-ht"));
    assert_eq!(ids(&view_of(&mut maria, "u-ht").at("/plan/goals/g2/insatser")), ["i7", "i8"], "and this is its own");
    same(&maria);
}

#[test]
fn a_struck_item_is_narrowed_with_its_strike() {
    let mut maria = Device::with(&scenario(1));
    maria.strike(I3, "Inte längre");
    maria.set(&format!("{I3}/notFor"), json!(["u-ht"]));
    assert_eq!(maria.docs.project().unwrap()["plan"]["goals"][0]["insatser"][2]["struck"]["reason"], "Inte längre");
    assert!(!maria.state(&DocId::plan()).to_string().contains("Inte längre"), "the reason moved along");
    same(&maria);
    maria.lift(I3);
    maria.set(&format!("{I3}/notFor"), Value::Null);
    assert_eq!(
        maria.docs.project().unwrap()["plan"]["goals"][0]["insatser"][2]["struck"],
        Value::Null,
        "lifted is lifted"
    );
    same(&maria);
}

#[test]
fn a_failed_edit_leaves_the_documents_as_they_were() {
    let mut maria = Device::with(&scenario(1));
    let before: Vec<_> = maria.docs.ids().cloned().collect::<Vec<_>>().iter().map(|id| maria.docs.heads(id)).collect();
    let mut writes =
        sip_model::field::prepare_set(&maria.case, &path(&format!("{I3}/notFor")), json!(["u-ht"]), "x").unwrap();
    let mut after = maria.case.clone();
    writes.iter().for_each(|write| sip_model::field::apply(&mut after, write));
    let nowhere = sip_model::field::Write::Strike {
        path: path("/plan/goals/g9"),
        node: sip_model::field::node("/plan/goals").unwrap(),
        struck: None,
    };
    writes.push(nowhere);
    assert!(maria.docs.apply(&writes, false, &after, &maria.author(), 9).is_err(), "there is no such goal");
    let now: Vec<_> = maria.docs.ids().cloned().collect::<Vec<_>>().iter().map(|id| maria.docs.heads(id)).collect();
    assert_eq!(now, before, "no document was begun, none was changed");
    same(&maria);
}
