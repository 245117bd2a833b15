//! PIN or passphrase: what the user types to unlock.

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::sensitive::Sensitive;

/// What the user typed. Leading and trailing white space does not count.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pin(Sensitive<Zeroizing<String>>);

/// Why a new PIN is not good enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PinError {
    /// Fewer than four characters.
    #[error("too short")]
    TooShort,
    /// No keyring holds a device secret, so five words are needed (ruling 24).
    #[error("five words are needed")]
    FiveWords,
}

impl Pin {
    /// A PIN as typed.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        // One keyboard sends å as one character, another as a and a ring.
        Self(Sensitive(Zeroizing::new(typed.trim().nfc().collect())))
    }

    /// Whether it may protect a new folder.
    ///
    /// # Errors
    /// [`PinError`] says what is missing.
    pub fn is_good_enough(&self, keyring: bool) -> Result<(), PinError> {
        let typed = self.expose();
        if keyring {
            if typed.chars().count() < 4 { Err(PinError::TooShort) } else { Ok(()) }
        } else {
            // Without a device secret the words alone stand against someone who has the disk.
            let words = typed.split_whitespace().filter(|word| word.chars().count() >= 2).count();
            if words < 5 { Err(PinError::FiveWords) } else { Ok(()) }
        }
    }

    pub(crate) fn expose(&self) -> &str {
        &self.0.0
    }
}
