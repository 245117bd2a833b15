//! Who is who: devices, units, the cards that name them, and what is sealed to them.
//!
//! A device has an Ed25519 key that signs and an X25519 key that `age` seals to; the P-256 key that
//! it seals paper with follows from the first. A unit has a root (Ed25519) that signs its card, and a key of its own, in epochs, that its office devices hold. A
//! device asks ([`DeviceRequest`]), a root holder answers ([`Approval`]), and everyone else needs
//! only the [`UnitCard`].
//!
//! Here live: keys, signatures, `age`. Here do not live: files, what is sent, and the six words
//! that people compare. Everything that `age` makes is random by its own means; all other
//! randomness is passed in.

mod age_key;
mod approval;
mod canonical;
mod card;
mod card_error;
mod device;
mod device_keys;
mod encoding;
mod form;
mod header_first;
mod id;
mod recipient;
mod request;
mod seal_key;
mod seal_papers;
mod sealed;
mod signing;
mod unit_keys;

pub use age_key::AgeKey;
pub use approval::Approval;
pub use card::{CARD_FORMAT, CARD_MOST, Revoked, UnitCard};
pub use card_error::CardError;
pub use device::DevicePublic;
pub use device_keys::DeviceKeys;
pub use id::{DeviceId, IdError, UnitId};
pub use request::DeviceRequest;
pub use seal_key::{SealKey, SealPublic};
pub use seal_papers::SealPapers;
pub use sealed::{AgeError, open, seal};
pub use unit_keys::UnitKeys;

#[cfg(test)]
mod tests;
