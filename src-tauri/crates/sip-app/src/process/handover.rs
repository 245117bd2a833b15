//! Another unit documents the case from now on (ruling 22). Here it can be read, not changed.

use serde_json::json;
use sip_model::id::UnitId;
use sip_model::process::Act as Deed;
use sip_model::unit::UnitAuthority;
use sip_wire::request::CaseHandover;
use sip_wire::view::Changed;

use super::{set, stamp, words};
use crate::app::App;
use crate::error::AppError;
use crate::host::Host;

impl<H: Host> App<H> {
    /// Hands a case to another unit.
    ///
    /// # Errors
    /// `handover-to-whom` unless the unit is one of a kommun or region in this case, and another
    /// than the one that has it; what the process says.
    pub fn hand_over(&mut self, request: &CaseHandover) -> Result<Changed, AppError> {
        let case = self.allow(&request.case, Deed::HandOver)?;
        let to = UnitId::from(request.to.as_str());
        let unit = case.unit(&to).filter(|unit| {
            unit.struck.is_none()
                && !matches!(unit.authority, None | Some(UnitAuthority::Other))
                && case.documenting_unit.as_ref() != Some(&to)
        });
        if unit.is_none() {
            return Err(AppError::bad("handover-to-whom").at("/documentingUnit"));
        }
        let reason = request.reason.trim();
        let handover = json!({
            "from": case.documenting_unit, "to": to, "at": stamp(self.now()), "by": self.user()?, "reason": reason,
        });
        let sets = [set("/handovers/-", handover), set("/documentingUnit", to.as_str())];
        self.perform(&request.case, Deed::HandOver, reason, &sets)
    }

    /// Takes a case back that was handed over, as long as it has not left this computer: after that
    /// it is the other unit's to hand back.
    ///
    /// # Errors
    /// `reason-missing`, `not-handed-on`, `not-documents`.
    pub fn take_back(&mut self, id: &str, reason: &str) -> Result<Changed, AppError> {
        let case = self.allow(id, Deed::TakeBack)?;
        let reason = words(reason)?;
        let open = case.handovers.iter().rev().find(|handover| handover.taken_back_at.is_none());
        let Some(handover) = open else { return Err(AppError::not_now("not-handed-on")) };
        let path = format!("/handovers/{}", handover.id);
        let from = handover.from.as_ref().map(ToString::to_string);
        let sets = [
            set(format!("{path}/takenBackAt"), stamp(self.now())),
            set(format!("{path}/takenBackReason"), reason),
            set("/documentingUnit", serde_json::Value::from(from)),
        ];
        self.perform(id, Deed::TakeBack, reason, &sets)
    }
}
