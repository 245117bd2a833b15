//! What the program leaves behind: nothing that can be read, and no call to any network.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use support::{Post, files_in};

use crate::shape::{Home, home};

/// Words that stand nowhere else: written, said, listed, told in a reason.
const SEEDED: [&str; 4] = [
    "Violblå kolibrier sover i växthuset",
    "Hemligheten om Karins son",
    "0709-81 24 66",
    "Skälet är grannens trappräcke",
];

/// Every text of a case that could tell something.
fn texts(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::String(text) if text.chars().count() >= 8 => {
            found.insert(text.clone());
        }
        Value::Array(items) => items.iter().for_each(|item| texts(item, found)),
        Value::Object(members) => members.values().for_each(|member| texts(member, found)),
        _ => {}
    }
}

/// Asserts that no file below a folder has any of the words, in the ways a program writes text, and
/// that no file is named after anybody.
#[track_caller]
fn nothing_tells(folder: &Path, words: &BTreeSet<String>, but: &[PathBuf]) {
    let files: Vec<PathBuf> = files_in(folder).into_iter().filter(|file| !but.contains(file)).collect();
    assert!(files.len() >= 4, "there is something to look through: {files:?}");
    for file in files {
        let bytes = std::fs::read(&file).unwrap_or_default();
        let name = file.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
        for word in words {
            let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let told =
                [word.as_bytes(), &wide].iter().any(|word| bytes.windows(word.len()).any(|window| window == *word));
            assert!(!told, "{name} tells {word:?}");
            assert!(!name.contains(word.as_str()), "a file is named {name}");
        }
    }
}

/// A day's work, with everything that writes.
fn a_day(home: &Home, post: &Post) -> Vec<PathBuf> {
    let (maria, plan) = (&home.maria, home.plan.as_str());
    let set = |path: &str, words: &str| drop(maria.siphemma(["case", "set", plan, path, &format!("\"{words}\"")]).ok());
    set("/meeting/situation", SEEDED[0]);
    set("/preparation/questionsToRaise/-", SEEDED[1]);
    set("/meeting/whatWorks", SEEDED[2]);
    maria.siphemma(["case", "strike", plan, "/plan/goals/g1/insatser/i3", "--reason", SEEDED[3]]).ok();
    maria.siphemma(["case", "show", plan]).ok();
    maria.siphemma(["case", "establish", plan]).ok();
    maria.siphemma(["todo"]).ok();
    maria.siphemma(["log"]).ok();
    let backup = maria.file("kopia");
    maria.siphemma(["backup", "-o", backup.to_str().unwrap()]).ok();
    maria.siphemma(["backup", "verify", backup.to_str().unwrap()]).ok();
    maria.siphemma(["key", "change"]).ok();
    maria.exchange(post);
    // What was asked for in plain text is not what is looked for.
    let pdf = maria.file("plan.pdf");
    maria.siphemma(["print", plan, "--original", "-o", pdf.to_str().unwrap()]).ok();
    ["case.json", "unit.json", "plan.pdf", "pin", "paper"].map(|name| maria.file(name)).to_vec()
}

fn secrets(home: &Home) -> BTreeSet<String> {
    let case: Value = serde_json::from_slice(&std::fs::read(home.maria.file("case.json")).unwrap()).unwrap();
    let mut words: BTreeSet<String> = SEEDED.iter().map(|word| (*word).to_owned()).collect();
    ["person", "plan", "meeting", "need", "consent", "preparation"]
        .iter()
        .for_each(|key| texts(&case[key], &mut words));
    // The unit's people stand in the key file, which says who may unlock.
    words.retain(|word| !word.contains("Maria Sandell"));
    assert!(words.len() > 100, "a whole case is looked for: {}", words.len());
    words
}

#[test]
fn a_day_leaves_nothing_that_can_be_read() {
    let home = home();
    let post = Post::new();
    let asked_for = a_day(&home, &post);
    let words = secrets(&home);
    let folder = home.maria.data().parent().unwrap().to_owned();
    nothing_tells(&folder, &words, &asked_for);
    let seen = std::fs::read_to_string(home.maria.file("case.json")).unwrap();
    assert!(words.iter().any(|word| seen.contains(word.as_str())), "the search finds what is there");
}

#[test]
fn a_kill_leaves_nothing_that_can_be_read() {
    let home = home();
    let (maria, plan) = (&home.maria, home.plan.as_str());
    let words = secrets(&home);
    let asked_for = ["case.json", "unit.json", "pin", "paper"].map(|name| maria.file(name));
    let backup = maria.file("kopia");
    let acts: [&[&str]; 4] = [
        &["case", "set", plan, "/meeting/situation", "\"Violblå kolibrier sover i växthuset\""],
        &["backup", "-o", backup.to_str().unwrap()],
        &["key", "change"],
        &["case", "establish", plan],
    ];
    for act in acts {
        // Killed as soon as it has begun to write: whatever it had on disk by then is looked through.
        let before = stamps(&maria.data());
        let mut command = maria.command();
        command.arg("--data").arg(maria.data()).arg("--pin-file").arg(maria.pin_file()).args(act);
        let mut running = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        while running.try_wait().unwrap().is_none() && stamps(&maria.data()) == before {
            std::thread::yield_now();
        }
        let _ = running.kill();
        running.wait().unwrap();
        nothing_tells(maria.data().parent().unwrap(), &words, &asked_for);
    }
    maria.siphemma(["case", "show", plan]).ok();
    assert_eq!(maria.json(["log", "verify"])["intact"], true);
}

/// Names and sizes: what changes when something is written.
fn stamps(folder: &Path) -> Vec<(PathBuf, u64)> {
    let size = |path: &PathBuf| std::fs::metadata(path).map_or(0, |file| file.len());
    let files = std::fs::read_dir(folder).unwrap().flatten().map(|file| file.path());
    let mut all: Vec<_> = files.filter(|path| !path.to_str().unwrap().contains("tries")).collect();
    all.sort();
    all.iter().map(|path| (path.clone(), size(path))).collect()
}

#[test]
fn no_network_is_called() {
    let home = home();
    let (maria, plan) = (&home.maria, home.plan.as_str());
    let post = Post::new();
    let backup = maria.file("kopia");
    let pdf = maria.file("plan.pdf");
    let places = [
        post.path().to_str().unwrap().to_owned(),
        backup.to_str().unwrap().to_owned(),
        pdf.to_str().unwrap().to_owned(),
    ];
    let acts: [&[&str]; 8] = [
        &["case", "show", plan],
        &["case", "set", plan, "/meeting/situation", "\"Bra.\""],
        &["case", "establish", plan],
        &["print", plan, "--original", "-o", &places[2]],
        &["exchange", "--post-office", &places[0]],
        &["backup", "-o", &places[1]],
        &["log", "verify"],
        &["doctor"],
    ];
    let mut seen = false;
    for act in acts {
        let trace = maria.file("trace");
        let program = maria.command();
        let mut traced = Command::new("strace");
        traced.args(["-f", "-qq", "-e", "trace=socket,connect,sendto,bind", "-o"]).arg(&trace);
        traced.arg(program.get_program()).arg("--data").arg(maria.data()).arg("--pin-file").arg(maria.pin_file());
        for (name, value) in program.get_envs() {
            match value {
                Some(value) => traced.env(name, value),
                None => traced.env_remove(name),
            };
        }
        let out = traced.args(act).current_dir(maria.file("")).output().unwrap();
        assert!(out.status.success(), "{act:?}: {}", String::from_utf8_lossy(&out.stderr));
        let calls = std::fs::read_to_string(&trace).unwrap();
        // The print server of this very computer may be asked.
        let is_loopback = |call: &&str| call.contains("127.0.0.1") || call.contains("\"::1\"");
        let leaves = |call: &&str| call.contains("sa_family=AF_INET") && !is_loopback(call);
        let out: Vec<&str> = calls.lines().filter(leaves).collect();
        seen |= calls.contains("socket(");
        assert!(out.is_empty(), "{act:?} calls a network: {out:?}");
    }
    assert!(seen, "the trace sees what there is: the doctor looks for a keyring and a printer");
}
