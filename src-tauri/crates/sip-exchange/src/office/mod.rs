//! Post offices: places that can put, list and get. A folder (a share, a synchronised folder, a USB stick) or an
//! object store. None of them sees content: a packet is bytes under a name.
//!
//! Every place is laid out alike: `sip-hemma.json` says which office it is, packets lie at
//! `<mailbox>/<sender>/<bucket>/<packet name>`. Whatever else lies there is left alone.

mod address;
mod durable;
mod error;
mod folder;
mod identity;
mod judge;
mod layout;
mod memory;
mod name;
mod runner;
pub mod sticks;
mod store;

pub use error::OfficeError;
pub use folder::FolderOffice;
pub use memory::{MemoryOffice, PutFault, Spot};
pub use name::PacketName;
pub use store::StoreOffice;

use std::path::PathBuf;

use address::Address;

/// A place in which devices meet. Names of mailboxes and senders are `[a-z0-9-]`, 1 to 64 of them; every other name is
/// [`OfficeError::BadAddress`].
pub trait PostOffice: Send {
    /// Which office this is: 32 hexadecimal characters. A place without identity gets one, made of the given
    /// randomness. An empty place, or another, is another office and never the old one emptied: who knows an office
    /// compares.
    ///
    /// # Errors
    /// [`OfficeError::Damaged`] and [`OfficeError::Newer`] for an identity that cannot be read, and whatever the place
    /// answers.
    fn id(&mut self, random: [u8; 16]) -> Result<String, OfficeError>;

    /// The mailboxes, in order.
    ///
    /// # Errors
    /// Whatever the place answers.
    fn mailboxes(&mut self) -> Result<Vec<String>, OfficeError>;

    /// Who has put anything into a mailbox, in order; nobody where there is no such mailbox.
    ///
    /// # Errors
    /// Whatever the place answers.
    fn senders(&mut self, mailbox: &str) -> Result<Vec<String>, OfficeError>;

    /// The packets of one sender in a mailbox with a number above `after`, lowest first, at most `most`. The cost grows
    /// with what is new, not with what lies there. Two packets of one number are not parted unless they alone are more
    /// than `most`.
    ///
    /// # Errors
    /// Whatever the place answers.
    fn list(&mut self, mailbox: &str, sender: &str, after: u64, most: usize) -> Result<Vec<PacketName>, OfficeError>;

    /// The bytes of a packet. They are what its name says.
    ///
    /// # Errors
    /// [`OfficeError::TooBig`] above `most_bytes`, of which no more is read; [`OfficeError::NotFound`];
    /// [`OfficeError::Damaged`] for other bytes than the name's; and whatever the place answers.
    fn get(
        &mut self,
        mailbox: &str,
        sender: &str,
        name: &PacketName,
        most_bytes: usize,
    ) -> Result<Vec<u8>, OfficeError>;

    /// Lays a packet down. On return it is durable, and nobody ever sees half of it under its name. Putting the same
    /// again is done already; after an error, putting again is right.
    ///
    /// # Errors
    /// [`OfficeError::Damaged`] for other bytes than the name's, and whatever the place answers.
    fn put(&mut self, mailbox: &str, sender: &str, name: &PacketName, bytes: &[u8]) -> Result<(), OfficeError>;
}

/// The folder that an address names, if it names one.
#[must_use]
pub fn folder(address: &str) -> Option<PathBuf> {
    match Address::read(address) {
        Ok(Address::Folder(root)) => Some(root),
        _ => None,
    }
}

/// Opens the place at an address: a path, `file://…` or `s3://bucket/prefix`. Nothing is asked of the place yet, so
/// that one which is away can be opened; each question then answers [`OfficeError::Gone`].
///
/// An object store takes `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_SESSION_TOKEN`, `AWS_REGION` or
/// `AWS_DEFAULT_REGION`, and `AWS_ENDPOINT_URL` from `env`; without keys it is asked unsigned.
///
/// # Errors
/// [`OfficeError::BadAddress`]; [`OfficeError::Denied`] for half a pair of keys.
pub fn open(address: &str, env: &dyn Fn(&str) -> Option<String>) -> Result<Box<dyn PostOffice>, OfficeError> {
    Ok(match Address::read(address)? {
        Address::Folder(root) => Box::new(FolderOffice::at(root)),
        Address::Store { bucket, prefix } => Box::new(StoreOffice::connect(&bucket, &prefix, env)?),
    })
}
