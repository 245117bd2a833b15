//! The key file of a data folder: its identity and its slots. Nothing in it opens the database
//! without what a user types, or the recovery code.

mod change;
#[cfg(test)]
mod tests;

use hkdf::Hkdf;
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::Random;
use crate::code::RecoveryCode;
use crate::keyring::KeyStore;
use crate::pin::{Pin, PinError};
use crate::sensitive::DbKey;
use crate::slot::{Opened, Slot, hex};

/// Format of the key file that this program writes, and the newest it reads.
pub const KEYFILE_FORMAT: u32 = 2;

/// Longest name and role, in characters.
const LONGEST: usize = 80;

/// The key file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keyfile {
    format: u32,
    /// Identity of the folder: names its device secret in the keyring.
    folder: String,
    slots: Vec<Slot>,
    /// Made with the database key over all the rest: tells whether somebody without it has changed
    /// the file. None in the first format.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    seal: Option<String>,
}

/// Why a key file was not made, read or changed. It is as it was then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyfileError {
    /// The PIN is not good enough.
    #[error(transparent)]
    Pin(#[from] PinError),
    /// Written by a newer program.
    #[error("newer format")]
    Newer,
    /// Not a key file.
    #[error("not a key file")]
    Damaged,
    /// The machine could not do the sums (memory).
    #[error("could not derive a key")]
    Derive,
    /// A name that nobody can have, or a role that is too long.
    #[error("not a name")]
    Name,
    /// There is a user of that name.
    #[error("user exists")]
    UserExists,
    /// There is none.
    #[error("no such user")]
    NoSuchUser,
    /// The last user is never taken away.
    #[error("last user")]
    LastUser,
    /// The keyring does not give the device secret that the folder's users have.
    #[error("no device secret")]
    NoDeviceSecret,
    /// A slot of the first format is left: its user has to unlock once.
    #[error("a slot of the first format")]
    OldSlot,
}

/// Why a slot did not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// No such user.
    #[error("no such user")]
    NoSuchUser,
    /// Wrong PIN, or a tampered slot: the two cannot be told apart.
    #[error("wrong pin")]
    WrongPin,
    /// The device secret is out of reach: no keyring, locked, or emptied.
    #[error("the keyring does not give the device secret")]
    NoDeviceSecret,
}

/// A user as the key file names them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// Name.
    pub name: String,
    /// Their work, where it was said.
    pub role: Option<String>,
}

/// The keys that a slot gave.
#[derive(Debug, Clone)]
pub struct Keys {
    /// The database key.
    pub key: DbKey,
    /// The one that is about to take its place: a change of the key was begun and not ended, and
    /// the database has the one or the other.
    pub next: Option<DbKey>,
}

impl From<Opened> for Keys {
    fn from(opened: Opened) -> Self {
        Self { key: opened.key, next: opened.next }
    }
}

impl Keyfile {
    /// A new folder's key file with its first user.
    ///
    /// # Errors
    /// [`KeyfileError`] when the PIN or the name is not good enough.
    pub fn create(
        user: &User,
        pin: &Pin,
        keyring: &dyn KeyStore,
        random: Random<'_>,
    ) -> Result<(Self, DbKey, RecoveryCode), KeyfileError> {
        let key = DbKey::make(random);
        let mut identity = [0u8; 8];
        random(&mut identity);
        let mut file = Self { format: KEYFILE_FORMAT, folder: hex(&identity), slots: Vec::new(), seal: None };
        let secret = file.secret_or_new(keyring, random);
        let code = RecoveryCode::make(random);
        file.put(user, pin, secret.as_deref().map(Vec::as_slice), &key, random)?;
        let code_slot = Slot::wrap((None, None), code.expose(), None, &key, random).ok_or(KeyfileError::Derive)?;
        file.slots.push(code_slot);
        file.sealed(&key);
        Ok((file, key, code))
    }

    /// Reads a key file.
    ///
    /// # Errors
    /// [`KeyfileError`]: newer, or damaged.
    pub fn read(text: &str) -> Result<Self, KeyfileError> {
        let value: serde_json::Value = serde_json::from_str(text).map_err(|_| KeyfileError::Damaged)?;
        match value.get("format").and_then(serde_json::Value::as_u64) {
            Some(format) if format > u64::from(KEYFILE_FORMAT) => return Err(KeyfileError::Newer),
            Some(_) => {}
            None => return Err(KeyfileError::Damaged),
        }
        serde_json::from_value(value).map_err(|_| KeyfileError::Damaged)
    }

    /// The key file as text.
    #[must_use]
    pub fn write(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// The folder's identity.
    #[must_use]
    pub fn folder(&self) -> &str {
        &self.folder
    }

    /// The users, in the order they came.
    pub fn users(&self) -> impl Iterator<Item = &str> {
        self.slots.iter().filter_map(|slot| slot.user.as_deref())
    }

    /// The users with what they work as.
    #[must_use]
    pub fn people(&self) -> Vec<User> {
        let user = |slot: &Slot| Some(User { name: slot.user.clone()?, role: slot.role.clone() });
        self.slots.iter().filter_map(user).collect()
    }

    /// Whether unlocking asks the keyring for a device secret.
    #[must_use]
    pub fn needs_keyring(&self) -> bool {
        self.slots.iter().any(|slot| slot.device_secret)
    }

    /// Opens a user's slot.
    ///
    /// # Errors
    /// [`OpenError`] with the reason.
    pub fn open(&self, user: &str, pin: &Pin, keyring: &dyn KeyStore) -> Result<Keys, OpenError> {
        let slot = self.slot(Some(user)).ok_or(OpenError::NoSuchUser)?;
        let secret = if slot.device_secret {
            Some(keyring.get(&self.folder).ok().flatten().ok_or(OpenError::NoDeviceSecret)?)
        } else {
            None
        };
        let opened = slot.unwrap(pin.expose(), secret.as_ref().map(|secret| secret.as_slice()));
        opened.map(Keys::from).ok_or(OpenError::WrongPin)
    }

    /// Opens the recovery slot.
    ///
    /// # Errors
    /// [`OpenError::WrongPin`] when the code is another.
    pub fn open_with_code(&self, code: &RecoveryCode) -> Result<Keys, OpenError> {
        let slot = self.slot(None).ok_or(OpenError::NoSuchUser)?;
        slot.unwrap(code.expose(), None).map(Keys::from).ok_or(OpenError::WrongPin)
    }

    /// Whether the file is as someone with the database key left it. One of the first format has no
    /// seal yet.
    #[must_use]
    pub fn is_genuine(&self, keys: &Keys) -> bool {
        match &self.seal {
            None => self.format == 1,
            Some(seal) => {
                let by = |key: &DbKey| *seal == self.seal_of(key);
                by(&keys.key) || keys.next.as_ref().is_some_and(by)
            }
        }
    }

    /// The recovery slot alone, as text: what a backup has in its head, so that the paper opens it.
    #[must_use]
    pub fn recovery(&self) -> Self {
        let slots = self.slots.iter().filter(|slot| slot.user.is_none()).cloned().collect();
        Self { format: KEYFILE_FORMAT, folder: self.folder.clone(), slots, seal: None }
    }

    fn slot(&self, user: Option<&str>) -> Option<&Slot> {
        self.slots.iter().find(|slot| slot.user.as_deref() == user)
    }

    fn seal_of(&self, key: &DbKey) -> String {
        let said = serde_json::to_string(&(KEYFILE_FORMAT, &self.folder, &self.slots)).unwrap_or_default();
        let mut seal = Zeroizing::new([0u8; 32]);
        let done =
            Hkdf::<Sha256>::new(Some(b"sip-hemma keyfile 2"), key.expose()).expand(said.as_bytes(), seal.as_mut());
        if done.is_err() {
            return String::new();
        }
        hex(seal.as_slice())
    }

    fn sealed(&mut self, key: &DbKey) {
        self.format = KEYFILE_FORMAT;
        self.seal = Some(self.seal_of(key));
    }
}
