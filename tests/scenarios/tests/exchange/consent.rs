//! Consent decides what is given, for every packet anew, and a withdrawal wins over everything.

use serde_json::{Value, json};
use support::{Device, FAR, Opened, Post, Story};

use crate::shape::{everything_said, gather, insats, lasting, rounds, unit_beside, with_id};

const SECRET: &str = "Ingrid har flyttat till Karin.";

fn three(case: &Value) -> [Story; 3] {
    let maria = Story::begun_on(Device::new("Maria Sandell"), case);
    let amina = unit_beside(&maria, "Amina Yusuf", case, "u-ht");
    let johan = unit_beside(&maria, "Johan Lindqvist", case, "u-bi");
    [maria, amina, johan]
}

/// The kinds of envelopes in packets.
fn kinds(opened: &[Opened]) -> Vec<&str> {
    let envelopes = opened.iter().flat_map(|packet| packet.body["envelopes"].as_array().into_iter().flatten());
    envelopes.filter_map(|envelope| envelope["kind"].as_str()).collect()
}

/// The answers that a new consent needs, and the yes.
fn say_yes(story: &Story) {
    let answers = [
        ("form", json!("muntligt")),
        ("givenBy", json!("Ingrid Bergvall")),
        ("toPlan", json!(true)),
        ("toShareInformation", json!(true)),
        ("validTo", json!(FAR)),
    ];
    for (field, answer) in answers {
        story.set(&format!("/consent/{field}"), answer);
    }
    story.case("confirm", &[]).ok();
}

#[test]
fn the_consent_is_written_by_the_unit_that_documents_alone() {
    let case = lasting("1");
    let post = Post::new();
    let [maria, amina, johan] = three(&case);
    gather(&[&maria, &amina, &johan], &post);
    let before = amina.at("/consent");
    for (path, value) in [
        ("/consent/validTo", json!("2098-12-31")),
        ("/consent/toShareInformation", json!(false)),
        ("/consent/parties/-", json!({ "unitId": "u-ht", "topics": "alla" })),
    ] {
        let said = amina.try_set(path, value).refused(3).stderr;
        assert!(said.contains("Det är en annan enhet som har hand om det"), "{path}: {said}");
        assert!(said.contains("Ring enheten som dokumenterar planen"), "{path} says what to do: {said}");
    }
    for (verb, arguments) in
        [("confirm", vec![]), ("lock", vec![]), ("establish", vec![]), ("handover", vec!["--to", "u-ht"])]
    {
        amina.case(verb, &arguments).refused(3);
    }
    assert_eq!(amina.at("/consent"), before, "nothing was written");
    rounds(&[&amina, &maria, &johan], &post, 1);
    assert_eq!(maria.at("/consent/parties"), johan.at("/consent/parties"), "and nothing of it went anywhere");
    assert_eq!(maria.at("/consent/excludes").as_array().unwrap().len(), 2, "what she does not want to bring up");
    assert_eq!(johan.at("/consent/excludes"), json!([]), "is the documenting unit's own, and stays there");
}

#[test]
fn after_a_withdrawal_the_others_get_one_notice_and_nothing_more() {
    let case = lasting("1");
    let post = Post::new();
    let [maria, amina, johan] = three(&case);
    gather(&[&maria, &amina, &johan], &post);
    maria.set("/meeting/situation", SECRET);
    amina.set("/plan/goals/g2/insatser/i6/note", "Skrivet innan hon visste.");
    maria.case("withdraw", &["--reason", "Jag vill inte mer."]).ok();
    let left = post.left_by(|| drop(maria.exchange(&post)));
    let opened = amina.device().opens(&left);
    assert_eq!(kinds(&opened), ["notice"], "one notice, and no content: {:?}", opened[0].body["envelopes"]);
    let notice = &opened[0].body["envelopes"][0];
    let known = ["at", "case", "heads", "kind", "what"];
    let other: Vec<&String> = notice.as_object().unwrap().keys().filter(|key| !known.contains(&key.as_str())).collect();
    assert!(other.is_empty(), "nothing stands in it but that it has ended: {notice}");

    amina.exchange(&post);
    let seen = amina.show();
    assert_eq!((&seen["state"], &seen["consent_state"]), (&json!("closed"), &json!("withdrawn")), "her case says so");
    assert!(!everything_said(&amina).contains(SECRET), "what was written just before stays where it is");
    let said = amina.try_set("/meeting/whatWorks", "Mer.").refused(3).stderr;
    assert!(said.contains("återkallat"), "she can no longer write: {said}");
    amina.exchange(&post);
    maria.exchange(&post);
    let note = insats(&maria.show(), "i6").unwrap()["note"].clone();
    assert_eq!(note, "Skrivet innan hon visste.", "what she had written comes home and is not lost");

    maria.case("correct", &["/need/description", "--words", SECRET, "--by", "Ingrid Bergvall"]).ok();
    let left = post.left_by(|| rounds(&[&maria, &amina, &johan, &maria], &post, 1));
    assert!(kinds(&amina.device().opens(&left)).is_empty(), "nothing new is left for her, not even a second notice");
    assert!(!everything_said(&johan).contains(SECRET), "nor for anybody");
    assert_eq!(insats(&amina.show(), "i6").unwrap()["note"], "Skrivet innan hon visste.", "nothing is taken from her");
}

#[test]
fn a_withdrawal_said_to_another_unit_wins_over_a_widening_and_a_new_yes_begins_again() {
    let case = lasting("1");
    let post = Post::new();
    let [maria, amina, johan] = three(&case);
    gather(&[&maria, &amina, &johan], &post);
    // Apart: more is allowed at the vårdcentral, and she takes it all back at the hemtjänst.
    maria.set("/consent/covers/-", json!({ "text": "Ekonomi" }));
    maria.case("confirm", &[]).ok();
    amina.case("withdraw", &["--reason", "Jag ångrar mig."]).ok();
    amina.try_set("/meeting/whatWorks", "Mer.").refused(3);
    amina.exchange(&post);
    maria.exchange(&post);
    let seen = maria.show();
    assert!(seen["consent"]["withdrawnAt"].is_string(), "it is written where it is documented: {}", seen["consent"]);
    assert_eq!(seen["consent_state"], "withdrawn", "and wins over what was widened meanwhile");
    let ending = seen["endings"].as_array().unwrap().last().unwrap();
    assert_eq!(ending["kind"], "samtycke_återkallat", "the plan ends: {ending}");
    assert!(ending["reason"].as_str().unwrap().contains("Jag ångrar mig."), "with her words: {ending}");
    maria.try_set("/meeting/situation", SECRET).refused(3);
    johan.exchange(&post);
    assert_eq!(johan.show()["consent_state"], "withdrawn", "the third unit is told");
    johan.try_set("/meeting/whatWorks", "Mer.").refused(3);

    let old = seen["consent"]["id"].clone();
    maria.case("renew", &[]).ok();
    rounds(&[&maria, &amina], &post, 1);
    assert_eq!(amina.show()["consent_state"], "withdrawn", "a new consent that nobody has said yes to gives nothing");
    say_yes(&maria);
    maria.set("/meeting/situation", "Nytt möte, nytt ja.");
    rounds(&[&maria, &amina, &johan], &post, 2);
    for one in [&amina, &johan] {
        let (who, seen) = (one.device().name(), one.show());
        assert_eq!(seen["meeting"]["situation"], "Nytt möte, nytt ja.", "{who}: shared again");
        assert_ne!(seen["consent"]["id"], old, "{who}: by another consent");
        one.set("/meeting/whatWorks", format!("{who} skriver igen."));
    }
    rounds(&[&amina, &johan, &maria], &post, 2);
    rounds(&[&amina, &johan, &maria], &post, 1);
    assert_eq!(maria.lies(), "same", "and everybody has it");
    assert!(maria.at("/consent/withdrawnAt").is_null(), "the earlier withdrawal does not end the later yes");
}

#[test]
fn one_party_is_narrowed_and_another_is_dropped_and_the_rest_goes_on() {
    let case = lasting("1");
    let post = Post::new();
    let [maria, amina, johan] = three(&case);
    let leila = unit_beside(&maria, "Leila Haddad", &case, "u-hsv");
    gather(&[&maria, &amina, &johan, &leila], &post);
    let parties = maria.at("/consent/parties");
    let party = |unit: &str| {
        let found = parties.as_array().unwrap().iter().find(|party| party["unitId"] == unit).unwrap();
        format!("/consent/parties/{}", found["id"].as_str().unwrap())
    };
    maria.set(&format!("{}/topics", party("u-ht")), json!(["Hjälp hemma"]));
    maria.case("strike", &[&party("u-bi"), "--reason", "Ingrid vill inte ha med dem."]).ok();
    let left = post.left_by(|| drop(maria.exchange(&post)));
    for (who, what) in [(&amina, "narrowed"), (&johan, "ended")] {
        let opened = who.device().opens(&left);
        assert_eq!(kinds(&opened), ["notice"], "{}: a notice and no content", who.device().name());
        assert_eq!(opened[0].body["envelopes"][0]["what"], what, "{}", who.device().name());
    }
    rounds(&[&amina, &johan, &leila], &post, 1);
    maria.set("/meeting/situation", SECRET);
    maria.case("establish", &[]).ok();
    rounds(&[&maria, &amina, &johan, &leila, &maria], &post, 1);
    for one in [&amina, &johan] {
        let who = one.device().name();
        one.try_set("/meeting/whatWorks", "Mer.").refused(3);
        assert!(!everything_said(one).contains(SECRET), "{who}: nothing new comes");
    }
    let extracts = amina.device().json(["extract", "list"])["extracts"].clone();
    assert_eq!(extracts.as_array().unwrap().len(), 1, "the narrowed one gets what was established, sealed");
    assert_eq!(johan.device().json(["extract", "list"])["extracts"], json!([]), "the one who was dropped does not");
    assert_eq!(leila.at("/meeting/situation"), SECRET, "for the others it goes on");
    assert_eq!(maria.lies(), "same", "those who have it have all of it");
    let shown = maria.sharing();
    let row = |unit: &str| shown["rows"].as_array().unwrap().iter().find(|row| row["unit"] == unit).unwrap().clone();
    let reads = ["u-ht", "u-bi", "u-hsv"].map(|unit| row(unit)["reads"].clone());
    assert_eq!(reads, ["part", "none", "all"], "and the screen says who gets what");
    assert!(with_id(&case["units"], "u-bi").is_object(), "the unit is still in the plan");
}
