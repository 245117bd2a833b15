//! Sections: a case as JSON, one row for each part that changes together. A projection, so that a
//! case is shown without its documents.

use rusqlite::params;

use crate::database::{Store, Transaction};
use crate::error::StoreError;

pub(crate) const CREATE: &str = "
CREATE TABLE section (
  case_id TEXT NOT NULL REFERENCES case_file (id),
  name    TEXT NOT NULL, -- a key of the case file, or plan/<goal id>
  value   TEXT NOT NULL, -- JSON
  PRIMARY KEY (case_id, name)
) STRICT, WITHOUT ROWID;";

/// Writes a section.
///
/// # Errors
/// [`StoreError`].
pub fn put(transaction: &Transaction<'_>, case: &str, name: &str, value: &str) -> Result<(), StoreError> {
    let sql = "INSERT INTO section (case_id, name, value) VALUES (?1, ?2, ?3)
               ON CONFLICT (case_id, name) DO UPDATE SET value = excluded.value";
    transaction.0.prepare_cached(sql)?.execute(params![case, name, value])?;
    Ok(())
}

/// The sections of a case, name and JSON.
///
/// # Errors
/// [`StoreError`].
pub fn all(store: &Store, case: &str) -> Result<Vec<(String, String)>, StoreError> {
    let mut statement =
        store.read().prepare_cached("SELECT name, value FROM section WHERE case_id = ?1 ORDER BY name")?;
    let rows = statement.query_map([case], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Drops the sections of a case, before they are rebuilt.
///
/// # Errors
/// [`StoreError`].
pub fn clear(transaction: &Transaction<'_>, case: &str) -> Result<(), StoreError> {
    transaction.0.execute("DELETE FROM section WHERE case_id = ?1", [case])?;
    Ok(())
}
