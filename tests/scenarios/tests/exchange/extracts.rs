//! Parties that may hear of some topics: a sealed extract of what was established, never the case.

use serde_json::{Value, json};
use support::{Device, Paper, Post, Story};

use crate::shape::{computer, lasting, unit_beside};

const OTHERS: [&str; 14] = [
    "Beroendemottagningen",
    "Vuxenenheten",
    "Boendestödet",
    "Personligt ombud",
    "vårdcentral",
    "Olofsson",
    "Fatima",
    "Oskar Thelin",
    "Mats Grön",
    "amfetamin",
    "röster",
    "Tyra",
    "hyresskuld",
    "Polisanmälan",
];

/// Scenario 2, where Försäkringskassan has an HSA-id and so can be known.
fn case() -> Value {
    let mut case = lasting("2");
    let fk = case["units"].as_array_mut().unwrap().iter_mut().find(|unit| unit["id"] == "u-fk").unwrap();
    fk["hsaId"] = "SE5560000003-SIP301".into();
    case
}

fn extracts(device: &Device) -> Vec<Value> {
    device.json(["extract", "list"])["extracts"].as_array().unwrap().clone()
}

fn print(device: &Device, id: &Value) -> Paper {
    let path = device.file("utdrag.pdf");
    device.siphemma(["extract", "print", id.as_str().unwrap(), "-o", path.to_str().unwrap()]).ok();
    Paper::read(&path)
}

#[test]
fn forsakringskassan_gets_its_part_of_what_was_established_and_nothing_of_anyone() {
    let case = case();
    let post = Post::new();
    let helena = Story::begun_on(Device::new("Helena Brink"), &case);
    let fk = unit_beside(&helena, "Frida Kassman", &case, "u-fk");
    helena.exchange(&post);
    fk.exchange(&post);
    assert!(extracts(fk.device()).is_empty(), "a draft is nobody's extract");

    let version = helena.answer("establish", &[]);
    let left = post.left_by(|| drop(helena.exchange(&post)));
    assert_eq!(left.len(), 1, "one packet for the one unit that is known; relatives have no mailbox");
    assert_eq!(fk.exchange(&post).received_from("Psykosmottagningen Ekeby"), 1, "one extract");
    let [extract] = &extracts(fk.device())[..] else { panic!("one extract: {:?}", extracts(fk.device())) };
    assert_eq!(extract["words"], version["words"], "the words of the version that it is a part of");
    assert_eq!(extract["from"], "Psykosmottagningen Ekeby", "and who left it");
    fk.case("show", &[]).refused(4);
    assert_eq!(fk.device().json(["case", "list"])["cases"], json!([]), "the case itself is not there");

    let paper = print(fk.device(), &extract["id"]);
    for words in
        ["Jonas Ekdahl", "Jag vill ha något att göra om dagarna", "Prövning av sjukersättning", "Försäkringskassan"]
    {
        assert!(paper.says(words), "its own part says {words}:\n{}", paper.text);
    }
    for word in version["words"].as_array().unwrap() {
        assert!(paper.says(word.as_str().unwrap()), "the check words stand on it: {word}");
    }
    assert_eq!(paper.said(OTHERS), [""; 0], "and nothing tells of anybody else:\n{}", paper.text);
    let opened = fk.device().opens(&left);
    let content = &opened[0].body["envelopes"][0]["content"];
    let text = serde_json::to_string(content).unwrap();
    let told: Vec<&str> = OTHERS.into_iter().filter(|word| text.contains(word)).collect();
    assert!(told.is_empty(), "nor does what is in the packet: {told:?} in {text}");
    assert_eq!(content["plan"]["goals"].as_array().unwrap().len(), 1, "one goal: {text}");
    assert_eq!(
        helena.sharing()["rows"].as_array().unwrap().iter().filter(|row| row["reads"] == "part").count(),
        2,
        "the screen says who gets a part"
    );
}

#[test]
fn the_next_version_gives_the_next_extract_and_other_topics_another() {
    let case = case();
    let post = Post::new();
    let helena = Story::begun_on(Device::new("Helena Brink"), &case);
    let fk = unit_beside(&helena, "Frida Kassman", &case, "u-fk");
    let vc = unit_beside(&helena, "Vera Distrikt", &case, "u-vc");
    helena.case("establish", &[]).ok();
    helena.exchange(&post);
    for one in [&fk, &vc] {
        one.exchange(&post);
    }
    helena.exchange(&post);
    assert_eq!(helena.exchange(&post).moved(), (0, 0), "what lies there is not left again");
    let [first] = &extracts(vc.device())[..] else { panic!("one extract for the vårdcentral") };
    let paper = print(vc.device(), &first["id"]);
    assert!(paper.says("Hälsokontroll: blodtryck, vikt, prover"), "its own insats: {}", paper.text);
    assert!(!paper.says("Jag vill sova och slippa rösterna"), "under a heading that tells nothing: {}", paper.text);
    assert!(!paper.says("sjukersättning"), "and nothing of Försäkringskassan's");

    helena.set("/plan/goals/g4/insatser/i12/due", "2026-12-18");
    let second = helena.answer("establish", &[]);
    helena.exchange(&post);
    fk.exchange(&post);
    let got = extracts(fk.device());
    assert!(got.iter().any(|extract| extract["words"] == second["words"]), "the next one comes: {got:?}");
    let latest = got.iter().find(|extract| extract["words"] == second["words"]).unwrap();
    assert!(print(fk.device(), &latest["id"]).says("18 december"), "with what is new");
}

#[test]
fn one_that_nobody_knows_cannot_give_extracts() {
    let case = case();
    let post = Post::new();
    let helena = Story::begun_on(Device::new("Helena Brink"), &case);
    let fk = computer("Frida Kassman", &case, "u-fk");
    helena.device().trusts(&fk);
    helena.case("establish", &[]).ok();
    helena.exchange(&post);
    let round = fk.exchange(&post);
    assert_eq!(round.reasons(), ["unknownUnit"], "nobody at Försäkringskassan has compared words");
    assert!(extracts(&fk).is_empty(), "and nothing is shown");
    fk.trusts(helena.device());
    assert!(fk.exchange(&post).reasons().is_empty(), "once they have, it comes in");
    assert_eq!(extracts(&fk).len(), 1, "without being left again");
}
