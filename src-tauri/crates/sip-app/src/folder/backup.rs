//! A backup of everything, in one file that the recovery code alone opens.

use std::path::{Path, PathBuf};

use sip_store::table::log::{self, Broken};
use sip_store::{Backup, Facts, Folder, StoreError, table};
use sip_vault::{DbKey, RecoveryCode};
use sip_wire::Code;

use crate::app::App;
use crate::error::AppError;
use crate::host::Host;

/// A backup that was opened and read through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackedUp {
    /// When it was made, local time.
    pub made_at: String,
    /// How many plans are in it.
    pub cases: usize,
    /// How many rows of the log.
    pub rows: i64,
    /// Whether this folder's log goes on from the backup's; nothing when they are not of one folder.
    pub log_goes_on: Option<bool>,
}

impl<H: Host> App<H> {
    /// Makes a backup. What nobody else has seen is sealed first, so that work that is brought back is
    /// the same work that others got later, and nothing comes twice.
    ///
    /// # Errors
    /// `file-not-written` also for a place inside the data folder, `disk-full`, `keys-changed`. What lay
    /// at `path` before is as it was then.
    pub fn back_up(&mut self, path: &Path) -> Result<BackedUp, AppError> {
        if !self.is_outside(path) {
            return Err(AppError::not_written(path));
        }
        let keys = self.genuine_keys()?;
        let ids: Vec<String> = table::case::all(&self.open()?.store)?.into_iter().map(|row| row.id).collect();
        for id in &ids {
            self.seal_case(id)?;
        }
        let made_at = self.now().to_string();
        let mut salt = [0u8; 16];
        self.host.random(&mut salt);
        let session = self.open_mut()?;
        let key = session.keys.key.clone();
        let made = session.store.back_up(path, &key, &keys, &salt, &made_at);
        let facts = made.map_err(|error| match error {
            StoreError::Io(error) if error.kind() != std::io::ErrorKind::StorageFull => AppError::not_written(path),
            error => error.into(),
        })?;
        self.note("backup", "", &made_at)?;
        self.anchor_log();
        Ok(told(facts, Some(true)))
    }

    /// Opens a backup and reads it through: with the recovery code of the folder that it is of, or,
    /// where that folder is open, with its key.
    ///
    /// # Errors
    /// `backup-damaged`, `code-wrong`, `file-not-found`, `folder-newer`.
    pub fn verify_backup(&mut self, path: &Path, code: Option<&RecoveryCode>) -> Result<BackedUp, AppError> {
        let backup = find(path)?;
        let Some(code) = code else {
            let key = self.open()?.keys.key.clone();
            let session = self.open()?;
            let facts = backup.examine(session.store.folder(), &key).map_err(not_whole)?;
            let goes_on = log::has(&session.store, &facts.end)?;
            self.note("backup-verify", "", &facts.made_at)?;
            return judged(told(facts.clone(), Some(goes_on)), &facts);
        };
        let key = key_of(&backup, code)?;
        let room = Room::make(&self.host)?;
        let facts = backup.examine(&Folder::hold(&room.0)?, &key).map_err(not_whole)?;
        judged(told(facts.clone(), None), &facts)
    }

    /// Whether a place is outside the data folder.
    fn is_outside(&self, path: &Path) -> bool {
        let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        match (parent.canonicalize(), self.host.data_dir().canonicalize()) {
            (Ok(parent), Ok(data)) => !parent.starts_with(data),
            _ => true,
        }
    }
}

/// A whole backup of a folder whose log had been changed is told as what it is.
fn judged(told: BackedUp, facts: &Facts) -> Result<BackedUp, AppError> {
    match facts.broken.first() {
        None => Ok(told),
        Some(Broken::Row(_) | Broken::Words(_) | Broken::Cut) => Err(AppError::new(Code::Damaged, "log-broken")),
    }
}

fn told(facts: Facts, log_goes_on: Option<bool>) -> BackedUp {
    BackedUp { made_at: facts.made_at, cases: facts.cases, rows: facts.end.seq, log_goes_on }
}

pub(super) fn find(path: &Path) -> Result<Backup, AppError> {
    Backup::find(path).map_err(|error| match error {
        StoreError::Io(_) => AppError::bad("file-not-found").with("path", path.display()),
        error => not_whole(error),
    })
}

pub(super) fn key_of(backup: &Backup, code: &RecoveryCode) -> Result<DbKey, AppError> {
    let keys = backup.keys().map_err(not_whole)?;
    Ok(keys.open_with_code(code).map_err(|_| AppError::new(Code::Locked, "code-wrong"))?.key)
}

pub(super) fn not_whole(error: StoreError) -> AppError {
    match error {
        StoreError::Damaged | StoreError::Unexpected => AppError::new(Code::Damaged, "backup-damaged"),
        error => error.into(),
    }
}

/// Room for a look: a folder of this user's own that goes away. What lies in it is encrypted.
pub(super) struct Room(pub(super) PathBuf);

impl Room {
    pub(super) fn make<H: Host>(host: &H) -> Result<Self, AppError> {
        let mut random = [0u8; 8];
        host.random(&mut random);
        let name: String = random.iter().map(|b| format!("{b:02x}")).collect();
        Ok(Self(std::env::temp_dir().join(format!("siphemma-{name}"))))
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
