//! The laws of merging: three devices that edit, strike, narrow, widen, reorder and add as they like,
//! and hear of each other in any order, come to the same, and nothing agreed is lost.
//!
//! The model beside them knows only sets: the items that were ever added, the words that were ever
//! written and by whom they were seen when something else was written over them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{Device, bare, give, give_doc, small};
use proptest::prelude::*;
use serde_json::{Value, json};
use sip_doc::{CaseDocs, DocId, DocKind, Incoming, Why};

/// What was added and written, and not written over by somebody who saw it.
#[derive(Default, Clone)]
struct Model {
    items: BTreeSet<String>,
    /// By field: the values that nobody has written over.
    values: BTreeMap<String, BTreeSet<String>>,
    /// By text: marks in it that nobody has taken out.
    marks: BTreeMap<String, BTreeSet<String>>,
}

#[derive(Debug, Clone, Copy)]
struct Step {
    device: usize,
    kind: u8,
    which: usize,
    how: usize,
}

fn steps(most: usize) -> impl Strategy<Value = Vec<Step>> {
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

fn all_items(case: &Value) -> Vec<String> {
    let mut found = Vec::new();
    items(case, "", &mut found);
    found
}

fn insatser(case: &Value) -> Vec<String> {
    all_items(case).into_iter().filter(|path| path.split('/').count() == 6 && path.contains("/insatser/")).collect()
}

fn goals(case: &Value) -> Vec<String> {
    all_items(case).into_iter().filter(|path| path.split('/').count() == 4 && path.starts_with("/plan/goals/")).collect()
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
        let seen = seen(device, field);
        let values = self.values.entry(field.to_owned()).or_default();
        values.retain(|value| !seen.iter().any(|seen| seen.contains(value.as_str())));
        values.insert(value.to_owned());
    }

    /// Nothing is lost: every item stands once, everything written is there or waits.
    fn holds(&self, device: &mut Device) -> Result<(), TestCaseError> {
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
fn act(device: &mut Device, step: Step, n: usize, model: &mut Model) {
    let pick = |all: &[String], at: usize| all.get(at % all.len().max(1)).cloned();
    let (insatser, goals) = (insatser(&device.case), goals(&device.case));
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
            let field = [format!("{goal}/need"), format!("{insats}/text"), "/meeting/situation".into()][step.how % 3].clone();
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
        5 | 6 => device.set(&format!("{}/notFor", if step.which % 3 == 0 { &goal } else { &insats }), audience),
        7 => {
            let item = if step.which % 3 == 0 { goal } else { insats };
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
                1 | 2 => {
                    device.add(&format!("{goal}/insatser"), json!({ "text": "ny", "responsible": { "authority": "region" } }), &id)
                }
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
                model.values.entry(field.clone()).or_default().retain(|known| !text.contains(known.as_str()) || chosen == json!(text));
                let lost = |mark: &String| text.contains(mark.as_str()) && !chosen.as_str().unwrap_or_default().contains(mark.as_str());
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

fn two(devices: &mut [Device], from: usize, to: usize) -> (&mut Device, &mut Device) {
    let [from, to] = devices.get_disjoint_mut([from, to]).unwrap();
    (from, to)
}

fn three() -> Vec<Device> {
    let maria = Device::with(&small());
    let (leila, karin) = (maria.twin("Leila", 2), maria.twin("Karin", 3));
    vec![maria, leila, karin]
}

/// Everybody hears of everything.
fn all_meet(devices: &mut [Device]) {
    for _ in 0..2 {
        for (from, to) in [(0, 1), (1, 2), (2, 0), (0, 1), (1, 0)] {
            let (from, to) = two(devices, from, to);
            give(from, to);
        }
    }
}

/// The same documents from everything that they hold, taken in backwards, twice, change by change.
fn anew(device: &mut Device) -> Device {
    let mut docs = CaseDocs::new().unwrap();
    let mut overlaps = Vec::new();
    for id in device.docs.ids().cloned().collect::<Vec<_>>().into_iter().rev() {
        let bytes = device.docs.changes_since(&id, &[]).bytes;
        let mut changes = Vec::new();
        let mut rest = bytes.as_slice();
        while let Some((length, _)) = rest.split_first_chunk::<4>() {
            let (one, after) = rest.split_at(4 + u32::from_le_bytes(*length) as usize);
            changes.push(one);
            rest = after;
        }
        for change in changes.iter().rev().chain(changes.iter().step_by(2)) {
            overlaps.extend(docs.take_in(Incoming::read(&id, change).unwrap()).unwrap().overlaps);
        }
    }
    let case = docs.project().unwrap();
    Device { docs, case, overlaps, ..device.clone() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, max_shrink_iters: 600, ..ProptestConfig::default() })]

    #[test]
    fn whatever_three_do_and_whenever_they_hear_of_it_they_come_to_the_same(steps in steps(28)) {
        let mut devices = three();
        let mut model = Model::default();
        for (n, step) in steps.into_iter().enumerate() {
            match step.kind {
                14 => {
                    let (from, to) = two(&mut devices, step.device, (step.device + 1 + step.which % 2) % 3);
                    give(from, to);
                }
                // One document comes, and the others are on their way.
                15 => {
                    let (from, to) = two(&mut devices, step.device, (step.device + 1 + step.which % 2) % 3);
                    let ids: Vec<DocId> = from.docs.ids().cloned().collect();
                    give_doc(from, to, &ids[step.how % ids.len()]);
                    to.case = to.docs.project().unwrap();
                }
                _ => act(&mut devices[step.device], step, n, &mut model),
            }
            let device = &devices[step.device];
            prop_assert_eq!(bare(device.docs.project().unwrap()), bare(device.case.clone()), "rebuilt == incremental");
        }
        all_meet(&mut devices);
        let mut fresh = anew(&mut devices[0]);
        let told = devices[0].told();
        for (at, device) in devices.iter_mut().chain([&mut fresh]).enumerate() {
            prop_assert_eq!(bare(device.case.clone()), bare(device.docs.project().unwrap()), "device {}", at);
        }
        for at in 1..3 {
            prop_assert_eq!(bare(devices[at].case.clone()), bare(devices[0].case.clone()), "the same case");
            prop_assert_eq!(devices[at].told(), told.clone(), "and the same waits");
        }
        prop_assert_eq!(bare(fresh.case.clone()), bare(devices[0].case.clone()), "in whatever order it comes");
        prop_assert_eq!(fresh.told(), told, "and however often");
        // Who may read an item is settled first; then everything that was written is there, or waits.
        for _ in 0..40 {
            let Some((field, ..)) = devices[0].told().into_iter().find(|(field, ..)| field.ends_with("/notFor")) else { break };
            let now = devices[0].at(&field);
            devices[0].choose(&field, now);
        }
        model.holds(&mut devices[0])?;
        all_meet(&mut devices);
        prop_assert_eq!(bare(devices[1].case.clone()), bare(devices[0].case.clone()), "after settling too");
        prop_assert_eq!(devices[1].told(), devices[0].told());
    }
}

#[test]
fn with_a_gap_it_waits_and_is_healed_by_what_was_missing() {
    let mut devices = three();
    devices[0].set("/plan/goals/g1/measureBy", json!("2027-01-01"));
    let first = devices[0].stored.last().unwrap().clone();
    devices[0].set("/plan/goals/g1/measureBy", json!("2027-02-02"));
    let second = devices[0].stored.last().unwrap().clone();
    let framed = |bytes: &[u8]| [&(bytes.len() as u32).to_le_bytes()[..], bytes].concat();
    let leila = &mut devices[1];
    let before = leila.docs.project().unwrap();
    let taken = leila.docs.take_in(Incoming::read(&first.doc, &framed(&second.bytes)).unwrap()).unwrap();
    assert!(taken.waits && taken.new.is_empty(), "it builds on what has not come");
    assert_eq!(leila.docs.project().unwrap(), before, "and says nothing yet");
    // It waits through a night, too: and through a fold.
    let saved: Vec<(DocId, Vec<u8>)> = leila.docs.ids().cloned().collect::<Vec<_>>().into_iter().map(|id| (id.clone(), leila.docs.save(&id))).collect();
    let mut docs = CaseDocs::load(saved.iter().map(|(id, bytes)| (id.clone(), bytes.as_slice()))).unwrap();
    docs.write_as([8; 16]);
    let sealed = docs.heads(&DocKind::Plan.into());
    let mut leila = Device { docs, ..leila.clone() };
    leila.set("/plan/goals/g1/need", json!("Zebra"));
    leila.set("/plan/goals/g1/need", json!("Giraff"));
    assert!(leila.fold(&DocId::plan(), &sealed), "her own is folded meanwhile");
    let taken = leila.docs.take_in(Incoming::read(&first.doc, &framed(&first.bytes)).unwrap()).unwrap();
    assert!(!taken.waits, "what was missing has come");
    assert_eq!(taken.new.len(), 2, "and what waited for it with it");
    assert_eq!(leila.docs.project().unwrap()["plan"]["goals"][0]["measureBy"], "2027-02-02");
}
