//! The code on every page: a visible seal, not an address. A camera reads which version, which page
//! and which exemplar a paper is of, and whoever has the unit's card can check offline that one of
//! its devices said so.
//!
//! No name and no number of a person is in it. It is signed with the device's Ed25519 key, which
//! stands on the card: so nothing else has to be carried, and it fits a small square. What it cannot
//! prove: that what is printed around it was not changed. For that there is the hash, whose first
//! digits and words stand beside it, and the file.

use sip_model::Date;

use crate::merkle::Root;

/// What is signed begins with this and a zero byte (`DeviceKeys::sign`).
pub const PAPER_DOMAIN: &str = "sip-hemma paper 1";

const PREFIX: &str = "SIP1:";
/// The longest plan id.
const LONGEST: usize = 64;

/// Which exemplar a paper is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperKind {
    /// Arbetsmaterial.
    Draft,
    /// The one original.
    Original,
    /// A copy, by its number.
    Copy(u16),
    /// An extract, by its number among what was handed out.
    Extract(u16),
    /// An established version with no mark yet.
    Unnumbered,
    /// The sheet for the fridge.
    Fridge,
    /// What was changed since.
    Changes,
    /// The sheet for the follow-up.
    FollowUp,
}

/// What a page says to a camera.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// Plan id, at most 64 bytes.
    pub plan_id: String,
    /// Version; 0 before there is one.
    pub version: u32,
    /// Hash of the version; zeros before there is one.
    pub hash: Root,
    /// Which exemplar.
    pub kind: PaperKind,
    /// This page, from 1.
    pub page: u8,
    /// How many there are.
    pub pages: u8,
    /// The day it was made.
    pub made_on: Date,
    /// The device that made it; which unit it is of, the cards tell.
    pub device: [u8; 16],
}

/// A code that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadPaper {
    /// What it says.
    pub paper: Paper,
    /// What was signed, without its domain.
    pub message: Vec<u8>,
    /// The signature, to be verified with the device's key of a card.
    pub signature: [u8; 64],
}

impl Paper {
    /// The text for the square: letters, digits and marks of the dense kind. Nothing when the plan
    /// id is too long.
    #[must_use]
    pub fn code(&self, sign: &dyn Fn(&[u8]) -> [u8; 64]) -> Option<String> {
        let message = self.message()?;
        let signature = sign(&message);
        Some(format!("{PREFIX}{}", base45(&[message.as_slice(), &signature].concat())))
    }

    /// Reads a code. Whether it is genuine, the signature tells.
    #[must_use]
    pub fn read(text: &str) -> Option<ReadPaper> {
        let bytes = unbase45(text.trim().strip_prefix(PREFIX).filter(|rest| rest.len() < 1_000)?)?;
        let (message, signature) = bytes.split_last_chunk::<64>()?;
        let paper = Self::parse(message)?;
        // One paper, one text: no other bytes may say the same.
        (paper.message()? == message).then(|| ReadPaper { paper, message: message.to_vec(), signature: *signature })
    }

    /// Kind and its number, page and pages, version, day, hash, device, and last the plan id.
    fn message(&self) -> Option<Vec<u8>> {
        let (kind, number) = match self.kind {
            PaperKind::Draft => (0, 0),
            PaperKind::Original => (1, 0),
            PaperKind::Copy(number) => (2, number),
            PaperKind::Extract(number) => (3, number),
            PaperKind::Unnumbered => (4, 0),
            PaperKind::Fridge => (5, 0),
            PaperKind::Changes => (6, 0),
            PaperKind::FollowUp => (7, 0),
        };
        let mut out = vec![kind];
        out.extend(number.to_be_bytes());
        out.extend([self.page, self.pages]);
        out.extend(self.version.to_be_bytes());
        out.extend(self.made_on.0.format("%Y%m%d").to_string().parse::<u32>().ok()?.to_be_bytes());
        out.extend(self.hash.0);
        out.extend(self.device);
        out.extend(self.plan_id.as_bytes());
        (1..=LONGEST).contains(&self.plan_id.len()).then_some(out)
    }

    fn parse(message: &[u8]) -> Option<Self> {
        let (kind, rest) = message.split_first()?;
        let (number, rest) = rest.split_first_chunk::<2>()?;
        let ([page, pages], rest) = rest.split_first_chunk::<2>()?;
        let (version, rest) = rest.split_first_chunk::<4>()?;
        let (day, rest) = rest.split_first_chunk::<4>()?;
        let (hash, rest) = rest.split_first_chunk::<32>()?;
        let (device, plan_id) = rest.split_first_chunk::<16>()?;
        let number = u16::from_be_bytes(*number);
        let kind = match (kind, number) {
            (0, 0) => PaperKind::Draft,
            (1, 0) => PaperKind::Original,
            (2, number) => PaperKind::Copy(number),
            (3, number) => PaperKind::Extract(number),
            (4, 0) => PaperKind::Unnumbered,
            (5, 0) => PaperKind::Fridge,
            (6, 0) => PaperKind::Changes,
            (7, 0) => PaperKind::FollowUp,
            _ => return None,
        };
        let day = u32::from_be_bytes(*day);
        let made_on = format!("{:04}-{:02}-{:02}", day / 10_000, day / 100 % 100, day % 100).parse().ok()?;
        let plan_id = std::str::from_utf8(plan_id).ok().filter(|id| !id.chars().any(char::is_control))?.to_owned();
        let (version, hash) = (u32::from_be_bytes(*version), Root(*hash));
        Some(Self { plan_id, version, hash, kind, page: *page, pages: *pages, made_on, device: *device })
    }
}

/// The 45 characters that a square holds most densely (RFC 9285).
const LETTERS: &[u8; 45] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

fn base45(bytes: &[u8]) -> String {
    let letter = |value: u32| char::from(LETTERS[(value % 45) as usize]);
    let mut out = String::new();
    for pair in bytes.chunks(2) {
        let value = pair.iter().fold(0u32, |value, byte| value << 8 | u32::from(*byte));
        out.extend([letter(value), letter(value / 45)]);
        if pair.len() == 2 {
            out.push(letter(value / 2025));
        }
    }
    out
}

fn unbase45(text: &str) -> Option<Vec<u8>> {
    let digit = |letter: &u8| LETTERS.iter().position(|of| of == letter).and_then(|at| u32::try_from(at).ok());
    let mut out = Vec::new();
    for group in text.as_bytes().chunks(3) {
        let digits: Vec<u32> = group.iter().map(digit).collect::<Option<_>>()?;
        match digits.as_slice() {
            [a, b, c] => out.extend(u16::try_from(a + b * 45 + c * 2025).ok()?.to_be_bytes()),
            [a, b] => out.push(u8::try_from(a + b * 45).ok()?),
            _ => return None,
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paper() -> Paper {
        Paper {
            plan_id: "SIP-7K3M-Q2XA".to_owned(),
            version: 2,
            hash: Root([0x7f; 32]),
            kind: PaperKind::Copy(3),
            page: 2,
            pages: 5,
            made_on: "2026-10-21".parse().unwrap(),
            device: [9; 16],
        }
    }

    #[test]
    fn a_code_is_read_back_and_is_short() {
        let code = paper().code(&|_| [0xff; 64]).unwrap();
        let read = Paper::read(&code).unwrap();
        assert_eq!(read.paper, paper());
        assert_eq!(read.message, paper().message().unwrap(), "what was signed is what is verified");
        assert!(code.len() <= 221, "{}: version 8 with medium correction holds 221, 49 squares a side", code.len());
        assert!(code.bytes().all(|letter| LETTERS.contains(&letter)), "the dense kind, for every camera");
    }

    #[test]
    fn the_letters_are_those_of_the_standard() {
        // RFC 9285, 4.3 and 4.4.
        assert_eq!((base45(b"AB").as_str(), base45(b"Hello!!").as_str()), ("BB8", "%69 VD92EX0"));
        assert_eq!(unbase45("QED8WEX0"), Some(b"ietf!".to_vec()));
        for wrong in ["GGW", ":::", "A", "AAAA", "a", "å"] {
            assert_eq!(unbase45(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn what_is_no_code_is_none() {
        let code = paper().code(&|_| [0; 64]).unwrap();
        for end in 0..code.len() {
            assert!(Paper::read(&code[..end]).is_none_or(|read| read.paper != paper()), "cut after {end}");
        }
        assert_eq!(Paper::read(&code.replace("SIP1", "SIP2")), None);
        assert_eq!(Paper { plan_id: String::new(), ..paper() }.code(&|_| [0; 64]), None);
        assert_eq!(Paper { plan_id: "x".repeat(65), ..paper() }.code(&|_| [0; 64]), None);
    }
}
