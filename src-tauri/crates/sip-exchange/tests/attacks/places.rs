//! Re-addressing: a genuine packet, or a genuine envelope, where its sender did not lay it.

use sip_exchange::office::Spot;
use sip_exchange::packet::MOST_SEALED;
use sip_exchange::{Changes, Envelope, Reason};
use sip_vault::identity::{open as unseal, seal as age_seal};

use crate::common::town::{AMINA, LEILA, MARIA, Town, place};

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
