//! The sixty requirements: one test a row, with the row's acceptance check in it, by step. What
//! only a window can show is in `tests/e2e`; what belongs to an issue of its own is in `register`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

mod register;
mod shape;
mod step1;
mod step2;
mod step3_agreed;
mod step3_paper;
mod step4;
mod step5;
mod throughout;
