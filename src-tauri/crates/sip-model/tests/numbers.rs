//! Every number in Skatteverket's public list of test numbers is read, and no neighbour of one is.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

use sip_model::number::{Refused, read};
use sip_model::person::IdentifierKind;

#[test]
fn every_official_number() {
    let packed = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/fixtures/testpersonnummer.txt.gz");
    let out = std::process::Command::new("gzip").arg("-dc").arg(packed).output().unwrap();
    let numbers = String::from_utf8(out.stdout).unwrap();
    assert!(numbers.lines().count() > 40_000, "the list is whole");
    for number in numbers.lines() {
        let read_back = read(IdentifierKind::PersonalNumber, number, None);
        assert_eq!(read_back.map(|n| n.value).as_deref(), Ok(number), "an official test number is right");
        let last = number.as_bytes()[11] - b'0';
        let wrong = format!("{}{}", &number[..11], (last + 1) % 10);
        assert_eq!(
            read(IdentifierKind::PersonalNumber, &wrong, None).map(|n| n.value),
            Err(Refused::CheckDigit),
            "one digit off must be noticed"
        );
    }
}
