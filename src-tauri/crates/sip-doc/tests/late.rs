//! What somebody wrote in an item that had moved, without knowing: told, with what holds now, until a
//! person has looked.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

mod common;

use common::{Device, give, path, restricted, scenario, view_of};
use serde_json::{Value, json};
use sip_doc::{DocId, Why};

const I1: &str = "/plan/goals/g1/insatser/i1";
const TEXT: &str = "Träning hemma med fysioterapeut";

/// Maria narrows an insats; Leila, who does not know, writes in it.
fn narrowed_meanwhile(write: impl Fn(&mut Device)) -> (Device, Device) {
    let mut maria = Device::with(&scenario(1));
    let mut leila = maria.twin("Leila", 2);
    maria.set(&format!("{I1}/notFor"), json!(["u-ht"]));
    write(&mut leila);
    maria.meet(&mut leila);
    (maria, leila)
}

fn told(device: &mut Device, field: &str) -> Option<(Why, Vec<(Value, String)>)> {
    let all = device.told();
    all.into_iter().find(|(path, _, _)| *path == format!("{I1}/{field}")).map(|(_, why, values)| (why, values))
}

fn said(value: impl Into<Value>, by: &str) -> (Value, String) {
    (value.into(), by.to_owned())
}

#[test]
fn a_late_edit_stands_beside_what_holds_and_is_settled_either_way() {
    let (maria, leila) = narrowed_meanwhile(|leila| leila.set(&format!("{I1}/frequency"), json!("Zebra")));
    let now = "2 gånger i veckan i 8 veckor";
    for chosen in [now, "Zebra", "Giraff"] {
        let (mut maria, mut leila) = (maria.clone(), leila.clone());
        assert_eq!(maria.at(&format!("{I1}/frequency")), now, "it is a proposal, and no more");
        let expected = (Why::Late, vec![said(now, "Maria"), said("Zebra", "Leila")]);
        assert_eq!(told(&mut maria, "frequency"), Some(expected), "both values");
        assert_eq!(maria.told().len(), 1, "nothing else is told");
        leila.choose(&format!("{I1}/frequency"), json!(chosen));
        maria.meet(&mut leila);
        assert_eq!(
            (maria.at(&format!("{I1}/frequency")), maria.told()),
            (json!(chosen), vec![]),
            "{chosen} is settled"
        );
        assert!(!maria.state(&DocId::plan()).to_string().contains("Zebra"), "and the plan says it no more");
    }
}

#[test]
fn of_two_who_said_the_same_late_every_device_names_the_same_one() {
    let mut maria = Device::with(&scenario(1));
    let mut leila = maria.twin("Leila", 2);
    let mut karin = maria.twin("Karin", 3);
    let field = format!("{I1}/frequency");
    maria.set(&format!("{I1}/notFor"), json!(["u-ht"]));
    leila.set(&field, json!("Zebra"));
    karin.set(&field, json!("Zebra"));
    // They hear of each other in opposite orders.
    let mut maria_too = maria.clone();
    give(&mut leila, &mut maria);
    give(&mut karin, &mut maria);
    give(&mut karin, &mut maria_too);
    give(&mut leila, &mut maria_too);
    let told = maria.told();
    assert!(told.iter().any(|(path, why, _)| *path == field && *why == Why::Late), "it is told: {told:?}");
    assert_eq!(maria_too.told(), told, "the order in which it came tells nothing");
}

#[test]
fn a_late_running_text_is_told_whole() {
    let write = |leila: &mut Device| leila.set(&format!("{I1}/text"), json!(format!("{TEXT} ute")));
    let (mut maria, mut leila) = narrowed_meanwhile(write);
    let expected = (Why::Late, vec![said(TEXT, "Maria"), said(format!("{TEXT} ute"), "Leila")]);
    assert_eq!(told(&mut maria, "text"), Some(expected), "her whole text, and not the letters alone");
    maria.choose(&format!("{I1}/text"), json!(format!("{TEXT} ute")));
    maria.meet(&mut leila);
    assert_eq!((leila.at(&format!("{I1}/text")), leila.told()), (json!(format!("{TEXT} ute")), vec![]));
}

#[test]
fn words_taken_out_and_fields_cleared_are_told_too() {
    let (mut maria, mut leila) = narrowed_meanwhile(|leila| {
        leila.set(&format!("{I1}/text"), json!("Träning hemma"));
        leila.set(&format!("{I1}/due"), Value::Null);
        leila.strike(I1, "Inte längre");
    });
    let fields: Vec<String> = maria.waits().into_iter().map(|(path, _)| path.replace(I1, "")).collect();
    assert_eq!(fields, ["/due", "/struck", "/text"], "what was taken out leaves nothing behind but its history");
    assert_eq!(told(&mut maria, "text").unwrap().1[1], said("Träning hemma", "Leila"));
    assert_eq!(told(&mut maria, "due").unwrap().1[1], said(Value::Null, "Leila"));
    for field in ["due", "struck", "text"] {
        maria.settle(&format!("{I1}/{field}"));
    }
    maria.meet(&mut leila);
    assert_eq!(leila.told(), [], "looked at by one, looked at for all");
    assert_eq!(leila.at(&format!("{I1}/struck")), Value::Null, "and left");
}

#[test]
fn several_fields_by_several_people_are_settled_one_by_one() {
    let mut maria = Device::with(&scenario(1));
    let (mut leila, mut karin) = (maria.twin("Leila", 2), maria.twin("Karin", 3));
    maria.set("/plan/goals/g1/notFor", json!(["u-ht"]));
    leila.set(&format!("{I1}/frequency"), json!("Zebra"));
    karin.set(&format!("{I1}/frequency"), json!("Giraff"));
    karin.set("/plan/goals/g1/need", json!("Bara mod."));
    maria.meet(&mut leila);
    maria.meet(&mut karin);
    leila.meet(&mut karin);
    let (_, values) = told(&mut maria, "frequency").unwrap();
    assert_eq!(values[1..], [said("Giraff", "Karin"), said("Zebra", "Leila")], "each of them");
    maria.choose(&format!("{I1}/frequency"), json!("Giraff"));
    assert_eq!(maria.waits(), [("/plan/goals/g1/need".to_owned(), Why::Late)], "the other field waits");
    // Leila, who has not met since, writes in the former home once more by an old device.
    leila.meet(&mut maria);
    assert_eq!(leila.waits().len(), 1);
    karin.choose("/plan/goals/g1/need", json!("Bara mod."));
    karin.meet(&mut maria);
    assert_eq!(maria.told(), []);
}

#[test]
fn what_comes_after_somebody_looked_is_told_again() {
    let mut maria = Device::with(&scenario(1));
    let (mut leila, mut karin) = (maria.twin("Leila", 2), maria.twin("Karin", 3));
    maria.set(&format!("{I1}/notFor"), json!(["u-ht"]));
    leila.set(&format!("{I1}/frequency"), json!("Zebra"));
    maria.meet(&mut leila);
    maria.settle(&format!("{I1}/frequency"));
    assert_eq!(maria.told(), []);
    karin.set(&format!("{I1}/frequency"), json!("Zebra"));
    maria.meet(&mut karin);
    assert_eq!(told(&mut maria, "frequency").unwrap().1[1], said("Zebra", "Karin"), "another said so too");
}

#[test]
fn what_is_added_in_a_former_home_belongs_to_the_item() {
    let add = |leila: &mut Device| leila.add(&format!("{I1}/deviations"), json!({ "text": "Zebra", "by": "L" }), "d1");
    let (mut maria, mut leila) = narrowed_meanwhile(add);
    assert_eq!(maria.at(&format!("{I1}/deviations/d1/text")), "Zebra", "nothing that was added is lost");
    assert_eq!(maria.told(), [], "and nothing is asked about it");
    maria.set(&format!("{I1}/deviations/d1/handling"), json!("Giraff"));
    maria.meet(&mut leila);
    assert_eq!(leila.at(&format!("{I1}/deviations/d1/handling")), "Giraff");
    let plan = maria.state(&DocId::plan()).to_string();
    assert!(!plan.contains("Zebra") && !plan.contains("Giraff"), "it moved along before it was written in");
    leila.strike(&format!("{I1}/deviations/d1"), "Fel person");
    maria.meet(&mut leila);
    assert_eq!(maria.at(&format!("{I1}/deviations/d1/struck/reason")), "Fel person");
    assert_eq!(view_of(&mut maria, "u-ht").at(I1), Value::Null, "the unit that is kept out sees none of it");
}

#[test]
fn what_was_written_in_an_item_of_the_item_is_told() {
    let mut maria = Device::with(&scenario(1));
    maria.add(&format!("{I1}/deviations"), json!({ "text": "Uteblev", "by": "M", "handling": "Ring" }), "d1");
    let mut leila = maria.twin("Leila", 2);
    maria.set(&format!("{I1}/notFor"), json!(["u-ht"]));
    leila.set(&format!("{I1}/deviations/d1/handling"), json!("Ring i kväll"));
    leila.set(&format!("{I1}/deviations/d1/text"), json!("Sjuk"));
    maria.meet(&mut leila);
    assert_eq!(told(&mut maria, "deviations/d1/handling").unwrap().1[1], said("Ring i kväll", "Leila"));
    maria.choose(&format!("{I1}/deviations/d1/handling"), json!("Ring i kväll"));
    maria.choose(&format!("{I1}/deviations/d1/text"), json!("Uteblev"));
    maria.meet(&mut leila);
    assert_eq!(leila.told(), []);
}

#[test]
fn what_came_late_goes_along_when_the_item_comes_back() {
    let write = |leila: &mut Device| {
        leila.set(&format!("{I1}/frequency"), json!("Zebra"));
        leila.set(&format!("{I1}/text"), json!(format!("{TEXT} ute")));
    };
    let (mut maria, mut leila) = narrowed_meanwhile(write);
    maria.set(&format!("{I1}/notFor"), Value::Null);
    maria.meet(&mut leila);
    assert_eq!(maria.docs.home_of(&path(I1)), Some(DocId::plan()));
    assert_eq!(maria.at(&format!("{I1}/text")), TEXT, "what holds holds");
    let (_, values) = told(&mut maria, "frequency").unwrap();
    assert_eq!(values[1], said("Zebra", "Leila"), "and the other value is still asked about");
    assert_eq!(told(&mut maria, "text").unwrap().1[1], said(format!("{TEXT} ute"), "Leila"));
    maria.choose(&format!("{I1}/frequency"), json!("2 gånger i veckan i 8 veckor"));
    leila.choose(&format!("{I1}/text"), json!(TEXT));
    maria.meet(&mut leila);
    assert_eq!(maria.told(), []);
}

#[test]
fn an_edit_that_misses_both_the_leaving_and_the_coming_back_is_merged_and_told() {
    let mut maria = Device::with(&scenario(1));
    let mut leila = maria.twin("Leila", 2);
    maria.set(&format!("{I1}/notFor"), json!(["u-ht"]));
    maria.set(&format!("{I1}/notFor"), Value::Null);
    leila.set(&format!("{I1}/text"), json!(format!("{TEXT} ute")));
    leila.set(&format!("{I1}/frequency"), json!("Zebra"));
    leila.set(&format!("{I1}/status"), Value::Null);
    maria.meet(&mut leila);
    assert_eq!(maria.at(&format!("{I1}/text")), format!("{TEXT} ute"), "her words are in the text");
    let waits: Vec<String> = maria.waits().into_iter().map(|(path, _)| path.replace(I1, "")).collect();
    assert_eq!(waits, ["/frequency", "/status", "/text"], "each is to be looked at");
}

#[test]
fn an_item_struck_in_its_former_home_is_told_as_struck() {
    let (mut maria, mut leila) = narrowed_meanwhile(|leila| leila.strike(I1, "Dubbelt"));
    let (why, values) = told(&mut maria, "struck").unwrap();
    assert_eq!(why, Why::Late);
    assert!(values.iter().any(|(value, by)| value.to_string().contains("Dubbelt") && by == "Leila"), "{values:?}");
    maria.strike(I1, "Dubbelt");
    maria.settle(&format!("{I1}/struck"));
    maria.meet(&mut leila);
    assert_eq!(leila.told(), [], "the strike was taken");
    assert_eq!(leila.at(&format!("{I1}/struck/reason")), "Dubbelt");
    assert_eq!(leila.docs.home_of(&path(I1)), Some(restricted(&["u-ht"])));
}

#[test]
fn what_the_unit_wrote_that_is_kept_out_reaches_those_who_read() {
    let mut maria = Device::with(&scenario(1));
    let mut view = view_of(&mut maria, "u-ht");
    view.name = "Hemtjänst";
    view.docs.write_as([9; 16]);
    maria.set(&format!("{I1}/notFor"), json!(["u-ht"]));
    view.set(&format!("{I1}/frequency"), json!("Zebra"));
    common::give(&mut view, &mut maria);
    assert_eq!(told(&mut maria, "frequency").unwrap().1[1], said("Zebra", "Hemtjänst"), "they are told");
    let after = view_of(&mut maria, "u-ht");
    assert_eq!(after.at(I1), Value::Null, "the unit reads it no more");
}
