//! Sealed files: what opens, what does not, and that the `age` command agrees.

use std::fs;
use std::process::Command;

use proptest::prelude::*;

use super::super::sealed::{armored, unarmored};
use super::*;

const CHUNK: usize = 64 * 1024;

#[test]
fn every_recipient_opens_and_nobody_else() {
    let keys: Vec<AgeKey> = (0..3).map(|_| AgeKey::generate()).collect();
    let (stranger, recipients) = (AgeKey::generate(), keys.iter().map(AgeKey::recipient).collect::<Vec<_>>());
    let sealed = seal(&recipients, b"hej").unwrap();
    for key in &keys {
        assert_eq!(open(&[&stranger, key], &sealed, 3).unwrap().as_slice(), b"hej");
    }
    assert_eq!(open(&[&stranger], &sealed, 3), Err(AgeError::NotForUs));
    assert_eq!(open(&[], &sealed, 3), Err(AgeError::NotForUs));
    assert_ne!(seal(&recipients, b"hej").unwrap(), sealed, "never the same twice");
}

#[test]
fn only_recipients_are_sealed_to_and_not_too_many() {
    let good = AgeKey::generate().recipient();
    assert_eq!(seal(&[], b""), Err(AgeError::BadRecipient));
    for bad in ["", "age1", "ssh-ed25519 AAAA", AgeKey::generate().to_text().as_str()] {
        assert_eq!(seal(&[good.clone(), bad.to_owned()], b""), Err(AgeError::BadRecipient), "{bad}");
    }
    assert_eq!(seal(&vec![good.clone(); 2001], b""), Err(AgeError::TooBig));
    let key = AgeKey::generate();
    let mut most = vec![good; 1999];
    most.push(key.recipient());
    assert!(open(&[&key], &seal(&most, b"").unwrap(), 0).is_ok());
}

#[test]
fn whole_chunks_and_parts_of_them_open_within_the_bound() {
    let key = AgeKey::generate();
    for length in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK] {
        let plain: Vec<u8> = (0..=255).cycle().take(length).collect();
        let sealed = seal(&[key.recipient()], &plain).unwrap();
        assert!(open(&[&key], &sealed, length).is_ok_and(|opened| *opened == plain), "{length}");
        assert!(open(&[&key], &sealed, usize::MAX).is_ok_and(|opened| *opened == plain), "{length}");
        if let Some(less) = length.checked_sub(1) {
            assert_eq!(open(&[&key], &sealed, less), Err(AgeError::TooBig), "{length}");
        }
        for cut in [1, 16, 17, CHUNK + 16, CHUNK + 32].into_iter().filter(|cut| *cut < sealed.len()) {
            let cut_off = &sealed[..sealed.len() - cut];
            assert_eq!(open(&[&key], cut_off, length), Err(AgeError::Damaged), "{length} without {cut}");
        }
        let longer = [&sealed, b"x".as_slice()].concat();
        assert_eq!(open(&[&key], &longer, length), Err(AgeError::Damaged), "{length} and one more");
    }
}

#[test]
fn a_cut_or_changed_file_never_opens() {
    let (key, other) = (AgeKey::generate(), AgeKey::generate());
    let sealed = seal(&[key.recipient(), other.recipient()], b"Ingen annan ska kunna l\xc3\xa4sa detta.").unwrap();
    for length in 0..sealed.len() {
        assert_eq!(open(&[&key], &sealed[..length], 100), Err(AgeError::Damaged), "{length}");
    }
    // Our own part of the header comes first, in two lines.
    let start = sealed.windows(3).position(|three| three == b"-> ").unwrap();
    let lines = sealed[start..].iter().enumerate().filter(|(_, byte)| **byte == b'\n');
    let ours = start..=start + lines.map(|(at, _)| at).nth(1).unwrap();
    for (at, bit) in (0..sealed.len()).flat_map(|at| (0..8).map(move |bit| (at, bit))) {
        let mut changed = sealed.clone();
        changed[at] ^= 1 << bit;
        match open(&[&key], &changed, 100) {
            Err(AgeError::Damaged) => {}
            // Recipients are anonymous: nobody can tell our damaged part from someone else's.
            Err(AgeError::NotForUs) if ours.contains(&at) => {}
            read => panic!("bit {bit} of byte {at}: {read:?}"),
        }
    }
}

#[test]
fn a_made_up_header_costs_little() {
    let key = AgeKey::generate();
    let mac = "A".repeat(43);
    let header = |stanza: &str, times: usize| {
        format!("age-encryption.org/v1\n{}--- {mac}\n0123456789abcdef", stanza.repeat(times)).into_bytes()
    };
    let share = format!("-> X25519 {mac}\n{mac}\n");
    assert_eq!(open(&[&key], &header(&share, 1), 100), Err(AgeError::Damaged), "a share of nothing");
    assert_eq!(open(&[&key], &header("-> a\n\n", 40_000), 100), Err(AgeError::NotForUs));
    assert_eq!(open(&[&key], &header("-> a\n\n", 400_000), 100), Err(AgeError::Damaged), "not even looked at");
    assert_eq!(open(&[&key], &header("-> scrypt AAAAAAAAAAAAAAAAAAAAAA 30\n\n", 1), 100), Err(AgeError::NotForUs));
}

proptest! {
    #[test]
    fn anything_at_all_is_refused_quietly(bytes in prop::collection::vec(any::<u8>(), 0..400), text in ".{0,200}") {
        let key = AgeKey::generate();
        prop_assert!(open(&[&key], &bytes, 100).is_err());
        let headed = [b"age-encryption.org/v1\n-> X25519 ".as_slice(), &bytes, b"\n--- "].concat();
        prop_assert!(open(&[&key], &headed, 100).is_err());
        let lined = format!("-----BEGIN AGE ENCRYPTED FILE-----\n{text}\n-----END AGE ENCRYPTED FILE-----\n");
        for text in [text, lined] {
            if let Ok(bytes) = unarmored(&text) {
                prop_assert!(open(&[&key], &bytes, 100).is_err());
            }
        }
    }

    #[test]
    fn a_file_cut_up_and_put_together_is_refused(from in 0usize..400, to in 0usize..400, put in any::<Vec<u8>>()) {
        let key = AgeKey::generate();
        let sealed = seal(&[key.recipient()], &[7; 100]).unwrap();
        let (from, to) = (from.min(sealed.len()), to.min(sealed.len()));
        let made = [&sealed[..from], &put, &sealed[to..]].concat();
        prop_assert_eq!(open(&[&key], &made, 1000).is_ok(), made == sealed);
    }
}

/// Runs the `age` command in a folder.
fn age(folder: &std::path::Path, arguments: &[&str]) -> Vec<u8> {
    let run = Command::new("age").args(arguments).current_dir(folder).output();
    let output = run.expect("the `age` command is needed to test this: apt-get install -y age");
    assert!(output.status.success(), "age {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

#[test]
fn the_age_command_opens_what_we_seal_and_we_open_what_it_seals() {
    let (key, other, folder) = (AgeKey::generate(), AgeKey::generate(), tempfile::tempdir().unwrap());
    let at = |name: &str| folder.path().join(name);
    let plain: Vec<u8> = (0..=255).cycle().take(CHUNK + 100).collect();
    fs::write(at("key.txt"), key.to_text().as_bytes()).unwrap();
    fs::write(at("plain"), &plain).unwrap();
    let ours = seal(&[other.recipient(), key.recipient()], &plain).unwrap();
    fs::write(at("ours.age"), &ours).unwrap();
    assert!(age(folder.path(), &["--decrypt", "-i", "key.txt", "ours.age"]) == plain, "binary");
    fs::write(at("lines.age"), armored(&ours).unwrap()).unwrap();
    assert!(age(folder.path(), &["--decrypt", "-i", "key.txt", "lines.age"]) == plain, "as lines of text");
    let theirs = age(folder.path(), &["-r", &other.recipient(), "-r", &key.recipient(), "plain"]);
    assert!(open(&[&key], &theirs, plain.len()).is_ok_and(|opened| *opened == plain));
    let lines = age(folder.path(), &["--armor", "-r", &key.recipient(), "plain"]);
    let theirs = unarmored(std::str::from_utf8(&lines).unwrap()).unwrap();
    assert!(open(&[&key], &theirs, plain.len()).is_ok_and(|opened| *opened == plain));
}

#[test]
fn the_age_command_opens_the_keys_of_an_approval() {
    let (Unit { keys, office, card, .. }, folder) = (unit(1), tempfile::tempdir().unwrap());
    let approval = Approval::make(&card, office.id(), Some(&keys)).unwrap();
    fs::write(folder.path().join("key.txt"), office.age_identity().to_text().as_bytes()).unwrap();
    fs::write(folder.path().join("keys.age"), approval.keys.unwrap()).unwrap();
    let opened = age(folder.path(), &["--decrypt", "-i", "key.txt", "keys.age"]);
    assert_eq!(opened, keys.to_text().as_bytes(), "no lock-in: the unit's keys without this program");
}
