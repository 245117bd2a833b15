//! A copy of the whole database under another key: for a backup, for a folder that is restored from
//! one, and for a change of the database key.

use std::fs::File;
use std::path::Path;

use rusqlite::Connection;
use sip_vault::DbKey;

use crate::database::{Store, connect, empty_wal, is_whole, raw};
use crate::error::StoreError;
use crate::folder::keep_file_to_owner;
use crate::schema;

impl Store {
    /// Makes the database that is to take this one's place under the next key, beside it, and looks
    /// whether it is whole. Until [`Store::change_key`] nothing has changed.
    ///
    /// # Errors
    /// [`StoreError`]: a full disk, for one.
    pub fn prepare_key(&mut self, next: &DbKey) -> Result<(), StoreError> {
        let draft = self.folder.draft_database()?;
        copy(&self.connection, &draft, next)
    }

    /// Closes the database and puts the prepared one in its place: one renaming, before which the old
    /// key holds and after which the next one does.
    ///
    /// # Errors
    /// [`StoreError`]; the folder is let go then, and opens with the old key.
    pub fn change_key(self) -> Result<crate::Folder, StoreError> {
        // No write-ahead log of the old database may be left: it would be taken for the new one's.
        empty_wal(&self.connection)?;
        self.connection.execute_batch("PRAGMA journal_mode = DELETE;")?;
        let folder = self.folder;
        self.connection.close().map_err(|(_, error)| StoreError::from(error))?;
        folder.put_draft()?;
        folder.drop_copies()?;
        Ok(folder)
    }
}

/// Copies a database to a file that must not be there yet, under another key.
pub(crate) fn copy(from: &Connection, to: &Path, key: &DbKey) -> Result<(), StoreError> {
    File::create_new(to)?;
    keep_file_to_owner(to)?;
    let path = to.to_str().ok_or(StoreError::Unusable)?;
    let text = raw(key);
    from.execute("ATTACH DATABASE ?1 AS copy KEY ?2", [path, text.as_str()])?;
    let copied = fill(from);
    let let_go = from.execute_batch("DETACH DATABASE copy;");
    // The library tells of a full disk here as of any error; nothing but the disk can fail it.
    copied.map_err(|error| if let StoreError::Sql(_) = error { StoreError::DiskFault } else { error })?;
    let_go?;
    File::open(to)?.sync_all()?;
    let made = connect(to, key, false)?;
    if !is_whole(&made)? || counts(&made)? != counts(from)? {
        return Err(StoreError::Damaged);
    }
    close_whole(made)
}

fn fill(from: &Connection) -> Result<(), StoreError> {
    from.query_row("SELECT sqlcipher_export('copy')", [], |_| Ok(()))?;
    let version = schema::version(from)?;
    from.execute_batch(&format!("PRAGMA copy.user_version = {version};"))?;
    Ok(())
}

/// Closes a database so that its one file is all of it.
pub(crate) fn close_whole(connection: Connection) -> Result<(), StoreError> {
    connection.execute_batch("PRAGMA journal_mode = DELETE;")?;
    connection.close().map_err(|(_, error)| StoreError::from(error))
}

/// How many rows each table has.
fn counts(connection: &Connection) -> Result<Vec<(String, i64)>, StoreError> {
    let mut statement = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")?;
    let names: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let count = |name: String| {
        let sql = format!("SELECT count(*) FROM \"{name}\"");
        let rows = connection.query_row(&sql, [], |row| row.get(0))?;
        Ok((name, rows))
    };
    names.into_iter().map(count).collect()
}
