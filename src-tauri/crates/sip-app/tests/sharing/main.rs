//! Sharing, told as stories of computers that meet over a folder: what each may say of where a plan
//! lies, and what happens when trust ends.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

mod approvals;
mod clock;
mod distrust;
mod extract;
mod given;
mod handover;
mod lies;
mod owed;
mod returned;
mod revoked;
mod settled;
#[path = "../staged/mod.rs"]
mod staged;
mod town;
mod versions;
mod withdrawn;
