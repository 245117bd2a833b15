//! A new consent after one that was taken back (ruling 2): the old one stays as it was.

use serde_json::{Value, json};
use sip_model::ending::EndingKind;
use sip_model::item::standing;
use sip_model::process::Act as Deed;
use sip_wire::view::Changed;

use super::{set, stamp};
use crate::app::App;
use crate::error::AppError;
use crate::host::Host;

/// What belongs to one consent alone. Parties and topics stay as a proposal that nobody has said
/// yes to.
const ANSWERS: [&str; 12] = [
    "form",
    "givenBy",
    "givenAt",
    "documentedBy",
    "reflectionTime",
    "toPlan",
    "toShareInformation",
    "validFrom",
    "validTo",
    "confirmedAtMeeting",
    "unable",
    "withdrawnAt",
];

impl<H: Host> App<H> {
    /// Starts a new consent. The plan can be worked with again once the person has said yes.
    ///
    /// # Errors
    /// `not-withdrawn`.
    pub fn renew_consent(&mut self, id: &str) -> Result<Changed, AppError> {
        let case = self.allow(id, Deed::Renew)?;
        let (consent, now, user) = (&case.consent, self.now(), self.user()?);
        let is_known = |id: &String| consent.earlier.iter().any(|earlier| earlier.id.as_str() == id);
        let old = consent.id.clone().filter(|id| !is_known(id)).unwrap_or_else(|| self.new_id());
        let covers: Vec<&str> = standing(&consent.covers).filter_map(|topic| topic.text.as_deref()).collect();
        let mut sets = vec![set(
            "/consent/earlier/-",
            json!({
                "id": old, "form": consent.form, "givenBy": consent.given_by, "givenAt": consent.given_at,
                "documentedBy": consent.documented_by, "validFrom": consent.valid_from, "validTo": consent.valid_to,
                "withdrawnAt": consent.withdrawn_at, "covers": covers,
            }),
        )];
        sets.extend(ANSWERS.iter().map(|field| set(format!("/consent/{field}"), Value::Null)));
        sets.push(set("/consent/id", self.new_id()));
        // An ending of another kind stands: a new yes undoes neither a death nor a wrong person.
        if let Some(ending) = case.ending().filter(|ending| ending.kind == Some(EndingKind::Withdrawn)) {
            let path = format!("/endings/{}", ending.id);
            sets.push(set(format!("{path}/reopenedAt"), stamp(now)));
            sets.push(set(format!("{path}/reopenedBy"), user));
            sets.push(set(format!("{path}/reopenedReason"), self.text.say("process-new-consent")));
        }
        self.perform(id, Deed::Renew, "", &sets)
    }
}
