//! How cases are shared: one row a case, with what the list and the next round of exchange ask.

use rusqlite::{OptionalExtension, params};

use crate::database::{Store, Transaction};
use crate::error::StoreError;

pub(crate) const CREATE: &str = "
CREATE TABLE share (
  case_id    TEXT NOT NULL PRIMARY KEY REFERENCES case_file (id),
  state      TEXT NOT NULL,    -- JSON: roster, sealed heads, signatures, what others told
  rev        INTEGER NOT NULL, -- one more for everything that may be owed to somebody
  handed     INTEGER NOT NULL, -- the latest act (act.seq) that was handed over; 0: none
  receivers  INTEGER NOT NULL, -- how many devices share it
  owed       INTEGER NOT NULL, -- how many of them have not told that they hold all of it
  conflicts  INTEGER NOT NULL, -- how many cards wait for a person
  ended      INTEGER NOT NULL, -- it is no longer shared with this device: 1 the yes was taken back, 2 narrowed
  owes       TEXT NOT NULL     -- JSON: names of the units that lack something
) STRICT, WITHOUT ROWID;";

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// JSON.
    pub state: String,
    /// Revision.
    pub rev: i64,
    /// Latest act that was handed over.
    pub handed: i64,
    /// Devices that share it.
    pub receivers: u32,
    /// Those that lack something.
    pub owed: u32,
    /// Cards.
    pub conflicts: u32,
    /// It is no longer shared with this device: 1 the yes was taken back, 2 narrowed.
    pub ended: u32,
    /// JSON: names of the units that lack something.
    pub owes: String,
}

const COLUMNS: &str = "state, rev, handed, receivers, owed, conflicts, ended, owes";

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Row> {
    Ok(Row {
        state: row.get(0)?,
        rev: row.get(1)?,
        handed: row.get(2)?,
        receivers: row.get(3)?,
        owed: row.get(4)?,
        conflicts: row.get(5)?,
        ended: row.get(6)?,
        owes: row.get(7)?,
    })
}

/// The sharing of a case; nothing until it has any.
///
/// # Errors
/// [`StoreError`].
pub fn one(store: &Store, case: &str) -> Result<Option<Row>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM share WHERE case_id = ?1");
    Ok(store.read().prepare_cached(&sql)?.query_row([case], read).optional()?)
}

/// Writes what is known of the sharing, as a new revision when `owes` says that others may be owed
/// something by it.
///
/// # Errors
/// [`StoreError`].
pub fn put(transaction: &Transaction<'_>, case: &str, state: &str, owes: bool) -> Result<(), StoreError> {
    let sql = "INSERT INTO share (case_id, state, rev, handed, receivers, owed, conflicts, ended, owes)
               VALUES (?1, ?2, 1, 0, 0, 0, 0, 0, '[]')
               ON CONFLICT (case_id) DO UPDATE SET state = excluded.state, rev = rev + ?3";
    transaction.0.prepare_cached(sql)?.execute(params![case, state, owes])?;
    Ok(())
}

/// Something was done that others may be owed.
///
/// # Errors
/// [`StoreError`].
pub fn touch(transaction: &Transaction<'_>, case: &str) -> Result<(), StoreError> {
    let sql = "INSERT INTO share (case_id, state, rev, handed, receivers, owed, conflicts, ended, owes)
               VALUES (?1, '{}', 1, 0, 0, 0, 0, 0, '[]')
               ON CONFLICT (case_id) DO UPDATE SET rev = rev + 1";
    transaction.0.prepare_cached(sql)?.execute([case])?;
    Ok(())
}

/// How many share it, and who lacks something.
///
/// # Errors
/// [`StoreError`].
pub fn reckon(
    transaction: &Transaction<'_>,
    case: &str,
    receivers: u32,
    owed: u32,
    owes: &str,
) -> Result<(), StoreError> {
    let sql = "UPDATE share SET receivers = ?2, owed = ?3, owes = ?4 WHERE case_id = ?1";
    transaction.0.prepare_cached(sql)?.execute(params![case, receivers, owed, owes])?;
    Ok(())
}

/// Everything up to an act was handed over.
///
/// # Errors
/// [`StoreError`].
pub fn hand(transaction: &Transaction<'_>, case: &str, act: i64) -> Result<(), StoreError> {
    let sql = "UPDATE share SET handed = max(handed, ?2) WHERE case_id = ?1";
    transaction.0.prepare_cached(sql)?.execute(params![case, act])?;
    Ok(())
}

/// Whether and why it is no longer shared with this device.
///
/// # Errors
/// [`StoreError`].
pub fn end(transaction: &Transaction<'_>, case: &str, ended: u32) -> Result<(), StoreError> {
    let sql = "UPDATE share SET ended = ?2 WHERE case_id = ?1";
    transaction.0.prepare_cached(sql)?.execute(params![case, ended])?;
    Ok(())
}

/// How many cards wait for a person.
///
/// # Errors
/// [`StoreError`].
pub fn conflicts(transaction: &Transaction<'_>, case: &str, cards: u32) -> Result<(), StoreError> {
    let sql = "UPDATE share SET conflicts = ?2 WHERE case_id = ?1";
    transaction.0.prepare_cached(sql)?.execute(params![case, cards])?;
    Ok(())
}

/// Cases with something new since they were last looked at for a post office.
///
/// # Errors
/// [`StoreError`].
pub fn stale(store: &Store, office: &str) -> Result<Vec<(String, i64)>, StoreError> {
    let sql = "SELECT case_file.id, coalesce(share.rev, 0) FROM case_file
               LEFT JOIN share ON share.case_id = case_file.id
               LEFT JOIN looked ON looked.case_id = case_file.id AND looked.office = ?1
               WHERE looked.rev IS NULL OR looked.rev < coalesce(share.rev, 0)
               ORDER BY case_file.id";
    let mut statement = store.read().prepare_cached(sql)?;
    let rows = statement.query_map([office], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Every case is to be looked at again: trust or keys have changed.
///
/// # Errors
/// [`StoreError`].
pub fn touch_all(transaction: &Transaction<'_>) -> Result<(), StoreError> {
    transaction.0.execute("DELETE FROM looked", [])?;
    Ok(())
}

/// Names of the units that lack something, of every case that owes.
///
/// # Errors
/// [`StoreError`].
pub fn owing(store: &Store) -> Result<Vec<String>, StoreError> {
    let mut statement = store.read().prepare_cached("SELECT owes FROM share WHERE owed > 0")?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
