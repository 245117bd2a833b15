//! Exchange: what is owed to whom, packets, receipts; and the post offices as a thin shell.
//!
//! Here live: who a case is given to ([`reading`]), what is owed ([`Replica::offer`]), what is taken
//! in and why the rest is set aside ([`Replica::accept_changes`]), how a packet is signed and sealed
//! ([`packet`]), and places where packets lie ([`office`]). The core is pure: no files, no clock, no
//! randomness but what sealing needs. Here do not live: storage, screens. This is the only crate that
//! knows `object_store`, and the only one of the program that can speak to a network.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once"))]

mod accept;
mod cursor;
mod cut;
mod envelope;
mod fetch;
mod hear;
mod leave;
mod mailbox;
mod me;
mod offer;
pub mod office;
mod owed;
pub mod packet;
pub mod reading;
mod reason;
mod recipient;
mod roster;
mod round;
mod share;
mod shelf;
mod take;
mod told;
mod vouch;

pub use accept::{Accepted, Sender};
pub use cursor::Cursor;
pub use envelope::{Again, Changes, Envelope, Extract, Keys, Notice, Receipt, Stage, Version, What, Withdrawal};
pub use mailbox::Mailbox;
pub use me::{Me, Trust};
pub use offer::{Offering, Put};
pub use packet::Packet;
pub use reading::Reading;
pub use reason::Reason;
pub use recipient::Recipient;
pub use roster::Roster;
pub use round::{Doing, Report, Round, Stopped, Tally};
pub use share::{Known, Replica, Share};
pub use shelf::{Aside, CaseTaken, Laid, Look, Looked, PacketTaken, Shelf};
pub use told::{Heard, Returned, Told};
pub use vouch::Vouch;
