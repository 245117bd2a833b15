//! The P-256 keys that seals are made with: readers of PDF accept no Ed25519.
//!
//! They are derived from the Ed25519 secrets that devices and roots already have (HKDF-SHA256), so
//! that there is nothing more to store, to back up or to hand over: whoever holds a root holds its
//! seal key, and folders from before there were seals have theirs. The way back does not exist.

use std::fmt;

use hkdf::Hkdf;
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey, VerifyingKey};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::encoding::{base64, unbase64};
use super::signing;

/// What a root vouches for its unit's seal key with.
const VOUCH: &str = "sip-hemma seal root 1";

/// A public P-256 key, as a point that is not compressed; base 64 in JSON.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct SealPublic(pub [u8; 65]);

/// A secret P-256 key. Wiped when dropped.
#[derive(Clone)]
pub struct SealKey(SigningKey);

impl SealKey {
    /// The key that follows from an Ed25519 secret, for one purpose.
    pub(super) fn derived(secret: &ed25519_dalek::SigningKey, purpose: &str) -> Self {
        let stretched = Hkdf::<Sha256>::new(Some(b"sip-hemma seal key 1"), secret.as_bytes());
        let mut scalar = Zeroizing::new([0u8; 32]);
        let mut turn = 0u32;
        loop {
            let info = [purpose.as_bytes(), &[0], &turn.to_be_bytes()].concat();
            // 32 bytes are always to be had.
            let _ = stretched.expand(&info, scalar.as_mut());
            if let Ok(key) = SigningKey::from_slice(scalar.as_ref()) {
                return Self(key);
            }
            // A number of 256 bits is no key once in 2³² times; then the next is taken.
            turn = turn.wrapping_add(1);
        }
    }

    /// Its public key.
    #[must_use]
    pub fn public(&self) -> SealPublic {
        let mut bytes = [0; 65];
        let point = self.0.verifying_key().to_sec1_point(false);
        bytes.iter_mut().zip(point.as_bytes()).for_each(|(byte, of)| *byte = *of);
        SealPublic(bytes)
    }

    /// ECDSA over SHA-256 of the message, deterministic (RFC 6979): `r` and `s`, 32 bytes each.
    #[must_use]
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        let signature: Signature = self.0.sign(message);
        signature.to_bytes().into()
    }
}

impl SealPublic {
    /// Whether it is a point that something can be verified with.
    #[must_use]
    pub fn is_key(&self) -> bool {
        self.0[0] == 4 && VerifyingKey::from_sec1_bytes(&self.0).is_ok()
    }

    /// Whether a unit's root signed that this is its unit's seal key.
    #[must_use]
    pub fn is_vouched(&self, root: &[u8; 32], signature: &[u8]) -> bool {
        signing::verify(root, VOUCH, &self.0, signature)
    }
}

/// A root's word for its unit's seal key.
pub(super) fn vouch(root: &ed25519_dalek::SigningKey, key: &SealPublic) -> [u8; 64] {
    signing::sign(root, VOUCH, &key.0)
}

impl Serialize for SealPublic {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&base64(&self.0))
    }
}

impl<'de> Deserialize<'de> for SealPublic {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(from)?;
        let bytes = unbase64(&text).and_then(|bytes| bytes.try_into().ok());
        bytes.map(Self).ok_or_else(|| D::Error::custom("not a P-256 key"))
    }
}

impl fmt::Debug for SealPublic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SealPublic({})", super::encoding::hex(&self.0[1..9]))
    }
}

impl fmt::Debug for SealKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SealKey([dolt])")
    }
}

#[cfg(test)]
mod tests {
    use p256::ecdsa::signature::Verifier as _;

    use super::*;
    use crate::identity::tests::random;
    use crate::identity::{DeviceKeys, UnitKeys};

    #[test]
    fn a_seal_key_follows_from_what_is_stored_already() {
        let keys = DeviceKeys::generate(&mut random(1));
        let again = DeviceKeys::from_text(&keys.to_text()).unwrap();
        assert_eq!(again.seal_key().public(), keys.seal_key().public(), "nothing more is stored");
        assert_ne!(DeviceKeys::generate(&mut random(2)).seal_key().public(), keys.seal_key().public());
        let unit = UnitKeys::generate(&mut random(1));
        assert_eq!(
            UnitKeys::from_text(&unit.to_text()).unwrap().seal_root().unwrap().public(),
            unit.seal_root().unwrap().public()
        );
        assert_ne!(
            unit.seal_root().unwrap().public(),
            keys.seal_key().public(),
            "random(1) gives both the same Ed25519 secret: one purpose's key is not another's"
        );
        assert!(unit.without_root().seal_root().is_none());
    }

    #[test]
    fn the_key_is_that_of_the_format() {
        // Made with Python's cryptography: HKDF, then the point of the number.
        let key = SealKey::derived(&ed25519_dalek::SigningKey::from_bytes(&[7; 32]), "device");
        assert_eq!(super::super::encoding::hex(&key.public().0), VECTOR);
    }

    const VECTOR: &str = "04dc53d4f56188d0d27f9a4ab013b9f7d143e4b2a4e59164713545681583977aa5e14babc66b87ed73983a1969f015458be5aa4bed75559c1de34e6436cf2ee461";

    #[test]
    fn what_is_signed_is_verified_by_the_public_key() {
        let key = DeviceKeys::generate(&mut random(1)).seal_key();
        let verifier = VerifyingKey::from_sec1_bytes(&key.public().0).unwrap();
        let signature = Signature::from_slice(&key.sign(b"ja")).unwrap();
        assert!(verifier.verify(b"ja", &signature).is_ok());
        assert!(verifier.verify(b"nej", &signature).is_err());
        assert_eq!(key.sign(b"ja"), key.sign(b"ja"), "the same seal twice has the same bytes");
    }

    #[test]
    fn a_root_vouches_for_its_own_key_alone() {
        let (unit, other) = (UnitKeys::generate(&mut random(1)), UnitKeys::generate(&mut random(2)));
        let (key, vouch) = (unit.seal_root().unwrap().public(), unit.seal_vouch().unwrap());
        assert!(key.is_vouched(&unit.root_public().unwrap(), &vouch));
        assert!(!key.is_vouched(&other.root_public().unwrap(), &vouch));
        assert!(!other.seal_root().unwrap().public().is_vouched(&unit.root_public().unwrap(), &vouch));
        assert!(!key.is_vouched(&unit.root_public().unwrap(), &vouch[..63]));
    }
}
