//! The person takes the yes back: the plan ends, nothing more is handed out, everything stays.

use serde_json::{Value, json};
use sip_model::ending::EndingKind;
use sip_model::process::{Act as Deed, to_tell};
use sip_model::{Case, Moment};
use sip_wire::view::Changed;

use super::{Set, said, set, stamp};
use crate::app::App;
use crate::error::AppError;
use crate::host::Host;

impl<H: Host> App<H> {
    /// Withdraws the consent, now. The person owes nobody a reason.
    ///
    /// # Errors
    /// `withdrawn-already`, `nothing-to-withdraw`.
    pub fn withdraw_consent(&mut self, id: &str, reason: &str) -> Result<Changed, AppError> {
        self.allow(id, Deed::Withdraw)?;
        let reason = said(reason);
        if !self.documents(id)? {
            return self.report_withdrawal(id, &self.now().to_string(), &reason);
        }
        self.withdraw_at(id, self.now(), &reason)
    }

    /// The same, at a minute that was told.
    pub(crate) fn withdraw_at(&mut self, id: &str, at: Moment, reason: &str) -> Result<Changed, AppError> {
        let case = self.open_mut()?.case(id)?.typed()?;
        let mut sets = vec![set("/consent/withdrawnAt", stamp(at))];
        if case.ending().is_none() {
            sets.push(self.ending(&case, EndingKind::Withdrawn, at, reason)?);
        }
        self.perform(id, Deed::Withdraw, reason, &sets)
    }

    /// An ending with everyone who has to be told of it.
    pub(crate) fn ending(&self, case: &Case, kind: EndingKind, at: Moment, reason: &str) -> Result<Set, AppError> {
        let informed: Vec<Value> =
            to_tell(case).into_iter().map(|party| json!({ "id": self.new_id(), "party": party })).collect();
        let ending = json!({
            "kind": kind, "at": stamp(at), "by": self.user()?, "reason": reason, "informed": informed,
        });
        Ok(set("/endings/-", ending))
    }
}
