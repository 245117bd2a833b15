//! The plan.

use sip_model::{Case, Date};

use super::{Setting, Signed};

/// Which exemplar of a plan this paper is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Exemplar {
    /// Arbetsmaterial: not established, nothing is decided by it.
    Draft,
    /// The one original.
    Original {
        /// Full name of the one who gets it.
        whose: String,
    },
    /// A numbered copy.
    Copy {
        /// Its number.
        number: u32,
        /// Out of how many.
        of: u32,
        /// Full name of the one who gets it.
        whose: String,
    },
    /// An established version, printed with no mark yet.
    Unnamed,
    /// A part of the plan, for someone who may not read all of it (rulings 3 and 4).
    ///
    /// The case of the sheet is filtered already: goals, insatser, disagreement, the person's words
    /// and Om det blir sämre hold what the reader may read, and the samordnare is still among the
    /// participants. A goal whose own fields are empty is one that may not be read: its insatser
    /// stand under a neutral heading. The sheet itself leaves out the participants, the rows to sign
    /// in, and every name outside an insats but those of the person, the samordnare and the reader.
    Extract {
        /// Full name of the one who gets it: a unit or a participant.
        whose: String,
        /// How many parts are left out, where the person wants that to be said.
        left_out: Option<u32>,
    },
}

/// A plan to be printed.
#[derive(Debug, Clone)]
pub struct PlanSheet<'a> {
    /// The case.
    pub case: &'a Case,
    /// Plan id, on every page.
    pub plan_id: &'a str,
    /// Version, when there is one.
    pub version: Option<u32>,
    /// Hash of the version, 64 hex digits.
    pub hash: Option<&'a str>,
    /// The four check words of the version.
    pub words: &'a [String],
    /// Which exemplar.
    pub exemplar: Exemplar,
    /// The day the plan was made; also the date of the file.
    pub made_on: Option<Date>,
    /// The citation of the law that was in force that day.
    pub law: &'a str,
    /// Who signed it, and how; empty before anybody did.
    pub signed: &'a [Signed],
    /// How it is set.
    pub setting: Setting<'a>,
}

impl PlanSheet<'_> {
    /// Whether this is arbetsmaterial.
    #[must_use]
    pub(crate) fn is_draft(&self) -> bool {
        self.exemplar == Exemplar::Draft
    }

    /// The day that decides whether a year has to be said: made, established or met.
    #[must_use]
    pub(crate) fn day(&self) -> Option<Date> {
        let established = self.case.plan.established_at.map(sip_model::Moment::date);
        let met = self.case.meeting.started_at.map(sip_model::Moment::date);
        self.made_on.or(established).or(met)
    }
}
