//! Why a card, a request or an approval was not made, read or opened.

use super::sealed::AgeError;

/// What is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CardError {
    /// Not such a text at all, or too long.
    #[error("damaged, or no such file")]
    Damaged,
    /// Written by a newer program.
    #[error("newer format")]
    Newer,
    /// The signature does not hold, or the keys inside are not those of the card.
    #[error("not genuine")]
    Forged,
    /// Well formed, but it says what nothing may say: too long a name, a device twice.
    #[error("not valid: {0}")]
    Invalid(&'static str),
    /// The keys at hand do not hold the card's root, so they cannot sign it.
    #[error("the root of the card is needed")]
    NoRoot,
    /// Meant for another device.
    #[error("meant for another device")]
    NotForUs,
}

impl From<AgeError> for CardError {
    fn from(error: AgeError) -> Self {
        match error {
            AgeError::NotForUs => Self::NotForUs,
            AgeError::Damaged | AgeError::TooBig => Self::Damaged,
            AgeError::BadRecipient => Self::Invalid("recipient"),
        }
    }
}
