//! A backup: one file, with a head that the recovery code opens and the database under a key of its
//! own. It is opened and read through when it is made; until then it has another name, so that half a
//! backup never takes a good one's place.

use std::fs::{self, File};
use std::io::{BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use sip_vault::{DbKey, Keyfile};

use crate::copy::{close_whole, copy};
use crate::database::{Store, Transaction, connect, is_whole};
use crate::error::StoreError;
use crate::folder::{Folder, FolderState, keep_file_to_owner, sync_dir};
use crate::schema;
use crate::table::log::{self, End, Stamp};

const MAGIC: &[u8; 18] = b"SIP-HEMMA-BACKUP 1";
const MOST_HEAD: u64 = 64 * 1024;
const PURPOSE: &[u8] = b"sip-hemma backup 1";

/// The head of a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Head {
    format: u32,
    /// Version of the database's schema.
    schema: usize,
    /// Local time.
    made_at: String,
    /// The recovery slot of the folder's key file.
    keys: serde_json::Value,
    /// Salt of the backup's key, in hex.
    salt: String,
    /// Length of the database in bytes.
    length: u64,
    /// SHA-256 of the database as it follows, in hex.
    digest: String,
    /// Made with the backup's key over all the rest of the head.
    #[serde(default)]
    seal: String,
}

/// A backup that was found: its head was read, and nothing of it is proven yet.
#[derive(Debug)]
pub struct Backup {
    path: PathBuf,
    head: Head,
    /// Where the database begins.
    begins: u64,
}

/// What a backup holds, once it was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// When it was made, local time.
    pub made_at: String,
    /// How many cases.
    pub cases: usize,
    /// The end of the log.
    pub end: End,
    /// What is wrong with the log.
    pub broken: Vec<log::Broken>,
}

impl Store {
    /// Makes a backup at `path`, opens it and reads it through, and only then gives it its name.
    ///
    /// # Errors
    /// [`StoreError`]; what lay at `path` is as it was then.
    pub fn back_up(
        &mut self,
        path: &Path,
        key: &DbKey,
        keys: &Keyfile,
        salt: &[u8; 16],
        made_at: &str,
    ) -> Result<Facts, StoreError> {
        let own = key.derived(salt, PURPOSE);
        let body = self.folder.draft_database()?;
        let beside = beside(path, salt);
        let made = copy(&self.connection, &body, &own).and_then(|()| {
            let head = Head {
                format: 1,
                schema: schema::version(&self.connection)?,
                made_at: made_at.to_owned(),
                keys: serde_json::from_str(&keys.recovery().write()).map_err(|_| StoreError::Unexpected)?,
                salt: hex(salt),
                length: fs::metadata(&body)?.len(),
                digest: hex(&digest(&mut File::open(&body)?)?),
                seal: String::new(),
            };
            write(&beside, head, &own, &body)?;
            fs::remove_file(&body)?;
            // What was written is read again from where it lies, and opened.
            let facts = Backup::find(&beside)?.examine(&self.folder, key)?;
            fs::rename(&beside, path)?;
            sync_dir(parent(path))?;
            Ok(facts)
        });
        if made.is_err() {
            let _ = fs::remove_file(&beside);
        }
        let _ = self.folder.draft_database();
        made
    }
}

impl Backup {
    /// Reads the head of a backup.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] for what is no backup, [`StoreError::Newer`].
    pub fn find(path: &Path) -> Result<Self, StoreError> {
        let mut file = BufReader::new(File::open(path)?);
        let mut magic = [0u8; MAGIC.len()];
        file.read_exact(&mut magic).map_err(|_| StoreError::Damaged)?;
        let mut length = [0u8; 4];
        file.read_exact(&mut length).map_err(|_| StoreError::Damaged)?;
        let length = u64::from(u32::from_be_bytes(length));
        if magic[..MAGIC.len() - 1] != MAGIC[..MAGIC.len() - 1] || length > MOST_HEAD {
            return Err(StoreError::Damaged);
        }
        if magic != *MAGIC {
            return Err(StoreError::Newer);
        }
        let mut text = Vec::new();
        file.take(length).read_to_end(&mut text)?;
        let head: Head = serde_json::from_slice(&text).map_err(|_| StoreError::Damaged)?;
        if head.schema > schema::STEPS.len() {
            return Err(StoreError::Newer);
        }
        Ok(Self { path: path.to_owned(), head, begins: MAGIC.len() as u64 + 4 + length })
    }

    /// When it was made, local time.
    #[must_use]
    pub fn made_at(&self) -> &str {
        &self.head.made_at
    }

    /// The key file of its head: what the recovery code opens.
    ///
    /// # Errors
    /// [`StoreError::Damaged`].
    pub fn keys(&self) -> Result<Keyfile, StoreError> {
        Keyfile::read(&self.head.keys.to_string()).map_err(|_| StoreError::Damaged)
    }

    /// Opens it with the database key of the folder as it was then, and reads it through. `folder` lends
    /// the room: what lies there of it is encrypted, and goes.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when it is not whole or not genuine.
    pub fn examine(&self, folder: &Folder, key: &DbKey) -> Result<Facts, StoreError> {
        let (body, own) = self.unpack(folder, key)?;
        let facts = self.facts(&body, &own);
        let _ = folder.draft_backup();
        facts
    }

    fn facts(&self, body: &Path, own: &DbKey) -> Result<Facts, StoreError> {
        let connection = connect(body, own, false)?;
        if !is_whole(&connection)? || schema::version(&connection)? != self.head.schema {
            return Err(StoreError::Damaged);
        }
        let cases = connection.query_row("SELECT count(*) FROM case_file", [], |row| row.get::<_, i64>(0))?;
        let (end, broken) = if self.head.schema < 3 {
            (End::default(), Vec::new())
        } else {
            (log::end_of(&connection)?, log::verify_in(&connection, None)?)
        };
        close_whole(connection)?;
        let cases = usize::try_from(cases).unwrap_or(0);
        Ok(Facts { made_at: self.head.made_at.clone(), cases, end, broken })
    }

    /// Makes a data folder of it: an empty one, with a key of its own.
    ///
    /// # Errors
    /// [`StoreError::NotEmpty`]; [`StoreError::Damaged`] when it is not whole. The folder is empty then.
    pub fn restore(
        &self,
        folder: Folder,
        old: &DbKey,
        new: (&DbKey, &str),
        stamp: &Stamp,
        fill: impl FnOnce(&Transaction<'_>) -> Result<(), StoreError>,
    ) -> Result<Store, StoreError> {
        if folder.state() != FolderState::Empty {
            return Err(StoreError::NotEmpty);
        }
        let (body, own) = self.unpack(&folder, old)?;
        self.facts(&body, &own)?;
        let from = connect(&body, &own, false)?;
        let draft = folder.draft_database()?;
        copy(&from, &draft, new.0)?;
        close_whole(from)?;
        let mut connection = connect(&draft, new.0, false)?;
        let version = schema::version(&connection)?;
        schema::step_from(&mut connection, version)?;
        folder.draft_backup()?;
        Store::settle(folder, connection, new.0, new.1, stamp, fill)
    }

    /// The database out of it, as it is: encrypted under the backup's own key. Genuine and whole, or an
    /// error.
    fn unpack(&self, folder: &Folder, key: &DbKey) -> Result<(PathBuf, DbKey), StoreError> {
        let salt = unhex(&self.head.salt).ok_or(StoreError::Damaged)?;
        let own = key.derived(&salt, PURPOSE);
        if self.head.seal != seal(&self.head, &own) {
            return Err(StoreError::Damaged);
        }
        let body = folder.draft_backup()?;
        let mut file = File::open(&self.path)?;
        if file.metadata()?.len() != self.begins + self.head.length {
            return Err(StoreError::Damaged);
        }
        std::io::Seek::seek(&mut file, std::io::SeekFrom::Start(self.begins))?;
        let mut out = File::create_new(&body)?;
        keep_file_to_owner(&body)?;
        std::io::copy(&mut file, &mut out)?;
        out.sync_all()?;
        if hex(&digest(&mut File::open(&body)?)?) != self.head.digest {
            folder.draft_backup()?;
            return Err(StoreError::Damaged);
        }
        Ok((body, own))
    }
}

/// Writes head and body. On return they are on disk.
fn write(path: &Path, mut head: Head, own: &DbKey, body: &Path) -> Result<(), StoreError> {
    head.seal = seal(&head, own);
    let text = serde_json::to_vec(&head).map_err(|_| StoreError::Unexpected)?;
    let length = u32::try_from(text.len()).map_err(|_| StoreError::Unexpected)?;
    let file = File::create_new(path)?;
    keep_file_to_owner(path)?;
    let mut out = BufWriter::new(file);
    out.write_all(MAGIC)?;
    out.write_all(&length.to_be_bytes())?;
    out.write_all(&text)?;
    std::io::copy(&mut File::open(body)?, &mut out)?;
    out.flush()?;
    out.get_ref().sync_all()?;
    Ok(())
}

fn seal(head: &Head, own: &DbKey) -> String {
    let said = serde_json::to_vec(&Head { seal: String::new(), ..head.clone() }).unwrap_or_default();
    hex(own.derived(b"head", &Sha256::digest(&said)).expose())
}

fn digest(file: &mut File) -> Result<[u8; 32], StoreError> {
    let (mut sum, mut buffer) = (Sha256::new(), vec![0u8; 1 << 16]);
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(sum.finalize().into()),
            read => sum.update(&buffer[..read]),
        }
    }
}

fn parent(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn beside(path: &Path, salt: &[u8; 16]) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{}.ny", hex(&salt[..4])));
    PathBuf::from(name)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.is_ascii() || !text.len().is_multiple_of(2) {
        return None;
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok()).collect()
}
