//! What was changed since the plan was signed.

use sip_model::meeting::Participant;
use sip_model::plan::{Dissent, Goal, Insats, Position, WorseContact};
use sip_model::unit::Unit;
use sip_model::{Case, Date, Moment};

use super::Setting;

/// Proposals for the next version, beside the version that was signed: at least one.
#[derive(Debug, Clone)]
pub struct ChangesSheet<'a> {
    /// The case as it is now: whose plan it is, and what people and units are called.
    pub case: &'a Case,
    /// Plan id, on every page.
    pub plan_id: &'a str,
    /// The established version that the changes stand beside.
    pub version: u32,
    /// Its four check words.
    pub words: &'a [String],
    /// The changes, in the order of the plan.
    pub rows: &'a [ChangeRow<'a>],
    /// The day of the sheet; also the date of the file.
    pub made_on: Date,
    /// How it is set.
    pub setting: Setting<'a>,
}

/// One change.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangeRow<'a> {
    /// What was done.
    pub change: Change<'a>,
    /// Who wrote it, where that is known.
    pub by: Option<String>,
    /// Of which unit.
    pub unit: Option<String>,
    /// When, by the clock of the computer that it was written on.
    pub at: Option<Moment>,
    /// The others who wrote in it since the plan was signed, the oldest first.
    pub also: Vec<Hand>,
}

/// Somebody who wrote.
#[derive(Debug, Clone, PartialEq)]
pub struct Hand {
    /// Who.
    pub by: Option<String>,
    /// Of which unit.
    pub unit: Option<String>,
    /// When, by the clock of the computer that it was written on.
    pub at: Option<Moment>,
}

/// What was done.
#[derive(Debug, Clone, PartialEq)]
pub enum Change<'a> {
    /// A field says something else.
    Field {
        /// What it is about, and which field.
        about: String,
        /// What the signed plan says; none where it says nothing.
        before: Option<String>,
        /// What stands there now; none where nothing does.
        after: Option<String>,
    },
    /// A whole item that is not on the signed plan, as it is now.
    New(PlanItem<'a>),
    /// A whole item of the signed plan was struck.
    Struck {
        /// As it is in the signed plan.
        item: PlanItem<'a>,
        /// Why.
        reason: String,
    },
}

/// A whole item. It is printed as it stands on the plan, without what is a list of its own: a goal
/// without its insatser, a disagreement without its positions. Those are changes of their own.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PlanItem<'a> {
    /// A goal.
    Goal(&'a Goal),
    /// What is to be done.
    Insats(&'a Insats),
    /// Someone who is in the plan.
    Participant(&'a Participant),
    /// A line of Om det blir sämre.
    Worse(&'a WorseContact),
    /// What was not agreed on.
    Dissent(&'a Dissent),
    /// What somebody said of it.
    Position(&'a Position),
    /// A unit.
    Unit(&'a Unit),
}
