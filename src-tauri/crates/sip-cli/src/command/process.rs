//! The acts of the process.

use serde_json::json;
use sip_app::{App, AppError, Host};
use sip_wire::request::{Calendar, CaseClose, CaseCorrect, CaseHandover, CaseTakeover, FollowUpDecide};

use crate::arguments::{Arguments, Process};
use crate::output;

pub(super) fn run<H: Host>(app: &mut App<H>, arguments: &Arguments, act: &Process) -> Result<(), AppError> {
    let changed = match act {
        Process::Confirm { case } => app.confirm_consent(case),
        Process::Withdraw { case, reason } => app.withdraw_consent(case, reason),
        Process::Renew { case } => app.renew_consent(case),
        Process::Summon { case } => app.summon(case),
        Process::Calendar { case, recipient, output } => {
            let request = Calendar { case: case.clone(), recipient: recipient.clone() };
            let saved = app.save_calendar(&request, output)?;
            let line = app.text().say_with("cli-written", &[("path", &saved.path)]);
            super::case::tell(arguments, &json!({ "path": saved.path }), &line);
            return Ok(());
        }
        Process::Decide { case, follow_up, decision, ending, reason } => app.decide_follow_up(&FollowUpDecide {
            case: case.clone(),
            follow_up: follow_up.clone(),
            decision: decision.clone(),
            ending: ending.clone(),
            reason: reason.clone(),
        }),
        Process::Close { case, kind, reason } => {
            app.close_case(&CaseClose { case: case.clone(), kind: kind.clone(), reason: reason.clone() })
        }
        Process::Reopen { case, reason } => app.reopen_case(case, reason),
        Process::Handover { case, to, reason } => {
            app.hand_over(&CaseHandover { case: case.clone(), to: to.clone(), reason: reason.clone() })
        }
        Process::TakeBack { case, reason } => app.take_back(case, reason),
        Process::Colleague { case, from, to, reason } => app.take_over(&CaseTakeover {
            case: case.clone(),
            from: from.clone(),
            to: to.clone(),
            reason: reason.clone(),
        }),
        Process::Correct { case, path, words, by } => {
            app.correct(&CaseCorrect { case: case.clone(), path: path.clone(), words: words.clone(), by: by.clone() })
        }
    }?;
    super::case::tell(arguments, &json!({ "saved_at": changed.saved_at }), &app.text().say("cli-set"));
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
    for one in todo {
        let words = [one.about.as_deref(), one.who.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(", ");
        output::say(format!("{}  {}  {}  {words}", one.at.unwrap_or_default(), one.case, one.what).trim_end());
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
            app.write_file(path, text.as_bytes())?;
            let told = path.display().to_string();
            let line = app.text().say_with("cli-written", &[("path", &told)]);
            super::case::tell(arguments, &json!({ "path": told }), &line);
        }
    }
    Ok(std::process::ExitCode::SUCCESS)
}
