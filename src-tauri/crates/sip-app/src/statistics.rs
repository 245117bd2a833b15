//! How many, and of whom nothing: statistics over every plan of the folder.

use sip_interop::statistics::{Counted, Statistics, count};
use sip_model::Case;
use sip_model::plan::PlanStatus;
use sip_store::table;

use crate::app::App;
use crate::error::AppError;
use crate::host::Host;
use crate::process::status;
use crate::version::state_of;

impl<H: Host> App<H> {
    /// Counts every plan.
    ///
    /// # Errors
    /// `locked`.
    pub fn statistics(&mut self) -> Result<Statistics, AppError> {
        let ids: Vec<String> = table::case::all(&self.open()?.store)?.into_iter().map(|row| row.id).collect();
        let mut cases: Vec<(Case, PlanStatus, u32)> = Vec::new();
        for id in ids {
            let session = self.open_mut()?;
            let opened = session.case(&id)?;
            let (case, value) = (opened.typed()?, opened.value.clone());
            let versions = table::version::all(&session.store, &id)?;
            let established = versions.iter().filter(|row| row.state == "established").count();
            let (state, _) = state_of(&versions, &value);
            session.forget(&id);
            cases.push((case, status(state), u32::try_from(established).unwrap_or(u32::MAX)));
        }
        let counted: Vec<Counted<'_>> = cases
            .iter()
            .map(|(case, state, established)| Counted { case, state: *state, established: *established })
            .collect();
        Ok(count(&counted))
    }
}
