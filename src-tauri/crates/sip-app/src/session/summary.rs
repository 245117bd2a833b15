//! What the list of plans needs of a case, kept beside it so that the list is there at once.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sip_model::calendar::summons_deadline;
use sip_model::person::is_protected;
use sip_model::{Date, Moment};
use sip_wire::view::{CaseRow, NextEvent, State};

/// The summary of a case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Summary {
    name: Option<String>,
    birth_date: Option<Date>,
    place: Option<String>,
    protected: bool,
    consent: bool,
    met: bool,
    /// Dates to come or gone, `(at, what)`.
    events: Vec<(String, String)>,
    pub(crate) state: State,
    pub(crate) version: Option<u32>,
}

/// The summary of a case in its inside form.
pub(crate) fn summarise(case: &Value, state: State, version: Option<u32>) -> Summary {
    let text = |pointer: &str| case.pointer(pointer).and_then(Value::as_str).map(str::to_owned);
    let protected = is_protected(case);
    let mut events = Vec::new();
    let mut event = |at: Option<String>, what: &str| events.extend(at.map(|at| (at, what.to_owned())));
    if text("/summons/sentAt").is_none() {
        let ready = text("/discharge/readyForDischargeAt").and_then(|at| at.parse::<Moment>().ok());
        event(text("/summons/deadline").or_else(|| ready.map(|at| summons_deadline(at).to_string())), "summons");
    }
    if text("/meeting/endedAt").is_none() {
        event(text("/summons/meetingAt"), "meeting");
    }
    event(text("/followUp/at"), "followUp");
    event(text("/consent/validTo"), "consentEnds");
    for goal in case["plan"]["goals"].as_array().into_iter().flatten() {
        for insats in goal["insatser"].as_array().into_iter().flatten().filter(|insats| insats["struck"].is_null()) {
            event(insats["feedback"]["due"].as_str().map(str::to_owned), "feedback");
        }
    }
    events.sort();
    Summary {
        name: if protected { None } else { text("/person/name") },
        birth_date: text("/person/birthDate").and_then(|date| date.parse().ok()),
        place: if protected { None } else { text("/person/municipality") },
        protected,
        consent: text("/consent/givenAt").is_some() && text("/consent/withdrawnAt").is_none(),
        met: text("/meeting/startedAt").is_some()
            || case["plan"]["goals"].as_array().is_some_and(|all| !all.is_empty()),
        events,
        state,
        version,
    }
}

impl Summary {
    /// The row of the list, on a given day.
    pub(crate) fn row(self, id: String, today: Date, only_here: u32) -> CaseRow {
        // What has passed without being done is still what comes next, but a consent's end or a
        // feedback day from long ago tells nothing.
        let next = self.events.iter().find(|(at, what)| {
            let day = at.get(..10).unwrap_or_default();
            day >= today.to_string().as_str() || what == "summons" || (what == "followUp" && self.version.is_some())
        });
        let follow_up_is_near = self.events.iter().any(|(at, what)| {
            what == "followUp" && at.get(..10).is_some_and(|day| day <= today.plus_days(14).to_string().as_str())
        });
        let step = match (self.state, self.version.is_some()) {
            (State::Closed, _) => 5,
            (_, true) if follow_up_is_near => 5,
            (State::Established, _) => 4,
            _ if !self.consent => 1,
            _ if !self.met => 2,
            _ => 3,
        };
        CaseRow {
            id,
            age: self.birth_date.filter(|_| !self.protected).and_then(|born| born.years_until(today)),
            name: self.name,
            place: self.place,
            protected: self.protected,
            step,
            next: next.map(|(at, what)| NextEvent { at: at.clone(), what: what.clone() }),
            state: self.state,
            version: self.version,
            only_here,
        }
    }
}
