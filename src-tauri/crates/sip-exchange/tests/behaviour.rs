//! What devices do with each other, whatever is tried: attacks, each with its stated outcome, and laws against a
//! reference model. Storage and post office are in memory.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

mod attacks;
mod common;
mod laws;
