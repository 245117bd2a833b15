//! Swedish for the interface, the paper and the command line.
//!
//! Here live: the sentences (Fluent, compiled in from `assets/strings/sv`), dates and lists as
//! they are said in Sweden, and the words of the trade with plain ones beside them. Here do not
//! live: files, clocks, or rules about a plan. A sentence moves in here when it is shown to
//! somebody; a sentence that only a developer reads stays where it is written.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once"))]

pub mod dates;
pub mod jargon;
pub mod lists;
mod strings;
mod text;

pub use text::Text;
