//! Folding: what nobody else has seen becomes one net change for each that lasted. The case reads the
//! same, the same waits, and what was typed and taken back is nowhere.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

mod common;

use std::collections::BTreeMap;

use common::acts::{Model, act, steps};
use common::{Device, differences, give, path, restricted, scenario, small};
use proptest::prelude::*;
use serde_json::{Value, json};
use sip_doc::{DocId, DocKind, Hash};

const I1: &str = "/plan/goals/g1/insatser/i1";

type Sealed = BTreeMap<DocId, Vec<Hash>>;

fn sealed(device: &mut Device) -> Sealed {
    let ids: Vec<DocId> = device.docs.ids().cloned().collect();
    ids.into_iter().map(|id| (id.clone(), device.docs.heads(&id))).collect()
}

fn fold_all(device: &mut Device, sealed: &Sealed) -> bool {
    let ids: Vec<DocId> = device.docs.ids().cloned().collect();
    ids.iter().fold(false, |folded, id| device.fold(id, sealed.get(id).map_or(&[], Vec::as_slice)) | folded)
}

fn histories(device: &mut Device) -> String {
    let ids: Vec<DocId> = device.docs.ids().cloned().collect();
    ids.iter().map(|id| device.history(id)).collect::<Vec<_>>().join("\n")
}

/// Who wrote what stands at a field, and when.
fn written(device: &mut Device, field: &str) -> Option<(Value, Option<String>, Option<i64>)> {
    let told = device.docs.written(&path(field)).unwrap()?;
    Some((told.value, told.by.map(|by| by.name), told.at))
}

/// Letters that two wrote at the same place stand in one order or the other, by who wrote them; under
/// a fresh actor it may be the other. That the text is to be read is told either way.
fn in_any_order(value: &Value) -> Value {
    match value {
        Value::Object(fields) => fields.iter().map(|(key, value)| (key.clone(), in_any_order(value))).collect(),
        Value::Array(items) => items.iter().map(in_any_order).collect(),
        Value::String(text) if text.contains('«') || text.contains("Träning hemma med") => {
            let mut letters: Vec<char> = text.chars().collect();
            letters.sort_unstable();
            Value::String(letters.into_iter().collect())
        }
        other => other.clone(),
    }
}

/// Who wrote nothing, and took it back, is not known any more.
fn nobody((value, by): (Value, String)) -> (Value, String) {
    (in_any_order(&value), if value.is_null() { String::new() } else { by })
}

fn told(device: &mut Device) -> Vec<common::Waiting> {
    // Of those who moved a text, and did no more, who did it may be told or not.
    let unnamed =
        |why| move |(value, by)| if why == sip_doc::Why::Prose { (value, String::new()) } else { (value, by) };
    let all = device.told().into_iter();
    all.map(|(path, why, values)| (path, why, values.into_iter().map(nobody).map(unnamed(why)).collect())).collect()
}

#[test]
fn a_case_that_was_just_brought_in_leaves_as_it_is() {
    let mut maria = Device::with(&scenario(1));
    let heads = sealed(&mut maria);
    assert!(!fold_all(&mut maria, &Sealed::new()), "nothing in it was taken back");
    assert_eq!(sealed(&mut maria), heads);
    maria.set("/plan/goals/g1/need", json!("Hemligt: hon dricker. Träna."));
    maria.set("/plan/goals/g1/need", json!("Träna."));
    assert!(fold_all(&mut maria, &Sealed::new()), "now something was");
    assert!(!histories(&mut maria).contains("dricker"));
}

#[test]
fn what_was_typed_and_taken_back_never_leaves() {
    let mut maria = Device::with(&scenario(1));
    let sealed = sealed(&mut maria);
    maria.set(&format!("{I1}/frequency"), json!("Zebra"));
    maria.set(&format!("{I1}/frequency"), json!("Giraff"));
    maria.set("/plan/goals/g1/need", json!("Hemligt: hon dricker. Träna."));
    maria.set("/plan/goals/g1/need", json!("Träna."));
    maria.set("/person/name", json!("Fel Namn"));
    maria.set("/person/name", json!("Ingrid Bergvall"));
    maria.add("/plan/goals/g1/insatser", json!({ "text": "Elefant", "responsible": { "authority": "region" } }), "i50");
    maria.set("/plan/goals/g1/insatser/i50/text", json!("Känguru"));
    maria.strike("/plan/goals/g1/insatser/i2", "Noshörning");
    maria.lift("/plan/goals/g1/insatser/i2");
    maria.strike("/plan/goals/g1/insatser/i3", "Dubbelt");
    maria.reorder("/plan/goals/g1/insatser/i5", None);
    let (case, told) = (maria.docs.project().unwrap(), maria.told());
    assert!(fold_all(&mut maria, &sealed), "there was something to fold");
    assert_eq!((maria.docs.project().unwrap(), maria.told()), (case, told), "the case reads the same");
    let history = histories(&mut maria);
    for gone in ["Zebra", "Hemligt", "dricker", "Fel Namn", "Elefant", "Noshörning"] {
        assert!(!history.contains(gone), "{gone:?} was taken back");
    }
    for kept in ["Giraff", "Känguru", "Dubbelt"] {
        assert!(history.contains(kept), "{kept:?} stands");
    }
    assert!(!fold_all(&mut maria, &sealed), "a second time there is nothing to fold");
    assert!(sealed.iter().all(|(id, heads)| maria.docs.holds(id, heads)), "what was sealed is untouched");
}

#[test]
fn each_field_keeps_who_wrote_it_last_and_when() {
    let mut maria = Device::with(&scenario(1));
    let mut leila = maria.twin("Leila", 2);
    leila.clock = 90;
    leila.set("/plan/goals/g2/need", json!("Trygghet, och en lampa."));
    give(&mut leila, &mut maria);
    let sealed = sealed(&mut maria);
    maria.set(&format!("{I1}/frequency"), json!("en gång"));
    maria.set(&format!("{I1}/note"), json!("Första"));
    // Another user of the same device.
    maria.name = "Per";
    maria.clock = 50;
    maria.set(&format!("{I1}/due"), json!("2027-01-01"));
    maria.set(&format!("{I1}/note"), json!("Första och andra"));
    maria.set("/plan/goals/g2/need", json!("Trygghet."));
    let fields = ["frequency", "note", "due", "text"].map(|field| format!("{I1}/{field}"));
    let before: Vec<_> = fields.iter().map(|field| written(&mut maria, field)).collect();
    assert!(fold_all(&mut maria, &sealed));
    let after: Vec<_> = fields.iter().map(|field| written(&mut maria, field)).collect();
    assert_eq!(after, before, "authors and times are kept");
    assert_eq!(after[1], Some((json!("Första och andra"), Some("Per".into()), Some(52))));
    let authors = maria.docs.authors_since(&DocId::plan(), &sealed[&DocId::plan()]);
    let names: Vec<&str> = authors.iter().map(|(by, _)| by.name.as_str()).collect();
    assert!(!names.contains(&"Leila"), "nothing goes out in another's name: {names:?}");
    let last = authors.iter().map(|(_, at)| *at).max();
    assert_eq!(last, Some(53), "words taken out have their author too");
}

#[test]
fn a_case_that_never_left_is_folded_as_a_whole() {
    let mut maria = Device::with(&scenario(1));
    maria.set(&format!("{I1}/frequency"), json!("Zebra"));
    maria.set(&format!("{I1}/frequency"), json!("Giraff"));
    let case = maria.docs.project().unwrap();
    assert!(fold_all(&mut maria, &Sealed::new()), "everything beyond the first change");
    assert_eq!(maria.docs.project().unwrap(), case);
    assert!(!histories(&mut maria).contains("Zebra"));
    let plan = maria.docs.changes_since(&DocId::plan(), &[]);
    assert_eq!(plan.count, 2, "the filling is one change, and what was written after it another");
    assert!(!fold_all(&mut maria, &Sealed::new()));
    let mut leila = maria.twin("Leila", 2);
    maria.set(&format!("{I1}/frequency"), json!("Noshörning"));
    leila.meet(&mut maria);
    assert_eq!(leila.at(&format!("{I1}/frequency")), "Noshörning", "and goes on from there");
}

#[test]
fn what_was_contested_stays_contested_and_what_was_settled_settled() {
    for chosen in [None, Some("3 gånger"), Some("4 gånger")] {
        let mut maria = Device::with(&scenario(1));
        let mut leila = maria.twin("Leila", 2);
        maria.set(&format!("{I1}/frequency"), json!("2 gånger"));
        maria.set(&format!("{I1}/frequency"), json!("3 gånger"));
        maria.set(&format!("{I1}/text"), json!("Träning hemma med Per"));
        leila.set(&format!("{I1}/frequency"), json!("4 gånger"));
        leila.set(&format!("{I1}/text"), json!("Träning hemma med Eva"));
        let sealed = sealed(&mut leila);
        give(&mut leila, &mut maria);
        if let Some(chosen) = chosen {
            maria.choose(&format!("{I1}/frequency"), json!(chosen));
        }
        let (case, told) = (in_any_order(&maria.docs.project().unwrap()), told(&mut maria));
        assert_eq!(told.len(), if chosen.is_some() { 1 } else { 2 });
        assert!(fold_all(&mut maria, &sealed), "{chosen:?}");
        assert_eq!(
            differences(&in_any_order(&maria.docs.project().unwrap()), &case),
            [""; 0],
            "{chosen:?}: it reads the same"
        );
        assert_eq!(self::told(&mut maria), told, "{chosen:?}: the same waits");
        maria.meet(&mut leila);
        assert_eq!(leila.told(), maria.told(), "{chosen:?}: on both");
        leila.settle(&format!("{I1}/text"));
        leila.choose(&format!("{I1}/frequency"), json!("5 gånger"));
        maria.meet(&mut leila);
        assert_eq!(maria.told(), [], "{chosen:?}: and is settled by one for both");
    }
}

#[test]
fn to_choose_what_another_said_is_said_and_leaves() {
    for first in ["2 gånger", "4 gånger"] {
        let mut maria = Device::with(&scenario(1));
        let mut leila = maria.twin("Leila", 2);
        let field = format!("{I1}/frequency");
        maria.set(&field, json!("2 gånger"));
        leila.set(&field, json!("4 gånger"));
        maria.meet(&mut leila);
        let sealed = sealed(&mut maria);
        // Whichever of the two Automerge shows: to set that one only takes the other back.
        maria.choose(&field, json!(first));
        fold_all(&mut maria, &sealed);
        assert_eq!((maria.at(&field), maria.told()), (json!(first), vec![]), "it is settled after folding too");
        maria.meet(&mut leila);
        assert_eq!((leila.at(&field), leila.told()), (json!(first), vec![]), "and for her");
    }
}

#[test]
fn words_written_beside_a_strike_stay_beside_it() {
    let mut maria = Device::with(&scenario(1));
    let mut leila = maria.twin("Leila", 2);
    maria.set(&format!("{I1}/text"), json!("Träning hemma med Per"));
    leila.strike(I1, "Dubbelt");
    give(&mut leila, &mut maria);
    let sealed = sealed(&mut leila);
    maria.set(&format!("{I1}/text"), json!("Träning hemma med Per, zebra"));
    maria.set(&format!("{I1}/text"), json!("Träning hemma med Per, varje dag"));
    let told = maria.told();
    assert_eq!(told.len(), 1, "the strike and the words: {told:?}");
    assert!(fold_all(&mut maria, &sealed));
    assert_eq!(maria.told(), told, "she wrote on after she knew of it, and both stand");
    assert!(!histories(&mut maria).contains("zebra"), "what was taken back is gone");
}

#[test]
fn a_move_is_folded_and_still_the_same_on_every_device() {
    let mut maria = Device::with(&scenario(1));
    let mut leila = maria.twin("Leila", 2);
    let sealed = sealed(&mut maria);
    for device in [&mut maria, &mut leila] {
        device.set(&format!("{I1}/notFor"), json!(["u-ht"]));
        device.set(&format!("{I1}/frequency"), json!(format!("gånger {}", device.name)));
        let before = device.docs.project().unwrap();
        fold_all(device, &sealed);
        assert_eq!(device.docs.project().unwrap(), before);
    }
    maria.meet(&mut leila);
    assert_eq!(maria.at(&format!("{I1}/text")), "Träning hemma med fysioterapeut", "its text stands once");
    assert_eq!(maria.waits().len(), 1, "only the field that both wrote waits: {:?}", maria.told());
    let home = restricted(&["u-ht"]);
    let taken = maria.docs.changes_since(&home, &[]);
    assert_eq!(taken.latest.len(), 2, "what every device makes alike is nobody's to sign");
}

#[test]
fn what_left_and_came_back_is_there_though_another_moved_it_meanwhile() {
    for edited in [false, true] {
        let mut maria = Device::with(&small());
        let mut leila = maria.twin("Leila", 2);
        leila.set("/plan/goals/g1/notFor", json!(["u-ht"]));
        maria.set("/plan/goals/g1/notFor", json!(["u-ht"]));
        maria.set("/plan/goals/g1/notFor", Value::Null);
        if edited {
            maria.set("/plan/goals/g1/need", json!("Hemligt: hon dricker."));
            maria.set("/plan/goals/g1/need", json!("Gå ut själv."));
        }
        give(&mut leila, &mut maria);
        let known = sealed(&mut leila);
        let (case, told) = (maria.docs.project().unwrap(), maria.told());
        let need = maria.at("/plan/goals/g1/need");
        assert_ne!(need, Value::Null, "she took it back, and it stands for all");
        assert!(fold_all(&mut maria, &known), "she moved it and moved it back");
        assert_eq!(differences(&maria.docs.project().unwrap(), &case), [""; 0], "{edited}: it reads the same");
        assert_eq!(maria.told(), told, "{edited}: the same waits");
        assert!(!histories(&mut maria).contains("dricker"), "what was taken back is gone");
        assert!(!fold_all(&mut maria, &known), "{edited}: a second time there is nothing to fold");
        maria.meet(&mut leila);
        assert_eq!(leila.at("/plan/goals/g1/need"), need, "{edited}: and she reads it too");
    }
}

#[test]
fn a_generation_is_begun_by_one_change_whatever_is_folded() {
    let mut maria = Device::with(&scenario(1));
    maria.docs.renew(&DocKind::Plan.into(), "ab", &maria.author(), 5).unwrap();
    maria.set(&format!("{I1}/frequency"), json!("Zebra"));
    maria.set(&format!("{I1}/frequency"), json!("Giraff"));
    let id = maria.docs.latest_of(&DocId::plan());
    let case = maria.docs.project().unwrap();
    assert!(maria.fold(&id, &[]), "it has not left yet");
    assert_eq!((maria.docs.project().unwrap(), maria.told()), (case, vec![]), "and nothing of it came late");
    assert!(!maria.history(&id).contains("Zebra"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: std::env::var("N").ok().and_then(|n| n.parse().ok()).unwrap_or(40), max_shrink_iters: 600, ..ProptestConfig::default() })]

    #[test]
    fn folding_changes_nothing_that_anybody_reads(before in steps(8), steps in steps(20), heard in 0..20usize) {
        let mut maria = Device::with(&small());
        let mut leila = maria.twin("Leila", 2);
        let mut model = Model::default();
        for (n, step) in before.into_iter().enumerate() {
            act(&mut leila, step, n + 100, &mut model);
        }
        // Maria hears of what Leila did before, in the midst of it, or not at all.
        let mut known = sealed(&mut maria);
        for (n, step) in steps.into_iter().enumerate() {
            if n == heard {
                give(&mut leila, &mut maria);
                known = sealed(&mut leila);
            }
            act(&mut maria, step, n, &mut model);
        }
        let (case, mut told) = (in_any_order(&maria.docs.project().unwrap()), told(&mut maria));
        fold_all(&mut maria, &known);
        let now = self::told(&mut maria);
        prop_assert_eq!(differences(&in_any_order(&maria.docs.project().unwrap()), &case), [""; 0], "it reads the same");
        // Where all of hers was taken back again, nothing of it stands beside a strike or in a text.
        let lasted = |(path, why, _): &common::Waiting| {
            !matches!(why, sip_doc::Why::Strike | sip_doc::Why::Prose)
                || in_any_order(&maria.at(path)) != in_any_order(&leila.at(path))
        };
        told.retain(lasted);
        let now: Vec<_> = now.into_iter().filter(lasted).collect();
        prop_assert_eq!(now, told.clone(), "and the same waits");
        prop_assert!(known.iter().all(|(id, heads)| maria.docs.holds(id, heads)), "what was sealed is untouched");
        let (history, theirs) = (histories(&mut maria), histories(&mut leila));
        // What two homes say of an item waits until its readers are settled: it stands in its document.
        let ids: Vec<DocId> = maria.docs.ids().cloned().collect();
        let states: Vec<String> = ids.iter().map(|id| maria.state(id).to_string()).collect();
        let stands = format!("{case} {told:?} {}", states.join(" "));
        for n in 0..20 {
            let word = format!("v{n}v");
            if !stands.contains(&word) && !theirs.contains(&word) {
                prop_assert!(!history.contains(&word), "{} was taken back", word);
            }
        }
        prop_assert!(!fold_all(&mut maria, &known), "a second time there is nothing to fold");
        maria.meet(&mut leila);
        model.items.retain(|item| case.to_string().contains(item.as_str()) || leila.case.to_string().contains(item.as_str()));
        prop_assert_eq!(differences(&leila.case, &maria.case), [""; 0], "and merges like any other");
    }
}
