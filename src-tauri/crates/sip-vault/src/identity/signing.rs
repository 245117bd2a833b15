//! Ed25519 over a domain and a message, so that a signature for one purpose fits no other.

use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use zeroize::Zeroizing;

use super::encoding::unbase64;
use crate::Random;

/// A new key.
pub(super) fn generate(random: Random<'_>) -> SigningKey {
    let mut seed = Zeroizing::new([0u8; 32]);
    random(seed.as_mut());
    SigningKey::from_bytes(&seed)
}

/// A key from its 32 secret bytes in base 64.
pub(super) fn from_text(text: &str) -> Option<SigningKey> {
    let bytes = Zeroizing::new(unbase64(text)?);
    Some(SigningKey::from_bytes(bytes.as_slice().try_into().ok()?))
}

/// Signs domain ‖ 0x00 ‖ message.
pub(super) fn sign(key: &SigningKey, domain: &str, message: &[u8]) -> [u8; 64] {
    key.sign(&joined(domain, message)).to_bytes()
}

/// Whether the signature holds, strictly: no weak key, one signature for one message and nonce.
pub(super) fn verify(public: &[u8; 32], domain: &str, message: &[u8], signature: &[u8]) -> bool {
    let (Ok(key), Ok(signature)) = (VerifyingKey::from_bytes(public), Signature::from_slice(signature)) else {
        return false;
    };
    key.verify_strict(&joined(domain, message), &signature).is_ok()
}

/// Whether the bytes are a public key that something can be signed with.
pub(super) fn is_key(public: &[u8; 32]) -> bool {
    VerifyingKey::from_bytes(public).is_ok_and(|key| !key.is_weak())
}

/// A domain is a constant of the program and holds no zero byte.
fn joined(domain: &str, message: &[u8]) -> Vec<u8> {
    [domain.as_bytes(), &[0], message].concat()
}
