//! Scenarios at other points of the process, and words to look for.

use serde_json::{Value, json};
use support::{FAR, Scenario, Story, merge};

/// A scenario on the day before its kallelse goes out: consent given, nothing sent, no meeting held.
pub(crate) fn before_the_kallelse(scenario: &str) -> Value {
    let mut case = Scenario::load(scenario).case;
    let undone = json!({
        "consent": { "validTo": FAR },
        "summons": { "sentAt": null },
        "meeting": { "startedAt": null, "endedAt": null },
        "plan": { "status": null, "version": null, "establishedAt": null, "establishedBy": null },
        "signatures": null, "distribution": null, "externalRecord": null,
    });
    merge(&mut case, &undone);
    for recipient in case["summons"]["recipients"].as_array_mut().unwrap() {
        merge(recipient, &json!({ "acknowledgedAt": null, "answer": null }));
    }
    for participant in case["meeting"]["participants"].as_array_mut().unwrap() {
        merge(participant, &json!({ "attendance": null, "arrivedAt": null, "leftAt": null }));
    }
    case
}

/// A scenario with a consent that does not run out, and a patch.
pub(crate) fn patched(scenario: &str, patch: &Value) -> Value {
    let mut case = Scenario::load(scenario).case;
    case["consent"]["validTo"] = FAR.into();
    merge(&mut case, patch);
    case
}

/// Everything that a goal and its insatser say in words.
pub(crate) fn words_of(goal: &Value) -> Vec<&str> {
    let of_goal = ["inPersonsWords", "need", "longTerm", "shortTerm"].iter().filter_map(|key| goal[key].as_str());
    let insatser = goal["insatser"].as_array().into_iter().flatten();
    of_goal.chain(insatser.flat_map(words_of_insats)).collect()
}

/// What an insats says in words.
pub(crate) fn words_of_insats(insats: &Value) -> impl Iterator<Item = &str> {
    ["text", "note"].into_iter().filter_map(|key| insats[key].as_str())
}

/// The goals of a case.
pub(crate) fn goals(case: &Value) -> &Vec<Value> {
    case["plan"]["goals"].as_array().unwrap()
}

/// The item of a list with this id.
#[track_caller]
pub(crate) fn with_id<'v>(list: &'v Value, id: &str) -> &'v Value {
    let found = list.as_array().and_then(|items| items.iter().find(|item| item["id"] == id));
    found.unwrap_or_else(|| panic!("no {id} in {list}"))
}

/// Whether a word is among the values of a key.
pub(crate) fn any(rows: &[Value], key: &str, word: &str) -> bool {
    rows.iter().any(|row| row[key] == word)
}

/// The arguments of every sheet that can be printed of an established case, for every party.
pub(crate) fn every_sheet(story: &Story) -> Vec<Vec<String>> {
    let case = story.show();
    let ids = |list: &Value| -> Vec<String> {
        list.as_array().unwrap().iter().filter_map(|item| Some(item["id"].as_str()?.to_owned())).collect()
    };
    let parties = [ids(&case["units"]), ids(&case["meeting"]["participants"])].concat();
    let mut sheets: Vec<Vec<String>> = ["--draft", "--original", "--sheet information", "--sheet consent"]
        .map(|sheet| sheet.split(' ').map(str::to_owned).collect())
        .to_vec();
    for party in parties {
        for sheet in ["--copy", "--sheet extract", "--sheet summons"] {
            sheets.push(sheet.split(' ').chain(["--for", party.as_str()]).map(str::to_owned).collect());
        }
    }
    sheets
}
