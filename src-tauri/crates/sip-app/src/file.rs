//! Files that leave the data folder: whole or not at all, and for this user's eyes alone until the
//! user decides otherwise. They hold plans in clear text.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::app::App;
use crate::error::AppError;
use crate::host::Host;

impl<H: Host> App<H> {
    /// Writes a file.
    ///
    /// # Errors
    /// `file-not-written`: also for a place inside the data folder, where it could take the place
    /// of the plans themselves.
    pub fn write_file(&self, path: &Path, bytes: &[u8]) -> Result<(), AppError> {
        let not_written = || AppError::not_written(path);
        let folder = match path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        let (folder, data) = (folder.canonicalize(), self.host.data_dir().canonicalize());
        if let (Ok(folder), Ok(data)) = (&folder, &data)
            && folder.starts_with(data)
        {
            return Err(not_written());
        }
        let mut random = [0u8; 6];
        self.host.random(&mut random);
        let mark: String = random.iter().map(|b| format!("{b:02x}")).collect();
        let mut beside = path.as_os_str().to_owned();
        beside.push(format!(".{mark}.ny"));
        let beside = PathBuf::from(beside);
        let written = create(&beside).and_then(|mut file| {
            file.write_all(bytes)?;
            file.sync_all()
        });
        if written.and_then(|()| fs::rename(&beside, path)).is_err() {
            // The half file tells of a person and must not stay; that it could not be written is told.
            let _ = fs::remove_file(&beside);
            return Err(not_written());
        }
        Ok(())
    }
}

#[cfg(unix)]
fn create(path: &Path) -> std::io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)
}

#[cfg(not(unix))]
fn create(path: &Path) -> std::io::Result<File> {
    OpenOptions::new().write(true).create_new(true).open(path)
}
