//! A colleague takes over what somebody of the same unit had: roles, tasks and promised answers.
//! The unit's own yes stands; nobody promises for another unit.

use serde_json::{Value, json};
use sip_model::Case;
use sip_model::id::ParticipantId;
use sip_model::item::standing;
use sip_model::process::Act as Deed;
use sip_wire::request::CaseTakeover;
use sip_wire::view::Changed;

use super::{Set, set, stamp, words};
use crate::app::App;
use crate::error::AppError;
use crate::host::Host;

impl<H: Host> App<H> {
    /// Lets one participant take over from another.
    ///
    /// # Errors
    /// `takeover-same-unit` unless both are of one unit and the one who comes takes part;
    /// `reason-missing`; what the process says.
    pub fn take_over(&mut self, request: &CaseTakeover) -> Result<Changed, AppError> {
        let case = self.allow(&request.case, Deed::TakeOver)?;
        let reason = words(&request.reason)?;
        let (from, to) = (ParticipantId::from(request.from.as_str()), ParticipantId::from(request.to.as_str()));
        let unit = |id: &ParticipantId| case.participant(id).and_then(|participant| participant.unit_id.clone());
        let stands = case.participant(&to).is_some_and(|participant| participant.struck.is_none());
        if from == to || !stands || unit(&from).is_none() || unit(&from) != unit(&to) {
            return Err(AppError::bad("takeover-same-unit"));
        }
        let mut sets = tasks(&case, &from, &to);
        sets.push(set(
            "/takeovers/-",
            json!({ "from": from, "to": to, "at": stamp(self.now()), "by": self.user()?, "reason": reason }),
        ));
        self.perform(&request.case, Deed::TakeOver, &reason, &sets)
    }
}

/// Everything that lay on one participant, laid on the other.
fn tasks(case: &Case, from: &ParticipantId, to: &ParticipantId) -> Vec<Set> {
    let roles = &case.meeting.roles;
    let mut held = vec![
        ("/coordinator/participantId".to_owned(), case.coordinator.participant_id.as_ref()),
        ("/plan/overallResponsible".to_owned(), case.plan.overall_responsible.as_ref()),
        ("/followUp/convener".to_owned(), case.follow_up.convener.as_ref()),
    ];
    // Who led a meeting that was held is history.
    if case.meeting.started_at.is_none() {
        held.extend([
            ("/summons/convener".to_owned(), case.summons.convener.as_ref()),
            ("/meeting/roles/chair".to_owned(), roles.chair.as_ref()),
            ("/meeting/roles/secretary".to_owned(), roles.secretary.as_ref()),
            ("/meeting/roles/convener".to_owned(), roles.convener.as_ref()),
            ("/meeting/roles/coordinator".to_owned(), roles.coordinator.as_ref()),
        ]);
    }
    for contact in standing(&case.plan.if_it_gets_worse_contacts) {
        held.push((format!("/plan/ifItGetsWorseContacts/{}/who", contact.id), contact.who.as_ref()));
    }
    let mut sets = Vec::new();
    for (goal, insats) in case.insatser() {
        let path = format!("/plan/goals/{}/insatser/{}", goal.id, insats.id);
        held.push((format!("{path}/responsible/participantId"), insats.responsible.participant_id.as_ref()));
        if let Some(feedback) = &insats.feedback {
            held.push((format!("{path}/feedback/by"), feedback.by.as_ref()));
            if feedback.to.contains(from) {
                let told: Vec<Value> =
                    feedback.to.iter().map(|id| if id == from { json!(to) } else { json!(id) }).collect();
                sets.push(set(format!("{path}/feedback/to"), told));
            }
        }
    }
    let moved = held.into_iter().filter(|(_, holder)| *holder == Some(from)).map(|(path, _)| set(path, to.as_str()));
    sets.extend(moved);
    sets
}
