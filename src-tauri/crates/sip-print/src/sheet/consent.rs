//! The person's own consent sheet.

use sip_model::{Case, Date};

use super::{Contact, Setting};

/// The person's consent, or the form for it. The one sheet where exclusions stand (ruling 1): it is
/// for the person and the documenting unit alone.
#[derive(Debug, Clone)]
pub struct ConsentSheet<'a> {
    /// The case. What is missing in it is a line to fill in by pen.
    pub case: &'a Case,
    /// Plan id, on every page.
    pub plan_id: &'a str,
    /// Name of the unit that asks.
    pub from_unit: &'a str,
    /// Whom to tell when the yes is taken back; else the samordnare, else whoever wrote it down.
    pub contact: Option<Contact<'a>>,
    /// The day of the sheet; also the date of the file. None for a form to be filled in later.
    pub made_on: Option<Date>,
    /// How it is set.
    pub setting: Setting<'a>,
}
