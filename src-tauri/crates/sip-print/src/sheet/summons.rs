//! Kallelse and inbjudan.

use sip_model::summons::SummonsKind;
use sip_model::unit::UnitAuthority;
use sip_model::{Case, Date, Moment};

use super::Setting;

/// One recipient.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SummonsTo<'a> {
    /// The name of the unit, or of the participant.
    pub name: &'a str,
    /// The huvudman behind the unit. None for a participant: someone who comes as themselves.
    pub authority: Option<UnitAuthority>,
    /// Kallelse or inbjudan.
    pub kind: SummonsKind,
}

/// A kallelse or inbjudan to one recipient.
#[derive(Debug, Clone)]
pub struct SummonsSheet<'a> {
    /// The case.
    pub case: &'a Case,
    /// Plan id: on the answer slip, and in place of the name of a protected person.
    pub plan_id: &'a str,
    /// Name of the unit that calls, which every recipient learns: the convener's. Where it is a unit
    /// of the case, its huvudman is said beside it.
    pub from_unit: &'a str,
    /// To whom.
    pub to: SummonsTo<'a>,
    /// Whether the recipient is a co-writer and may learn who else comes. Otherwise no other unit or
    /// person is named, but for the one who calls (ruling 3).
    pub tells_others: bool,
    /// The day of the letter; also the date of the file.
    pub made_on: Date,
    /// When it was sent, once it is: lag (2017:612) asks for the exact minute.
    pub sent_at: Option<Moment>,
    /// The citation of the law. What it says of leaving hospital is not printed.
    pub law: &'a str,
    /// How it is set.
    pub setting: Setting<'a>,
}
