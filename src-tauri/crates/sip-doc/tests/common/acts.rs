//! What people do to a case, at random, and a model of it: sets of what was ever added and written,
//! and not written over by somebody who saw it.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use serde_json::{Value, json};
use sip_doc::Why;

use super::Device;

/// What was added and written, and not written over by somebody who saw it.
#[derive(Default, Clone)]
pub struct Model {
    pub items: BTreeSet<String>,
    /// By field: the values that nobody has written over.
    values: BTreeMap<String, BTreeSet<String>>,
    /// By text: marks in it that nobody has taken out.
    marks: BTreeMap<String, BTreeSet<String>>,
}

#[derive(Debug, Clone, Copy)]
pub struct Step {
    pub device: usize,
    pub kind: u8,
    pub which: usize,
    pub how: usize,
}

pub fn steps(most: usize) -> impl Strategy<Value = Vec<Step>> {
    let step = (0..3usize, 0..16u8, 0..64usize, 0..64usize);
    prop::collection::vec(step.prop_map(|(device, kind, which, how)| Step { device, kind, which, how }), 4..most)
}

/// Every item of a case, by its path.
fn items(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Array(all) => all.iter().filter(|item| item["id"].is_string()).for_each(|item| {
            let path = format!("{at}/{}", item["id"].as_str().unwrap());
            found.push(path.clone());
            items(item, &path, found);
        }),
        Value::Object(fields) => fields.iter().for_each(|(key, value)| items(value, &format!("{at}/{key}"), found)),
        _ => {}
    }
}

pub fn all_items(case: &Value) -> Vec<String> {
    let mut found = Vec::new();
    items(case, "", &mut found);
    found
}

fn insatser(case: &Value) -> Vec<String> {
    all_items(case).into_iter().filter(|path| path.split('/').count() == 6 && path.contains("/insatser/")).collect()
}

fn goals(case: &Value) -> Vec<String> {
    all_items(case)
        .into_iter()
        .filter(|path| path.split('/').count() == 4 && path.starts_with("/plan/goals/"))
        .collect()
}

/// Everything that is said of a field on a device: what holds, and what waits.
fn seen(device: &mut Device, field: &str) -> Vec<String> {
    let mut all = vec![device.at(field)];
    let told = device.told().into_iter().filter(|(path, _, _)| path == field);
    all.extend(told.flat_map(|(_, _, values)| values.into_iter().map(|(value, _)| value)));
    all.into_iter().map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned)).collect()
}

impl Model {
    fn wrote(&mut self, device: &mut Device, field: &str, value: &str) {
        if device.at(field) == value {
            return;
        }
        let seen = seen(device, field);
        let values = self.values.entry(field.to_owned()).or_default();
        values.retain(|value| !seen.iter().any(|seen| seen.contains(value.as_str())));
        values.insert(value.to_owned());
    }

    /// Nothing is lost: every item stands once, everything written is there or waits.
    pub fn holds(&self, device: &mut Device) -> Result<(), TestCaseError> {
        let all = all_items(&device.case);
        let ids: Vec<&str> = all.iter().map(|path| path.rsplit('/').next().unwrap()).collect();
        for item in &self.items {
            let times = ids.iter().filter(|id| *id == item).count();
            prop_assert_eq!(times, 1, "{} stands {} times", item, times);
        }
        for (field, values) in &self.values {
            let seen = seen(device, field);
            for value in values {
                prop_assert!(seen.iter().any(|seen| seen.contains(value)), "{field}: {value} is in none of {seen:?}");
            }
        }
        for (field, marks) in &self.marks {
            let seen = seen(device, field);
            for mark in marks {
                prop_assert!(seen.iter().any(|seen| seen.contains(mark)), "{field}: {mark} is in none of {seen:?}");
            }
        }
        Ok(())
    }
}

/// Does a step on a device, and tells the model.
pub fn act(device: &mut Device, step: Step, n: usize, model: &mut Model) {
    let pick = |all: &[String], at: usize| all.get(at % all.len().max(1)).cloned();
    // A goal may stand here as a mere heading while the rest is on its way.
    let lives = |path: &String| device.docs.home_of(&super::path(path)).is_some();
    let insatser: Vec<String> = insatser(&device.case).into_iter().filter(lives).collect();
    let goals: Vec<String> = goals(&device.case).into_iter().filter(lives).collect();
    let Some(insats) = pick(&insatser, step.which) else { return };
    let Some(goal) = pick(&goals, step.which) else { return };
    let audience = [json!(null), json!(["u-ht"]), json!(["u-bi"]), json!(["u-ht", "u-bi"])][step.how % 4].clone();
    match step.kind {
        0 | 1 => {
            let field = format!("{insats}/{}", ["frequency", "status"][step.how % 2]);
            model.wrote(device, &field, &format!("v{n}v"));
            device.set(&field, json!(format!("v{n}v")));
        }
        2 => {
            let field = format!("{insats}/decision");
            let value = ["föreslagen", "åtagen", "kräver_utredning"][step.how % 3];
            let mut after = device.clone();
            if after.try_set(&field, json!(value)).is_ok() {
                model.wrote(device, &field, value);
                *device = after;
            }
        }
        3 | 4 => {
            let field =
                [format!("{goal}/need"), format!("{insats}/text"), "/meeting/situation".into()][step.how % 3].clone();
            let old: Vec<char> = device.at(&field).as_str().unwrap_or_default().chars().collect();
            let at = (step.which * 7) % (old.len() + 1);
            let mark = format!("«{n}»");
            let new: String = old[..at].iter().collect::<String>() + &mark + &old[at..].iter().collect::<String>();
            // A mark that was cut in two by this one is one no longer.
            let marks = model.marks.entry(field.clone()).or_default();
            marks.retain(|mark| new.contains(mark.as_str()) || !old.iter().collect::<String>().contains(mark.as_str()));
            marks.insert(mark);
            device.set(&field, json!(new));
        }
        5 | 6 => {
            device.set(&format!("{}/notFor", if step.which.is_multiple_of(3) { &goal } else { &insats }), audience)
        }
        7 => {
            let item = if step.which.is_multiple_of(3) { goal } else { insats };
            let field = format!("{item}/struck");
            if device.at(&field).is_null() {
                model.wrote(device, &field, &format!("v{n}v"));
                device.strike(&item, &format!("v{n}v"));
            } else {
                model.wrote(device, &field, "null");
                model.values.entry(field).or_default().remove("null");
                device.lift(&item);
            }
        }
        8 | 9 => {
            let id = format!("new-{n}");
            model.items.insert(id.clone());
            match step.how % 5 {
                0 => device.add("/plan/goals", json!({ "inPersonsWords": format!("mål {n}") }), &id),
                1 | 2 => device.add(
                    &format!("{goal}/insatser"),
                    json!({ "text": "ny", "responsible": { "authority": "region" } }),
                    &id,
                ),
                3 => device.add(&format!("{insats}/deviations"), json!({ "text": format!("uteblev {n}") }), &id),
                _ => device.add("/meeting/participants", json!({ "name": "Ny", "privatePhone": "070-1740611" }), &id),
            }
        }
        10 => {
            let id = format!("yes-{n}");
            model.items.insert(id.clone());
            device.add("/consent/confirmations", json!({ "givenBy": "Ingrid", "form": "muntligt" }), &id);
        }
        11 | 12 => {
            let all = all_items(&device.case);
            let Some(item) = pick(&all, step.which * 5) else { return };
            let list = item.rsplit_once('/').unwrap().0.to_owned();
            let own = item.rsplit('/').next().unwrap();
            let near: Vec<&str> = all
                .iter()
                .filter_map(|path| path.rsplit_once('/').filter(|(of, id)| *of == list && *id != own))
                .map(|(_, id)| id)
                .collect();
            let after = near.get(step.how % (near.len() + 1)).copied();
            device.reorder(&item, after);
        }
        13 => {
            // Somebody settles one of the things that wait: with a value that is there.
            let told = device.told();
            let Some((field, why, values)) = told.get(step.which % told.len().max(1)).cloned() else { return };
            let chosen = values[step.how % values.len()].0.clone();
            if why == Why::Strike || field.ends_with("/struck") {
                return;
            }
            for (value, _) in &values {
                let text = value.as_str().unwrap_or_default();
                model
                    .values
                    .entry(field.clone())
                    .or_default()
                    .retain(|known| !text.contains(known.as_str()) || chosen == json!(text));
                let lost = |mark: &String| {
                    text.contains(mark.as_str()) && !chosen.as_str().unwrap_or_default().contains(mark.as_str())
                };
                model.marks.entry(field.clone()).or_default().retain(|mark| !lost(mark));
            }
            let mut after = device.clone();
            if after.try_set(&field, chosen).is_ok() {
                *device = after;
                device.settle(&field);
            }
        }
        _ => {}
    }
}
