//! The program stopped between any two steps of signing and handing out: before or after, never between.

use std::process::Stdio;
use std::time::Duration;

use support::{Story, pdfsig};

use crate::name;

/// Runs the program and kills it after so many microseconds.
fn killed(story: &Story, arguments: &[&str], after: u64) {
    let mut command = story.device().command();
    command.arg("--data").arg(story.device().data()).arg("--pin-file").arg(story.device().pin_file()).args(arguments);
    let mut running = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    std::thread::sleep(Duration::from_micros(after));
    let _ = running.kill();
    let _ = running.wait();
}

/// How long it takes when nobody kills it.
fn whole(story: &Story, arguments: &[&str]) -> u64 {
    let began = std::time::Instant::now();
    killed(story, arguments, 0);
    story.device().siphemma(arguments).ok();
    u64::try_from(began.elapsed().as_micros()).unwrap()
}

#[test]
fn a_signature_is_there_or_it_is_not() {
    let story = Story::of("1");
    story.case("lock", &[]).ok();
    let file = story.device().write_json("strokes.json", &name());
    let sign = |who: &'static str| ["sign", story.id(), "--participant", who, "--strokes", file.to_str().unwrap()];
    let time = whole(&story, &sign("p1"));
    for round in 0..12 {
        killed(&story, &sign("p2"), time * (round + 1) / 12);
        let history = story.history().iter().filter(|act| act["what"] == "sign").count();
        let signed = story.at("/signed").as_array().unwrap().len();
        assert_eq!(history, signed, "round {round}: history and signatures tell the same");
    }
    story.device().siphemma(sign("p2")).ok();
}

#[test]
fn an_original_is_noted_and_found_again_or_neither() {
    for round in 1..=10u64 {
        let story = Story::of("1");
        story.case("establish", &[]).ok();
        let path = story.device().file("original.pdf");
        let print = ["print", story.id(), "--original", "-o", path.to_str().unwrap()];
        let began = std::time::Instant::now();
        story.device().siphemma(["ledger", story.id()]).ok();
        let time = u64::try_from(began.elapsed().as_micros()).unwrap();
        killed(&story, &print, time * round * 14 / 100);
        // Whatever happened, the next try ends with one row and one whole file.
        let done = story.device().siphemma(print);
        assert!(matches!(done.code, 0 | 3), "round {round}: {}", done.stderr);
        assert_eq!(story.ledger().len(), 1, "round {round}: one original");
        assert!(pdfsig(&path).contains("Signature is Valid."), "round {round}: and it is whole");
    }
}
