//! Somebody under 18: guardians, and the child's own view (föräldrabalken 6 kap. 11 och 13 a §§,
//! SoL (2025:400) 3 kap.).

use super::{Finding, Severity};
use crate::case::Case;
use crate::item::standing;
use crate::person::Guardian;
use crate::process::says_no;
use crate::profile::Profile;
use crate::time::{Date, Moment};

pub(super) fn check(case: &Case, profile: &Profile, today: Option<Date>, findings: &mut Vec<Finding>) {
    let on = case.meeting.started_at.map(Moment::date).or(today).or(case.consent.given_at.map(Moment::date));
    let is_child = case.is_child(on);
    let age = case.birth_date().zip(on).and_then(|(born, on)| born.years_until(on));
    let decides_alone = profile.child_consents_from.zip(age).is_some_and(|(from, age)| age >= from);
    for guardian in standing(&case.person.guardians).filter(|guardian| guardian.kept_out != Some(true)) {
        if let Some((code, severity)) = missing(guardian, is_child && !decides_alone) {
            let field = format!("/person/guardians/{}/answer", guardian.id);
            let name = guardian.name.as_deref().unwrap_or("Vårdnadshavaren");
            findings.push(Finding::new(code, severity, field).with("name", name));
        }
    }
    if !is_child {
        return;
    }
    if standing(&case.person.guardians).next().is_none() && !decides_alone {
        findings.push(Finding::new("guardian-missing", Severity::Reason, "/person/guardians"));
    }
    if case.person.child.as_ref().and_then(|child| child.asked) != Some(true) {
        findings.push(Finding::new("child-not-asked", Severity::Reason, "/person/child/asked"));
    }
}

/// What a guardian's answer leaves open. A no is met by socialnämnden's decision alone (ruling 20).
fn missing(guardian: &Guardian, has_to_answer: bool) -> Option<(&'static str, Severity)> {
    let answer = guardian.answer.as_deref();
    let decided = guardian.board_decision.as_ref().is_some_and(|board| board.at.is_some() && board.by.is_some());
    match answer {
        _ if decided => None,
        Some(answer) if says_no(answer) => Some(("guardian-declined", Severity::Block)),
        Some(_) => None,
        None => has_to_answer.then_some(("guardian-unanswered", Severity::Reason)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile;

    fn fifteen(answer: Option<&str>) -> Case {
        let mut case = Case::default();
        case.person.birth_date = "2011-05-06".parse().ok();
        let answer = answer.map(str::to_owned);
        case.person.guardians.push(Guardian { id: "v1".into(), answer, ..Guardian::default() });
        case
    }

    fn codes(case: &Case, profile: &Profile) -> Vec<String> {
        let mut findings = Vec::new();
        check(case, profile, "2026-10-21".parse().ok(), &mut findings);
        findings.into_iter().map(|finding| finding.code).collect()
    }

    #[test]
    fn where_the_region_lets_a_child_decide_alone_no_guardian_has_to_answer() {
        let mut profile = profile::named(None);
        assert_eq!(codes(&fifteen(None), &profile), ["guardian-unanswered", "child-not-asked"], "the default");
        profile.child_consents_from = Some(15);
        assert_eq!(codes(&fifteen(None), &profile), ["child-not-asked"], "the child's own yes is enough there");
    }

    #[test]
    fn a_guardian_who_is_kept_out_is_not_waited_for() {
        let mut case = fifteen(Some("nej"));
        case.person.guardians[0].kept_out = Some(true);
        assert!(!codes(&case, &profile::named(None)).contains(&"guardian-declined".to_owned()), "ruling 20");
    }
}
