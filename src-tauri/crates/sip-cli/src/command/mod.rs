//! The commands, each with what it prints.

mod case;
mod check;
mod exchange;
mod folder;
mod log;
mod print;
mod process;
mod safety;
mod seal;
mod share;
mod unit;
mod users;
mod words;

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use sip_app::{App, AppError, Host};

use crate::arguments::{Arguments, Command};

type Done = Result<ExitCode, AppError>;

/// Runs a command, and locks the folder after it.
pub(crate) fn run<H: Host>(app: &mut App<H>, arguments: Arguments) -> Done {
    let done = does(app, arguments);
    app.close_folder();
    done
}

fn does<H: Host>(app: &mut App<H>, arguments: Arguments) -> Done {
    match &arguments.command {
        Command::Init { unit, role } => folder::init(app, &arguments, unit, role.as_deref()),
        Command::User(user) => users::run(app, &arguments, user),
        Command::Recover(pin) => users::recover(app, &arguments, pin),
        Command::Key(key) => users::keys(app, &arguments, key),
        Command::Log(log) => log::run(app, &arguments, log),
        Command::Backup(backup) => safety::backup(app, &arguments, backup),
        Command::Restore(restore) => safety::restore(app, &arguments, restore),
        Command::Purge(purge) => safety::purge(app, &arguments, purge),
        Command::Unit(unit) => unit::unit(app, &arguments, unit),
        Command::Device(device) => unit::device(app, &arguments, device),
        Command::Exchange { post_office } => exchange::exchange(app, &arguments, post_office),
        Command::Extract(extract) => share::extract(app, &arguments, extract),
        Command::Todo => process::todo(app, &arguments),
        Command::Statistics { output } => process::statistics(app, &arguments, output.as_ref()),
        Command::Doctor { clock_is_right } => folder::doctor(app, &arguments, *clock_is_right),
        Command::Case(case) => case::run(app, &arguments, case),
        Command::Print(sheet) => print::print(app, &arguments, sheet),
        Command::Sign(sign) => seal::sign(app, &arguments, sign),
        Command::Seal { file, output } => seal::again(app, &arguments, file, output),
        Command::Verify { file: Some(file), .. } => seal::verify(app, &arguments, file),
        Command::Verify { code, .. } => seal::code(app, &arguments, code.as_deref().unwrap_or_default()),
        Command::Checker { output } => seal::checker(app, &arguments, output),
        Command::Ledger(ledger) => print::ledger(app, &arguments, ledger),
    }
}

/// The largest file that is read, in bytes: no case comes near it.
const MOST: u64 = 64 << 20;

/// A file as text. Only a file: what never ends is not waited for.
fn read(path: &Path) -> Result<String, AppError> {
    let not_found = || AppError::bad("file-not-found").with("path", path.display());
    if !fs::metadata(path).is_ok_and(|what| what.is_file() && what.len() <= MOST) {
        return Err(not_found());
    }
    let bytes = fs::read(path).map_err(|_| not_found())?;
    String::from_utf8(bytes).map_err(|_| AppError::bad("file-not-json").with("line", 1).with("column", 1))
}

/// Writes the file that a command was asked for, and tells where it is. What had that name is gone, and
/// that is told too.
fn put<H: Host>(app: &App<H>, arguments: &Arguments, path: &Path, bytes: &[u8]) -> Result<(), AppError> {
    let key = if path.exists() { "cli-written-over" } else { "cli-written" };
    app.write_file(path, bytes)?;
    let path = path.display().to_string();
    case::tell(arguments, &serde_json::json!({ "path": path }), &app.text().say_with(key, &[("path", &path)]));
    Ok(())
}
