//! A unit's card: what others need to know to trust its devices and to seal to it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::canonical::Canonical;
use super::card_error::CardError;
use super::device::DevicePublic;
use super::encoding::{base64_bytes, hex_key};
use super::id::{DeviceId, UnitId, digest};
use super::unit_keys::UnitKeys;
use super::{form, recipient, signing};

/// Format of the card that this program writes, and the newest it reads.
pub const CARD_FORMAT: u32 = 1;

/// The longest card, in bytes: a thousand devices and their history.
pub const CARD_MOST: usize = 256 * 1024;

const DOMAIN: &str = "sip-hemma unit card 1";
const MOST_DEVICES: usize = 1000;

/// The card of a unit, signed by its root. Whoever changes it makes a [`UnitCard::successor`] and
/// signs that.
///
/// What is signed are the fields in the order they stand here, as `format`, `number` and `epoch` in
/// 4 bytes big-endian; a text or a key as its length in 8 bytes big-endian and its bytes (UTF-8);
/// `hsa_id` as one byte, 0 or 1, and the text if 1; a list as its count in 8 bytes big-endian and
/// its parts. A device is `id`, `sign`, `recipient`, and `office` in one byte, 0 or 1; a revocation
/// is `device`, `at`. Before them stand `sip-hemma unit card 1` and a zero byte.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UnitCard {
    /// [`CARD_FORMAT`].
    pub format: u32,
    /// What the unit calls itself, at most 200 characters.
    pub name: String,
    /// Its HSA-id, if it has one, at most 100 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hsa_id: Option<String>,
    /// The authority that it belongs to, at most 200 characters.
    pub authority: String,
    /// The root's public Ed25519 key; hexadecimal in JSON.
    #[serde(with = "hex_key")]
    pub root: [u8; 32],
    /// Counts the cards of this root.
    pub number: u32,
    /// The epoch of the unit's key.
    pub epoch: u32,
    /// The recipient of that epoch, `age1…`: what is sealed to the unit is sealed to this.
    pub recipient: String,
    /// The unit's devices, at most 1000.
    pub devices: Vec<DevicePublic>,
    /// The devices that were the unit's, at most 1000.
    pub revoked: Vec<Revoked>,
    /// The root's signature; base 64 in JSON.
    #[serde(with = "base64_bytes")]
    pub signature: Vec<u8>,
}

/// A device that is no longer the unit's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Revoked {
    /// Which.
    pub device: DeviceId,
    /// When, as the unit says; at most 40 characters. Decides nothing.
    pub at: String,
}

impl UnitCard {
    /// The first card of a unit, without devices and not yet signed.
    ///
    /// # Errors
    /// [`CardError::NoRoot`] when the keys are not a root holder's.
    pub fn draft(keys: &UnitKeys, name: &str, authority: &str) -> Result<Self, CardError> {
        let (Some(root), Some((epoch, key))) = (keys.root_public(), keys.latest()) else {
            return Err(CardError::NoRoot);
        };
        Ok(Self {
            format: CARD_FORMAT,
            name: name.to_owned(),
            hsa_id: None,
            authority: authority.to_owned(),
            root,
            number: 1,
            epoch,
            recipient: key.recipient(),
            devices: Vec::new(),
            revoked: Vec::new(),
            signature: Vec::new(),
        })
    }

    /// The same card with the next number, not yet signed: what a change is made in.
    #[must_use]
    pub fn successor(&self) -> Self {
        Self { number: self.number.saturating_add(1), signature: Vec::new(), ..self.clone() }
    }

    /// The unit's name, which follows from its root.
    #[must_use]
    pub fn id(&self) -> UnitId {
        UnitId::of(&self.root)
    }

    /// What people compare to know that they mean the same unit: SHA-256 of
    /// `"sip-hemma fingerprint 1\0"` and the root's public key. The same for all cards of a root.
    #[must_use]
    pub fn fingerprint(&self) -> [u8; 32] {
        digest(b"sip-hemma fingerprint 1\0", &[&self.root])
    }

    /// A device that is the unit's.
    #[must_use]
    pub fn device(&self, id: &DeviceId) -> Option<&DevicePublic> {
        self.devices.iter().find(|device| device.id == *id)
    }

    /// Whether a device was the unit's and is no longer.
    #[must_use]
    pub fn is_revoked(&self, id: &DeviceId) -> bool {
        self.revoked.iter().any(|revoked| revoked.device == *id)
    }

    /// Signs the card as it stands. Never signs what [`UnitCard::verify`] would refuse.
    ///
    /// # Errors
    /// [`CardError::NoRoot`] when the keys do not hold this card's root; [`CardError::Invalid`]
    /// with what it must not say, also when `recipient` is not the keys' own of `epoch`.
    pub fn sign(&mut self, keys: &UnitKeys) -> Result<(), CardError> {
        form::is_known(self.format)?;
        self.is_bounded()?;
        self.is_sound()?;
        let is_ours = keys.epochs().contains_key(&self.epoch) && keys.key_of(&self.recipient).is_some();
        if keys.root_public() != Some(self.root) {
            return Err(CardError::NoRoot);
        } else if !is_ours {
            return Err(CardError::Invalid("epoch"));
        }
        self.sign_unseen(keys)?;
        self.is_bounded()
    }

    /// Signs whatever it says.
    pub(super) fn sign_unseen(&mut self, keys: &UnitKeys) -> Result<(), CardError> {
        self.signature = keys.sign(DOMAIN, &self.canonical()).ok_or(CardError::NoRoot)?.to_vec();
        Ok(())
    }

    /// Whether the card is genuine and says nothing that it must not. Whether its root is one to
    /// trust, people decide by [`UnitCard::fingerprint`].
    ///
    /// # Errors
    /// [`CardError::Newer`] for a newer format, [`CardError::Forged`] when the signature does not
    /// hold, [`CardError::Invalid`] with what it must not say.
    pub fn verify(&self) -> Result<(), CardError> {
        form::is_known(self.format)?;
        self.is_bounded()?;
        if !signing::verify(&self.root, DOMAIN, &self.canonical(), &self.signature) {
            return Err(CardError::Forged);
        }
        self.is_sound()
    }

    /// Reads and verifies a card.
    ///
    /// # Errors
    /// [`CardError::Damaged`] for what is no card or longer than [`CARD_MOST`], else as
    /// [`UnitCard::verify`].
    pub fn read(text: &str) -> Result<Self, CardError> {
        let card: Self = form::read(text, CARD_MOST)?;
        card.verify()?;
        Ok(card)
    }

    /// The card as pretty JSON.
    #[must_use]
    pub fn write(&self) -> String {
        form::write(self)
    }

    /// Whether this card replaces another of the same root: by its number, and between two that
    /// were made apart under the same number by the greater SHA-256 of what is signed, so that all
    /// choose the same. Says nothing about whether either is genuine.
    #[must_use]
    pub fn is_newer_than(&self, other: &Self) -> bool {
        let rank = |card: &Self| (card.number, digest(b"", &[&card.canonical()]));
        self.root == other.root && rank(self) > rank(other)
    }

    pub(super) fn canonical(&self) -> Vec<u8> {
        let mut out = Canonical::default();
        out.number(self.format).text(&self.name).maybe(self.hsa_id.as_deref()).text(&self.authority);
        out.bytes(&self.root).number(self.number).number(self.epoch).text(&self.recipient);
        out.count(self.devices.len());
        self.devices.iter().for_each(|device| device.put(&mut out));
        out.count(self.revoked.len());
        for revoked in &self.revoked {
            out.bytes(&revoked.device.0).text(&revoked.at);
        }
        out.take()
    }

    fn is_bounded(&self) -> Result<(), CardError> {
        let bounds = [
            (form::is_plain(&self.name, 200), "name"),
            (self.hsa_id.as_deref().is_none_or(|hsa_id| form::is_plain(hsa_id, 100)), "hsaId"),
            (form::is_plain(&self.authority, 200), "authority"),
            (self.devices.len() <= MOST_DEVICES, "too many devices"),
            (self.revoked.len() <= MOST_DEVICES, "too many revoked"),
            (self.revoked.iter().all(|revoked| form::is_plain(&revoked.at, 40)), "at"),
            (self.write().len() <= CARD_MOST, "too long"),
        ];
        bounds.into_iter().find(|(holds, _)| !holds).map_or(Ok(()), |(_, what)| Err(CardError::Invalid(what)))
    }

    fn is_sound(&self) -> Result<(), CardError> {
        recipient::parse(&self.recipient)?;
        let mut seen = BTreeSet::new();
        if !self.devices.iter().all(DevicePublic::is_consistent) {
            return Err(CardError::Invalid("device"));
        }
        let ids = self.devices.iter().map(|device| device.id).chain(self.revoked.iter().map(|revoked| revoked.device));
        for id in ids {
            if !seen.insert(id) {
                return Err(CardError::Invalid("device twice"));
            }
        }
        Ok(())
    }
}
