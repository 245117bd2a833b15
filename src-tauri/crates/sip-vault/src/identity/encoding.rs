//! Bytes as text: hexadecimal for what people read, base 64 for the rest.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// Lowercase hexadecimal.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// Exactly `N` bytes of lowercase hexadecimal: one text for one value.
pub(super) fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digit = |c: u8| match c {
        b'0'..=b'9' => Some(c - b'0'),
        b'a'..=b'f' => Some(c - b'a' + 10),
        _ => None,
    };
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    if pairs.len() != N || !rest.is_empty() {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, [high, low]) in bytes.iter_mut().zip(pairs) {
        *byte = digit(*high)? << 4 | digit(*low)?;
    }
    Some(bytes)
}

/// Base 64 with padding, strictly read.
pub(super) fn base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// The bytes of a base 64 text.
pub(super) fn unbase64(text: &str) -> Option<Vec<u8>> {
    STANDARD.decode(text).ok()
}

/// `#[serde(with = "hex_key")]`: 32 bytes as hexadecimal.
pub(super) mod hex_key {
    use std::borrow::Cow;

    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(in crate::identity) fn serialize<S: Serializer>(bytes: &[u8; 32], to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&super::hex(bytes))
    }

    pub(in crate::identity) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<[u8; 32], D::Error> {
        super::unhex(&Cow::<str>::deserialize(from)?).ok_or_else(|| D::Error::custom("not 32 bytes of hex"))
    }
}

/// `#[serde(with = "base64_key")]`: 32 bytes as base 64.
pub(super) mod base64_key {
    use serde::{Deserializer, Serializer, de::Error};

    pub(in crate::identity) fn serialize<S: Serializer>(bytes: &[u8; 32], to: S) -> Result<S::Ok, S::Error> {
        super::base64_bytes::serialize(bytes, to)
    }

    pub(in crate::identity) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<[u8; 32], D::Error> {
        super::base64_bytes::deserialize(from)?.try_into().map_err(|_| D::Error::custom("not 32 bytes"))
    }
}

/// `#[serde(with = "base64_bytes")]`: any number of bytes as base 64.
pub(super) mod base64_bytes {
    use std::borrow::Cow;

    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(in crate::identity) fn serialize<S: Serializer>(bytes: &[u8], to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&super::base64(bytes))
    }

    pub(in crate::identity) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u8>, D::Error> {
        super::unbase64(&Cow::<str>::deserialize(from)?).ok_or_else(|| D::Error::custom("not base 64"))
    }
}
