//! Closes a plan, with its reason and the list of those who have to be told; and opens it again
//! when that was a mistake.

use serde_json::Value;
use sip_model::ending::EndingKind;
use sip_model::process::Act as Deed;
use sip_wire::request::CaseClose;
use sip_wire::view::Changed;

use super::{set, stamp, words};
use crate::app::App;
use crate::error::AppError;
use crate::host::Host;

impl<H: Host> App<H> {
    /// Closes a plan.
    ///
    /// # Errors
    /// `reason-missing`, `no-such-ending`; what the process says.
    pub fn close_case(&mut self, request: &CaseClose) -> Result<Changed, AppError> {
        let case = self.allow(&request.case, Deed::Close)?;
        let kind = ending_kind(&request.kind)?;
        let reason = words(&request.reason)?;
        let ending = self.ending(&case, kind, self.now(), &reason)?;
        self.perform(&request.case, Deed::Close, &reason, &[ending])
    }

    /// Opens a plan that was closed.
    ///
    /// # Errors
    /// `reason-missing`, `not-closed`, `reopen-needs-yes`.
    pub fn reopen_case(&mut self, id: &str, reason: &str) -> Result<Changed, AppError> {
        let case = self.allow(id, Deed::Reopen)?;
        let reason = words(reason)?;
        let Some(ending) = case.ending() else { return Err(AppError::not_now("not-closed")) };
        let path = format!("/endings/{}", ending.id);
        let sets = [
            set(format!("{path}/reopenedAt"), stamp(self.now())),
            set(format!("{path}/reopenedBy"), self.user()?),
            set(format!("{path}/reopenedReason"), reason.as_str()),
        ];
        self.perform(id, Deed::Reopen, &reason, &sets)
    }
}

/// The kinds that somebody may choose: a withdrawal has its own act.
pub(super) fn ending_kind(word: &str) -> Result<EndingKind, AppError> {
    match serde_json::from_value(Value::String(word.to_owned())) {
        Ok(EndingKind::Withdrawn) | Err(_) => Err(AppError::bad("no-such-ending")),
        Ok(kind) => Ok(kind),
    }
}
