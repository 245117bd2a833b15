//! Drafts: what is being typed, on disk before it is part of the plan (ruling 9).

use rusqlite::params;

use crate::database::{Store, Transaction};
use crate::error::StoreError;

pub(crate) const CREATE: &str = "
CREATE TABLE draft (
  case_id TEXT NOT NULL REFERENCES case_file (id),
  path    TEXT NOT NULL,
  text    TEXT NOT NULL,
  PRIMARY KEY (case_id, path)
) STRICT, WITHOUT ROWID;";

/// Keeps a draft.
///
/// # Errors
/// [`StoreError`].
pub fn keep(transaction: &Transaction<'_>, case: &str, path: &str, text: &str) -> Result<(), StoreError> {
    let sql = "INSERT INTO draft (case_id, path, text) VALUES (?1, ?2, ?3)
               ON CONFLICT (case_id, path) DO UPDATE SET text = excluded.text";
    transaction.0.prepare_cached(sql)?.execute(params![case, path, text])?;
    Ok(())
}

/// Drops a draft: its field is in the plan now, or was emptied.
///
/// # Errors
/// [`StoreError`].
pub fn drop(transaction: &Transaction<'_>, case: &str, path: &str) -> Result<(), StoreError> {
    let sql = "DELETE FROM draft WHERE case_id = ?1 AND path = ?2";
    transaction.0.prepare_cached(sql)?.execute(params![case, path])?;
    Ok(())
}

/// The drafts of a case, path and text.
///
/// # Errors
/// [`StoreError`].
pub fn all(store: &Store, case: &str) -> Result<Vec<(String, String)>, StoreError> {
    let mut statement = store.read().prepare_cached("SELECT path, text FROM draft WHERE case_id = ?1 ORDER BY path")?;
    let rows = statement.query_map([case], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
