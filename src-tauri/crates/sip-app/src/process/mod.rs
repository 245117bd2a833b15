//! The acts of the process, one file per verb: what may be done when is `sip_model::process`'s to
//! say, and each act is one write through the one door.

mod close;
mod confirm;
mod correct;
mod follow_up;
mod handover;
mod renew;
mod summon;
mod takeover;
mod withdraw;

pub(crate) use summon::{is_covered, sending};

use serde_json::Value;
use sip_model::field::{Path, Write, apply, prepare_act};
use sip_model::plan::PlanStatus;
use sip_model::process::{Act as Deed, Standing, refusal};
use sip_model::{Case, Moment};
use sip_store::table;
use sip_wire::view::{Changed, State};

use crate::app::App;
use crate::door::{Act, path_of};
use crate::error::AppError;
use crate::host::Host;
use crate::share::Ended;
use crate::version::state_of;

/// A field and its value.
pub(crate) type Set = (String, Value);

pub(crate) fn set(path: impl Into<String>, value: impl Into<Value>) -> Set {
    (path.into(), value.into())
}

impl<H: Host> App<H> {
    /// Where a case stands today.
    pub(crate) fn standing(&mut self, id: &str) -> Result<(Standing, Case), AppError> {
        let today = self.expiry_day();
        let session = self.open_mut()?;
        let opened = session.case(id)?;
        let (case, value) = (opened.typed()?, opened.value.clone());
        let versions = table::version::all(&session.store, id)?;
        let (state, latest) = state_of(&versions, &value);
        let mut standing = Standing::of(&case, status(state), latest.is_some(), today);
        if self.has_ended(id)? == Ended::Withdrawn {
            // Told by the unit that documents the case, or said here and told to it.
            (standing.withdrawn, standing.state) = (true, PlanStatus::Closed);
            standing.consent = sip_model::consent::ConsentState::Withdrawn;
        }
        Ok((standing, case))
    }

    /// The case, if the act can be done now; else why not.
    pub(crate) fn allow(&mut self, id: &str, deed: Deed) -> Result<Case, AppError> {
        // A new yes is written by the unit that documents the case, whatever became of the one before.
        if matches!(deed, Deed::Renew | Deed::Confirm) && !self.documents(id)? {
            return Err(AppError::not_now("not-documents"));
        }
        let (standing, case) = self.standing(id)?;
        match refusal(deed, &standing) {
            Some(why) => Err(AppError::not_now(why)),
            None => Ok(case),
        }
    }

    /// Does an act: its fields as one write, with one line in history.
    pub(crate) fn perform(&mut self, id: &str, deed: Deed, words: &str, sets: &[Set]) -> Result<Changed, AppError> {
        let writes = self.writes_of(id, sets)?;
        let path = Path::root();
        // What a kallelse needs was looked at before; the door knows only what every edit needs.
        let gate = if deed == Deed::Summon { Deed::Edit } else { deed };
        self.transact(id, &Act { deed: gate, what: deed.word(), path: &path, words }, &writes)
    }

    /// The writes of several fields; a later one sees the earlier ones.
    pub(crate) fn writes_of(&mut self, id: &str, sets: &[Set]) -> Result<Vec<Write>, AppError> {
        let mut after = self.open_mut()?.case(id)?.value.clone();
        let mut all = Vec::new();
        for (path, value) in sets {
            let path = path_of(path)?;
            let new_id = self.new_id();
            let writes = prepare_act(&after, &path, value.clone(), &new_id)
                .map_err(|error| AppError::from(error).or_at(&path))?;
            writes.iter().for_each(|write| apply(&mut after, write));
            all.extend(writes);
        }
        Ok(all)
    }

    /// The user of this session, as the case names people.
    pub(crate) fn user(&self) -> Result<String, AppError> {
        Ok(self.open()?.user.clone())
    }
}

/// Words that must be there.
pub(crate) fn words(text: &str) -> Result<String, AppError> {
    let text = said(text);
    if text.is_empty() { Err(AppError::bad("reason-missing")) } else { Ok(text) }
}

/// Words that may be there: history keeps them as a plan keeps its text. A sign that is never shown is
/// no word.
pub(crate) fn said(text: &str) -> String {
    sip_model::field::cleaned(text).trim().to_owned()
}

/// A moment as the case file writes it.
pub(crate) fn stamp(at: Moment) -> Value {
    at.to_string().into()
}

/// The state of the versions, in the words of the case file.
pub(crate) fn status(state: State) -> PlanStatus {
    match state {
        State::Draft => PlanStatus::Draft,
        State::Locked => PlanStatus::Locked,
        State::Established => PlanStatus::Established,
        State::Closed => PlanStatus::Closed,
    }
}

/// Where a case stands, as far as an edit needs to know: without reading it as nouns.
pub(crate) fn standing_of(state: State, established: bool, case: &Value) -> Standing {
    let open = |list: &str, undone: &str| {
        case[list].as_array().into_iter().flatten().rfind(|item| item[undone].is_null()).cloned()
    };
    Standing {
        state: status(state),
        established,
        reported: case["plan"]["status"] == PlanStatus::Established.word(),
        answered: true,
        withdrawn: case["consent"]["withdrawnAt"].is_string(),
        ending: open("endings", "reopenedAt").and_then(|ending| serde_json::from_value(ending["kind"].clone()).ok()),
        handed_on: crate::session::open_handover(case),
        ..Standing::default()
    }
}
