//! Who signed a locked version, and how. A row is never changed: what is void, the version tells.

use rusqlite::params;

use crate::database::{Store, Transaction};
use crate::error::StoreError;

pub(crate) const CREATE: &str = "
CREATE TABLE signature (
  id          TEXT NOT NULL PRIMARY KEY,
  case_id     TEXT NOT NULL,
  version     INTEGER NOT NULL,
  attempt     INTEGER NOT NULL, -- of locking: unlocking voids it
  hash        TEXT NOT NULL,    -- what was signed: the version's
  participant TEXT NOT NULL,    -- participant id
  name        TEXT NOT NULL,    -- as it was on that day
  method      TEXT NOT NULL,    -- screen, paper, declines, unable, proxy, absent
  note        TEXT NOT NULL,    -- who and why, or empty
  identified  TEXT NOT NULL,    -- how it was seen who it is, or empty
  strokes     TEXT NOT NULL,    -- JSON, with time and pressure, or empty
  at          TEXT NOT NULL,
  by          TEXT NOT NULL,    -- whose computer
  FOREIGN KEY (case_id, version, attempt) REFERENCES version (case_id, version, attempt)
) STRICT, WITHOUT ROWID;
CREATE INDEX signature_case ON signature (case_id);
CREATE TRIGGER signature_is_frozen BEFORE UPDATE ON signature
BEGIN SELECT RAISE(ABORT, 'a signature is frozen'); END;
CREATE TRIGGER signature_stays BEFORE DELETE ON signature
BEGIN SELECT RAISE(ABORT, 'a signature stays'); END;";

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Identifier.
    pub id: String,
    /// Version.
    pub version: u32,
    /// Which attempt at locking it.
    pub attempt: u32,
    /// Hash of the version.
    pub hash: String,
    /// Participant id.
    pub participant: String,
    /// Name.
    pub name: String,
    /// screen, paper, declines, unable, proxy or absent.
    pub method: String,
    /// Who and why, or empty.
    pub note: String,
    /// How it was seen who it is, or empty.
    pub identified: String,
    /// JSON, or empty.
    pub strokes: String,
    /// When.
    pub at: String,
    /// By whom it was noted.
    pub by: String,
}

/// Adds a row.
///
/// # Errors
/// [`StoreError`].
pub fn add(transaction: &Transaction<'_>, case: &str, row: &Row) -> Result<(), StoreError> {
    let sql = "INSERT INTO signature
        (id, case_id, version, attempt, hash, participant, name, method, note, identified, strokes, at, by)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";
    let values = params![
        row.id,
        case,
        row.version,
        row.attempt,
        row.hash,
        row.participant,
        row.name,
        row.method,
        row.note,
        row.identified,
        row.strokes,
        row.at,
        row.by
    ];
    transaction.0.execute(sql, values)?;
    Ok(())
}

/// The rows of a case, in the order they came.
///
/// # Errors
/// [`StoreError`].
pub fn all(store: &Store, case: &str) -> Result<Vec<Row>, StoreError> {
    let sql = "SELECT id, version, attempt, hash, participant, name, method, note, identified, strokes, at, by
               FROM signature WHERE case_id = ?1 ORDER BY version, attempt, at, id";
    let mut statement = store.read().prepare_cached(sql)?;
    let rows = statement.query_map([case], |row| {
        Ok(Row {
            id: row.get(0)?,
            version: row.get(1)?,
            attempt: row.get(2)?,
            hash: row.get(3)?,
            participant: row.get(4)?,
            name: row.get(5)?,
            method: row.get(6)?,
            note: row.get(7)?,
            identified: row.get(8)?,
            strokes: row.get(9)?,
            at: row.get(10)?,
            by: row.get(11)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
