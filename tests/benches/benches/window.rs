//! The window: from start to usable list, beside an empty window of the same run. Plays on the
//! stage of `cargo xtask bench`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a measurement may stop at once")]

use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use e2e::{Setting, Window};
use sip_vault::{Keyfile, OsKeyring, Pin};

const PIN: &str = "471147";
const RUNS: usize = 9;

fn main() {
    if std::env::var_os("SIPHEMMA_STAGE").is_none() {
        println!("The window is measured on its stage: cargo xtask bench");
        return;
    }
    let setting = Setting::new();
    let data = setting.data_folder().to_owned();
    fill(&data);
    let mut empty = Vec::new();
    let mut usable = Vec::new();
    let mut listed = Vec::new();
    for _ in 0..RUNS {
        let window = Window::open_in(Setting::new().program(beside("examples/empty")));
        empty.push(window.first_picture());
        drop(window);
        let window = Window::open_in(Setting::new().data(&data));
        usable.push(window.first_picture());
        window.type_into("Din kod, Maria", PIN);
        listed.push(window.click_to_heading("Lås upp", "Mina planer").saturating_sub(unlock(&data)));
    }
    let (empty, usable, listed) = (median(empty), median(usable), median(listed));
    tell("an empty window, first picture", empty);
    tell("SIP Hemma, first picture (unlock view)", usable);
    tell("from unlocking to the list, the unlocking itself apart", listed);
    let ratio = (usable + listed).as_secs_f64() / empty.as_secs_f64();
    println!("{:<58} {ratio:>9.2} × (at most 1.5)", "start to usable list beside an empty window");
}

/// A folder with the two demo cases, made by the command line.
fn fill(data: &std::path::Path) {
    let demo = support::root().join("assets/demo");
    let pin = data.with_file_name("pin");
    std::fs::write(&pin, PIN).unwrap();
    let siphemma = |arguments: &[&str]| {
        let mut command = Command::new(beside("siphemma"));
        command.arg("--data").arg(data).arg("--pin-file").arg(&pin).args(arguments).current_dir(&demo);
        assert!(command.status().unwrap().success(), "siphemma {arguments:?}");
    };
    siphemma(&["init", "--unit", "unit.json", "--user", "Maria Sandell"]);
    siphemma(&["case", "import", "ingrid.json"]);
    siphemma(&["case", "import", "jonas.json"]);
}

/// The unlocking alone: Argon2id and the keyring.
fn unlock(data: &std::path::Path) -> Duration {
    let keys = Keyfile::read(&std::fs::read_to_string(data.join("keys.json")).unwrap()).unwrap();
    let began = Instant::now();
    keys.open("Maria Sandell", &Pin::new(PIN), &OsKeyring).unwrap();
    began.elapsed()
}

fn beside(name: &str) -> PathBuf {
    std::env::current_exe().unwrap().ancestors().nth(2).unwrap().join(name)
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn tell(what: &str, time: Duration) {
    println!("{what:<58} {:>9.3} ms", time.as_secs_f64() * 1e3);
}
