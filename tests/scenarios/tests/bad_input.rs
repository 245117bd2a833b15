//! Bad input: a Swedish sentence, the field named, nothing written, nothing lost.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

use serde_json::{Value, json};
use support::{Device, Outcome, Scenario};

fn device() -> Device {
    let device = Device::new("Maria Sandell");
    let card = device.write_json("unit.json", &Scenario::load("1").case["units"][0]);
    device.siphemma(["init", "--unit", card.to_str().unwrap(), "--user", "Maria Sandell"]).ok();
    device
}

/// A sentence and what to do now: two lines, Swedish, no English, no Rust.
#[track_caller]
fn is_told_in_swedish(outcome: &Outcome) {
    let lines: Vec<&str> = outcome.stderr.trim().lines().collect();
    assert_eq!(lines.len(), 2, "what happened and what to do now: {lines:?}");
    for line in lines {
        assert!(line.ends_with('.') || line.ends_with("--help."), "a sentence ends: {line:?}");
        for foreign in ["error", "panic", "unwrap", "Err(", " the ", "expected", "src/"] {
            assert!(!line.contains(foreign), "{foreign:?} is not Swedish: {line:?}");
        }
    }
}

fn import(device: &Device, text: &str) -> Outcome {
    let path = device.file("bad.json");
    std::fs::write(&path, text).unwrap();
    device.siphemma(["case", "import", path.to_str().unwrap()])
}

#[test]
fn a_bad_file_is_refused_with_its_field_and_nothing_is_kept() {
    let maria = device();
    let base = Scenario::load("1").case;
    let with = |pointer: &str, value: Value| {
        let mut case = base.clone();
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        let parent = case.pointer_mut(parent).unwrap();
        match key.parse::<usize>() {
            Ok(at) if parent.is_array() => parent[at] = value,
            _ => parent[key] = value,
        }
        case.to_string()
    };
    let twice = {
        let mut case = base.clone();
        let goal = case["plan"]["goals"][0].clone();
        case["plan"]["goals"].as_array_mut().unwrap().push(goal);
        case.to_string()
    };
    let files = [
        ("broken JSON", base.to_string()[..2000].to_owned(), ""),
        ("not JSON at all", "Hej".to_owned(), ""),
        ("a list", "[]".to_owned(), ""),
        ("an empty file", String::new(), ""),
        ("a newer schema version", with("/schemaVersion", 2.into()), "nyare"),
        ("a wrong type", with("/person/name", 7.into()), "/person/name"),
        ("a list where a group should be", with("/plan", json!([])), "/plan"),
        ("an unknown unit", with("/need/discoveredBy", "u-finns-inte".into()), "/need/discoveredBy"),
        ("an unknown participant", with("/coordinator/participantId", "p99".into()), "/coordinator/participantId"),
        ("a day that does not exist", with("/followUp/at", "2027-02-30T13:00".into()), "/followUp/at"),
        ("a day written otherwise", with("/consent/validTo", "31/1 2027".into()), "/consent/validTo"),
        ("a wrong check digit", with("/person/identifier/value", "194203109148".into()), "/person/identifier/value"),
        ("a word outside the set", with("/plan/overallAuthority", "skola".into()), "/plan/overallAuthority"),
        ("an unknown key", with("/plan/extra", 1.into()), "/plan/extra"),
        ("the same goal twice", twice, "/plan/goals/g1"),
        ("ten megabytes of text", with("/meeting/situation", "å".repeat(10_000_000).into()), "/meeting/situation"),
        ("a number below zero", with("/summons/durationMinutes", json!(-1)), "/summons/durationMinutes"),
        ("deep nesting", format!("{}{}", "[".repeat(100_000), "]".repeat(100_000)), ""),
    ];
    for (what, text, named) in files {
        let outcome = import(&maria, &text).refused(4);
        is_told_in_swedish(&outcome);
        assert!(outcome.stderr.contains(named), "{what}: {named:?} is not named in {:?}", outcome.stderr);
        assert_eq!(maria.json(["case", "list"])["cases"], json!([]), "{what}: nothing is written");
    }
    import(&maria, &base.to_string()).ok();
}

#[test]
fn a_bad_edit_changes_nothing() {
    let maria = device();
    let id = import(&maria, &Scenario::load("1").case.to_string()).ok().text().trim().to_owned();
    let before = maria.json(["case", "show", &id]);
    let edits: [(&str, &str, i32); 21] = [
        ("/consent/parties/u-vc/topics", "\"nästan alla\"", 4),
        ("/plan/goals/g1/insatser/i1", "{\"struck\":{\"reason\":\"x\"}}", 4),
        ("/plan/goals/g1/insatser/i1", "{\"id\":\"i2\",\"text\":\"x\"}", 4),
        ("/plan/goals/g1/insatser/-", "{\"id\":\"i99\",\"notFor\":[\"p1\"]}", 4),
        ("/plan/goals/-", "{\"insatser\":[{\"id\":\"i98\",\"decision\":\"beslutad\"}]}", 4),
        ("/reasons/påhittad", "\"x\"", 4),
        ("/meeting/participants/u-vc/phone", "\"112\"", 4),
        ("/plan/goals/g1/insatser/i1/due", "\"2026-13-01\"", 4),
        ("/plan/goals/g1/insatser/i1/decision", "\"kanske\"", 4),
        ("/plan/goals/g1/insatser/i1/decision", "\"beslutad\"", 4),
        ("/plan/goals/g1/insatser/i1/responsible/unitId", "\"u-x\"", 4),
        ("/plan/goals/g9/need", "\"x\"", 4),
        ("/plan/goals", "[]", 4),
        ("/plan/goals/g1/notFor", "[\"p1\"]", 4),
        ("/plan/status", "\"upprättad\"", 3),
        ("/signatures/-", "{\"participantId\":\"p1\"}", 3),
        ("/person/identifier/value", "\"194203109148\"", 4),
        ("utan snedstreck", "1", 4),
        ("/meeting/situation", "inte json", 4),
        ("/meeting/participants/-", "{\"name\":\"Ny\",\"okänt\":1}", 4),
        ("/meeting/participants/-", "{\"id\":\"p1\",\"name\":\"Tvilling\"}", 4),
    ];
    for (path, value, code) in edits {
        let outcome = maria.siphemma(["case", "set", &id, path, value]).refused(code);
        is_told_in_swedish(&outcome);
        assert_eq!(maria.json(["case", "show", &id]), before, "{path} = {value}: nothing is written");
    }
    is_told_in_swedish(&maria.siphemma(["case", "strike", &id, "/plan/goals/g1", "--reason", " "]).refused(4));
    is_told_in_swedish(&maria.siphemma(["case", "strike", &id, "/meeting/situation", "--reason", "x"]).refused(4));
    is_told_in_swedish(&maria.siphemma(["case", "show", "SIP-0000-0000"]).refused(4));
}

#[test]
fn a_strange_folder_is_left_as_it_is() {
    let maria = device();
    let pin = std::fs::read(maria.pin_file()).unwrap();
    std::fs::write(maria.pin_file(), "helt andra ord som inte gäller\n").unwrap();
    is_told_in_swedish(&maria.siphemma(["case", "list"]).refused(5));
    std::fs::write(maria.pin_file(), pin).unwrap();

    let database = maria.data().join("siphemma.db");
    let head = std::fs::read(&database).unwrap();
    assert!(!head.starts_with(b"SQLite format 3"), "the file is encrypted from its first byte");

    let a_file = maria.pin_file();
    let in_a_file =
        maria.command().arg("--data").arg(&a_file).arg("--pin-file").arg(&a_file).args(["case", "list"]).output();
    assert_eq!(in_a_file.unwrap().status.code(), Some(3), "a file is no folder, and that is no fault of the program");

    let keys = maria.data().join("keys.json");
    let text = std::fs::read_to_string(&keys).unwrap();
    std::fs::write(&keys, text.replace("\"format\": 2", "\"format\": 3")).unwrap();
    is_told_in_swedish(&maria.siphemma(["case", "list"]).refused(3));
    std::fs::write(&keys, &text).unwrap();

    let garbage = b"det har ar ingen databas ".repeat(400);
    std::fs::write(&database, &garbage).unwrap();
    let _ = std::fs::remove_file(maria.data().join("siphemma.db-wal"));
    is_told_in_swedish(&maria.siphemma(["case", "list"]).refused(6));
    assert_eq!(std::fs::read(&database).unwrap(), garbage, "a damaged file is never overwritten");
    std::fs::remove_file(&database).unwrap();
    is_told_in_swedish(&maria.siphemma(["case", "list"]).refused(6));
    assert!(!database.exists(), "no new database is made in the place of a lost one");
    let card = maria.file("unit.json");
    is_told_in_swedish(
        &maria.siphemma(["init", "--unit", card.to_str().unwrap(), "--user", "Maria Sandell"]).refused(3),
    );
}

#[test]
fn wrong_usage_exits_2() {
    let maria = device();
    for arguments in [vec!["hitta", "på"], vec!["case"], vec!["case", "set", "x"], vec!["--nej"]] {
        is_told_in_swedish(&maria.siphemma(&arguments).refused(2));
    }
}

#[test]
fn a_folder_in_use_is_said_to_be() {
    let maria = device();
    let lock = std::fs::File::open(maria.data().join("lock")).unwrap();
    lock.lock().unwrap();
    is_told_in_swedish(&maria.siphemma(["case", "list"]).refused(3));
    lock.unlock().unwrap();
    maria.siphemma(["case", "list"]).ok();
}

#[test]
fn without_a_keyring_a_short_code_is_refused() {
    let leila = Device::new("Leila Haddad");
    std::fs::write(leila.pin_file(), "4711\n").unwrap();
    let card = leila.write_json("unit.json", &Scenario::load("1").case["units"][0]);
    let outcome = leila.siphemma(["init", "--unit", card.to_str().unwrap(), "--user", "Leila Haddad"]).refused(4);
    is_told_in_swedish(&outcome);
    assert!(outcome.stderr.contains("fem ord"), "it says what to do instead");
    assert!(!leila.data().join("siphemma.db").exists(), "nothing is written");
}

#[test]
fn the_official_test_numbers_are_accepted() {
    let packed = support::root().join("tests/fixtures/testpersonnummer.txt.gz");
    let out = std::process::Command::new("gzip").arg("-dc").arg(packed).output().unwrap();
    let numbers = String::from_utf8(out.stdout).unwrap();
    let maria = device();
    let mut case = Scenario::load("2").case;
    // A few through the whole program; all of them by `every_official_number` in sip-model.
    for number in numbers.lines().step_by(4000) {
        case["person"]["identifier"]["value"] = number.into();
        let file = maria.write_json("number.json", &case);
        let outcome = maria.siphemma(["case", "check", file.to_str().unwrap()]);
        assert_eq!(outcome.code, 0, "{number}: {}", outcome.stderr);
    }
}
