//! Facts about the folder itself: its unit, its device.

use rusqlite::{OptionalExtension, params};

use crate::database::{Store, Transaction};
use crate::error::StoreError;

pub(crate) const CREATE: &str = "
CREATE TABLE meta (
  name  TEXT NOT NULL PRIMARY KEY, -- unit, device
  value TEXT NOT NULL              -- JSON
) STRICT, WITHOUT ROWID;";

/// A fact.
///
/// # Errors
/// [`StoreError`].
pub fn get(store: &Store, name: &str) -> Result<Option<String>, StoreError> {
    Ok(store.read().query_row("SELECT value FROM meta WHERE name = ?1", [name], |row| row.get(0)).optional()?)
}

/// Sets a fact.
///
/// # Errors
/// [`StoreError`].
pub fn set(transaction: &Transaction<'_>, name: &str, value: &str) -> Result<(), StoreError> {
    let sql = "INSERT INTO meta (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value";
    transaction.0.execute(sql, params![name, value])?;
    Ok(())
}
