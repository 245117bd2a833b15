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
