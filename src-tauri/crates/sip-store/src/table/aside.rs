//! What was set aside, with its reason and the place where it lies still.

use rusqlite::params;

use crate::database::{Store, Transaction};
use crate::error::StoreError;

pub(crate) const CREATE: &str = "
CREATE TABLE aside (
  id      TEXT NOT NULL PRIMARY KEY, -- of its place, name and part
  office  TEXT NOT NULL,
  mailbox TEXT NOT NULL,
  sender  TEXT NOT NULL,
  packet  TEXT NOT NULL, -- its name in the post office
  case_id TEXT NOT NULL, -- plan id, or empty
  reason  TEXT NOT NULL,
  unit    TEXT NOT NULL, -- name of the unit, or empty where it is not known
  at      TEXT NOT NULL,
  state   TEXT NOT NULL  -- open, seen, passed
) STRICT, WITHOUT ROWID;";

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// Identifier.
    pub id: String,
    /// The post office.
    pub office: String,
    /// The mailbox.
    pub mailbox: String,
    /// The sender's directory.
    pub sender: String,
    /// The packet's name.
    pub packet: String,
    /// Plan id, or empty.
    pub case: String,
    /// Why.
    pub reason: String,
    /// From which unit, or empty.
    pub unit: String,
    /// Local time.
    pub at: String,
    /// open, seen or passed.
    pub state: String,
}

/// Sets something aside. The same again is the same.
///
/// # Errors
/// [`StoreError`].
pub fn add(transaction: &Transaction<'_>, row: &Row) -> Result<(), StoreError> {
    let sql = "INSERT INTO aside (id, office, mailbox, sender, packet, case_id, reason, unit, at, state)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 'open')
               ON CONFLICT (id) DO UPDATE SET reason = excluded.reason,
               state = CASE WHEN state = 'seen' THEN 'seen' ELSE 'open' END";
    let values =
        params![row.id, row.office, row.mailbox, row.sender, row.packet, row.case, row.reason, row.unit, row.at];
    transaction.0.prepare_cached(sql)?.execute(values)?;
    Ok(())
}

/// Marks it: seen by a person, or taken in after all.
///
/// # Errors
/// [`StoreError`].
pub fn mark(transaction: &Transaction<'_>, id: &str, state: &str) -> Result<(), StoreError> {
    transaction.0.execute("UPDATE aside SET state = ?2 WHERE id = ?1", params![id, state])?;
    Ok(())
}

/// Everything that was not taken in, oldest first.
///
/// # Errors
/// [`StoreError`].
pub fn all(store: &Store) -> Result<Vec<Row>, StoreError> {
    let sql = "SELECT id, office, mailbox, sender, packet, case_id, reason, unit, at, state FROM aside
               WHERE state <> 'passed' ORDER BY at, id";
    let mut statement = store.read().prepare_cached(sql)?;
    let rows = statement.query_map([], |row| {
        Ok(Row {
            id: row.get(0)?,
            office: row.get(1)?,
            mailbox: row.get(2)?,
            sender: row.get(3)?,
            packet: row.get(4)?,
            case: row.get(5)?,
            reason: row.get(6)?,
            unit: row.get(7)?,
            at: row.get(8)?,
            state: row.get(9)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What was set aside of a packet has passed, but for what is set aside again.
///
/// # Errors
/// [`StoreError`].
pub fn pass(
    transaction: &Transaction<'_>,
    office: &str,
    mailbox: &str,
    sender: &str,
    packet: &str,
    again: &[String],
) -> Result<(), StoreError> {
    let sql = "UPDATE aside SET state = 'passed' WHERE office = ?1 AND mailbox = ?2 AND sender = ?3 AND packet = ?4
               AND id NOT IN (SELECT value FROM json_each(?5))";
    let again = format!("[{}]", again.iter().map(|id| format!("\"{id}\"")).collect::<Vec<_>>().join(","));
    transaction.0.prepare_cached(sql)?.execute(params![office, mailbox, sender, packet, again])?;
    Ok(())
}
