//! Several users on one computer, each with a code of their own; wrong codes cost time.

use serde_json::json;

use crate::shape::{LEILAS, actions, begin, by, by_paper, file, home, rows};
use support::Device;

#[test]
fn two_share_a_computer_and_each_writes_in_their_own_name() {
    let home = home();
    let (maria, plan) = (&home.maria, home.plan.as_str());
    let leilas = file(maria, "leilas", LEILAS);
    let add = ["user", "add", "Leila Haddad", "--role", "Sjuksköterska", "--new-pin-file", leilas.to_str().unwrap()];
    maria.siphemma(add).ok();
    maria.siphemma(["case", "list"]).refused(2);
    let users = json!([{ "name": "Maria Sandell", "role": null }, { "name": "Leila Haddad", "role": "Sjuksköterska" }]);
    assert_eq!(maria.json(["user", "list"])["users"], users, "who they are is asked without a code");

    by(maria, "Leila Haddad", &leilas, &["case", "set", plan, "/meeting/situation", "\"Skrivet av Leila.\""]).ok();
    by(maria, "Leila Haddad", &maria.pin_file(), &["case", "list"]).refused(5);
    let pin = maria.pin_file();
    let history = by(maria, "Maria Sandell", &pin, &["--json", "case", "history", plan]).ok().json();
    let last = history["acts"].as_array().unwrap().last().unwrap().clone();
    assert_eq!((last["user"].as_str(), last["what"].as_str()), (Some("Leila Haddad"), Some("set")));

    by(maria, "Leila Haddad", &leilas, &["user", "remove", "Maria Sandell"]).ok();
    by(maria, "Maria Sandell", &pin, &["case", "list"]).refused(5);
    by(maria, "Leila Haddad", &leilas, &["user", "remove", "Leila Haddad"]).refused(3);
    by(maria, "Leila Haddad", &leilas, &["user", "remove", "Eva"]).refused(4);
    let told = by(maria, "Leila Haddad", &leilas, &["log", "--case", plan]).ok().text();
    assert!(told.contains("Maria Sandell, Norrby vårdcentral, läste in planen"), "what she did stays: {told}");
}

#[test]
fn a_new_code_takes_the_old_ones_place() {
    let home = home();
    let maria = &home.maria;
    let new = file(maria, "new", "alldeles nya ord på raden");
    let short = file(maria, "short", "4711");
    maria.siphemma(["user", "pin", "--new-pin-file", short.to_str().unwrap()]).refused(4);
    maria.siphemma(["case", "list"]).ok();
    maria.siphemma(["user", "pin", "--new-pin-file", new.to_str().unwrap()]).ok();
    maria.siphemma(["case", "list"]).refused(5);
    by(maria, "Maria Sandell", &new, &["case", "show", &home.plan]).ok();
}

#[test]
fn wrong_codes_cost_time_and_are_told_afterwards() {
    let home = home();
    let maria = &home.maria;
    let wrong = file(maria, "wrong", "fel fel fel fel fel");
    let pin = maria.pin_file();
    let guess = || by(maria, "Maria Sandell", &wrong, &["--json", "case", "list"]).refused(5).json();
    assert_eq!(guess()["error"]["what"], "pin-wrong");
    assert_eq!(guess()["error"]["what"], "pin-wrong");
    assert_eq!(guess()["error"]["what"], "pin-wrong-wait", "the third costs");
    let early = by(maria, "Maria Sandell", &pin, &["--json", "case", "list"]).refused(5).json();
    assert_eq!(early["error"]["what"], "pin-wait", "the right one too: each of these was a program of its own");
    assert!(early["error"]["advice"].as_str().unwrap().contains("sekunder"), "it says how long: {early}");

    // The paper has a count of its own.
    let other = file(maria, "other", "0000-0000-0000-0000-0000-0000");
    by_paper(maria, &maria.data(), &other, &["case", "list"]).refused(5);
    let told = by_paper(maria, &maria.data(), &home.code, &["--json", "log"]).ok().json();
    let told = told["rows"].as_array().unwrap().clone();
    let failed: Vec<_> = told.iter().filter(|row| row["action"] == "unlock-failed").collect();
    assert_eq!(failed.len(), 4, "three guesses at her code and one at the paper: {failed:?}");
    assert!(failed[0]["detail"].as_str().unwrap().ends_with("Maria Sandell"), "when, and whose: {}", failed[0]);
    let last = told.last().unwrap();
    assert_eq!((last["action"].as_str(), last["detail"].as_str()), (Some("unlock"), Some("code")));
    let again = by_paper(maria, &maria.data(), &home.code, &["--json", "log"]).ok().json();
    let again = again["rows"].as_array().unwrap().iter().filter(|row| row["action"] == "unlock-failed").count();
    assert_eq!(again, 4, "each is told once");
}

#[test]
fn the_paper_gives_a_new_code_at_once() {
    let home = home();
    let maria = &home.maria;
    let wrong = file(maria, "wrong", "fel fel fel fel fel");
    (0..4).for_each(|_| drop(by(maria, "Maria Sandell", &wrong, &["case", "list"]).refused(5)));
    let new = file(maria, "new", "alldeles nya ord på raden");
    maria.siphemma(["recover", "--new-pin-file", new.to_str().unwrap()]).refused(2);
    by_paper(maria, &maria.data(), &home.code, &["recover", "--new-pin-file", new.to_str().unwrap()]).ok();
    by(maria, "Maria Sandell", &new, &["case", "show", &home.plan]).ok();
    by(maria, "Maria Sandell", &maria.pin_file(), &["case", "list"]).refused(5);
    // A script that gives only --pin-file means the new one.
    let pin = maria.pin_file();
    let recover = ["--pin-file", pin.to_str().unwrap(), "recover"];
    by_paper(maria, &maria.data(), &home.code, &recover).ok();
    maria.siphemma(["case", "list"]).ok();
    assert!(actions(&rows(maria, None)).contains(&"recover"));
}

#[test]
fn the_plans_get_a_new_key_and_nobody_a_new_code() {
    let home = home();
    let maria = &home.maria;
    let leilas = file(maria, "leilas", LEILAS);
    maria.siphemma(["user", "add", "Leila Haddad", "--new-pin-file", leilas.to_str().unwrap()]).ok();
    let old_keys = std::fs::read(maria.data().join("keys.json")).unwrap();
    by(maria, "Leila Haddad", &leilas, &["key", "change"]).ok();
    by(maria, "Maria Sandell", &maria.pin_file(), &["case", "show", &home.plan]).ok();
    by(maria, "Leila Haddad", &leilas, &["case", "show", &home.plan]).ok();
    by_paper(maria, &maria.data(), &home.code, &["case", "show", &home.plan]).ok();
    let new_keys = std::fs::read(maria.data().join("keys.json")).unwrap();
    std::fs::write(maria.data().join("keys.json"), old_keys).unwrap();
    by(maria, "Leila Haddad", &leilas, &["case", "list"]).refused(6);
    std::fs::write(maria.data().join("keys.json"), &new_keys).unwrap();

    let given = by(maria, "Leila Haddad", &leilas, &["--json", "key", "code"]).ok().json();
    by_paper(maria, &maria.data(), &home.code, &["case", "list"]).refused(5);
    let paper = file(maria, "paper 2", given["recovery_code"].as_str().unwrap());
    by_paper(maria, &maria.data(), &paper, &["case", "show", &home.plan]).ok();
}

#[test]
fn a_key_file_that_somebody_changed_is_told_and_not_built_upon() {
    let home = home();
    let maria = &home.maria;
    let leilas = file(maria, "leilas", LEILAS);
    maria
        .siphemma(["user", "add", "Leila Haddad", "--role", "Läkare", "--new-pin-file", leilas.to_str().unwrap()])
        .ok();
    let keys = maria.data().join("keys.json");
    let text = std::fs::read_to_string(&keys).unwrap();
    std::fs::write(&keys, text.replace("Läkare", "Chef")).unwrap();
    by(maria, "Leila Haddad", &leilas, &["case", "list"]).ok();
    by(maria, "Leila Haddad", &leilas, &["key", "change"]).refused(6);
    by(maria, "Leila Haddad", &leilas, &["user", "pin", "--new-pin-file", leilas.to_str().unwrap()]).refused(6);
    let doctor = by(maria, "Leila Haddad", &leilas, &["--json", "doctor"]);
    assert_eq!(doctor.code, 6);
    let checks = doctor.json()["checks"].as_array().unwrap().clone();
    assert!(checks.iter().any(|check| check["name"] == "keys" && check["verdict"] == "fail"), "{checks:?}");
}

#[test]
fn names_are_names() {
    let maria = Device::new("Maria Sandell");
    begin(&maria);
    let pin = maria.pin_file();
    for (name, code) in [("", 4), ("A|B", 4), (&"å".repeat(81) as &str, 4), ("Maria Sandell", 3)] {
        maria.siphemma(["user", "add", name, "--new-pin-file", pin.to_str().unwrap()]).refused(code);
    }
}
