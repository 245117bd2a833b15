//! `case check`: of a case in the folder, or of a file.

use std::path::Path;
use std::process::ExitCode;

use serde_json::json;
use sip_app::{App, AppError, Host};
use sip_model::field::read_case_file;
use sip_wire::Code;
use sip_wire::view::FindingView;

use super::folder::unlock;
use super::{Done, read};
use crate::arguments::Arguments;
use crate::output;

pub(super) fn check<H: Host>(app: &mut App<H>, arguments: &Arguments, case: &str) -> Done {
    let is_file = Path::new(case).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
    let findings = if is_file || Path::new(case).is_file() {
        let typed = read_case_file(&read(Path::new(case))?).map_err(AppError::from)?;
        app.check_file(&typed)
    } else {
        unlock(app, arguments)?;
        app.show_case(case)?.findings
    };
    tell(app, arguments, &findings);
    let open = findings.iter().any(|view| view.finding.is_open());
    Ok(if open { ExitCode::from(Code::NotNow.exit()) } else { ExitCode::SUCCESS })
}

fn tell<H: Host>(app: &App<H>, arguments: &Arguments, findings: &[FindingView]) {
    if arguments.json {
        output::json(&json!({ "findings": findings }));
        return;
    }
    if findings.is_empty() {
        output::say(&app.text().say("cli-check-clean"));
    }
    for view in findings {
        // The law is named before what it says, and before nothing else.
        let severity = if view.finding.is_law() { "law" } else { view.finding.severity.word() };
        let severity = app.text().say(&format!("cli-severity-{severity}"));
        output::say(&format!("{severity}: {} {} [{}]", view.message, view.advice, view.finding.field));
    }
}
