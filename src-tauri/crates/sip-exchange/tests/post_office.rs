//! Post offices as devices use them: one behaviour over a folder, a place in memory and a real object store, and what
//! each of them does when its place is full, away, locked or tampered with.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

mod office;
