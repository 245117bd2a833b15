//! What can be sealed to: `age1…`, an X25519 public key.

use super::sealed::AgeError;

/// The characters of Bech32, each of five bits.
const ALPHABET: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";

/// `age1`, 52 characters of key, 6 of checksum.
const LENGTH: usize = 62;

/// Points of small order, as far as they are reduced numbers: 0, 1, two of order 8, and p − 1.
/// A secret shared with one of them is zero, and `age` stops the whole program at that.
const SMALL: [[u8; 32]; 5] = [
    [0; 32],
    first_and_rest(0x01, 0x00, 0x00),
    [
        0xe0, 0xeb, 0x7a, 0x7c, 0x3b, 0x41, 0xb8, 0xae, 0x16, 0x56, 0xe3, 0xfa, 0xf1, 0x9f, 0xc4, 0x6a, 0xda, 0x09,
        0x8d, 0xeb, 0x9c, 0x32, 0xb1, 0xfd, 0x86, 0x62, 0x05, 0x16, 0x5f, 0x49, 0xb8, 0x00,
    ],
    [
        0x5f, 0x9c, 0x95, 0xbc, 0xa3, 0x50, 0x8c, 0x24, 0xb1, 0xd0, 0xb1, 0x55, 0x9c, 0x83, 0xef, 0x5b, 0x04, 0x44,
        0x5c, 0xc4, 0x58, 0x1c, 0x8e, 0x86, 0xd8, 0x22, 0x4e, 0xdd, 0xd0, 0x9f, 0x11, 0x57,
    ],
    first_and_rest(0xec, 0xff, 0x7f),
];

const fn first_and_rest(first: u8, rest: u8, last: u8) -> [u8; 32] {
    let mut bytes = [rest; 32];
    bytes[0] = first;
    bytes[31] = last;
    bytes
}

/// Reads a recipient.
///
/// # Errors
/// [`AgeError::BadRecipient`] when it is not the one way to write a key that can be sealed to.
pub(super) fn parse(text: &str) -> Result<age::x25519::Recipient, AgeError> {
    let recipient: age::x25519::Recipient =
        if text.len() == LENGTH { text.parse().ok() } else { None }.ok_or(AgeError::BadRecipient)?;
    let is_good =
        recipient.to_string() == text && key(text).is_some_and(|key| is_reduced(&key) && !SMALL.contains(&key));
    if is_good { Ok(recipient) } else { Err(AgeError::BadRecipient) }
}

/// The key inside a text whose checksum `age` has looked at, but whose bytes it does not give.
fn key(text: &str) -> Option<[u8; 32]> {
    let (mut bits, mut held, mut key) = (0u32, 0u32, Vec::with_capacity(32));
    for letter in text.as_bytes().get(4..LENGTH - 6)? {
        let five = ALPHABET.iter().position(|c| c == letter)?;
        bits = (bits << 5 | u32::try_from(five).ok()?) & 0xfff;
        held += 5;
        if held >= 8 {
            held -= 8;
            key.push(u8::try_from(bits >> held & 0xff).ok()?);
        }
    }
    key.try_into().ok()
}

/// Whether the number is below p = 2²⁵⁵ − 19. To any other, nothing that is sealed can be opened.
fn is_reduced(key: &[u8; 32]) -> bool {
    key[31] < 0x7f || (key[31] == 0x7f && (key[0] < 0xed || key[1..31].iter().any(|b| *b != 0xff)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bech32 as the age format has it, for keys that no honest program writes.
    fn written(key: &[u8; 32]) -> String {
        let bits: Vec<u8> = key.iter().flat_map(|b| (0..8).rev().map(move |at| b >> at & 1)).chain([0; 4]).collect();
        let mut data: Vec<u8> = bits.chunks(5).map(|five| five.iter().fold(0, |n, bit| n << 1 | bit)).collect();
        let spread = b"age".iter().map(|c| c >> 5).chain([0]).chain(b"age".iter().map(|c| c & 31));
        let sum = spread.chain(data.iter().copied()).chain([0; 6]).fold(1u32, |sum, value| {
            let top = sum >> 25;
            let steps = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3u32];
            let sum = (sum & 0x1ff_ffff) << 5 ^ u32::from(value);
            steps.iter().enumerate().fold(sum, |sum, (at, step)| if top >> at & 1 == 1 { sum ^ step } else { sum })
        }) ^ 1;
        data.extend((0..6).rev().map(|at| u8::try_from(sum >> (5 * at) & 31).unwrap()));
        let letters: String = data.iter().map(|five| char::from(ALPHABET[usize::from(*five)])).collect();
        format!("age1{letters}")
    }

    /// Whether `age` itself finds that nothing is shared with this key.
    fn shares_nothing(point: &[u8; 32]) -> bool {
        use base64::Engine as _;
        let coded = |bytes: &[u8]| base64::engine::general_purpose::STANDARD_NO_PAD.encode(bytes);
        let (share, zero) = (coded(point), coded(&[0; 32]));
        let file = format!("age-encryption.org/v1\n-> X25519 {share}\n{zero}\n--- {zero}\n0123456789abcdef");
        let us = age::x25519::Identity::generate();
        let decryptor = age::Decryptor::new_buffered(file.as_bytes()).unwrap();
        matches!(decryptor.decrypt(std::iter::once(&us as _)), Err(age::DecryptError::InvalidHeader))
    }

    #[test]
    fn an_honest_recipient_has_one_text() {
        let text = age::x25519::Identity::generate().to_public().to_string();
        assert_eq!(written(&key(&text).unwrap()), text);
        assert!(parse(&text).is_ok());
        for wrong in
            [text.to_uppercase(), format!("{text} "), text.replace("age1", "agf1"), String::new(), "å".repeat(31)]
        {
            assert_eq!(parse(&wrong).err(), Some(AgeError::BadRecipient), "{wrong}");
        }
    }

    #[test]
    fn a_key_that_shares_nothing_is_refused_before_age_stops_at_it() {
        let mut points = SMALL.to_vec();
        points.extend([first_and_rest(0xed, 0xff, 0x7f), first_and_rest(0xee, 0xff, 0x7f)]);
        for mut point in points {
            for top in [0x00, 0x80] {
                point[31] = point[31] & 0x7f | top;
                assert!(shares_nothing(&point), "{point:02x?}");
                assert_eq!(parse(&written(&point)).err(), Some(AgeError::BadRecipient), "{point:02x?}");
            }
        }
        assert!(!shares_nothing(&[9; 32]));
        assert!(parse(&written(&[9; 32])).is_ok());
    }

    #[test]
    fn a_number_that_is_not_reduced_is_refused() {
        let mut most = [0xff; 32];
        assert!(parse(&written(&most)).is_err());
        most[31] = 0x7f;
        assert!(parse(&written(&most)).is_err());
        most[0] = 0xeb;
        assert!(parse(&written(&most)).is_ok(), "p - 2");
    }
}
