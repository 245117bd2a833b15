//! `print` and `ledger`.

use std::process::ExitCode;

use serde_json::json;
use sip_app::{App, AppError, Host};
use sip_wire::Code;
use sip_wire::request::{Exemplar, Sheet, SheetKind};

use super::Done;
use super::folder::unlock;
use crate::arguments::{Arguments, Ledger, LedgerAct, Print};
use crate::output;

pub(super) fn print<H: Host>(app: &mut App<H>, arguments: &Arguments, print: &Print) -> Done {
    let kind = match print.sheet.as_str() {
        "plan" => SheetKind::Plan,
        "extract" => SheetKind::Extract,
        "summons" => SheetKind::Summons,
        "consent" => SheetKind::Consent,
        "information" => SheetKind::Information,
        "changes" => SheetKind::Changes,
        "fridge" => SheetKind::Fridge,
        "followup" => SheetKind::FollowUp,
        _ => return Err(AppError::bad("no-such-sheet")),
    };
    unlock(app, arguments)?;
    let exemplar =
        match (print.draft, print.original, print.copy || print.recipient.is_some() || kind != SheetKind::Plan) {
            (true, _, _) => Exemplar::Draft,
            (_, true, _) => Exemplar::Original,
            (_, _, true) => Exemplar::Copy,
            _ => Exemplar::Preview,
        };
    let sheet = Sheet {
        case: print.case.clone(),
        kind,
        version: print.version,
        exemplar,
        recipient: print.recipient.clone(),
        large: print.large,
    };
    let key = if print.output.exists() { "cli-written-over" } else { "cli-written" };
    let saved = app.save_sheet(&sheet, &print.output)?;
    if arguments.json {
        output::json(&json!({ "path": saved.path }));
    } else {
        output::say(&app.text().say_with(key, &[("path", &saved.path)]));
    }
    Ok(ExitCode::SUCCESS)
}

pub(super) fn ledger<H: Host>(app: &mut App<H>, arguments: &Arguments, ledger: &Ledger) -> Done {
    unlock(app, arguments)?;
    if let Some(LedgerAct::Void { case, copy, note }) = &ledger.act {
        app.void_ledger_row(case, copy, note)?;
        if arguments.json {
            output::json(&json!({ "voided": copy }));
        } else {
            output::say(&app.text().say("cli-void"));
        }
        return Ok(ExitCode::SUCCESS);
    }
    let case = ledger.case.as_deref().ok_or_else(|| AppError::new(Code::Usage, "no-such-case"))?;
    let rows = app.ledger_of(case)?;
    let voided = app.voided_of(case)?;
    if arguments.json {
        let voided: Vec<_> = voided
            .into_iter()
            .map(|(row, why)| {
                let mut told = serde_json::to_value(row).unwrap_or_default();
                told["void"] = why.into();
                told
            })
            .collect();
        output::json(&json!({ "rows": rows, "voided": voided }));
    } else {
        if rows.is_empty() && voided.is_empty() {
            output::say(&app.text().say("cli-no-ledger"));
        }
        for (row, why) in voided {
            let values = [("at", row.at.as_str()), ("exemplar", &row.exemplar), ("name", &row.name), ("why", &why)];
            output::say(&app.text().say_with("cli-voided", &values));
        }
        for row in rows {
            let number = row.number.map(|number| format!(" {number}")).unwrap_or_default();
            output::say(&format!("{}  {}{number}  v{}  {}  {}", row.at, row.exemplar, row.version, row.name, row.id));
        }
    }
    Ok(ExitCode::SUCCESS)
}
