//! The nouns of a samordnad individuell plan and the rules that hold between them.
//!
//! Here live: identifiers, the parts of a case, the table of fields, the checks of the law and
//! the guideline, numbers, dates and deadlines. Here do not live: files, clocks, SQL, Automerge
//! or Swedish sentences (`sip-text` has those). A rule moves in here when it is true of a plan on
//! paper as well.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once"))]

#[macro_use]
mod noun;

pub mod audience;
pub mod calendar;
pub mod case;
pub mod check;
pub mod consent;
pub mod ending;
pub mod field;
pub mod follow_up;
pub mod id;
pub mod item;
pub mod law;
pub mod meeting;
pub mod need;
pub mod number;
pub mod person;
pub mod plan;
pub mod preparation;
pub mod process;
pub mod profile;
pub mod reported;
pub mod summons;
pub mod time;
pub mod unit;

pub use case::Case;
pub use time::{Date, Moment};
