//! What the person does not want a unit to read, though it writes along (`notFor`).

use serde_json::{Value, json};
use support::{Device, Post, Story};

use crate::shape::{everything_said, gather, insats, lasting, order, rounds, unit_beside};

const FALLS: &str = "/plan/goals/g2/insatser/i9";
const WORDS: &str = "Fallriskbedömning och genomgång av belysning hemma";

/// The vårdcentral, the hemtjänst that is kept out, and the biståndsenhet that is not.
fn three(case: &Value) -> [Story; 3] {
    let maria = Story::begun_on(Device::new("Maria Sandell"), case);
    let amina = unit_beside(&maria, "Amina Yusuf", case, "u-ht");
    let johan = unit_beside(&maria, "Johan Lindqvist", case, "u-bi");
    amina.device().meets(johan.device());
    [maria, amina, johan]
}

#[test]
fn what_is_narrowed_before_it_was_shown_is_never_there() {
    let mut case = lasting("1");
    case["plan"]["goals"][1]["insatser"][3]["notFor"] = json!(["u-ht"]);
    let stick = Post::new();
    let [maria, amina, johan] = three(&case);
    gather(&[&maria, &amina, &johan], &stick);
    assert!(insats(&johan.show(), "i9").is_some(), "the others read it");
    assert_eq!(order(&johan.show(), "g2"), ["i6", "i7", "i8", "i9"], "in its place");
    assert_eq!(order(&maria.show(), "g2"), ["i6", "i7", "i8", "i9"], "also where it is documented");
    assert_eq!(order(&amina.show(), "g2"), ["i6", "i7", "i8"], "the kept-out unit has the rest");
    amina.try_set(&format!("{FALLS}/notFor"), Value::Null).refused(4);

    maria.set(&format!("{FALLS}/note"), "Ingrid vill inte att hemtjänsten vet.");
    maria.case("establish", &[]).ok();
    johan.set(&format!("{FALLS}/frequency"), "en gång");
    rounds(&[&johan, &maria, &amina, &johan], &stick, 2);
    let said = everything_said(&amina);
    for secret in [WORDS, "Ingrid vill inte att hemtjänsten vet", "2026-10-28", "\"i9\""] {
        assert!(!said.contains(secret), "the kept-out unit never sees {secret:?}");
    }
    let seen = maria.show();
    assert_eq!(insats(&seen, "i9").unwrap()["frequency"], "en gång", "the others go on with it");
    for one in [&maria, &amina, &johan] {
        assert!(one.contested().is_empty(), "{}: nothing is asked", one.device().name());
        assert_eq!(one.lies(), "same", "{}: everybody has what they may read", one.device().name());
    }
}

#[test]
fn what_is_narrowed_later_goes_and_comes_back_when_it_is_widened() {
    let case = lasting("1");
    let stick = Post::new();
    let [maria, amina, johan] = three(&case);
    gather(&[&maria, &amina, &johan], &stick);
    assert!(insats(&amina.show(), "i9").is_some(), "she had it");

    maria.set(&format!("{FALLS}/notFor"), json!(["u-ht"]));
    maria.set(&format!("{FALLS}/note"), "Ingrid ramlade i badrummet.");
    rounds(&[&maria, &johan, &amina], &stick, 2);
    let (at_amina, at_johan) = (amina.show(), johan.show());
    assert!(insats(&at_amina, "i9").is_none(), "what she had is gone from her case");
    let said = everything_said(&amina);
    assert!(!said.contains("badrummet") && !said.contains(WORDS), "and what is written since never comes");
    assert_eq!(insats(&at_johan, "i9").unwrap()["note"], "Ingrid ramlade i badrummet.", "the others read on");
    assert_eq!(order(&at_johan, "g2"), ["i6", "i7", "i8", "i9"], "it moved, and the order is kept");
    assert_eq!(order(&maria.show(), "g2"), ["i6", "i7", "i8", "i9"], "on both sides");

    maria.set(&format!("{FALLS}/notFor"), Value::Null);
    rounds(&[&maria, &johan, &amina], &stick, 2);
    for one in [&maria, &amina, &johan] {
        let seen = one.show();
        let who = one.device().name();
        assert_eq!(insats(&seen, "i9").unwrap()["note"], "Ingrid ramlade i badrummet.", "{who}: widened, as it is now");
        assert_eq!(order(&seen, "g2"), ["i6", "i7", "i8", "i9"], "{who}: where it stood");
        assert!(one.contested().is_empty(), "{who}: nothing is asked: {:?}", one.contested());
    }
}

#[test]
fn an_edit_by_the_one_who_was_kept_out_meanwhile_becomes_a_proposal() {
    let case = lasting("1");
    let stick = Post::new();
    let [maria, amina, johan] = three(&case);
    gather(&[&maria, &amina, &johan], &stick);
    maria.set(&format!("{FALLS}/notFor"), json!(["u-ht"]));
    amina.set(&format!("{FALLS}/frequency"), "varje höst");
    rounds(&[&maria, &amina, &maria, &johan], &stick, 1);
    for one in [&maria, &johan] {
        let who = one.device().name();
        assert!(insats(&one.show(), "i9").unwrap()["frequency"].is_null(), "{who}: nothing is won silently");
        let fields = one.contested();
        let late = fields.iter().find(|field| field["path"] == format!("{FALLS}/frequency"));
        let late = late.unwrap_or_else(|| panic!("{who}: what she wrote is not lost: {fields:?}"));
        let by: Vec<&str> = late["values"].as_array().unwrap().iter().filter_map(|v| v["by"].as_str()).collect();
        assert!(by.contains(&"Amina Yusuf"), "{who}: it is told whose it is: {late}");
    }
    maria.settle(&format!("{FALLS}/frequency"), "varje höst");
    rounds(&[&maria, &johan, &amina, &maria], &stick, 1);
    assert!(maria.contested().is_empty() && johan.contested().is_empty(), "a person takes it in, once");
    assert_eq!(insats(&johan.show(), "i9").unwrap()["frequency"], "varje höst", "and it is everybody's who may read");
    assert!(insats(&amina.show(), "i9").is_none(), "who does not include the one who wrote it");
}

#[test]
fn moved_apart_to_two_audiences_it_has_one_home_and_a_person_settles_who_reads() {
    let case = lasting("1");
    let stick = Post::new();
    let [maria, amina, johan] = three(&case);
    gather(&[&maria, &amina, &johan], &stick);
    maria.set(&format!("{FALLS}/notFor"), json!(["u-ht"]));
    johan.set(&format!("{FALLS}/notFor"), json!(["u-ht", "u-rehab"]));
    rounds(&[&maria, &johan, &maria, &amina], &stick, 1);
    for one in [&maria, &johan] {
        let who = one.device().name();
        assert_eq!(order(&one.show(), "g2"), ["i6", "i7", "i8", "i9"], "{who}: there once, and in its place");
        let fields = one.contested();
        assert!(
            fields.iter().any(|field| field["path"] == format!("{FALLS}/notFor")),
            "{who}: who may read it is asked: {fields:?}"
        );
    }
    assert!(!everything_said(&amina).contains(WORDS), "neither let her read it");
    maria.settle(&format!("{FALLS}/notFor"), json!(["u-ht"]));
    rounds(&[&maria, &johan, &maria], &stick, 1);
    assert!(maria.contested().is_empty() && johan.contested().is_empty(), "settled: {:?}", johan.contested());
    assert_eq!(maria.words(), johan.words(), "and equal");
}
