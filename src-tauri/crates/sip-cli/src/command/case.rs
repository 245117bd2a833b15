//! `case …`.

use std::io::Read;
use std::process::ExitCode;

use serde_json::{Value, json};
use sip_app::case::Again;
use sip_app::version::Locked;
use sip_app::{App, AppError, Host};
use sip_wire::share::{ConflictValue, HistoryRow};
use sip_wire::view::CaseView;

use super::check::check;
use super::folder::unlock;
use super::words::act as acted;
use super::{Done, put, read};
use crate::arguments::{Arguments, Case};
use crate::output;

pub(super) fn run<H: Host>(app: &mut App<H>, arguments: &Arguments, command: &Case) -> Done {
    if let Case::Check { case } = command {
        return check(app, arguments, case);
    }
    unlock(app, arguments)?;
    match command {
        Case::Check { .. } => {}
        Case::Import { file, as_new } if super::seal::pdf(file)?.starts_with(b"%PDF-") => {
            let again = if *as_new { Again::AsNew } else { Again::Refuse };
            super::seal::import(app, arguments, &super::seal::pdf(file)?, again)?;
        }
        Case::Import { file, as_new } => {
            let changed = app.import_case(&read(file)?, if *as_new { Again::AsNew } else { Again::Refuse })?;
            let id = changed.id.unwrap_or_default();
            tell(arguments, &json!({ "id": id }), &id);
        }
        Case::List => list(app, arguments)?,
        Case::Show { case } => show(app, arguments, case)?,
        Case::Set { case, path, value } => {
            let changed = app.set(case, path, value_of(value)?)?;
            let line = changed.id.clone().unwrap_or_else(|| app.text().say("cli-set"));
            tell(arguments, &json!({ "id": changed.id, "saved_at": changed.saved_at }), &line);
        }
        Case::Strike { case, path, reason } => {
            let changed = app.strike(case, path, reason)?;
            tell(arguments, &json!({ "saved_at": changed.saved_at }), &app.text().say("cli-struck"));
        }
        Case::Move { case, path, after } => {
            let changed = app.reorder(case, path, after.as_deref())?;
            tell(arguments, &json!({ "saved_at": changed.saved_at }), &app.text().say("cli-did-moved"));
        }
        Case::Lock { case } => {
            let locked = app.lock_case(case)?;
            tell_version(app, arguments, &locked, "cli-locked");
        }
        Case::Unlock { case, reason } => {
            let voided = app.unlock_case(case, reason)?;
            let line = match voided {
                0 => app.text().say("cli-unlocked"),
                count => app.text().say_with("cli-unlocked-voided", &[("count", &count.to_string())]),
            };
            tell(arguments, &json!({ "unlocked": true, "voided": voided }), &line);
        }
        Case::Establish { case } => {
            let established = app.establish_case(case)?;
            tell_version(app, arguments, &established, "cli-established");
        }
        Case::Export { case, output } => {
            let file = app.export_case(case)?;
            let text = serde_json::to_string_pretty(&file).unwrap_or_default() + "\n";
            put(app, arguments, output, text.as_bytes())?;
        }
        Case::History { case } => history(app, arguments, case)?,
        Case::Sharing(act) => super::share::sharing(app, arguments, act)?,
        Case::Process(act) => super::process::run(app, arguments, act)?,
        Case::Rebuild { case } => {
            app.rebuild(case)?;
            tell(arguments, &json!({ "rebuilt": true }), &app.text().say("cli-did-rebuilt"));
        }
    }
    Ok(ExitCode::SUCCESS)
}

pub(super) fn tell(arguments: &Arguments, value: &Value, line: &str) {
    if arguments.json { output::json(value) } else { output::say(line) }
}

fn tell_version<H: Host>(app: &App<H>, arguments: &Arguments, locked: &Locked, key: &str) {
    let values = [("version", locked.version.to_string()), ("words", locked.words.join(", "))];
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let line = app.text().say_with(key, &values);
    tell(arguments, &json!({ "version": locked.version, "hash": locked.hash, "words": locked.words }), &line);
}

fn list<H: Host>(app: &App<H>, arguments: &Arguments) -> Result<(), AppError> {
    let rows = app.list_cases()?;
    if arguments.json {
        output::json(&json!({ "cases": rows }));
        return Ok(());
    }
    if rows.is_empty() {
        output::say(&app.text().say("cli-no-cases"));
    }
    for row in rows {
        let name = row.name.unwrap_or_else(|| app.text().say("cli-protected"));
        let next = row.next.map(|next| next.at).unwrap_or_default();
        output::say(format!("{}  {name}  {next}", row.id).trim_end());
    }
    Ok(())
}

fn show<H: Host>(app: &mut App<H>, arguments: &Arguments, id: &str) -> Result<(), AppError> {
    let view = app.show_case(id)?;
    if arguments.json {
        let mut shown = shown(&view);
        shown["signed"] = serde_json::to_value(app.signatures_of(id)?).unwrap_or_default();
        output::json(&shown);
        return Ok(());
    }
    let case = &view.case;
    output::say(&format!("{}  {}", view.id, case.person.name.as_deref().unwrap_or_default()));
    for (at, goal) in case.goals().enumerate() {
        output::say(&format!("{}. {} [{}]", at + 1, goal.in_persons_words.as_deref().unwrap_or("–"), goal.id));
        for insats in sip_model::item::standing(&goal.insatser) {
            let decision = insats.decision.map(|decision| decision.word()).unwrap_or("–");
            output::say(&format!("   {} ({decision}) [{}]", insats.text.as_deref().unwrap_or("–"), insats.id));
        }
    }
    Ok(())
}

/// The case itself, every item with the id that paths name it by, and beside it what is known of it.
fn shown(view: &CaseView) -> Value {
    let mut shown = serde_json::to_value(&view.case).unwrap_or_default();
    let beside = json!({
        "id": view.id, "state": view.state, "locked": view.locked, "findings": view.findings,
        "contested": view.contested, "lies": view.lies, "documents": view.documents, "established": view.versions,
        "changes": view.proposed, "only_here": view.only_here, "saved_at": view.saved_at,
        "consent_state": view.consent_state, "consent_unasked": view.consent_unasked, "deadlines": view.deadlines,
        "todo": view.todo, "ending": view.ending, "handed_to": view.handed_to, "readers": readers(view),
        "acts": acts(view),
    });
    if let (Value::Object(shown), Value::Object(beside)) = (&mut shown, beside) {
        shown.extend(beside);
    }
    shown
}

fn readers(view: &CaseView) -> Vec<Value> {
    let one = |reader: &sip_wire::view::Reader| json!({ "participant": reader.participant, "reads": reader.reads, "left_out": reader.left_out });
    view.readers.iter().map(one).collect()
}

fn acts(view: &CaseView) -> Vec<Value> {
    view.acts
        .iter()
        .map(|act| json!({ "act": act.act, "allowed": act.allowed, "why": act.why, "what_now": act.what_now }))
        .collect()
}

fn history<H: Host>(app: &mut App<H>, arguments: &Arguments, id: &str) -> Result<(), AppError> {
    let rows = app.history(id)?;
    if arguments.json {
        output::json(&json!({ "acts": rows.iter().map(row_of_history).collect::<Vec<_>>() }));
        return Ok(());
    }
    if rows.is_empty() {
        output::say(&app.text().say("cli-no-history"));
    }
    let places: Vec<&str> = rows.iter().map(|row| row.path.as_str()).collect();
    let places = app.name_places(id, &places)?;
    for (row, place) in rows.iter().zip(places) {
        output::say(&format!("{}  {}  {}", row.at, row.user, acted(app, &row.what, &place, &row.words)));
        if let Some(said) = &row.said {
            output::say(&format!("   {said}"));
        }
        for other in &row.not_chosen {
            let by = [&other.by, &other.unit, &other.at].into_iter().flatten().cloned().collect::<Vec<_>>().join(", ");
            let words = [("words", other.words.as_str()), ("by", by.as_str())];
            output::say(&format!("   {}", app.text().say_with("cli-not-chosen", &words)));
        }
    }
    Ok(())
}

fn row_of_history(row: &HistoryRow) -> Value {
    let other = |other: &ConflictValue| json!({ "value": other.value, "words": other.words, "by": other.by, "unit": other.unit, "at": other.at });
    json!({
        "at": row.at, "user": row.user, "what": row.what, "path": row.path, "words": row.words,
        "about": row.about, "said": row.said, "before": row.before,
        "not_chosen": row.not_chosen.iter().map(other).collect::<Vec<_>>(),
    })
}

/// VALUE is JSON; `-` reads it from standard input.
pub(super) fn value_of(text: &str) -> Result<Value, AppError> {
    let mut typed = text.to_owned();
    if text == "-" {
        typed.clear();
        let unreadable = |_| AppError::bad("value-not-json").with("line", 1).with("column", 1);
        std::io::stdin().read_to_string(&mut typed).map_err(unreadable)?;
    }
    serde_json::from_str(&typed)
        .map_err(|error| AppError::bad("value-not-json").with("line", error.line()).with("column", error.column()))
}
