//! Who has to be told that a plan no longer applies: everyone involved (the samordnare's duty).

use std::collections::BTreeSet;

use crate::case::Case;
use crate::item::standing;

/// The parties to tell, by id: every participant but the person, and every unit of the consent or
/// the kallelse that nobody came from.
#[must_use]
pub fn to_tell(case: &Case) -> Vec<String> {
    let participants = || standing(&case.meeting.participants).filter(|participant| !participant.is_person());
    let present: BTreeSet<&str> =
        participants().filter_map(|participant| participant.unit_id.as_ref()).map(|unit| unit.as_str()).collect();
    let of_consent = standing(&case.consent.parties).filter_map(|party| party.unit_id.as_ref());
    let of_summons = standing(&case.summons.recipients).filter_map(|recipient| recipient.unit_id.as_ref());
    let of_insatser = case.insatser().filter_map(|(_, insats)| insats.responsible.unit_id.as_ref());
    let mut told: Vec<String> = participants().map(|participant| participant.id.to_string()).collect();
    for unit in of_consent.chain(of_summons).chain(of_insatser) {
        if !present.contains(unit.as_str()) && !told.iter().any(|id| id == unit.as_str()) {
            told.push(unit.to_string());
        }
    }
    told
}
