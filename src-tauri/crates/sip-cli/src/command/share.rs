//! Sharing: units, devices, exchange, what two wrote apart.

use std::path::Path;
use std::process::ExitCode;

use serde_json::{Value, json};
use sip_app::{App, AppError, Host};
use sip_wire::share::{ConflictSettle, ExchangeProgress, UnitView, Wrote};

use super::case::{tell, value_of};
use super::folder::unlock;
use super::{Done, read};
use crate::arguments::{Arguments, Device, Extract, Share, Unit, UnitKey};
use crate::output;

/// `unit …`.
pub(super) fn unit<H: Host>(app: &mut App<H>, arguments: &Arguments, unit: &Unit) -> Done {
    unlock(app, arguments)?;
    match unit {
        Unit::Card { output } => {
            let text = app.unit_card()?;
            written(app, arguments, output, &text)?;
        }
        Unit::Trust { card } => {
            let (_, unit) = app.trust_card(&read(card)?)?;
            let line = app.text().say_with("cli-trusted", &[("unit", &unit.name), ("words", &unit.words.join(", "))]);
            tell(arguments, &shown(&unit), &line);
        }
        Unit::Distrust { id } => {
            let (_, unit) = app.distrust_unit(id)?;
            let line = app.text().say_with("cli-distrusted", &[("unit", &unit.name)]);
            tell(arguments, &json!({ "distrusted": unit.id }), &line);
        }
        Unit::List => {
            let units = app.units()?;
            if arguments.json {
                output::json(&json!({ "units": units.iter().map(shown).collect::<Vec<_>>() }));
            } else {
                units
                    .iter()
                    .for_each(|unit| output::say(&format!("{}  {}  {}", unit.id, unit.name, unit.words.join(" "))));
            }
        }
        Unit::Key(UnitKey::Export { output }) => {
            let text = app.unit_key()?;
            written(app, arguments, output, &text)?;
        }
    }
    Ok(ExitCode::SUCCESS)
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
            written(app, arguments, output, &text)?;
        }
        Device::Adopt { id } => {
            app.adopt_device(id)?;
            tell(arguments, &json!({ "adopted": id }), &app.text().say("cli-adopted"));
        }
        Device::Approve { request, output, root } => {
            let approved = app.approve_device(&read(request)?, *root)?;
            app.write_file(output, approved.text.as_bytes())?;
            let path = output.display().to_string();
            let line = app.text().say_with("cli-approved", &[("device", &approved.device), ("path", &path)]);
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
                output::json(&json!({ "devices": devices }));
            } else {
                for device in devices {
                    let kind = app.text().say(if device.office { "cli-office" } else { "cli-laptop" });
                    let here = if device.here { app.text().say("cli-here") } else { String::new() };
                    output::say(format!("{}  {kind}  {here}", device.id).trim_end());
                }
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// `extract …`.
pub(super) fn extract<H: Host>(app: &mut App<H>, arguments: &Arguments, extract: &Extract) -> Done {
    unlock(app, arguments)?;
    match extract {
        Extract::List => {
            let extracts = app.received_extracts()?;
            if arguments.json {
                output::json(&json!({ "extracts": extracts }));
            } else {
                extracts.iter().for_each(|one| output::say(&format!("{}  {}  {}", one.id, one.from, one.at)));
            }
        }
        Extract::Print { id, output } => {
            let pdf = app.extract_bytes(id)?;
            app.write_file(output, &pdf)?;
            let path = output.display().to_string();
            tell(arguments, &json!({ "path": path }), &app.text().say_with("cli-written", &[("path", &path)]));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// `case …` for sharing.
pub(super) fn sharing<H: Host>(app: &mut App<H>, arguments: &Arguments, act: &Share) -> Result<(), AppError> {
    let saved = |app: &App<H>, at: &str| tell(arguments, &json!({ "saved_at": at }), &app.text().say("cli-set"));
    match act {
        Share::Checkout { case, device } => {
            let changed = app.check_out(case, device)?;
            saved(app, &changed.saved_at);
        }
        Share::Link { case, unit, to } => {
            let changed = app.link_unit(case, unit, to)?;
            saved(app, &changed.saved_at);
        }
        Share::Takeover { case } => {
            let changed = app.take_over_case(case)?;
            saved(app, &changed.saved_at);
        }
        Share::Acknowledge { case } => {
            let changed = app.acknowledge(case)?;
            saved(app, &changed.saved_at);
        }
        Share::Sharing { case } => {
            let view = app.handing_case(case)?;
            if arguments.json {
                output::json(&serde_json::to_value(&view).unwrap_or_default());
            } else {
                for row in &view.rows {
                    let reached = serde_json::to_value(row.reached).unwrap_or_default();
                    let reached = reached.as_str().unwrap_or_default().to_owned();
                    output::say(format!("{}  {reached}  {}", row.name, row.words.join(" ")).trim_end());
                }
            }
        }
        Share::Contested { case } => {
            let cards = app.conflicts(case)?;
            if arguments.json {
                output::json(&sip_app::share::fields(&cards));
                return Ok(());
            }
            for card in cards {
                output::say(&card.path);
                if let Some(text) = &card.text {
                    output::say(&format!("   {}", app.text().say_with("cli-became", &[("text", text)])));
                }
                for value in card.values {
                    let by = [value.by, value.unit, value.at].into_iter().flatten().collect::<Vec<_>>().join(", ");
                    output::say(&format!("   {}  ({by})", value.words));
                }
            }
        }
        Share::Settle { case, field, value } => {
            let request = ConflictSettle { case: case.clone(), path: field.clone(), value: value_of(value)? };
            let changed = app.settle(&request)?;
            saved(app, &changed.saved_at);
        }
        Share::Changes { case } => {
            let view = app.show_case(case)?;
            if arguments.json {
                output::json(&json!({ "changes": view.proposed }));
                return Ok(());
            }
            for one in view.proposed {
                let who = |one: &Wrote| {
                    [&one.by, &one.unit, &one.at].into_iter().flatten().cloned().collect::<Vec<_>>().join(", ")
                };
                let who = one.wrote.iter().map(who).collect::<Vec<_>>().join("; ");
                let (before, after) = (one.before.unwrap_or_default(), one.after.unwrap_or_default());
                output::say(&format!("{}: {before} → {after}  ({who})", one.about));
            }
        }
    }
    Ok(())
}

/// `exchange`.
pub(super) fn exchange<H: Host>(app: &mut App<H>, arguments: &Arguments, address: &str) -> Done {
    unlock(app, arguments)?;
    let progress = app.exchange(address, |_| true)?;
    if arguments.json {
        output::json(&told(&progress));
        return Ok(ExitCode::SUCCESS);
    }
    for unit in progress.report.units.iter().filter(|unit| !unit.unit.is_empty()) {
        let counts = [unit.sent, unit.received, unit.set_aside, unit.owed].map(|count| count.to_string());
        let words = [
            ("unit", unit.unit.as_str()),
            ("sent", &counts[0]),
            ("received", &counts[1]),
            ("aside", &counts[2]),
            ("owed", &counts[3]),
        ];
        output::say(&app.text().say_with("cli-exchanged", &words));
    }
    if progress.report.units.is_empty() {
        output::say(&app.text().say("cli-exchanged-nothing"));
    }
    for aside in &progress.report.set_aside {
        output::say(&format!("! {} {}", aside.message, aside.advice));
    }
    Ok(ExitCode::SUCCESS)
}

/// `sent`, `received` and `owed` per unit, and what was set aside with its reason.
fn told(progress: &ExchangeProgress) -> Value {
    let report = &progress.report;
    let by_unit = |count: fn(&sip_wire::share::UnitReport) -> u32| -> Vec<Value> {
        let some = report.units.iter().filter(|unit| count(unit) > 0);
        some.map(|unit| json!({ "unit": unit.unit, "count": count(unit) })).collect()
    };
    let aside = |aside: &sip_wire::share::SetAside| json!({ "id": aside.id, "reason": aside.reason, "unit": aside.from, "message": aside.message });
    json!({
        "sent": by_unit(|unit| unit.sent),
        "received": by_unit(|unit| unit.received),
        "set_aside": report.set_aside.iter().map(aside).collect::<Vec<_>>(),
        "owed": by_unit(|unit| unit.owed),
        "changes": report.changes,
        "read_back": report.read_back_at.is_some(),
    })
}

fn written<H: Host>(app: &App<H>, arguments: &Arguments, path: &Path, text: &str) -> Result<(), AppError> {
    app.write_file(path, text.as_bytes())?;
    let path = path.display().to_string();
    tell(arguments, &json!({ "path": path }), &app.text().say_with("cli-written", &[("path", &path)]));
    Ok(())
}
