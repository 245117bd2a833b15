//! What has been done with a case.

use sip_store::table;

use crate::app::App;
use crate::error::AppError;
use crate::host::Host;

impl<H: Host> App<H> {
    /// The acts of a case, oldest first.
    ///
    /// # Errors
    /// `no-such-case`.
    pub fn history(&mut self, id: &str) -> Result<Vec<table::act::Row>, AppError> {
        let session = self.open_mut()?;
        session.case(id)?;
        Ok(table::act::all(&session.store, id)?)
    }
}
