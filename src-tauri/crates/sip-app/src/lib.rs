//! The use cases of SIP Hemma, one file per verb, for the window and the command line alike.
//!
//! Here live: what may be done when, the one door through which a case is changed, and the views
//! that screens show. Here do not live: windows, argument parsing, SQL, Automerge. Everything from
//! outside (clock, randomness, keyring, printers, folders) comes through [`Host`].
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once"))]

mod app;
pub mod case;
mod check;
mod clock;
mod doctor;
mod door;
pub mod error;
mod file;
pub mod folder;
pub mod host;
pub mod log;
pub mod print;
mod process;
mod purge;
mod router;
mod session;
pub mod share;
pub mod sign;
mod statistics;
pub mod verify;
pub mod version;

pub use app::App;
pub use error::AppError;
pub use host::Host;
pub use purge::Purged;
