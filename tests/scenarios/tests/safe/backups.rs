//! A backup opens with the paper; what is restored is a device of its own, and harms nobody.

use std::path::Path;

use support::{Device, Outcome, Post, Scenario, Story};

use crate::shape::{Home, actions, by, by_paper, file, home};

const NEW: &str = "sju stycken nya ord i rad nu";

#[track_caller]
fn back_up(home: &Home, name: &str) -> std::path::PathBuf {
    let path = home.maria.file(name);
    home.maria.siphemma(["backup", "-o", path.to_str().unwrap()]).ok();
    path
}

/// Restores on another computer, by the paper.
#[track_caller]
fn restore(device: &Device, backup: &Path, code: &Path) -> Outcome {
    let pin = file(device, "pin", NEW);
    let arguments = ["--json", "--user", device.name(), "--pin-file", pin.to_str().unwrap(), "restore"];
    let mut all: Vec<&str> = arguments.to_vec();
    all.push(backup.to_str().unwrap());
    by_paper(device, &device.data(), code, &all)
}

#[test]
fn a_backup_is_opened_when_it_is_made_and_by_the_paper_anywhere() {
    let home = home();
    let maria = &home.maria;
    let backup = back_up(&home, "kopia");
    let beside = std::fs::read_dir(backup.parent().unwrap()).unwrap().flatten().map(|file| file.file_name());
    assert!(!beside.into_iter().any(|name| name.to_str().unwrap().contains(".ny")), "nothing half is left");
    let verdict = maria.json(["backup", "verify", backup.to_str().unwrap()]);
    assert_eq!((verdict["intact"].as_bool(), verdict["cases"].as_u64()), (Some(true), Some(1)));
    assert_eq!(verdict["log_goes_on"], true);

    let eva = Device::new("Eva Ljung");
    let by_her =
        |code: &Path, file: &Path| by_paper(&eva, &eva.data(), code, &["backup", "verify", file.to_str().unwrap()]);
    by_her(&home.code, &backup).ok();
    assert!(!eva.data().exists(), "to look at one makes no folder");
    by_her(&file(&eva, "other", "0000-0000-0000-0000-0000-0000"), &backup).refused(5);
    by_her(&home.code, &eva.file("finns inte")).refused(4);
    let mut bytes = std::fs::read(&backup).unwrap();
    let at = bytes.len() / 2;
    bytes[at] ^= 1;
    std::fs::write(eva.file("bad"), &bytes).unwrap();
    by_her(&home.code, &eva.file("bad")).refused(6);
    std::fs::write(eva.file("bad"), &bytes[..at]).unwrap();
    by_her(&home.code, &eva.file("bad")).refused(6);
    std::fs::write(eva.file("bad"), b"inte en kopia").unwrap();
    by_her(&home.code, &eva.file("bad")).refused(6);
    let drill = by_paper(&eva, &eva.data(), &home.code, &["--json", "backup", "drill", backup.to_str().unwrap()]);
    assert_eq!(drill.ok().json()["cases"], 1, "the drill reads every plan");
    assert!(!eva.data().exists(), "and leaves nothing");
}

#[test]
fn what_lies_inside_the_folder_is_never_written_over() {
    let home = home();
    let inside = home.maria.data().join("siphemma.db");
    home.maria.siphemma(["backup", "-o", inside.to_str().unwrap()]).refused(3);
    home.maria.siphemma(["case", "show", &home.plan]).ok();
}

#[test]
fn what_is_restored_has_everything_under_another_code_and_another_name() {
    let home = home();
    let maria = &home.maria;
    maria.siphemma(["case", "establish", &home.plan]).ok();
    maria.siphemma(["case", "set", &home.plan, "/meeting/whatWorks", "\"Kaffe.\""]).ok();
    let before = maria.json(["case", "export", &home.plan, "-o", maria.file("a.json").to_str().unwrap()]);
    assert!(before["path"].is_string());
    let backup = back_up(&home, "kopia");
    let eva = Device::new("Eva Ljung");
    let restored = restore(&eva, &backup, &home.code).ok().json();
    assert_eq!((restored["cases"].as_u64(), restored["approved"].as_bool()), (Some(1), Some(true)));
    assert_ne!(restored["device"], restored["former"], "it is another device");
    assert_eq!(restored["former"], maria.id());

    let pin = eva.file("pin");
    let says = |arguments: &[&str]| by(&eva, "Eva Ljung", &pin, arguments);
    says(&["case", "export", &home.plan, "-o", eva.file("b.json").to_str().unwrap()]).ok();
    let read = |path: std::path::PathBuf| std::fs::read_to_string(path).unwrap();
    assert_eq!(read(eva.file("b.json")), read(maria.file("a.json")), "the same plan, to the letter");
    by(&eva, "Maria Sandell", &maria.pin_file(), &["case", "list"]).refused(5);
    by_paper(&eva, &eva.data(), &home.code, &["case", "list"]).refused(5);
    let paper = file(&eva, "new paper", restored["recovery_code"].as_str().unwrap());
    by_paper(&eva, &eva.data(), &paper, &["case", "list"]).ok();
    assert_eq!(says(&["--json", "log", "verify"]).ok().json()["intact"], true);
    let told = says(&["--json", "log"]).ok().json()["rows"].as_array().unwrap().clone();
    let told = actions(&told);
    assert!(told.contains(&"init") && told.contains(&"restore"), "the log goes on from the old one's: {told:?}");
    restore(&eva, &backup, &home.code).refused(3);
    says(&["case", "show", &home.plan]).ok();
}

/// The plan of a story as its owner reads it.
fn plan_of(device: &Device, plan: &str) -> serde_json::Value {
    let mut shown = device.json(["case", "show", plan]);
    let keys = ["meeting", "plan", "need", "consent"];
    shown.as_object_mut().unwrap().retain(|key, _| keys.contains(&key.as_str()));
    shown
}

#[test]
fn a_restored_computer_confuses_nobody_and_gets_back_what_others_have() {
    let post = Post::new();
    let home = home();
    let (maria, plan) = (&home.maria, home.plan.as_str());
    let amina = Device::new("Amina Yusuf");
    let case = Scenario::load("1").case;
    amina.init(case["units"].as_array().unwrap().iter().find(|unit| unit["id"] == "u-ht").unwrap());
    amina.meets(maria);
    let set = |device: &Device, path: &str, words: &str| {
        drop(device.siphemma(["case", "set", plan, path, &format!("\"{words}\"")]).ok())
    };
    maria.exchange(&post);
    amina.exchange(&post);
    maria.exchange(&post);
    // In the backup, and never handed over before the computer breaks.
    set(maria, "/meeting/situation", "Först");
    set(maria, "/meeting/situation", "Skrivet före kopian.");
    let backup = back_up(&home, "kopia");
    // After the backup: handed over, so that Amina has it; and written and lost with the computer.
    set(maria, "/meeting/whatWorks", "Skrivet efter kopian.");
    maria.exchange(&post);
    amina.exchange(&post);
    set(&amina, "/plan/goals/g1/need", "Skrivet av Amina.");
    amina.exchange(&post);

    let eva = Device::new("Eva Ljung");
    let restored = restore(&eva, &backup, &home.code).ok().json();
    let former = restored["former"].as_str().unwrap();
    assert_eq!(plan_of(&eva, plan)["meeting"]["situation"], "Skrivet före kopian.");
    eva.siphemma(["device", "adopt", former]).ok();
    for _ in 0..3 {
        eva.exchange(&post);
        amina.exchange(&post);
    }
    let sharing = |device: &Device| device.json(["case", "sharing", plan]);
    assert_eq!(sharing(&eva)["words"], sharing(&amina)["words"], "both have the same in the end");
    assert_eq!(sharing(&eva)["lies"], "same", "and each knows it of the other");
    let hers = plan_of(&eva, plan);
    assert_eq!(hers["meeting"]["situation"], "Skrivet före kopian.", "once, and not in two ways");
    assert_eq!(hers["meeting"]["whatWorks"], "Skrivet efter kopian.", "what had left comes back");
    assert_eq!(hers["plan"]["goals"][0]["need"], "Skrivet av Amina.");
    for device in [&eva, &amina] {
        let fields = device.json(["case", "contested", plan])["fields"].as_array().unwrap().clone();
        assert!(fields.is_empty(), "{}: nothing came in two ways: {fields:?}", device.name());
    }
    // Work goes both ways, in the new device's name.
    set(&eva, "/meeting/situation", "Skrivet på den nya datorn.");
    eva.exchange(&post);
    let round = amina.exchange(&post);
    assert!(round.reasons().is_empty(), "nothing of the new one is set aside: {:?}", round.set_aside());
    assert_eq!(plan_of(&amina, plan)["meeting"]["situation"], "Skrivet på den nya datorn.");
    // The broken one is found again, and is told that it is no longer one of the unit's.
    maria.try_exchange(post.path()).refused(3);
    assert_eq!(plan_of(&amina, plan)["meeting"]["situation"], "Skrivet på den nya datorn.", "it harms nobody");
}

#[test]
fn a_restored_laptop_asks_to_be_let_in_again() {
    let post = Post::new();
    let home = home();
    let story = Story::shared_with(home.maria, &home.plan);
    let maria = story.device();
    let anders = Device::new("Anders Wik");
    let code = crate::shape::begin(&anders);
    anders.joins(maria, false);
    story.case("checkout", &["--device", &anders.id()]).ok();
    maria.exchange(&post);
    anders.exchange(&post);
    let path = anders.file("kopia");
    anders.siphemma(["backup", "-o", path.to_str().unwrap()]).ok();
    let lost = anders.id();
    let again = Device::new("Anders Wik");
    let restored = restore(&again, &path, &code).ok().json();
    assert_eq!(restored["approved"], false, "a laptop has no root to sign itself in with");
    let refused = again.try_exchange(post.path()).refused(3);
    assert!(refused.stderr.contains("device request"), "it says what to do: {}", refused.stderr);
    again.joins(maria, false);
    maria.siphemma(["device", "revoke", &lost]).ok();
    story.case("checkout", &["--device", &again.id()]).ok();
    maria.exchange(&post);
    again.exchange(&post);
    again.siphemma(["case", "set", story.id(), "/meeting/situation", "\"Åter i tjänst.\""]).ok();
    again.exchange(&post);
    maria.exchange(&post);
    assert_eq!(plan_of(maria, story.id())["meeting"]["situation"], "Åter i tjänst.");
}
