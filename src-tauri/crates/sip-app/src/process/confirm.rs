//! "Läst upp och det stämmer": the yes, with what was read aloud.

use serde_json::json;
use sip_model::Case;
use sip_model::item::standing;
use sip_model::process::{Act as Deed, says_no};
use sip_wire::view::Changed;

use super::{set, stamp};
use crate::app::App;
use crate::error::AppError;
use crate::host::Host;

impl<H: Host> App<H> {
    /// The person says yes to what stands there now: the first time, or anew when a party, a topic
    /// or time was added. What was read aloud is kept, and nothing that comes later reads by it.
    ///
    /// # Errors
    /// `confirm-needs-yes`, `-form`, `-period`, `-parties`; `unable-undocumented`;
    /// `confirm-period-passed`; what the process says.
    pub fn confirm_consent(&mut self, id: &str) -> Result<Changed, AppError> {
        let case = self.allow(id, Deed::Confirm)?;
        let consent = &case.consent;
        self.is_whole(&case)?;
        let (now, today) = (self.now(), self.today());
        let user = self.user()?;
        let consent_id = consent.id.clone().unwrap_or_else(|| self.new_id());
        let mut sets = vec![set("/consent/id", consent_id.as_str())];
        // Nobody said yes for one who cannot: the day is that of the documented path.
        if consent.given_at.is_none() && !consent.is_unable() {
            sets.push(set("/consent/givenAt", stamp(now)));
        }
        if says_no(case.need.offered.answer.as_deref().unwrap_or_default()) {
            sets.push(set("/need/offered/answer", "ja"));
        }
        if consent.documented_by.is_none() {
            sets.push(set("/consent/documentedBy", user.as_str()));
        }
        if consent.valid_from.is_none() {
            sets.push(set("/consent/validFrom", today.to_string()));
        }
        let covers: Vec<&str> = standing(&consent.covers).filter_map(|topic| topic.text.as_deref()).collect();
        let parties: Vec<_> = standing(&consent.parties)
            .map(|party| json!({ "unitId": party.unit_id, "participantId": party.participant_id, "topics": party.topics }))
            .collect();
        sets.push(set(
            "/consent/confirmations/-",
            json!({
                "consent": consent_id, "at": stamp(now), "givenBy": consent.given_by, "form": consent.form,
                "documentedBy": user, "validTo": consent.valid_to, "covers": covers, "parties": parties,
            }),
        ));
        // The day that was read aloud is today: whoever says so stands by this computer's clock.
        self.stand_by_clock()?;
        self.perform(id, Deed::Confirm, "", &sets)
    }

    fn is_whole(&self, case: &Case) -> Result<(), AppError> {
        let consent = &case.consent;
        let missing = |what, field: &str| Err(AppError::not_now(what).at(field));
        if consent.form.is_none() {
            return missing("confirm-needs-form", "/consent/form");
        }
        if consent.is_unable() {
            if !consent.is_given() {
                return missing("unable-undocumented", "/consent/unable");
            }
        } else if consent.to_plan != Some(true) {
            return missing("confirm-needs-yes", "/consent/toPlan");
        }
        match consent.valid_to {
            None => return missing("confirm-needs-period", "/consent/validTo"),
            Some(until) if until < self.today() => return missing("confirm-period-passed", "/consent/validTo"),
            Some(_) => {}
        }
        if standing(&consent.parties).next().is_none() {
            return missing("confirm-needs-parties", "/consent/parties");
        }
        Ok(())
    }
}
