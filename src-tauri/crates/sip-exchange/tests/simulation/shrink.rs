//! Making a schedule that fails as small as can be.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::play::{Played, play};
use crate::plot::Plot;
use crate::town::DEVICES;

/// Most schedules that are played to find the smallest.
const MOST_TRIES: usize = 3_000;

/// Plays a schedule; a panic is wrong too.
pub(crate) fn try_to_play(plot: &Plot) -> Played {
    let mut story = Vec::new();
    let played = catch_unwind(AssertUnwindSafe(|| play(plot, &mut story)));
    let (rounds, wrong) = played.unwrap_or_else(|panic| {
        let words = panic.downcast_ref::<String>().cloned();
        let words = words.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
        (0, Some(format!("panic: {}", words.unwrap_or_default())))
    });
    Played { steps: story.len(), story, wrong, rounds }
}

/// The kind of what is wrong: its words without names and numbers, and of a path its last part, so
/// that a smaller schedule fails alike.
fn kind(wrong: &str) -> String {
    let words = wrong.split([' ', '(']).map(|word| word.rsplit('/').next().unwrap_or_default());
    let is_name = |word: &str| DEVICES.iter().any(|device| device.0.starts_with(word));
    let words = words.filter(|word| !word.is_empty() && !is_name(word) && word.chars().all(|c| !c.is_ascii_digit()));
    words.take(6).collect::<Vec<_>>().join(" ")
}

/// The smallest schedule found that fails alike: what can be left out is, one thing at a time.
pub(crate) fn smallest(mut plot: Plot, wrong: &str) -> (Plot, Played) {
    let alike = kind(wrong);
    let mut least = try_to_play(&plot);
    let mut tries = 0;
    let fails = |plot: &Plot, tries: &mut usize| {
        *tries += 1;
        let played = try_to_play(plot);
        let is_alike = played.wrong.as_ref().is_some_and(|wrong| kind(wrong) == alike);
        is_alike.then_some(played)
    };
    loop {
        let before = plot.ops.len();
        let mut length = (plot.ops.len() / 2).max(1);
        loop {
            let mut at = 0;
            while at < plot.ops.len() && tries < MOST_TRIES {
                let mut smaller = plot.clone();
                smaller.ops.drain(at..(at + length).min(plot.ops.len()));
                match fails(&smaller, &mut tries) {
                    Some(played) => (plot, least) = (smaller, played),
                    None => at += length,
                }
            }
            if length == 1 {
                break;
            }
            length /= 2;
        }
        for at in 3..plot.devices.len() {
            let mut smaller = plot.clone();
            smaller.devices[at] = false;
            if plot.devices[at]
                && let Some(played) = fails(&smaller, &mut tries)
            {
                (plot, least) = (smaller, played);
            }
        }
        for smaller in [Plot { offices: 1, ..plot.clone() }, Plot { clocks: [0; 6], ..plot.clone() }] {
            if let Some(played) = fails(&smaller, &mut tries) {
                (plot, least) = (smaller, played);
            }
        }
        if plot.ops.len() == before || tries >= MOST_TRIES {
            return (plot, least);
        }
    }
}
