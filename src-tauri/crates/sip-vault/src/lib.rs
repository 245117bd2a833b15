//! Keys: the database key, the slots that wrap it, the operating system's keyring.
//!
//! Here live: what a PIN and a recovery code open, and where the device secret is kept. Here do
//! not live: files (`sip-store` writes the key file) and randomness (passed in). This is the only
//! crate that knows `keyring`.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once"))]

mod code;
pub mod identity;
mod keyfile;
mod keyring;
mod pin;
mod sensitive;
mod slot;

pub use code::RecoveryCode;
pub use keyfile::{KEYFILE_FORMAT, Keyfile, KeyfileError, OpenError};
pub use keyring::{KeyStore, KeyStoreError, MemoryKeyring, NoKeyring, OsKeyring};
pub use pin::{Pin, PinError};
pub use sensitive::{DbKey, Sensitive};

/// A source of randomness, passed in from outside.
pub type Random<'a> = &'a mut dyn FnMut(&mut [u8]);
