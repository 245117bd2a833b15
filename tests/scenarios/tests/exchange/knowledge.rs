//! What a place where packets lie can know: nothing. And what an administrator with the unit's key
//! can: open one with standard tools.

use std::collections::BTreeSet;

use serde_json::Value;
use support::{Device, Post, Story, files_in, unpacked};

use crate::shape::{gather, laptop_of, lasting, rounds, unit_beside};

/// Every text of a case file that could tell something.
fn texts(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::String(text) if text.len() >= 6 => {
            found.insert(text.clone());
        }
        Value::Array(items) => items.iter().for_each(|item| texts(item, found)),
        Value::Object(members) => members.values().for_each(|member| texts(member, found)),
        _ => {}
    }
}

fn holds(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|window| window == word.as_bytes())
}

/// Asserts that nothing in a folder tells of a case.
#[track_caller]
fn tells_nothing(post: &Post, case: &Value, beside: &[&str]) {
    let mut secrets: BTreeSet<String> = beside.iter().map(|word| (*word).to_owned()).collect();
    texts(case, &mut secrets);
    assert!(secrets.len() > 200, "a whole case is looked for: {}", secrets.len());
    let files = files_in(&post.path());
    assert!(files.len() > 4, "after a whole exchange: {files:?}");
    for file in files {
        let name = file.strip_prefix(post.path()).unwrap().to_str().unwrap().to_owned();
        let plain = |c: char| c.is_ascii_hexdigit() || matches!(c, 'u' | '-' | '/' | '.' | 'g');
        assert!(name == "sip-hemma.json" || name.chars().all(plain), "numbers and sums of keys: {name}");
        let bytes = std::fs::read(&file).unwrap();
        let mut seen = vec![name.clone().into_bytes(), bytes.clone()];
        seen.extend(unpacked(&bytes));
        for text in &seen {
            let told: Vec<&String> = secrets.iter().filter(|secret| holds(text, secret)).collect();
            assert!(told.is_empty(), "{name} tells {told:?}");
        }
    }
}

#[test]
fn nothing_in_the_folder_tells_of_ingrid() {
    let case = lasting("1");
    let post = Post::new();
    let maria = Story::begun_on(Device::new("Maria Sandell"), &case);
    let anders = laptop_of(&maria, "Anders Wik", &case);
    let amina = unit_beside(&maria, "Amina Yusuf", &case, "u-ht");
    rounds(&[&maria, &anders, &amina, &maria], &post, 1);
    amina.set("/meeting/situation", "Ingrid sov hos Karin.");
    anders.set("/plan/goals/g1/insatser/i1/frequency", "varje vardag");
    maria.case("establish", &[]).ok();
    rounds(&[&amina, &anders, &maria, &amina, &anders], &post, 1);
    maria.case("withdraw", &["--reason", "Nu räcker det."]).ok();
    rounds(&[&maria, &amina, &anders], &post, 1);
    tells_nothing(&post, &case, &[maria.id(), "Ingrid sov hos Karin.", "varje vardag", "Nu räcker det.", "Bergvall"]);
}

#[test]
fn nothing_in_the_folder_tells_of_jonas() {
    let case = lasting("2");
    let post = Post::new();
    let helena = Story::begun_on(Device::new("Helena Brink"), &case);
    let daniel = unit_beside(&helena, "Daniel Persson", &case, "u-vux");
    let vera = unit_beside(&helena, "Vera Distrikt", &case, "u-vc");
    helena.case("establish", &[]).ok();
    gather(&[&helena, &daniel, &vera], &post);
    daniel.set("/meeting/situation", "Jonas har fått en ny nyckel.");
    rounds(&[&daniel, &helena, &vera], &post, 1);
    tells_nothing(&post, &case, &[helena.id(), "Jonas har fått en ny nyckel.", "Ekdahl", "upprättad"]);
}

#[test]
fn an_administrator_opens_a_packet_with_standard_tools() {
    let case = lasting("1");
    let post = Post::new();
    let maria = Story::begun_on(Device::new("Maria Sandell"), &case);
    let amina = unit_beside(&maria, "Amina Yusuf", &case, "u-ht");
    // What was typed and taken back before it left.
    maria.set("/meeting/situation", "Ingrid dricker, säger grannen.");
    maria.set("/meeting/situation", "Ingrid är piggare.");
    let left = post.left_by(|| drop(maria.exchange(&post)));
    assert!(maria.device().opens(&left).is_empty(), "what is sealed to another unit is not even one's own to open");
    let [packet] = &amina.device().opens(&left)[..] else { panic!("one packet for her: {left:?}") };
    let head: Vec<&str> = packet.head.split(' ').collect();
    let [name, format, device, signature] = head[..] else { panic!("the first line: {}", packet.head) };
    assert_eq!((name, format), ("SIP-HEMMA", "1"), "the documented header");
    assert_eq!((device, signature.len()), (maria.device().id().as_str(), 88), "who left it, and the signature");
    let body = &packet.body;
    for key in ["format", "office", "to", "epoch", "seq", "device", "card", "envelopes"] {
        assert!(!body[key].is_null(), "the documented body has {key}: {body}");
    }
    assert_eq!(body["device"], device, "it says the same of itself");
    assert_eq!(body["card"]["name"], "Norrby vårdcentral", "with the card of its unit");
    let office: Value = serde_json::from_slice(&std::fs::read(post.path().join("sip-hemma.json")).unwrap()).unwrap();
    assert_eq!(body["office"], office["office"], "and for which place it is");
    let envelopes = body["envelopes"].as_array().unwrap();
    let kinds: BTreeSet<&str> = envelopes.iter().filter_map(|envelope| envelope["kind"].as_str()).collect();
    assert_eq!(kinds, ["changes", "receipt", "roster"].into(), "what it holds: {kinds:?}");
    assert!(envelopes.iter().all(|envelope| envelope["case"] == maria.id()), "of one case");
    let docs: BTreeSet<&str> = envelopes.iter().filter_map(|envelope| envelope["doc"].as_str()).collect();
    assert_eq!(docs, ["consent", "plan"].into(), "and not the unit's own: {docs:?}");
    assert!(packet.text.contains("Jag vill kunna gå ut till växthuset själv igen."), "the words that were written");
    let text = &packet.text;
    let told: Vec<&str> =
        ["dricker", "Osämjan", "testamente"].into_iter().filter(|secret| text.contains(secret)).collect();
    assert!(told.is_empty(), "never what was taken back, nor what she does not want to bring up: {told:?}");
}
