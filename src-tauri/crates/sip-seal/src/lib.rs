//! What a version is: its content in canonical JSON, the salted Merkle root over its items, and
//! the four words by which two people compare it; and the seal that shows that a file is of it.
//!
//! Here do not live: keys (they are passed in as functions that sign), pages, and storage.
//! Automerge's own bytes are never hashed: they are not canonical.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once"))]

mod canonical;
mod checker;
mod content;
mod data;
mod merkle;
mod paper;
mod pdf;
mod qr;
mod seal;
mod words;

pub use canonical::canonical;
pub use checker::checker_page;
pub use content::{agreed, content};
pub use data::{DataError, PlanData};
pub use merkle::{Root, root};
pub use paper::{PAPER_DOMAIN, Paper, PaperKind, ReadPaper};
pub use qr::{Squares, qr_squares, qr_svg};
pub use seal::{
    CheckError, Checked, DeviceToCertify, Enclosed, Papers, Seal, SealError, Sealer, Sealing, Sign, Stamp, Statement,
    UnitToCertify, Unproven, Vouched, add_timestamp, check, seal, timestamp_digest,
};
pub use words::{check_words, words_of};
