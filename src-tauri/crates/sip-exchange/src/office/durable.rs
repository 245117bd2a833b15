//! Files that are there whole or not at all, also after the power has gone or the stick was pulled out. No hard links:
//! the file system of a stick has none.

use std::fs::{self, File, OpenOptions};
use std::hash::{BuildHasher, RandomState};
use std::io::{Error, ErrorKind, Read, Result, Write};
use std::path::{Path, PathBuf};

/// Unfinished files are hidden, and no packet name begins so.
const BEGINNING: &str = ".sip-hemma-";
const ENDING: &str = ".part";

/// One who writes files. No two of them use the same name for what is unfinished, on whatever machine they run.
#[derive(Debug)]
pub(crate) struct Writer {
    mark: u64,
    count: u64,
}

impl Writer {
    pub(crate) fn new() -> Self {
        // Only to differ from other writers; nothing secret hangs on it.
        Self { mark: RandomState::new().hash_one(std::process::id()), count: 0 }
    }

    /// Writes a file; one that has the name already gives way to it. After an error nothing unfinished is left, unless
    /// the place went away with it.
    pub(crate) fn write(&mut self, dir: &Path, name: &str, bytes: &[u8]) -> Result<()> {
        self.count += 1;
        let part = dir.join(format!("{BEGINNING}{:016x}-{}{ENDING}", self.mark, self.count));
        let written = create(&part, bytes).and_then(|()| fs::rename(&part, dir.join(name)));
        if written.is_err() {
            let _ = fs::remove_file(&part);
        }
        written.and_then(|()| sync_dir(dir))
    }
}

fn create(part: &Path, bytes: &[u8]) -> Result<()> {
    // A new file: what somebody may have laid there under this name, a link out of the place too, is never written to.
    let mut file = OpenOptions::new().write(true).create_new(true).open(part)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Removes what interrupted writers left in a directory that has one writer at a time. If another one is at work all
/// the same, its put fails and is done again.
pub(crate) fn sweep(dir: &Path) -> Result<()> {
    for entry in fs::read_dir(dir)? {
        let name = entry?.file_name();
        let is_part = name.to_str().is_some_and(|name| name.starts_with(BEGINNING) && name.ends_with(ENDING));
        if is_part {
            let _ = fs::remove_file(dir.join(name));
        }
    }
    Ok(())
}

/// The directory of that name in another one, made where it is not.
pub(crate) fn make_dir(parent: &Path, name: &str) -> Result<PathBuf> {
    let dir = parent.join(name);
    match fs::symlink_metadata(&dir) {
        // A link could lead out of the place.
        Ok(there) if !there.is_dir() => return Err(Error::from(ErrorKind::NotADirectory)),
        Ok(_) => {}
        Err(error) if error.kind() == ErrorKind::NotFound => match fs::create_dir(&dir) {
            // Another device was quicker.
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            made => made?,
        },
        Err(error) => return Err(error),
    }
    Ok(dir)
}

/// Whether a file of that name holds just these bytes. If it does, it is durable on return.
pub(crate) fn holds(dir: &Path, name: &str, bytes: &[u8]) -> Result<bool> {
    let path = dir.join(name);
    match fs::symlink_metadata(&path) {
        Ok(there) if !there.is_file() => Err(Error::from(ErrorKind::AlreadyExists)),
        Ok(there) if there.len() == bytes.len() as u64 => {
            if read(&path, bytes.len())? != bytes {
                return Ok(false);
            }
            // Whoever wrote it may have been interrupted before it was durable.
            sync_file(&path)?;
            sync_dir(dir)?;
            Ok(true)
        }
        Ok(_) => Ok(false),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// Reads a file, at most one byte more than `most`.
pub(crate) fn read(path: &Path, most: usize) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take((most as u64).saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(unix)]
fn sync_file(path: &Path) -> Result<()> {
    File::open(path)?.sync_all()
}

/// Elsewhere only a file that is open for writing can be synchronised.
#[cfg(not(unix))]
fn sync_file(path: &Path) -> Result<()> {
    OpenOptions::new().write(true).open(path)?.sync_all()
}

/// Makes the names in a directory durable.
#[cfg(unix)]
pub(crate) fn sync_dir(dir: &Path) -> Result<()> {
    match File::open(dir)?.sync_all() {
        // Some network file systems know of no such thing: there the server answers for it.
        Err(error) if matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => Ok(()),
        done => done,
    }
}

/// Elsewhere a directory cannot be synchronised; the file system keeps its own journal of names.
#[cfg(not(unix))]
pub(crate) fn sync_dir(_: &Path) -> Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(dir: &Path) -> Vec<String> {
        let mut names: Vec<_> =
            fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_there_whole_and_alone() {
        let dir = tempfile::tempdir().unwrap();
        let mut writer = Writer::new();
        writer.write(dir.path(), "a", b"old").unwrap();
        writer.write(dir.path(), "a", b"newer").unwrap();
        assert_eq!(names(dir.path()), ["a"]);
        assert!(holds(dir.path(), "a", b"newer").unwrap());
        assert!(!holds(dir.path(), "a", b"older").unwrap());
        assert!(!holds(dir.path(), "b", b"").unwrap());
    }

    #[test]
    fn nothing_is_left_of_a_write_that_fails() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("taken")).unwrap();
        fs::write(dir.path().join("taken/x"), b"").unwrap();
        assert!(Writer::new().write(dir.path(), "taken", b"bytes").is_err());
        assert_eq!(names(dir.path()), ["taken"]);
    }

    #[test]
    fn only_what_is_unfinished_is_swept() {
        let dir = tempfile::tempdir().unwrap();
        for name in [".sip-hemma-0123456789abcdef-1.part", ".sip-hemma-notes", ".other.part", "a.part"] {
            fs::write(dir.path().join(name), b"x").unwrap();
        }
        sweep(dir.path()).unwrap();
        assert_eq!(names(dir.path()), [".other.part", ".sip-hemma-notes", "a.part"]);
    }

    #[test]
    #[cfg(unix)]
    fn a_link_is_neither_followed_nor_written_to() {
        let (dir, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        std::os::unix::fs::symlink(other.path(), dir.path().join("box")).unwrap();
        assert!(make_dir(dir.path(), "box").is_err());
        let file = other.path().join("file");
        fs::write(&file, b"theirs").unwrap();
        std::os::unix::fs::symlink(&file, dir.path().join("packet")).unwrap();
        assert!(holds(dir.path(), "packet", b"theirs").is_err());
    }
}
