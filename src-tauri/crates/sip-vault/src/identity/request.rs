//! A device's own question: may I be one of the unit's?

use serde::{Deserialize, Serialize};

use super::canonical::Canonical;
use super::card_error::CardError;
use super::device::DevicePublic;
use super::device_keys::DeviceKeys;
use super::encoding::base64_bytes;
use super::form;
use super::seal_key::SealPublic;

const DOMAIN: &str = "sip-hemma device request 1";

/// The longest request, in bytes.
const MOST: usize = 16 * 1024;

/// A request, signed by the device: it proves that who asks has the keys. What is signed are the
/// fields in the order they stand here, in the manner of [`super::UnitCard`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DeviceRequest {
    /// 1.
    pub format: u32,
    /// The device, with `office` as it asks for. The root holder decides.
    pub device: DevicePublic,
    /// What people call it, at most 200 characters.
    pub name: String,
    /// The key that it seals paper with, to be certified. Programs from before there were seals
    /// leave it out; then nothing of it is signed either.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seal: Option<SealPublic>,
    /// The device's signature; base 64 in JSON.
    #[serde(with = "base64_bytes")]
    pub signature: Vec<u8>,
}

impl DeviceRequest {
    /// A signed request.
    ///
    /// # Errors
    /// [`CardError::Invalid`] when the name is too long or holds control characters.
    pub fn make(keys: &DeviceKeys, name: &str, office: bool) -> Result<Self, CardError> {
        let (device, seal) = (keys.public(office), Some(keys.seal_key().public()));
        let mut request = Self { format: 1, device, name: name.to_owned(), seal, signature: Vec::new() };
        request.signature = keys.sign(DOMAIN, &request.canonical()).to_vec();
        request.verify()?;
        Ok(request)
    }

    /// Whether the device itself asked this.
    ///
    /// # Errors
    /// [`CardError::Newer`] for a newer format, [`CardError::Forged`] when the signature or the
    /// device's name does not hold, [`CardError::Invalid`] when the device's name for people is too long.
    pub fn verify(&self) -> Result<(), CardError> {
        form::is_known(self.format)?;
        if !form::is_plain(&self.name, 200) {
            return Err(CardError::Invalid("name"));
        }
        if self.seal.is_some_and(|seal| !seal.is_key()) {
            return Err(CardError::Invalid("seal"));
        }
        let is_genuine = self.device.is_consistent() && self.device.verify(DOMAIN, &self.canonical(), &self.signature);
        if is_genuine { Ok(()) } else { Err(CardError::Forged) }
    }

    /// Reads and verifies a request.
    ///
    /// # Errors
    /// [`CardError::Damaged`] for what is no request, else as [`DeviceRequest::verify`].
    pub fn read(text: &str) -> Result<Self, CardError> {
        let request: Self = form::read(text, MOST)?;
        request.verify()?;
        Ok(request)
    }

    /// The request as pretty JSON.
    #[must_use]
    pub fn write(&self) -> String {
        form::write(self)
    }

    fn canonical(&self) -> Vec<u8> {
        let mut out = Canonical::default();
        out.number(self.format);
        self.device.put(&mut out);
        out.text(&self.name);
        // Last, so that with and without it no two requests share their bytes.
        if let Some(seal) = &self.seal {
            out.bytes(&seal.0);
        }
        out.take()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::tests::random;

    #[test]
    fn a_request_is_read_back() {
        let request = DeviceRequest::make(&DeviceKeys::generate(&mut random(1)), "Rum 3", true).unwrap();
        assert_eq!(DeviceRequest::read(&request.write()), Ok(request));
    }

    #[test]
    fn a_request_of_another_device_is_refused() {
        let (mine, other) = (DeviceKeys::generate(&mut random(1)), DeviceKeys::generate(&mut random(2)));
        let request = DeviceRequest::make(&mine, "Rum 3", false).unwrap();
        let other = other.public(false);
        let forged = [
            DeviceRequest { device: other.clone(), ..request.clone() },
            DeviceRequest { device: DevicePublic { id: other.id, ..request.device.clone() }, ..request.clone() },
            DeviceRequest { device: DevicePublic { sign: other.sign, ..request.device.clone() }, ..request.clone() },
            DeviceRequest {
                device: DevicePublic { recipient: other.recipient, ..request.device.clone() },
                ..request.clone()
            },
            DeviceRequest { device: DevicePublic { office: true, ..request.device.clone() }, ..request.clone() },
            DeviceRequest { name: "Rum 4".into(), ..request.clone() },
            DeviceRequest { seal: Some(DeviceKeys::generate(&mut random(2)).seal_key().public()), ..request.clone() },
            DeviceRequest { seal: None, ..request.clone() },
            DeviceRequest { signature: vec![0; 64], ..request.clone() },
            DeviceRequest { signature: Vec::new(), ..request.clone() },
        ];
        for forged in forged {
            assert_eq!(DeviceRequest::read(&forged.write()), Err(CardError::Forged), "{forged:?}");
        }
    }

    #[test]
    fn a_request_from_before_there_were_seals_holds() {
        let keys = DeviceKeys::generate(&mut random(1));
        let mut old = DeviceRequest { seal: None, ..DeviceRequest::make(&keys, "Rum 3", true).unwrap() };
        old.signature = keys.sign(DOMAIN, &old.canonical()).to_vec();
        assert!(!old.write().contains("seal"), "just as it was written then");
        assert_eq!(DeviceRequest::read(&old.write()), Ok(old));
    }

    #[test]
    fn a_key_that_is_none_is_refused() {
        let keys = DeviceKeys::generate(&mut random(1));
        let mut request = DeviceRequest::make(&keys, "Rum 3", true).unwrap();
        request.seal = Some(SealPublic([4; 65]));
        request.signature = keys.sign(DOMAIN, &request.canonical()).to_vec();
        assert_eq!(request.verify(), Err(CardError::Invalid("seal")));
    }

    #[test]
    fn a_request_has_bounds() {
        let keys = DeviceKeys::generate(&mut random(1));
        assert_eq!(DeviceRequest::make(&keys, &"å".repeat(201), true), Err(CardError::Invalid("name")));
        assert!(DeviceRequest::make(&keys, &"å".repeat(200), true).is_ok());
        let text = DeviceRequest::make(&keys, "Rum 3", true).unwrap().write();
        assert_eq!(DeviceRequest::read(&(text.clone() + &" ".repeat(MOST))), Err(CardError::Damaged));
        assert_eq!(DeviceRequest::read(&text.replace("\"format\": 1", "\"format\": 2")), Err(CardError::Newer));
        assert_eq!(DeviceRequest::read(&text.replacen('{', "{\"more\": 1,", 1)), Err(CardError::Damaged));
    }
}
