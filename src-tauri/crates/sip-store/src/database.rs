//! Opening the database, and the one transaction through which everything is written.

use std::path::Path;

use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use sip_vault::DbKey;
use zeroize::Zeroizing;

use crate::error::StoreError;
use crate::folder::{Folder, FolderState, keep_file_to_owner};
use crate::schema;
use crate::table::log::Stamp;

/// The store: a folder held, its database open.
#[derive(Debug)]
pub struct Store {
    pub(crate) connection: Connection,
    pub(crate) folder: Folder,
    /// Who writes, for the log: told anew before each act.
    stamp: Stamp,
}

/// A transaction. What it wrote is on disk when [`Store::write`] has returned.
#[derive(Debug)]
pub struct Transaction<'a>(pub(crate) rusqlite::Transaction<'a>, pub(crate) &'a Stamp);

impl Store {
    /// Makes the database of an empty folder, with what `fill` writes first, and then the key file.
    /// Until both are there, nothing is: they are made under other names and put in place last.
    ///
    /// # Errors
    /// [`StoreError::NotEmpty`] when something lies there: no key is ever minted over a database.
    pub fn create(
        folder: Folder,
        key: &DbKey,
        keys: &str,
        fill: impl FnOnce(&Transaction<'_>) -> Result<(), StoreError>,
    ) -> Result<Self, StoreError> {
        if folder.state() != FolderState::Empty {
            return Err(StoreError::NotEmpty);
        }
        let draft = folder.draft_database()?;
        let mut connection = connect(&draft, key, true)?;
        keep_file_to_owner(&draft)?;
        schema::make(&mut connection)?;
        Self::settle(folder, connection, key, keys, &Stamp::default(), fill)
    }

    /// The last steps of a new folder: what is written first, and both files in their place.
    pub(crate) fn settle(
        folder: Folder,
        mut connection: Connection,
        key: &DbKey,
        keys: &str,
        stamp: &Stamp,
        fill: impl FnOnce(&Transaction<'_>) -> Result<(), StoreError>,
    ) -> Result<Self, StoreError> {
        {
            let transaction = Transaction(connection.transaction()?, stamp);
            fill(&transaction)?;
            transaction.0.commit()?;
        }
        // Closing folds the write-ahead log into the file.
        connection.close().map_err(|(_, error)| StoreError::from(error))?;
        folder.put_in_place(keys)?;
        Self::open(folder, &[key]).map(|(store, _)| store)
    }

    /// Opens the database of a folder with the first of these keys that it has, and tells which. More
    /// than one is given while the key is being changed.
    ///
    /// Before an older schema is led up, a copy of the file is kept beside it.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] for a file that is no database or has another key,
    /// [`StoreError::Newer`] for one of a newer program. The file is left as it is.
    pub fn open(folder: Folder, keys: &[&DbKey]) -> Result<(Self, usize), StoreError> {
        if folder.state() != FolderState::Ready {
            return Err(StoreError::Empty);
        }
        // SQLite would take an empty file for a new database.
        if std::fs::metadata(folder.database())?.len() == 0 {
            return Err(StoreError::Damaged);
        }
        let mut opened = Err(StoreError::Damaged);
        for (at, key) in keys.iter().enumerate() {
            opened = connect(&folder.database(), key, false).map(|connection| (connection, at));
            if !matches!(opened, Err(StoreError::Damaged)) {
                break;
            }
        }
        let (mut connection, which) = opened?;
        let from = schema::version(&connection)?;
        if from < schema::STEPS.len() {
            folder.keep_copy(&connection, from)?;
            schema::step_from(&mut connection, from)?;
        }
        Ok((Self { connection, folder, stamp: Stamp::default() }, which))
    }

    #[cfg(test)]
    pub(crate) fn of(connection: Connection, folder: Folder) -> Self {
        Self { connection, folder, stamp: Stamp::default() }
    }

    /// Who writes from now on, and when it is.
    pub fn sign(&mut self, stamp: Stamp) {
        self.stamp = stamp;
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Folder {
        &self.folder
    }

    /// Gives the folder back, the database closed.
    #[must_use]
    pub fn close(self) -> Folder {
        self.folder
    }

    /// Reads.
    pub fn read(&self) -> &Connection {
        &self.connection
    }

    /// Writes all that `work` writes, or nothing. On return it is on disk (WAL, `synchronous=FULL`).
    ///
    /// # Errors
    /// The error of `work`, or the store's own.
    pub fn write<T, E: From<StoreError>>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let begun = self.connection.transaction_with_behavior(TransactionBehavior::Immediate);
        let transaction = Transaction(begun.map_err(StoreError::from)?, &self.stamp);
        let done = work(&transaction)?;
        transaction.0.commit().map_err(StoreError::from)?;
        Ok(done)
    }

    /// Version of the cipher, from the library itself.
    ///
    /// # Errors
    /// [`StoreError::NoCipher`].
    pub fn cipher_version(&self) -> Result<String, StoreError> {
        cipher_version(&self.connection)
    }

    /// Whether the database is whole: pages by their authentication codes, tables by their rules.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read at all.
    pub fn is_whole(&self) -> Result<bool, StoreError> {
        is_whole(&self.connection)
    }

    /// Writes the file anew without what was deleted, and empties the write-ahead log: what was taken
    /// out is not on disk any more, also not in copies that an earlier change of the schema left.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn scrub(&mut self) -> Result<(), StoreError> {
        self.folder.drop_copies()?;
        self.connection.execute_batch("VACUUM;")?;
        empty_wal(&self.connection)
    }
}

/// Folds the write-ahead log into the file and makes it empty.
pub(crate) fn empty_wal(connection: &Connection) -> Result<(), StoreError> {
    let busy: i64 = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    if busy == 0 { Ok(()) } else { Err(StoreError::Unusable) }
}

pub(crate) fn is_whole(connection: &Connection) -> Result<bool, StoreError> {
    let mut statement = connection.prepare("PRAGMA cipher_integrity_check")?;
    let broken_pages = statement.query_map([], |_| Ok(()))?.count();
    let verdict: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    Ok(broken_pages == 0 && verdict == "ok")
}

pub(crate) fn connect(path: &Path, key: &DbKey, create: bool) -> Result<Connection, StoreError> {
    let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    if create {
        flags |= OpenFlags::SQLITE_OPEN_CREATE;
    }
    let connection = Connection::open_with_flags(path, flags)?;
    // SQLCipher would write about a wrong key to stderr.
    connection.execute_batch("PRAGMA cipher_log_level = NONE;")?;
    let mut pragma = Zeroizing::new(String::with_capacity(96));
    pragma.push_str("PRAGMA key = \"");
    pragma.push_str(&raw(key));
    pragma.push_str("\";");
    connection.execute_batch(&pragma)?;
    cipher_version(&connection)?;
    // One process holds a folder, so nobody shares the index of the write-ahead log: it stays in memory, and a
    // plan can be read on a disk that has no room for one more file. Before the first look: later is too late.
    connection.execute_batch("PRAGMA locking_mode = EXCLUSIVE;")?;
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    connection.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
         PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;",
    )?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

/// A key as SQLCipher takes it when it is no passphrase.
pub(crate) fn raw(key: &DbKey) -> Zeroizing<String> {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = Zeroizing::new(String::with_capacity(67));
    text.push_str("x'");
    for byte in key.expose() {
        text.push(char::from(DIGITS[usize::from(byte >> 4)]));
        text.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    text.push('\'');
    text
}

fn cipher_version(connection: &Connection) -> Result<String, StoreError> {
    // An ordinary SQLite answers with no row at all.
    connection.query_row("PRAGMA cipher_version", [], |row| row.get(0)).map_err(|_| StoreError::NoCipher)
}
