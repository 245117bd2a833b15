//! Unlocks: signatures of the locked version are void, and it stays in history with the reason.

use sip_model::process::{Act as Deed, refusal};
use sip_store::table;

use super::lock::act;
use super::state_of;
use crate::app::App;
use crate::door::summary_text;
use crate::error::AppError;
use crate::host::Host;
use crate::process::{standing_of, words};
use crate::sign;

impl<H: Host> App<H> {
    /// Unlocks the plan. How many signatures are void by it is the answer.
    ///
    /// # Errors
    /// `reason-missing`, `not-locked`.
    pub fn unlock_case(&mut self, id: &str, reason: &str) -> Result<usize, AppError> {
        let reason = words(reason)?;
        self.may_write(id, Deed::Unlock, &[])?;
        let now = self.now().to_string();
        let session = self.open_mut()?;
        let user = session.user.clone();
        let (case, store) = session.case_and_store(id)?;
        let versions = table::version::all(store, id)?;
        let (state, latest) = state_of(&versions, &case.value);
        if let Some(why) = refusal(Deed::Unlock, &standing_of(state, latest.is_some(), &case.value)) {
            return Err(AppError::not_now(why));
        }
        let Some(locked) = versions.iter().find(|row| row.state == "locked") else {
            return Err(AppError::not_now("not-locked"));
        };
        let rest: Vec<_> = versions.iter().filter(|row| row.state != "locked").cloned().collect();
        let (state, latest) = state_of(&rest, &case.value);
        let summary = summary_text(&case.value, state, latest);
        let voided = sign::of_version(&table::signature::all(store, id)?, locked).len();
        store.write(|transaction| -> Result<(), AppError> {
            table::version::unlock(transaction, id, locked, &reason)?;
            table::act::add(transaction, id, &act(&now, &user, "unlock", &reason))?;
            table::case::touch(transaction, id, &summary, &now)?;
            Ok(())
        })?;
        Ok(voided)
    }
}
