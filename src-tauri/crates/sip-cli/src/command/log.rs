//! `log`: who has done what.

use std::process::ExitCode;

use serde_json::{Value, json};
use sip_app::log::{Broken, Row};
use sip_app::{App, AppError, Host};
use sip_wire::Code;

use super::Done;
use super::folder::unlock;
use crate::arguments::{Arguments, Log};
use crate::output;

pub(super) fn run<H: Host>(app: &mut App<H>, arguments: &Arguments, log: &Log) -> Done {
    unlock(app, arguments)?;
    if log.act.is_some() {
        return verify(app, arguments);
    }
    let rows = app.log_rows(log.case.as_deref())?;
    if arguments.json {
        output::json(&json!({ "rows": rows.iter().map(shown).collect::<Vec<_>>() }));
    } else if log.csv {
        output::row("nr,tid,unix,start,steg_ms,klockan_flyttad_s,vem,enhet,dator,vad,plan,detalj,skäl,kedja");
        rows.iter().for_each(|row| output::row(&csv(row)));
    } else {
        for row in &rows {
            let case =
                if log.case.is_none() && !row.case.is_empty() { format!(" [{}]", row.case) } else { String::new() };
            output::say(&format!("{}{case}", app.log_sentence(row)));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn verify<H: Host>(app: &mut App<H>, arguments: &Arguments) -> Done {
    let verdict = app.verify_log()?;
    let told: Vec<Value> = verdict
        .broken
        .iter()
        .map(|broken| match broken {
            Broken::Row(row) => json!({ "row": row, "what": "row" }),
            Broken::Words(row) => json!({ "row": row, "what": "words" }),
            Broken::Cut => json!({ "row": null, "what": "cut" }),
        })
        .collect();
    let intact = told.is_empty();
    let rows = verdict.rows.to_string();
    if arguments.json {
        let end = json!({ "row": verdict.end.seq, "hash": verdict.end.hash });
        output::json(
            &json!({ "intact": intact, "rows": verdict.rows, "end": end, "anchored": verdict.anchored, "broken": told }),
        );
    } else if intact {
        let key = if verdict.anchored { "cli-log-whole" } else { "cli-log-whole-alone" };
        output::say(
            &app.text().say_with(key, &[("rows", &rows), ("hash", verdict.end.hash.get(..12).unwrap_or_default())]),
        );
    }
    if intact {
        return Ok(ExitCode::SUCCESS);
    }
    let first = verdict.broken.iter().find_map(|broken| match broken {
        Broken::Row(row) | Broken::Words(row) => Some(*row),
        Broken::Cut => None,
    });
    let error = match first {
        Some(row) => AppError::new(Code::Damaged, "log-broken-row").with("row", row),
        None => AppError::new(Code::Damaged, "log-cut"),
    };
    // With --json the answer is told already; the sentence goes to stderr all the same.
    if arguments.json {
        let told = error.told(app.text());
        output::complain(&told.message);
        output::complain(&told.advice);
        return Ok(ExitCode::from(Code::Damaged.exit()));
    }
    Err(error)
}

fn shown(row: &Row) -> Value {
    json!({
        "row": row.seq, "at": row.stamp.when.at, "unix": row.stamp.when.unix, "boot": row.stamp.when.boot,
        "steady": row.stamp.when.steady, "jump": row.jump, "user": row.stamp.user, "unit": row.stamp.unit,
        "device": row.stamp.device, "action": row.action, "case": row.case, "detail": row.detail,
        "reason": row.reason, "hash": row.hash(),
    })
}

/// As RFC 4180 has it.
fn csv(row: &Row) -> String {
    let when = &row.stamp.when;
    let fields = [
        row.seq.to_string(),
        when.at.clone(),
        when.unix.to_string(),
        when.boot.clone(),
        when.steady.to_string(),
        row.jump.to_string(),
        row.stamp.user.clone(),
        row.stamp.unit.clone(),
        row.stamp.device.clone(),
        row.action.clone(),
        row.case.clone(),
        row.detail.clone(),
        row.reason.clone(),
        row.hash(),
    ];
    let line: Vec<String> = fields.iter().map(|field| quoted(field)).collect();
    line.join(",")
}

/// Quoted where it has to be. A field that a spreadsheet would take for a formula is text all the same.
fn quoted(field: &str) -> String {
    let formula = field.starts_with(['=', '+', '-', '@', '\t']);
    let field = if formula && field.parse::<i64>().is_err() { format!("\u{27}{field}") } else { field.to_owned() };
    if field.contains([',', '"', '\n', '\r']) { format!("\"{}\"", field.replace('"', "\"\"")) } else { field }
}
