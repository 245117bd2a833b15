//! What to take home before answering.

use sip_model::Date;

use super::{Contact, Setting};

/// What a SIP is, to take home. It is about nobody: it says the same to everyone.
#[derive(Debug, Clone)]
pub struct InformationSheet<'a> {
    /// Name of the unit that hands it out.
    pub unit: &'a str,
    /// Whom to call; else a line to fill in by pen.
    pub contact: Option<Contact<'a>>,
    /// The day; also the date of the file.
    pub made_on: Date,
    /// How it is set.
    pub setting: Setting<'a>,
}
