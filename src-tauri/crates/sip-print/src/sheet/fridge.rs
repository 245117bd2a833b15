//! The sheet for the door of the fridge.

use sip_model::{Case, Date};

use super::Setting;

/// Who does what and when, and where to ring: one page, large enough to be read from the table.
#[derive(Debug, Clone)]
pub struct FridgeSheet<'a> {
    /// The case.
    pub case: &'a Case,
    /// Plan id.
    pub plan_id: &'a str,
    /// The version, when it is of one; else it is arbetsmaterial.
    pub version: Option<u32>,
    /// Hash of the version, 64 hex digits.
    pub hash: Option<&'a str>,
    /// The four check words of the version.
    pub words: &'a [String],
    /// The day of the plan; also the date of the file.
    pub made_on: Option<Date>,
    /// How it is set.
    pub setting: Setting<'a>,
}
