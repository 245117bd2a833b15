//! A root holder's answer to a device: you are one of ours, and here is what you need.

use serde::{Deserialize, Serialize};

use super::card::{CARD_MOST, UnitCard};
use super::card_error::CardError;
use super::device_keys::DeviceKeys;
use super::id::DeviceId;
use super::seal_papers::SealPapers;
use super::unit_keys::UnitKeys;
use super::{form, sealed};

/// The longest text of unit keys inside an approval, in bytes: some two thousand epochs.
const MOST_KEYS: usize = 256 * 1024;

/// The longest approval, in bytes: a card, a little deeper in, and the keys in base 64.
const MOST: usize = 2 * CARD_MOST + 2 * MOST_KEYS;

/// An approval: the card that the device stands on, and for an office device the unit's keys,
/// sealed to it. The card is signed; the keys prove themselves by opening what the card's recipient
/// is sealed to. Nothing else in it is believed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Approval {
    /// 1.
    pub format: u32,
    /// The unit's card.
    pub card: UnitCard,
    /// Who it is for.
    pub device: DeviceId,
    /// [`UnitKeys::to_text`] as an armored age file, for office devices only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keys: Option<String>,
    /// What the device seals paper with. It proves itself by the card's root and the device's key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seal: Option<SealPapers>,
}

impl Approval {
    /// An approval for a device on the card, with the unit's keys just as they are given: hand in
    /// [`UnitKeys::without_root`] unless the device shall hold the root.
    ///
    /// # Errors
    /// As [`UnitCard::verify`]; [`CardError::Invalid`] when the device is not on the card, when keys
    /// are given for a laptop, or when they are not the card's.
    pub fn make(card: &UnitCard, device: DeviceId, keys: Option<&UnitKeys>) -> Result<Self, CardError> {
        card.verify()?;
        let public = card.device(&device).ok_or(CardError::Invalid("not on the card"))?;
        let keys = match keys {
            None => None,
            Some(_) if !public.office => return Err(CardError::Invalid("keys for a laptop")),
            Some(keys) if !are_of(keys, card) => return Err(CardError::Invalid("keys of another card")),
            Some(keys) => {
                let text = keys.to_text();
                if text.len() > MOST_KEYS {
                    return Err(CardError::Invalid("too many epochs"));
                }
                Some(sealed::armored(&sealed::seal(std::slice::from_ref(&public.recipient), text.as_bytes())?)?)
            }
        };
        Ok(Self { format: 1, card: card.clone(), device, keys, seal: None })
    }

    /// The same approval with the certificates that the root holder issued to the device.
    #[must_use]
    pub fn with_seal(self, papers: SealPapers) -> Self {
        Self { seal: Some(papers), ..self }
    }

    /// Reads an approval and verifies its card.
    ///
    /// # Errors
    /// [`CardError::Damaged`] for what is no approval, else as [`UnitCard::verify`].
    pub fn read(text: &str) -> Result<Self, CardError> {
        let approval: Self = form::read(text, MOST)?;
        approval.card.verify()?;
        Ok(approval)
    }

    /// The approval as pretty JSON.
    #[must_use]
    pub fn write(&self) -> String {
        form::write(self)
    }

    /// The unit's keys, or nothing for a device that gets none. Whether the card's root is the unit
    /// that the device asked, people have decided before.
    ///
    /// # Errors
    /// [`CardError::NotForUs`] on another device; [`CardError::Forged`] when the keys are not the
    /// card's; [`CardError::Damaged`] when they do not open; else as [`UnitCard::verify`].
    pub fn open(&self, device: &DeviceKeys) -> Result<Option<UnitKeys>, CardError> {
        form::is_known(self.format)?;
        self.card.verify()?;
        if self.device != device.id() {
            return Err(CardError::NotForUs);
        }
        let public = self.card.device(&self.device).ok_or(CardError::NotForUs)?;
        let Some(keys) = &self.keys else { return Ok(None) };
        if !public.office {
            return Err(CardError::Invalid("keys for a laptop"));
        }
        let text = sealed::open(&[&device.age_identity()], &sealed::unarmored(keys)?, MOST_KEYS)?;
        let text = std::str::from_utf8(&text).map_err(|_| CardError::Damaged)?;
        let keys = UnitKeys::from_text(text).ok_or(CardError::Damaged)?;
        if are_of(&keys, &self.card) { Ok(Some(keys)) } else { Err(CardError::Forged) }
    }
}

/// Whether keys belong to a card. Anyone can seal keys to a device, but only the unit's own hold
/// the secret of the card's recipient.
fn are_of(keys: &UnitKeys, card: &UnitCard) -> bool {
    keys.key_of(&card.recipient).is_some() && keys.root_public().is_none_or(|root| root == card.root)
}
