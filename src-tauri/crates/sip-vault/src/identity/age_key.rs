//! A secret X25519 key in the form of `age`.

use std::fmt;

use age::secrecy::ExposeSecret as _;
use zeroize::Zeroizing;

/// Opens what is sealed to its recipient. Wiped when dropped.
#[derive(Clone)]
pub struct AgeKey {
    identity: age::x25519::Identity,
    /// Kept, since to work it out is a multiplication on the curve.
    recipient: String,
}

impl AgeKey {
    /// A new key, out of `age`'s own randomness.
    #[must_use]
    pub fn generate() -> Self {
        Self::of(age::x25519::Identity::generate())
    }

    /// What to seal to, `age1…`.
    #[must_use]
    pub fn recipient(&self) -> String {
        self.recipient.clone()
    }

    /// The secret, `AGE-SECRET-KEY-1…`: a line of the key file that the `age` command takes.
    #[must_use]
    pub fn to_text(&self) -> Zeroizing<String> {
        Zeroizing::new(self.identity.to_string().expose_secret().to_owned())
    }

    /// A key from its text, white space around it aside.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        text.trim().parse().ok().map(Self::of)
    }

    fn of(identity: age::x25519::Identity) -> Self {
        let recipient = identity.to_public().to_string();
        Self { identity, recipient }
    }

    pub(super) fn identity(&self) -> &dyn age::Identity {
        &self.identity
    }

    pub(super) fn is_for(&self, recipient: &str) -> bool {
        self.recipient == recipient
    }
}

impl fmt::Debug for AgeKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AgeKey([dolt])")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_survives_its_text() {
        // Out of the test vectors of age.
        let secret = "AGE-SECRET-KEY-1GQ9778VQXMMJVE8SK7J6VT8UJ4HDQAJUVSFCWCM02D8GEWQ72PVQ2Y5J33";
        let key = AgeKey::from_text(&format!("{secret}\r\n")).unwrap();
        assert_eq!(key.recipient(), "age1t7rxyev2z3rw82stdlrrepyc39nvn86l5078zqkf5uasdy86jp6svpy7pa");
        assert_eq!(key.to_text().as_str(), secret);
        assert!(AgeKey::from_text(&key.recipient()).is_none());
        assert!(AgeKey::from_text(&secret.replace("GQ97", "GQ98")).is_none());
    }
}
