//! A plan that is handed to another unit, and taken back, and handed to two at once.

use sip_model::consent::Party;
use sip_wire::request::CaseHandover;

use crate::town::{Computer, Post};

const UNIT: &str = "/documentingUnit";

fn hands(one: &mut Computer, id: &str, to: &str) {
    let request = CaseHandover { case: id.to_owned(), to: to.to_owned(), reason: "Flyttar.".to_owned() };
    one.app.hand_over(&request).unwrap();
}

#[test]
fn what_was_handed_over_and_has_left_is_not_taken_back_and_it_is_said_why() {
    let post = Post::new();
    let (mut maria, id) = Computer::with_plan();
    let mut amina = Computer::of("u-ht", "Amina Yusuf");
    maria.meets(&mut amina);
    maria.exchanges(&post);
    amina.exchanges(&post);
    hands(&mut maria, &id, "u-ht");
    maria.app.take_back(&id, "Fel enhet.").unwrap();
    assert_eq!(maria.at(&id, UNIT), "u-vc", "it has not left: it is taken back");
    hands(&mut maria, &id, "u-ht");
    maria.exchanges(&post);
    let why = maria.app.take_back(&id, "Ångrar mig.").unwrap_err().what;
    assert_eq!(why, "handed-over-already", "it has left for the hemtjänst");
    amina.exchanges(&post);
    maria.exchanges(&post);
    let why = maria.app.take_back(&id, "Ångrar mig.").unwrap_err().what;
    assert_eq!(why, "handed-over-already", "and when they have it, it is not said that it was never handed over");
    assert!(amina.app.set(&id, "/consent/validTo", "2027-03-01".into()).is_ok(), "they document it now");
    let refused = maria.app.set(&id, "/consent/validTo", "2027-02-01".into()).unwrap_err().what;
    assert_eq!(refused, "not-documents", "and the vårdcentral does not");
    hands(&mut amina, &id, "u-vc");
    amina.exchanges(&post);
    maria.exchanges(&post);
    assert!(maria.app.set(&id, "/consent/validTo", "2027-02-01".into()).is_ok(), "handed back, it is theirs again");
}

#[test]
fn whether_the_identity_is_protected_is_the_documenting_units_to_write() {
    let post = Post::new();
    let (mut maria, id) = Computer::with_plan();
    let mut amina = Computer::of("u-ht", "Amina Yusuf");
    maria.meets(&mut amina);
    maria.exchanges(&post);
    amina.exchanges(&post);
    let refused = amina.app.set(&id, "/person/protectedIdentity", "sekretessmarkering".into()).unwrap_err().what;
    assert_eq!(refused, "not-documents", "a co-writer does not say so");
    assert!(
        maria.app.set(&id, "/person/protectedIdentity", "sekretessmarkering".into()).is_ok(),
        "who documents it does"
    );
}

#[test]
fn who_documented_it_and_has_no_part_in_it_any_more_reads_and_does_not_write() {
    let post = Post::new();
    let (mut maria, id) = Computer::with_plan();
    let mut amina = Computer::of("u-ht", "Amina Yusuf");
    maria.meets(&mut amina);
    maria.exchanges(&post);
    amina.exchanges(&post);
    let view = maria.app.show_case(&id).unwrap();
    let is_own = |party: &&Party| party.unit_id.as_ref().is_some_and(|unit| unit.as_str() == "u-vc");
    let own = view.case.consent.parties.iter().find(is_own).unwrap().id.to_string();
    maria.app.strike(&id, &format!("/consent/parties/{own}"), "Vårdcentralen är inte med längre.").unwrap();
    hands(&mut maria, &id, "u-ht");
    maria.exchanges(&post);
    amina.exchanges(&post);
    let refused = maria.app.set(&id, "/meeting/situation", "Skrivet efteråt.".into()).unwrap_err().what;
    assert!(["handed-on", "not-documents"].contains(&refused), "nothing more is written there: {refused}");
    amina.exchanges(&post);
    maria.exchanges(&post);
    let refused = maria.app.set(&id, "/meeting/situation", "Skrivet efteråt.".into()).unwrap_err().what;
    assert!(
        ["handed-on", "share-ended", "consent-withdrawn"].contains(&refused),
        "nor when the others have it: {refused}"
    );
}

#[test]
fn of_two_units_that_it_is_handed_to_at_once_one_has_it_and_nothing_waits() {
    for eva_first in [true, false] {
        let post = Post::new();
        let (mut maria, id) = Computer::with_plan();
        let (mut eva, mut amina) = (Computer::of("u-vc", "Eva Ljung"), Computer::of("u-ht", "Amina Yusuf"));
        let mut rolf = Computer::of("u-rehab", "Rolf Ek");
        eva.joins(&mut maria, true);
        for other in [&mut amina, &mut rolf] {
            maria.meets(other);
            eva.meets(other);
        }
        amina.meets(&mut rolf);
        for _ in 0..2 {
            for one in [&mut maria, &mut eva, &mut amina, &mut rolf] {
                one.exchanges(&post);
            }
        }
        hands(&mut maria, &id, "u-ht");
        hands(&mut eva, &id, "u-rehab");
        let mut all = if eva_first { [&mut eva, &mut maria] } else { [&mut maria, &mut eva] };
        all.iter_mut().for_each(|one| drop(one.exchanges(&post)));
        for _ in 0..5 {
            for one in [&mut amina, &mut rolf, &mut maria, &mut eva] {
                one.exchanges(&post);
            }
        }
        let units = [&mut maria, &mut eva, &mut amina, &mut rolf].map(|one| one.at(&id, UNIT));
        assert!(units.iter().all(|unit| *unit == units[0]), "every computer says the same unit: {units:?}");
        for one in [&mut maria, &mut eva, &mut amina, &mut rolf] {
            let waits: Vec<String> = one.app.conflicts(&id).unwrap().into_iter().map(|card| card.path).collect();
            assert_eq!(waits, Vec::<String>::new(), "and nothing waits that nobody may settle");
        }
        let (has, others) = match units[0] == "u-ht" {
            true => (&mut amina, [&mut rolf, &mut maria, &mut eva]),
            false => (&mut rolf, [&mut amina, &mut maria, &mut eva]),
        };
        assert!(has.app.set(&id, "/consent/validTo", "2027-03-01".into()).is_ok(), "that unit documents it");
        for other in others {
            let refused = other.app.set(&id, "/consent/validTo", "2027-03-02".into()).unwrap_err().what;
            assert_eq!(refused, "not-documents", "and no other");
        }
    }
}
