//! Who answers for an insats is one thing, and so is that somebody cannot answer: what two wrote of it apart is
//! chosen whole.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

mod common;

use common::{Device, small};
use serde_json::{Value, json};
use sip_doc::Why;

const I1: &str = "/plan/goals/g1/insatser/i1";
const RESPONSIBLE: &str = "/plan/goals/g1/insatser/i1/responsible";

/// A party written apart: Maria says which unit, Leila which huvudman.
fn apart() -> (Device, Device) {
    let mut maria = Device::with(&small());
    maria.set(RESPONSIBLE, json!({ "authority": "region", "unitId": "u-vc", "participantId": null }));
    let mut leila = maria.twin("Leila", 2);
    maria.set(&format!("{RESPONSIBLE}/unitId"), json!("u-rehab"));
    leila.set(&format!("{RESPONSIBLE}/authority"), json!("kommun"));
    (maria, leila)
}

fn marias() -> Value {
    json!({ "authority": "region", "unitId": "u-rehab" })
}

fn leilas() -> Value {
    json!({ "authority": "kommun", "unitId": "u-vc" })
}

/// The choices of the one card, by who wrote each.
fn choices(device: &mut Device) -> Vec<(Value, String)> {
    let told = device.told();
    let [(path, why, values)] = &told[..] else { panic!("one card: {told:?}") };
    assert_eq!((path.as_str(), *why), (RESPONSIBLE, Why::Values), "the group, and no field of it");
    values.clone()
}

/// That somebody cannot answer is said by how it was found, by whom and when.
#[test]
fn that_she_cannot_answer_is_as_one_of_them_wrote_it() {
    const UNABLE: &str = "/consent/unable";
    let mut maria = Device::with(&small());
    let mut leila = maria.twin("Leila", 2);
    let marias = json!({ "how": "Frågade tre gånger.", "professional": "Lena Mark", "at": "2026-10-01" });
    maria.set(UNABLE, marias.clone());
    leila.set(&format!("{UNABLE}/professional"), json!("Per Ek"));
    maria.meet(&mut leila);
    let told = maria.told();
    let [(path, Why::Values, values)] = &told[..] else { panic!("one card: {told:?}") };
    assert_eq!(path, UNABLE, "the group, and no field of it");
    let choices: Vec<&Value> = values.iter().map(|(value, _)| value).collect();
    assert_eq!(choices.len(), 2, "nobody found it as a mix of the two says: {choices:?}");
    assert!(choices.contains(&&marias) && choices.contains(&&json!({ "professional": "Per Ek" })), "{choices:?}");
    leila.choose(UNABLE, marias.clone());
    maria.meet(&mut leila);
    assert_eq!((maria.at(UNABLE), maria.told()), (marias, vec![]), "settled by one for both");
}

#[test]
fn a_party_that_nobody_wrote_is_never_a_choice() {
    let (mut maria, mut leila) = apart();
    maria.meet(&mut leila);
    let expected = [(leilas(), "Leila".to_owned()), (marias(), "Maria".to_owned())];
    assert_eq!(choices(&mut maria), expected, "each as its author saw it, though no field has two values");
    let whole = |party: &Value| {
        let mut whole = party.clone();
        whole["participantId"] = Value::Null;
        whole
    };
    for party in [marias(), leilas(), json!({ "authority": "kommun", "unitId": "u-rehab" })] {
        let (mut maria, mut leila) = (maria.clone(), leila.clone());
        leila.choose(RESPONSIBLE, whole(&party));
        maria.meet(&mut leila);
        assert_eq!(maria.told(), [], "settled as one act, also where it was as it stands");
        let now = maria.at(RESPONSIBLE);
        assert_eq!((&now["authority"], &now["unitId"]), (&party["authority"], &party["unitId"]));
    }
}

#[test]
fn two_whole_parties_are_one_card() {
    let mut maria = Device::with(&small());
    let mut leila = maria.twin("Leila", 2);
    maria.set(RESPONSIBLE, json!({ "authority": "annan", "unitId": "u-vc", "participantId": null }));
    leila.set(RESPONSIBLE, json!({ "authority": "kommun", "unitId": "u-ht", "participantId": null }));
    maria.meet(&mut leila);
    let values: Vec<Value> = choices(&mut maria).into_iter().map(|(value, _)| value).collect();
    assert_eq!(values.len(), 2, "{values:?}");
    assert!(
        values.contains(&json!({ "authority": "annan", "unitId": "u-vc" }))
            && values.contains(&json!({ "authority": "kommun", "unitId": "u-ht" }))
    );
    maria.set(&format!("{RESPONSIBLE}/authority"), json!("region"));
    assert!(!maria.told().is_empty(), "one field of it settles nothing of the others");
}

#[test]
fn what_came_late_for_one_field_is_told_as_the_whole_group() {
    let (mut maria, mut leila) = apart();
    maria.set(&format!("{I1}/notFor"), json!(["u-ht"]));
    maria.meet(&mut leila);
    let told = maria.told();
    let [(path, why, values)] = &told[..] else { panic!("one card: {told:?}") };
    assert_eq!((path.as_str(), *why), (RESPONSIBLE, Why::Late));
    assert!(values.iter().any(|(value, by)| value["authority"] == "kommun" && by == "Leila"), "{values:?}");
    let mut chosen = marias();
    chosen["participantId"] = Value::Null;
    maria.choose(RESPONSIBLE, chosen);
    maria.meet(&mut leila);
    assert_eq!(leila.told(), [], "settled");
}

#[test]
fn what_waited_for_a_group_waits_after_it_moved() {
    let (mut maria, mut leila) = apart();
    maria.meet(&mut leila);
    maria.set(&format!("{I1}/notFor"), json!(["u-ht"]));
    maria.meet(&mut leila);
    assert_eq!(choices(&mut leila).len(), 2, "moving settles nothing");
}
