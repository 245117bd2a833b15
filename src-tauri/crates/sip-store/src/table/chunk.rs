//! Change chunks: the truth. A chunk is one change, or a snapshot that holds all before it.

use rusqlite::params;
use sip_doc::{Chunk, DocId};

use crate::database::{Store, Transaction};
use crate::error::StoreError;

pub(crate) const CREATE: &str = "
CREATE TABLE chunk (
  case_id  TEXT NOT NULL REFERENCES case_file (id),
  doc      TEXT NOT NULL,    -- plan, consent, own
  seq      INTEGER NOT NULL, -- 1, 2, 3 … within the document
  snapshot INTEGER NOT NULL, -- 1: the document with all its history
  bytes    BLOB NOT NULL,    -- Automerge
  PRIMARY KEY (case_id, doc, seq)
) STRICT, WITHOUT ROWID;";

/// How many changes of one document may follow its snapshot before a new one takes their place:
/// keeps loading fast without making a single edit slow.
const MOST_CHANGES: i64 = 50;

/// Appends the changes of one edit.
///
/// # Errors
/// [`StoreError`].
pub fn append(transaction: &Transaction<'_>, case: &str, chunks: &[Chunk]) -> Result<(), StoreError> {
    let sql = "INSERT INTO chunk (case_id, doc, seq, snapshot, bytes) VALUES (?1, ?2,
               (SELECT coalesce(max(seq), 0) + 1 FROM chunk WHERE case_id = ?1 AND doc = ?2), 0, ?3)";
    let mut statement = transaction.0.prepare_cached(sql)?;
    for chunk in chunks {
        statement.execute(params![case, chunk.doc.to_string(), chunk.bytes])?;
    }
    Ok(())
}

/// Puts a snapshot in the place of all chunks of a document. The snapshot has their whole history.
///
/// # Errors
/// [`StoreError`].
pub fn snapshot(transaction: &Transaction<'_>, case: &str, doc: &DocId, bytes: &[u8]) -> Result<(), StoreError> {
    transaction.0.execute("DELETE FROM chunk WHERE case_id = ?1 AND doc = ?2", params![case, doc.to_string()])?;
    let sql = "INSERT INTO chunk (case_id, doc, seq, snapshot, bytes) VALUES (?1, ?2, 1, 1, ?3)";
    transaction.0.execute(sql, params![case, doc.to_string(), bytes])?;
    Ok(())
}

/// Whether a document has so many loose changes that a snapshot should take their place.
///
/// # Errors
/// [`StoreError`].
pub fn wants_snapshot(store: &Store, case: &str, doc: &DocId) -> Result<bool, StoreError> {
    let sql = "SELECT count(*) FROM chunk WHERE case_id = ?1 AND doc = ?2 AND snapshot = 0";
    let loose: i64 = store.read().prepare_cached(sql)?.query_row(params![case, doc.to_string()], |row| row.get(0))?;
    Ok(loose > MOST_CHANGES)
}

/// How many loose changes a case has.
///
/// # Errors
/// [`StoreError`].
pub fn loose(store: &Store, case: &str) -> Result<u32, StoreError> {
    let sql = "SELECT count(*) FROM chunk WHERE case_id = ?1 AND snapshot = 0";
    Ok(store.read().prepare_cached(sql)?.query_row([case], |row| row.get(0))?)
}

/// The documents of a case.
///
/// # Errors
/// [`StoreError`]: also for a name that no document has.
pub fn documents(store: &Store, case: &str) -> Result<Vec<DocId>, StoreError> {
    let mut statement = store.read().prepare_cached("SELECT DISTINCT doc FROM chunk WHERE case_id = ?1")?;
    let names = statement.query_map([case], |row| row.get::<_, String>(0))?;
    names.map(|name| name?.parse().map_err(|_| StoreError::Unexpected)).collect()
}

/// The bytes of a document: its chunks, one after the other.
///
/// # Errors
/// [`StoreError`].
pub fn document(store: &Store, case: &str, doc: &DocId) -> Result<Vec<u8>, StoreError> {
    let sql = "SELECT bytes FROM chunk WHERE case_id = ?1 AND doc = ?2 ORDER BY snapshot DESC, seq";
    let mut statement = store.read().prepare_cached(sql)?;
    let mut rows = statement.query(params![case, doc.to_string()])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        all.extend_from_slice(row.get_ref(0)?.as_blob().map_err(|_| StoreError::Unexpected)?);
    }
    Ok(all)
}
