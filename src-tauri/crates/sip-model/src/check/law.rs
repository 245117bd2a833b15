//! What blocks: the four items of HSL 16 kap. 4 § and SoL (2025:400) 10 kap. 8 §, and that there
//! is a person to make the plan for.

use super::{Finding, Severity};
use crate::case::Case;
use crate::plan::ResponsibleAuthority;

/// The codes of the four items.
pub(super) const ITEMS: [&str; 4] =
    ["insatser-missing", "insats-responsible-missing", "measures-by-others-unanswered", "overall-authority-missing"];

pub(super) fn check(case: &Case, findings: &mut Vec<Finding>) {
    let mut block = |code, field: String| findings.push(Finding::new(code, Severity::Block, field));
    if case.person.name.is_none() {
        block("person-missing", "/person/name".into());
    }
    // Item 1: which insatser are needed.
    if case.insatser().all(|(_, insats)| insats.text.is_none()) {
        block("insatser-missing", "/plan/goals".into());
    }
    // Item 2: which insatser each huvudman answers for.
    for (goal, insats) in case.insatser() {
        if insats.responsible.authority.is_none() {
            block("insats-responsible-missing", format!("/plan/goals/{}/insatser/{}/responsible", goal.id, insats.id));
        }
    }
    // Item 3: which measures someone else takes. "Ingen annan gör något" is an answer (ruling 17).
    let by_others = case.insatser().any(|(_, insats)| {
        matches!(
            insats.responsible.authority,
            Some(ResponsibleAuthority::Person | ResponsibleAuthority::NextOfKin | ResponsibleAuthority::Other)
        )
    });
    if !by_others && case.plan.no_measures_by_others != Some(true) {
        block("measures-by-others-unanswered", "/plan/noMeasuresByOthers".into());
    }
    // Item 4: which huvudman has the overall responsibility.
    if case.plan.overall_authority.is_none() {
        block("overall-authority-missing", "/plan/overallAuthority".into());
    }
}
