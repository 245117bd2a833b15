//! What a version is: its content in canonical JSON, the salted Merkle root over its items, and
//! the four words by which two people compare it.
//!
//! Here do not live: keys, signatures and PDF seals (they come with the signed original), and
//! storage. Automerge's own bytes are never hashed: they are not canonical.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once"))]

mod canonical;
mod content;
mod merkle;
mod qr;
mod words;

pub use canonical::canonical;
pub use content::{agreed, content};
pub use merkle::{Root, root};
pub use qr::qr_svg;
pub use words::{check_words, words_of};
