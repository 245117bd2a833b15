//! `user`, `recover`, `key`: who may come in, and by what.

use std::process::ExitCode;

use serde_json::{Value, json};
use sip_app::{App, AppError, Host};
use sip_vault::{Pin, User as Person};
use sip_wire::Code;

use super::Done;
use super::case::tell;
use super::folder::{pin_of, unlock};
use crate::arguments::{Arguments, Key, NewPin, User};
use crate::output;

/// `user …`.
pub(super) fn run<H: Host>(app: &mut App<H>, arguments: &Arguments, user: &User) -> Done {
    // Who the users are stands on the screen where one unlocks: no PIN is asked for.
    if let User::List = user {
        return list(app, arguments);
    }
    unlock(app, arguments)?;
    match user {
        User::Add { name, role, pin } => {
            let pin = new_pin(pin)?;
            app.add_user(&Person { name: name.clone(), role: role.clone() }, &pin)?;
            let line = app.text().say_with("cli-user-added", &[("name", name)]);
            tell(arguments, &json!({ "added": name.trim() }), &line);
        }
        User::Remove { name } => {
            app.remove_user(name)?;
            let line = app.text().say_with("cli-user-removed", &[("name", name)]);
            tell(arguments, &json!({ "removed": name.trim() }), &line);
        }
        User::Pin(pin) => {
            app.change_pin(&new_pin(pin)?)?;
            tell(arguments, &json!({ "changed": true }), &app.text().say("cli-pin-changed"));
        }
        User::List => {}
    }
    Ok(ExitCode::SUCCESS)
}

fn list<H: Host>(app: &mut App<H>, arguments: &Arguments) -> Done {
    let users = app.users()?;
    if arguments.json {
        let users: Vec<Value> = users.iter().map(|user| json!({ "name": user.name, "role": user.role })).collect();
        output::json(&json!({ "users": users }));
    } else {
        for user in users {
            output::say(format!("{}  {}", user.name, user.role.unwrap_or_default()).trim_end());
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// `recover`: with the recovery code, a new PIN.
pub(super) fn recover<H: Host>(app: &mut App<H>, arguments: &Arguments, pin: &NewPin) -> Done {
    if arguments.code_file.is_none() {
        return Err(AppError::new(Code::Usage, "code-missing"));
    }
    unlock(app, arguments)?;
    let pin = after(arguments, pin)?;
    let user = app.recover(&pin)?;
    let line = app.text().say_with("cli-recovered", &[("name", &user)]);
    tell(arguments, &json!({ "recovered": user }), &line);
    Ok(ExitCode::SUCCESS)
}

/// `key …`.
pub(super) fn keys<H: Host>(app: &mut App<H>, arguments: &Arguments, key: &Key) -> Done {
    unlock(app, arguments)?;
    match key {
        Key::Change => {
            app.change_database_key()?;
            tell(arguments, &json!({ "changed": true }), &app.text().say("cli-key-changed"));
        }
        Key::Code => {
            let code = app.change_code()?;
            let line = format!("{}\n{code}", app.text().say("cli-code-new"));
            tell(arguments, &json!({ "recovery_code": code }), &line);
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The new PIN where no old one is needed: `--pin-file` names it too.
pub(super) fn after(arguments: &Arguments, pin: &NewPin) -> Result<Pin, AppError> {
    match (&pin.new_pin_file, &arguments.pin_file) {
        (None, Some(file)) => pin_of(file),
        _ => new_pin(pin),
    }
}

/// A PIN that is to hold: of a file, or typed twice.
fn new_pin(pin: &NewPin) -> Result<Pin, AppError> {
    if let Some(file) = &pin.new_pin_file {
        return pin_of(file);
    }
    let ask = |what: &str| {
        rpassword::prompt_password(what)
            .map(|typed| Pin::new(&typed))
            .map_err(|_| AppError::new(Code::Usage, "pin-missing"))
    };
    let (first, again) = (ask("Ny kod: ")?, ask("En gång till: ")?);
    if first == again { Ok(first) } else { Err(AppError::bad("pin-differs")) }
}
