//! The sheets that were handed out, byte for byte. They are kept with their row of the ledger, before
//! they leave: whatever stops the program between, the one original is found again.

use rusqlite::{OptionalExtension, params};

use crate::database::{Store, Transaction};
use crate::error::StoreError;

pub(crate) const CREATE: &str = "
CREATE TABLE sheet (
  ledger    TEXT NOT NULL PRIMARY KEY REFERENCES ledger (id),
  pdf       BLOB NOT NULL,
  delivered TEXT NOT NULL -- when it had left, or empty
) STRICT, WITHOUT ROWID;";

/// Keeps what is about to be handed out.
///
/// # Errors
/// [`StoreError`].
pub fn keep(transaction: &Transaction<'_>, ledger: &str, pdf: &[u8]) -> Result<(), StoreError> {
    let sql = "INSERT INTO sheet (ledger, pdf, delivered) VALUES (?1, ?2, '')";
    transaction.0.execute(sql, params![ledger, pdf])?;
    Ok(())
}

/// It has left.
///
/// # Errors
/// [`StoreError`].
pub fn delivered(transaction: &Transaction<'_>, ledger: &str, at: &str) -> Result<(), StoreError> {
    transaction.0.execute("UPDATE sheet SET delivered = ?2 WHERE ledger = ?1", params![ledger, at])?;
    Ok(())
}

/// What was kept and never told to have left.
///
/// # Errors
/// [`StoreError`].
pub fn waiting(store: &Store, ledger: &str) -> Result<Option<Vec<u8>>, StoreError> {
    let sql = "SELECT pdf FROM sheet WHERE ledger = ?1 AND delivered = ''";
    Ok(store.read().query_row(sql, [ledger], |row| row.get(0)).optional()?)
}
