//! Every code has its Swedish: what happened, and what to do now.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

use sip_app::error::TROUBLES;
use sip_model::check::CODES;
use sip_model::consent::ConsentState;
use sip_model::plan::PlanStatus;
use sip_model::process::{Act, Standing, refusal};
use sip_text::Text;

#[test]
fn every_code_has_two_sentences() {
    let text = Text::swedish();
    let errors = TROUBLES.iter().map(|what| format!("error-{what}"));
    let findings = CODES.iter().map(|code| format!("finding-{code}"));
    for key in errors.chain(findings) {
        assert!(text.has(&key), "{key} has no sentence for what happened");
        assert!(text.has(&format!("{key}-do")), "{key} has no sentence for what to do now");
        assert!(!text.say(&key).contains("{-"), "{key} names a term that does not exist: {}", text.say(&key));
    }
}

#[test]
fn every_refusal_of_an_act_has_its_sentences() {
    let states = [PlanStatus::Draft, PlanStatus::Locked, PlanStatus::Established, PlanStatus::Closed];
    let consents = [ConsentState::Missing, ConsentState::Reflecting, ConsentState::Declined, ConsentState::UnableOpen];
    let consents = consents.into_iter().chain([ConsentState::Given, ConsentState::Expired, ConsentState::Withdrawn]);
    for consent in consents {
        for (state, flags) in states.into_iter().flat_map(|state| (0..8u8).map(move |flags| (state, flags))) {
            let at = Standing {
                state,
                consent,
                withdrawn: flags & 1 != 0,
                handed_on: flags & 2 != 0,
                other_plan: flags & 4 != 0,
                ..Standing::default()
            };
            for why in Act::ALL.into_iter().filter_map(|act| refusal(act, &at)) {
                assert!(TROUBLES.contains(&why), "{why} is a reason that nobody can read");
            }
        }
    }
}

#[test]
fn every_trouble_in_the_code_is_listed() {
    let mut unlisted = Vec::new();
    for file in walk(concat!(env!("CARGO_MANIFEST_DIR"), "/src")) {
        let code = std::fs::read_to_string(file).unwrap();
        for call in ["AppError::bad(\"", "AppError::not_now(\"", "Self::bad(\"", "Self::not_now(\""] {
            for found in code.split(call).skip(1) {
                let what = found.split('"').next().unwrap().to_owned();
                if !TROUBLES.contains(&what.as_str()) {
                    unlisted.push(what);
                }
            }
        }
    }
    assert!(unlisted.is_empty(), "not in TROUBLES, so nobody checks their sentences: {unlisted:?}");
}

fn walk(dir: &str) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files.extend(walk(path.to_str().unwrap())) } else { files.push(path) }
    }
    files
}
