//! The names of devices and units: hashes of their keys, so that nobody can choose one.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use sha2::{Digest, Sha256};

use super::encoding::{hex, unhex};

/// A device: the first 16 bytes of SHA-256 over `"sip-hemma device 1\0"`, the public Ed25519 key
/// and the text of its age recipient.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeviceId(pub [u8; 16]);

/// A unit: the first 16 bytes of SHA-256 over `"sip-hemma unit 1\0"` and its root's public key.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitId(pub [u8; 16]);

/// Not 32 lowercase hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not 32 lowercase hexadecimal digits")]
pub struct IdError;

impl DeviceId {
    /// The name that follows from a device's public keys.
    #[must_use]
    pub fn of(sign: &[u8; 32], recipient: &str) -> Self {
        Self(short(digest(b"sip-hemma device 1\0", &[sign, recipient.as_bytes()])))
    }
}

impl UnitId {
    /// The name that follows from a root's public key.
    #[must_use]
    pub fn of(root: &[u8; 32]) -> Self {
        Self(short(digest(b"sip-hemma unit 1\0", &[root])))
    }
}

/// SHA-256 of a domain, ended by a zero byte, and parts.
pub(super) fn digest(domain: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    parts.iter().fold(Sha256::new_with_prefix(domain), |hash, part| hash.chain_update(part)).finalize().into()
}

fn short(hash: [u8; 32]) -> [u8; 16] {
    let mut first = [0; 16];
    first.copy_from_slice(&hash[..16]);
    first
}

/// Text and serde of an id: 32 lowercase hexadecimal digits, nothing else.
macro_rules! as_hex {
    ($id:ident) => {
        impl fmt::Display for $id {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&hex(&self.0))
            }
        }

        impl fmt::Debug for $id {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($id), "({})"), self)
            }
        }

        impl FromStr for $id {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                unhex(text).map(Self).ok_or(IdError)
            }
        }

        impl Serialize for $id {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $id {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                std::borrow::Cow::<str>::deserialize(from)?.parse().map_err(D::Error::custom)
            }
        }
    };
}

as_hex!(DeviceId);
as_hex!(UnitId);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_one_text() {
        let id = DeviceId([0xab; 16]);
        assert_eq!(id.to_string(), "ab".repeat(16));
        assert_eq!("ab".repeat(16).parse(), Ok(id));
        assert_eq!(serde_json::from_str::<DeviceId>(&serde_json::to_string(&id).unwrap()).unwrap(), id);
        let wrong =
            ["AB".repeat(16), "ab".repeat(15), "ab".repeat(17), "+b".repeat(16), "åb".repeat(16), String::new()];
        for wrong in wrong {
            assert_eq!(wrong.parse::<DeviceId>(), Err(IdError), "{wrong}");
        }
        assert_eq!(format!("{:?}", UnitId([0; 16])), format!("UnitId({})", "00".repeat(16)));
    }

    #[test]
    fn the_names_are_those_of_the_format() {
        // Made with sha256sum.
        assert_eq!(UnitId::of(&[7; 32]).to_string(), "8a160446553f13b3ce0e8b9e561b5233");
        assert_eq!(DeviceId::of(&[7; 32], "age1x").to_string(), "f07779b8a00111739ed25c30149e1bbd");
    }
}
