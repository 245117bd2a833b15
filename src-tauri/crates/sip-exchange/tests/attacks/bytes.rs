//! Bytes that are no packet: cut short, with a bit flipped, too big, of a newer program, sealed to others.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use sip_exchange::office::PacketName;
use sip_exchange::packet::{Found, MOST_BODY, MOST_SEALED, open, seal};
use sip_exchange::{Envelope, Packet, Reason};
use sip_vault::identity::seal as age_seal;

use crate::common::forge::reasons;
use crate::common::town::{AMINA, LEILA, MARIA, Town};

/// A packet of Leila's for Maria's unit that would be taken in, and its bytes.
fn honest(town: &mut Town) -> (Packet, Vec<u8>) {
    let leila = town.me(LEILA);
    let slip = town.slip(&leila, LEILA, "/meeting/situation", "Leila skriver.".into());
    let changes = town.slipped_one(&slip);
    let packet = town.packet(&leila, MARIA, vec![Envelope::Changes(changes)]);
    let bytes = seal(&packet, &leila, &town.shelves[MARIA].me.card.recipient).unwrap();
    (packet, bytes)
}

fn opens(town: &Town, packet: &Packet, bytes: &[u8]) -> Result<Packet, Reason> {
    let sender = packet.device.to_string();
    let found = Found { office: &packet.office, mailbox: packet.to, sender: &sender, seq: packet.seq };
    open(bytes, &town.me(MARIA).opens(), &found)
}

/// Lays what is inside of a packet down, sealed to Maria's unit by somebody who knows no more than its card.
fn lay_inside(town: &Town, packet: &Packet, gzip: &[u8]) {
    let bytes = age_seal(&[town.shelves[MARIA].me.card.recipient.clone()], gzip).unwrap();
    town.plant(packet.to, packet.device, packet.seq, &bytes);
}

fn zipped(parts: &[&[u8]]) -> Vec<u8> {
    let mut zip = GzEncoder::new(Vec::new(), Compression::fast());
    parts.iter().for_each(|part| zip.write_all(part).unwrap());
    zip.finish().unwrap()
}

/// The first line and the body of a packet, as its sender signed them.
fn inside(town: &Town, bytes: &[u8]) -> Vec<u8> {
    let keys = town.me(MARIA).opens();
    let plain = sip_vault::identity::open(&keys.iter().collect::<Vec<_>>(), bytes, MOST_SEALED).unwrap();
    let mut text = Vec::new();
    std::io::Read::read_to_end(&mut flate2::read::GzDecoder::new(plain.as_slice()), &mut text).unwrap();
    text
}

#[test]
fn cut_short_anywhere() {
    let mut town = Town::shared(&[LEILA]);
    let (packet, bytes) = honest(&mut town);
    assert!(opens(&town, &packet, &bytes).is_ok(), "whole, it is a packet");
    // Every length of the header, then some of what is sealed, and all but the last byte.
    let lengths = (0..220).chain((220..bytes.len()).step_by(bytes.len() / 40)).chain([bytes.len() - 1]);
    for length in lengths {
        let cut = opens(&town, &packet, &bytes[..length]);
        assert_eq!(cut.err(), Some(Reason::Damaged), "cut to {length} of {} bytes", bytes.len());
    }
    for length in [0, 100, bytes.len() / 2] {
        // Under a name that fits, so that it is the packet itself that has to tell.
        let before = town.held(MARIA);
        town.plant(packet.to, packet.device, packet.seq, &bytes[..length]);
        town.refuses(MARIA, &before, Reason::Damaged);
    }
    town.goes_on(MARIA);
}

#[test]
fn a_bit_flipped_anywhere() {
    let mut town = Town::shared(&[LEILA]);
    let (packet, bytes) = honest(&mut town);
    let mut said = Vec::new();
    for at in (0..250).step_by(3).chain((250..bytes.len()).step_by(bytes.len() / 40)) {
        let mut flipped = bytes.clone();
        flipped[at] ^= 1 << (at % 8);
        let reason = opens(&town, &packet, &flipped).expect_err("a packet with a flipped bit is none");
        // Where it was addressed to us, it reads like one that was not.
        assert!(matches!(reason, Reason::Damaged | Reason::NotForUs), "byte {at}: {reason:?}");
        said.push(reason);
    }
    assert!(said.contains(&Reason::Damaged) && said.contains(&Reason::NotForUs), "both were met");
    let before = town.held(MARIA);
    let last = bytes.len() - 1;
    let mut flipped = bytes;
    flipped[last] ^= 1;
    town.plant(packet.to, packet.device, packet.seq, &flipped);
    town.refuses(MARIA, &before, Reason::Damaged);
    town.goes_on(MARIA);
}

/// As a place gives it that rots: the bytes are not those that the name says.
#[test]
fn other_bytes_than_the_name_says() {
    let mut town = Town::shared(&[LEILA]);
    town.set(LEILA, "/meeting/situation", "Leila skriver.".into());
    let before = town.held(MARIA);
    let there = town.office.packets();
    town.round(LEILA);
    let new = town
        .office
        .packets()
        .into_iter()
        .find(|spot| !there.contains(spot) && spot.0 == town.mailbox(MARIA).to_string());
    assert!(town.office.flip(&new.unwrap(), 12_345), "a bit of it");
    town.refuses(MARIA, &before, Reason::Damaged);
    // Looked for in vain once more, it is asked for; then its sender leaves it anew.
    for who in [MARIA, MARIA, LEILA, MARIA] {
        town.round(who);
    }
    assert_eq!(town.reads(MARIA, "/meeting/situation"), "Leila skriver.", "and what was in it comes another way");
    town.goes_on(MARIA);
}

/// Inside, everything is sealed well and was signed for other bytes.
#[test]
fn a_signed_body_cut_short_or_changed() {
    let mut town = Town::shared(&[LEILA]);
    let (packet, bytes) = honest(&mut town);
    let text = inside(&town, &bytes);
    let end = text.iter().position(|byte| *byte == b'\n').unwrap();
    let mut changed = text.clone();
    // Still JSON, and another number of changes.
    let at = text.windows(8).position(|part| part == b"\"count\":").unwrap() + 8;
    changed[at] ^= 2;
    let whole = zipped(&[&text]);
    let cases: [(&str, Vec<u8>, Reason); 7] = [
        ("nothing", Vec::new(), Reason::Damaged),
        ("no gzip", text.clone(), Reason::Damaged),
        ("half of its gzip", whole[..whole.len() / 2].to_vec(), Reason::Damaged),
        ("half of its first line", zipped(&[&text[..end / 2]]), Reason::Damaged),
        ("its first line alone", zipped(&[&text[..=end]]), Reason::Damaged),
        ("half of its body", zipped(&[&text[..text.len() / 2]]), Reason::Damaged),
        ("a bit of its body flipped", zipped(&[&changed]), Reason::Forged),
    ];
    let before = town.held(MARIA);
    for (what, gzip, reason) in cases {
        lay_inside(&town, &packet, &gzip);
        let report = town.round(MARIA);
        assert_eq!(reasons(&report), [reason], "{what}");
        assert_eq!(town.held(MARIA).differs(&before), [] as [&str; 0], "{what}: nothing that is held has changed");
    }
    town.goes_on(MARIA);
}

/// A small file that unpacks to more than anything that this program writes.
#[test]
fn a_bomb() {
    let mut town = Town::shared(&[LEILA]);
    let (packet, bytes) = honest(&mut town);
    let text = inside(&town, &bytes);
    let bomb = zipped(&[&text, &vec![b' '; MOST_BODY]]);
    assert!(bomb.len() < 1 << 20, "{} bytes", bomb.len());
    let before = town.held(MARIA);
    lay_inside(&town, &packet, &bomb);
    town.refuses(MARIA, &before, Reason::TooBig);
    town.goes_on(MARIA);
}

/// Not even read to its end.
#[test]
fn a_file_bigger_than_anything() {
    let mut town = Town::shared(&[LEILA]);
    let before = town.held(MARIA);
    let leila = town.me(LEILA);
    let spot = (town.mailbox(MARIA).to_string(), leila.device().to_string(), PacketName { seq: 90, hash: [7; 16] });
    town.office.plant(spot, vec![0; MOST_SEALED + 1]);
    town.refuses(MARIA, &before, Reason::TooBig);
    town.goes_on(MARIA);
}

#[test]
fn of_a_newer_program() {
    let mut town = Town::shared(&[LEILA]);
    let (packet, bytes) = honest(&mut town);
    let text = inside(&town, &bytes);
    let before = town.held(MARIA);
    let newer = [b"SIP-HEMMA 2 ".as_slice(), &text[12..]].concat();
    lay_inside(&town, &packet, &zipped(&[&newer]));
    town.refuses(MARIA, &before, Reason::Newer);
    town.goes_on(MARIA);
    let mut town = Town::shared(&[LEILA]);
    let before = town.held(MARIA);
    let leila = town.me(LEILA);
    let packet = Packet { format: 2, ..town.packet(&leila, MARIA, Vec::new()) };
    town.lay(&packet, &leila, MARIA);
    town.refuses(MARIA, &before, Reason::Newer);
    // It is looked at in every round, until the program is newer too.
    town.refuses(MARIA, &before, Reason::Newer);
}

#[test]
fn sealed_to_others() {
    let mut town = Town::shared(&[LEILA]);
    let before = town.held(MARIA);
    let leila = town.me(LEILA);
    let packet = town.packet(&leila, MARIA, Vec::new());
    let bytes = seal(&packet, &leila, &town.shelves[AMINA].me.card.recipient).unwrap();
    town.plant(packet.to, packet.device, packet.seq, &bytes);
    town.refuses(MARIA, &before, Reason::NotForUs);
}

/// Signed by its device, and its changes are none.
#[test]
fn changes_that_are_none() {
    let mut town = Town::shared(&[LEILA]);
    let (packet, _) = honest(&mut town);
    let Some(Envelope::Changes(honest)) = packet.envelopes.first().cloned() else { panic!("changes") };
    let leila = town.me(LEILA);
    let with = |text: &str| sip_exchange::Changes { changes: text.to_owned(), ..honest.clone() };
    let half = &honest.changes[..honest.changes.len() / 8 * 4];
    let all = [
        with("å"),
        with(half),
        with("AAAA"),
        with("/////w=="),
        sip_exchange::Changes { doc: "plan.1-ab".into(), ..honest.clone() },
    ];
    let before = town.held(MARIA);
    for changes in all {
        town.send(&leila, MARIA, vec![Envelope::Changes(changes)]);
        let report = town.round(MARIA);
        assert_eq!(reasons(&report), [Reason::Damaged], "{:?}", report.set_aside);
        assert_eq!(town.held(MARIA).differs(&before), [] as [&str; 0], "nothing that is held has changed");
    }
    town.goes_on(MARIA);
}
