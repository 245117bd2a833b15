//! Post offices, and how far this device has come with each: what it fetched, what it left.

use rusqlite::{OptionalExtension, params};

use crate::database::{Store, Transaction};
use crate::error::StoreError;
use crate::table::log;

pub(crate) const CREATE: &str = "
CREATE TABLE office (
  id      TEXT NOT NULL PRIMARY KEY, -- as the place says of itself
  address TEXT NOT NULL,             -- where it was found last
  last_at TEXT NOT NULL              -- local time of the latest whole round
) STRICT, WITHOUT ROWID;
CREATE TABLE looked (
  office  TEXT NOT NULL,
  case_id TEXT NOT NULL REFERENCES case_file (id),
  rev     INTEGER NOT NULL, -- revision of the case when it was looked at
  PRIMARY KEY (office, case_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE lies (
  office  TEXT NOT NULL,
  mailbox TEXT NOT NULL,
  case_id TEXT NOT NULL, -- or the mark of keys, which belong to no case
  state   TEXT NOT NULL, -- JSON: what lies there for it
  PRIMARY KEY (office, mailbox, case_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE fetched (
  office  TEXT NOT NULL,
  mailbox TEXT NOT NULL,
  sender  TEXT NOT NULL,
  seq     INTEGER NOT NULL, -- all up to this number, gaps apart
  state   TEXT NOT NULL,    -- JSON: names of the latest ones, numbers that are missing
  PRIMARY KEY (office, mailbox, sender)
) STRICT, WITHOUT ROWID;";

/// Notes an office that was met.
///
/// # Errors
/// [`StoreError`].
pub fn meet(transaction: &Transaction<'_>, id: &str, address: &str) -> Result<(), StoreError> {
    let sql = "INSERT INTO office (id, address, last_at) VALUES (?1, ?2, '')
               ON CONFLICT (id) DO UPDATE SET address = excluded.address";
    transaction.0.execute(sql, params![id, address])?;
    Ok(())
}

/// Notes a whole round.
///
/// # Errors
/// [`StoreError`].
pub fn done(transaction: &Transaction<'_>, id: &str, at: &str) -> Result<(), StoreError> {
    transaction.0.execute("UPDATE office SET last_at = ?2 WHERE id = ?1", params![id, at])?;
    Ok(())
}

/// The offices: id, address, when last.
///
/// # Errors
/// [`StoreError`].
pub fn offices(store: &Store) -> Result<Vec<(String, String, String)>, StoreError> {
    let mut statement = store.read().prepare_cached("SELECT id, address, last_at FROM office ORDER BY last_at DESC")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The latest revision in which a case was looked at, for any post office; nothing when it was not since
/// trust or keys have changed.
///
/// # Errors
/// [`StoreError`].
pub fn looked(store: &Store, case: &str) -> Result<Option<i64>, StoreError> {
    // By its key: the list of plans asks this of every case.
    let sql = "SELECT max(rev) FROM looked WHERE case_id = ?1 AND office IN (SELECT id FROM office)";
    Ok(store.read().prepare_cached(sql)?.query_row([case], |row| row.get(0))?)
}

/// Notes at which revision a case was looked at.
///
/// # Errors
/// [`StoreError`].
pub fn look(transaction: &Transaction<'_>, office: &str, case: &str, rev: i64) -> Result<(), StoreError> {
    let sql = "INSERT INTO looked (office, case_id, rev) VALUES (?1, ?2, ?3)
               ON CONFLICT (office, case_id) DO UPDATE SET rev = excluded.rev";
    transaction.0.prepare_cached(sql)?.execute(params![office, case, rev])?;
    Ok(())
}

/// What lies in an office of a case for a mailbox; nothing when nothing does.
///
/// # Errors
/// [`StoreError`].
pub fn lies(store: &Store, office: &str, mailbox: &str, case: &str) -> Result<Option<String>, StoreError> {
    let sql = "SELECT state FROM lies WHERE office = ?1 AND mailbox = ?2 AND case_id = ?3";
    Ok(store.read().prepare_cached(sql)?.query_row(params![office, mailbox, case], |row| row.get(0)).optional()?)
}

/// Notes what lies there now. Of a case it is a disclosure, and stands in the log.
///
/// # Errors
/// [`StoreError`].
pub fn lay(
    transaction: &Transaction<'_>,
    office: &str,
    mailbox: &str,
    case: &str,
    state: &str,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO lies (office, mailbox, case_id, state) VALUES (?1, ?2, ?3, ?4)
               ON CONFLICT (office, mailbox, case_id) DO UPDATE SET state = excluded.state";
    transaction.0.prepare_cached(sql)?.execute(params![office, mailbox, case, state])?;
    let mut of_case = transaction.0.prepare_cached("SELECT 1 FROM case_file WHERE id = ?1")?;
    if of_case.exists([case])? {
        log::add(transaction, &log::Entry { action: "left", case, detail: mailbox, reason: "" })?;
    }
    Ok(())
}

/// How far a sender's packets in a mailbox were fetched, and the names of the latest.
///
/// # Errors
/// [`StoreError`].
pub fn fetched(store: &Store, office: &str, mailbox: &str, sender: &str) -> Result<(u64, String), StoreError> {
    let sql = "SELECT seq, state FROM fetched WHERE office = ?1 AND mailbox = ?2 AND sender = ?3";
    let found: Option<(i64, String)> = store
        .read()
        .prepare_cached(sql)?
        .query_row(params![office, mailbox, sender], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (seq, state) = found.unwrap_or_default();
    Ok((u64::try_from(seq).unwrap_or(0), state))
}

/// Notes how far.
///
/// # Errors
/// [`StoreError`].
pub fn fetch(
    transaction: &Transaction<'_>,
    office: &str,
    mailbox: &str,
    sender: &str,
    seq: u64,
    state: &str,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO fetched (office, mailbox, sender, seq, state) VALUES (?1, ?2, ?3, ?4, ?5)
               ON CONFLICT (office, mailbox, sender) DO UPDATE SET seq = excluded.seq, state = excluded.state";
    let seq = i64::try_from(seq).unwrap_or(i64::MAX);
    transaction.0.prepare_cached(sql)?.execute(params![office, mailbox, sender, seq, state])?;
    Ok(())
}

/// The mailboxes that this device has laid something into, each with its own cursor.
///
/// # Errors
/// [`StoreError`].
pub fn left(store: &Store, office: &str, own: &str) -> Result<Vec<(String, String)>, StoreError> {
    let sql = "SELECT mailbox, state FROM fetched WHERE office = ?1 AND sender = ?2";
    let mut statement = store.read().prepare_cached(sql)?;
    let rows = statement.query_map([office, own], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Nothing lies anywhere in this device's name: it has just become another one.
///
/// # Errors
/// [`StoreError`].
pub fn begin_anew(transaction: &Transaction<'_>) -> Result<(), StoreError> {
    transaction.0.execute_batch("DELETE FROM lies; DELETE FROM looked;")?;
    Ok(())
}

/// What was laid into a mailbox is not known any more: every case is looked at again.
///
/// # Errors
/// [`StoreError`].
pub fn lose(transaction: &Transaction<'_>, office: &str, mailbox: &str) -> Result<(), StoreError> {
    transaction.0.execute("DELETE FROM lies WHERE office = ?1 AND mailbox = ?2", [office, mailbox])?;
    transaction.0.execute("DELETE FROM looked WHERE office = ?1", [office])?;
    Ok(())
}
