//! Versions: arbetsmaterial → låst för underskrift → upprättad → avslutad (ruling 13).

mod establish;
mod lock;
mod unlock;

use serde_json::Value;
use sip_seal::{agreed, canonical, content};
use sip_store::table::version::Row;
use sip_wire::view::State;

pub use lock::Locked;
pub(crate) use lock::act;

/// The state of a case, and its latest established version.
pub(crate) fn state_of(versions: &[Row], case: &Value) -> (State, Option<u32>) {
    let established = versions.iter().rev().find(|row| row.state == "established");
    let number = established.map(|row| row.version);
    let state = match (versions.iter().any(|row| row.state == "locked"), established) {
        _ if is_closed(case) => State::Closed,
        (true, _) => State::Locked,
        // What was changed and changed back is what was established.
        (false, Some(row)) if is_as_agreed(case, row) => State::Established,
        _ => State::Draft,
    };
    (state, number)
}

/// The person took the consent back, or the plan has an ending that was not reopened.
fn is_closed(case: &Value) -> bool {
    let endings = case["endings"].as_array();
    case["consent"]["withdrawnAt"].is_string()
        || endings.is_some_and(|all| all.iter().any(|ending| ending["reopenedAt"].is_null()))
}

/// What was agreed stands unchanged; how it goes since is noted without a new version.
fn is_as_agreed(case: &Value, row: &Row) -> bool {
    let frozen: Value = serde_json::from_str(&row.content).unwrap_or_default();
    canonical(&agreed(&content(case))) == canonical(&agreed(&frozen))
}
