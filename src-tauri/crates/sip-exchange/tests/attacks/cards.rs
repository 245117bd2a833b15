//! Cards: of a unit or a device that nobody knows, forged, of a revoked device, old; and keys of another epoch.

use sip_exchange::packet::{Found, open, seal};
use sip_exchange::{Envelope, Keys, Me, Reason};
use sip_vault::identity::{Revoked, UnitCard};

use crate::common::forge::of_device;
use crate::common::keys::device_keys;
use crate::common::shelf::hex;
use crate::common::town::{ANDERS, LARS, LEILA, MARIA, Town};

const FIELD: &str = "/meeting/situation";

/// What a device says, in Leila's copy of the case.
fn says(town: &mut Town, me: &Me) -> Envelope {
    let slip = town.slip(me, LEILA, FIELD, "Ord.".into());
    Envelope::Changes(town.slipped_one(&slip))
}

/// Lays something of a device down for Maria's unit, who refuses it; and the rest goes on.
fn refused(town: &mut Town, me: &Me, reason: Reason) {
    let envelope = says(town, me);
    let before = town.held(MARIA);
    town.send(me, MARIA, vec![envelope]);
    town.refuses(MARIA, &before, reason);
    town.goes_on(MARIA);
}

#[test]
fn a_unit_that_nobody_knows_under_the_name_of_one_that_all_know() {
    let mut town = Town::shared(&[LEILA]);
    let mallory = town.unit("Hemsjukvården Norrby", "SE5560000002-SIP111", 1).remove(0);
    refused(&mut town, &mallory, Reason::UnknownUnit);
}

#[test]
fn a_trusted_unit_without_a_part_in_the_case() {
    let mut town = Town::shared(&[LEILA]);
    let other = town.unit("Biståndsenheten Ekeby", "SE5560000009-SIP199", 1).remove(0);
    town.trust(MARIA, 3);
    town.converge();
    refused(&mut town, &other, Reason::UnknownUnit);
}

#[test]
fn a_device_that_is_on_no_card() {
    let mut town = Town::shared(&[LEILA]);
    let keys = device_keys(&mut town.random);
    let stranger = Me { keys, ..town.me(LEILA) };
    refused(&mut town, &stranger, Reason::UnknownDevice);
}

/// A card that somebody wrote a device into, without the unit's root.
#[test]
fn a_forged_card() {
    let mut town = Town::shared(&[LEILA]);
    let keys = device_keys(&mut town.random);
    let mut card = town.me(LEILA).card.successor();
    card.devices.push(keys.public(true));
    card.signature = town.me(LEILA).card.signature;
    let stranger = Me { keys, card, unit_keys: None };
    refused(&mut town, &stranger, Reason::Forged);
}

/// Takes Lars's device off its unit's card, and lets Maria learn of it.
fn revoke_lars(town: &mut Town) -> (UnitCard, UnitCard) {
    let lars = town.id(LARS);
    let old = town.me(LEILA).card;
    let new = town.next_card(1, |card, keys| {
        card.devices.retain(|device| device.id != lars);
        card.revoked.push(Revoked { device: lars, at: String::new() });
        card.epoch = keys.new_epoch();
        card.recipient = keys.latest().unwrap().1.recipient();
    });
    let unit_keys = Some(town.units[1].0.without_root());
    town.shelves[LEILA].me = Me { card: new.clone(), unit_keys, ..town.me(LEILA) };
    town.shelves[LEILA].touch_all();
    town.converge();
    assert_eq!(town.shelves[MARIA].trust.cards[&new.id()], new, "Maria learned of it");
    (old, new)
}

#[test]
fn a_revoked_device_with_its_old_card_or_the_new_one() {
    for is_old in [true, false] {
        let mut town = Town::shared(&[LEILA]);
        let (old, new) = revoke_lars(&mut town);
        let lars = Me { card: if is_old { old } else { new }, ..town.me(LARS) };
        refused(&mut town, &lars, Reason::Revoked);
    }
}

/// What it wrote, brought by a colleague who does not vouch for it.
#[test]
fn changes_of_a_revoked_device_in_another_packet() {
    let mut town = Town::shared(&[LEILA]);
    revoke_lars(&mut town);
    let envelope = {
        let lars = town.me(LARS);
        says(&mut town, &lars)
    };
    town.maria_refuses(envelope, Reason::Revoked);
}

/// An old card brings no device back and no old key.
#[test]
fn an_old_card_of_a_device_that_still_is_the_units() {
    let mut town = Town::shared(&[LEILA]);
    let (old, new) = revoke_lars(&mut town);
    let leila = Me { card: old, ..town.me(LEILA) };
    let envelope = says(&mut town, &leila);
    town.send(&leila, MARIA, vec![envelope]);
    let report = town.round(MARIA);
    assert!(report.set_aside.is_empty(), "she is who she was: {:?}", report.set_aside);
    let known = &town.shelves[MARIA].trust.cards[&new.id()];
    let of_case = town.replica(MARIA).share.roster.unwrap();
    assert_eq!((known, of_case.card(&new.id())), (&new, Some(&new)), "the newest card stays, everywhere");
    town.goes_on(MARIA);
}

/// Who holds the key of the past reads nothing of today.
#[test]
fn the_key_of_a_past_epoch() {
    let mut town = Town::shared(&[LEILA]);
    let past = town.me(LARS).opens();
    revoke_lars(&mut town);
    let there = town.office.packets();
    town.set(MARIA, FIELD, "Bara för dem som är kvar.".into());
    town.round(MARIA);
    let mailbox = town.mailbox(LEILA);
    let new: Vec<_> = town.office.packets().into_iter().filter(|spot| !there.contains(spot)).collect();
    assert!(new.iter().any(|spot| spot.0 == mailbox.to_string()), "Leila's unit got it");
    for spot in new {
        let bytes = town.office.bytes(&spot).unwrap();
        let office = town.office_id();
        let found = Found { office: &office, mailbox: spot.0.parse().unwrap(), sender: &spot.1, seq: spot.2.seq };
        assert_eq!(open(&bytes, &past, &found).err(), Some(Reason::NotForUs), "nothing is sealed to the past");
    }
    town.goes_on(LEILA);
}

/// A key that is not here yet: it waits, and passes when a colleague has brought the key. Keys of somebody else's
/// making do not help.
#[test]
fn keys_of_the_wrong_unit_and_of_the_wrong_epoch() {
    let mut town = Town::shared(&[LEILA, ANDERS]);
    let card = town.next_card(0, |card, keys| {
        card.epoch = keys.new_epoch();
        card.recipient = keys.latest().unwrap().1.recipient();
    });
    let right = town.units[0].0.without_root().to_text().to_string();
    let (past, foreign) =
        (town.me(MARIA).unit_keys.unwrap().to_text().to_string(), town.units[1].0.to_text().to_string());
    let leila = town.me(LEILA);
    let anders = Me { card: card.clone(), ..town.me(ANDERS) };
    let before = town.held(MARIA);
    let waiting = says(&mut town, &leila);
    let packet = town.packet(&leila, MARIA, vec![waiting]);
    let bytes = seal(&packet, &leila, &card.recipient).unwrap();
    town.plant(packet.to, packet.device, packet.seq, &bytes);
    town.refuses(MARIA, &before, Reason::NotForUs);
    let maria = town.me(MARIA);
    let own_key = maria.keys.age_identity().recipient();
    let gives = |town: &mut Town, from: &Me, keys: &str| {
        let mailbox = of_device(&maria);
        let seq = town.next_number(mailbox, from.device());
        let keys = Envelope::Keys(Keys { keys: keys.to_owned() });
        let packet = sip_exchange::Packet { to: mailbox, seq, epoch: 0, ..town.packet(from, MARIA, vec![keys]) };
        let bytes = seal(&packet, from, &own_key).unwrap();
        let name = town.plant(mailbox, from.device(), seq, &bytes).to_string();
        let report = town.round(MARIA);
        let of_it = report.set_aside.iter().filter(|aside| aside.packet == name);
        of_it.map(|aside| aside.reason).collect::<Vec<_>>()
    };
    let keys = |town: &Town| hex(town.me(MARIA).unit_keys.unwrap().to_text().as_bytes());
    let had = keys(&town);
    assert_eq!(gives(&mut town, &leila, &right), [Reason::NotAllowed], "another unit gives no keys");
    for (text, reason) in [(past, Reason::Forged), (foreign, Reason::Forged), ("{}".into(), Reason::Damaged)] {
        assert_eq!(gives(&mut town, &anders, &text), [reason], "keys that do not open what is sealed to the card");
    }
    assert_eq!(keys(&town), had, "none of them is kept");
    assert_ne!(town.reads(MARIA, FIELD), "Ord.", "and what waits goes on waiting");
    assert_eq!(gives(&mut town, &anders, &right), [] as [Reason; 0]);
    town.round(MARIA);
    assert_eq!(town.reads(MARIA, FIELD), "Ord.", "with the right key it passes");
    assert!(!town.me(MARIA).unit_keys.unwrap().has_root(), "and nobody becomes a root holder by it");
}
