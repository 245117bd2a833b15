//! Printing, where a closed pipe is no reason to fail.

use std::io::Write;

use serde_json::Value;
use sip_model::field::cleaned;

/// A line on stdout. What somebody wrote, here or elsewhere, must not steer the terminal.
pub(crate) fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{}", cleaned(line));
}

/// A row of a table on stdout, ended as RFC 4180 has it.
pub(crate) fn row(row: &str) {
    let _ = write!(std::io::stdout(), "{}\r\n", cleaned(row));
}

/// A line on stderr.
pub(crate) fn complain(line: &str) {
    let _ = writeln!(std::io::stderr(), "{}", cleaned(line));
}

/// JSON on stdout, byte for byte: what reads it draws no letters.
pub(crate) fn json(value: &Value) {
    let _ = writeln!(std::io::stdout(), "{}", serde_json::to_string_pretty(value).unwrap_or_default());
}
