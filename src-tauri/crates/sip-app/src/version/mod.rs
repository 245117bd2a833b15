//! Versions: arbetsmaterial → låst för underskrift → upprättad (ruling 13).

mod establish;
mod lock;
mod unlock;

use serde_json::Value;
use sip_seal::{canonical, content};
use sip_store::table::version::Row;
use sip_wire::view::State;

pub use lock::Locked;

/// The state of a case, and its latest established version.
pub(crate) fn state_of(versions: &[Row], case: &Value) -> (State, Option<u32>) {
    let established = versions.iter().rev().find(|row| row.state == "established");
    let number = established.map(|row| row.version);
    let state = match (versions.iter().any(|row| row.state == "locked"), established) {
        (true, _) => State::Locked,
        // What was changed and changed back is what was established.
        (false, Some(row)) if canonical(&content(case)) == row.content => State::Established,
        _ => State::Draft,
    };
    (state, number)
}
