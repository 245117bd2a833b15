//! Cases that were purged: that they were here, who decided and when; and the purging itself.

use rusqlite::{OptionalExtension, params};

use crate::database::{Store, Transaction};
use crate::error::StoreError;
use crate::table::log;

pub(crate) const CREATE: &str = "
CREATE TABLE purged (
  case_id    TEXT NOT NULL PRIMARY KEY, -- plan id: nothing else of the case is left
  at         TEXT NOT NULL, -- local time
  by         TEXT NOT NULL, -- who did it
  decision   TEXT NOT NULL, -- the gallringsbeslut: a number, who decided
  document   TEXT NOT NULL  -- where the plan was handed over to: system and number
) STRICT, WITHOUT ROWID;
DROP TRIGGER version_stays;
CREATE TRIGGER version_stays BEFORE DELETE ON version WHEN OLD.case_id NOT IN (SELECT case_id FROM purged)
BEGIN SELECT RAISE(ABORT, 'a version stays'); END;
DROP TRIGGER signature_stays;
CREATE TRIGGER signature_stays BEFORE DELETE ON signature WHEN OLD.case_id NOT IN (SELECT case_id FROM purged)
BEGIN SELECT RAISE(ABORT, 'a signature stays'); END;";

/// A case that was purged.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// Plan id.
    pub case: String,
    /// Local time.
    pub at: String,
    /// Who did it.
    pub by: String,
    /// The gallringsbeslut.
    pub decision: String,
    /// Where the plan was handed over to.
    pub document: String,
}

/// Takes a case out of every table but this one, and its words out of the log. What is left on disk
/// of them goes with [`Store::scrub`].
///
/// # Errors
/// [`StoreError`].
pub fn purge(transaction: &Transaction<'_>, row: &Row) -> Result<(), StoreError> {
    let sql = "INSERT INTO purged (case_id, at, by, decision, document) VALUES (?1, ?2, ?3, ?4, ?5)";
    transaction.0.execute(sql, params![row.case, row.at, row.by, row.decision, row.document])?;
    let sheets = "DELETE FROM sheet WHERE ledger IN (SELECT id FROM ledger WHERE case_id = ?1)";
    transaction.0.execute(sheets, [&row.case])?;
    for table in [
        "signature",
        "draft",
        "section",
        "chunk",
        "act",
        "ledger",
        "version",
        "share",
        "looked",
        "lies",
        "aside",
        "extract",
    ] {
        transaction.0.execute(&format!("DELETE FROM {table} WHERE case_id = ?1"), [&row.case])?;
    }
    transaction.0.execute("DELETE FROM meta WHERE name LIKE '% ' || ?1", [&row.case])?;
    transaction.0.execute("DELETE FROM case_file WHERE id = ?1", [&row.case])?;
    log::hush(transaction, &row.case)
}

/// Whether a case was purged here.
///
/// # Errors
/// [`StoreError`].
pub fn is_purged(store: &Store, case: &str) -> Result<bool, StoreError> {
    let mut statement = store.read().prepare_cached("SELECT 1 FROM purged WHERE case_id = ?1")?;
    Ok(statement.query_row([case], |_| Ok(())).optional()?.is_some())
}

/// Everything that was purged, oldest first.
///
/// # Errors
/// [`StoreError`].
pub fn all(store: &Store) -> Result<Vec<Row>, StoreError> {
    let sql = "SELECT case_id, at, by, decision, document FROM purged ORDER BY at, case_id";
    let mut statement = store.read().prepare_cached(sql)?;
    let rows = statement.query_map([], |row| {
        Ok(Row { case: row.get(0)?, at: row.get(1)?, by: row.get(2)?, decision: row.get(3)?, document: row.get(4)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
