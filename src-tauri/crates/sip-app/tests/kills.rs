//! `kill -9` at any moment of a meeting: writing, establishing, exchange, a backup, a new PIN, a new key
//! of the database. What was told as done is there, the database is whole, and so is the log.
//!
//! A few kills in every run. `SIPHEMMA_KILLS=1000 cargo nextest run -p sip-app --test kills --release
//! --no-capture` takes as many as one likes, and prints its counts.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

mod staged;

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::json;
use sip_app::App;
use sip_app::case::Again;
use sip_model::unit::{Unit, UnitAuthority};
use sip_vault::{Pin, RecoveryCode};
use staged::{Stage, WORDS, opened, program_of};

const FOLDER: &str = "SIPHEMMA_KILLS_FOLDER";
const CASE: &str = "SIPHEMMA_KILLS_CASE";
const FROM: &str = "SIPHEMMA_KILLS_FROM";

fn unit(name: &str, hsa: &str) -> Unit {
    Unit {
        name: Some(name.into()),
        authority: Some(UnitAuthority::Region),
        hsa_id: Some(hsa.into()),
        ..Unit::default()
    }
}

/// One act of the meeting; what it was, or nothing when it could not be done now.
fn act(app: &mut App<Stage>, folder: &Path, case: &str, at: usize, words: &str) -> Option<String> {
    match at % 8 {
        0 => app.set(case, "/meeting/situation", json!(words)).map(|_| "situation".to_owned()).ok(),
        1 => app.set(case, "/preparation/questionsToRaise/-", json!(words)).ok()?.id.map(|id| format!("question {id}")),
        2 => app.keep_draft(case, "/meeting/whatWorks", Some(words)).map(|_| "draft".to_owned()).ok(),
        3 => app.exchange(folder.join("post").to_str()?, |_| true).map(|_| "exchange".to_owned()).ok(),
        4 => app.back_up(&folder.join("kopia")).map(|_| "backup".to_owned()).ok(),
        5 => app.establish_case(case).map(|version| format!("establish {}", version.version)).ok(),
        6 => app.change_database_key().map(|()| "key".to_owned()).ok(),
        _ => app.change_pin(&Pin::new(WORDS)).map(|()| "pin".to_owned()).ok(),
    }
}

/// Not a test of its own: the meeting that `a_meeting_survives_every_kill` starts and kills.
#[test]
fn meeting() {
    let (Ok(folder), Ok(case), Ok(from)) = (std::env::var(FOLDER), std::env::var(CASE), std::env::var(FROM)) else {
        return;
    };
    let (folder, from): (&Path, usize) = (folder.as_ref(), from.parse().unwrap());
    let mut app = opened(folder);
    let mut out = std::io::stdout();
    for at in from.. {
        let words = format!("sagt {at} av {}", std::process::id());
        if let Some(what) = act(&mut app, folder, &case, at, &words) {
            writeln!(out, "\nDONE {what}|{words}").unwrap();
            out.flush().unwrap();
        }
    }
}

/// Numbers without a pattern, the same in every run.
fn next(seed: &mut u64) -> u64 {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    *seed >> 33
}

#[test]
fn a_meeting_survives_every_kill() {
    let kills: usize = std::env::var("SIPHEMMA_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(6);
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("post")).unwrap();
    let beside = tempfile::tempdir().unwrap();
    let other = program_of(beside.path(), unit("Biståndsenheten Ekeby", "SE2321000016-B1"), "Amina Yusuf");
    let (case, code) = {
        let mut app = App::new(Stage::of(folder.path()));
        let made = app.create_folder(unit("Norrby vårdcentral", "SE2321000016-A1"), "Maria Sandell", &Pin::new(WORDS));
        let file = std::fs::read_to_string(staged::scenario(1)).unwrap();
        app.trust_card(&other.unit_card().unwrap()).unwrap();
        (app.import_case(&file, Again::Refuse).unwrap().id.unwrap(), made.unwrap().recovery_code)
    };
    let (mut seed, mut done, mut counts): (u64, Vec<String>, BTreeMap<String, u32>) =
        (20261021, Vec::new(), BTreeMap::new());
    for kill in 0..kills {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "meeting", "--nocapture"])
            .env(FOLDER, folder.path())
            .env(CASE, &case)
            .env(FROM, next(&mut seed).to_string())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let first = lines.by_ref().map_while(Result::ok).find(|line| line.starts_with("DONE "));
        std::thread::sleep(Duration::from_micros(next(&mut seed) % 700_000));
        child.kill().unwrap();
        child.wait().unwrap();
        let told: Vec<String> = first.into_iter().chain(lines.map_while(Result::ok)).collect();
        let told = told.iter().filter_map(|line| line.strip_prefix("DONE ")).map(str::to_owned);
        for what in told {
            *counts.entry(what.split([' ', '|']).next().unwrap().to_owned()).or_default() += 1;
            done.push(what);
        }
        survived(folder.path(), &case, &code, &done, kill);
    }
    let all: u32 = counts.values().sum();
    println!("{kills} kills, {all} acts told as done, none lost: {counts:?}");
    assert!(all as usize >= kills, "the meeting came somewhere between the kills: {counts:?}");
}

/// Everything that was told as done is there.
fn survived(folder: &Path, case: &str, code: &str, done: &[String], kill: usize) {
    let mut app = opened(folder);
    let view = app.show_case(case).unwrap();
    let there = &view.case.preparation.questions_to_raise;
    for what in done.iter().filter_map(|what| what.strip_prefix("question ")) {
        let (id, words) = what.split_once('|').unwrap();
        let found = there.iter().find(|question| question.id.as_str() == id);
        assert_eq!(found.and_then(|question| question.text.as_deref()), Some(words), "kill {kill}: a question is gone");
    }
    let last = |kind: &str| done.iter().rev().find_map(|what| what.strip_prefix(kind)).map(str::to_owned);
    if let Some(number) = last("establish ").and_then(|what| what.split('|').next()?.parse::<u32>().ok()) {
        let there = view.versions.iter().any(|version| version.version == number);
        assert!(there, "kill {kill}: version {number} was established and is gone");
    }
    let rows = app.log_rows(Some(case)).unwrap();
    let logged = |action: &str| rows.iter().filter(|row| row.action == action).count();
    let told = |kind: &str| done.iter().filter(|what| what.starts_with(kind)).count();
    assert!(logged("set") >= told("situation"), "kill {kill}: an edit that was told is not in the log");
    assert!(logged("add") >= told("question"), "kill {kill}: an addition that was told is not in the log");
    assert_eq!(app.verify_log().unwrap().broken, [], "kill {kill}: the log is whole");
    let checks = app.examine().unwrap();
    let failed: Vec<_> = checks.iter().filter(|check| check.verdict == "fail").collect();
    assert!(failed.is_empty(), "kill {kill}: {failed:?}");
    if last("backup").is_some() {
        let paper = RecoveryCode::typed(code);
        let found = app.verify_backup(&folder.join("kopia"), Some(&paper));
        assert!(found.is_ok(), "kill {kill}: a backup that was told is not there, or half: {found:?}");
    }
    let shown = serde_json::to_value(&view.case).unwrap();
    app.rebuild(case).unwrap();
    let rebuilt = serde_json::to_value(app.show_case(case).unwrap().case).unwrap();
    assert_eq!(rebuilt, shown, "kill {kill}: what is shown and the documents parted");
}
