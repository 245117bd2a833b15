//! What is established never changes, whatever merges: later words are proposals for the next.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use support::{Device, Post, Story};

use crate::shape::{lasting, office_of, rounds, unit_beside};

/// What `case show` tells of the established versions.
fn versions(story: &Story) -> Value {
    story.at("/established")
}

/// The words of each established version.
fn words(story: &Story) -> BTreeSet<String> {
    let all = versions(story);
    all.as_array().unwrap().iter().map(|version| version["words"].to_string()).collect()
}

#[test]
fn a_merge_after_establishing_becomes_changes_by_who_and_when() {
    let case = lasting("1");
    let post = Post::new();
    let maria = Story::begun_on(Device::new("Maria Sandell"), &case);
    let amina = unit_beside(&maria, "Amina Yusuf", &case, "u-ht");
    let version = maria.answer("establish", &[]);
    let number = version["version"].to_string();
    let print = |story: &Story| story.print(&["--version", &number]).bytes;
    let (before, paper) = (versions(&maria), print(&maria));
    rounds(&[&maria, &amina, &maria], &post, 1);
    assert_eq!(versions(&amina), before, "the co-writers have the version, with hash and words");

    amina.set("/plan/goals/g2/insatser/i6/frequency", "4 gånger om dagen");
    let added = amina.add(
        "/plan/goals/g2/insatser",
        json!({ "text": "Dusch på fredagar", "responsible": { "authority": "kommun", "unitId": "u-ht" } }),
    );
    for verb in ["lock", "establish"] {
        let said = amina.case(verb, &[]).refused(3).stderr;
        assert!(said.contains("en annan enhet som har hand om det"), "only the unit that documents locks: {said}");
    }
    rounds(&[&amina, &maria], &post, 1);
    let changes = maria.changes();
    let of = |path: &str| changes.iter().find(|change| change["path"] == path).cloned().unwrap_or_default();
    let frequency = of("/plan/goals/g2/insatser/i6/frequency");
    let told = ["before", "after", "by", "unit"].map(|key| frequency[key].clone());
    assert_eq!(told, ["3 gånger om dagen", "4 gånger om dagen", "Amina Yusuf", "Hemtjänst Norrby"], "{changes:?}");
    assert!(frequency["at"].is_string(), "and when: {frequency}");
    assert_eq!(frequency["wrote"].as_array().map(Vec::len), Some(1), "who wrote before is not said to have changed it");
    let item = of(&format!("/plan/goals/g2/insatser/{added}"));
    assert_eq!((&item["after"], &item["by"]), (&json!("Dusch på fredagar"), &json!("Amina Yusuf")), "{changes:?}");
    assert_eq!(changes.len(), 2, "and nothing else: {changes:?}");
    assert_eq!(maria.at("/state"), "draft", "what stands now is arbetsmaterial again");

    assert_eq!(versions(&maria), before, "number, hash and words are what they were");
    assert_eq!(print(&maria), paper, "and every byte of the paper");
    assert!(!maria.print(&["--version", &number]).says("Dusch på fredagar"), "which knows nothing of it");
    let second = maria.answer("establish", &[]);
    assert_ne!(second["hash"], version["hash"], "the next version takes it in");
    assert_eq!(print(&maria), paper, "beside the first, which stands for ever");
    assert!(maria.changes().is_empty(), "nothing is proposed any more");
}

#[test]
fn two_versions_established_apart_are_both_kept_and_shown() {
    let case = lasting("1");
    let post = Post::new();
    let maria = Story::begun_on(Device::new("Maria Sandell"), &case);
    let anders = office_of(&maria, "Anders Wik", &case);
    let amina = unit_beside(&maria, "Amina Yusuf", &case, "u-ht");
    rounds(&[&maria, &anders, &amina, &maria], &post, 1);
    maria.set("/plan/goals/g2/insatser/i6/frequency", "4 gånger om dagen");
    anders.set("/plan/goals/g1/insatser/i1/frequency", "1 gång i veckan");
    let by_maria = maria.answer("establish", &[]);
    let by_anders = anders.answer("establish", &[]);
    assert_eq!(by_maria["version"], by_anders["version"], "apart, both are the next");
    assert_ne!(by_maria["words"], by_anders["words"], "told apart by their words");
    let paper = maria.print(&["--version", &by_maria["version"].to_string()]).bytes;

    rounds(&[&maria, &anders, &amina, &maria, &anders, &amina], &post, 1);
    let both: BTreeSet<String> = [&by_maria, &by_anders].map(|version| version["words"].to_string()).into();
    for one in [&maria, &anders, &amina] {
        let who = one.device().name();
        assert_eq!(words(one), both, "{who}: both are kept, and both are shown");
        assert!(one.contested().is_empty(), "{who}: what was changed apart merged: {:?}", one.contested());
        let changed: BTreeSet<String> = one.changes().iter().map(|change| change["path"].to_string()).collect();
        assert!(!changed.is_empty(), "{who}: what stands now is neither");
    }
    let third = maria.answer("establish", &[]);
    assert_eq!(third["version"], by_maria["version"].as_u64().unwrap() + 1, "a person makes the next of both");
    rounds(&[&maria, &anders, &amina], &post, 1);
    assert_eq!(words(&amina).len(), 3, "beside which the two remain");
    assert!(paper.starts_with(b"%PDF"), "and what was printed was one of them");
}
