//! The change sheet: what was changed since the plan was established.

use sip_wire::request;

use super::sheet::{Ground, HandOut, Rendered};
use crate::app::App;
use crate::error::AppError;
use crate::host::Host;

impl<H: Host> App<H> {
    pub(super) fn changes_sheet(
        &mut self,
        sheet: &request::Sheet,
        _ground: &Ground,
    ) -> Result<(Rendered, Option<HandOut>), AppError> {
        let _ = self.proposed(&sheet.case)?;
        Err(AppError::not_now("nothing-changed"))
    }
}
