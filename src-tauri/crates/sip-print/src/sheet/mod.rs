//! What each sheet is made from.

mod changes;
mod consent;
mod follow_up;
mod fridge;
mod information;
mod plan;
mod setting;
mod signed;
mod summons;

pub use changes::{Change, ChangeRow, ChangesSheet, Hand, PlanItem};
pub use consent::ConsentSheet;
pub use follow_up::FollowUpSheet;
pub use fridge::FridgeSheet;
pub use information::InformationSheet;
pub use plan::{Exemplar, PlanSheet};
pub use setting::{Setting, Square, Squares};
pub use signed::{Dot, Signed, SignedHow};
pub use summons::{SummonsSheet, SummonsTo};

/// The data that a sheet was made of, put inside the file: what another program reads, beside what
/// people read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Enclosure<'a> {
    /// Its name, as a file.
    pub name: &'a str,
    /// What it is, as a MIME type.
    pub kind: &'a str,
    /// What it is, for people.
    pub about: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// Someone to call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contact<'a> {
    /// Full name.
    pub name: &'a str,
    /// Telephone, as it is written.
    pub phone: &'a str,
}
