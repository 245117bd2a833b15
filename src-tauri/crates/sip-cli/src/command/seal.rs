//! `sign`, `seal`, `verify` and `checker`.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use serde_json::json;
use sip_app::sign::{Ink, Method, Signing};
use sip_app::verify::{Trust, Verdict, checker_page};
use sip_app::{App, AppError, Host};
use sip_wire::Code;
use sip_wire::view::Folder;

use super::case::tell;
use super::folder::unlock;
use super::{Done, MOST, read};
use crate::arguments::{Arguments, Sign};
use crate::output;

pub(super) fn sign<H: Host>(app: &mut App<H>, arguments: &Arguments, sign: &Sign) -> Done {
    let method = match &sign.method {
        Some(word) => Method::of(word).ok_or_else(|| AppError::bad("no-such-method"))?,
        None => Method::Screen,
    };
    let ink = sign.strokes.as_deref().map(strokes).transpose()?;
    unlock(app, arguments)?;
    let signing = Signing {
        participant: sign.participant.clone(),
        method,
        ink,
        note: sign.note.clone().unwrap_or_default(),
        identified: sign.identified.clone().unwrap_or_default(),
    };
    let signed = app.sign(&sign.case, &signing)?;
    let line = app.text().say_with("cli-signed", &[("version", &signed.version.to_string())]);
    tell(arguments, &serde_json::to_value(&signed).unwrap_or_default(), &line);
    Ok(ExitCode::SUCCESS)
}

fn strokes(file: &Path) -> Result<Ink, AppError> {
    serde_json::from_str(&read(file)?)
        .map_err(|error| AppError::bad("file-not-json").with("line", error.line()).with("column", error.column()))
}

pub(super) fn verify<H: Host>(app: &mut App<H>, arguments: &Arguments, file: &Path) -> Done {
    let pdf = pdf(file)?;
    open_if_asked(app, arguments)?;
    let verdict = app.verify(&pdf)?;
    if arguments.json {
        output::json(&serde_json::to_value(&verdict).unwrap_or_default());
    } else {
        say(app, &verdict);
    }
    Ok(if verdict.intact { ExitCode::SUCCESS } else { ExitCode::from(Code::Damaged.exit()) })
}

/// Anyone may look at a paper; whoever opens a folder learns whether its unit is known there.
fn open_if_asked<H: Host>(app: &mut App<H>, arguments: &Arguments) -> Result<(), AppError> {
    let asked = arguments.pin_file.is_some() || arguments.code_file.is_some();
    if asked && app.status()?.folder == Folder::Locked {
        unlock(app, arguments)?;
    }
    Ok(())
}

pub(super) fn code<H: Host>(app: &mut App<H>, arguments: &Arguments, text: &str) -> Done {
    open_if_asked(app, arguments)?;
    let verdict = app.verify_code(text)?;
    if arguments.json {
        output::json(&serde_json::to_value(&verdict).unwrap_or_default());
    } else {
        let text = app.text();
        let unit = verdict.unit.as_deref().unwrap_or_default();
        let key = match (verdict.genuine, verdict.trust) {
            (Some(true), _) => "code-genuine",
            (Some(false), _) => "code-forged",
            (None, Trust::Revoked) => "code-revoked",
            (None, _) => "code-unknown",
        };
        output::say(&text.say_with(key, &[("unit", unit)]));
        let (version, page, pages) = (verdict.version.to_string(), verdict.page.to_string(), verdict.pages.to_string());
        let values = [
            ("plan", verdict.plan.as_str()),
            ("version", &version),
            ("page", &page),
            ("pages", &pages),
            ("date", &verdict.made_on),
        ];
        output::say(&text.say_with(if verdict.version > 0 { "code-version" } else { "code-draft" }, &values));
        if verdict.version > 0 {
            let values = [("check", verdict.check.as_str()), ("words", &verdict.words.join(" "))];
            output::say(&text.say_with("code-compare", &values));
        }
        output::say(&text.say("code-not-around"));
    }
    Ok(if verdict.genuine == Some(false) { ExitCode::from(Code::Damaged.exit()) } else { ExitCode::SUCCESS })
}

pub(super) fn checker<H: Host>(app: &mut App<H>, arguments: &Arguments, output: &Path) -> Done {
    app.write_file(output, checker_page().as_bytes())?;
    let path = output.display().to_string();
    tell(arguments, &json!({ "path": path }), &app.text().say_with("cli-written", &[("path", &path)]));
    Ok(ExitCode::SUCCESS)
}

pub(super) fn again<H: Host>(app: &mut App<H>, arguments: &Arguments, file: &Path, output: &Path) -> Done {
    let pdf = pdf(file)?;
    unlock(app, arguments)?;
    let sealed = app.seal_again(&pdf)?;
    app.write_file(output, &sealed)?;
    let path = output.display().to_string();
    let line = app.text().say_with("cli-written", &[("path", &path)]);
    tell(arguments, &json!({ "path": path }), &line);
    Ok(ExitCode::SUCCESS)
}

fn say<H: Host>(app: &App<H>, verdict: &Verdict) {
    let tell = if verdict.intact { output::say } else { output::complain };
    verdict.says(app.text()).iter().chain(&verdict.leaves_open(app.text())).for_each(|line| tell(line));
}

/// A PDF, or what claims to be one.
pub(super) fn pdf(file: &Path) -> Result<Vec<u8>, AppError> {
    let not_found = || AppError::bad("file-not-found").with("path", file.display());
    if !fs::metadata(file).is_ok_and(|what| what.is_file() && what.len() <= MOST) {
        return Err(not_found());
    }
    fs::read(file).map_err(|_| not_found())
}

/// Takes in a sealed file.
pub(super) fn import<H: Host>(
    app: &mut App<H>,
    arguments: &Arguments,
    pdf: &[u8],
    again: sip_app::case::Again,
) -> Result<(), AppError> {
    let taken = app.import_sealed(pdf, again)?;
    let values = json!({
        "id": taken.case, "version": taken.version, "data": taken.data, "received": taken.received
    });
    tell(arguments, &values, &taken.case);
    Ok(())
}
