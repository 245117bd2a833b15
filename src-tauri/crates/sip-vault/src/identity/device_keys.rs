//! What only the device itself knows.

use std::fmt;

use ed25519_dalek::SigningKey;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::age_key::AgeKey;
use super::device::DevicePublic;
use super::id::DeviceId;
use super::seal_key::SealKey;
use super::{encoding, form, signing};
use crate::Random;

/// A device's secret keys. Wiped when dropped.
#[derive(Clone)]
pub struct DeviceKeys {
    id: DeviceId,
    sign: SigningKey,
    age: AgeKey,
}

/// The text form, borrowed so that no copy of a secret is left behind.
#[derive(Serialize, Deserialize)]
struct Written<'a> {
    format: u32,
    sign: &'a str,
    age: &'a str,
}

impl DeviceKeys {
    /// A new device. Its age key comes out of `age`'s own randomness.
    #[must_use]
    pub fn generate(random: Random<'_>) -> Self {
        Self::of(signing::generate(random), AgeKey::generate())
    }

    /// The device's name.
    #[must_use]
    pub fn id(&self) -> DeviceId {
        self.id
    }

    /// What others may know, with the place that the device has or asks for.
    #[must_use]
    pub fn public(&self, office: bool) -> DevicePublic {
        let sign = self.sign.verifying_key().to_bytes();
        DevicePublic { id: self.id, sign, recipient: self.age.recipient(), office }
    }

    /// Signs domain ‖ 0x00 ‖ message with Ed25519. The domain names the purpose, is a constant of
    /// the program, and holds no zero byte.
    #[must_use]
    pub fn sign(&self, domain: &str, message: &[u8]) -> [u8; 64] {
        signing::sign(&self.sign, domain, message)
    }

    /// The key that opens what is sealed to this device.
    #[must_use]
    pub fn age_identity(&self) -> AgeKey {
        self.age.clone()
    }

    /// The key that seals paper, which follows from the one that signs.
    #[must_use]
    pub fn seal_key(&self) -> SealKey {
        SealKey::derived(&self.sign, "device")
    }

    /// The secret keys as JSON, for the encrypted database and nowhere else.
    #[must_use]
    pub fn to_text(&self) -> Zeroizing<String> {
        let sign = Zeroizing::new(encoding::base64(self.sign.as_bytes()));
        form::write_secret(&Written { format: 1, sign: &sign, age: &self.age.to_text() }, 512)
    }

    /// Keys from their text; nothing when it is not such a text.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let written: Written<'_> =
            serde_json::from_str(text).ok().filter(|written: &Written<'_>| written.format == 1)?;
        Some(Self::of(signing::from_text(written.sign)?, AgeKey::from_text(written.age)?))
    }

    fn of(sign: SigningKey, age: AgeKey) -> Self {
        let id = DeviceId::of(&sign.verifying_key().to_bytes(), &age.recipient());
        Self { id, sign, age }
    }
}

impl fmt::Debug for DeviceKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DeviceKeys({}, [dolt])", self.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::tests::random;

    #[test]
    fn a_device_survives_its_text_and_signs_for_one_purpose() {
        let keys = DeviceKeys::generate(&mut random(1));
        let again = DeviceKeys::from_text(&keys.to_text()).unwrap();
        let public = again.public(true);
        assert_eq!(public, keys.public(true));
        assert!(public.is_consistent());
        let signature = again.sign("sip-hemma test 1", b"ja");
        assert!(public.verify("sip-hemma test 1", b"ja", &signature));
        assert!(!public.verify("sip-hemma test 2", b"ja", &signature));
        assert!(!public.verify("sip-hemma test 1", b"nej", &signature));
        assert!(!public.verify("sip-hemma test 1", b"ja", &signature[..63]));
        assert!(!DeviceKeys::generate(&mut random(2)).public(true).verify("sip-hemma test 1", b"ja", &signature));
    }

    #[test]
    fn what_is_no_device_is_not_read() {
        let text = DeviceKeys::generate(&mut random(1)).to_text().to_string();
        let wrong = [String::new(), text.replace("\"format\":1", "\"format\":2"), text.replace("KEY-1", "KEY-2")];
        assert!(wrong.iter().all(|text| DeviceKeys::from_text(text).is_none()));
    }

    #[test]
    fn a_name_follows_from_both_keys() {
        let (one, other) = (DeviceKeys::generate(&mut random(1)), DeviceKeys::generate(&mut random(2)));
        let (one, other) = (one.public(true), other.public(true));
        assert!(!DevicePublic { id: other.id, ..one.clone() }.is_consistent());
        assert!(!DevicePublic { sign: other.sign, ..one.clone() }.is_consistent());
        assert!(!DevicePublic { recipient: other.recipient, ..one.clone() }.is_consistent());
        let unusable = DevicePublic { id: DeviceId::of(&one.sign, "age1"), recipient: "age1".into(), ..one.clone() };
        assert!(!unusable.is_consistent(), "nothing can be sealed to it");
        let mut weak = [0; 32];
        weak[0] = 1;
        let weak = DevicePublic { id: DeviceId::of(&weak, &one.recipient), sign: weak, ..one };
        assert!(!weak.is_consistent(), "anyone can sign for it");
    }
}
