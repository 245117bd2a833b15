//! The operating system's keyring, behind a trait.

use std::cell::RefCell;
use std::collections::BTreeMap;

use zeroize::Zeroizing;

/// Why the keyring did not answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyStoreError {
    /// There is none, or it is locked.
    #[error("no keyring")]
    Unavailable,
}

/// A place that keeps secrets for this user of this computer.
pub trait KeyStore {
    /// Whether it can be used now.
    fn is_available(&self) -> bool;

    /// The secret of this name; `None` when there is none, which may also mean that the keyring
    /// has no collection yet. Never mint a new key over an existing database because of it.
    ///
    /// # Errors
    /// [`KeyStoreError`] when there is no keyring, or it is locked.
    fn get(&self, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, KeyStoreError>;

    /// Keeps a secret.
    ///
    /// # Errors
    /// [`KeyStoreError`] when there is no keyring, or it is locked.
    fn set(&self, name: &str, secret: &[u8]) -> Result<(), KeyStoreError>;
}

const SERVICE: &str = "se.siphemma";
/// Written and read back to learn whether the keyring works: a status alone says too little.
const PROBE: &str = "probe";

/// Secret Service, Keychain or Credential Manager.
#[derive(Debug, Default, Clone, Copy)]
pub struct OsKeyring;

impl KeyStore for OsKeyring {
    fn is_available(&self) -> bool {
        self.set(PROBE, b"sip-hemma").is_ok()
    }

    fn get(&self, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, KeyStoreError> {
        let entry = keyring::Entry::new(SERVICE, name).map_err(|_| KeyStoreError::Unavailable)?;
        match entry.get_secret() {
            Ok(secret) => Ok(Some(Zeroizing::new(secret))),
            Err(keyring::Error::NoEntry) => Ok(None),
            Err(_) => Err(KeyStoreError::Unavailable),
        }
    }

    fn set(&self, name: &str, secret: &[u8]) -> Result<(), KeyStoreError> {
        let entry = keyring::Entry::new(SERVICE, name).map_err(|_| KeyStoreError::Unavailable)?;
        entry.set_secret(secret).map_err(|_| KeyStoreError::Unavailable)
    }
}

/// No keyring.
#[derive(Debug, Default, Clone, Copy)]
pub struct NoKeyring;

impl KeyStore for NoKeyring {
    fn is_available(&self) -> bool {
        false
    }

    fn get(&self, _: &str) -> Result<Option<Zeroizing<Vec<u8>>>, KeyStoreError> {
        Err(KeyStoreError::Unavailable)
    }

    fn set(&self, _: &str, _: &[u8]) -> Result<(), KeyStoreError> {
        Err(KeyStoreError::Unavailable)
    }
}

/// A keyring in memory, for tests.
#[derive(Debug, Default)]
pub struct MemoryKeyring(RefCell<BTreeMap<String, Vec<u8>>>);

impl KeyStore for MemoryKeyring {
    fn is_available(&self) -> bool {
        true
    }

    fn get(&self, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, KeyStoreError> {
        Ok(self.0.borrow().get(name).cloned().map(Zeroizing::new))
    }

    fn set(&self, name: &str, secret: &[u8]) -> Result<(), KeyStoreError> {
        self.0.borrow_mut().insert(name.to_owned(), secret.to_vec());
        Ok(())
    }
}
