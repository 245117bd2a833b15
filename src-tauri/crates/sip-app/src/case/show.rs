//! Opens a case for a screen.

use sip_model::audience::unasked;
use sip_model::profile;
use sip_store::table;
use sip_wire::view::{CaseView, ContestedField, ContestedValue, Draft, LockedView, ProfileView, State};

use super::beside::days_left;
use crate::app::App;
use crate::check::{run, views};
use crate::error::AppError;
use crate::host::Host;
use crate::version;

impl<H: Host> App<H> {
    /// A case with everything that its screens show.
    ///
    /// # Errors
    /// `no-such-case`.
    pub fn show_case(&mut self, id: &str) -> Result<CaseView, AppError> {
        let today = self.today();
        self.open_mut()?.case(id)?;
        self.note_read(id)?;
        let session = self.open_mut()?;
        let opened = session.case(id)?;
        let case = opened.typed()?;
        let value = opened.value.clone();
        let store = &session.store;
        let versions = table::version::all(store, id)?;
        let (state, _) = version::state_of(&versions, &value);
        let saved_at = table::case::one(store, id)?.map(|row| row.saved_at);
        let drafts = table::draft::all(store, id)?;
        let only_here = table::act::only_here(store, id)?;
        let shared = table::share::one(store, id)?.unwrap_or_default();
        let contested = self.contested(id)?;
        let proposed = self.proposed(id)?;
        let documents = self.documents(id)?;
        if !documents {
            self.come_to(id, sip_exchange::Stage::Read)?;
        }
        let findings = run(&case, today, contested.iter().map(|field| field.path.as_str()));
        let profile = profile::named(case.region_profile.as_deref());
        let beside = self.beside(id)?;
        let lies = self.lies_where(id, &shared, only_here, case.consent.withdrawn_at.is_some())?;
        let current = versions.iter().rev().find(|row| row.state != "unlocked");
        Ok(CaseView {
            id: id.to_owned(),
            findings: views(&self.text, &case, findings),
            contested,
            lies,
            proposed,
            versions: versions.iter().filter(|row| row.state == "established").map(locked).collect(),
            documents,
            state: if shared.ended > 0 { State::Closed } else { state },
            locked: current.map(locked),
            drafts: drafts.into_iter().map(|(path, text)| Draft { path, text }).collect(),
            consent_holds: beside.standing.consent.holds(),
            only_here,
            saved_at,
            profile: ProfileView {
                name: profile.name,
                title: profile.title,
                chair_rule: profile.chair_is_secretary.word().to_owned(),
                summons_kinds: profile.summons_kinds.clone(),
                terms: profile.terms.clone(),
            },
            consent_state: beside.standing.consent.word().to_owned(),
            consent_days_left: days_left(&case, today).filter(|_| beside.standing.consent.holds()),
            consent_unasked: unasked(&case.consent),
            deadlines: beside.deadlines,
            todo: beside.todo,
            ending: case.ending().map(|ending| ending.id.to_string()),
            handed_to: case.handed_to().map(ToString::to_string),
            acts: beside.acts,
            readers: beside.readers,
            case,
        })
    }

    /// The contested fields. Only a merge makes any, so a case whose documents were never merged
    /// is not loaded for it.
    pub(crate) fn contested(&mut self, id: &str) -> Result<Vec<ContestedField>, AppError> {
        let session = self.open_mut()?;
        let found = session.waits_in(id)?;
        Ok(found
            .into_iter()
            .map(|field| ContestedField {
                path: field.path.to_string(),
                values: field
                    .values
                    .into_iter()
                    .map(|value| ContestedValue {
                        value: value.value,
                        unit: value.by.as_ref().map(|by| by.unit.clone()),
                        by: value.by.map(|by| by.name),
                        at: value.at.and_then(|at| chrono::DateTime::from_timestamp(at, 0)).map(|at| at.to_rfc3339()),
                    })
                    .collect(),
            })
            .collect())
    }
}

fn locked(row: &table::version::Row) -> LockedView {
    LockedView {
        version: row.version,
        hash: row.hash.clone(),
        words: row.words.split(' ').map(str::to_owned).collect(),
        locked_at: row.locked_at.clone(),
        established_at: Some(row.established_at.clone()).filter(|at| !at.is_empty()),
    }
}
