//! This device, and the units that a person here trusts.

use std::collections::{BTreeMap, BTreeSet};

use sip_vault::identity::{AgeKey, DeviceId, DeviceKeys, DevicePublic, UnitCard, UnitId, UnitKeys};

use crate::mailbox::Mailbox;

/// This device: its keys, its unit's card, and the unit's keys where it is an office device.
#[derive(Debug, Clone)]
pub struct Me {
    /// This device's own keys.
    pub keys: DeviceKeys,
    /// Its unit's card, as this device last learned it.
    pub card: UnitCard,
    /// The unit's keys: office devices have them, laptops do not (ruling 7).
    pub unit_keys: Option<UnitKeys>,
}

impl Me {
    /// This device.
    #[must_use]
    pub fn device(&self) -> DeviceId {
        self.keys.id()
    }

    /// Its unit.
    #[must_use]
    pub fn unit(&self) -> UnitId {
        self.card.id()
    }

    /// Whether it is an office device.
    #[must_use]
    pub fn is_office(&self) -> bool {
        self.card.device(&self.device()).is_some_and(|device| device.office)
    }

    /// Whether its unit has revoked it.
    #[must_use]
    pub fn is_revoked(&self) -> bool {
        self.card.is_revoked(&self.device())
    }

    /// The mailboxes that it fetches from. Its own comes first: the keys that open the unit's may
    /// lie there.
    #[must_use]
    pub fn mailboxes(&self) -> Vec<Mailbox> {
        let own = Mailbox::Device(self.device());
        if self.is_office() { vec![own, Mailbox::Unit(self.unit())] } else { vec![own] }
    }

    /// This device as it judges what comes in: with the revoked devices that a person here adopted
    /// on the unit's card again. That card is nowhere kept or shown.
    #[must_use]
    pub(crate) fn adopting(&self, trust: &Trust) -> Self {
        let mut me = self.clone();
        let adopted =
            trust.adopted.values().filter(|device| device.is_consistent() && self.card.is_revoked(&device.id));
        me.card.devices.extend(adopted.cloned());
        me
    }

    /// The keys that open what is sealed to it.
    #[must_use]
    pub fn opens(&self) -> Vec<AgeKey> {
        let mut keys = vec![self.keys.age_identity()];
        if let Some(unit) = &self.unit_keys {
            keys.extend(unit.all().into_iter().cloned());
        }
        keys
    }
}

/// The units whose keys a person here compared and trusts.
#[derive(Debug, Clone, Default)]
pub struct Trust {
    /// Their latest cards.
    pub cards: BTreeMap<UnitId, UnitCard>,
    /// Devices of this unit that were revoked and whose writing a person here takes in all the same
    /// (ruling 11): a lost one that nobody has misused, or this one before it was restored. What was
    /// set aside of them may pass then, and goes on to others under this device's own signature.
    pub adopted: BTreeMap<DeviceId, DevicePublic>,
    /// Units whose cards a person here trusted once and does not any more. A roster only grows, so a
    /// unit may stand on one still: nothing is given to these, and nothing that they leave is taken in.
    pub distrusted: BTreeSet<UnitId>,
}

impl Trust {
    /// The card of a trusted unit.
    #[must_use]
    pub fn card(&self, unit: &UnitId) -> Option<&UnitCard> {
        self.cards.get(unit)
    }

    /// The trusted card of the unit with this HSA-id.
    #[must_use]
    pub fn with_hsa(&self, hsa_id: &str) -> Option<&UnitCard> {
        let mut found = self.cards.values().filter(|card| card.hsa_id.as_deref() == Some(hsa_id));
        // Two cards with one HSA-id: a person must say which.
        found.next().filter(|_| found.next().is_none())
    }
}

/// A device by its actor's first half (ruling 11: an actor is device plus session).
#[must_use]
pub(crate) fn device_of_actor<'a>(card: &'a UnitCard, actor: &[u8]) -> Option<&'a DevicePublic> {
    card.devices.iter().find(|device| is_of(&device.id, actor))
}

/// Whether an actor is a device's.
#[must_use]
pub(crate) fn is_of(device: &DeviceId, actor: &[u8]) -> bool {
    actor.len() == 16 && actor[..8] == device.0[..8]
}
