//! Versions: locked, established, or unlocked again. A row is never changed but for its state.

use rusqlite::params;

use crate::database::{Store, Transaction};
use crate::error::StoreError;

pub(crate) const CREATE: &str = "
CREATE TABLE version (
  case_id        TEXT NOT NULL REFERENCES case_file (id),
  version        INTEGER NOT NULL,
  attempt        INTEGER NOT NULL, -- 1, and one more each time it was locked anew
  state          TEXT NOT NULL,    -- locked, established, unlocked
  hash           TEXT NOT NULL,    -- 64 hex digits
  words          TEXT NOT NULL,    -- four check words, one blank between
  salt           BLOB NOT NULL,    -- 32 bytes
  heads          TEXT NOT NULL,    -- JSON: heads of each document
  content        TEXT NOT NULL,    -- canonical JSON of the case, the unit's own left out
  locked_at      TEXT NOT NULL,
  established_at TEXT NOT NULL,    -- empty until established
  by             TEXT NOT NULL,
  reason         TEXT NOT NULL,    -- why it was unlocked, or empty
  PRIMARY KEY (case_id, version, attempt)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER version_is_frozen BEFORE UPDATE OF hash, words, salt, heads, content, locked_at ON version
BEGIN SELECT RAISE(ABORT, 'a version is frozen'); END;
CREATE TRIGGER version_stays BEFORE DELETE ON version
BEGIN SELECT RAISE(ABORT, 'a version stays'); END;
CREATE TRIGGER established_stays BEFORE UPDATE ON version WHEN OLD.state <> 'locked'
BEGIN SELECT RAISE(ABORT, 'what is established never changes'); END;";

/// A version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Number.
    pub version: u32,
    /// Which attempt at locking it.
    pub attempt: u32,
    /// locked, established or unlocked.
    pub state: String,
    /// Salted Merkle root.
    pub hash: String,
    /// Check words.
    pub words: String,
    /// Salt of the root.
    pub salt: Vec<u8>,
    /// Heads of the documents.
    pub heads: String,
    /// Canonical JSON.
    pub content: String,
    /// When it was locked.
    pub locked_at: String,
    /// When it was established, or empty.
    pub established_at: String,
    /// By whom.
    pub by: String,
}

/// Adds a locked version.
///
/// # Errors
/// [`StoreError`].
pub fn lock(transaction: &Transaction<'_>, case: &str, row: &Row) -> Result<(), StoreError> {
    let sql = "INSERT INTO version
        (case_id, version, attempt, state, hash, words, salt, heads, content, locked_at, established_at, by, reason)
        VALUES (?1, ?2, ?3, 'locked', ?4, ?5, ?6, ?7, ?8, ?9, '', ?10, '')";
    let values = params![
        case,
        row.version,
        row.attempt,
        row.hash,
        row.words,
        row.salt,
        row.heads,
        row.content,
        row.locked_at,
        row.by
    ];
    transaction.0.execute(sql, values)?;
    Ok(())
}

/// Keeps a version that another device established.
///
/// # Errors
/// [`StoreError`].
pub fn receive(transaction: &Transaction<'_>, case: &str, row: &Row) -> Result<(), StoreError> {
    let sql = "INSERT INTO version
        (case_id, version, attempt, state, hash, words, salt, heads, content, locked_at, established_at, by, reason)
        VALUES (?1, ?2, ?3, 'established', ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, '')";
    let values = params![
        case,
        row.version,
        row.attempt,
        row.hash,
        row.words,
        row.salt,
        row.heads,
        row.content,
        row.locked_at,
        row.established_at,
        row.by
    ];
    transaction.0.prepare_cached(sql)?.execute(values)?;
    Ok(())
}

/// Unlocks it. It stays in history with the reason.
///
/// # Errors
/// [`StoreError`].
pub fn unlock(transaction: &Transaction<'_>, case: &str, row: &Row, reason: &str) -> Result<(), StoreError> {
    let sql = "UPDATE version SET state = 'unlocked', reason = ?4
               WHERE case_id = ?1 AND version = ?2 AND attempt = ?3";
    transaction.0.execute(sql, params![case, row.version, row.attempt, reason])?;
    Ok(())
}

/// Establishes it.
///
/// # Errors
/// [`StoreError`].
pub fn establish(transaction: &Transaction<'_>, case: &str, row: &Row, at: &str) -> Result<(), StoreError> {
    let sql = "UPDATE version SET state = 'established', established_at = ?4
               WHERE case_id = ?1 AND version = ?2 AND attempt = ?3";
    transaction.0.execute(sql, params![case, row.version, row.attempt, at])?;
    Ok(())
}

/// Puts versions in an order that is the same on every device, whichever of them came first: by number, and of
/// one number what was taken back, what was established (by when, and then by its root), what is locked now.
pub fn in_order(rows: &mut [Row]) {
    let state = |row: &Row| match row.state.as_str() {
        "unlocked" => 0,
        "established" => 1,
        _ => 2,
    };
    let apart = |row: &Row| match row.state.as_str() {
        "established" => (row.established_at.clone(), row.hash.clone(), 0),
        _ => (String::new(), String::new(), row.attempt),
    };
    rows.sort_by_cached_key(|row| (row.version, state(row), apart(row)));
}

/// The versions of a case, oldest first ([`in_order`]).
///
/// # Errors
/// [`StoreError`].
pub fn all(store: &Store, case: &str) -> Result<Vec<Row>, StoreError> {
    let sql = "SELECT version, attempt, state, hash, words, salt, heads, content, locked_at, established_at, by
               FROM version WHERE case_id = ?1 ORDER BY version, attempt";
    let mut statement = store.read().prepare_cached(sql)?;
    let rows = statement.query_map([case], |row| {
        Ok(Row {
            version: row.get(0)?,
            attempt: row.get(1)?,
            state: row.get(2)?,
            hash: row.get(3)?,
            words: row.get(4)?,
            salt: row.get(5)?,
            heads: row.get(6)?,
            content: row.get(7)?,
            locked_at: row.get(8)?,
            established_at: row.get(9)?,
            by: row.get(10)?,
        })
    })?;
    let mut rows: Vec<Row> = rows.collect::<Result<_, _>>()?;
    in_order(&mut rows);
    Ok(rows)
}

/// Why versions were unlocked: number, attempt and reason.
///
/// # Errors
/// [`StoreError`].
pub fn reasons(store: &Store, case: &str) -> Result<Vec<(u32, u32, String)>, StoreError> {
    let sql =
        "SELECT version, attempt, reason FROM version WHERE case_id = ?1 AND reason <> '' ORDER BY version, attempt";
    let mut statement = store.read().prepare_cached(sql)?;
    let rows = statement.query_map([case], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
