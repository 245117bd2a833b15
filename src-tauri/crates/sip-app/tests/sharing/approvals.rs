//! Approvals: they add to what a device has of its unit, and never take anything away.

use serde_json::{Value, json};

use crate::town::{Computer, Post};

#[test]
fn an_approval_made_by_hand_takes_no_root_and_no_key() {
    let (mut maria, _) = Computer::with_plan();
    let card: Value = serde_json::from_str(&maria.app.unit_card().unwrap()).unwrap();
    let own = maria.app.devices().unwrap().devices[0].id.clone();
    let key = maria.app.unit_key().unwrap();
    let forged = json!({ "format": 1, "card": card, "device": own });
    let _ = maria.app.accept_device(&forged.to_string());
    assert_eq!(*maria.app.unit_key().unwrap(), *key, "the unit's keys are here as before");
    let mut office = Computer::of("u-vc", "Anders Vik");
    office.joins(&mut maria, true);
    assert_eq!(maria.app.devices().unwrap().devices.len(), 2, "and the root: she approves as before");
}

#[test]
fn an_old_approval_does_not_take_a_later_key_away() {
    let post = Post::new();
    let (mut maria, id) = Computer::with_plan();
    let mut office = Computer::of("u-vc", "Anders Vik");
    let mut laptop = Computer::of("u-vc", "Leila Haddad");
    let request = office.app.request_device(true).unwrap();
    let approved = maria.app.approve_device(&request, false).unwrap();
    office.app.accept_device(&approved.text).unwrap();
    let gone = laptop.joins(&mut maria, false);
    maria.exchanges(&post);
    maria.app.revoke_device(&gone).unwrap();
    maria.exchanges(&post);
    office.exchanges(&post);
    office.app.accept_device(&approved.text).unwrap();
    maria.set(&id, "/meeting/situation", "Skrivet efter den nya nyckeln.");
    maria.exchanges(&post);
    let report = office.exchanges(&post);
    assert!(report.set_aside.is_empty(), "it opens what is sealed to the new key: {:?}", report.set_aside);
    assert_eq!(office.at(&id, "/meeting/situation"), "Skrivet efter den nya nyckeln.");
}
