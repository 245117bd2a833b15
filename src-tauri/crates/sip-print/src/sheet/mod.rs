//! What each sheet is made from.

mod changes;
mod consent;
mod information;
mod plan;
mod summons;

pub use changes::{Change, ChangeRow, ChangesSheet, PlanItem};
pub use consent::ConsentSheet;
pub use information::InformationSheet;
pub use plan::{Exemplar, PlanSheet};
pub use summons::{SummonsSheet, SummonsTo};

/// Someone to call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contact<'a> {
    /// Full name.
    pub name: &'a str,
    /// Telephone, as it is written.
    pub phone: &'a str,
}
