//! Trouble, told in Swedish: what happened and what to do now.

use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use sip_wire::WireError;

use crate::output::{complain, json, say};

/// Tells of an error; its exit code.
pub(crate) fn tell(error: &WireError, as_json: bool) -> ExitCode {
    match &error.field {
        Some(field) if !error.message.contains(field.as_str()) && !error.advice.contains(field.as_str()) => {
            complain(&format!("{} Det gäller {field}.", error.message));
        }
        _ => complain(&error.message),
    }
    complain(&error.advice);
    if as_json {
        json(&serde_json::json!({ "error": error }));
    }
    ExitCode::from(error.code.exit())
}

/// Tells of wrong usage; help and version are no trouble.
pub(crate) fn usage(error: &clap::Error) -> ExitCode {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        say(error.to_string().trim_end());
        return ExitCode::SUCCESS;
    }
    let given = [ContextKind::InvalidArg, ContextKind::InvalidSubcommand, ContextKind::InvalidValue]
        .into_iter()
        .find_map(|kind| match error.get(kind) {
            Some(ContextValue::String(text)) => Some(text.clone()),
            Some(ContextValue::Strings(texts)) => Some(texts.join(" ")),
            _ => None,
        });
    let what = match error.kind() {
        ErrorKind::MissingRequiredArgument | ErrorKind::MissingSubcommand => "Något saknas i kommandot",
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => "Kommandot är inte helt",
        _ => "Kommandot går inte att förstå",
    };
    complain(&given.map_or_else(|| format!("{what}."), |given| format!("{what}: {given}.")));
    complain("Se siphemma --help.");
    ExitCode::from(2)
}
