//! What can be read afterwards: everybody's words, and what was not chosen.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

mod common;

use common::{Device, small, view_of};
use serde_json::{Value, json};
use sip_doc::{How, Said};

const FREQUENCY: &str = "/plan/goals/g1/insatser/i1/frequency";
const I1: &str = "/plan/goals/g1/insatser/i1";
const SITUATION: &str = "/meeting/situation";

/// What was done, with what, by whom, and what it took the place of.
type Row = (How, Value, String, Vec<(Value, String)>);

fn told(device: &mut Device, path: &str) -> Vec<Row> {
    let name = |by: &Option<sip_doc::Author>| by.as_ref().map(|by| by.name.clone()).unwrap_or_default();
    let said: Vec<Said> = device.docs.history(false).unwrap();
    let said = said.into_iter().filter(|said| said.path.to_string() == path);
    let over = |said: &Said| said.over.iter().map(|over| (over.value.clone(), name(&over.by))).collect::<Vec<_>>();
    said.map(|said| (said.how, said.value.clone(), said.by.name.clone(), over(&said))).collect()
}

#[test]
fn what_a_case_began_with_is_no_edit_and_each_edit_has_its_words() {
    let mut maria = Device::with(&small());
    assert_eq!(maria.docs.history(false).unwrap(), [], "it was brought in");
    let before = maria.at(FREQUENCY);
    maria.set(FREQUENCY, json!("2 gånger"));
    maria.set(SITUATION, json!("Ingrid sover gott."));
    maria.set("/preparation/importantToMe", json!("Att få vara hemma"));
    let mut leila = maria.twin("Leila", 2);
    leila.set(FREQUENCY, json!("3 gånger"));
    maria.meet(&mut leila);
    let expected = [
        (How::Set, json!("2 gånger"), "Maria".to_owned(), vec![(before, "Maria".to_owned())]),
        (How::Set, json!("3 gånger"), "Leila".to_owned(), vec![(json!("2 gånger"), "Maria".to_owned())]),
    ];
    assert_eq!(told(&mut maria, FREQUENCY), expected, "whoever's computer wrote it, and what stood there before");
    assert_eq!(told(&mut leila, SITUATION)[0].1, "Ingrid sover gott.", "of a running text all of it");
}

#[test]
fn what_was_not_chosen_is_told_with_its_author_and_who_chose() {
    let mut maria = Device::with(&small());
    let (mut leila, mut karin) = (maria.twin("Leila", 2), maria.twin("Karin", 3));
    maria.set(FREQUENCY, json!("2 gånger"));
    leila.set(FREQUENCY, json!("3 gånger"));
    karin.set(FREQUENCY, json!("4 gånger"));
    maria.meet(&mut leila);
    maria.meet(&mut karin);
    leila.meet(&mut karin);
    for (chosen, others) in [("3 gånger", ["2 gånger", "4 gånger"]), ("4 gånger", ["2 gånger", "3 gånger"])] {
        let (mut maria, mut karin) = (maria.clone(), karin.clone());
        karin.choose(FREQUENCY, json!(chosen));
        maria.meet(&mut karin);
        let all = told(&mut maria, FREQUENCY);
        let (how, value, by, mut over) = all.last().unwrap().clone();
        assert_eq!((how, value, by.as_str()), (How::Settled, json!(chosen), "Karin"), "{all:?}");
        over.sort_by_key(|(value, _)| value.to_string());
        let names = [("2 gånger", "Maria"), ("3 gånger", "Leila"), ("4 gånger", "Karin")];
        let expected: Vec<(Value, String)> = names
            .iter()
            .filter(|(value, _)| others.contains(value))
            .map(|(value, by)| (json!(value), (*by).to_owned()))
            .collect();
        assert_eq!(over, expected, "each with its author");
        assert_eq!(told(&mut karin, FREQUENCY), all, "and on every device the same");
    }
}

#[test]
fn what_came_late_and_was_not_taken_is_told() {
    let mut maria = Device::with(&small());
    let mut leila = maria.twin("Leila", 2);
    maria.set(&format!("{I1}/notFor"), json!(["u-ht"]));
    leila.set(FREQUENCY, json!("3 gånger"));
    maria.meet(&mut leila);
    let stands = maria.at(FREQUENCY);
    maria.choose(FREQUENCY, stands.clone());
    let all = told(&mut maria, FREQUENCY);
    let settled = all.iter().find(|(how, ..)| *how == How::Settled);
    let (_, value, by, over) = settled.unwrap_or_else(|| panic!("{all:?}"));
    assert_eq!((value, by.as_str()), (&stands, "Maria"), "what stands stood");
    assert_eq!(over, &[(json!("3 gånger"), "Leila".to_owned())], "and the other is told, by whom");
    assert_eq!(told(&mut maria, &format!("{I1}/notFor"))[0].1, json!(["u-ht"]), "that it moved is told once");
    assert!(told(&mut maria, &format!("{I1}/text")).is_empty(), "but no word of it was written by who moved it");
}

#[test]
fn what_is_added_struck_and_lifted_is_told_as_that() {
    let mut maria = Device::with(&small());
    maria.add("/plan/goals/g1/insatser", json!({ "text": "Nyckelgömma", "frequency": "en gång" }), "n1");
    let item = "/plan/goals/g1/insatser/n1";
    maria.strike(item, "Dubbelt");
    maria.lift(item);
    let all = told(&mut maria, item);
    let hows: Vec<How> = all.iter().map(|(how, ..)| *how).collect();
    assert_eq!(hows, [How::Added, How::Struck, How::Lifted], "{all:?}");
    assert_eq!((&all[0].1["text"], &all[0].1["frequency"]), (&json!("Nyckelgömma"), &json!("en gång")));
    assert!(all[1].1.to_string().contains("Dubbelt"), "with the reason");
    assert!(told(&mut maria, &format!("{item}/text")).is_empty(), "its words are a part of it");
}

#[test]
fn who_is_kept_out_reads_no_history_of_it() {
    let mut maria = Device::with(&small());
    maria.set(FREQUENCY, json!("Zebra"));
    let mut view = view_of(&mut maria, "u-ht");
    assert_eq!(told(&mut view, FREQUENCY).len(), 1, "while it may be read");
    maria.set(&format!("{I1}/notFor"), json!(["u-ht"]));
    let mut view = view_of(&mut maria, "u-ht");
    let said = format!("{:?}", view.docs.history(false).unwrap());
    assert!(!said.contains("Zebra") && !said.contains("i1"), "what its document remembers is not told: {said}");
    assert_eq!(told(&mut maria, FREQUENCY).len(), 1, "the others read it as before");
}

#[test]
fn an_address_that_was_hidden_is_not_told_from_the_plan() {
    let mut maria = Device::with(&small());
    maria.set("/person/address", json!("Storgatan 1"));
    maria.set("/person/protectedIdentity", json!("skyddad_folkbokforing"));
    let mut view = view_of(&mut maria, "u-ht");
    let said = view.docs.history(true).unwrap();
    assert!(!format!("{said:?}").contains("Storgatan"), "{said:?}");
}
