//! The completeness check: the law's four items block, the guideline's ask for a reason, the rest
//! is worth knowing.
//!
//! Findings are codes with a field; their Swedish sentences are in `sip-text`.

mod child;
mod consent;
mod excluded;
mod finding;
mod guideline;
mod law;
mod practice;
mod texts;

pub use finding::{Finding, Severity};
pub use texts::{SharedText, shared_texts};

use crate::case::Case;
use crate::profile;
use crate::time::Date;

/// Every code that a check can give. Each has its sentences; a test enumerates them.
pub const CODES: &[&str] = &[
    "overall-authority-missing",
    "insats-responsible-missing",
    "insatser-missing",
    "measures-by-others-unanswered",
    "consent-missing",
    "consent-withdrawn",
    "guardian-declined",
    "contested",
    "compulsory-care",
    "person-missing",
    "offer-declined",
    "consent-period-missing",
    "unable-undocumented",
    "guardian-unanswered",
    "guardian-missing",
    "child-not-asked",
    "children-not-asked",
    "coordinator-period-missing",
    "commitment-unheard",
    "need-missing",
    "summons-question-missing",
    "meeting-late",
    "called-absent",
    "consent-unasked",
    "follow-up-missing",
    "coordinator-missing",
    "goal-words-missing",
    "chair-is-secretary",
    "decision-incomplete",
    "struck-in-role",
    "summons-late",
    "consent-ends-before-follow-up",
    "consent-expired",
    "party-outside-consent",
    "feedback-missing",
    "excluded-topic-in-text",
    "scope-unmapped",
    "jargon",
];

/// Checks a case. `today` is the latest day that this computer has seen, where there is one.
#[must_use]
pub fn check(case: &Case, today: Option<Date>) -> Vec<Finding> {
    let profile = profile::named(case.region_profile.as_deref());
    let mut findings = Vec::new();
    law::check(case, &mut findings);
    consent::check(case, today, &mut findings);
    guideline::check(case, &profile, &mut findings);
    child::check(case, &profile, today, &mut findings);
    practice::check(case, &profile, &mut findings);
    excluded::check(case, &mut findings);
    for finding in findings.iter_mut().filter(|finding| finding.severity == Severity::Reason) {
        finding.reason = case.reasons.get(&finding.code).cloned();
    }
    findings
}

/// Whether nothing stands in the way of locking.
#[must_use]
pub fn is_complete(findings: &[Finding]) -> bool {
    !findings.iter().any(Finding::is_open)
}
