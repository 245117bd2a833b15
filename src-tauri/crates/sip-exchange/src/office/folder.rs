//! A folder as a post office: a share, a synchronised folder, a USB stick.

use std::fs::{self, FileType};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::durable::{self, Writer};
use super::error::OfficeError;
use super::name::PacketName;
use super::{PostOffice, identity, layout};

/// A post office in a folder. The folder itself is never made: the place where a stick is not plugged in must not
/// become one. Once [`PostOffice::id`] was asked, every other question answers [`OfficeError::Gone`] as soon as the
/// folder is no longer that office.
///
/// Links are not followed out of the folder; only the way to the folder may hold some.
#[derive(Debug)]
pub struct FolderOffice {
    root: PathBuf,
    known: Option<String>,
    /// The bucket that was put to last, when it and the way to it are durable.
    settled: Option<PathBuf>,
    writer: Writer,
    entries_read: u64,
}

impl FolderOffice {
    /// The post office in this folder. Nothing is asked of the folder yet.
    #[must_use]
    pub fn at(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into(), known: None, settled: None, writer: Writer::new(), entries_read: 0 }
    }

    /// Directory entries that were read so far: what listing costs, in a unit that no machine changes.
    #[must_use]
    pub fn entries_read(&self) -> u64 {
        self.entries_read
    }

    /// Whether the folder is there and still the office that it was.
    fn here(&self) -> Result<(), OfficeError> {
        match fs::metadata(&self.root) {
            Ok(there) if there.is_dir() => {}
            Err(error) if error.kind() == ErrorKind::PermissionDenied => {
                return Err(OfficeError::Denied);
            }
            _ => return Err(OfficeError::Gone),
        }
        match &self.known {
            Some(known) if self.identity()?.as_ref() != Some(known) => Err(OfficeError::Gone),
            _ => Ok(()),
        }
    }

    fn identity(&self) -> Result<Option<String>, OfficeError> {
        let path = self.root.join(layout::IDENTITY);
        match fs::symlink_metadata(&path) {
            Ok(there) if !there.is_file() => Err(OfficeError::Damaged),
            Ok(_) => identity::read(&durable::read(&path, identity::MOST_BYTES)?).map(Some),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// An error of a place that went away meanwhile is that it went away.
    fn told<T>(&self, answer: Result<T, OfficeError>) -> Result<T, OfficeError> {
        match answer {
            Err(_) if self.here() == Err(OfficeError::Gone) => Err(OfficeError::Gone),
            answer => answer,
        }
    }

    /// A directory below the folder, if there is one to which no link leads.
    fn find(&self, way: &[&str]) -> Result<Option<PathBuf>, OfficeError> {
        let mut dir = self.root.clone();
        for name in way {
            dir.push(name);
            match fs::symlink_metadata(&dir) {
                Ok(there) if there.is_dir() => {}
                Ok(_) => return Ok(None),
                Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
                Err(error) => return Err(error.into()),
            }
        }
        Ok(Some(dir))
    }

    /// The names of one kind in a directory that are of use.
    fn names<T>(
        &mut self,
        dir: &Path,
        is_kind: impl Fn(&FileType) -> bool,
        of_use: impl Fn(&str) -> Option<T>,
    ) -> Result<Vec<T>, OfficeError> {
        let mut names = Vec::new();
        for entry in fs::read_dir(dir)? {
            let entry = entry?;
            self.entries_read += 1;
            let Some(name) = entry.file_name().to_str().and_then(&of_use) else {
                continue;
            };
            match entry.file_type() {
                Ok(kind) if is_kind(&kind) => names.push(name),
                // Gone again since, or a link, or something else.
                _ => {}
            }
        }
        Ok(names)
    }

    /// The directories at the end of a way, in order; none where it leads nowhere.
    fn directories(&mut self, way: &[&str], of_use: impl Fn(&str) -> bool) -> Result<Vec<String>, OfficeError> {
        self.here()?;
        let found = self.find(way).and_then(|dir| {
            let Some(dir) = dir else {
                return Ok(Vec::new());
            };
            self.names(&dir, FileType::is_dir, |name| of_use(name).then(|| name.to_owned()))
        });
        let mut names = self.told(found)?;
        names.sort_unstable();
        Ok(names)
    }

    fn packets(&mut self, sender: &Path, bucket: &str, after: u64) -> Result<Vec<PacketName>, OfficeError> {
        let here = |name: &PacketName| name.seq > after && layout::bucket(name.seq) == bucket;
        match self.names(&sender.join(bucket), FileType::is_file, |name| name.parse().ok().filter(here)) {
            Err(OfficeError::NotFound) => Ok(Vec::new()),
            names => names,
        }
    }

    /// The directory of a bucket, made if need be. Once for each bucket, the way to it is made durable (whoever made
    /// it may have been interrupted) and what interrupted puts left there is swept away.
    fn settle(&mut self, mailbox: &str, sender: &str, bucket: &str) -> Result<PathBuf, OfficeError> {
        let mut way = vec![self.root.clone()];
        let mut dir = self.root.clone();
        for name in [mailbox, sender, bucket] {
            dir = durable::make_dir(&dir, name)?;
            way.push(dir.clone());
        }
        if self.settled.as_ref() != Some(&dir) {
            durable::sweep(&dir)?;
            for dir in way.iter().rev() {
                durable::sync_dir(dir)?;
            }
            self.settled = Some(dir.clone());
        }
        Ok(dir)
    }

    fn lay(&mut self, mailbox: &str, sender: &str, name: &PacketName, bytes: &[u8]) -> Result<(), OfficeError> {
        let dir = self.settle(mailbox, sender, &layout::bucket(name.seq))?;
        let name = name.to_string();
        if !durable::holds(&dir, &name, bytes)? {
            self.writer.write(&dir, &name, bytes)?;
        }
        Ok(())
    }
}

impl PostOffice for FolderOffice {
    fn id(&mut self, random: [u8; 16]) -> Result<String, OfficeError> {
        self.known = None;
        self.settled = None;
        self.here()?;
        if self.identity()?.is_none() {
            let written = self.writer.write(&self.root, layout::IDENTITY, identity::made_of(random).as_bytes());
            self.told(written.map_err(OfficeError::from))?;
        }
        // Read again: another device may have written its own at the same time.
        let id = self.identity()?.ok_or(OfficeError::Gone)?;
        self.known = Some(id.clone());
        Ok(id)
    }

    fn mailboxes(&mut self) -> Result<Vec<String>, OfficeError> {
        self.directories(&[], layout::is_name)
    }

    fn senders(&mut self, mailbox: &str) -> Result<Vec<String>, OfficeError> {
        layout::check(&[mailbox])?;
        self.directories(&[mailbox], layout::is_name)
    }

    fn list(&mut self, mailbox: &str, sender: &str, after: u64, most: usize) -> Result<Vec<PacketName>, OfficeError> {
        layout::check(&[mailbox, sender])?;
        let buckets = self.directories(&[mailbox, sender], |name| layout::is_bucket_beyond(name, after))?;
        let sender = self.root.join(mailbox).join(sender);
        let mut names = Vec::new();
        for bucket in buckets {
            // A number has one bucket, so one name more tells whether the last number is whole.
            if names.len() > most {
                break;
            }
            let packets = self.packets(&sender, &bucket, after);
            names.extend(self.told(packets)?);
        }
        Ok(layout::lowest(names, most))
    }

    fn get(
        &mut self,
        mailbox: &str,
        sender: &str,
        name: &PacketName,
        most_bytes: usize,
    ) -> Result<Vec<u8>, OfficeError> {
        layout::check(&[mailbox, sender])?;
        self.here()?;
        let read = self.find(&[mailbox, sender, &layout::bucket(name.seq)]).and_then(|dir| {
            let path = dir.ok_or(OfficeError::NotFound)?.join(name.to_string());
            if !fs::symlink_metadata(&path)?.is_file() {
                return Err(OfficeError::NotFound);
            }
            let bytes = durable::read(&path, most_bytes)?;
            match bytes.len() > most_bytes {
                true => Err(OfficeError::TooBig),
                false if name.matches(&bytes) => Ok(bytes),
                false => Err(OfficeError::Damaged),
            }
        });
        self.told(read)
    }

    fn put(&mut self, mailbox: &str, sender: &str, name: &PacketName, bytes: &[u8]) -> Result<(), OfficeError> {
        layout::check(&[mailbox, sender])?;
        layout::check_packet(name, bytes)?;
        self.here()?;
        let mut put = self.lay(mailbox, sender, name, bytes);
        if put == Err(OfficeError::NotFound) {
            // Somebody tidied the place at that very moment. Once more, from the beginning.
            self.settled = None;
            put = self.lay(mailbox, sender, name, bytes);
        }
        if put.is_err() {
            self.settled = None;
        }
        self.told(put)?;
        // Pulled out in the middle, the mount point may have taken the packet: that is not where it was to go.
        self.here()
    }
}
