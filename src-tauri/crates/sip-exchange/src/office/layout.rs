//! How a post office is laid out, whatever it is made of: `<mailbox>/<sender>/<bucket>/<packet name>`.

use super::error::OfficeError;
use super::name::PacketName;

/// The file that says which office this is.
pub(crate) const IDENTITY: &str = "sip-hemma.json";

/// Packets of one bucket: few enough for a directory to be read at once, many enough for few directories.
const BUCKET: u64 = 256;
const BUCKET_DIGITS: usize = 8;

/// Whether it can be the name of a mailbox or a sender. No such name leads anywhere else, on any system.
pub(crate) fn is_name(text: &str) -> bool {
    (1..=64).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// Refuses what can be no name.
pub(crate) fn check(names: &[&str]) -> Result<(), OfficeError> {
    if names.iter().all(|name| is_name(name)) { Ok(()) } else { Err(OfficeError::BadAddress) }
}

/// Refuses a packet that could not be laid down as what its name says.
pub(crate) fn check_packet(name: &PacketName, bytes: &[u8]) -> Result<(), OfficeError> {
    if name.seq > PacketName::LAST {
        return Err(OfficeError::BadAddress);
    }
    if name.matches(bytes) { Ok(()) } else { Err(OfficeError::Damaged) }
}

/// The bucket of a number.
pub(crate) fn bucket(seq: u64) -> String {
    format!("{:0BUCKET_DIGITS$}", seq / BUCKET)
}

/// Whether it is a bucket in which numbers above `after` can be.
pub(crate) fn is_bucket_beyond(text: &str, after: u64) -> bool {
    let digits = text.len() == BUCKET_DIGITS && text.bytes().all(|byte| byte.is_ascii_digit());
    digits && text.parse::<u64>().is_ok_and(|number| number >= after / BUCKET)
}

/// The lowest of them in order, at most `most`. Two packets of one number stay together where that is possible:
/// whoever asks for what comes after that number would never see the second.
pub(crate) fn lowest(mut names: Vec<PacketName>, most: usize) -> Vec<PacketName> {
    names.sort_unstable();
    if let Some(beyond) = names.get(most) {
        let whole = names.partition_point(|name| name.seq < beyond.seq);
        names.truncate(if whole == 0 { most } else { whole });
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_names_are_names() {
        for name in ["a", "0", "vc-larksbacken", &"x".repeat(64)] {
            assert!(is_name(name), "{name}");
        }
        for name in ["", ".", "..", "a/b", "a\\b", "A", "å", "a b", ".hidden", "a\0", "a.", &"x".repeat(65)] {
            assert!(!is_name(name), "{name}");
        }
    }

    #[test]
    fn a_bucket_holds_256_numbers() {
        assert_eq!(bucket(255), "00000000");
        assert_eq!(bucket(256), "00000001");
        assert_eq!(bucket(PacketName::LAST).len(), BUCKET_DIGITS);
        assert!(is_bucket_beyond("00000001", 256) && is_bucket_beyond("00000001", 511));
        assert!(!is_bucket_beyond("00000001", 512));
        assert!(!is_bucket_beyond("1", 0) && !is_bucket_beyond("+0000001", 0));
    }

    #[test]
    fn a_listing_ends_between_two_numbers() {
        let named = |seq, byte| PacketName { seq, hash: [byte; 16] };
        let names = || vec![named(3, 1), named(2, 2), named(1, 0), named(2, 1), named(2, 0)];
        assert_eq!(lowest(names(), 9).len(), 5);
        assert_eq!(lowest(names(), 4).last(), Some(&named(2, 2)));
        assert_eq!(lowest(names(), 3), [named(1, 0)]);
        assert_eq!(lowest(names(), 1), [named(1, 0)]);
        assert_eq!(lowest(names(), 0), []);
        let one = vec![named(2, 2), named(2, 0), named(2, 1)];
        assert_eq!(lowest(one, 2), [named(2, 0), named(2, 1)]);
    }
}
