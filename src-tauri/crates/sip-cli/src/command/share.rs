//! A shared case: who has what of it, what two wrote apart, what changed, and extracts that came.

use std::process::ExitCode;

use serde_json::json;
use sip_app::{App, AppError, Host};
use sip_wire::share::{ConflictSettle, HandingCase, HandingRow, Reached, Wrote};

use super::case::{tell, value_of};
use super::folder::unlock;
use super::words::{counted, named, written};
use super::{Done, put};
use crate::arguments::{Arguments, Extract, Share};
use crate::output;

/// `extract …`.
pub(super) fn extract<H: Host>(app: &mut App<H>, arguments: &Arguments, extract: &Extract) -> Done {
    unlock(app, arguments)?;
    match extract {
        Extract::List => {
            let extracts = app.received_extracts()?;
            if arguments.json {
                output::json(&json!({ "extracts": extracts }));
                return Ok(ExitCode::SUCCESS);
            }
            if extracts.is_empty() {
                output::say(&app.text().say("cli-no-extracts"));
            }
            for one in extracts {
                let name = one.name.unwrap_or_else(|| app.text().say("cli-protected"));
                let from = [("from", one.from.as_str()), ("version", &one.version.to_string()), ("at", &one.at)];
                output::say(&format!("{}  {name}  {}", one.id, app.text().say_with("extract-line", &from)));
            }
        }
        Extract::Print { id, output } => {
            let pdf = app.extract_bytes(id)?;
            put(app, arguments, output, &pdf)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// `case …` for sharing.
pub(super) fn sharing<H: Host>(app: &mut App<H>, arguments: &Arguments, act: &Share) -> Result<(), AppError> {
    let (changed, key) = match act {
        Share::Checkout { case, device } => (app.check_out(case, device)?, "cli-did-checkout"),
        Share::Link { case, unit, to } => (app.link_unit(case, unit, to)?, "cli-did-link"),
        Share::Takeover { case } => (app.take_over_case(case)?, "cli-did-takeover"),
        Share::Acknowledge { case } => (app.acknowledge(case)?, "cli-did-acknowledge"),
        Share::Settle { case, field, value } => return settle(app, arguments, (case, field, value)),
        Share::Sharing { case } => return who_has_what(app, arguments, case),
        Share::Contested { case } => return contested(app, arguments, case),
        Share::Changes { case } => return changes(app, arguments, case),
    };
    tell(arguments, &json!({ "saved_at": changed.saved_at }), &app.text().say(key));
    Ok(())
}

fn who_has_what<H: Host>(app: &mut App<H>, arguments: &Arguments, case: &str) -> Result<(), AppError> {
    let view = app.handing_case(case)?;
    if arguments.json {
        output::json(&serde_json::to_value(&view).unwrap_or_default());
        return Ok(());
    }
    let changes = usize::try_from(view.changes).unwrap_or(usize::MAX);
    let lies = named(app, "lies-", &json!(view.lies));
    output::say(&if view.changes > 0 { counted(app, "lies-changes", changes) } else { lies });
    let told = view.rows.iter().any(|row| !row.words.is_empty());
    if told {
        output::say(&app.text().say_with("cli-sharing-words", &[("words", &view.words.join(", "))]));
    }
    for row in &view.rows {
        receiver(app, &view, row);
    }
    if view.rows.is_empty() {
        output::say(&app.text().say("cli-sharing-nobody"));
    }
    Ok(())
}

/// A receiver, how far it has come, and with which words one can see for oneself.
fn receiver<H: Host>(app: &App<H>, view: &HandingCase, row: &HandingRow) {
    let say = |key: &str| app.text().say(key);
    let reached = match row.reached {
        Reached::Nothing => say("reached-nothing-any"),
        _ => named(app, "reached-", &json!(row.reached)),
    };
    let reached = match row.at.as_deref().filter(|_| row.reached != Reached::Owed) {
        Some(at) => app.text().say_with("cli-sharing-when", &[("reached", &reached), ("at", at)]),
        None => reached,
    };
    let own = say("recv-own");
    let name = if row.own { format!("{} ({own})", row.name) } else { row.name.clone() };
    let reads = match row.reads.as_str() {
        "all" | "part" => format!(" {}.", named(app, "recv-reads-", &json!(row.reads))),
        _ => String::new(),
    };
    output::say(&format!(
        "{}{reads}",
        app.text().say_with("cli-sharing-row", &[("unit", &name), ("reached", &reached)])
    ));
    let words = row.words.join(", ");
    let compared = match (row.reached, row.reads.as_str()) {
        (Reached::NoCard | Reached::Nothing, _) => None,
        (_, "part") => Some(say("cli-sharing-extract")),
        _ if row.words.is_empty() => Some(say("proof-waits")),
        _ if row.words == view.words => Some(say("cli-sharing-same")),
        _ => Some(app.text().say_with("cli-sharing-differ", &[("words", &words)])),
    };
    let people = Some(row.people.join(", ")).filter(|people| !people.is_empty());
    let people = people.map(|people| app.text().say_with("cli-sharing-people", &[("people", &people)]));
    [compared, people].into_iter().flatten().for_each(|line| output::say(&format!("   {line}")));
}

fn contested<H: Host>(app: &mut App<H>, arguments: &Arguments, case: &str) -> Result<(), AppError> {
    let cards = app.conflicts(case)?;
    if arguments.json {
        output::json(&sip_app::share::fields(&cards));
        return Ok(());
    }
    if cards.is_empty() {
        output::say(&app.text().say("cli-no-contested"));
        return Ok(());
    }
    let places: Vec<&str> = cards.iter().map(|card| card.path.as_str()).collect();
    let places = app.name_places(case, &places)?;
    let title = |kind: &str| match kind {
        "short" => app.text().say("finding-contested"),
        kind => app.text().say(&format!("card-title-{kind}")),
    };
    for (card, place) in cards.into_iter().zip(places) {
        output::say(&format!("{place}: {} [{}]", title(&card.kind), card.path));
        if let Some(text) = &card.text {
            output::say(&format!("   {}", app.text().say_with("cli-became", &[("text", text)])));
        }
        for value in card.values {
            let words = Some(value.words).filter(|words| !words.is_empty());
            let words = words.unwrap_or_else(|| app.text().say("cli-contested-empty"));
            output::say(&format!("   {words}{}", written(value.by, value.unit, value.at)));
        }
    }
    output::say(&app.text().say("cli-contested-do"));
    Ok(())
}

fn settle<H: Host>(
    app: &mut App<H>,
    arguments: &Arguments,
    (case, field, value): (&str, &str, &str),
) -> Result<(), AppError> {
    let request = ConflictSettle { case: case.to_owned(), path: field.to_owned(), value: value_of(value)? };
    let changed = app.settle(&request)?;
    let mut line = app.text().say("cli-did-settle");
    let left = app.conflicts(case)?.len();
    if left > 0 {
        line = format!("{line} {}", counted(app, "cli-did-settle-left", left));
    }
    tell(arguments, &json!({ "saved_at": changed.saved_at }), &line);
    Ok(())
}

fn changes<H: Host>(app: &mut App<H>, arguments: &Arguments, case: &str) -> Result<(), AppError> {
    let view = app.show_case(case)?;
    if arguments.json {
        output::json(&json!({ "changes": view.proposed }));
        return Ok(());
    }
    if view.proposed.is_empty() {
        let key = if view.versions.is_empty() { "cli-no-changes-draft" } else { "cli-no-changes" };
        output::say(&app.text().say(key));
    }
    let nothing = app.text().say("cli-changes-none");
    for one in view.proposed {
        let or_nothing = |words: Option<String>| words.unwrap_or_else(|| nothing.clone());
        let (before, after) = (or_nothing(one.before), or_nothing(one.after));
        let by: String = one.wrote.into_iter().map(|Wrote { by, unit, at }| written(by, unit, at)).collect();
        output::say(&format!("{}: {before} → {after}{by}", one.about));
    }
    Ok(())
}
