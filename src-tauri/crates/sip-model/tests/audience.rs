//! Who reads what: narrowing works at once, widening waits for a yes (rulings 2 to 4).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

use sip_model::Case;
use sip_model::audience::{Reader, Reads, extract, reads, unasked};
use sip_model::consent::{Confirmation, ConfirmedParty, Party, Topics};
use sip_model::field::read_case_file;
use sip_model::item::Struck;

/// A scenario whose consent was read aloud and confirmed as it stands.
fn confirmed(number: u8) -> Case {
    let path = format!("{}/../../../tests/fixtures/scenarios/{number}.json", env!("CARGO_MANIFEST_DIR"));
    let mut case = read_case_file(&std::fs::read_to_string(path).unwrap()).unwrap();
    let consent = &mut case.consent;
    let party = |party: &Party| ConfirmedParty {
        unit_id: party.unit_id.clone(),
        participant_id: party.participant_id.clone(),
        topics: party.topics.clone(),
        ..ConfirmedParty::default()
    };
    consent.confirmations = vec![Confirmation {
        consent: consent.id.clone(),
        covers: consent.covers.iter().filter_map(|topic| topic.text.clone()).collect(),
        parties: consent.parties.iter().map(party).collect(),
        valid_to: consent.valid_to,
        ..Confirmation::default()
    }];
    case
}

fn of(case: &Case, id: &str) -> Reads {
    reads(case, &Reader::of(case, id).unwrap())
}

fn struck() -> Option<Struck> {
    Some(Struck { reason: "Jonas vill inte.".into(), ..Struck::default() })
}

#[test]
fn a_party_that_was_turned_into_another_is_not_asked() {
    let mut case = confirmed(2);
    assert_eq!(of(&case, "p7"), Reads::All, "Boendestödet reads everything, by Jonas's yes");
    let mut lines = case.consent.parties.iter_mut();
    let line = lines.find(|party| party.unit_id.as_ref().is_some_and(|id| id.as_str() == "u-bos"));
    line.unwrap().participant_id = Some("p7".into());
    assert_eq!(of(&case, "p7"), Reads::Nothing, "nobody asked Jonas about this line");
    assert!(!unasked(&case.consent).is_empty(), "and the screen says so");
}

#[test]
fn a_topic_that_was_struck_is_read_by_nobody() {
    let mut case = confirmed(2);
    let topic = case.consent.covers.iter_mut().find(|topic| topic.text.as_deref() == Some("Alkohol och droger"));
    topic.unwrap().struck = struck();
    assert_eq!(of(&case, "p7"), Reads::Part, "alla was never more than the topics that stand");
    let reader = Reader::of(&case, "p7").unwrap();
    let part = extract(&case, &case, &reader).unwrap();
    let hidden = case.goals().filter(|goal| goal.topics.iter().flatten().any(|one| one == "Alkohol och droger"));
    let hidden: Vec<String> = hidden.map(|goal| goal.id.to_string()).collect();
    assert!(!hidden.is_empty(), "the scenario has such a goal");
    let mut shown = part.case.goals().filter(|goal| goal.in_persons_words.is_some()).map(|goal| goal.id.to_string());
    assert!(shown.all(|id| !hidden.contains(&id)), "{hidden:?} must not be shown");
}

#[test]
fn one_who_was_dropped_does_not_come_back_through_the_unit() {
    let mut case = confirmed(2);
    let mut line = Party { participant_id: Some("p7".into()), ..Party::default() };
    line.topics = Some(Topics::Only(vec!["Boende och hyresskuld".into()]));
    line.struck = struck();
    case.consent.parties.push(line);
    assert_eq!(of(&case, "p7"), Reads::Nothing, "dropped is dropped, whatever the unit may read");
    assert_eq!(of(&case, "u-bos"), Reads::All, "the unit's own yes stands");
}

#[test]
fn an_extract_names_no_other_unit() {
    let case = confirmed(2);
    let part = extract(&case, &case, &Reader::of(&case, "u-fk").unwrap()).unwrap();
    assert_eq!(part.case.goals().map(|goal| goal.id.as_str()).collect::<Vec<_>>(), ["g4"], "g4 and nothing more");
    let text = serde_json::to_string(&part.case).unwrap();
    for other in ["Psykosmottagningen", "Beroendemottagningen", "Boendestödet Ekeby", "Helena Brink", "Oskar Thelin"] {
        assert!(!text.contains(other), "{other} tells who else is involved, and of what");
    }
}
