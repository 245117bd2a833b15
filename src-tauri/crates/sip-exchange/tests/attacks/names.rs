//! Another's name: changes under an actor, a unit or a device that is not the sender's.

use sip_exchange::packet::seal;
use sip_exchange::{Changes, Envelope, Me, Reason};
use sip_vault::identity::Revoked;

use crate::common::forge::{Slip, reasons, together};
use crate::common::town::{AMINA, CASE, LEILA, MARIA, Town, place, small_case};

const FIELD: &str = "/meeting/situation";

/// What Leila makes as an actor of Maria's, and what Maria writes as the same one.
fn as_maria(town: &mut Town) -> (Me, [u8; 16]) {
    let actor = town.actor_of(&town.me(MARIA));
    (town.me(LEILA), actor)
}

#[test]
fn what_the_tools_make_honestly_is_taken_in() {
    let mut town = Town::shared(&[LEILA]);
    let leila = town.me(LEILA);
    let slip = town.slip(&leila, LEILA, FIELD, "Leila skriver.".into());
    let changes = town.slipped_one(&slip);
    town.send(&leila, MARIA, vec![Envelope::Changes(changes)]);
    let report = town.round(MARIA);
    assert!(report.set_aside.is_empty(), "nothing is wrong with it: {:?}", report.set_aside);
    assert_eq!(town.reads(MARIA, FIELD), "Leila skriver.", "or what is refused below would prove nothing");
    town.goes_on(MARIA);
}

#[test]
fn a_change_under_another_units_name() {
    let mut town = Town::shared(&[LEILA]);
    let leila = town.me(LEILA);
    let mut slip = town.slip(&leila, LEILA, FIELD, "Inte Marias ord.".into());
    slip.author = town.shelves[MARIA].author();
    let changes = town.slipped_one(&slip);
    town.maria_refuses(Envelope::Changes(changes), Reason::Unvouched);
}

#[test]
fn a_change_under_nobodys_name_and_no_signature() {
    let mut town = Town::shared(&[LEILA]);
    let leila = town.me(LEILA);
    let slip = town.slip(&leila, LEILA, FIELD, "Ingens ord.".into());
    let changes = Changes { vouches: Vec::new(), ..town.slipped_one(&slip) };
    town.maria_refuses(Envelope::Changes(changes), Reason::Unvouched);
}

#[test]
fn a_change_as_another_devices_actor() {
    let mut town = Town::shared(&[LEILA]);
    let (leila, actor) = as_maria(&mut town);
    for as_whom in [MARIA, LEILA] {
        let author = town.shelves[as_whom].author();
        let slip = town.slip(&leila, LEILA, FIELD, "Inte Marias ord.".into());
        let slip = Slip { actor, author, ..slip };
        let changes = town.slipped_one(&slip);
        let before = town.held(MARIA);
        town.send(&leila, MARIA, vec![Envelope::Changes(changes)]);
        let report = town.round(MARIA);
        assert!(report.set_aside.iter().all(|aside| aside.reason == Reason::Unvouched), "{:?}", report.set_aside);
        assert!(!report.set_aside.is_empty(), "it is not passed over in silence");
        assert_eq!(town.held(MARIA).differs(&before), [] as [&str; 0], "nothing that is held has changed");
    }
    town.goes_on(MARIA);
}

/// Who comes first with an actor's next number would shut out what its device really writes there.
#[test]
fn burning_the_next_number_of_an_actor() {
    let mut town = Town::shared(&[LEILA, AMINA]);
    let (leila, actor) = as_maria(&mut town);
    town.shelves[MARIA].actor = actor;
    let mut slip = town.slip(&leila, LEILA, FIELD, "Inte Marias ord.".into());
    (slip.actor, slip.author) = (actor, town.shelves[MARIA].author());
    let burnt = town.slipped_one(&slip);
    assert_eq!((burnt.vouches[0].seq, burnt.vouches[0].actor.len()), (1, 32), "the very number that Maria uses next");
    // Amina does not know Leila's unit but by the roster.
    let before = town.held(AMINA);
    town.send(&leila, AMINA, vec![Envelope::Changes(burnt)]);
    town.refuses(AMINA, &before, Reason::Unvouched);
    town.set(MARIA, FIELD, "Marias egna ord.".into());
    town.round(MARIA);
    town.round(AMINA);
    assert_eq!(town.reads(AMINA, FIELD), "Marias egna ord.", "the number is Maria's all the same");
    town.goes_on(AMINA);
}

/// A unit calls itself by another's name: its card is genuine, and what it writes then would read like theirs.
#[test]
fn taking_another_units_name() {
    for name in ["Norrby vårdcentral", "NORRBY  Vårdcentral ", "Hemtjänst Norrby"] {
        let mut town = Town::shared(&[LEILA, AMINA]);
        let card = town.next_card(1, |card, _| card.name = name.to_owned());
        let leila = Me { card, ..town.me(LEILA) };
        let mut slip = town.slip(&leila, LEILA, FIELD, "Inte deras ord.".into());
        slip.author.unit = name.to_owned();
        let changes = town.slipped_one(&slip);
        for to in [MARIA, AMINA] {
            let before = town.held(to).cases;
            town.send(&leila, to, vec![Envelope::Changes(changes.clone())]);
            let report = town.round(to);
            assert_eq!(reasons(&report), [Reason::Unvouched], "{name}: {:?}", report.set_aside);
            assert_eq!(town.held(to).cases, before, "{name}: nothing that is held has changed, the roster neither");
        }
        // Amina's own words, and Maria's, go on under their names.
        town.set(AMINA, FIELD, "Amina skriver.".into());
        town.round(AMINA);
        town.round(MARIA);
        assert_eq!(town.reads(MARIA, FIELD), "Amina skriver.", "{name}");
    }
}

/// A signature that Maria did give, put on other words.
#[test]
fn another_change_beneath_a_genuine_signature() {
    let mut town = Town::shared(&[LEILA]);
    town.set(MARIA, FIELD, "Marias ord.".into());
    town.converge();
    let genuine = town.replica(LEILA).share.vouches["plan"].values().next_back().unwrap().clone();
    let (leila, _) = as_maria(&mut town);
    for is_renamed in [false, true] {
        let slip = town.slip(&leila, LEILA, "/meeting/whatWorks", "Inte Marias ord.".into());
        let mut changes = town.slipped_one(&slip);
        let mut vouch = genuine.clone();
        if is_renamed {
            // Her signature, under the forged change's own hash and number.
            vouch = sip_exchange::Vouch { signature: genuine.signature.clone(), ..changes.vouches[0].clone() };
        }
        changes.vouches = vec![vouch];
        let before = town.held(MARIA);
        town.send(&leila, MARIA, vec![Envelope::Changes(changes)]);
        let report = town.round(MARIA);
        assert!(report.set_aside.iter().all(|aside| aside.reason == Reason::Unvouched), "{:?}", report.set_aside);
        assert_eq!(town.held(MARIA).differs(&before), [] as [&str; 0], "nothing that is held has changed");
    }
    town.goes_on(MARIA);
}

/// One change refused: nothing of its envelope comes in, not even what its sender may write.
#[test]
fn a_forged_change_among_honest_ones() {
    let mut town = Town::shared(&[LEILA]);
    let (leila, actor) = as_maria(&mut town);
    let honest = town.slip(&leila, LEILA, FIELD, "Leila skriver.".into());
    let honest = town.slipped_one(&honest);
    let mut forged = town.slip(&leila, LEILA, "/meeting/whatWorks", "Inte Marias ord.".into());
    forged.actor = actor;
    let forged = town.slipped_one(&forged);
    let both = together(&honest, &forged);
    town.maria_refuses(Envelope::Changes(both), Reason::Unvouched);
    assert_ne!(town.reads(MARIA, FIELD), "Leila skriver.", "all of an envelope, or none");
}

/// What is wrong with one envelope is no reason to leave the next of the same packet.
#[test]
fn a_forged_envelope_before_an_honest_one() {
    let mut town = Town::shared(&[LEILA]);
    let (leila, actor) = as_maria(&mut town);
    let honest = town.slip(&leila, LEILA, FIELD, "Leila skriver.".into());
    let honest = town.slipped_one(&honest);
    let mut forged = town.slip(&leila, LEILA, "/meeting/whatWorks", "Inte Marias ord.".into());
    forged.actor = actor;
    let forged = town.slipped_one(&forged);
    town.send(&leila, MARIA, vec![Envelope::Changes(forged), Envelope::Changes(honest)]);
    let report = town.round(MARIA);
    assert_eq!(reasons(&report), [Reason::Unvouched], "one of the two is set aside");
    assert_eq!(town.reads(MARIA, FIELD), "Leila skriver.", "and the other is here");
    assert_ne!(town.reads(MARIA, "/meeting/whatWorks"), "Inte Marias ord.", "the first is not");
    town.goes_on(MARIA);
}

/// A unit puts another's device on its own card, or says that it was its own and is lost: so as to speak for it.
#[test]
fn claiming_another_units_device() {
    for as_revoked in [false, true] {
        let mut town = Town::shared(&[LEILA]);
        let maria = town.me(MARIA);
        let public = maria.card.device(&maria.device()).unwrap().clone();
        let card = town.next_card(1, |card, _| {
            if as_revoked {
                card.revoked.push(Revoked { device: public.id, at: String::new() });
            } else {
                card.devices.push(public);
            }
        });
        let leila = Me { card, ..town.me(LEILA) };
        // An honest packet brings the new card first: what is looked at is the change alone.
        town.send(&leila, MARIA, Vec::new());
        town.round(MARIA);
        let actor = town.actor_of(&maria);
        let mut slip = town.slip(&leila, LEILA, FIELD, "Inte Marias ord.".into());
        slip.actor = actor;
        let changes = town.slipped_one(&slip);
        let before = town.held(MARIA);
        town.send(&leila, MARIA, vec![Envelope::Changes(changes)]);
        town.refuses(MARIA, &before, if as_revoked { Reason::Revoked } else { Reason::Unvouched });
        // And Maria's own words go on under her name, also where that card is known.
        town.goes_on(MARIA);
    }
}

/// The same number twice with other words, by its own device: whoever has the one refuses the other.
#[test]
fn two_changes_of_ones_own_under_one_number() {
    let mut town = Town::shared(&[LEILA]);
    let leila = town.me(LEILA);
    let slip = town.slip(&leila, LEILA, FIELD, "Det ena.".into());
    let (one, actor) = (town.slipped_one(&slip), slip.actor);
    let mut other = town.slip(&leila, LEILA, FIELD, "Det andra.".into());
    other.actor = actor;
    let other = town.slipped_one(&other);
    town.send(&leila, MARIA, vec![Envelope::Changes(one)]);
    town.round(MARIA);
    town.maria_refuses(Envelope::Changes(other), Reason::DoesNotFit);
    assert_eq!(town.reads(MARIA, FIELD), "Det ena.", "the one that came stays");
}

#[test]
fn a_packet_signed_by_another_device_than_it_names() {
    for named in [MARIA, LEILA] {
        let mut town = Town::shared(&[LEILA, AMINA]);
        let amina = town.me(AMINA);
        let me = town.me(named);
        // Amina signs; the packet says that it is of Maria, or of Leila.
        let packet = town.packet(&me, LEILA, Vec::new());
        let packet = sip_exchange::Packet { to: town.mailbox(LEILA), ..packet };
        let before = town.held(LEILA);
        let bytes = seal(&packet, &amina, &town.shelves[LEILA].me.card.recipient).unwrap();
        let sender = if named == LEILA { amina.device() } else { me.device() };
        town.plant(packet.to, sender, packet.seq, &bytes);
        town.refuses(LEILA, &before, Reason::Forged);
        town.goes_on(LEILA);
    }
}

/// An envelope about another case, signed for this one.
#[test]
fn changes_moved_to_another_case() {
    let mut town = Town::shared(&[LEILA]);
    let mut other = small_case();
    other["person"]["name"] = "Nils Ek".into();
    town.shelves[MARIA].begin("SIP-2", &other);
    town.converge();
    assert!(town.shelves[LEILA].cases.contains_key("SIP-2"), "both share both");
    let leila = town.me(LEILA);
    let slip = town.slip(&leila, LEILA, FIELD, "Om någon annan.".into());
    let changes = Changes { case: "SIP-2".to_owned(), ..town.slipped_one(&slip) };
    assert_ne!(changes.case, CASE);
    town.maria_refuses(Envelope::Changes(changes), Reason::Unvouched);
}

/// A unit that is called something else since: what it wrote before stays its own, to who comes later as well.
#[test]
fn what_a_unit_wrote_under_its_former_name() {
    let mut town = Town::shared(&[LEILA]);
    town.set(LEILA, FIELD, "Skrivet före namnbytet.".into());
    town.converge();
    town.next_card(1, |card, _| card.name = "Hemsjukvården i Norrby".to_owned());
    town.shelves[LEILA].me.card = town.units[1].1.clone();
    town.shelves[LEILA].touch_all();
    town.set(LEILA, "/meeting/whatWorks", "Skrivet efter.".into());
    town.converge();
    // Amina comes now, and finds nothing that was left before.
    town.office = place(&mut town.random);
    town.who.push(AMINA);
    town.converge();
    let said = [FIELD, "/meeting/whatWorks"].map(|field| town.reads(AMINA, field));
    assert_eq!(said, ["Skrivet före namnbytet.", "Skrivet efter."], "both are Leila's unit's");
    assert!(town.shelves[AMINA].asides.is_empty(), "and nothing is set aside: {:?}", town.shelves[AMINA].asides);
}
