//! A key slot: what lets one user, or the recovery code, come to the database key.
//!
//! A slot has an age key of its own. What is typed opens that key; the database key is sealed to it.
//! So the database key can be changed without asking anybody for a PIN, and a PIN without touching
//! the database. Slots of the first format wrapped the database key itself; they are read, and made
//! anew when they are opened.

use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::Random;
use crate::identity::{AgeKey, open, seal};
use crate::sensitive::DbKey;

/// Memory in KiB and passes of Argon2id: about a quarter of a second on a laptop of 2020.
const MEMORY: u32 = 64 * 1024;
const PASSES: u32 = 3;

/// A slot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Slot {
    /// The user, or nothing for the recovery code.
    pub(crate) user: Option<String>,
    /// The user's work, for the screen where one unlocks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) role: Option<String>,
    /// Whether a device secret from the keyring is mixed in.
    pub(crate) device_secret: bool,
    memory: u32,
    passes: u32,
    salt: String,
    nonce: String,
    /// The slot's own key; in the first format the database key.
    wrapped: String,
    /// What is sealed to: none in the first format.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    recipient: Option<String>,
    /// The database key, sealed to the recipient; base 64.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    key: Option<String>,
    /// The key that is about to take its place, while it is being changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

/// What a slot gave.
pub(crate) struct Opened {
    pub(crate) key: DbKey,
    pub(crate) next: Option<DbKey>,
}

impl Slot {
    pub(crate) fn wrap(
        who: (Option<&str>, Option<&str>),
        typed: &str,
        device_secret: Option<&[u8]>,
        key: &DbKey,
        random: Random<'_>,
    ) -> Option<Self> {
        let (mut salt, mut nonce) = ([0u8; 16], [0u8; 24]);
        random(&mut salt);
        random(&mut nonce);
        let own = AgeKey::generate();
        let mut slot = Self {
            user: who.0.map(str::to_owned),
            role: who.1.map(str::to_owned),
            device_secret: device_secret.is_some(),
            memory: MEMORY,
            passes: PASSES,
            salt: hex(&salt),
            nonce: hex(&nonce),
            wrapped: String::new(),
            recipient: Some(own.recipient()),
            key: None,
            next: None,
        };
        let cipher = XChaCha20Poly1305::new_from_slice(slot.derive(typed, device_secret)?.as_slice()).ok()?;
        let (bound_to, secret) = (slot.bound_to(), own.to_text());
        let payload = Payload { msg: secret.as_bytes(), aad: bound_to.as_bytes() };
        slot.wrapped = hex(&cipher.encrypt(&XNonce::from(nonce), payload).ok()?);
        slot.key = Some(slot.sealed(key)?);
        Some(slot)
    }

    pub(crate) fn unwrap(&self, typed: &str, device_secret: Option<&[u8]>) -> Option<Opened> {
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
        if self.is_direct() {
            return Some(Opened { key: DbKey::new(bytes.as_slice().try_into().ok()?), next: None });
        }
        let own = AgeKey::from_text(std::str::from_utf8(&bytes).ok()?)?;
        let next = match &self.next {
            Some(next) => Some(unsealed(&own, next)?),
            None => None,
        };
        Some(Opened { key: unsealed(&own, self.key.as_ref()?)?, next })
    }

    /// Whether it is of the first format: the database key stands in it, so that it cannot be given
    /// another one without what is typed.
    pub(crate) fn is_direct(&self) -> bool {
        self.recipient.is_none()
    }

    /// Seals the next key to it, beside the one that holds.
    pub(crate) fn offer(&mut self, next: &DbKey) -> Option<()> {
        self.next = Some(self.sealed(next)?);
        Some(())
    }

    /// The next key holds from now on, or it never will.
    pub(crate) fn settle(&mut self, next: bool) {
        if let Some(offered) = self.next.take().filter(|_| next) {
            self.key = Some(offered);
        }
    }

    pub(crate) fn has_next(&self) -> bool {
        self.next.is_some()
    }

    fn sealed(&self, key: &DbKey) -> Option<String> {
        let sealed = seal(&[self.recipient.clone()?], key.expose()).ok()?;
        Some(STANDARD.encode(sealed))
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
        let user = self.user.as_deref().unwrap_or_default();
        match &self.recipient {
            None => format!("{user}|{}", self.device_secret),
            Some(recipient) => format!("{user}|{}|{recipient}", self.device_secret),
        }
    }
}

fn unsealed(own: &AgeKey, text: &str) -> Option<DbKey> {
    let sealed = STANDARD.decode(text).ok()?;
    let bytes = open(&[own], &sealed, 32).ok()?;
    Some(DbKey::new(bytes.as_slice().try_into().ok()?))
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

pub(crate) fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.is_ascii() || !text.len().is_multiple_of(2) {
        return None;
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok()).collect()
}
