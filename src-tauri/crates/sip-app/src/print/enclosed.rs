//! The data inside a sealed sheet: exactly what its reader may read.

use serde_json::Value;
use sip_model::Case;
use sip_model::case::SCHEMA_VERSION;
use sip_model::field::write_case_file;
use sip_seal::{PlanData, Statement};
use sip_store::table::version::Row;

use super::papers::root_of;

/// The whole version, with what its hash can be worked out from.
pub(super) fn whole(plan_id: &str, row: &Row) -> Option<String> {
    let content: Value = serde_json::from_str(&row.content).ok()?;
    let salt = <[u8; 32]>::try_from(row.salt.as_slice()).ok();
    Some(data(plan_id, row, salt, content)?.write())
}

/// The part of it that one reader may read. Nothing in it lets the rest be guessed.
pub(super) fn part(plan_id: &str, row: &Row, part: &Case) -> Option<String> {
    let content = write_case_file(&Case { schema_version: Some(SCHEMA_VERSION), ..part.clone() });
    Some(data(plan_id, row, None, content)?.write())
}

fn data(plan_id: &str, row: &Row, salt: Option<[u8; 32]>, content: Value) -> Option<PlanData> {
    let hash = root_of(&row.hash)?.0;
    let statement = Statement { plan_id: plan_id.to_owned(), version: row.version, hash };
    Some(PlanData { statement, salt, content })
}
