//! Where a case stands.

use crate::case::Case;
use crate::consent::ConsentState;
use crate::ending::EndingKind;
use crate::plan::PlanStatus;
use crate::time::Date;

/// Where a case stands: everything that decides what may be done.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// Arbetsmaterial, låst, upprättad or avslutad.
    pub state: PlanStatus,
    /// A version has been established.
    pub established: bool,
    /// A file told of a version that was established elsewhere (ruling 15).
    pub reported: bool,
    /// How it stands with the consent.
    pub consent: ConsentState,
    /// The person has answered yes, or the path for one who cannot is documented.
    pub answered: bool,
    /// The consent was taken back.
    pub withdrawn: bool,
    /// The ending that holds.
    pub ending: Option<EndingKind>,
    /// Another unit documents the case now.
    pub handed_on: bool,
    /// The need is written in words.
    pub need_written: bool,
    /// Öppen tvångsvård at discharge: another plan is made (ruling 19).
    pub other_plan: bool,
}

impl Default for Standing {
    fn default() -> Self {
        Self {
            state: PlanStatus::Draft,
            established: false,
            reported: false,
            consent: ConsentState::Missing,
            answered: false,
            withdrawn: false,
            ending: None,
            handed_on: false,
            need_written: false,
            other_plan: false,
        }
    }
}

impl Standing {
    /// Where a case stands. `version` is the state of its versions alone: draft, locked or
    /// established; an ending and a withdrawal come before it.
    #[must_use]
    pub fn of(case: &Case, version: PlanStatus, established: bool, today: Date) -> Self {
        let withdrawn = case.consent.withdrawn_at.is_some();
        let ending = case.ending().and_then(|ending| ending.kind);
        Self {
            state: if withdrawn || ending.is_some() { PlanStatus::Closed } else { version },
            established,
            reported: case.plan.status == Some(PlanStatus::Established),
            consent: case.consent_state(Some(today)),
            answered: case.consent.is_given(),
            withdrawn,
            ending,
            handed_on: case.handed_to().is_some(),
            need_written: case.need.description.is_some(),
            other_plan: case.need.compulsory_open_care == Some(true) && case.discharge.is_some(),
        }
    }

    /// Why the kallelse cannot go out: the need must be written, the consent be there, and a SIP
    /// be the right plan.
    pub(super) fn why_no_summons(&self) -> Option<&'static str> {
        if self.other_plan {
            return Some("other-plan");
        }
        match self.consent {
            ConsentState::Declined => Some("offer-declined"),
            ConsentState::Reflecting => Some("still-thinking"),
            ConsentState::UnableOpen => Some("unable-undocumented"),
            ConsentState::Expired => Some("consent-expired"),
            ConsentState::Missing | ConsentState::Withdrawn => Some("summons-needs-consent"),
            ConsentState::Given | ConsentState::Unable => (!self.need_written).then_some("summons-needs-need"),
        }
    }
}

impl Case {
    /// How it stands with the consent; on a day, where one is known.
    #[must_use]
    pub fn consent_state(&self, today: Option<Date>) -> ConsentState {
        let consent = &self.consent;
        if consent.withdrawn_at.is_some() {
            return ConsentState::Withdrawn;
        }
        let answer = self.need.offered.answer.as_deref().unwrap_or_default();
        // A no is a no, also where a yes stands from before.
        if says_no(answer) || consent.to_plan == Some(false) {
            return ConsentState::Declined;
        }
        if consent.is_given() {
            // Time that was added waits for a yes like everything else.
            let asked = consent.confirmed().and_then(|yes| yes.valid_to);
            let until = [consent.valid_to, asked].into_iter().flatten().min();
            let ended = until.zip(today).is_some_and(|(until, today)| until < today);
            return match (ended, consent.is_unable()) {
                (true, _) => ConsentState::Expired,
                (false, true) => ConsentState::Unable,
                (false, false) => ConsentState::Given,
            };
        }
        if consent.is_unable() {
            ConsentState::UnableOpen
        } else if answer.trim().to_lowercase().starts_with("betänketid") || consent.reflection_time.is_some() {
            ConsentState::Reflecting
        } else {
            ConsentState::Missing
        }
    }
}

/// Whether an answer in words is a no: `nej`, "säger nej", but not "ja, efter ett nej".
#[must_use]
pub fn says_no(answer: &str) -> bool {
    let answer = answer.to_lowercase();
    let mut words = answer.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
    words.peek().is_some_and(|first| *first != "ja") && words.any(|word| word == "nej")
}
