//! The kallelse goes out: the exact minute and the recipients are what the law asks about
//! (lag 2017:612 4 kap. 3 § and 5 kap. 3 §).

use std::collections::BTreeSet;

use serde_json::json;
use sip_model::audience::{Reader, Scope};
use sip_model::item::standing;
use sip_model::process::Act as Deed;
use sip_model::summons::Recipient;
use sip_model::{Case, Moment};
use sip_wire::view::Changed;

use super::{Set, set, stamp};
use crate::app::App;
use crate::error::AppError;
use crate::host::Host;

impl<H: Host> App<H> {
    /// Notes that the kallelse is sent, now, to those who have not got it yet; to all when all have.
    ///
    /// # Errors
    /// `summons-needs-recipients`; why the process says no: need, consent, another plan.
    pub fn summon(&mut self, id: &str) -> Result<Changed, AppError> {
        let case = self.allow(id, Deed::Summon)?;
        if standing(&case.summons.recipients).next().is_none() {
            return Err(AppError::not_now("summons-needs-recipients").at("/summons/recipients"));
        }
        if let Some(outside) = standing(&case.summons.recipients).find(|recipient| !is_covered(&case, recipient)) {
            let field = format!("/summons/recipients/{}", outside.id);
            return Err(AppError::not_now("recipient-not-in-consent").at(field));
        }
        let now = self.now();
        let mut sets = Vec::new();
        if case.summons.sent_at.is_none() {
            sets.push(set("/summons/sentAt", stamp(now)));
        }
        sets.push(sending(&case, now, &self.user()?));
        self.perform(id, Deed::Summon, "", &sets)
    }
}

/// Somebody said yes to this recipient's being told (rows 4 and 5).
pub(crate) fn is_covered(case: &Case, recipient: &Recipient) -> bool {
    let unit = recipient.unit_id.as_ref().map(ToString::to_string);
    let id = unit.or_else(|| recipient.participant_id.as_ref().map(ToString::to_string)).unwrap_or_default();
    let Some(reader) = Reader::of(case, &id) else { return false };
    let is_asked = |reader: &Reader| Scope::of(&case.consent, reader).is_some();
    let is_own = reader.unit.is_some() && reader.unit == case.documenting_unit;
    // A party that is one person of the unit covers the letter to the unit.
    let by_member = || {
        standing(&case.meeting.participants)
            .filter(|one| one.unit_id.is_some() && one.unit_id == reader.unit)
            .any(|one| is_asked(&Reader { unit: None, participant: Some(one.id.clone()) }))
    };
    reader.is_the_person(case) || is_own || is_asked(&reader) || (reader.participant.is_none() && by_member())
}

/// The line of a sending.
pub(crate) fn sending(case: &Case, at: Moment, by: &str) -> Set {
    let party = |recipient: &sip_model::summons::Recipient| {
        let unit = recipient.unit_id.as_ref().map(ToString::to_string);
        unit.or_else(|| recipient.participant_id.as_ref().map(ToString::to_string))
    };
    let all: Vec<String> = standing(&case.summons.recipients).filter_map(party).collect();
    let sent: BTreeSet<&String> = case.summons.sendings.iter().flat_map(|sending| &sending.recipients).collect();
    let left: Vec<&String> = all.iter().filter(|id| !sent.contains(id)).collect();
    let recipients = if left.is_empty() { all.iter().collect() } else { left };
    set("/summons/sendings/-", json!({ "at": stamp(at), "by": by, "recipients": recipients }))
}
