//! The sheet for the follow-up.

use sip_model::{Case, Date};

use super::Setting;

/// What was to be, and room to write how it went: to be filled in at the next meeting, or as it was
/// when one was held.
#[derive(Debug, Clone)]
pub struct FollowUpSheet<'a> {
    /// The case.
    pub case: &'a Case,
    /// Plan id, on every page.
    pub plan_id: &'a str,
    /// The version that is followed up; none for arbetsmaterial.
    pub version: Option<u32>,
    /// Hash of the version, 64 hex digits.
    pub hash: Option<&'a str>,
    /// The four check words of the version.
    pub words: &'a [String],
    /// The day of the sheet; also the date of the file.
    pub made_on: Date,
    /// How it is set.
    pub setting: Setting<'a>,
}
