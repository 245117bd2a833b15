//! `backup`, `restore`, `purge`.

use std::path::Path;
use std::process::ExitCode;

use serde_json::json;
use sip_app::folder::BackedUp;
use sip_app::{App, AppError, Host};
use sip_vault::User;
use sip_wire::Code;

use super::Done;
use super::case::tell;
use super::folder::{code, unlock};
use super::users::after;
use crate::arguments::{Arguments, Backup, BackupAct, Purge, Restore};
use crate::output;

/// `backup …`.
pub(super) fn backup<H: Host>(app: &mut App<H>, arguments: &Arguments, backup: &Backup) -> Done {
    match &backup.act {
        Some(BackupAct::Verify { file }) => verify(app, arguments, file),
        Some(BackupAct::Drill { file }) => drill(app, arguments, file),
        None => {
            let path = backup.output.as_deref().ok_or_else(|| AppError::new(Code::Usage, "usage"))?;
            unlock(app, arguments)?;
            let made = app.back_up(path)?;
            let path = path.display().to_string();
            let line = say(app, "cli-backed-up", &made, &path);
            tell(
                arguments,
                &json!({ "path": path, "made_at": made.made_at, "cases": made.cases, "verified": true }),
                &line,
            );
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn verify<H: Host>(app: &mut App<H>, arguments: &Arguments, file: &Path) -> Done {
    // The paper alone opens it, on any computer; else the folder that it was made of.
    let code = code(arguments)?;
    if code.is_none() {
        unlock(app, arguments)?;
    }
    let found = app.verify_backup(file, code.as_ref())?;
    let key = if found.log_goes_on == Some(false) { "cli-backup-whole-newer-log" } else { "cli-backup-whole" };
    let line = say(app, key, &found, &file.display().to_string());
    let told = json!({
        "intact": true, "made_at": found.made_at, "cases": found.cases, "log_rows": found.rows,
        "log_goes_on": found.log_goes_on,
    });
    tell(arguments, &told, &line);
    Ok(ExitCode::SUCCESS)
}

fn drill<H: Host>(app: &App<H>, arguments: &Arguments, file: &Path) -> Done {
    let code = code(arguments)?.ok_or_else(|| AppError::new(Code::Usage, "code-missing"))?;
    let drilled = app.drill(file, &code)?;
    let (cases, rows) = (drilled.cases.to_string(), drilled.rows.to_string());
    let words = [("at", drilled.made_at.as_str()), ("cases", &cases), ("rows", &rows)];
    let line = app.text().say_with("cli-drilled", &words);
    tell(
        arguments,
        &json!({ "restored": true, "made_at": drilled.made_at, "cases": drilled.cases, "log_rows": drilled.rows }),
        &line,
    );
    Ok(ExitCode::SUCCESS)
}

fn say<H: Host>(app: &App<H>, key: &str, backup: &BackedUp, path: &str) -> String {
    let cases = backup.cases.to_string();
    app.text().say_with(key, &[("path", path), ("at", &backup.made_at), ("cases", &cases)])
}

/// `restore`.
pub(super) fn restore<H: Host>(app: &mut App<H>, arguments: &Arguments, restore: &Restore) -> Done {
    let code = code(arguments)?.ok_or_else(|| AppError::new(Code::Usage, "code-missing"))?;
    let name = arguments.user.as_deref().ok_or_else(|| AppError::new(Code::Usage, "name-missing").at("--user"))?;
    let user = User { name: name.to_owned(), role: restore.role.clone() };
    let restored = app.restore(&restore.file, &code, &user, &after(arguments, &restore.pin)?)?;
    if arguments.json {
        output::json(&json!({
            "recovery_code": restored.recovery_code, "cases": restored.cases, "made_at": restored.made_at,
            "former": restored.former, "device": restored.device, "approved": restored.approved,
        }));
        return Ok(ExitCode::SUCCESS);
    }
    let cases = restored.cases.to_string();
    let words = [("cases", cases.as_str()), ("at", &restored.made_at), ("former", &restored.former)];
    output::say(&app.text().say_with("cli-restored", &words));
    output::say(&app.text().say(if restored.approved { "cli-restored-approved" } else { "cli-restored-asks" }));
    output::say(&app.text().say_with("cli-restored-former", &words));
    output::say(&app.text().say("cli-recovery"));
    output::say(&restored.recovery_code);
    Ok(ExitCode::SUCCESS)
}

/// `purge`.
pub(super) fn purge<H: Host>(app: &mut App<H>, arguments: &Arguments, purge: &Purge) -> Done {
    unlock(app, arguments)?;
    let purged = app.purge(&purge.case, &purge.handed_to, &purge.decision)?;
    if arguments.json {
        output::json(&json!({
            "purged": purge.case, "at": purged.at, "handed_to": purged.document, "was_shared": purged.was_shared,
            "latest_backup": purged.backed_up,
        }));
        return Ok(ExitCode::SUCCESS);
    }
    output::say(&app.text().say_with("cli-purged", &[("case", &purge.case)]));
    if purged.was_shared {
        output::say(&app.text().say("cli-purged-shared"));
    }
    if let Some(at) = &purged.backed_up {
        output::say(&app.text().say_with("cli-purged-backup", &[("at", at)]));
    }
    output::say(&app.text().say("cli-purged-paper"));
    Ok(ExitCode::SUCCESS)
}
