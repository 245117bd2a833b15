//! Re-addressing: a genuine packet, or a genuine envelope, where its sender did not lay it.

use sip_exchange::office::Spot;
use sip_exchange::packet::MOST_SEALED;
use sip_exchange::{Changes, Envelope, Reason};
use sip_vault::identity::{open as unseal, seal as age_seal};

use crate::common::town::{AMINA, CASE, LEILA, MARIA, Town, place, small_case};

const FIELD: &str = "/meeting/situation";

/// A packet that Maria left for Leila's unit, and its bytes.
fn from_maria(town: &mut Town) -> (Spot, Vec<u8>) {
    let there = town.office.packets();
    town.set(MARIA, FIELD, "Från Maria.".into());
    town.round(MARIA);
    let mailbox = town.mailbox(LEILA).to_string();
    let new = town.office.packets().into_iter().find(|spot| spot.0 == mailbox && !there.contains(spot)).unwrap();
    let bytes = town.office.bytes(&new).unwrap();
    (new, bytes)
}

/// What lies there as Leila opens it, sealed to somebody else.
fn sealed_anew(town: &Town, bytes: &[u8], to: usize) -> Vec<u8> {
    let keys = town.me(LEILA).opens();
    let plain = unseal(&keys.iter().collect::<Vec<_>>(), bytes, MOST_SEALED).unwrap();
    age_seal(&[town.shelves[to].me.card.recipient.clone()], &plain).unwrap()
}

#[test]
fn sealed_anew_to_another_unit() {
    let mut town = Town::shared(&[LEILA, AMINA]);
    let (spot, bytes) = from_maria(&mut town);
    town.round(AMINA);
    town.converge();
    let before = town.held(AMINA);
    let bytes = sealed_anew(&town, &bytes, AMINA);
    town.plant(town.mailbox(AMINA), town.id(MARIA), 500 + spot.2.seq, &bytes);
    town.refuses(AMINA, &before, Reason::Readdressed);
    town.goes_on(AMINA);
}

#[test]
fn under_another_senders_name_in_the_place() {
    let mut town = Town::shared(&[LEILA, AMINA]);
    let (spot, bytes) = from_maria(&mut town);
    town.converge();
    let before = town.held(LEILA);
    town.plant(town.mailbox(LEILA), town.id(AMINA), spot.2.seq, &bytes);
    town.refuses(LEILA, &before, Reason::Readdressed);
    town.goes_on(LEILA);
}

#[test]
fn in_another_place() {
    let mut town = Town::shared(&[LEILA]);
    let (spot, bytes) = from_maria(&mut town);
    town.converge();
    let before = town.held(LEILA);
    let other = place(&mut town.random);
    other.plant(spot, bytes);
    let report = town.hear(LEILA, &other);
    assert_eq!(crate::common::forge::reasons(&report), [Reason::Replayed], "it says of which place it is");
    assert_eq!(town.held(LEILA).differs(&before), [] as [&str; 0], "nothing that is held has changed");
    town.goes_on(LEILA);
}

/// An envelope of Maria's in a packet of Leila's own: it is Maria's still, and only where she meant it.
#[test]
fn an_envelope_under_another_documents_name() {
    let mut town = Town::shared(&[LEILA, AMINA]);
    let maria = town.me(MARIA);
    let slip = town.slip(&maria, MARIA, FIELD, "Från Maria.".into());
    let genuine = town.slipped_one(&slip);
    let names = [
        ("consent", Reason::Unvouched),
        ("restricted/u-bi", Reason::Unvouched),
        ("plan.2-ab", Reason::Unvouched),
        ("restricted/u-ht", Reason::NotAllowed),
        ("own", Reason::NotAllowed),
        ("restricted/", Reason::Damaged),
    ];
    for (doc, reason) in names {
        let moved = Changes { doc: doc.to_owned(), ..genuine.clone() };
        let before = town.held(AMINA);
        let seq = town.next_number(town.mailbox(AMINA), town.id(LEILA));
        town.send(&town.me(LEILA), AMINA, vec![Envelope::Changes(moved)]);
        let report = town.round(AMINA);
        let name = format!("{seq:012}");
        let new = report.set_aside.iter().filter(|aside| aside.packet.starts_with(&name)).map(|aside| aside.reason);
        assert_eq!(new.collect::<Vec<_>>(), [reason], "{doc}");
        assert_eq!(town.held(AMINA).differs(&before), [] as [&str; 0], "{doc}: nothing that is held has changed");
    }
    // Passed on as it is, it is what it always was.
    town.send(&town.me(LEILA), AMINA, vec![Envelope::Changes(genuine)]);
    town.round(AMINA);
    assert_eq!(town.reads(AMINA, FIELD), "Från Maria.", "forwarding is no attack");
    town.goes_on(AMINA);
}

/// What was set aside and may pass was read once, so nothing else looks for it: when it is gone from the place once
/// it could pass, its sender is asked for it.
#[test]
fn what_was_set_aside_and_is_lost_afterwards_is_asked_for() {
    let mut town = Town::empty(1);
    town.shelves[AMINA].trust.cards.clear();
    town.shelves[MARIA].begin(CASE, &small_case());
    town.round(MARIA);
    let report = town.round(AMINA);
    assert_eq!(
        report.set_aside.first().map(|aside| aside.reason),
        Some(Reason::UnknownUnit),
        "nobody trusts Maria yet"
    );
    let mailbox = town.mailbox(AMINA).to_string();
    for spot in town.office.packets().into_iter().filter(|spot| spot.0 == mailbox) {
        town.office.lose(&spot);
    }
    // Maria left it long ago: it is none of the latest, which she looks for herself.
    let own = (town.office_id(), town.mailbox(AMINA), town.id(MARIA).to_string());
    town.shelves[MARIA].cursors.get_mut(&own).unwrap().recent.clear();
    town.trust(AMINA, 0);
    for who in [AMINA, MARIA, AMINA] {
        town.round(who);
    }
    assert!(town.shelves[AMINA].cases.contains_key(CASE), "she asked for it, and it was laid there anew");
}
