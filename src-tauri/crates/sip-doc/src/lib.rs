//! A case as mergeable Automerge documents, one per audience.
//!
//! Here live: which document a field goes to, how a write becomes a change, how documents become a
//! case again, and what two writers left contested. Here do not live: storage, keys, who may read
//! what over the wire. This is the only crate that knows Automerge.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once"))]

mod bounds;
mod carry;
mod contested;
mod doc_id;
mod docs;
mod edit;
mod entries;
mod error;
mod fixed;
mod fold;
mod former;
mod genesis;
mod graph;
mod history;
mod homes;
mod incoming;
mod kind;
mod late;
mod moves;
mod net;
mod notes;
mod order;
mod overlap;
mod past;
mod places;
mod project;
mod prose;
mod renew;
mod slots;
mod strike;
mod take;
mod told;
mod touch;
mod touched;
mod tree;
mod unread;
mod value;
mod whole;
mod write;
mod writers;

pub use contested::{Contested, ContestedValue, Why};
pub use doc_id::{DocId, NoDocId};
pub use docs::{Author, CaseDocs, Chunk, Hash};
pub use error::DocError;
pub use history::{How, Said};
pub use incoming::{Arrived, Incoming};
pub use kind::DocKind;
pub use overlap::Overlap;
pub use take::{Outgoing, Taken};
pub use writers::each_once;
