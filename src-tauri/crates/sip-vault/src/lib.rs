//! Keys: the database key, the slots that wrap it, the operating system's keyring; and who is who
//! between computers.
//!
//! Here live: what a PIN and a recovery code open, where the device secret is kept, and the
//! identities of devices and units ([`identity`]). Here do not live: files (`sip-store` writes the
//! key file) and randomness (passed in; `age` has its own). This is the only crate that knows
//! `keyring`, `age` and `ed25519-dalek`.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once"))]

mod code;
pub mod identity;
mod keyfile;
mod keyring;
mod pin;
mod sensitive;
mod slot;
mod tries;

pub use code::RecoveryCode;
pub use keyfile::{KEYFILE_FORMAT, Keyfile, KeyfileError, Keys, OpenError, User};
pub use keyring::{KeyStore, KeyStoreError, MemoryKeyring, NoKeyring, OsKeyring};
pub use pin::{Pin, PinError};
pub use sensitive::{DbKey, Sensitive};
pub use tries::{Noted, Tries, When};

/// A source of randomness, passed in from outside.
pub type Random<'a> = &'a mut dyn FnMut(&mut [u8]);
