//! Signing: who signed what was locked, and how. No name is ever written for anybody, and signatures
//! gate nothing (ruling 17).

mod put;
mod strokes;
mod told;
mod window;

use sip_model::reported::Signature;
use sip_store::table::signature::Row;
use sip_store::table::version::Row as Version;

pub use put::{Method, Signing};
pub use strokes::{Dot, Ink};
pub use told::Told;

/// Those of a version that count: the latest of each, in the order they came.
pub(crate) fn of_version<'a>(rows: &'a [Row], version: &Version) -> Vec<&'a Row> {
    let here = |row: &&Row| row.version == version.version && row.attempt == version.attempt;
    let mut counted: Vec<&Row> = Vec::new();
    for row in rows.iter().filter(here).filter(|row| row.hash == version.hash) {
        counted.retain(|known| known.participant != row.participant);
        counted.push(row);
    }
    counted
}

/// As the sheet takes them.
pub(crate) fn printed(rows: &[Row], version: &Version) -> Vec<sip_print::Signed> {
    of_version(rows, version).into_iter().filter_map(|row| told::printed(row, version)).collect()
}

/// As a case file tells it: that it was done and how, without the ink.
pub(crate) fn reported(row: &Row) -> Signature {
    let method = match row.method.as_str() {
        "screen" => "på skärmen",
        "paper" => "penna på papper",
        "declines" => "vill inte",
        "unable" => "kan inte",
        "proxy" => "genom ombud",
        _ => "inte med",
    };
    Signature {
        id: row.id.as_str().into(),
        participant_id: Some(row.participant.as_str().into()),
        method: Some(method.to_owned()),
        signed_at: row.at.parse().ok(),
        applies_to_version: Some(row.version),
    }
}
