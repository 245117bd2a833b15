//! A plan leaves the computer when it is kept elsewhere and its purging was decided (ruling 23).

use support::{Device, Post, Scenario};

use crate::shape::{actions, home, rows};

const KEPT: [&str; 2] = ["--handed-to", "regionens planeringssystem SIP-2026-000101"];
const DECIDED: [&str; 2] = ["--decision", "Dnr 2026/114, Eva Ljung"];

#[test]
fn a_plan_is_purged_when_it_is_kept_elsewhere_and_decided() {
    let home = home();
    let (maria, plan) = (&home.maria, home.plan.as_str());
    let purge = |more: &[&str]| maria.siphemma(["purge", plan].into_iter().chain(more.iter().copied()));
    // The file told of a transfer: told history, and the plan was read in after it.
    let refused = purge(&DECIDED).refused(3);
    assert!(refused.stderr.contains("bevarad"), "{}", refused.stderr);
    let refused = purge(&KEPT).refused(3);
    assert!(refused.stderr.contains("gallringsbeslut"), "{}", refused.stderr);
    maria.siphemma(["case", "show", plan]).ok();
    maria.siphemma(["case", "lock", plan]).ok();
    purge(&[KEPT, DECIDED].concat()).refused(3);
    maria.siphemma(["case", "unlock", plan, "--reason", "Ingrid ville vänta."]).ok();
    let backup = maria.file("kopia");
    maria.siphemma(["backup", "-o", backup.to_str().unwrap()]).ok();
    let said = purge(&[KEPT, DECIDED].concat()).ok().text();
    assert!(said.contains("Säkerhetskopior har kvar den"), "what is left elsewhere is said: {said}");

    maria.siphemma(["case", "show", plan]).refused(4);
    assert_eq!(maria.json(["case", "list"])["cases"].as_array().unwrap().len(), 0);
    let told = rows(maria, Some(plan));
    let last = told.last().unwrap();
    assert_eq!(actions(&told).last(), Some(&"purge"), "that it was here, and what was done, stays");
    assert_eq!(last["detail"], KEPT[1]);
    assert_eq!(last["reason"], DECIDED[1]);
    let words = told.iter().filter(|row| row["action"] != "purge").filter_map(|row| row["reason"].as_str());
    assert!(words.clone().all(str::is_empty), "no words of it are left in the log: {:?}", words.collect::<Vec<_>>());
    assert_eq!(maria.json(["log", "verify"])["intact"], true, "and the chain holds without them");
    assert_eq!(maria.siphemma(["--json", "doctor"]).json()["checks"][1]["verdict"], "ok");
}

#[test]
fn a_plan_that_was_purged_stays_away_whoever_still_has_it() {
    let post = Post::new();
    let home = home();
    let (maria, plan) = (&home.maria, home.plan.as_str());
    let amina = Device::new("Amina Yusuf");
    let case = Scenario::load("1").case;
    amina.init(case["units"].as_array().unwrap().iter().find(|unit| unit["id"] == "u-ht").unwrap());
    amina.meets(maria);
    maria.exchange(&post);
    amina.exchange(&post);
    let purge: Vec<&str> = ["--json", "purge", plan].into_iter().chain(KEPT).chain(DECIDED).collect();
    assert_eq!(maria.siphemma(purge).ok().json()["was_shared"], true, "that others have it is said");
    amina.siphemma(["case", "set", plan, "/meeting/situation", "\"Skrivet efteråt.\""]).ok();
    amina.exchange(&post);
    maria.exchange(&post);
    maria.exchange(&post);
    assert_eq!(maria.json(["case", "list"])["cases"].as_array().unwrap().len(), 0, "it does not come back by itself");
    let again = maria.import(&case);
    assert_ne!(again, plan, "and a plan that is read in again is another one");
}
