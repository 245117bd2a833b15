//! Texts with a format number: read within bounds, written prettily.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::card_error::CardError;

/// Reads a text of at most `most` bytes whose newest known format is 1.
pub(super) fn read<T: DeserializeOwned>(text: &str, most: usize) -> Result<T, CardError> {
    /// What all formats have in common.
    #[derive(Deserialize)]
    struct Any {
        format: u32,
    }
    if text.len() > most {
        return Err(CardError::Damaged);
    }
    let any: Any = serde_json::from_str(text).map_err(|_| CardError::Damaged)?;
    is_known(any.format)?;
    serde_json::from_str(text).map_err(|_| CardError::Damaged)
}

/// Whether this program knows the format.
pub(super) fn is_known(format: u32) -> Result<(), CardError> {
    match format {
        0 => Err(CardError::Damaged),
        1 => Ok(()),
        _ => Err(CardError::Newer),
    }
}

/// Pretty JSON, ended by a line feed.
pub(super) fn write<T: Serialize>(form: &T) -> String {
    // Structs of texts and numbers always become JSON.
    let mut text = serde_json::to_string_pretty(form).unwrap_or_default();
    text.push('\n');
    text
}

/// JSON of something secret. `room` is more bytes than it needs, so that the text never moves and
/// leaves no copy behind.
pub(super) fn write_secret<T: Serialize>(form: &T, room: usize) -> Zeroizing<String> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(room));
    // Structs of texts and numbers always become JSON, and memory always takes it.
    let _ = serde_json::to_writer(&mut *bytes, form);
    Zeroizing::new(String::from_utf8(std::mem::take(&mut *bytes)).unwrap_or_default())
}

/// Whether a text that people read is short enough, and reads as it is written: no control
/// characters, no line ends, nothing that turns the direction of what stands beside it.
pub(super) fn is_plain(text: &str, most_chars: usize) -> bool {
    let turns = |c| matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().count() <= most_chars && !text.chars().any(|c| c.is_control() || turns(c))
}
