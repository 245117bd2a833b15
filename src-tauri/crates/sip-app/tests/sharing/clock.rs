//! A consent's last day is held against the latest day ever seen (ruling 2). Scenario 1's meeting is on
//! 21 October 2026, and its consent holds to 31 January 2027: 102 days.

use sip_wire::Router;
use sip_wire::request::CaseRef;
use sip_wire::share::Reached;

use crate::town::{Computer, Post, reasons};

const SITUATION: &str = "/meeting/situation";

fn two() -> (Post, Computer, Computer, String) {
    let post = Post::new();
    let (mut maria, id) = Computer::with_plan();
    let mut amina = Computer::of("u-ht", "Amina Yusuf");
    maria.meets(&mut amina);
    maria.exchanges(&post);
    amina.exchanges(&post);
    maria.exchanges(&post);
    (post, maria, amina, id)
}

fn consent(one: &mut Computer, id: &str) -> String {
    one.app.case_show(CaseRef { case: id.to_owned() }).unwrap().consent_state
}

#[test]
fn a_clock_that_is_set_back_opens_no_consent_again() {
    let (post, mut maria, mut amina, id) = two();
    maria.app.host().sets_clock(120);
    maria.opens_again();
    assert_eq!(consent(&mut maria, &id), "expired", "its last day has been");
    maria.app.host().sets_clock(60);
    maria.opens_again();
    assert_eq!(consent(&mut maria, &id), "expired", "a day that was seen is not unseen");
    maria.set(&id, SITUATION, "Skrivet när klockan hade ställts tillbaka.");
    maria.exchanges(&post);
    amina.exchanges(&post);
    assert_ne!(amina.at(&id, SITUATION), "Skrivet när klockan hade ställts tillbaka.", "nothing is given");
    assert_eq!(maria.row(&id, "u-ht").reached, Reached::Nothing, "which the plan's own screen says");
    let clock =
        |one: &mut Computer| one.app.examine().unwrap().into_iter().find(|check| check.name == "clock").unwrap();
    let asked = clock(&mut maria);
    assert_eq!(asked.verdict, "warn", "a clock that went back is asked about");
    assert!(asked.message.contains("2027-02-18"), "with the day that was seen: {}", asked.message);

    maria.app.stand_by_clock().unwrap();
    assert_eq!(clock(&mut maria).verdict, "ok", "it was the other day that was wrong, says a person");
    assert_eq!(consent(&mut maria, &id), "given", "and the consent holds");
}

#[test]
fn what_day_it_is_may_be_learned_from_others() {
    let (post, mut maria, mut amina, id) = two();
    maria.app.host().sets_clock(95);
    maria.exchanges(&post);
    assert_eq!(consent(&mut maria, &id), "given", "seven days are left");
    amina.app.host().sets_clock(110);
    amina.app.acknowledge(&id).unwrap();
    amina.exchanges(&post);
    maria.exchanges(&post);
    assert_eq!(consent(&mut maria, &id), "expired", "she has told of a day in February");
}

#[test]
fn who_is_ten_years_ahead_ends_no_consent_elsewhere() {
    let (post, mut maria, mut amina, id) = two();
    amina.app.host().sets_clock(3653);
    amina.app.acknowledge(&id).unwrap();
    amina.exchanges(&post);
    let report = maria.exchanges(&post);
    assert!(reasons(&report).is_empty(), "she is heard like anybody: {:?}", report.set_aside);
    assert_eq!(consent(&mut maria, &id), "given", "but not believed about the day");
    maria.set(&id, SITUATION, "Det går vidare.");
    maria.exchanges(&post);
    amina.app.host().sets_clock(0);
    amina.exchanges(&post);
    assert_eq!(amina.at(&id, SITUATION), "Det går vidare.", "and what is written goes to her still");
}
