//! Packets that are not as they were left: each has a stated outcome, and the rest goes on.

use std::path::{Path, PathBuf};

use support::{Device, Post, Story, files_in};

use crate::shape::{gather, lasting, rounds, unit_beside};

const VC: &str = "Norrby vårdcentral";

fn two() -> (Post, Story, Story) {
    let case = lasting("1");
    let post = Post::new();
    let maria = Story::begun_on(Device::new("Maria Sandell"), &case);
    let amina = unit_beside(&maria, "Amina Yusuf", &case, "u-ht");
    rounds(&[&maria, &amina, &maria], &post, 1);
    (post, maria, amina)
}

/// Leaves something new; gives its one packet.
fn leave(story: &Story, post: &Post, words: &str) -> PathBuf {
    story.set("/meeting/situation", words);
    let left = post.left_by(|| drop(story.exchange(post)));
    let [packet] = &left[..] else { panic!("one packet: {left:?}") };
    packet.clone()
}

/// The same bytes in another place of the folder.
fn copied(packet: &Path, to: &Path) {
    std::fs::create_dir_all(to.parent().unwrap()).unwrap();
    std::fs::copy(packet, to).unwrap();
}

#[test]
fn a_damaged_packet_is_told_and_what_it_held_is_left_anew() {
    let (post, maria, amina) = two();
    let cut = |mut bytes: Vec<u8>| {
        bytes.truncate(bytes.len() / 2);
        bytes
    };
    let flipped = |mut bytes: Vec<u8>| {
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        bytes
    };
    type Damage = (&'static str, fn(Vec<u8>) -> Vec<u8>);
    let damages: [Damage; 4] = [
        ("cut short", cut),
        ("a bit flipped", flipped),
        ("empty", |_| Vec::new()),
        ("something else", |_| b"PK\x03\x04 inte ett paket".to_vec()),
    ];
    for (what, damage) in damages {
        let packet = leave(&maria, &post, &format!("Läget nu ({what})."));
        let bytes = std::fs::read(&packet).unwrap();
        std::fs::write(&packet, damage(bytes)).unwrap();
        let round = amina.device().exchange(&post);
        assert_eq!(round.reasons(), ["damaged"], "{what}: {:?}", round.set_aside());
        let message = round.set_aside()[0]["message"].as_str().unwrap();
        assert_eq!(message, "Ett paket gick inte att läsa. Det är avklippt eller skadat.", "{what}: in Swedish");
        // A folder that is synchronised may still be bringing it: it is asked for when it is missed again.
        for story in [&amina, &maria, &amina] {
            let round = story.device().exchange(&post);
            assert!(round.reasons().iter().all(|reason| *reason == "damaged"), "{what}: {:?}", round.set_aside());
        }
        let seen = amina.at("/meeting/situation");
        assert_eq!(seen, format!("Läget nu ({what})."), "{what}: its sender learns of it, and leaves it anew");
        maria.exchange(&post);
        assert_eq!(amina.words(), maria.words(), "{what}: and nothing that was held is harmed");
    }
    let other = Post::new();
    amina.set("/meeting/situation", "Över en annan plats.");
    rounds(&[&amina, &maria], &other, 1);
    assert_eq!(maria.at("/meeting/situation"), "Över en annan plats.", "the rest goes on, wherever");
}

#[test]
fn foreign_files_are_left_alone() {
    let (post, maria, amina) = two();
    let packet = leave(&maria, &post, "Det riktiga.");
    let beside = packet.parent().unwrap();
    let strange = [
        post.path().join("Semesterbilder/IMG_0001.jpg"),
        post.path().join("läs mig.txt"),
        beside.join("Namnlös.age"),
        beside.join("000000000099-ba7816bf8f01cfea414140de5dae2223.age.tmp"),
        beside.join("desktop.ini"),
    ];
    for path in &strange {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, "inget för oss").unwrap();
    }
    std::fs::create_dir(beside.join("000000000098-ba7816bf8f01cfea414140de5dae2223.age")).unwrap();
    amina.exchange(&post);
    assert_eq!(amina.at("/meeting/situation"), "Det riktiga.", "what is ours is read");
    rounds(&[&maria, &amina], &post, 1);
    let there = files_in(&post.path());
    for path in &strange {
        assert!(there.contains(path), "{} is still there", path.display());
        assert_eq!(std::fs::read(path).unwrap(), b"inget f\xc3\xb6r oss", "{} untouched", path.display());
    }
}

#[test]
fn a_packet_in_another_place_than_it_was_left_is_not_taken_in() {
    let case = lasting("1");
    let post = Post::new();
    let maria = Story::begun_on(Device::new("Maria Sandell"), &case);
    let amina = unit_beside(&maria, "Amina Yusuf", &case, "u-ht");
    let johan = unit_beside(&maria, "Johan Lindqvist", &case, "u-bi");
    gather(&[&maria, &amina, &johan, &maria, &amina], &post);
    maria.set("/meeting/situation", "Lämnat en gång.");
    let left = post.left_by(|| drop(maria.exchange(&post)));
    let for_amina = left.iter().find(|packet| !amina.device().opens(std::slice::from_ref(packet)).is_empty()).unwrap();
    let for_johan = left.iter().find(|packet| *packet != for_amina).unwrap();
    rounds(&[&amina, &johan], &post, 1);
    let words = amina.words();
    let name = for_amina.file_name().unwrap().to_str().unwrap();
    let bucket = for_amina.parent().unwrap();
    let mailbox = bucket.parent().unwrap().parent().unwrap();
    let aside = |story: &Story| {
        let round = story.device().exchange(&post);
        assert!(round.set_aside().iter().all(|row| !row["message"].as_str().unwrap().is_empty()), "in Swedish");
        round.reasons().join(" ")
    };

    copied(for_amina, &bucket.join(format!("000000000200-{}", &name[13..])));
    assert_eq!(aside(&amina), "replayed", "an old packet under another number");
    let stranger = mailbox.join("0123456789abcdef0123456789abcdef/00000000").join(name);
    copied(for_amina, &stranger);
    assert_eq!(aside(&amina), "readdressed", "in another sender's directory");
    let other = Post::new();
    rounds(&[&maria, &amina], &other, 1);
    let from_there =
        other.packets().into_iter().find(|packet| packet.starts_with(other.path().join(mailbox.file_name().unwrap())));
    let from_there = from_there.unwrap();
    copied(
        &from_there,
        &bucket.join(format!("000000000201-{}", &from_there.file_name().unwrap().to_str().unwrap()[13..])),
    );
    assert_eq!(aside(&amina), "replayed", "from another place");
    copied(for_amina, &for_johan.parent().unwrap().join(format!("000000000200-{}", &name[13..])));
    assert_eq!(aside(&johan), "notForUs", "in another unit's mailbox");

    assert_eq!(amina.words(), words, "nothing is there twice");
    maria.set("/meeting/situation", "Lämnat igen.");
    rounds(&[&maria, &amina], &post, 1);
    assert_eq!(aside(&johan), "notForUs", "it may be for a key that comes later, and is looked at again");
    for one in [&amina, &johan] {
        assert_eq!(one.at("/meeting/situation"), "Lämnat igen.", "{}: the rest goes on", one.device().name());
    }
}

#[test]
fn a_lost_packet_is_left_again() {
    let (post, maria, amina) = two();
    let packet = leave(&maria, &post, "Borta innan den hämtades.");
    std::fs::remove_file(&packet).unwrap();
    assert_eq!(amina.exchange(&post).received_from(VC), 0, "there is nothing to fetch");
    let left = post.left_by(|| drop(maria.exchange(&post)));
    assert_eq!(left.len(), 1, "its sender notices, and leaves it again");
    amina.exchange(&post);
    assert_eq!(amina.at("/meeting/situation"), "Borta innan den hämtades.", "nothing is lost");

    maria.exchange(&post);
    let packet = leave(&maria, &post, "Borta efter att den hämtades.");
    amina.exchange(&post);
    std::fs::remove_file(&packet).unwrap();
    rounds(&[&maria, &amina, &maria, &amina], &post, 1);
    assert_eq!(amina.at("/meeting/situation"), "Borta efter att den hämtades.", "it was there already");
    assert!(amina.contested().is_empty() && amina.words() == maria.words(), "and is there once");
    assert_eq!(maria.lies(), "same", "which both know");
}
