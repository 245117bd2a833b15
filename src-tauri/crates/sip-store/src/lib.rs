//! The data folder: one SQLCipher database, a key file and a lock.
//!
//! Here live: the folder on disk, the tables (one file each), the one transaction. Change chunks
//! are the truth; sections and rows are projections that can be rebuilt from them. Here do not
//! live: what a change means, or who may make it. This is the only crate that knows `rusqlite`.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once"))]

mod backup;
mod copy;
mod database;
mod error;
mod folder;
mod schema;
pub mod table;

#[cfg(test)]
mod tests;

pub use backup::{Backup, Facts};
pub use database::{Store, Transaction};
pub use error::StoreError;
pub use folder::{Folder, FolderState};
pub use schema::SCHEMA_VERSION;
