//! `unit …` and `device …`: whom this computer trusts, and which computers its unit has.

use std::process::ExitCode;

use serde_json::{Value, json};
use sip_app::share::Devices;
use sip_app::{App, AppError, Host};
use sip_wire::share::UnitView;

use super::case::tell;
use super::folder::unlock;
use super::{Done, put, read};
use crate::arguments::{Arguments, Device, Unit, UnitKey};
use crate::output;

/// As many characters of an id as tell the computers of a unit apart.
const SHORT: usize = 8;

/// `unit …`.
pub(super) fn unit<H: Host>(app: &mut App<H>, arguments: &Arguments, unit: &Unit) -> Done {
    unlock(app, arguments)?;
    match unit {
        Unit::Card { output } => {
            let text = app.unit_card()?;
            put(app, arguments, output, text.as_bytes())?;
        }
        Unit::Trust { card } => {
            let (_, unit) = app.trust_card(&read(card)?)?;
            let words = [("unit", unit.name.as_str()), ("words", &unit.words.join(", ")), ("id", &unit.id)];
            let line = app.text().say_with("cli-trusted", &words);
            let what_now = app.text().say_with("cli-trusted-do", &words);
            tell(arguments, &shown(&unit), &format!("{line}\n{what_now}"));
        }
        Unit::Distrust { id } => {
            let (_, unit) = app.distrust_unit(id)?;
            let line = app.text().say_with("cli-distrusted", &[("unit", &unit.name)]);
            tell(arguments, &json!({ "distrusted": unit.id }), &line);
        }
        Unit::List => units(app, arguments)?,
        Unit::Key(UnitKey::Export { output }) => {
            let text = app.unit_key()?;
            put(app, arguments, output, text.as_bytes())?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn units<H: Host>(app: &App<H>, arguments: &Arguments) -> Result<(), AppError> {
    let units = app.units()?;
    if arguments.json {
        output::json(&json!({ "units": units.iter().map(shown).collect::<Vec<_>>() }));
        return Ok(());
    }
    for unit in &units {
        let own = if unit.own { format!("  ({})", app.text().say("cli-unit-own")) } else { String::new() };
        output::say(&format!("{}  {}  {}{own}", unit.id, unit.name, unit.words.join(" ")));
    }
    if units.iter().all(|unit| unit.own) {
        output::say(&app.text().say("cli-no-units"));
    }
    Ok(())
}

fn shown(unit: &UnitView) -> Value {
    json!({
        "id": unit.id, "name": unit.name, "authority": unit.authority, "hsa_id": unit.hsa_id, "words": unit.words,
        "own": unit.own, "epoch": unit.epoch,
    })
}

/// `device …`.
pub(super) fn device<H: Host>(app: &mut App<H>, arguments: &Arguments, device: &Device) -> Done {
    unlock(app, arguments)?;
    match device {
        Device::Request { output, office } => {
            let text = app.request_device(*office)?;
            put(app, arguments, output, text.as_bytes())?;
        }
        Device::Adopt { id } => {
            app.adopt_device(id)?;
            tell(arguments, &json!({ "adopted": id }), &app.text().say("cli-adopted"));
        }
        Device::Approve { request, output, root } => {
            let approved = app.approve_device(&read(request)?, *root)?;
            let is_there = output.exists();
            app.write_file(output, approved.text.as_bytes())?;
            let path = output.display().to_string();
            let name = if approved.name.is_empty() { "none" } else { &approved.name };
            let words = [("device", name), ("id", approved.device.as_str()), ("path", &path)];
            let mut line = app.text().say_with("cli-approved", &words);
            if is_there {
                line = format!("{line}\n{}", app.text().say_with("cli-written-over", &words));
            }
            tell(arguments, &json!({ "device": approved.device, "path": path }), &line);
        }
        Device::Accept { approval } => {
            app.accept_device(&read(approval)?)?;
            tell(arguments, &json!({ "accepted": true }), &app.text().say("cli-accepted"));
        }
        Device::Revoke { id } => {
            app.revoke_device(id)?;
            tell(arguments, &json!({ "revoked": id }), &app.text().say("cli-revoked"));
        }
        Device::List => {
            let devices = app.devices()?;
            if arguments.json {
                output::json(&json!({ "devices": devices.devices, "revoked": devices.revoked }));
            } else {
                list(app, &devices);
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn list<H: Host>(app: &App<H>, devices: &Devices) {
    let say = |key: &str| app.text().say(key);
    let line = |id: &str, name: &Option<String>, what: &str, state: &str| {
        let name = name.clone().filter(|name| !name.is_empty()).unwrap_or_else(|| say("cli-device-unnamed"));
        let id: String = id.chars().take(SHORT).collect();
        let parts = [id.as_str(), &name, what, state];
        output::say(&parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  "));
    };
    output::say(&app.text().say_with("cli-devices-of", &[("unit", &devices.unit)]));
    for device in &devices.devices {
        let kind = say(if device.office { "cli-office" } else { "cli-laptop" });
        line(&device.id, &device.name, &kind, &say(if device.here { "cli-here" } else { "cli-device-approved" }));
    }
    for device in &devices.revoked {
        let state = app.text().say_with("cli-device-revoked", &[("at", &device.at)]);
        line(&device.id, &device.name, "", &state);
    }
    output::say(&say("cli-devices-do"));
}
