//! Sharing: who has a case, what is handed over, what came in, and what two wrote apart.

mod aside;
mod beside;
mod card;
mod checkout;
mod conflict;
mod devices;
mod extract;
mod handing;
mod history;
mod keep;
mod places;
mod proposed;
mod read;
mod say;
mod seal;
mod shelf;
mod step;
mod units;

pub use card::fields;
pub(crate) use devices::{ADOPTED, FORMER};
pub use devices::{Approved, Device, Devices, RevokedDevice};
pub use step::Running;
pub(crate) use units::DISTRUSTED;

pub(crate) use checkout::Ended;
pub(crate) use conflict::count_cards;
