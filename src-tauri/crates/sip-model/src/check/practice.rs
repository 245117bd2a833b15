//! What is worth knowing, and stands in nobody's way.

use super::{Finding, Severity};
use crate::case::Case;
use crate::id::UnitId;
use crate::item::standing;
use crate::plan::Decision;
use crate::profile::{DeadlineFor, Profile};
use crate::summons::SummonsKind;
use crate::unit::UnitAuthority;

pub(super) fn check(case: &Case, profile: &Profile, findings: &mut Vec<Finding>) {
    if case.need.description.is_none() {
        findings.push(Finding::new("need-missing", Severity::Warn, "/need/description"));
    }
    summons(case, profile, findings);
    called_and_absent(case, profile, findings);
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
fn summons(case: &Case, profile: &Profile, findings: &mut Vec<Finding>) {
    let called = case.summons.sent_at.is_some() || standing(&case.summons.recipients).next().is_some();
    if called && case.summons.question.is_none() {
        findings.push(Finding::new("summons-question-missing", Severity::Warn, "/summons/question"));
    }
    for deadline in
        profile.deadlines(case).into_iter().filter(|deadline| deadline.done.is_some_and(|day| day > deadline.on))
    {
        let (code, field) = match deadline.what {
            DeadlineFor::Summons => ("summons-late", "/summons/sentAt"),
            DeadlineFor::Meeting => ("meeting-late", "/summons/meetingAt"),
        };
        findings.push(
            Finding::new(code, Severity::Warn, field).with("deadline", deadline.on).with("working", deadline.working),
        );
    }
}

/// A unit with a duty to come, of which nobody was there. Försäkringskassan and others who are
/// invited have no such duty, and their absence is never told as a breach.
fn called_and_absent(case: &Case, profile: &Profile, findings: &mut Vec<Finding>) {
    let called = standing(&case.summons.recipients)
        .filter(|recipient| profile.kind_for(case, recipient) == SummonsKind::Summons);
    for unit in called.filter_map(|recipient| recipient.unit_id.as_ref()).filter_map(|id| case.unit(id)) {
        if unit.authority != Some(UnitAuthority::Other) && nobody_came(case, &unit.id) {
            findings.push(
                Finding::new("called-absent", Severity::Warn, format!("/units/{}", unit.id))
                    .with("name", unit.name.as_deref().unwrap_or_default()),
            );
        }
    }
}

/// Everyone of the unit who stands in the list was absent.
pub(super) fn nobody_came(case: &Case, unit: &UnitId) -> bool {
    let mut of_unit = standing(&case.meeting.participants)
        .filter(|participant| participant.unit_id.as_ref() == Some(unit))
        .peekable();
    of_unit.peek().is_some() && of_unit.all(crate::meeting::Participant::is_absent)
}
