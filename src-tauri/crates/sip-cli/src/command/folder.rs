//! `init`, unlocking, `doctor`.

use std::path::Path;
use std::process::ExitCode;

use serde_json::{Value, json};
use sip_app::{App, AppError, Host};
use sip_model::field::{Path as FieldPath, fit_item, node};
use sip_model::unit::Unit;
use sip_vault::{Pin, RecoveryCode, User};
use sip_wire::Code;

use super::{Done, read};
use crate::arguments::Arguments;
use crate::output;

pub(super) fn init<H: Host>(app: &mut App<H>, arguments: &Arguments, unit: &Path, role: Option<&str>) -> Done {
    let unit = read_unit(unit)?;
    let user = arguments.user.as_deref().ok_or_else(|| AppError::new(Code::Usage, "name-missing").at("--user"))?;
    let user = User { name: user.to_owned(), role: role.map(str::to_owned) };
    let made = app.create_folder_for(unit, &user, &pin(arguments)?)?;
    if arguments.json {
        output::json(&json!({ "recovery_code": made.recovery_code }));
    } else {
        output::say(&app.text().say("cli-recovery"));
        output::say(&made.recovery_code);
    }
    Ok(ExitCode::SUCCESS)
}

/// An entry of `units` in a case file.
fn read_unit(path: &Path) -> Result<Unit, AppError> {
    let text = read(path)?;
    let value: Value = serde_json::from_str(&text)
        .map_err(|error| AppError::bad("file-not-json").with("line", error.line()).with("column", error.column()))?;
    let units = node("/units").ok_or_else(|| AppError::bad("unit-wrong"))?;
    let list = FieldPath::root().with("units");
    let fitted = fit_item(units, &list, "unit", value)?;
    serde_json::from_value(fitted).map_err(|_| AppError::bad("unit-wrong").at("unit"))
}

/// Unlocks the folder with what the arguments give.
pub(super) fn unlock<H: Host>(app: &mut App<H>, arguments: &Arguments) -> Result<(), AppError> {
    // A folder that cannot be opened anyway should not ask for a PIN first.
    app.status()?;
    if let Some(code) = code(arguments)? {
        return app.open_folder_with_code(arguments.user.as_deref(), &code);
    }
    app.open_folder(arguments.user.as_deref(), &pin(arguments)?)
}

/// The recovery code, where a file with it is given.
pub(super) fn code(arguments: &Arguments) -> Result<Option<RecoveryCode>, AppError> {
    let Some(file) = &arguments.code_file else { return Ok(None) };
    Ok(Some(RecoveryCode::typed(read(file)?.lines().next().unwrap_or_default())))
}

/// The PIN of a file.
pub(super) fn pin_of(file: &Path) -> Result<Pin, AppError> {
    let text = read(file)?;
    // An editor may have put a byte order mark first: nobody can type it.
    Ok(Pin::new(text.trim_start_matches('\u{feff}').lines().next().unwrap_or_default()))
}

fn pin(arguments: &Arguments) -> Result<Pin, AppError> {
    if let Some(file) = &arguments.pin_file {
        return pin_of(file);
    }
    rpassword::prompt_password("Kod: ")
        .map(|typed| Pin::new(&typed))
        .map_err(|_| AppError::new(Code::Usage, "pin-missing"))
}

pub(super) fn doctor<H: Host>(app: &mut App<H>, arguments: &Arguments, clock_is_right: bool) -> Done {
    if arguments.pin_file.is_some() || arguments.code_file.is_some() {
        unlock(app, arguments)?;
    }
    if clock_is_right {
        app.stand_by_clock()?;
    }
    let checks = app.examine()?;
    let failed = checks.iter().any(|check| check.verdict == "fail");
    if arguments.json {
        output::json(&json!({ "checks": checks }));
    } else {
        for check in &checks {
            let mark = match check.verdict.as_str() {
                "ok" => "✓",
                "fail" => "✗",
                _ => "!",
            };
            output::say(&format!("{mark} {}", check.message));
        }
    }
    Ok(if failed { ExitCode::from(Code::Damaged.exit()) } else { ExitCode::SUCCESS })
}
