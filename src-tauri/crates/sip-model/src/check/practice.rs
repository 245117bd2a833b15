//! What is worth knowing, and stands in nobody's way.

use super::{Finding, Severity};
use crate::calendar::{next_working_day, summons_deadline};
use crate::case::Case;
use crate::plan::Decision;

pub(super) fn check(case: &Case, findings: &mut Vec<Finding>) {
    summons(case, findings);
    for (goal, insats) in case.insatser() {
        let promised = insats
            .feedback
            .as_ref()
            .is_some_and(|feedback| feedback.by.is_some() && !feedback.to.is_empty() && feedback.due.is_some());
        if insats.decision == Some(Decision::AssessmentRequired) && !promised {
            let field = format!("/plan/goals/{}/insatser/{}/feedback", goal.id, insats.id);
            findings.push(
                Finding::new("feedback-missing", Severity::Warn, field)
                    .with("insats", insats.text.as_deref().unwrap_or_default()),
            );
        }
    }
}

/// Ruling 18: the strict day, and the next working day beside it. It warns and concludes nothing.
fn summons(case: &Case, findings: &mut Vec<Finding>) {
    let ready = case.discharge.as_ref().and_then(|discharge| discharge.ready_for_discharge_at);
    let Some(deadline) = case.summons.deadline.or_else(|| ready.map(summons_deadline)) else { return };
    if case.summons.sent_at.is_some_and(|sent| sent.date() > deadline) {
        findings.push(
            Finding::new("summons-late", Severity::Warn, "/summons/sentAt")
                .with("deadline", deadline)
                .with("working", next_working_day(deadline)),
        );
    }
}
