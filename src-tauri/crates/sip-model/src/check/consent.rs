//! Consent and öppen tvångsvård.

use super::{Finding, Severity};
use crate::audience::unasked;
use crate::case::Case;
use crate::consent::{ConsentState, Party, Topics};
use crate::item::standing;
use crate::time::Date;

pub(super) fn check(case: &Case, today: Option<Date>, findings: &mut Vec<Finding>) {
    let consent = &case.consent;
    let stopped = match case.consent_state(today) {
        ConsentState::Withdrawn => Some(("consent-withdrawn", "/consent/withdrawnAt")),
        ConsentState::Declined => Some(("offer-declined", "/need/offered/answer")),
        ConsentState::UnableOpen => Some(("unable-undocumented", "/consent/unable/how")),
        ConsentState::Missing | ConsentState::Reflecting => Some(("consent-missing", "/consent/givenAt")),
        // Consent is always for a time.
        ConsentState::Given | ConsentState::Unable if consent.valid_to.is_none() => {
            Some(("consent-period-missing", "/consent/validTo"))
        }
        ConsentState::Given | ConsentState::Unable | ConsentState::Expired => None,
    };
    findings.extend(stopped.map(|(code, field)| Finding::new(code, Severity::Block, field)));
    if let Some(added) = unasked(consent).into_iter().next() {
        findings.push(Finding::new("consent-unasked", Severity::Warn, added));
    }
    compulsory_care(case, findings);
    if let (Some(until), Some(follow_up)) = (consent.valid_to, case.follow_up.at)
        && consent.withdrawn_at.is_none()
        && until < follow_up.date()
    {
        findings.push(
            Finding::new("consent-ends-before-follow-up", Severity::Warn, "/consent/validTo").with("until", until),
        );
    }
    if let (Some(until), Some(today)) = (consent.valid_to, today)
        && consent.is_given()
        && until < today
    {
        findings.push(Finding::new("consent-expired", Severity::Warn, "/consent/validTo").with("until", until));
    }
    if consent.is_given() {
        outside(case, findings);
    }
    for party in standing(&consent.parties) {
        if party.scope.is_some() && party.topics.is_none() {
            findings.push(
                Finding::new("scope-unmapped", Severity::Warn, format!("/consent/parties/{}/topics", party.id))
                    .with("name", party_name(case, party)),
            );
        }
    }
}

/// Ruling 19: at discharge another plan must be made; elsewhere a reason is asked for.
fn compulsory_care(case: &Case, findings: &mut Vec<Finding>) {
    if case.need.compulsory_open_care == Some(true) {
        let severity = if case.discharge.is_some() { Severity::Block } else { Severity::Reason };
        findings.push(Finding::new("compulsory-care", severity, "/need/compulsoryOpenCare"));
    }
}

/// Everyone who takes part must be in the consent, by unit or by name.
fn outside(case: &Case, findings: &mut Vec<Finding>) {
    for participant in standing(&case.meeting.participants) {
        let covered = participant.is_person()
            || standing(&case.consent.parties).any(|party| {
                party.participant_id.as_ref() == Some(&participant.id)
                    || (party.unit_id.is_some() && party.unit_id == participant.unit_id)
            });
        if !covered {
            findings.push(
                Finding::new(
                    "party-outside-consent",
                    Severity::Warn,
                    format!("/meeting/participants/{}", participant.id),
                )
                .with("name", participant.name.as_deref().unwrap_or_default()),
            );
        }
    }
    let mut named: Vec<&crate::id::UnitId> = Vec::new();
    for (goal, insats) in case.insatser() {
        let Some(unit) = &insats.responsible.unit_id else { continue };
        let covered = standing(&case.consent.parties).any(|party| party.unit_id.as_ref() == Some(unit));
        if !covered && !named.contains(&unit) {
            named.push(unit);
            let name = case.unit(unit).and_then(|unit| unit.name.as_deref()).unwrap_or_default();
            let field = format!("/plan/goals/{}/insatser/{}/responsible/unitId", goal.id, insats.id);
            findings.push(Finding::new("party-outside-consent", Severity::Warn, field).with("name", name));
        }
    }
}

pub(super) fn party_name(case: &Case, party: &Party) -> String {
    let unit = party.unit_id.as_ref().and_then(|id| case.unit(id)).and_then(|unit| unit.name.clone());
    let person = || party.participant_id.as_ref().and_then(|id| case.participant(id)).and_then(|p| p.name.clone());
    unit.or_else(person).unwrap_or_default()
}

/// Whether a party may read an item with these topics (ruling 4).
pub(super) fn reads(party: &Party, topics: &[String]) -> bool {
    match &party.topics {
        Some(Topics::All(_)) => true,
        Some(Topics::Only(allowed)) => !topics.is_empty() && topics.iter().all(|topic| allowed.contains(topic)),
        None => false,
    }
}
