//! Exchange: what is owed to whom, packets, receipts; and the post offices as a thin shell.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once"))]

pub mod office;
