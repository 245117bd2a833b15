//! The ledger: to whom and when a sheet was handed out (patientdatalag 3 kap. 11 §).

use rusqlite::params;

use crate::database::{Store, Transaction};
use crate::error::StoreError;

pub(crate) const CREATE: &str = "
CREATE TABLE ledger (
  id        TEXT NOT NULL PRIMARY KEY,
  case_id   TEXT NOT NULL REFERENCES case_file (id),
  version   INTEGER NOT NULL,
  exemplar  TEXT NOT NULL,    -- original, kopia, utdrag
  number    INTEGER NOT NULL, -- number of the copy; 0 for the original
  recipient TEXT NOT NULL,    -- participant or unit id
  name      TEXT NOT NULL,    -- as it was on that day
  channel   TEXT NOT NULL,    -- papper, fil
  at        TEXT NOT NULL,
  by        TEXT NOT NULL,
  void      TEXT NOT NULL     -- why the sheet is void, or empty
) STRICT, WITHOUT ROWID;
CREATE INDEX ledger_case ON ledger (case_id);
CREATE UNIQUE INDEX ledger_one_original ON ledger (case_id, version) WHERE exemplar = 'original' AND void = '';";

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Identifier.
    pub id: String,
    /// Version.
    pub version: u32,
    /// original, kopia or utdrag.
    pub exemplar: String,
    /// Number of the copy; 0 for the original.
    pub number: u32,
    /// Participant or unit id.
    pub recipient: String,
    /// Name.
    pub name: String,
    /// papper or fil.
    pub channel: String,
    /// When.
    pub at: String,
    /// By whom.
    pub by: String,
    /// Why it is void, or empty.
    pub void: String,
}

/// Adds a row.
///
/// # Errors
/// [`StoreError`]; a second original of a version is refused by the table itself.
pub fn add(transaction: &Transaction<'_>, case: &str, row: &Row) -> Result<(), StoreError> {
    let sql = "INSERT INTO ledger (id, case_id, version, exemplar, number, recipient, name, channel, at, by, void)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, '')";
    let values = params![
        row.id,
        case,
        row.version,
        row.exemplar,
        row.number,
        row.recipient,
        row.name,
        row.channel,
        row.at,
        row.by
    ];
    transaction.0.execute(sql, values)?;
    Ok(())
}

/// Takes a row back: the printer never got the sheet.
///
/// # Errors
/// [`StoreError`].
pub fn void(transaction: &Transaction<'_>, id: &str, note: &str) -> Result<(), StoreError> {
    transaction.0.execute("UPDATE ledger SET void = ?2 WHERE id = ?1", params![id, note])?;
    Ok(())
}

/// The rows of a case, in the order they came.
///
/// # Errors
/// [`StoreError`].
pub fn all(store: &Store, case: &str) -> Result<Vec<Row>, StoreError> {
    let sql = "SELECT id, version, exemplar, number, recipient, name, channel, at, by, void
               FROM ledger WHERE case_id = ?1 ORDER BY at, number, id";
    let mut statement = store.read().prepare_cached(sql)?;
    let rows = statement.query_map([case], |row| {
        Ok(Row {
            id: row.get(0)?,
            version: row.get(1)?,
            exemplar: row.get(2)?,
            number: row.get(3)?,
            recipient: row.get(4)?,
            name: row.get(5)?,
            channel: row.get(6)?,
            at: row.get(7)?,
            by: row.get(8)?,
            void: row.get(9)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
