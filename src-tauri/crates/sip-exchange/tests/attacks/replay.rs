//! Replay: what was genuine once, laid down once more.

use sip_exchange::{Envelope, Notice, Reason, What};

use crate::common::forge::reasons;
use crate::common::held::Held;
use crate::common::town::{CASE, LEILA, MARIA, Town};

const FIELD: &str = "/meeting/situation";

#[test]
fn an_old_packet_under_another_number() {
    let mut town = Town::shared(&[LEILA]);
    let (mailbox, sender) = (town.mailbox(MARIA).to_string(), town.id(LEILA).to_string());
    let old = town.office.packets().into_iter().find(|spot| spot.0 == mailbox && spot.1 == sender).unwrap();
    let before = town.held(MARIA);
    for number in [town.next_number(town.mailbox(MARIA), town.id(LEILA)), 400, 25_599_999_999] {
        town.office.duplicate(&old, number).unwrap();
        let report = town.round(MARIA);
        assert_eq!(reasons(&report), [Reason::Replayed], "number {number}");
        assert_eq!(town.held(MARIA).differs(&before), [] as [&str; 0], "nothing that is held has changed");
    }
    // What its sender leaves next is not stepped over, whatever numbers were planted.
    town.goes_on(MARIA);
}

#[test]
fn everything_once_more_to_somebody_who_forgot() {
    let mut town = Town::shared(&[LEILA]);
    town.set(LEILA, FIELD, "Ett.".into());
    town.converge();
    town.set(MARIA, FIELD, "Två.".into());
    town.converge();
    let mut before = town.held(MARIA);
    let owed = town.shelves[MARIA].cases[CASE].owed;
    let sender = town.id(LEILA).to_string();
    town.shelves[MARIA].cursors.retain(|(_, _, from), _| *from != sender);
    let report = town.round(MARIA);
    assert!(report.set_aside.is_empty(), "what was taken in once is not wrong: {:?}", report.set_aside);
    let mut now = town.held(MARIA);
    let leila = town.id(LEILA);
    let known = |held: &mut Held| held.cases.get_mut(CASE).unwrap().share.known.remove(&leila).unwrap();
    assert_eq!(known(&mut now).told, known(&mut before).told, "what she told last is what holds");
    assert_eq!(now.differs(&before), ["its sharing"], "she is asked once more, and nothing else has changed");
    assert_eq!(town.reads(MARIA, FIELD), "Två.", "an older value does not come back");
    town.converge();
    assert_eq!(town.shelves[MARIA].cases[CASE].owed, owed, "she says once more what she has, and it is the same");
    town.goes_on(MARIA);
}

/// Old envelopes in a new packet, signed by who made them: rosters, receipts and changes only grow.
#[test]
fn old_envelopes_in_a_new_packet() {
    let mut town = Town::shared(&[LEILA]);
    let old_roster = town.replica(MARIA).share.roster.unwrap();
    let leila = town.me(LEILA);
    let slip = town.slip(&leila, LEILA, FIELD, "Ett.".into());
    let old_changes = town.slipped_one(&slip);
    town.send(&leila, MARIA, vec![Envelope::Changes(old_changes.clone())]);
    town.converge();
    town.next_card(1, |card, _| card.name = "Hemsjukvården i Norrby".to_owned());
    town.shelves[LEILA].me.card = town.units[1].1.clone();
    town.shelves[LEILA].touch_all();
    town.set(MARIA, FIELD, "Två.".into());
    town.converge();
    let before = town.held(MARIA);
    let card = before.cases[CASE].share.roster.as_ref().unwrap().units["u-hsv"].clone();
    assert_eq!(card.name, "Hemsjukvården i Norrby", "the new card is known");
    assert_ne!(old_roster.units["u-hsv"], card, "and was not then");
    let leila = town.me(LEILA);
    town.send(&leila, MARIA, vec![Envelope::Roster(old_roster), Envelope::Changes(old_changes)]);
    let report = town.round(MARIA);
    assert!(report.set_aside.is_empty(), "what was taken in once is not wrong: {:?}", report.set_aside);
    assert_eq!(town.held(MARIA).differs(&before), [] as [&str; 0], "and changes nothing");
    town.goes_on(MARIA);
}

/// A notice of a consent that has changed since is over.
#[test]
fn an_old_notice_after_the_case_is_shared_again() {
    let mut town = Town::shared(&[LEILA]);
    let heads = town.replica(MARIA).share.sealed["consent"].clone();
    town.set(MARIA, "/consent/documentedBy", "Maria, på nytt".into());
    town.converge();
    let old = Notice { case: CASE.to_owned(), what: What::Ended, at: String::new(), heads };
    let before = town.held(LEILA);
    town.send(&town.me(MARIA), LEILA, vec![Envelope::Notice(old)]);
    let report = town.round(LEILA);
    assert!(report.set_aside.is_empty(), "its sender may tell it: {:?}", report.set_aside);
    assert_eq!(town.held(LEILA).differs(&before), [] as [&str; 0], "and it ended nothing");
    town.goes_on(LEILA);
}
