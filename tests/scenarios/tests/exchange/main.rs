//! Merge and exchange: named devices of several units, with the real program, over real places.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

mod clock;
mod consent;
mod established;
mod extracts;
mod forged;
mod handover;
mod knowledge;
mod late;
mod narrowing;
mod packets;
mod places;
mod said;
mod shape;
mod store;
mod table;
mod trust;
