//! What the list of plans needs of a case, kept beside it so that the list is there at once.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sip_model::Date;
use sip_model::ending::EndingKind;
use sip_model::person::is_protected;
use sip_wire::share::Where;
use sip_wire::view::{CaseRow, NextEvent, State};

use sip_store::table;

use super::events::{Event, events, open_ending, open_handover};

/// The summary of a case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Summary {
    pub(crate) name: Option<String>,
    birth_date: Option<Date>,
    place: Option<String>,
    protected: bool,
    consent: bool,
    met: bool,
    /// Dates to come or gone, and what waits.
    pub(crate) events: Vec<Event>,
    /// Why it ended.
    #[serde(default)]
    ending: Option<String>,
    /// Another unit has it.
    #[serde(default)]
    handed_over: bool,
    pub(crate) state: State,
    pub(crate) version: Option<u32>,
}

/// The summary of a case in its inside form.
pub(crate) fn summarise(case: &Value, state: State, version: Option<u32>) -> Summary {
    let text = |pointer: &str| case.pointer(pointer).and_then(Value::as_str).map(str::to_owned);
    let protected = is_protected(case);
    let ending = open_ending(case).and_then(|ending| ending["kind"].as_str()).map(str::to_owned);
    // A case that was opened for the wrong person tells nothing in lists (ruling 22).
    let unreadable = protected || ending.as_deref() == Some(EndingKind::WrongPerson.word());
    Summary {
        name: if unreadable { None } else { text("/person/name") },
        birth_date: text("/person/birthDate").filter(|_| !unreadable).and_then(|date| date.parse().ok()),
        place: if unreadable { None } else { text("/person/municipality") },
        protected,
        consent: text("/consent/givenAt").is_some() && text("/consent/withdrawnAt").is_none(),
        met: text("/meeting/startedAt").is_some()
            || case["plan"]["goals"].as_array().is_some_and(|all| !all.is_empty()),
        events: events(case),
        ending,
        handed_over: open_handover(case),
        state,
        version,
    }
}

impl Summary {
    /// Whether the person took the yes back.
    pub(crate) fn is_withdrawn(&self) -> bool {
        self.ending.as_deref() == Some(EndingKind::Withdrawn.word())
    }

    /// The row of the list, on a given day.
    pub(crate) fn row(
        self,
        id: String,
        today: Date,
        only_here: u32,
        shared: &table::share::Row,
        lies: Where,
    ) -> CaseRow {
        // What has passed without being done is still what comes next, but a consent's end or a
        // feedback day from long ago tells nothing.
        let listed = |event: &&Event| {
            matches!(event.what.as_str(), "summons" | "meeting" | "followUp" | "consentEnds" | "feedback")
        };
        let day = |event: &Event| event.at.as_deref().and_then(|at| at.get(..10)).unwrap_or_default().to_owned();
        let next = self.events.iter().filter(listed).find(|event| {
            day(event) >= today.to_string()
                || event.what == "summons"
                || (event.what == "followUp" && self.version.is_some())
        });
        let near = today.plus_days(14).to_string();
        let follow_up_is_near = self.events.iter().any(|event| event.what == "followUp" && day(event) <= near);
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
            next: next.and_then(|event| Some(NextEvent { at: event.at.clone()?, what: event.what.clone() })),
            state: if shared.ended > 0 { State::Closed } else { self.state },
            version: self.version,
            only_here,
            ending: self.ending.or_else(|| (shared.ended == 1).then(|| EndingKind::Withdrawn.word().to_owned())),
            handed_over: self.handed_over,
            lies,
            conflicts: shared.conflicts,
        }
    }
}
