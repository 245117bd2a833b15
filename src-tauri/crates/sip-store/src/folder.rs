//! The data folder on disk: `siphemma.db`, `keys.json`, `lock`. No name of a person in any of them.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::error::StoreError;

const DATABASE: &str = "siphemma.db";
const KEYS: &str = "keys.json";
const LOCK: &str = "lock";
const DRAFT: &str = "siphemma.db.ny";
const TRIES: &str = "tries.json";
/// A copy from before the schema was led up; its version follows.
const COPY: &str = "siphemma.db.fore-";

/// What lies in a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FolderState {
    /// Nothing of ours.
    Empty,
    /// A database and a key file.
    Ready,
    /// One without the other: somebody moved files.
    Incomplete,
}

/// A data folder, held by this process alone (ruling 29). Dropping it lets go.
#[derive(Debug)]
pub struct Folder {
    dir: PathBuf,
    _lock: File,
}

impl Folder {
    /// Takes hold of a folder; it is made when it does not exist.
    ///
    /// # Errors
    /// [`StoreError::InUse`] when another process holds it.
    pub fn hold(dir: &Path) -> Result<Self, StoreError> {
        if !dir.exists() {
            fs::create_dir_all(dir).and_then(|()| keep_to_owner(dir)).map_err(|_| StoreError::Unusable)?;
        }
        let lock = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(dir.join(LOCK))
            .map_err(|_| StoreError::Unusable)?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { dir: dir.to_owned(), _lock: lock }),
            Err(TryLockError::WouldBlock) => Err(StoreError::InUse),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }

    /// What lies in it.
    #[must_use]
    pub fn state(&self) -> FolderState {
        let draft = self.dir.join(DRAFT);
        match (self.database().exists(), self.dir.join(KEYS).exists()) {
            (false, false) => FolderState::Empty,
            // Making it was interrupted before the last step: nothing was ever in it.
            (false, true) if draft.exists() => FolderState::Empty,
            (true, true) => FolderState::Ready,
            _ => FolderState::Incomplete,
        }
    }

    /// The folder's path.
    #[must_use]
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.dir.join(DATABASE)
    }

    /// A place for a database that is being made. What an interrupted attempt left there goes.
    pub(crate) fn draft_database(&self) -> Result<PathBuf, StoreError> {
        self.emptied(DRAFT)
    }

    /// A place for the database out of a backup that is being looked at.
    pub(crate) fn draft_backup(&self) -> Result<PathBuf, StoreError> {
        self.emptied("siphemma.db.kopia")
    }

    fn emptied(&self, name: &str) -> Result<PathBuf, StoreError> {
        for ending in ["", "-wal", "-shm", "-journal"] {
            match fs::remove_file(self.dir.join(format!("{name}{ending}"))) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
                _ => {}
            }
        }
        Ok(self.dir.join(name))
    }

    /// The last step of making a folder. The key file comes first: alone it tells of nothing, while
    /// a database without its keys could never be opened. `state` sees neither until both are there.
    pub(crate) fn put_in_place(&self, keys: &str) -> Result<(), StoreError> {
        self.write_keys(keys)?;
        if let Err(error) = self.put_draft() {
            let _ = fs::remove_file(self.dir.join(KEYS));
            return Err(error);
        }
        Ok(())
    }

    /// Puts the database that was being made in its place, or in that of the one that was there.
    pub(crate) fn put_draft(&self) -> Result<(), StoreError> {
        fs::rename(self.dir.join(DRAFT), self.database())?;
        sync_dir(&self.dir)?;
        Ok(())
    }

    /// Keeps a copy of the database as it is, whole, before its schema is led up from a version.
    pub(crate) fn keep_copy(&self, connection: &rusqlite::Connection, version: usize) -> Result<(), StoreError> {
        crate::database::empty_wal(connection)?;
        let (draft, copy) = (self.dir.join("siphemma.db.fore.ny"), self.dir.join(format!("{COPY}{version}")));
        fs::copy(self.database(), &draft)?;
        keep_file_to_owner(&draft)?;
        File::open(&draft)?.sync_all()?;
        fs::rename(&draft, &copy)?;
        sync_dir(&self.dir)?;
        Ok(())
    }

    /// Takes such copies away: they hold what was purged, or open with a key that was changed.
    pub(crate) fn drop_copies(&self) -> Result<(), StoreError> {
        for entry in fs::read_dir(&self.dir)?.flatten() {
            if entry.file_name().to_str().is_some_and(|name| name.starts_with(COPY)) {
                fs::remove_file(entry.path())?;
            }
        }
        sync_dir(&self.dir)?;
        Ok(())
    }

    /// What is known of wrong PINs, as the file's text; nothing where there is none.
    #[must_use]
    pub fn read_tries(&self) -> String {
        fs::read_to_string(self.dir.join(TRIES)).unwrap_or_default()
    }

    /// Writes it: whole or not at all.
    ///
    /// # Errors
    /// [`StoreError::Io`].
    pub fn write_tries(&self, text: &str) -> Result<(), StoreError> {
        self.write_whole(TRIES, text).or_else(|error| {
            // A full disk has no room for a new file; the one that is there has a block of its own.
            let mut file = OpenOptions::new().write(true).open(self.dir.join(TRIES)).map_err(|_| error)?;
            file.write_all(text.as_bytes())?;
            file.set_len(text.len() as u64)?;
            file.sync_all()?;
            Ok(())
        })
    }

    /// The key file's text.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when it is no text, [`StoreError::Io`].
    pub fn read_keys(&self) -> Result<String, StoreError> {
        let bytes = fs::read(self.dir.join(KEYS))?;
        String::from_utf8(bytes).map_err(|_| StoreError::Damaged)
    }

    /// Writes the key file: whole or not at all.
    ///
    /// # Errors
    /// [`StoreError::Io`].
    pub fn write_keys(&self, text: &str) -> Result<(), StoreError> {
        self.write_whole(KEYS, text)
    }

    fn write_whole(&self, name: &str, text: &str) -> Result<(), StoreError> {
        let draft = self.dir.join(format!("{name}.ny"));
        let mut file = File::create(&draft)?;
        keep_file_to_owner(&draft)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        fs::rename(&draft, self.dir.join(name))?;
        sync_dir(&self.dir)?;
        Ok(())
    }
}

#[cfg(unix)]
fn keep_to_owner(dir: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(dir, fs::Permissions::from_mode(0o700))
}

/// Readable by this user alone; the files that SQLite lays beside its database follow it.
#[cfg(unix)]
pub(crate) fn keep_file_to_owner(file: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(file, fs::Permissions::from_mode(0o600))
}

#[cfg(not(unix))]
fn keep_to_owner(_: &Path) -> std::io::Result<()> {
    Ok(())
}

#[cfg(not(unix))]
pub(crate) fn keep_file_to_owner(_: &Path) -> std::io::Result<()> {
    Ok(())
}

#[cfg(unix)]
pub(crate) fn sync_dir(dir: &Path) -> std::io::Result<()> {
    File::open(dir)?.sync_all()
}

#[cfg(not(unix))]
pub(crate) fn sync_dir(_: &Path) -> std::io::Result<()> {
    Ok(())
}
