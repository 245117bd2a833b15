//! `kill -9` between any two edits: everything that was called saved is there.
//!
//! The writer is this same test program, started again: it edits in a loop and says each edit only
//! after the door has returned. It is killed at any moment, also in the middle of a write.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

mod staged;

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::json;
use staged::{opened, program};

const FOLDER: &str = "SIPHEMMA_KILL_TEST_FOLDER";
const CASE: &str = "SIPHEMMA_KILL_TEST_CASE";

/// Not a test of its own: the writer that `nothing_saved_is_lost` starts and kills.
#[test]
fn writer() {
    let (Ok(folder), Ok(case)) = (std::env::var(FOLDER), std::env::var(CASE)) else { return };
    let mut app = opened(folder.as_ref());
    let mut out = std::io::stdout();
    for at in 0..1_000_000 {
        let words = format!("edit {at} of {}", std::process::id());
        let id = app.set(&case, "/preparation/questionsToRaise/-", json!(words)).unwrap().id.unwrap();
        app.set(&case, "/meeting/situation", json!(words)).unwrap();
        app.keep_draft(&case, "/meeting/whatWorks", Some(&words)).unwrap();
        writeln!(out, "\nSAVED {id} {words}").unwrap();
        out.flush().unwrap();
    }
}

#[test]
fn nothing_saved_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let case = {
        let mut app = program(folder.path());
        let file = std::fs::read_to_string(staged::scenario(1)).unwrap();
        app.import_case(&file, sip_app::case::Again::Refuse).unwrap().id.unwrap()
    };
    let mut saved = Vec::new();
    for round in 0..12u64 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "writer", "--nocapture"])
            .env(FOLDER, folder.path())
            .env(CASE, &case)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        // Wait for the first edit, then kill at a moment that differs each round.
        let first = lines.by_ref().map_while(Result::ok).find(|line| line.starts_with("SAVED "));
        saved.extend(first);
        std::thread::sleep(Duration::from_micros(7_300 * round));
        child.kill().unwrap();
        child.wait().unwrap();
        saved.extend(lines.map_while(Result::ok).filter(|line| line.starts_with("SAVED ")));

        let mut app = opened(folder.path());
        let view = app.show_case(&case).unwrap();
        let there = &view.case.preparation.questions_to_raise;
        for line in &saved {
            let (id, words) = line["SAVED ".len()..].split_once(' ').unwrap();
            let found = there.iter().find(|question| question.id.as_str() == id);
            let text = found.and_then(|question| question.text.as_deref());
            assert_eq!(text, Some(words), "round {round}: what was called saved is gone");
        }
        assert!(!view.drafts.is_empty(), "round {round}: what was being typed is gone");
        let shown = serde_json::to_value(&view.case).unwrap();
        app.rebuild(&case).unwrap();
        let rebuilt = serde_json::to_value(app.show_case(&case).unwrap().case).unwrap();
        assert_eq!(rebuilt, shown, "round {round}: the projection and the documents parted");
    }
    assert!(saved.len() > 12, "the writer wrote more than one edit a round: {}", saved.len());
}
