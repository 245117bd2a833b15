//! What people do, at random, and the model of it: which words must be there in the end, and from whom they are kept.

use proptest::prelude::*;
use serde_json::json;
use sip_doc::Why;
use sip_model::field::{Path, at};

use crate::common::opened::holds;
use crate::common::town::{AMINA, CASE, LEILA, MARIA, Town, UNITS};

/// Id within the case of the unit that documents it.
const DOCUMENTS: &str = UNITS[0].0;

/// One deed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Deed {
    /// Whose, among those who take part.
    pub(crate) who: u8,
    pub(crate) kind: u8,
    pub(crate) at: u8,
}

/// So many deeds.
pub(crate) fn deeds(count: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Deed>> {
    let deed = (any::<u8>(), 0..9u8, any::<u8>()).prop_map(|(who, kind, at)| Deed { who, kind, at });
    prop::collection::vec(deed, count)
}

/// Words that somebody wrote.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    pub(crate) token: String,
    /// The field, where another value takes its place.
    path: Option<String>,
    /// The units that may not read it.
    pub(crate) kept_from: Vec<String>,
    /// Somebody wrote over it who saw it.
    pub(crate) is_over: bool,
}

/// What was written.
#[derive(Debug, Clone, Default)]
pub(crate) struct Model {
    pub(crate) words: Vec<Word>,
}

impl Model {
    /// Somebody does something; some deeds are a round in the place of the town.
    pub(crate) fn happens(&mut self, town: &mut Town, who: usize, deed: Deed) {
        let token = format!("zq{:04}x", self.words.len());
        let mut word = Word { token: token.clone(), path: None, kept_from: Vec::new(), is_over: false };
        let case = town.shelves[who].value(CASE);
        let insatser: Vec<Path> = insatser(&case);
        let item = insatser.get(usize::from(deed.at) % insatser.len().max(1));
        // Neither the writer's own unit, nor the one that documents the case.
        let other = if who == AMINA || (deed.at.is_multiple_of(2) && who != LEILA) { "u-hsv" } else { "u-ht" };
        match (deed.kind, item) {
            (0 | 1, _) => {
                let path = ["/preparation/importantToMe", "/plan/personsOwnComment"][usize::from(deed.at % 2)];
                self.write_over(town, who, path);
                // Keystrokes: what was typed on the way is nobody's word.
                town.set(who, path, format!("{token} på väg").into());
                town.set(who, path, token.into());
                word.path = Some(path.to_owned());
            }
            (2, _) => {
                let path = ["/meeting/situation", "/meeting/whatWorks"][usize::from(deed.at % 2)];
                let before = at(&case, &Path::read(path).unwrap()).and_then(|text| text.as_str()).unwrap_or_default();
                town.set(who, path, format!("{before} {token}").into());
            }
            (3, _) => self.add(town, who, &token, Vec::new()),
            (4, _) => {
                word.kept_from = vec![other.to_owned()];
                self.add(town, who, &token, word.kept_from.clone());
            }
            (5, Some(item)) => {
                // A text that may be kept from somebody already.
                let now = at(&case, item).cloned().unwrap_or_default();
                let kept = now["notFor"].as_array().cloned().unwrap_or_default();
                word.kept_from = kept.iter().filter_map(|unit| unit.as_str().map(str::to_owned)).collect();
                let before = now["text"].as_str().unwrap_or_default().to_owned();
                town.set(who, &item.with("text").to_string(), format!("{before} {token}").into());
            }
            (6, Some(item)) => {
                let now = at(&case, item).cloned().unwrap_or_default();
                let mut kept = now["notFor"].as_array().cloned().unwrap_or_default();
                if !kept.contains(&json!(other)) {
                    kept.push(json!(other));
                    town.set(who, &item.with("notFor").to_string(), kept.into());
                }
                return;
            }
            (7, _) if town.me(who).unit() == town.me(0).unit() => {
                town.shelves[who].set(CASE, "/preparation/questionsNotToRaise/-", token.clone().into(), &token);
                word.kept_from = vec!["u-hsv".to_owned(), "u-ht".to_owned()];
            }
            _ => {
                town.round(who);
                return;
            }
        }
        self.words.push(word);
    }

    fn add(&self, town: &mut Town, who: usize, token: &str, kept: Vec<String>) {
        let insats = json!({ "text": token, "responsible": { "authority": "kommun" }, "notFor": kept });
        town.shelves[who].set(CASE, "/plan/goals/g1/insatser/-", insats, token);
    }

    /// What somebody sees at a field is over once they write another value.
    fn write_over(&mut self, town: &mut Town, who: usize, path: &str) {
        let seen = seen(town, who);
        for word in &mut self.words {
            word.is_over |= word.path.as_deref() == Some(path) && holds(&seen, &word.token);
        }
    }

    /// Which words somebody lacks who may read them.
    pub(crate) fn lacks(&self, town: &mut Town, who: usize) -> Vec<String> {
        let unit = unit(town, who);
        let seen = seen(town, who);
        let hidden = hidden_from(town, &unit);
        let owed = self.words.iter().filter(|word| !word.is_over && !word.kept_from.contains(&unit));
        // What it stands in may have been kept from that unit since.
        let owed = owed.filter(|word| !hidden.contains(&word.token));
        owed.filter(|word| !holds(&seen, &word.token)).map(|word| word.token.clone()).collect()
    }
}

/// Id within the case of somebody's unit.
pub(crate) fn unit(town: &Town, who: usize) -> String {
    crate::common::town::UNITS
        .iter()
        .find(|(_, name, _)| *name == town.me(who).card.name)
        .map(|(id, _, _)| (*id).to_owned())
        .expect("a unit of the town")
}

/// Everything that somebody is shown of the case, and everything that waits for a person in it.
fn seen(town: &mut Town, who: usize) -> Vec<u8> {
    let contested = format!("{:?}", town.shelves[who].contested(CASE));
    (town.shelves[who].value(CASE).to_string() + &contested).into_bytes()
}

/// What stands, or waits, in insatser that the unit which documents the case keeps from a unit, by either of
/// several who said from whom.
fn hidden_from(town: &mut Town, unit: &str) -> String {
    let ours: Vec<usize> =
        (0..town.shelves.len()).filter(|who| town.me(*who).unit() == town.me(MARIA).unit()).collect();
    let mut hidden = String::new();
    for who in ours {
        let shelf = &mut town.shelves[who];
        if !shelf.cases.contains_key(CASE) {
            continue;
        }
        let (case, contested) = (shelf.value(CASE), shelf.contested(CASE));
        // What came late for a document that was begun anew is a proposal to the unit that documents the case.
        let late = contested.iter().filter(|one| one.why == Why::Late && unit != DOCUMENTS);
        hidden.extend(late.map(|one| format!("{:?}", one.values)));
        for path in insatser(&case) {
            let within = contested.iter().filter(|one| one.path.parts().starts_with(path.parts()));
            let waits: String = within.map(|one| format!("{:?}", (one.path.to_string(), &one.values))).collect();
            let item = at(&case, &path).cloned().unwrap_or_default();
            let goal = at(&case, &path.parent().parent()).cloned().unwrap_or_default();
            let said = contested.iter().filter(|one| path.parts().starts_with(one.path.parent().parts()));
            let said = said.filter(|one| one.path.to_string().ends_with("/notFor")).flat_map(|one| &one.values);
            let mut from = said.map(|told| &told.value).chain([&item["notFor"], &goal["notFor"]]);
            if from.any(|from| from.to_string().contains(unit)) {
                hidden += &format!("{item}{waits}");
            }
        }
    }
    hidden
}

/// Insatser that can be read.
fn insatser(case: &serde_json::Value) -> Vec<Path> {
    let goals = Path::read("/plan/goals").unwrap();
    let mut all = Vec::new();
    for goal in case["plan"]["goals"].as_array().into_iter().flatten() {
        for insats in goal["insatser"].as_array().into_iter().flatten().filter(|insats| insats["text"].is_string()) {
            let of = |item: &serde_json::Value| item["id"].as_str().unwrap_or_default().to_owned();
            all.push(goals.with(&of(goal)).with("insatser").with(&of(insats)));
        }
    }
    all
}

/// How many cases a law is tried with: few, since each plays many rounds.
pub(crate) fn few(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, max_shrink_iters: 6, failure_persistence: None, ..ProptestConfig::default() }
}
