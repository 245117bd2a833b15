//! The cases: one row each, with what the list needs. The row but for `id` and `digest` is a
//! projection.

use rusqlite::{OptionalExtension, params};

use crate::database::{Store, Transaction};
use crate::error::StoreError;

pub(crate) const CREATE: &str = "
CREATE TABLE case_file (
  id       TEXT NOT NULL PRIMARY KEY, -- plan id
  digest   TEXT NOT NULL,             -- SHA-256 of the imported facts, or of nothing for one made here
  summary  TEXT NOT NULL,             -- JSON for the list: a projection
  saved_at TEXT NOT NULL              -- local time of the latest change
) STRICT, WITHOUT ROWID;
CREATE INDEX case_file_digest ON case_file (digest);";

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Plan id.
    pub id: String,
    /// JSON for the list.
    pub summary: String,
    /// Local time of the latest change.
    pub saved_at: String,
}

/// Every case.
///
/// # Errors
/// [`StoreError`].
pub fn all(store: &Store) -> Result<Vec<Row>, StoreError> {
    let mut statement = store.read().prepare_cached("SELECT id, summary, saved_at FROM case_file ORDER BY id")?;
    let rows =
        statement.query_map([], |row| Ok(Row { id: row.get(0)?, summary: row.get(1)?, saved_at: row.get(2)? }))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// One case.
///
/// # Errors
/// [`StoreError`].
pub fn one(store: &Store, id: &str) -> Result<Option<Row>, StoreError> {
    let sql = "SELECT id, summary, saved_at FROM case_file WHERE id = ?1";
    let row = |row: &rusqlite::Row<'_>| Ok(Row { id: row.get(0)?, summary: row.get(1)?, saved_at: row.get(2)? });
    Ok(store.read().prepare_cached(sql)?.query_row([id], row).optional()?)
}

/// The case that was imported with these facts.
///
/// # Errors
/// [`StoreError`].
pub fn with_digest(store: &Store, digest: &str) -> Result<Option<String>, StoreError> {
    Ok(store.read().query_row("SELECT id FROM case_file WHERE digest = ?1", [digest], |row| row.get(0)).optional()?)
}

/// A new case.
///
/// # Errors
/// [`StoreError`].
pub fn add(
    transaction: &Transaction<'_>,
    id: &str,
    digest: &str,
    summary: &str,
    saved_at: &str,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO case_file (id, digest, summary, saved_at) VALUES (?1, ?2, ?3, ?4)";
    transaction.0.execute(sql, params![id, digest, summary, saved_at])?;
    Ok(())
}

/// The row after a change. The summary is written only when it is another.
///
/// # Errors
/// [`StoreError`].
pub fn touch(transaction: &Transaction<'_>, id: &str, summary: &str, saved_at: &str) -> Result<(), StoreError> {
    let sql = "UPDATE case_file SET summary = ?2, saved_at = ?3 WHERE id = ?1 AND (summary <> ?2 OR saved_at <> ?3)";
    transaction.0.prepare_cached(sql)?.execute(params![id, summary, saved_at])?;
    Ok(())
}
