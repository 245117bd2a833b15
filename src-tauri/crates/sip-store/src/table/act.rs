//! Acts: one row for everything that was done, by whom, when and on which device.

use rusqlite::params;

use crate::database::{Store, Transaction};
use crate::error::StoreError;
use crate::table::log;

pub(crate) const CREATE: &str = "
CREATE TABLE act (
  case_id TEXT NOT NULL REFERENCES case_file (id),
  seq     INTEGER NOT NULL, -- 1, 2, 3 … within the case
  at      TEXT NOT NULL, -- local time
  user    TEXT NOT NULL,
  what    TEXT NOT NULL, -- import, set, strike, lock, unlock, establish, print …
  path    TEXT NOT NULL, -- the field, or empty
  words   TEXT NOT NULL, -- the reason, or empty
  PRIMARY KEY (case_id, seq)
) STRICT, WITHOUT ROWID;";

/// An act.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// Local time.
    pub at: String,
    /// Who.
    pub user: String,
    /// What.
    pub what: String,
    /// The field, or empty.
    pub path: String,
    /// The reason, or empty.
    pub words: String,
}

/// Adds an act, to history and to the log alike.
///
/// # Errors
/// [`StoreError`].
pub fn add(transaction: &Transaction<'_>, case: &str, row: &Row) -> Result<(), StoreError> {
    let sql = "INSERT INTO act (case_id, seq, at, user, what, path, words)
               VALUES (?1, (SELECT coalesce(max(seq), 0) + 1 FROM act WHERE case_id = ?1), ?2, ?3, ?4, ?5, ?6)";
    transaction.0.prepare_cached(sql)?.execute(params![case, row.at, row.user, row.what, row.path, row.words])?;
    // What was printed, who signed how, and for whom something was checked out, is a number or an id: no words of people.
    let words_are_facts = matches!(row.what.as_str(), "print" | "checkout" | "link" | "received" | "sign");
    let (detail, reason) = match (row.path.as_str(), row.words.as_str()) {
        ("", words) if words_are_facts => (words, ""),
        other => other,
    };
    log::add(transaction, &log::Entry { action: &row.what, case, detail, reason })
}

/// The acts of a case, oldest first.
///
/// # Errors
/// [`StoreError`].
pub fn all(store: &Store, case: &str) -> Result<Vec<Row>, StoreError> {
    let sql = "SELECT at, user, what, path, words FROM act WHERE case_id = ?1 ORDER BY seq";
    let mut statement = store.read().prepare_cached(sql)?;
    let rows = statement.query_map([case], |row| {
        Ok(Row { at: row.get(0)?, user: row.get(1)?, what: row.get(2)?, path: row.get(3)?, words: row.get(4)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// How many changes of a case lie only on this computer: those after the latest act that was handed
/// over. What came in from others, and what left no trace in the plan, does not count.
///
/// # Errors
/// [`StoreError`].
pub fn only_here(store: &Store, case: &str) -> Result<u32, StoreError> {
    let sql = "SELECT count(*) FROM act WHERE case_id = ?1 AND what NOT IN ('print', 'void', 'export', 'received')
               AND seq > coalesce((SELECT handed FROM share WHERE share.case_id = ?1), 0)";
    Ok(store.read().prepare_cached(sql)?.query_row([case], |row| row.get(0))?)
}

/// What these changes were, oldest first: what [`only_here`] counts.
///
/// # Errors
/// [`StoreError`].
pub fn waiting(store: &Store, case: &str) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT what FROM act WHERE case_id = ?1 AND what NOT IN ('print', 'void', 'export', 'received')
               AND seq > coalesce((SELECT handed FROM share WHERE share.case_id = ?1), 0) ORDER BY seq";
    let mut statement = store.read().prepare_cached(sql)?;
    let rows = statement.query_map([case], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The number of the latest act of a case; 0 when there is none.
///
/// # Errors
/// [`StoreError`].
pub fn latest(store: &Store, case: &str) -> Result<i64, StoreError> {
    let sql = "SELECT coalesce(max(seq), 0) FROM act WHERE case_id = ?1";
    Ok(store.read().prepare_cached(sql)?.query_row([case], |row| row.get(0))?)
}
