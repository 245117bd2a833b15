//! Values that must not show.

use std::fmt;

use zeroize::{Zeroize, Zeroizing};

/// A value whose `Debug` tells nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct Sensitive<T>(pub T);

impl<T> fmt::Debug for Sensitive<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[dolt]")
    }
}

/// The key of the database: 256 bits, wiped when dropped.
#[derive(Clone)]
pub struct DbKey(Zeroizing<[u8; 32]>);

impl DbKey {
    /// A key from its bytes, which are wiped.
    #[must_use]
    pub fn new(mut bytes: [u8; 32]) -> Self {
        let key = Self(Zeroizing::new(bytes));
        bytes.zeroize();
        key
    }

    /// A new key.
    #[must_use]
    pub fn make(random: crate::Random<'_>) -> Self {
        let mut bytes = Zeroizing::new([0u8; 32]);
        random(bytes.as_mut());
        Self(bytes)
    }

    /// A key that follows from this one, for one purpose: with it nobody comes back to this one.
    #[must_use]
    pub fn derived(&self, salt: &[u8], purpose: &[u8]) -> Self {
        let mut bytes = Zeroizing::new([0u8; 32]);
        // 32 bytes are never too many for HKDF.
        let _ = hkdf::Hkdf::<sha2::Sha256>::new(Some(salt), self.expose()).expand(purpose, bytes.as_mut());
        Self(bytes)
    }

    /// The bytes, for the one place that opens the database.
    #[must_use]
    pub fn expose(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for DbKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DbKey([dolt])")
    }
}
