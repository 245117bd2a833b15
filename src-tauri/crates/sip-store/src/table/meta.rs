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

/// The facts whose names begin so, name and value.
///
/// # Errors
/// [`StoreError`].
pub fn named(store: &Store, begins: &str) -> Result<Vec<(String, String)>, StoreError> {
    let sql = "SELECT name, value FROM meta WHERE substr(name, 1, length(?1)) = ?1 ORDER BY name";
    let mut statement = store.read().prepare_cached(sql)?;
    let rows = statement.query_map([begins], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Drops a fact.
///
/// # Errors
/// [`StoreError`].
pub fn drop(transaction: &Transaction<'_>, name: &str) -> Result<(), StoreError> {
    transaction.0.execute("DELETE FROM meta WHERE name = ?1", [name])?;
    Ok(())
}
