//! The code on paper: signed by a device, read by a camera, checked with a card alone.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

mod support;

use std::process::Command;

use sip_seal::{PAPER_DOMAIN, Paper, PaperKind, Root, qr_squares};
use sip_vault::identity::DeviceKeys;
use support::{HASH, random};

#[test]
fn a_camera_reads_it_and_the_card_proves_it() {
    let keys = DeviceKeys::generate(&mut random(3));
    let paper = Paper {
        plan_id: "SIP-7K3M-Q2XA".to_owned(),
        version: 2,
        hash: Root(HASH),
        kind: PaperKind::Original,
        page: 1,
        pages: 4,
        made_on: "2026-10-21".parse().unwrap(),
        device: keys.id().0,
    };
    let code = paper.code(&|message| keys.sign(PAPER_DOMAIN, message)).unwrap();
    let seen = photographed(&code);
    assert_eq!(seen, code, "what the camera gives is what was printed");
    let read = Paper::read(&seen).unwrap();
    assert_eq!(read.paper, paper);
    let device = keys.public(true);
    assert!(device.verify(PAPER_DOMAIN, &read.message, &read.signature), "by the key on the unit's card");
    let other = DeviceKeys::generate(&mut random(4)).public(true);
    assert!(!other.verify(PAPER_DOMAIN, &read.message, &read.signature), "and by no other");
    let lie = Paper { kind: PaperKind::Copy(1), ..paper };
    let lie = Paper::read(&lie.code(&|_| read.signature).unwrap()).unwrap();
    assert!(!device.verify(PAPER_DOMAIN, &lie.message, &lie.signature), "nor for another exemplar");
}

/// The squares as a picture of 30 mm at 150 dpi, read by zbar.
fn photographed(code: &str) -> String {
    let squares = qr_squares(code).unwrap();
    let (quiet, dots) = (4, 177);
    let cells = squares.side + 2 * quiet;
    let mut picture = format!("P5\n{dots} {dots}\n255\n").into_bytes();
    for (y, x) in (0..dots).flat_map(|y| (0..dots).map(move |x| (y, x))) {
        let at = |dot: usize| (dot * cells / dots).checked_sub(quiet).filter(|cell| *cell < squares.side);
        let dark = at(y).zip(at(x)).is_some_and(|(row, column)| squares.dark[row * squares.side + column]);
        picture.push(if dark { 0 } else { 255 });
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("code.pgm");
    std::fs::write(&file, picture).unwrap();
    let output = Command::new("zbarimg").args(["--raw", "--quiet", "--nodbus"]).arg(&file).output();
    let output = output.unwrap_or_else(|error| panic!("zbarimg (zbar-tools) is needed: {error}"));
    String::from_utf8(output.stdout).unwrap().trim_end_matches('\n').to_owned()
}
