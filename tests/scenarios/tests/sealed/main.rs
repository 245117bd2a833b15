//! Signing at the table, sealed files, and what others say of them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

mod crash;
mod judges;
mod signing;
mod verifying;

use std::path::PathBuf;

use serde_json::{Value, json};
use support::{FAR, Scenario, Story};

/// Strokes like a name, as the pad gives them.
fn name() -> Value {
    let dot = |at: i32| {
        let across = f64::from(at);
        json!({ "x": 20.0 + across * 6.0, "y": 100.0 + 40.0 * (across * 0.7).sin(), "t": at * 8, "pressure": 0.5 })
    };
    json!({ "strokes": [(0..80).map(dot).collect::<Vec<_>>(), (0..10).map(dot).collect::<Vec<_>>()] })
}

/// Signs with strokes.
#[track_caller]
fn signs(story: &Story, who: &str, strokes: &Value) -> support::Outcome {
    let file = story.device().write_json("strokes.json", strokes);
    story.device().siphemma(["sign", story.id(), "--participant", who, "--strokes", file.to_str().unwrap()])
}

/// A sheet in a file of its own.
#[track_caller]
fn sheet(story: &Story, name: &str, arguments: &[&str]) -> PathBuf {
    let path = story.device().file(name);
    let print = ["print", story.id(), "-o", path.to_str().unwrap()];
    story.device().siphemma(print.into_iter().chain(arguments.iter().copied())).ok();
    path
}

/// Scenario 1 with so many insatser, in words that tell them apart.
fn of_length(count: usize) -> Story {
    let mut case = Scenario::load("1").case;
    case["consent"]["validTo"] = FAR.into();
    let sample = case["plan"]["goals"][0]["insatser"].as_array().unwrap().clone();
    let insatser = (1..=count).map(|at| {
        let mut insats = sample[at % sample.len()].clone();
        insats["id"] = format!("n{at}").into();
        insats["text"] = format!("Insats nummer {at}, med ord som är åtskilda.").into();
        insats
    });
    case["plan"]["goals"][0]["insatser"] = insatser.collect::<Vec<_>>().into();
    // Too few to have one of somebody else's among them.
    if count < 3 {
        case["plan"]["noMeasuresByOthers"] = true.into();
    }
    for goal in case["plan"]["goals"].as_array_mut().unwrap().iter_mut().skip(1) {
        goal["insatser"] = json!([]);
    }
    Story::from(&case)
}
