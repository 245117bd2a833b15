//! A case on the computer of its documenting unit, and what one does with it by the command line.

use std::ffi::OsString;
use std::path::PathBuf;

use serde_json::{Value, json};

use crate::device::Device;
use crate::outcome::Outcome;
use crate::paper::Paper;
use crate::scenario::Scenario;

/// The last day of a consent that holds however late these tests are run: what may be handed out
/// is judged by the machine's clock.
pub const FAR: &str = "2099-12-31";

/// A case in a device's data folder.
#[derive(Debug)]
pub struct Story {
    device: Device,
    case: String,
}

impl Story {
    /// A whole scenario, with a consent that does not run out.
    #[must_use]
    pub fn of(scenario: &str) -> Self {
        let mut case = Scenario::load(scenario).case;
        case["consent"]["validTo"] = FAR.into();
        Self::from(&case)
    }

    /// A case as its file says, on a new computer of the one who documents it.
    #[must_use]
    pub fn from(case: &Value) -> Self {
        Self::begun_on(Device::new(user_of(case)), case)
    }

    /// A case as its file says, on a computer that has nothing yet: `init` with the documenting
    /// unit, `case import`.
    #[must_use]
    pub fn begun_on(device: Device, case: &Value) -> Self {
        let unit = case["units"].as_array().into_iter().flatten().find(|unit| unit["id"] == case["documentingUnit"]);
        device.init(unit.expect("the documenting unit is among the units"));
        let case = device.import(case);
        Self { device, case }
    }

    /// A case that comes, or came, to a computer by exchange.
    #[must_use]
    pub fn shared_with(device: Device, case: &str) -> Self {
        Self { device, case: case.to_owned() }
    }

    /// The computer.
    #[must_use]
    pub fn device(&self) -> &Device {
        &self.device
    }

    /// The plan id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.case
    }

    /// `case VERB` on this case, with what follows.
    #[track_caller]
    pub fn case(&self, verb: &str, arguments: &[&str]) -> Outcome {
        self.device.siphemma(["case", verb, &self.case].into_iter().chain(arguments.iter().copied()))
    }

    /// The same with `--json`, done, and its answer.
    #[track_caller]
    pub fn answer(&self, verb: &str, arguments: &[&str]) -> Value {
        self.device.json(["case", verb, &self.case].into_iter().chain(arguments.iter().copied()))
    }

    /// `case set`, whatever comes of it.
    #[track_caller]
    pub fn try_set(&self, path: &str, value: impl Into<Value>) -> Outcome {
        self.case("set", &[path, &value.into().to_string()])
    }

    /// `case set`, done.
    #[track_caller]
    pub fn set(&self, path: &str, value: impl Into<Value>) {
        self.try_set(path, value).ok();
    }

    /// `case set` of a list's `/-`; gives the new item's id.
    #[track_caller]
    pub fn add(&self, list: &str, item: impl Into<Value>) -> String {
        self.try_set(&format!("{list}/-"), item).ok().text().trim().to_owned()
    }

    /// `case show`.
    #[track_caller]
    #[must_use]
    pub fn show(&self) -> Value {
        self.answer("show", &[])
    }

    /// What stands at a JSON Pointer of `case show`; items of lists by position.
    #[track_caller]
    #[must_use]
    pub fn at(&self, pointer: &str) -> Value {
        self.show().pointer(pointer).cloned().unwrap_or(Value::Null)
    }

    /// `case check`: every finding.
    #[track_caller]
    #[must_use]
    pub fn findings(&self) -> Vec<Value> {
        let outcome = self.device.siphemma(["--json", "case", "check", &self.case]);
        list(&outcome.json()["findings"])
    }

    /// The severity of a finding, where `check` has it.
    #[track_caller]
    #[must_use]
    pub fn finding(&self, code: &str) -> Option<String> {
        severity(&self.findings(), code)
    }

    /// `todo`: the rows of this case.
    #[track_caller]
    #[must_use]
    pub fn todo(&self) -> Vec<Value> {
        list(&self.device.json(["todo"])["todo"]).into_iter().filter(|row| row["case"] == self.case.as_str()).collect()
    }

    /// `ledger`: every row.
    #[track_caller]
    #[must_use]
    pub fn ledger(&self) -> Vec<Value> {
        list(&self.device.json(["ledger", &self.case])["rows"])
    }

    /// `case history`: every act.
    #[track_caller]
    #[must_use]
    pub fn history(&self) -> Vec<Value> {
        list(&self.answer("history", &[])["acts"])
    }

    /// `print`, whatever comes of it.
    #[track_caller]
    pub fn try_print(&self, arguments: &[&str]) -> Outcome {
        let path = self.paper_path();
        let print = ["print", &self.case, "-o", path.to_str().expect("the path is text")];
        self.device.siphemma(print.into_iter().chain(arguments.iter().copied()))
    }

    /// `print`, done, as a reader sees it.
    #[track_caller]
    pub fn print(&self, arguments: &[&str]) -> Paper {
        let _ = std::fs::remove_file(self.paper_path());
        self.try_print(arguments).ok();
        self.printed()
    }

    /// The latest sheet that was printed.
    #[must_use]
    pub fn printed(&self) -> Paper {
        Paper::read(&self.paper_path())
    }

    /// `case export`, as JSON.
    #[track_caller]
    #[must_use]
    pub fn export(&self) -> Value {
        let path = self.device.file("export.json");
        self.case("export", &["-o", path.to_str().expect("the path is text")]).ok();
        let text = std::fs::read(path).expect("the exported file");
        serde_json::from_slice(&text).expect("an exported file is JSON")
    }

    /// Notes a result for every goal and insats that stands, at this follow-up: half way, going on.
    #[track_caller]
    pub fn go_through_all(&self, follow_up: &str) {
        let standing = |items: &Value| list(items).into_iter().filter(|item| item["struck"].is_null());
        for goal in standing(&self.at("/plan/goals")) {
            let path = format!("/plan/goals/{}", goal["id"].as_str().unwrap_or_default());
            let half = json!({ "followUp": follow_up, "result": "delvis", "why": "Det tar längre tid än vi trodde." });
            self.add(&format!("{path}/results"), half);
            for insats in standing(&goal["insatser"]) {
                let insats = format!("{path}/insatser/{}", insats["id"].as_str().unwrap_or_default());
                self.add(&format!("{insats}/results"), json!({ "followUp": follow_up, "result": "pågår" }));
            }
        }
    }

    fn paper_path(&self) -> PathBuf {
        self.device.file("paper.pdf")
    }
}

/// The one who documents a case.
fn user_of(case: &Value) -> &str {
    let users = [&case["plan"]["establishedBy"], &case["consent"]["documentedBy"], &case["need"]["offered"]["by"]];
    users.into_iter().find_map(Value::as_str).unwrap_or("Maria Sandell")
}

/// The severity of a code among findings.
#[must_use]
pub fn severity(findings: &[Value], code: &str) -> Option<String> {
    let found = findings.iter().find(|finding| finding["code"] == code)?;
    Some(found["severity"].as_str().unwrap_or_default().to_owned())
}

/// The findings of a case file, without any data folder.
#[track_caller]
#[must_use]
pub fn findings_of(case: &Value) -> Vec<Value> {
    let device = Device::new("Utan mapp");
    let file = device.write_json("case.json", case);
    let check = ["--json".into(), "case".into(), "check".into(), file.into_os_string()];
    list(&device.siphemma::<OsString>(check).json()["findings"])
}

fn list(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_default()
}
