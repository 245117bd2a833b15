//! Units whose keys a person here compared and trusts, and extracts that they sent.

use rusqlite::params;

use crate::database::{Store, Transaction};
use crate::error::StoreError;
use crate::table::log;

pub(crate) const CREATE: &str = "
CREATE TABLE trust (
  unit TEXT NOT NULL PRIMARY KEY, -- id of its root
  card TEXT NOT NULL,             -- JSON: the latest card
  at   TEXT NOT NULL              -- when it was trusted
) STRICT, WITHOUT ROWID;
CREATE TABLE extract (
  id      TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL, -- plan id: of a case that is not here
  unit    TEXT NOT NULL, -- name of the unit that sent it
  state   TEXT NOT NULL, -- JSON: the extract
  at      TEXT NOT NULL
) STRICT, WITHOUT ROWID;";

/// Trusts a card, or takes a newer one of a trusted unit in.
///
/// # Errors
/// [`StoreError`].
pub fn put(transaction: &Transaction<'_>, unit: &str, card: &str, at: &str) -> Result<(), StoreError> {
    if !transaction.0.prepare_cached("SELECT 1 FROM trust WHERE unit = ?1")?.exists([unit])? {
        log::add(transaction, &log::Entry { action: "trust", detail: unit, ..log::Entry::default() })?;
    }
    let sql = "INSERT INTO trust (unit, card, at) VALUES (?1, ?2, ?3)
               ON CONFLICT (unit) DO UPDATE SET card = excluded.card";
    transaction.0.execute(sql, params![unit, card, at])?;
    Ok(())
}

/// Trusts a unit no more.
///
/// # Errors
/// [`StoreError`].
pub fn drop(transaction: &Transaction<'_>, unit: &str) -> Result<(), StoreError> {
    transaction.0.execute("DELETE FROM trust WHERE unit = ?1", [unit])?;
    log::add(transaction, &log::Entry { action: "distrust", detail: unit, ..log::Entry::default() })
}

/// The cards.
///
/// # Errors
/// [`StoreError`].
pub fn all(store: &Store) -> Result<Vec<String>, StoreError> {
    let mut statement = store.read().prepare_cached("SELECT card FROM trust ORDER BY unit")?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// An extract that another unit sent.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Extract {
    /// Identifier.
    pub id: String,
    /// Plan id.
    pub case: String,
    /// From which unit.
    pub unit: String,
    /// JSON.
    pub state: String,
    /// Local time.
    pub at: String,
}

/// Keeps an extract. The same again is the same.
///
/// # Errors
/// [`StoreError`].
pub fn keep(transaction: &Transaction<'_>, row: &Extract) -> Result<(), StoreError> {
    let sql = "INSERT OR IGNORE INTO extract (id, case_id, unit, state, at) VALUES (?1, ?2, ?3, ?4, ?5)";
    transaction.0.execute(sql, params![row.id, row.case, row.unit, row.state, row.at])?;
    Ok(())
}

/// The extracts, newest first.
///
/// # Errors
/// [`StoreError`].
pub fn extracts(store: &Store) -> Result<Vec<Extract>, StoreError> {
    let sql = "SELECT id, case_id, unit, state, at FROM extract ORDER BY at DESC, id";
    let mut statement = store.read().prepare_cached(sql)?;
    let rows = statement.query_map([], |row| {
        Ok(Extract { id: row.get(0)?, case: row.get(1)?, unit: row.get(2)?, state: row.get(3)?, at: row.get(4)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
