//! The data folder on disk: `siphemma.db`, `keys.json`, `lock`. No name of a person in any of them.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::error::StoreError;

const DATABASE: &str = "siphemma.db";
const KEYS: &str = "keys.json";
const LOCK: &str = "lock";

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
        let draft = self.dir.join("siphemma.db.ny");
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
        for name in ["siphemma.db.ny", "siphemma.db.ny-wal", "siphemma.db.ny-shm"] {
            match fs::remove_file(self.dir.join(name)) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
                _ => {}
            }
        }
        Ok(self.dir.join("siphemma.db.ny"))
    }

    /// The last step of making a folder. The key file comes first: alone it tells of nothing, while
    /// a database without its keys could never be opened. `state` sees neither until both are there.
    pub(crate) fn put_in_place(&self, draft: &Path, keys: &str) -> Result<(), StoreError> {
        self.write_keys(keys)?;
        if let Err(error) = fs::rename(draft, self.database()) {
            let _ = fs::remove_file(self.dir.join(KEYS));
            return Err(error.into());
        }
        sync_dir(&self.dir)?;
        Ok(())
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
        let draft = self.dir.join("keys.json.ny");
        let mut file = File::create(&draft)?;
        keep_file_to_owner(&draft)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        fs::rename(&draft, self.dir.join(KEYS))?;
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
fn sync_dir(dir: &Path) -> std::io::Result<()> {
    File::open(dir)?.sync_all()
}

#[cfg(not(unix))]
fn sync_dir(_: &Path) -> std::io::Result<()> {
    Ok(())
}
