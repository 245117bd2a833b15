//! Who takes part: computers of the units of a case, and what to look for in what they say.

use std::collections::BTreeSet;

use serde_json::Value;
use support::{Device, FAR, Post, Scenario, Story};

/// A scenario with a consent that does not run out.
pub(crate) fn lasting(scenario: &str) -> Value {
    let mut case = Scenario::load(scenario).case;
    case["consent"]["validTo"] = FAR.into();
    case
}

/// A computer of a unit of a case.
pub(crate) fn computer(name: &str, case: &Value, unit: &str) -> Device {
    let device = Device::new(name);
    device.init(with_id(&case["units"], unit));
    device
}

/// A unit that comes to share a case: its computer and the one that documents the case know each
/// other's cards.
pub(crate) fn unit_beside(story: &Story, name: &str, case: &Value, unit: &str) -> Story {
    let device = computer(name, case, unit);
    device.meets(story.device());
    Story::shared_with(device, story.id())
}

/// A colleague's computer at the office: it gets every case of the unit at the next round.
pub(crate) fn office_of(story: &Story, name: &str, case: &Value) -> Story {
    let device = computer(name, case, case["documentingUnit"].as_str().unwrap());
    device.joins(story.device(), true);
    Story::shared_with(device, story.id())
}

/// A colleague's laptop, with the case checked out to it. It comes at the next round.
pub(crate) fn laptop_of(story: &Story, name: &str, case: &Value) -> Story {
    let device = computer(name, case, case["documentingUnit"].as_str().unwrap());
    device.joins(story.device(), false);
    story.case("checkout", &["--device", &device.id()]).ok();
    Story::shared_with(device, story.id())
}

/// Each leaves and fetches in turn, this many times over.
#[track_caller]
pub(crate) fn rounds(all: &[&Story], post: &Post, times: usize) {
    for _ in 0..times {
        for story in all {
            story.exchange(post);
        }
    }
}

/// The first rounds, in which everybody gets the case. What a co-writer left for one who has not got
/// it yet waits aside until the case has come from the unit that documents it.
#[track_caller]
pub(crate) fn gather(all: &[&Story], post: &Post) {
    for story in all.iter().chain(all) {
        let round = story.device().exchange(post);
        let waits = ["unknownCase", "unknownUnit"];
        assert!(round.reasons().iter().all(|reason| waits.contains(reason)), "{:?}", round.set_aside());
    }
}

/// The item of a list with this id.
#[track_caller]
pub(crate) fn with_id<'v>(list: &'v Value, id: &str) -> &'v Value {
    let found = list.as_array().and_then(|items| items.iter().find(|item| item["id"] == id));
    found.unwrap_or_else(|| panic!("no {id} in {list}"))
}

/// The insats of a case with this id, if it is there.
pub(crate) fn insats<'v>(case: &'v Value, id: &str) -> Option<&'v Value> {
    let goals = case["plan"]["goals"].as_array().into_iter().flatten();
    goals.flat_map(|goal| goal["insatser"].as_array().into_iter().flatten()).find(|insats| insats["id"] == id)
}

/// The paths of contested fields, with their kinds.
pub(crate) fn cards(fields: &[Value]) -> BTreeSet<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    fields.iter().map(|field| (text(&field["path"]), text(&field["kind"]))).collect()
}

/// Everything that the program says of a case, by every command that tells of it, and of what lies
/// beside it.
pub(crate) fn everything_said(story: &Story) -> String {
    let id = story.id();
    let mut said = story.export().to_string();
    for verb in ["show", "history", "sharing", "contested", "changes"] {
        said.push_str(&story.answer(verb, &[]).to_string());
    }
    for answer in [vec!["case", "list"], vec!["todo"], vec!["extract", "list"], vec!["ledger", id]] {
        said.push_str(&story.device().json(answer).to_string());
    }
    let check = story.device().siphemma(["case", "check", id]);
    said + &check.text() + &story.print(&["--draft"]).text
}

/// The ids of the insatser of a goal, in their order.
pub(crate) fn order(case: &Value, goal: &str) -> Vec<String> {
    let insatser = with_id(&case["plan"]["goals"], goal)["insatser"].as_array().unwrap();
    insatser.iter().filter_map(|insats| insats["id"].as_str().map(str::to_owned)).collect()
}
