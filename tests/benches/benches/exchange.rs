//! Merging and exchange, beside what peers take in the same minute on the same machine
//! (`tests/benches/peers`). After `--` the parts that are asked for: `merge`, `cases`, `offices`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a measurement may stop at once")]

mod stage;

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use sip_app::App;
use sip_app::case::Again;
use sip_doc::{Author, CaseDocs, Incoming};
use sip_exchange::office::{FolderOffice, PacketName, PostOffice};
use sip_model::field::{Path as Field, apply, prepare_set};
use sip_model::unit::{Unit, UnitAuthority};
use sip_vault::Pin;
use stage::{Stage, WORDS, median, tell};

fn main() {
    let peers = concat!(env!("CARGO_MANIFEST_DIR"), "/peers");
    let asked: Vec<String> = std::env::args().skip(1).filter(|part| !part.starts_with('-')).collect();
    let is_asked = |part: &str| asked.is_empty() || asked.iter().any(|asked| asked == part);
    if is_asked("merge") {
        merge(Path::new(peers));
    }
    if is_asked("cases") {
        replicate(Path::new(peers));
    }
    if is_asked("offices") {
        offices();
    }
}

/// A peer's figures: one line of JSON each.
fn peer(dir: &Path, arguments: &[&str]) -> Vec<(String, f64)> {
    let output = Command::new("node").current_dir(dir).args(arguments).output().expect("node runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = String::from_utf8(output.stdout).unwrap();
    let read = |line: &str| {
        let told: Value = serde_json::from_str(line).ok()?;
        Some((told["name"].as_str()?.to_owned(), told["millis"].as_f64()?))
    };
    lines.lines().filter_map(read).collect()
}

/// A day apart: 500 edits on one side, 500 on the other, merged on both.
fn merge(peers: &Path) {
    let told = Command::new("node").current_dir(peers).arg("edits.mjs").output().expect("node runs");
    let told: Value = serde_json::from_slice(&told.stdout).unwrap();
    let times = (0..9).map(|_| {
        let (mut left, mut right) = (replica(&told, "left", 2), replica(&told, "right", 3));
        let began = Instant::now();
        for id in left.ids().cloned().collect::<Vec<_>>() {
            let (a, b) = (left.heads(&id), right.heads(&id));
            let (to_right, to_left) = (left.changes_since(&id, &b), right.changes_since(&id, &a));
            right.take_in(Incoming::read(&id, &to_right.bytes).unwrap()).unwrap();
            left.take_in(Incoming::read(&id, &to_left.bytes).unwrap()).unwrap();
        }
        began.elapsed()
    });
    let ours = median(times.collect());
    tell("merging a day apart (500 + 500 edits), both ways", ours);
    for (name, millis) in peer(peers, &["merge.mjs", "10"]) {
        println!("{:<58} {millis:>9.3} ms", format!("{name}, the same edits"));
        println!("{:<58} {:>9.2} ×", "ratio", ours.as_secs_f64() * 1e3 / millis);
    }
}

fn replica(told: &Value, side: &str, actor: u8) -> CaseDocs {
    let author = Author { name: "Maria".into(), unit: "Norrby".into() };
    let mut docs = CaseDocs::new().unwrap();
    docs.write_as([1; 16]);
    let mut case = told["plan"].clone();
    docs.fill(&case, &author, 1).unwrap();
    docs.write_as([actor; 16]);
    for (at, edit) in told[side].as_array().unwrap().iter().enumerate() {
        let path = Field::read(edit["path"].as_str().unwrap()).unwrap();
        let writes = prepare_set(&case, &path, edit["value"].clone(), "new").unwrap();
        writes.iter().for_each(|write| apply(&mut case, write));
        docs.apply(&writes, false, &case, &author, 100 + at as i64).unwrap();
    }
    docs
}

fn device(dir: &Path, user: &str) -> App<Stage> {
    let mut app = App::new(Stage::at(dir.join("data")));
    let unit =
        Unit { name: Some("Norrby vårdcentral".into()), authority: Some(UnitAuthority::Region), ..Unit::default() };
    app.create_folder(unit, user, &Pin::new(WORDS)).unwrap();
    app
}

/// A second office device of the first one's unit.
fn second(first: &mut App<Stage>, dir: &Path) -> App<Stage> {
    let mut app = device(dir, "Anders Vik");
    let approved = first.approve_device(&app.request_device(true).unwrap(), false).unwrap();
    app.accept_device(&approved.text).unwrap();
    app
}

/// 1,000 cases through a folder: signed, encrypted, on disk on both sides. Then a new device that
/// catches up on them with two years of history.
fn replicate(peers: &Path) {
    let folder = tempfile::tempdir().unwrap();
    let mut first = device(&folder.path().join("first"), "Maria Sandell");
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../fixtures/scenarios/1.json");
    let mut case: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let mut ids = Vec::new();
    for at in 0..1000 {
        case["need"]["description"] = json!(format!("Behovet i plan {at}."));
        ids.push(first.import_case(&case.to_string(), Again::Refuse).unwrap().id.unwrap());
    }
    let mut other = second(&mut first, &folder.path().join("second"));
    let office = folder.path().join("office");
    std::fs::create_dir(&office).unwrap();
    let office = office.display().to_string();
    let began = Instant::now();
    first.exchange(&office, |_| true).unwrap();
    let left = began.elapsed();
    other.exchange(&office, |_| true).unwrap();
    let whole = began.elapsed();
    assert_eq!(other.list_cases().unwrap().len(), 1000, "every case came");
    tell("1,000 cases through a folder: left", left);
    tell("1,000 cases through a folder: left and fetched", whole);
    for (name, millis) in peer(peers, &["replicate.mjs", path]) {
        println!("{:<58} {millis:>9.3} ms", format!("{name}, the same documents in the clear"));
        println!("{:<58} {:>9.2} × (at most 1)", "ratio", whole.as_secs_f64() * 1e3 / millis);
    }
    catch_up(first, &ids, folder.path(), &office);
}

/// Sittings in two years.
const SITTINGS: usize = 3;

/// Two years of sittings, after each of which what was written leaves. A new device then
/// fetches all of it.
fn catch_up(mut first: App<Stage>, ids: &[String], folder: &Path, office: &str) {
    let (mut writing, mut leaving) = (Duration::ZERO, Duration::ZERO);
    for sitting in 0..SITTINGS {
        let began = Instant::now();
        for id in ids {
            for at in 0..6 {
                let field = ["/meeting/situation", "/plan/goals/g1/need", "/plan/goals/g2/inPersonsWords"][at % 3];
                let words = format!("Vi skriver om det här för {at}:e gången, vid möte {sitting}.");
                first.set(id, field, json!(words)).unwrap();
            }
        }
        writing += began.elapsed();
        let began = Instant::now();
        first.exchange(office, |_| true).unwrap();
        leaving += began.elapsed();
    }
    let edits = SITTINGS * 6 * ids.len();
    tell(&format!("{edits} edits, each"), writing / u32::try_from(edits).unwrap());
    tell("what 1,000 sittings wrote is left", leaving / u32::try_from(SITTINGS).unwrap());
    let mut third = second(&mut first, &folder.join("third"));
    first.exchange(office, |_| true).unwrap();
    let began = Instant::now();
    third.exchange(office, |_| true).unwrap();
    tell("a new device catches up on 1,000 cases of two years", began.elapsed());
    assert_eq!(third.list_cases().unwrap().len(), 1000, "every case came");
}

/// What a look for news costs with 10, 1,000 and 100,000 packets in the post office.
fn offices() {
    let folder = tempfile::tempdir().unwrap();
    for lies in [10u64, 1_000, 100_000] {
        let root = folder.path().join(lies.to_string());
        let bucket = |seq: u64| root.join(format!("u-a/d/{:08}", seq / 256));
        for seq in 1..=lies {
            let name = PacketName::of(seq, &seq.to_le_bytes());
            std::fs::create_dir_all(bucket(seq)).unwrap();
            std::fs::write(bucket(seq).join(name.to_string()), seq.to_le_bytes()).unwrap();
        }
        let mut office = FolderOffice::at(root);
        office.id([7; 16]).unwrap();
        let times = (0..50).map(|_| {
            let began = Instant::now();
            assert_eq!(office.list("u-a", "d", lies - 3, 100).unwrap().len(), 3);
            began.elapsed()
        });
        let time: Duration = median(times.collect());
        tell(&format!("three new packets beside {lies}"), time);
    }
}
