//! Personnummer, samordningsnummer and reservnummer: form, date, check digit.
//!
//! A number is never refused for not standing in a register: offline there is none. Its date part
//! is not the person's true birth date (folkbokföringslag 18 §: a nearby day may be used).

use crate::person::IdentifierKind;
use crate::time::Date;

/// Why a number was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Not twelve (or ten) digits, or not the form of a reservnummer.
    #[error("format")]
    Format,
    /// The date does not exist, or lies ahead.
    #[error("date")]
    Date,
    /// The check digit does not fit.
    #[error("check digit")]
    CheckDigit,
    /// Ten digits, with nothing to tell the century.
    #[error("century")]
    Century,
}

impl Refused {
    /// The key of its sentence.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Format => "number-format",
            Self::Date => "number-date",
            Self::CheckDigit => "number-check-digit",
            Self::Century => "number-century",
        }
    }
}

/// A number in its stored form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// Twelve digits, or the reservnummer as written.
    pub value: String,
    /// The day that its date part says, where it has one.
    pub birth_date: Option<Date>,
}

/// Reads a number as people write it. `today` decides the century of a ten-digit one.
///
/// # Errors
/// [`Refused`] with the reason.
pub fn read(kind: IdentifierKind, text: &str, today: Option<Date>) -> Result<Number, Refused> {
    match kind {
        IdentifierKind::PersonalNumber => personal(text, 0, today),
        IdentifierKind::CoordinationNumber => personal(text, 60, today),
        IdentifierKind::ReserveNumber => reserve(text),
        IdentifierKind::None => Err(Refused::Format),
    }
}

fn personal(text: &str, day_shift: u32, today: Option<Date>) -> Result<Number, Refused> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (head, tail) = match text.char_indices().rev().nth(4) {
        Some((at, '-' | '+')) => (&text[..at], &text[at + 1..]),
        _ if text.is_ascii() && text.len() > 4 => text.split_at(text.len() - 4),
        _ => return Err(Refused::Format),
    };
    let digits = format!("{head}{tail}");
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Refused::Format);
    }
    let digits = match digits.len() {
        12 => digits,
        10 => format!("{}{digits}", century(&digits, text.contains('+'), day_shift, today)?),
        _ => return Err(Refused::Format),
    };
    let birth_date = day_of(&digits, day_shift).ok_or(Refused::Date)?;
    if today.is_some_and(|today| birth_date > today) {
        return Err(Refused::Date);
    }
    if luhn(&digits[2..]) != 0 {
        return Err(Refused::CheckDigit);
    }
    Ok(Number { value: digits, birth_date: Some(birth_date) })
}

/// The separator becomes `+` the year the person turns 100.
fn century(ten: &str, plus: bool, day_shift: u32, today: Option<Date>) -> Result<u32, Refused> {
    let today = today.ok_or(Refused::Century)?;
    let this = u32::try_from(today.year() / 100).map_err(|_| Refused::Century)?;
    let born_before = day_of(&format!("{this:02}{ten}"), day_shift).is_some_and(|day| day <= today);
    let latest = if born_before { this } else { this - 1 };
    Ok(if plus { latest - 1 } else { latest })
}

fn day_of(twelve: &str, day_shift: u32) -> Option<Date> {
    let year = twelve[..4].parse().ok()?;
    let month = twelve[4..6].parse().ok()?;
    let day = twelve[6..8].parse::<u32>().ok()?.checked_sub(day_shift)?;
    chrono::NaiveDate::from_ymd_opt(year, month, day).map(Date)
}

/// Remainder of the Luhn sum: 0 when the check digit fits.
fn luhn(ten: &str) -> u32 {
    let sum: u32 = ten
        .bytes()
        .enumerate()
        .map(|(at, b)| {
            let doubled = u32::from(b - b'0') * if at % 2 == 0 { 2 } else { 1 };
            doubled / 10 + doubled % 10
        })
        .sum();
    sum % 10
}

/// Opaque: the prefix of a national one is not documented, a regional one is free.
fn reserve(text: &str) -> Result<Number, Refused> {
    let text = text.trim();
    let fits = (4..=20).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if fits { Ok(Number { value: text.to_owned(), birth_date: None }) } else { Err(Refused::Format) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use IdentifierKind::{CoordinationNumber, PersonalNumber, ReserveNumber};

    fn today() -> Option<Date> {
        "2026-11-22".parse().ok()
    }

    #[test]
    fn official_numbers_are_read() {
        for number in ["199001012385", "200002292399", "202402292383", "190001019801", "189001019802"] {
            assert_eq!(read(PersonalNumber, number, None).unwrap().value, number, "an official test number");
        }
        for number in ["191401682396", "202601612381"] {
            assert_eq!(read(CoordinationNumber, number, None).unwrap().value, number, "an official test number");
        }
        assert_eq!(read(ReserveNumber, "98240301AA06", None).unwrap().birth_date, None, "it tells no birth date");
    }

    #[test]
    fn each_refusal_has_its_reason() {
        assert_eq!(read(PersonalNumber, "190002292385", None), Err(Refused::Date), "1900 was no leap year");
        assert_eq!(
            read(PersonalNumber, "194203109148", None),
            Err(Refused::CheckDigit),
            "the last digit is off by one"
        );
        assert_eq!(read(PersonalNumber, "19420310", None), Err(Refused::Format), "too short");
        assert_eq!(read(PersonalNumber, "19420310914å", None), Err(Refused::Format), "a letter");
        assert_eq!(read(PersonalNumber, "å-9147", None), Err(Refused::Format), "no digits before the hyphen");
        assert_eq!(read(PersonalNumber, "4203109147", None), Err(Refused::Century), "ten digits and no day to go by");
        assert_eq!(read(PersonalNumber, "191401682396", None), Err(Refused::Date), "day 68: a samordningsnummer");
    }

    #[test]
    fn ten_digits_and_separators_find_their_century() {
        for (text, stored) in [
            ("420310-9147", "194203109147"),
            ("19420310-9147", "194203109147"),
            ("000229-2399", "200002292399"),
            ("900101+9802", "189001019802"),
        ] {
            assert_eq!(read(PersonalNumber, text, today()).unwrap().value, stored, "{text}");
        }
    }
}
