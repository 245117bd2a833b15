//! Another unit documents the case from now on (ruling 22). Here it can be read, not changed.

use serde_json::json;
use sip_model::Case;
use sip_model::id::UnitId;
use sip_model::item::standing;
use sip_model::process::Act as Deed;
use sip_model::unit::{Unit, UnitAuthority};
use sip_text::lists;
use sip_wire::request::CaseHandover;
use sip_wire::view::Changed;

use super::{said, set, stamp, words};
use crate::app::App;
use crate::error::AppError;
use crate::host::Host;

/// Whether a case can be handed to a unit: one of a kommun or region, and another than has it.
fn is_huvudman(unit: &Unit, case: &Case) -> bool {
    !matches!(unit.authority, None | Some(UnitAuthority::Other)) && case.documenting_unit.as_ref() != Some(&unit.id)
}

impl<H: Host> App<H> {
    /// The unit of a case that a case can be handed to, found by its id in the case, its HSA-id or its
    /// name: what a person at a keyboard knows of it. Its id and its name.
    ///
    /// # Errors
    /// `handover-to-which` with those that there are, where none is meant, or several.
    pub fn unit_to_hand_to(&mut self, id: &str, said: &str) -> Result<(String, String), AppError> {
        let case = self.open_mut()?.case(id)?.typed()?;
        let others: Vec<&Unit> = standing(&case.units).filter(|unit| is_huvudman(unit, &case)).collect();
        let folded = |text: &str| text.trim().to_lowercase();
        let is_meant = |unit: &Unit| {
            let names = [Some(unit.id.as_str()), unit.hsa_id.as_deref(), unit.name.as_deref()];
            names.into_iter().flatten().any(|name| folded(name) == folded(said))
        };
        let meant: Vec<&Unit> = others.iter().copied().filter(|unit| is_meant(unit)).collect();
        let by_id = others.iter().copied().find(|unit| unit.id.as_str() == said);
        let only = by_id.or(if let [unit] = meant[..] { Some(unit) } else { None });
        match only {
            Some(unit) => Ok((unit.id.to_string(), unit.name.clone().unwrap_or_default())),
            None => {
                let names = others.iter().map(|unit| format!("{} [{}]", unit.name.as_deref().unwrap_or("–"), unit.id));
                let names = lists::and(&names.collect::<Vec<_>>());
                let names = if names.is_empty() { "none".to_owned() } else { names };
                Err(AppError::bad("handover-to-which").with("units", names))
            }
        }
    }

    /// Hands a case to another unit.
    ///
    /// # Errors
    /// `handover-to-whom` unless the unit is one of a kommun or region in this case, and another
    /// than the one that has it; what the process says.
    pub fn hand_over(&mut self, request: &CaseHandover) -> Result<Changed, AppError> {
        let case = self.allow(&request.case, Deed::HandOver)?;
        let to = UnitId::from(request.to.as_str());
        let mut others = standing(&case.units).filter(|unit| is_huvudman(unit, &case));
        if !others.any(|unit| unit.id == to) {
            return Err(AppError::bad("handover-to-whom").at("/documentingUnit"));
        }
        let reason = said(&request.reason);
        let handover = json!({
            "from": case.documenting_unit, "to": to, "at": stamp(self.now()), "by": self.user()?, "reason": reason,
        });
        let sets = [set("/handovers/-", handover), set("/documentingUnit", to.as_str())];
        self.perform(&request.case, Deed::HandOver, &reason, &sets)
    }

    /// Takes a case back that was handed over, as long as it has not left this computer: after that
    /// it is the other unit's to hand back.
    ///
    /// # Errors
    /// `reason-missing`, `not-handed-on`, `handed-over-already`.
    pub fn take_back(&mut self, id: &str, reason: &str) -> Result<Changed, AppError> {
        if !self.documents(id)? {
            return Err(AppError::not_now("handed-over-already"));
        }
        let case = self.allow(id, Deed::TakeBack)?;
        let reason = words(reason)?;
        let open = case.handovers.iter().rev().find(|handover| handover.taken_back_at.is_none());
        let Some(handover) = open else { return Err(AppError::not_now("not-handed-on")) };
        let path = format!("/handovers/{}", handover.id);
        let from = handover.from.as_ref().map(ToString::to_string);
        let sets = [
            set(format!("{path}/takenBackAt"), stamp(self.now())),
            set(format!("{path}/takenBackReason"), reason.as_str()),
            set("/documentingUnit", serde_json::Value::from(from)),
        ];
        self.perform(id, Deed::TakeBack, &reason, &sets)
    }
}
