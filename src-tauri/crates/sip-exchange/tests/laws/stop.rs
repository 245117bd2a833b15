//! To stop anywhere loses nothing: before any save, at any put.

use serde_json::json;
use sip_exchange::office::{OfficeError, PutFault};

use super::deeds::{Deed, Model};
use crate::common::counted::Counted;
use crate::common::town::{AMINA, CASE, LEILA, MARIA, Town};

/// Leila has something to fetch, and something to leave for two units; some of it narrowed.
fn story() -> (Town, Model) {
    let mut town = Town::shared(&[LEILA, AMINA]);
    let mut model = Model::default();
    let deeds =
        [(MARIA, 0, 0), (MARIA, 3, 0), (LEILA, 0, 0), (LEILA, 2, 0), (LEILA, 4, 1), (AMINA, 3, 0), (AMINA, 8, 0)];
    for (who, kind, at) in deeds {
        model.happens(&mut town, who, Deed { who: 0, kind, at });
    }
    town.round(MARIA);
    (town, model)
}

/// The town as another test may go on in it: with a place of its own.
fn forked(town: &Town) -> Town {
    let mut fork = town.clone();
    fork.office = town.forked_office();
    fork
}

/// Goes on, and looks at how it ended.
fn ends(mut town: Town, model: &Model, what: &str) {
    town.shelves[LEILA].power = None;
    town.converge();
    for who in [MARIA, LEILA, AMINA] {
        assert_eq!(model.lacks(&mut town, who), [] as [&str; 0], "{what}: nobody lacks anything");
        assert!(town.shelves[who].asides.is_empty(), "{what}: {:?}", town.shelves[who].asides);
    }
    // Amina is kept from something, so that hers are not the same.
    assert_eq!(town.shelves[MARIA].value(CASE)["meeting"], town.shelves[AMINA].value(CASE)["meeting"], "{what}");
    let heads = |who| town.held(who).cases[CASE].heads["plan"].clone();
    assert!(heads(MARIA) == heads(LEILA) && heads(MARIA) == heads(AMINA), "{what}: all hold the same plan");
    town.set(LEILA, "/followUp/at", json!("2027-01-01T10:00"));
    town.round(LEILA);
    town.round(MARIA);
    assert_eq!(town.reads(MARIA, "/followUp/at"), "2027-01-01T10:00", "{what}: and it goes on");
}

#[test]
fn power_that_goes_out_before_any_save() {
    let (town, model) = story();
    let mut stops = 0;
    loop {
        let mut fork = forked(&town);
        fork.shelves[LEILA].power = Some(stops);
        let office = Box::new(fork.office.clone());
        let is_whole = fork.round_at(LEILA, office).is_ok();
        ends(fork, &model, &format!("stopped after {stops} saves"));
        if is_whole {
            break;
        }
        stops += 1;
    }
    assert!(stops >= 6, "a round with two packets to fetch and two to leave saves more often: {stops}");
}

#[test]
fn a_put_that_fails_before_or_after_it_landed_or_is_lost() {
    let (town, model) = story();
    for fault in [PutFault::Before(OfficeError::Full), PutFault::After(OfficeError::Gone), PutFault::Lost] {
        let mut puts = 0;
        loop {
            let mut fork = forked(&town);
            let office = Counted::failing(&fork.office, puts, fault);
            let is_whole = fork.round_at(LEILA, Box::new(office.clone())).is_ok();
            let is_beyond = office.asked().puts <= puts;
            assert_eq!(is_whole, is_beyond, "a put that failed is told, and one that was lost found by reading back");
            ends(fork, &model, &format!("put {puts}: {fault:?}"));
            if is_beyond {
                break;
            }
            puts += 1;
        }
        assert!(puts >= 2, "she leaves something for two units: {puts}");
    }
}
