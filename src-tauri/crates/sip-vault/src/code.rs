//! The recovery code: printed once, kept on paper.

use zeroize::Zeroizing;

use crate::Random;
use crate::sensitive::Sensitive;

/// Letters and digits that are not mistaken for each other (Crockford's base 32).
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// 24 characters of five bits, `XXXX-XXXX-XXXX-XXXX-XXXX-XXXX`: 120 bits.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RecoveryCode(Sensitive<Zeroizing<String>>);

impl RecoveryCode {
    /// A new code.
    #[must_use]
    pub fn make(random: Random<'_>) -> Self {
        let mut bytes = Zeroizing::new([0u8; 24]);
        random(bytes.as_mut());
        let letters: String = bytes.iter().map(|b| char::from(ALPHABET[usize::from(b & 31)])).collect();
        Self(Sensitive(Zeroizing::new(letters)))
    }

    /// A code as someone typed it: case, hyphens and blanks do not count, O is 0, I and L are 1.
    #[must_use]
    pub fn typed(text: &str) -> Self {
        let letters = text.chars().filter(|c| c.is_alphanumeric()).map(|c| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        });
        Self(Sensitive(Zeroizing::new(letters.collect())))
    }

    /// In groups of four, for paper.
    #[must_use]
    pub fn grouped(&self) -> String {
        let letters: Vec<char> = self.0.0.chars().collect();
        letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
    }

    pub(crate) fn expose(&self) -> &str {
        &self.0.0
    }
}
