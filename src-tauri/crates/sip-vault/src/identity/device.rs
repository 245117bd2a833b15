//! What others know of a device.

use serde::{Deserialize, Serialize};

use super::canonical::Canonical;
use super::encoding::base64_key;
use super::id::DeviceId;
use super::{recipient, signing};

/// A device's public keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DevicePublic {
    /// Its name, which follows from the two keys.
    pub id: DeviceId,
    /// The Ed25519 key that it signs with; base 64 in JSON.
    #[serde(with = "base64_key")]
    pub sign: [u8; 32],
    /// The age recipient that is sealed to, `age1…`.
    pub recipient: String,
    /// Whether it is an office device, which holds the unit's key; else a laptop, which does not.
    pub office: bool,
}

impl DevicePublic {
    /// Whether the keys can be used, and the name really follows from them. `office` is only as
    /// true as the card that it stands on.
    #[must_use]
    pub fn is_consistent(&self) -> bool {
        self.id == DeviceId::of(&self.sign, &self.recipient)
            && signing::is_key(&self.sign)
            && recipient::parse(&self.recipient).is_ok()
    }

    /// Whether the device signed this message for this purpose: Ed25519, strictly, over
    /// domain ‖ 0x00 ‖ message.
    #[must_use]
    pub fn verify(&self, domain: &str, message: &[u8], signature: &[u8]) -> bool {
        signing::verify(&self.sign, domain, message, signature)
    }

    /// Its fields, in order, among those that are signed.
    pub(super) fn put(&self, out: &mut Canonical) {
        out.bytes(&self.id.0).bytes(&self.sign).text(&self.recipient).yes(self.office);
    }
}
