//! A unit that gets extracts, and does not write along.

use serde_json::json;
use sip_model::consent::Party;

use crate::town::{Computer, Post};

const ANSWERS: [&str; 6] = [
    "/consent/form",
    "/consent/givenBy",
    "/consent/givenAt",
    "/consent/toPlan",
    "/consent/toShareInformation",
    "/consent/validTo",
];

#[test]
fn who_has_an_extract_is_told_when_no_more_come_and_when_they_come_again() {
    let post = Post::new();
    let (mut maria, id) = Computer::with_plan();
    let mut amina = Computer::of("u-ht", "Amina Yusuf");
    let view = maria.app.show_case(&id).unwrap();
    let is_theirs = |party: &&Party| party.unit_id.as_ref().is_some_and(|unit| unit.as_str() == "u-ht");
    let party = view.case.consent.parties.iter().find(is_theirs).unwrap().id.to_string();
    maria.set(&id, &format!("/consent/parties/{party}/topics"), json!(["Hjälp hemma"]));
    maria.app.establish_case(&id).unwrap();
    maria.meets(&mut amina);
    let mut hears = |maria: &mut Computer| {
        maria.exchanges(&post);
        amina.exchanges(&post);
        amina.app.received_extracts().unwrap()
    };
    let extracts = hears(&mut maria);
    assert_eq!(extracts.len(), 1, "the hemtjänst gets what the person lets it have");
    assert_eq!(extracts[0].ended, None, "and may get more");
    let answers = ANSWERS.map(|field| (field, maria.at(&id, field)));
    maria.app.withdraw_consent(&id, "").unwrap();
    let extracts = hears(&mut maria);
    assert_eq!(extracts.len(), 1, "what was given is not taken back");
    assert!(extracts[0].ended.is_some(), "that no more come is told beside it");
    maria.app.renew_consent(&id).unwrap();
    for (field, answer) in answers {
        maria.set(&id, field, answer);
    }
    let extracts = hears(&mut maria);
    assert_eq!(extracts.len(), 1, "by the new yes it gets the same again");
    assert_eq!(extracts[0].ended, None, "and it is not said any more that it has ended");
}
