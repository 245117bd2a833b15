//! The key file of a data folder: its identity and its slots. Nothing in it opens the database
//! without what a user types, or the recovery code.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::Random;
use crate::code::RecoveryCode;
use crate::keyring::KeyStore;
use crate::pin::{Pin, PinError};
use crate::sensitive::DbKey;
use crate::slot::Slot;

/// Format of the key file that this program writes, and the newest it reads.
pub const KEYFILE_FORMAT: u32 = 1;

/// The key file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keyfile {
    format: u32,
    /// Identity of the folder: names its device secret in the keyring.
    folder: String,
    slots: Vec<Slot>,
}

/// Why a key file was not made or read.
#[derive(Debug, thiserror::Error)]
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

impl Keyfile {
    /// A new folder's key file with its first user.
    ///
    /// # Errors
    /// [`KeyfileError`] when the PIN is not good enough.
    pub fn create(
        user: &str,
        pin: &Pin,
        keyring: &dyn KeyStore,
        random: Random<'_>,
    ) -> Result<(Self, DbKey, RecoveryCode), KeyfileError> {
        let mut bytes = Zeroizing::new([0u8; 32]);
        random(bytes.as_mut());
        let key = DbKey::new(*bytes);
        let mut identity = [0u8; 8];
        random(&mut identity);
        let folder: String = identity.iter().map(|b| format!("{b:02x}")).collect();
        let mut secret = Zeroizing::new([0u8; 32]);
        random(secret.as_mut());
        let secret =
            keyring.is_available().then(|| keyring.set(&folder, secret.as_slice()).ok().map(|()| secret)).flatten();
        pin.is_good_enough(secret.is_some())?;
        let secret = secret.as_ref().map(|secret| secret.as_slice());
        let code = RecoveryCode::make(random);
        let user_slot = Slot::wrap(Some(user), pin.expose(), secret, &key, random).ok_or(KeyfileError::Derive)?;
        let code_slot = Slot::wrap(None, code.expose(), None, &key, random).ok_or(KeyfileError::Derive)?;
        Ok((Self { format: KEYFILE_FORMAT, folder, slots: vec![user_slot, code_slot] }, key, code))
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

    /// The users, in the order they came.
    pub fn users(&self) -> impl Iterator<Item = &str> {
        self.slots.iter().filter_map(|slot| slot.user.as_deref())
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
    pub fn open(&self, user: &str, pin: &Pin, keyring: &dyn KeyStore) -> Result<DbKey, OpenError> {
        let slot = self.slots.iter().find(|slot| slot.user.as_deref() == Some(user)).ok_or(OpenError::NoSuchUser)?;
        let secret = if slot.device_secret {
            Some(keyring.get(&self.folder).ok().flatten().ok_or(OpenError::NoDeviceSecret)?)
        } else {
            None
        };
        slot.unwrap(pin.expose(), secret.as_ref().map(|secret| secret.as_slice())).ok_or(OpenError::WrongPin)
    }

    /// Opens the recovery slot.
    ///
    /// # Errors
    /// [`OpenError::WrongPin`] when the code is another.
    pub fn open_with_code(&self, code: &RecoveryCode) -> Result<DbKey, OpenError> {
        let slot = self.slots.iter().find(|slot| slot.user.is_none()).ok_or(OpenError::NoSuchUser)?;
        slot.unwrap(code.expose(), None).ok_or(OpenError::WrongPin)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keyring::{MemoryKeyring, NoKeyring};

    fn counter() -> impl FnMut(&mut [u8]) {
        let mut at = 0u8;
        move |bytes| {
            bytes.iter_mut().for_each(|b| {
                at = at.wrapping_add(7);
                *b = at;
            })
        }
    }

    #[test]
    fn a_pin_and_the_paper_open_the_same_key() {
        let keyring = MemoryKeyring::default();
        let (file, key, code) = Keyfile::create("Maria", &Pin::new("4711"), &keyring, &mut counter()).unwrap();
        let file = Keyfile::read(&file.write()).unwrap();
        assert_eq!(file.open("Maria", &Pin::new("4711"), &keyring).unwrap().expose(), key.expose());
        assert_eq!(file.open("Maria", &Pin::new("4712"), &keyring).unwrap_err(), OpenError::WrongPin);
        assert_eq!(file.open("Leila", &Pin::new("4711"), &keyring).unwrap_err(), OpenError::NoSuchUser);
        assert_eq!(
            file.open("Maria", &Pin::new("4711"), &NoKeyring).unwrap_err(),
            OpenError::NoDeviceSecret,
            "the PIN alone is not enough on another computer"
        );
        let typed = RecoveryCode::typed(&code.grouped().to_lowercase());
        assert_eq!(file.open_with_code(&typed).unwrap().expose(), key.expose(), "the paper opens it anywhere");
    }

    #[test]
    fn without_a_keyring_five_words_are_needed() {
        let make = |typed: &str| Keyfile::create("Maria", &Pin::new(typed), &NoKeyring, &mut counter());
        assert!(matches!(make("4711"), Err(KeyfileError::Pin(PinError::FiveWords))));
        let (file, key, _) = make("björk kaffe nyckel våg lampa").unwrap();
        let opened = file.open("Maria", &Pin::new("bjo\u{308}rk kaffe nyckel va\u{30a}g lampa\n"), &NoKeyring).unwrap();
        assert_eq!(opened.expose(), key.expose());
    }

    #[test]
    fn a_newer_file_is_told_from_a_damaged_one() {
        assert!(matches!(Keyfile::read("{\"format\": 2, \"more\": []}"), Err(KeyfileError::Newer)));
        assert!(matches!(Keyfile::read("inte en nyckelfil"), Err(KeyfileError::Damaged)));
    }

    #[test]
    fn secrets_do_not_show() {
        let (_, key, code) =
            Keyfile::create("Maria", &Pin::new("björk kaffe nyckel våg lampa"), &NoKeyring, &mut counter()).unwrap();
        let shown = format!("{key:?} {code:?} {:?}", Pin::new("hemlig"));
        assert!(!shown.contains("hemlig") && !shown.contains(&code.grouped()), "{shown}");
    }
}
