//! The name of a packet: its number and what its bytes sum up to.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest, Sha256};

use super::error::OfficeError;

/// Decimal digits of the number in a name: text and number have the same order.
const DIGITS: usize = 12;
const ENDING: &str = ".age";

/// The name of a packet: `000000000042-` + 32 hexadecimal characters + `.age`. The order of names is that of their
/// numbers, then of their sums.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PacketName {
    /// The sender's count in one mailbox.
    pub seq: u64,
    /// The first half of the SHA-256 of the packet's bytes.
    pub hash: [u8; 16],
}

impl PacketName {
    /// The highest number a name can have: more would not fit the folders of [`super::PostOffice`].
    pub const LAST: u64 = 25_599_999_999;

    /// The name of these bytes under this number.
    #[must_use]
    pub fn of(seq: u64, bytes: &[u8]) -> Self {
        let mut hash = [0; 16];
        for (half, whole) in hash.iter_mut().zip(Sha256::digest(bytes)) {
            *half = whole;
        }
        Self { seq, hash }
    }

    /// Whether the bytes are those that the name was made of.
    #[must_use]
    pub fn matches(&self, bytes: &[u8]) -> bool {
        Self::of(self.seq, bytes).hash == self.hash
    }
}

impl fmt::Display for PacketName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:0DIGITS$}-", self.seq)?;
        for byte in self.hash {
            write!(f, "{byte:02x}")?;
        }
        f.write_str(ENDING)
    }
}

impl FromStr for PacketName {
    type Err = OfficeError;

    /// Reads a name. Only the very text that a name shows is one.
    ///
    /// # Errors
    /// [`OfficeError::BadAddress`].
    fn from_str(text: &str) -> Result<Self, OfficeError> {
        read(text).ok_or(OfficeError::BadAddress)
    }
}

fn read(text: &str) -> Option<PacketName> {
    let (number, sum) = text.strip_suffix(ENDING)?.split_once('-')?;
    let is_hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    if number.len() != DIGITS || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    if sum.len() != 32 || !sum.bytes().all(is_hex) {
        return None;
    }
    let hash = u128::from_str_radix(sum, 16).ok()?.to_be_bytes();
    let seq = number.parse().ok().filter(|seq| *seq <= PacketName::LAST)?;
    Some(PacketName { seq, hash })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_is_the_number_and_the_sum() {
        let name = PacketName::of(42, b"abc");
        assert_eq!(name.to_string(), "000000000042-ba7816bf8f01cfea414140de5dae2223.age");
        assert!(name.matches(b"abc"));
        assert!(!name.matches(b"abd"));
    }

    #[test]
    fn nothing_else_is_a_name() {
        for text in [
            "",
            "sip-hemma.json",
            "42-ba7816bf8f01cfea414140de5dae2223.age",
            "+00000000042-ba7816bf8f01cfea414140de5dae2223.age",
            "000000000042-BA7816BF8F01CFEA414140DE5DAE2223.age",
            "000000000042-ba7816bf8f01cfea414140de5dae222.age",
            "000000000042-ba7816bf8f01cfea414140de5dae2223",
            "000000000042-ba7816bf8f01cfea414140de5dae2223.age.tmp",
            "999999999999-ba7816bf8f01cfea414140de5dae2223.age",
            ".000000000042-ba7816bf8f01cfea414140de5dae2223.age",
        ] {
            assert_eq!(text.parse::<PacketName>(), Err(OfficeError::BadAddress), "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_name_is_read_back(seq in 0..=PacketName::LAST, hash: [u8; 16]) {
            let name = PacketName { seq, hash };
            prop_assert_eq!(name.to_string().parse(), Ok(name));
        }

        #[test]
        fn text_and_name_have_one_order(a in 0..=PacketName::LAST, b in 0..=PacketName::LAST, x: [u8; 16], y: [u8; 16]) {
            let (a, b) = (PacketName { seq: a, hash: x }, PacketName { seq: b, hash: y });
            prop_assert_eq!(a.cmp(&b), a.to_string().cmp(&b.to_string()));
        }
    }
}
