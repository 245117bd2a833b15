//! The acts of the process.

use serde_json::json;
use sip_app::{App, AppError, Host};
use sip_wire::request::{Calendar, CaseClose, CaseCorrect, CaseHandover, CaseTakeover, FollowUpDecide};

use super::words::to_do;
use crate::arguments::{Arguments, Process};
use crate::output;

pub(super) fn run<H: Host>(app: &mut App<H>, arguments: &Arguments, act: &Process) -> Result<(), AppError> {
    let (changed, key) = match act {
        Process::Confirm { case } => (app.confirm_consent(case)?, "confirm"),
        Process::Withdraw { case, reason } => (app.withdraw_consent(case, reason)?, "withdraw"),
        Process::Renew { case } => (app.renew_consent(case)?, "renew"),
        Process::Summon { case } => (app.summon(case)?, "summon"),
        Process::Calendar { case, recipient, output } => {
            let request = Calendar { case: case.clone(), recipient: recipient.clone() };
            let key = if output.exists() { "cli-written-over" } else { "cli-written" };
            let saved = app.save_calendar(&request, output)?;
            let line = app.text().say_with(key, &[("path", &saved.path)]);
            super::case::tell(arguments, &json!({ "path": saved.path }), &line);
            return Ok(());
        }
        Process::Decide { case, follow_up, decision, ending, reason } => {
            let request = FollowUpDecide {
                case: case.clone(),
                follow_up: follow_up.clone(),
                decision: decision.clone(),
                ending: ending.clone(),
                reason: reason.clone(),
            };
            (app.decide_follow_up(&request)?, if ending.is_some() { "close" } else { "decide" })
        }
        Process::Close { case, kind, reason } => {
            let request = CaseClose { case: case.clone(), kind: kind.clone(), reason: reason.clone() };
            (app.close_case(&request)?, "close")
        }
        Process::Reopen { case, reason } => (app.reopen_case(case, reason)?, "reopen"),
        Process::Handover { case, to, reason } => return hand_over(app, arguments, case, to, reason),
        Process::TakeBack { case, reason } => (app.take_back(case, reason)?, "take-back"),
        Process::Colleague { case, from, to, reason } => {
            let request =
                CaseTakeover { case: case.clone(), from: from.clone(), to: to.clone(), reason: reason.clone() };
            (app.take_over(&request)?, "colleague")
        }
        Process::Correct { case, path, words, by } => {
            let request = CaseCorrect { case: case.clone(), path: path.clone(), words: words.clone(), by: by.clone() };
            (app.correct(&request)?, "correct")
        }
    };
    let line = app.text().say(&format!("cli-did-{key}"));
    super::case::tell(arguments, &json!({ "saved_at": changed.saved_at }), &line);
    Ok(())
}

/// The unit is said as people know it: by its id in the plan, its HSA-id or its name.
fn hand_over<H: Host>(
    app: &mut App<H>,
    arguments: &Arguments,
    case: &str,
    to: &str,
    reason: &str,
) -> Result<(), AppError> {
    let (to, unit) = app.unit_to_hand_to(case, to)?;
    let changed = app.hand_over(&CaseHandover { case: case.to_owned(), to, reason: reason.to_owned() })?;
    let line = app.text().say_with("cli-did-handover", &[("unit", &unit)]);
    super::case::tell(arguments, &json!({ "saved_at": changed.saved_at }), &line);
    Ok(())
}

/// `todo`.
pub(super) fn todo<H: Host>(app: &mut App<H>, arguments: &Arguments) -> super::Done {
    super::folder::unlock(app, arguments)?;
    let todo = app.todo_list()?;
    if arguments.json {
        output::json(&json!({ "todo": todo }));
        return Ok(std::process::ExitCode::SUCCESS);
    }
    if todo.is_empty() {
        output::say(&app.text().say("todo-empty"));
    }
    for one in todo {
        let at = one.at.clone().unwrap_or_else(|| app.text().say("todo-no-date"));
        let name = one.name.clone().unwrap_or_else(|| app.text().say("cli-protected"));
        output::say(&format!("{at}  {}  {name}  {}", one.case, to_do(app, &one)));
    }
    Ok(std::process::ExitCode::SUCCESS)
}

/// `statistics`.
pub(super) fn statistics<H: Host>(
    app: &mut App<H>,
    arguments: &Arguments,
    file: Option<&std::path::PathBuf>,
) -> super::Done {
    super::folder::unlock(app, arguments)?;
    let statistics = serde_json::to_value(app.statistics()?).unwrap_or_default();
    match file {
        None => output::json(&statistics),
        Some(path) => {
            let text = serde_json::to_string_pretty(&statistics).unwrap_or_default() + "\n";
            super::put(app, arguments, path, text.as_bytes())?;
        }
    }
    Ok(std::process::ExitCode::SUCCESS)
}
