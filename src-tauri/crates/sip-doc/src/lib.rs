//! A case as mergeable Automerge documents, one per audience.
//!
//! Here live: which document a field goes to, how a write becomes a change, how documents become a
//! case again, and what two writers left contested. Here do not live: storage, keys, who may read
//! what over the wire. This is the only crate that knows Automerge.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once"))]

mod contested;
mod docs;
mod error;
mod genesis;
mod kind;
mod project;
mod write;

pub use contested::{Contested, ContestedValue};
pub use docs::{Author, CaseDocs, Chunk};
pub use error::DocError;
pub use kind::DocKind;
