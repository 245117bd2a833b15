//! Establishes: what is locked becomes a version for ever.

use sip_store::table;
use sip_wire::view::State;

use super::Locked;
use super::lock::act;
use crate::app::App;
use crate::door::summary_text;
use crate::error::AppError;
use crate::host::Host;

impl<H: Host> App<H> {
    /// Establishes the plan; locks it first if need be. Signatures never gate it (ruling 17).
    ///
    /// # Errors
    /// As for locking.
    pub fn establish_case(&mut self, id: &str) -> Result<Locked, AppError> {
        self.lock_case(id)?;
        let now = self.now().to_string();
        let session = self.open_mut()?;
        let user = session.user.clone();
        let (case, store) = session.case_and_store(id)?;
        let versions = table::version::all(store, id)?;
        if case.typed()?.consent.withdrawn_at.is_some() {
            return Err(AppError::not_now("consent-withdrawn"));
        }
        let Some(locked) = versions.iter().find(|row| row.state == "locked") else {
            return Err(AppError::not_now("not-locked"));
        };
        let summary = summary_text(&case.value, State::Established, Some(locked.version));
        store.write(|transaction| -> Result<(), AppError> {
            table::version::establish(transaction, id, locked, &now)?;
            table::share::touch(transaction, id)?;
            table::act::add(transaction, id, &act(&now, &user, "establish", ""))?;
            table::case::touch(transaction, id, &summary, &now)?;
            Ok(())
        })?;
        Ok(locked.into())
    }
}
