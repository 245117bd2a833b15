//! An item that two moved apart: both read the same, nothing is lost, nothing stands twice.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

mod common;

use common::{Device, bare, give, give_doc, path, restricted, scenario, view_of};
use serde_json::{Value, json};
use sip_doc::{DocId, Why};

const G1: &str = "/plan/goals/g1";
const I1: &str = "/plan/goals/g1/insatser/i1";
const I3: &str = "/plan/goals/g1/insatser/i3";

fn ids(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().map(|item| item["id"].as_str().unwrap().to_owned()).collect()
}

fn two() -> (Device, Device) {
    let maria = Device::with(&scenario(1));
    let leila = maria.twin("Leila", 2);
    (maria, leila)
}

#[test]
fn moved_to_two_audiences_the_narrower_holds_until_a_person_says() {
    let (mut maria, mut leila) = two();
    let before = ids(&maria.at("/plan/goals/g1/insatser"));
    maria.set(&format!("{I3}/notFor"), json!(["u-ht", "u-bi"]));
    leila.set(&format!("{I3}/notFor"), json!(["u-ort"]));
    maria.meet(&mut leila);
    assert_eq!(maria.at(&format!("{I3}/notFor")), json!(["u-ht", "u-bi"]), "kept from two is narrower than from one");
    assert_eq!(ids(&maria.at("/plan/goals/g1/insatser")), before, "it stands once, where it stood");
    let told = maria.told();
    assert_eq!(told.len(), 1, "one thing waits: {told:?}");
    assert_eq!((told[0].0.as_str(), told[0].1), ("/plan/goals/g1/insatser/i3/notFor", Why::Values));
    let said: Vec<_> = told[0].2.iter().map(|(value, by)| (value.clone(), by.as_str())).collect();
    assert_eq!(said, [(json!(["u-ht", "u-bi"]), "Maria"), (json!(["u-ort"]), "Leila")], "both, and who");
    for (chosen, home) in [(json!(["u-ort"]), restricted(&["u-ort"])), (Value::Null, DocId::plan())] {
        let (mut maria, mut leila) = (maria.clone(), leila.clone());
        maria.choose(&format!("{I3}/notFor"), chosen.clone());
        maria.meet(&mut leila);
        assert_eq!(leila.at(&format!("{I3}/notFor")), chosen, "what was chosen holds");
        assert_eq!(leila.docs.home_of(&path(I3)), Some(home), "and the item lives there alone");
        assert_eq!(leila.told(), [], "nothing waits any more");
        assert_eq!(ids(&leila.at("/plan/goals/g1/insatser")), before, "it still stands once");
    }
}

#[test]
fn what_both_wrote_after_moving_it_apart_is_told_once_its_readers_are_settled() {
    let (mut maria, mut leila) = two();
    maria.set(&format!("{I1}/notFor"), json!(["u-ht"]));
    maria.set(&format!("{I1}/frequency"), json!("3 gånger"));
    maria.set(&format!("{I1}/text"), json!("Marias ord"));
    leila.set(&format!("{I1}/notFor"), json!(["u-bi"]));
    leila.set(&format!("{I1}/due"), json!("2027-01-01"));
    leila.set(&format!("{I1}/text"), json!("Leilas ord"));
    leila.add(&format!("{I1}/deviations"), json!({ "text": "Uteblev", "by": "Leila" }), "d1");
    maria.meet(&mut leila);
    assert_eq!(maria.waits(), [(format!("{I1}/notFor"), Why::Values)], "first who may read it");
    assert_eq!(ids(&maria.at(&format!("{I1}/deviations"))), ["d1"], "what one added stands there already");
    leila.choose(&format!("{I1}/notFor"), json!(["u-ht", "u-bi"]));
    maria.meet(&mut leila);
    let waits = maria.waits();
    let expected = [("due", Why::Values), ("frequency", Why::Values), ("text", Why::Late)]
        .map(|(f, why)| (format!("{I1}/{f}"), why));
    assert_eq!(waits, expected, "and then everything that differs");
    let told = maria.told();
    let said = |at: usize| told[at].2.iter().map(|(value, by)| (value.clone(), by.clone())).collect::<Vec<_>>();
    assert!(said(1).contains(&(json!("3 gånger"), "Maria".into())), "her value, and by whom: {:?}", said(1));
    let texts: Vec<Value> = said(2).into_iter().map(|(value, _)| value).collect();
    assert!(texts.contains(&json!("Marias ord")) && texts.contains(&json!("Leilas ord")), "whole texts: {texts:?}");
    assert_eq!(ids(&maria.at(&format!("{I1}/deviations"))), ["d1"], "nothing twice");
    maria.choose(&format!("{I1}/due"), json!("2027-01-01"));
    leila.choose(&format!("{I1}/frequency"), json!("3 gånger"));
    leila.choose(&format!("{I1}/text"), json!("Bådas ord"));
    maria.meet(&mut leila);
    assert_eq!(maria.told(), [], "each is settled by whoever looked at it");
    assert_eq!(maria.at(&format!("{I1}/text")), "Bådas ord");
    let homes: Vec<DocId> = maria.docs.current().filter(|id| !id.without().is_empty()).cloned().collect();
    for id in homes.iter().filter(|id| id.without().len() == 1) {
        assert!(!maria.state(id).to_string().contains("s ord"), "{id} is emptied");
    }
}

/// An insats that Maria keeps from one unit and Leila from another, met; neither knew of the other.
fn kept_from_two() -> (Device, Device) {
    let (mut maria, mut leila) = two();
    maria.set(&format!("{I1}/notFor"), json!(["u-ht"]));
    leila.set(&format!("{I1}/notFor"), json!(["u-bi"]));
    maria.set(&format!("{I1}/frequency"), json!("3 gånger"));
    leila.set(&format!("{I1}/frequency"), json!("4 gånger"));
    maria.meet(&mut leila);
    (maria, leila)
}

#[test]
fn while_its_readers_are_contested_nobody_reads_on_whom_either_keeps_out() {
    let (mut maria, mut leila) = kept_from_two();
    let asked = maria.told();
    maria.set(&format!("{I1}/due"), json!("2027-03-03"));
    maria.meet(&mut leila);
    leila.strike(I1, "Giraff");
    leila.lift(I1);
    leila.add(&format!("{I1}/deviations"), json!({ "text": "Elefant", "by": "Leila" }), "d1");
    maria.meet(&mut leila);
    for unit in ["u-ht", "u-bi"] {
        let mut view = view_of(&mut maria, unit);
        let ids: Vec<DocId> = view.docs.ids().cloned().collect();
        let words: String = ids.iter().map(|id| view.history(id)).collect();
        for word in ["2027-03-03", "Giraff", "Elefant"] {
            assert!(!words.contains(word), "{unit} may be kept out, and never learns of {word:?}");
        }
    }
    assert!(bare(view_of(&mut maria, "u-ort").at(I1))["due"] == "2027-03-03", "who is kept out by neither reads on");
    let told = maria.told();
    let readers = format!("{I1}/notFor");
    let of = |told: &[common::Waiting]| -> Vec<Value> {
        let found = told.iter().find(|(path, _, _)| *path == readers).map(|(_, _, values)| values.clone());
        found.unwrap_or_default().into_iter().map(|(value, _)| value).collect()
    };
    assert_eq!(of(&told), of(&asked), "and who may read it is asked as before");
    for chosen in [json!(["u-ht"]), json!(["u-bi"])] {
        let (mut maria, mut leila) = (maria.clone(), leila.clone());
        leila.choose(&readers, chosen.clone());
        leila.choose(&format!("{I1}/frequency"), json!("4 gånger"));
        maria.meet(&mut leila);
        assert_eq!(maria.at(&readers), chosen, "what was chosen holds");
        assert_eq!((maria.at(&format!("{I1}/due")), maria.told()), (json!("2027-03-03"), vec![]), "nothing is lost");
        let unit = chosen[0].as_str().unwrap();
        assert_eq!(maria.docs.home_of(&path(I1)), Some(restricted(&[unit])), "it lives where its readers read");
    }
}

#[test]
fn an_insats_under_a_goal_whose_readers_are_contested_is_kept_from_either() {
    let (mut maria, mut leila) = two();
    maria.set(&format!("{G1}/notFor"), json!(["u-ht"]));
    leila.set(&format!("{G1}/notFor"), json!(["u-bi"]));
    maria.meet(&mut leila);
    maria.set(&format!("{I1}/frequency"), json!("Zebra"));
    maria.meet(&mut leila);
    leila.add(&format!("{G1}/insatser"), json!({ "text": "Giraff", "responsible": { "authority": "region" } }), "i50");
    maria.meet(&mut leila);
    for unit in ["u-ht", "u-bi"] {
        let mut view = view_of(&mut maria, unit);
        let ids: Vec<DocId> = view.docs.ids().cloned().collect();
        let words: String = ids.iter().map(|id| view.history(id)).collect();
        assert!(!words.contains("Zebra") && !words.contains("Giraff"), "{unit} may be kept out");
    }
    assert_eq!(maria.at(&format!("{I1}/frequency")), "Zebra");
    leila.choose(&format!("{G1}/notFor"), json!(["u-bi"]));
    maria.meet(&mut leila);
    assert_eq!(maria.told(), [], "settled by one");
    assert!(ids(&view_of(&mut maria, "u-ht").at(&format!("{G1}/insatser"))).contains(&"i50".into()), "and open again");
}

#[test]
fn what_is_asked_while_its_readers_are_contested_shows_the_values_of_both_homes() {
    let (mut maria, mut leila) = two();
    let mut per = maria.twin("Per", 3);
    for (device, unit, times) in [(&mut maria, "u-ht", 2), (&mut per, "u-ht", 3), (&mut leila, "u-bi", 4)] {
        device.set(&format!("{I1}/notFor"), json!([unit]));
        device.set(&format!("{I1}/frequency"), json!(format!("{times} gånger")));
    }
    maria.meet(&mut per);
    maria.meet(&mut leila);
    let told = maria.told();
    let asked = told.iter().find(|(path, _, _)| path.ends_with("frequency")).expect("two wrote it in one home");
    let said: Vec<String> = asked.2.iter().map(|(value, by)| format!("{value} {by}")).collect();
    let expected = ["\"2 gånger\" Maria", "\"3 gånger\" Per", "\"4 gånger\" Leila"];
    assert!(said.len() == 3 && expected.iter().all(|one| said.iter().any(|said| said == one)), "each once: {said:?}");
}

#[test]
fn moved_to_the_same_audience_by_both_it_stands_once_with_what_both_added() {
    let (mut maria, mut leila) = two();
    for device in [&mut maria, &mut leila] {
        device.set(&format!("{G1}/notFor"), json!(["u-ht"]));
    }
    maria.set(&format!("{I1}/decision"), json!("kräver_utredning"));
    maria.add(&format!("{I1}/deviations"), json!({ "text": "Uteblev", "by": "Maria" }), "d1");
    maria.set(
        &format!("{G1}/need"),
        json!("Träna upp styrka, balans och gång efter höftfrakturen. Säker trappa. Och mod."),
    );
    leila.add(&format!("{I1}/deviations"), json!({ "text": "Sjuk", "by": "Leila" }), "d2");
    leila.add(&format!("{G1}/insatser"), json!({ "text": "Ny", "responsible": { "authority": "region" } }), "i50");
    leila.set(
        &format!("{G1}/need"),
        json!("Viktigast: Träna upp styrka, balans och gång efter höftfrakturen. Säker trappa."),
    );
    maria.meet(&mut leila);
    assert_eq!(ids(&maria.at(&format!("{I1}/deviations"))), ["d1", "d2"], "both deviations");
    assert_eq!(ids(&maria.at(&format!("{G1}/insatser"))), ["i1", "i2", "i3", "i4", "i5", "i50"], "and the new insats");
    assert_eq!(maria.at(&format!("{I1}/decision")), "kräver_utredning");
    let need = "Viktigast: Träna upp styrka, balans och gång efter höftfrakturen. Säker trappa. Och mod.";
    assert_eq!(maria.at(&format!("{G1}/need")), need, "a running text is merged, and stands once");
    assert_eq!(maria.told(), [], "they agree on everything else");
}

#[test]
fn widened_by_one_and_narrowed_further_by_the_other() {
    let (mut maria, mut leila) = two();
    maria.set(&format!("{I1}/notFor"), json!(["u-ht"]));
    maria.meet(&mut leila);
    maria.set(&format!("{I1}/notFor"), Value::Null);
    leila.set(&format!("{I1}/notFor"), json!(["u-ht", "u-bi"]));
    leila.set(&format!("{I1}/frequency"), json!("Zebra"));
    maria.meet(&mut leila);
    assert_eq!(maria.at(&format!("{I1}/notFor")), json!(["u-ht", "u-bi"]), "the narrower holds");
    assert_eq!(maria.at(&format!("{I1}/frequency")), "Zebra", "with what was written in it");
    assert_eq!(maria.waits(), [(format!("{I1}/notFor"), Why::Values)]);
    assert!(!maria.state(&DocId::plan()).to_string().contains("Zebra"), "which the plan does not know");
    maria.choose(&format!("{I1}/notFor"), Value::Null);
    leila.choose(&format!("{I1}/notFor"), Value::Null);
    maria.meet(&mut leila);
    assert_eq!(maria.docs.home_of(&path(I1)), Some(DocId::plan()), "opened by both");
    assert_eq!(maria.at(&format!("{I1}/frequency")), "Zebra");
    assert_eq!(ids(&maria.at("/plan/goals/g1/insatser")).len(), 5);
}

#[test]
fn an_item_is_never_nowhere_whoever_moves_it_back_and_forth() {
    let (mut maria, mut leila) = two();
    // Each ends where the other began to leave.
    maria.set(&format!("{I1}/notFor"), json!(["u-ht"]));
    maria.meet(&mut leila);
    maria.set(&format!("{I1}/notFor"), Value::Null);
    leila.set(&format!("{I1}/notFor"), Value::Null);
    leila.set(&format!("{I1}/notFor"), json!(["u-ht"]));
    maria.meet(&mut leila);
    assert!(ids(&maria.at("/plan/goals/g1/insatser")).contains(&"i1".into()), "it lives somewhere");
    assert_eq!(maria.at(&format!("{I1}/text")), "Träning hemma med fysioterapeut", "with its words");
    // Both settle apart, differently.
    maria.choose(&format!("{I1}/notFor"), Value::Null);
    leila.choose(&format!("{I1}/notFor"), json!(["u-ht"]));
    maria.meet(&mut leila);
    assert_eq!(maria.at(&format!("{I1}/text")), "Träning hemma med fysioterapeut", "still");
    assert!(maria.waits().contains(&(format!("{I1}/notFor"), Why::Values)), "and is asked about again");
}

#[test]
fn a_goal_narrowed_by_one_and_its_insats_by_the_other() {
    let (mut maria, mut leila) = two();
    maria.set(&format!("{G1}/notFor"), json!(["u-ht"]));
    leila.set(&format!("{I1}/notFor"), json!(["u-bi"]));
    leila.set(&format!("{I1}/frequency"), json!("Zebra"));
    maria.meet(&mut leila);
    let told = maria.told();
    assert!(told.iter().all(|(path, _, _)| path.starts_with(I1)), "only the insats is in two minds: {told:?}");
    assert_eq!(ids(&maria.at("/plan/goals/g1/insatser")).len(), 5, "nothing twice");
    maria.choose(&format!("{I1}/notFor"), json!(["u-bi"]));
    maria.meet(&mut leila);
    assert_eq!(maria.docs.home_of(&path(I1)), Some(restricted(&["u-bi", "u-ht"])), "kept from both units");
    for (field, _) in leila.waits() {
        let value = if field.ends_with("frequency") { json!("Zebra") } else { leila.at(&field) };
        leila.choose(&field, value);
    }
    maria.meet(&mut leila);
    assert_eq!(maria.told(), []);
    assert_eq!(maria.at(&format!("{I1}/frequency")), "Zebra");
}

#[test]
fn an_insats_added_under_a_goal_that_was_narrowed_meanwhile_is_written_on_where_it_belongs() {
    let (mut maria, mut leila) = two();
    maria.set(&format!("{G1}/notFor"), json!(["u-ht"]));
    leila.add(&format!("{G1}/insatser"), json!({ "text": "Ny", "responsible": { "authority": "region" } }), "i50");
    maria.meet(&mut leila);
    assert!(ids(&maria.at(&format!("{G1}/insatser"))).contains(&"i50".into()), "it stands under its goal");
    leila.set(&format!("{G1}/insatser/i50/note"), json!("Zebra"));
    assert_eq!(leila.docs.home_of(&path("/plan/goals/g1/insatser/i50")), Some(restricted(&["u-ht"])), "moved first");
    assert!(!leila.history(&DocId::plan()).contains("Zebra"), "the unit that is kept out never gets the new words");
    maria.meet(&mut leila);
    assert_eq!(view_of(&mut maria, "u-ht").at(&format!("{G1}/insatser")), Value::Null, "nor sees it any longer");
}

#[test]
fn an_unsettled_widening_moves_nothing_by_itself() {
    let (mut maria, mut leila) = two();
    maria.set("/plan/goals/g2/notFor", json!(["u-ht"]));
    maria.meet(&mut leila);
    // One gives it to the unit that is kept out, the other to a third: contested, whoever wins.
    maria.set("/plan/goals/g2/insatser/i8/responsible/unitId", json!("u-rehab"));
    leila.set("/plan/goals/g2/insatser/i8/responsible/unitId", json!("u-hsv"));
    maria.meet(&mut leila);
    maria.set("/plan/goals/g2/insatser/i8/note", json!("Zebra"));
    assert!(!maria.history(&DocId::plan()).contains("Zebra"), "who may read more is for a person to say");
}

#[test]
fn documents_that_come_one_by_one_and_late_come_to_the_same() {
    let (mut maria, mut leila) = two();
    maria.set(&format!("{I1}/notFor"), json!(["u-ht"]));
    maria.set(&format!("{I1}/frequency"), json!("Zebra"));
    let hidden = restricted(&["u-ht"]);
    // The plan comes without what was narrowed: the item is away until the rest comes.
    give_doc(&mut maria, &mut leila, &DocId::plan());
    leila.case = leila.docs.project().unwrap();
    assert!(!ids(&leila.at("/plan/goals/g1/insatser")).contains(&"i1".into()), "it is on its way");
    leila.set(&format!("{G1}/measureBy"), json!("2027-02-02"));
    give_doc(&mut maria, &mut leila, &hidden);
    leila.case = leila.docs.project().unwrap();
    assert_eq!(leila.at(&format!("{I1}/frequency")), "Zebra", "and here it is");
    give(&mut leila, &mut maria);
    maria.meet(&mut leila);
    // The other way round: what was narrowed comes first, and is written in before the plan comes.
    let (mut maria, mut leila) = two();
    maria.set(&format!("{I1}/notFor"), json!(["u-ht"]));
    give_doc(&mut maria, &mut leila, &hidden);
    leila.case = leila.docs.project().unwrap();
    assert_eq!(leila.waits(), [(format!("{I1}/notFor"), Why::Values)], "for a while it lives in both");
    leila.set(&format!("{I1}/frequency"), json!("Zebra"));
    give_doc(&mut maria, &mut leila, &DocId::plan());
    give(&mut leila, &mut maria);
    maria.meet(&mut leila);
    assert_eq!((maria.at(&format!("{I1}/frequency")), maria.told()), (json!("Zebra"), vec![]), "nothing is left over");
}

#[test]
fn what_waited_before_it_moved_waits_after() {
    let (mut maria, mut leila) = two();
    maria.set(&format!("{I1}/frequency"), json!("3 gånger"));
    leila.set(&format!("{I1}/frequency"), json!("4 gånger"));
    maria.set(&format!("{I1}/text"), json!("Träning hemma med Per"));
    leila.set(&format!("{I1}/text"), json!("Träning hemma med Eva"));
    maria.strike(I3, "Inte längre");
    leila.set(&format!("{I3}/frequency"), json!("varje dag"));
    leila.set(&format!("{I3}/note"), json!("Efter lunch."));
    maria.meet(&mut leila);
    let before = maria.told();
    assert_eq!(before.len(), 3, "a value, a text and a strike: {before:?}");
    let changed = ["frequency", "note"].map(|field| path(&format!("{I3}/{field}")));
    let wrote = |device: &mut Device| -> Vec<sip_model::field::Path> {
        let found = device.contested();
        let values = found.iter().filter(|found| found.why == Why::Strike).flat_map(|found| &found.values);
        values.flat_map(|value| &value.wrote).map(|(path, _)| path.clone()).collect()
    };
    assert_eq!(wrote(&mut maria), changed, "what was changed beside the strike");
    for notes in [json!(["u-ht"]), json!(["u-ht", "u-bi"]), Value::Null] {
        let is_wider = notes.is_null();
        maria.set(&format!("{G1}/notFor"), notes);
        let mut expected = before.clone();
        if is_wider {
            // Who reads it from now on does not learn so what one took out of the other's text.
            expected[1].2.iter_mut().for_each(|(value, _)| *value = Value::Null);
        }
        assert_eq!(maria.told(), expected, "moving settles nothing");
        assert_eq!(wrote(&mut maria), changed, "and what was changed is known after it, too");
    }
    maria.meet(&mut leila);
    let (mut one, mut other) = (maria.clone(), leila.clone());
    one.choose(&format!("{I1}/frequency"), json!("4 gånger"));
    one.choose(&format!("{I1}/frequency"), json!("3 gånger"));
    one.settle(&format!("{I1}/text"));
    one.lift(I3);
    other.meet(&mut one);
    assert_eq!(other.told(), [], "what a person settles is settled there too");
    maria.set(&format!("{I1}/text"), json!("Träning hemma med Per och Eva"));
    assert_eq!(maria.waits().len(), 2, "who writes in the text has read it");
    assert_eq!(bare(maria.docs.project().unwrap()), bare(maria.case.clone()));
}
