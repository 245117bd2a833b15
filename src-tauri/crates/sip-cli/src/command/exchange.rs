//! `exchange`: leave and fetch, and what came of it.

use std::collections::{BTreeMap, BTreeSet};
use std::process::ExitCode;

use serde_json::{Value, json};
use sip_app::{App, Host};
use sip_wire::share::{ExchangeReport, SetAside, UnitReport};

use super::Done;
use super::folder::unlock;
use super::words::counted;
use crate::arguments::Arguments;
use crate::output;

pub(super) fn exchange<H: Host>(app: &mut App<H>, arguments: &Arguments, address: &str) -> Done {
    unlock(app, arguments)?;
    let before = app.aside_ids()?;
    let report = app.exchange(address, |_| true)?.report;
    if arguments.json {
        output::json(&told(&report, &before));
        return Ok(ExitCode::SUCCESS);
    }
    // What cannot be read is tried in every round. It is news once.
    let (new, old): (Vec<&SetAside>, Vec<&SetAside>) =
        report.set_aside.iter().partition(|aside| !before.contains(&aside.id));
    let lines: Vec<String> = report.units.iter().filter_map(|unit| line(app, unit, &new)).collect();
    lines.iter().for_each(|line| output::say(line));
    if lines.is_empty() {
        output::say(&app.text().say("cli-exchanged-nothing"));
    }
    let mut alike: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for aside in new {
        *alike.entry((&aside.message, &aside.advice)).or_default() += 1;
    }
    for ((message, advice), n) in alike {
        let key = if n == 1 { "cli-aside" } else { "cli-aside-many" };
        let words = [("message", message), ("advice", advice), ("n", &n.to_string())];
        output::say(&app.text().say_with(key, &words));
    }
    let old: BTreeSet<&str> = old.iter().map(|aside| aside.id.as_str()).collect();
    if !old.is_empty() {
        output::say(&counted(app, "cli-aside-before", old.len()));
    }
    Ok(ExitCode::SUCCESS)
}

/// What was done with one unit; nothing where nothing was.
fn line<H: Host>(app: &App<H>, unit: &UnitReport, new: &[&SetAside]) -> Option<String> {
    let from = |aside: &&&SetAside| aside.from.as_deref().unwrap_or_default() == unit.unit;
    let counts = [
        ("cli-exchanged-sent", unit.sent as usize),
        ("cli-exchanged-received", unit.received as usize),
        ("cli-exchanged-aside", new.iter().filter(from).count()),
        ("cli-exchanged-owed", unit.owed as usize),
    ];
    let mut parts: Vec<String> = counts.iter().filter(|(_, n)| *n > 0).map(|(key, n)| counted(app, key, *n)).collect();
    if parts.is_empty() {
        return None;
    }
    if unit.owed == 0 && !unit.unit.is_empty() {
        parts.push(app.text().say("cli-exchanged-confirmed"));
    }
    let unknown = app.text().say("cli-exchanged-unknown");
    let name = if unit.unit.is_empty() { &unknown } else { &unit.unit };
    Some(app.text().say_with("cli-exchanged", &[("unit", name), ("what", &parts.join(", "))]))
}

/// `sent`, `received` and `owed` per unit, and what was set aside: each place and reason once, with how
/// many envelopes, and whether it was told before.
fn told(report: &ExchangeReport, before: &BTreeSet<String>) -> Value {
    let by_unit = |count: fn(&UnitReport) -> u32| -> Vec<Value> {
        let some = report.units.iter().filter(|unit| count(unit) > 0);
        some.map(|unit| json!({ "unit": unit.unit, "count": count(unit) })).collect()
    };
    let mut asides: Vec<(&SetAside, usize)> = Vec::new();
    for aside in &report.set_aside {
        match asides.iter_mut().find(|(known, _)| known.id == aside.id) {
            Some((_, count)) => *count += 1,
            None => asides.push((aside, 1)),
        }
    }
    let aside = |(aside, count): &(&SetAside, usize)| {
        json!({
            "id": aside.id, "reason": aside.reason, "unit": aside.from, "message": aside.message, "count": count,
            "new": !before.contains(&aside.id),
        })
    };
    json!({
        "sent": by_unit(|unit| unit.sent),
        "received": by_unit(|unit| unit.received),
        "set_aside": asides.iter().map(aside).collect::<Vec<_>>(),
        "owed": by_unit(|unit| unit.owed),
        "changes": report.changes,
        "read_back": report.read_back_at.is_some(),
    })
}
