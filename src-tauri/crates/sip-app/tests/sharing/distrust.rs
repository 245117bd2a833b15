//! A card that was trusted and is not any more.

use sip_wire::share::{Reached, Where};

use crate::town::{Computer, Post, reasons};

const SITUATION: &str = "/meeting/situation";

#[test]
fn nothing_goes_to_a_unit_that_is_not_trusted_any_more_and_nothing_of_it_comes_in() {
    let post = Post::new();
    let (mut maria, id) = Computer::with_plan();
    let mut amina = Computer::of("u-ht", "Amina Yusuf");
    maria.meets(&mut amina);
    maria.exchanges(&post);
    amina.exchanges(&post);
    maria.exchanges(&post);
    let unit = maria.app.units().unwrap()[1].id.clone();

    maria.app.distrust_unit(&unit).unwrap();
    assert_eq!(maria.app.units().unwrap().len(), 1, "it is no unit that anybody here trusts");
    assert_eq!(maria.row(&id, "u-ht").reached, Reached::NoCard, "and its row asks for a card");
    maria.set(&id, SITUATION, "Skrivet efter att kortet togs bort.");
    amina.set(&id, SITUATION, "Skrivet av den som ingen litar på.");
    amina.exchanges(&post);
    let report = maria.exchanges(&post);
    assert_eq!(reasons(&report), ["unknownUnit"], "what it left is set aside, with its reason");
    assert!(report.set_aside[0].message.contains("Hemtjänst Norrby"), "and whose: {}", report.set_aside[0].message);
    assert_eq!(maria.at(&id, SITUATION), "Skrivet efter att kortet togs bort.", "nothing of it came in");
    assert_eq!(maria.at(&id, "/person/name"), "Ingrid Bergvall", "the plan is as it was");
    amina.exchanges(&post);
    assert_eq!(amina.at(&id, SITUATION), "Skrivet av den som ingen litar på.", "and nothing more was left for it");
    assert_eq!(amina.at(&id, "/person/name"), "Ingrid Bergvall", "what it had, it has");
    let row = maria.listed(&id);
    assert_eq!((row.lies, row.only_here), (Where::Changes, 1), "what was written since lies only here, and is counted");

    // The words were compared anew, and it was a mistake.
    let card = amina.app.unit_card().unwrap();
    maria.app.trust_card(&card).unwrap();
    let report = maria.exchanges(&post);
    assert!(reasons(&report).is_empty(), "what lay aside comes in: {:?}", report.set_aside);
    let cards = maria.app.conflicts(&id).unwrap();
    assert_eq!(cards.len(), 1, "and what two wrote meanwhile is asked about: {cards:?}");
    amina.exchanges(&post);
    assert_eq!(amina.app.conflicts(&id).unwrap().len(), 1, "on both sides");
}

#[test]
fn a_unit_that_nobody_trusts_cannot_be_distrusted_and_it_holds_after_the_lock() {
    let (mut maria, _) = Computer::with_plan();
    let mut amina = Computer::of("u-ht", "Amina Yusuf");
    maria.meets(&mut amina);
    let units = maria.app.units().unwrap();
    for (id, why) in [(&units[0].id, "its own"), (&"x".to_owned(), "no id")] {
        assert_eq!(maria.app.distrust_unit(id).unwrap_err().what, "unit-not-trusted", "{why}");
    }
    maria.app.distrust_unit(&units[1].id).unwrap();
    assert_eq!(maria.app.distrust_unit(&units[1].id).unwrap_err().what, "unit-not-trusted", "once is enough");
    maria.opens_again();
    assert_eq!(maria.app.units().unwrap().len(), 1, "it is on disk");
}

#[test]
fn what_is_alike_is_shown_once_and_what_was_looked_at_passes_like_the_rest() {
    let post = Post::new();
    let (mut maria, id) = Computer::with_plan();
    let mut amina = Computer::of("u-ht", "Amina Yusuf");
    maria.meets(&mut amina);
    maria.exchanges(&post);
    amina.exchanges(&post);
    maria.exchanges(&post);
    let unit = maria.app.units().unwrap()[1].id.clone();
    maria.app.distrust_unit(&unit).unwrap();
    for words in ["Det första.", "Det andra."] {
        amina.set(&id, SITUATION, words);
        amina.exchanges(&post);
    }
    assert_eq!(reasons(&maria.exchanges(&post)), ["unknownUnit"; 2], "two packets are set aside");
    let shown = maria.app.handing().unwrap().set_aside;
    assert_eq!(shown.len(), 1, "which is one thing to a person: {shown:?}");
    maria.app.see_set_aside(&shown[0].id).unwrap();
    assert!(maria.app.handing().unwrap().set_aside.is_empty(), "and is looked at once");
    maria.exchanges(&post);
    assert!(maria.app.handing().unwrap().set_aside.is_empty(), "the same again is no news");

    let card = amina.app.unit_card().unwrap();
    maria.app.trust_card(&card).unwrap();
    let units = maria.exchanges(&post).units;
    let received: u32 = units.iter().filter(|unit| unit.unit == "Hemtjänst Norrby").map(|unit| unit.received).sum();
    assert!(received > 0, "both are taken in");
    assert_eq!(maria.at(&id, SITUATION), "Det andra.", "whether somebody had looked at them or not");
    let units = maria.exchanges(&post).units;
    assert!(units.iter().all(|unit| unit.received == 0), "and are not fetched once more: {units:?}");
}
