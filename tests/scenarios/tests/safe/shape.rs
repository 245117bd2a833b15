//! Files with codes in them, and people who use one computer.

use std::path::PathBuf;

use serde_json::Value;
use support::{Device, Outcome, Scenario};

/// Five words each.
pub(crate) const LEILAS: &str = "fem helt andra ord här";

/// Maria's computer with Ingrid's plan on it, its recovery code in a file, and the plan's number.
pub(crate) struct Home {
    pub(crate) maria: Device,
    pub(crate) code: PathBuf,
    pub(crate) plan: String,
}

/// A computer that is as new; gives the file with its recovery code.
pub(crate) fn begin(device: &Device) -> PathBuf {
    let unit = device.write_json("unit.json", &Scenario::load("1").case["units"][0]);
    let arguments = ["--json", "--user", device.name(), "init", "--unit", unit.to_str().unwrap()];
    let made = device.siphemma(arguments).ok().json();
    file(device, "paper", made["recovery_code"].as_str().unwrap())
}

pub(crate) fn home() -> Home {
    let maria = Device::new("Maria Sandell");
    let code = begin(&maria);
    let mut case = Scenario::load("1").case;
    case["consent"]["validTo"] = support::FAR.into();
    let plan = maria.import(&case);
    Home { maria, code, plan }
}

/// A file with a code on its first line.
pub(crate) fn file(device: &Device, name: &str, code: &str) -> PathBuf {
    let path = device.file(name);
    std::fs::write(&path, format!("{code}\n")).unwrap();
    path
}

/// Runs as somebody, by what is in a file.
#[track_caller]
pub(crate) fn by(device: &Device, who: &str, pin: &std::path::Path, arguments: &[&str]) -> Outcome {
    let out = device
        .command()
        .arg("--data")
        .arg(device.data())
        .args(["--user", who, "--pin-file"])
        .arg(pin)
        .args(arguments)
        .output()
        .unwrap();
    Outcome::of(format!("{who}: {arguments:?}"), out)
}

/// Runs with the paper instead of a PIN, on a data folder.
#[track_caller]
pub(crate) fn by_paper(device: &Device, data: &std::path::Path, code: &std::path::Path, arguments: &[&str]) -> Outcome {
    let mut command = device.command();
    let out = command.arg("--data").arg(data).arg("--code-file").arg(code).args(arguments).output().unwrap();
    Outcome::of(format!("by paper: {arguments:?}"), out)
}

/// What the log tells, as JSON.
pub(crate) fn rows(device: &Device, case: Option<&str>) -> Vec<Value> {
    let arguments: Vec<&str> = ["log"].into_iter().chain(case.into_iter().flat_map(|case| ["--case", case])).collect();
    device.json(arguments)["rows"].as_array().unwrap().clone()
}

/// What was done, in order.
pub(crate) fn actions(rows: &[Value]) -> Vec<&str> {
    rows.iter().filter_map(|row| row["action"].as_str()).collect()
}
