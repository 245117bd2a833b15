//! Which office this is: the file `sip-hemma.json` in the place.

use serde::Deserialize;

use super::error::OfficeError;

/// The format that this program writes and reads.
const FORMAT: u64 = 1;

/// Longer than the file can be, whatever a later version adds.
pub(crate) const MOST_BYTES: usize = 4096;

#[derive(Deserialize)]
struct Identity {
    office: String,
}

/// Only this is read first: a newer version may have put anything else beside it.
#[derive(Deserialize)]
struct Format {
    format: u64,
}

/// The text of the file of a new office.
pub(crate) fn made_of(random: [u8; 16]) -> String {
    let office = format!("{:032x}", u128::from_be_bytes(random));
    // A number and hexadecimal characters: nothing in it needs to be escaped.
    format!("{{\"format\":{FORMAT},\"office\":\"{office}\"}}\n")
}

/// The identity: 32 hexadecimal characters.
pub(crate) fn read(bytes: &[u8]) -> Result<String, OfficeError> {
    let Format { format } = serde_json::from_slice(bytes).map_err(|_| OfficeError::Damaged)?;
    if format > FORMAT {
        return Err(OfficeError::Newer);
    }
    let Identity { office } = serde_json::from_slice(bytes).map_err(|_| OfficeError::Damaged)?;
    let is_hex = office.len() == 32 && office.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    if format == FORMAT && is_hex { Ok(office) } else { Err(OfficeError::Damaged) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identity_is_read_back() {
        let text = made_of([0xa5; 16]);
        assert_eq!(text, "{\"format\":1,\"office\":\"a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5\"}\n");
        assert_eq!(read(text.as_bytes()), Ok("a5".repeat(16)));
        assert_eq!(read(made_of([0; 16]).as_bytes()), Ok("0".repeat(32)));
    }

    #[test]
    fn a_newer_one_is_known_as_such() {
        assert_eq!(read(br#"{"format":2,"place":[1,2]}"#), Err(OfficeError::Newer));
    }

    #[test]
    fn anything_else_is_damaged() {
        for text in ["", "{", "[]", r#"{"format":0,"office":"00000000000000000000000000000000"}"#] {
            assert_eq!(read(text.as_bytes()), Err(OfficeError::Damaged), "{text}");
        }
        assert_eq!(read(br#"{"format":1,"office":"../../etc"}"#), Err(OfficeError::Damaged));
    }
}
