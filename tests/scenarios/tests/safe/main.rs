//! The safe device, through the command line: users and codes, the log, backups, purging; and what the
//! program leaves behind, on disk and on the network.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

mod backups;
mod full;
mod keyring;
mod left_behind;
mod log;
mod purging;
mod shape;
mod users;
