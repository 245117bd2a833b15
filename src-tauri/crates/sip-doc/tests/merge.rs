//! The laws of merging: three devices that edit, strike, narrow, widen, reorder and add as they like,
//! and hear of each other in any order, come to the same, and nothing agreed is lost.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

mod common;

use common::acts::{Model, act, steps};
use common::{Device, differences, give, give_doc, small};
use proptest::prelude::*;
use serde_json::json;
use sip_doc::{CaseDocs, DocId, DocKind, Incoming};

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
    #![proptest_config(ProptestConfig { cases: std::env::var("N").ok().and_then(|n| n.parse().ok()).unwrap_or(40), max_shrink_iters: 600, ..ProptestConfig::default() })]

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
            prop_assert_eq!(differences(&device.docs.project().unwrap(), &device.case), [""; 0], "rebuilt == incremental");
        }
        all_meet(&mut devices);
        let mut fresh = anew(&mut devices[0]);
        let told = devices[0].told();
        for (at, device) in devices.iter_mut().chain([&mut fresh]).enumerate() {
            prop_assert_eq!(differences(&device.case, &device.docs.project().unwrap()), [""; 0], "device {}", at);
        }
        for at in 1..3 {
            prop_assert_eq!(differences(&devices[at].case, &devices[0].case), [""; 0], "the same case");
            prop_assert_eq!(devices[at].told(), told.clone(), "and the same waits");
        }
        prop_assert_eq!(differences(&fresh.case, &devices[0].case), [""; 0], "in whatever order it comes");
        prop_assert_eq!(fresh.told(), told, "and however often");
        // Who may read an item is settled first; then everything that was written is there, or waits.
        for _ in 0..40 {
            let Some((field, ..)) = devices[0].told().into_iter().find(|(field, ..)| field.ends_with("/notFor")) else { break };
            let now = devices[0].at(&field);
            devices[0].choose(&field, now);
        }
        model.holds(&mut devices[0])?;
        all_meet(&mut devices);
        prop_assert_eq!(differences(&devices[1].case, &devices[0].case), [""; 0], "after settling too");
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
    let saved: Vec<(DocId, Vec<u8>)> = leila
        .docs
        .ids()
        .cloned()
        .collect::<Vec<_>>()
        .into_iter()
        .map(|id| (id.clone(), leila.docs.save(&id)))
        .collect();
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
