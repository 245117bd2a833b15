//! A key slot: the database key, wrapped.

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::Random;
use crate::sensitive::DbKey;

/// Memory in KiB and passes of Argon2id: about a quarter of a second on a laptop of 2020.
const MEMORY: u32 = 64 * 1024;
const PASSES: u32 = 3;

/// A wrapped key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Slot {
    /// The user, or nothing for the recovery code.
    pub(crate) user: Option<String>,
    /// Whether a device secret from the keyring is mixed in.
    pub(crate) device_secret: bool,
    memory: u32,
    passes: u32,
    salt: String,
    nonce: String,
    wrapped: String,
}

impl Slot {
    pub(crate) fn wrap(
        user: Option<&str>,
        typed: &str,
        device_secret: Option<&[u8]>,
        key: &DbKey,
        random: Random<'_>,
    ) -> Option<Self> {
        let (mut salt, mut nonce) = ([0u8; 16], [0u8; 24]);
        random(&mut salt);
        random(&mut nonce);
        let mut slot = Self {
            user: user.map(str::to_owned),
            device_secret: device_secret.is_some(),
            memory: MEMORY,
            passes: PASSES,
            salt: hex(&salt),
            nonce: hex(&nonce),
            wrapped: String::new(),
        };
        let cipher = XChaCha20Poly1305::new_from_slice(slot.derive(typed, device_secret)?.as_slice()).ok()?;
        let bound_to = slot.bound_to();
        let payload = Payload { msg: key.expose(), aad: bound_to.as_bytes() };
        slot.wrapped = hex(&cipher.encrypt(&XNonce::from(nonce), payload).ok()?);
        Some(slot)
    }

    pub(crate) fn unwrap(&self, typed: &str, device_secret: Option<&[u8]>) -> Option<DbKey> {
        // A tampered file must not make us spend minutes or gigabytes.
        if self.memory > 4 * MEMORY || self.passes > 4 * PASSES {
            return None;
        }
        let cipher = XChaCha20Poly1305::new_from_slice(self.derive(typed, device_secret)?.as_slice()).ok()?;
        let nonce: [u8; 24] = unhex(&self.nonce)?.try_into().ok()?;
        let wrapped = unhex(&self.wrapped)?;
        let bound_to = self.bound_to();
        let payload = Payload { msg: &wrapped, aad: bound_to.as_bytes() };
        let bytes = Zeroizing::new(cipher.decrypt(&XNonce::from(nonce), payload).ok()?);
        Some(DbKey::new(bytes.as_slice().try_into().ok()?))
    }

    /// Argon2id of what was typed; with the device secret mixed in through HKDF where there is one.
    fn derive(&self, typed: &str, device_secret: Option<&[u8]>) -> Option<Zeroizing<[u8; 32]>> {
        let params = Params::new(self.memory, self.passes, 1, Some(32)).ok()?;
        let mut stretched = Zeroizing::new([0u8; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(typed.as_bytes(), &unhex(&self.salt)?, stretched.as_mut())
            .ok()?;
        let mut key = Zeroizing::new([0u8; 32]);
        Hkdf::<Sha256>::new(device_secret, stretched.as_slice()).expand(b"sip-hemma slot 1", key.as_mut()).ok()?;
        Some(key)
    }

    /// What the wrapping is bound to: a slot cannot be renamed into another user's.
    fn bound_to(&self) -> String {
        format!("{}|{}", self.user.as_deref().unwrap_or_default(), self.device_secret)
    }
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
