//! What the guideline asks for: a block that a written reason opens (ruling 17).

use super::practice::nobody_came;
use super::{Finding, Severity};
use crate::case::Case;
use crate::id::ParticipantId;
use crate::item::standing;
use crate::plan::{Decision, Insats};
use crate::profile::Profile;

pub(super) fn check(case: &Case, profile: &Profile, findings: &mut Vec<Finding>) {
    follow_up(case, findings);
    struck_in_role(case, findings);
    let mut ask = |code, field: String| findings.push(Finding::new(code, Severity::Reason, field));
    let coordinator = case.coordinator.participant_id.as_ref().and_then(|id| case.participant(id));
    if coordinator.is_none_or(|participant| participant.struck.is_some()) {
        ask("coordinator-missing", "/coordinator/participantId".into());
    }
    if coordinator.is_some() && case.coordinator.until.is_none() {
        ask("coordinator-period-missing", "/coordinator/until".into());
    }
    if case.person.underage_children.asked.is_none() {
        ask("children-not-asked", "/person/underageChildren/asked".into());
    }
    for goal in case.goals() {
        if goal.in_persons_words.is_none() {
            ask("goal-words-missing", format!("/plan/goals/{}/inPersonsWords", goal.id));
        } else if goal.short_term.is_none() {
            ask("goal-words-missing", format!("/plan/goals/{}/shortTerm", goal.id));
        }
    }
    // Ruling 16: beslutad stands only with its date and decider.
    for (goal, insats) in case.insatser() {
        let decided = insats.decided.as_ref().is_some_and(|decided| decided.at.is_some() && decided.by.is_some());
        if insats.decision == Some(Decision::Decided) && !decided {
            ask("decision-incomplete", format!("/plan/goals/{}/insatser/{}/decided", goal.id, insats.id));
        }
    }
    for (goal, insats) in case.insatser().filter(|(_, insats)| is_unheard(case, insats)) {
        let field = format!("/plan/goals/{}/insatser/{}/committed", goal.id, insats.id);
        let unheard = Finding::new("commitment-unheard", Severity::Reason, field);
        findings.push(unheard.with("insats", insats.text.as_deref().unwrap_or_default()));
    }
    let roles = &case.meeting.roles;
    if roles.chair.is_some() && roles.chair == roles.secretary {
        findings.push(Finding::new("chair-is-secretary", profile.chair_is_secretary, "/meeting/roles/secretary"));
    }
}

/// Åtagen is the responsible party's own word: nobody of it was there, and no yes is noted.
fn is_unheard(case: &Case, insats: &Insats) -> bool {
    let said = insats.committed.as_ref().is_some_and(|committed| committed.by.is_some());
    let named = insats.responsible.participant_id.as_ref().and_then(|id| case.participant(id));
    let absent = match (&insats.responsible.unit_id, named) {
        (Some(unit), _) => nobody_came(case, unit),
        (None, Some(participant)) => participant.is_absent(),
        (None, None) => false,
    };
    insats.decision == Some(Decision::Committed) && !said && absent
}

/// A date; or why not, and the samordnare's period.
fn follow_up(case: &Case, findings: &mut Vec<Finding>) {
    let follow_up = &case.follow_up;
    if follow_up.planned != Some(false) && follow_up.at.is_some() {
        return;
    }
    let term = follow_up.coordinator_term_if_none.as_ref().is_some_and(|term| term.until.is_some());
    let missing = if follow_up.planned != Some(false) {
        "/followUp/at"
    } else if follow_up.reason_if_none.is_none() {
        "/followUp/reasonIfNone"
    } else if !term {
        "/followUp/coordinatorTermIfNone"
    } else {
        return;
    };
    findings.push(Finding::new("follow-up-missing", Severity::Reason, missing));
}

/// Somebody who was struck, and still stands as the one who does something.
fn struck_in_role(case: &Case, findings: &mut Vec<Finding>) {
    let mut ask = |id: &Option<ParticipantId>, field: String| {
        let participant = id.as_ref().and_then(|id| case.participant(id)).filter(|one| one.struck.is_some());
        if let Some(participant) = participant {
            let name = participant.name.as_deref().unwrap_or_default();
            findings.push(Finding::new("struck-in-role", Severity::Reason, field).with("name", name));
        }
    };
    ask(&case.plan.overall_responsible, "/plan/overallResponsible".into());
    ask(&case.follow_up.convener, "/followUp/convener".into());
    for contact in standing(&case.plan.if_it_gets_worse_contacts) {
        ask(&contact.who, format!("/plan/ifItGetsWorseContacts/{}/who", contact.id));
    }
    for (goal, insats) in case.insatser() {
        let field = format!("/plan/goals/{}/insatser/{}", goal.id, insats.id);
        ask(&insats.responsible.participant_id, format!("{field}/responsible/participantId"));
        if let Some(feedback) = &insats.feedback {
            ask(&feedback.by, format!("{field}/feedback/by"));
        }
    }
}
