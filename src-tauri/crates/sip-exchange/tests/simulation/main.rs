//! The exchange, played: devices of several units that write, meet over post offices with faults,
//! are restored and revoked, and end with the same.
//!
//! A schedule follows from its seed: who is there, what they do and in which order, what the post
//! offices lose, damage, double or hide, whose round stops in the middle, whose clock is ten years
//! off. Each one ends with everything mended, and is then looked at: [`end`]. A short run is part of
//! every test. The long one:
//!
//! ```text
//! SIPHEMMA_SCHEDULES=10000 cargo nextest run -p sip-exchange --test simulation --release --no-capture
//! ```
//!
//! `SIPHEMMA_SEED=7` begins with another seed: with `SIPHEMMA_SCHEDULES=1` one schedule is played
//! again. What fails is made as small as can be, and told as a story ([`shrink`]). With
//! `SIPHEMMA_SURVEY=1` every schedule that fails is told in a line, and none is made smaller.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

mod consents;
mod end;
mod hands;
#[path = "../common/keys.rs"]
mod keys;
mod model;
mod play;
mod plot;
mod rounds;
mod shelf;
mod shrink;
mod stories;
mod town;
mod watch;

use crate::plot::Plot;
use crate::shrink::{smallest, try_to_play};

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

#[test]
fn every_schedule_ends_with_the_same_on_every_device() {
    let (count, first) = (number("SIPHEMMA_SCHEDULES", 12), number("SIPHEMMA_SEED", 1));
    let survey = std::env::var_os("SIPHEMMA_SURVEY").is_some();
    let (mut rounds, mut steps, mut wrongs) = (0, 0, 0);
    for seed in first..first + count {
        let plot = Plot::of(seed);
        let played = try_to_play(&plot);
        rounds = rounds.max(played.rounds);
        steps += played.steps;
        let done = seed + 1 - first;
        if done % 100 == 0 {
            println!("{done} schedules, {steps} steps so far");
        }
        if let (Some(wrong), true) = (&played.wrong, survey) {
            println!("seed {seed}: {wrong}");
            wrongs += 1;
            continue;
        }
        if let Some(wrong) = played.wrong {
            let (plot, least) = smallest(plot, &wrong);
            let devices: Vec<&str> =
                town::DEVICES.iter().zip(plot.devices).filter(|(_, is)| *is).map(|(one, _)| one.0).collect();
            panic!(
                "seed {seed}: {wrong}\nThe smallest story that fails ({}):\n  {devices:?}, {:?}, {} post offices, clocks \
                 {:?}\n  {}\nAs data: {:?}\n",
                least.wrong.unwrap_or_default(),
                plot.third,
                plot.offices,
                plot.clocks,
                least.story.join("\n  "),
                plot.ops,
            );
        }
    }
    println!("{count} schedules from seed {first}, {steps} steps, at most {rounds} rounds until nothing moved");
    assert_eq!(wrongs, 0, "schedules that failed are told above");
}
