//! Who this device is: its keys and its unit's, kept in the encrypted database.

use sip_exchange::{Me, Trust};
use sip_model::unit::Unit;
use sip_store::{Store, StoreError, Transaction, table};
use sip_vault::Random;
use sip_vault::identity::{DeviceKeys, DevicePublic, UnitCard, UnitId, UnitKeys};
use sip_wire::Code;

use crate::error::AppError;

const DEVICE: &str = "device";
const UNIT_KEYS: &str = "unit-keys";
const CARD: &str = "card";

/// The identity of a device, to be kept.
pub(crate) struct Identity(Me);

impl Identity {
    /// A new unit with this device as its first: it holds the unit's root and its key.
    pub(crate) fn make(unit: &Unit, random: Random<'_>) -> Result<Self, AppError> {
        let keys = DeviceKeys::generate(&mut *random);
        let unit_keys = UnitKeys::generate(random);
        let name = unit.name.clone().unwrap_or_default();
        let authority = unit.authority.map(|authority| authority.word()).unwrap_or("annan");
        let wrong = |_| AppError::bad("unit-wrong").at("unit");
        let mut card = UnitCard::draft(&unit_keys, name.trim(), authority).map_err(wrong)?;
        card.hsa_id = unit.hsa_id.as_deref().map(str::trim).filter(|id| !id.is_empty()).map(str::to_owned);
        card.devices.push(keys.public(true));
        card.sign(&unit_keys).map_err(wrong)?;
        Ok(Self(Me { keys, card, unit_keys: Some(unit_keys) }))
    }

    /// The identity after it changed.
    pub(crate) fn of(me: &Me) -> Self {
        Self(me.clone())
    }

    /// Keeps it.
    pub(crate) fn keep(&self, transaction: &Transaction<'_>) -> Result<(), StoreError> {
        table::meta::set(transaction, DEVICE, &self.0.keys.to_text())?;
        let keys = self.0.unit_keys.as_ref().map(UnitKeys::to_text);
        table::meta::set(transaction, UNIT_KEYS, keys.as_ref().map_or("", |keys| keys.as_str()))?;
        table::meta::set(transaction, CARD, &self.0.card.write())
    }

    /// The identity that a folder keeps; nothing in one from before there was any.
    pub(crate) fn load(store: &Store) -> Result<Option<Me>, AppError> {
        let damaged = || AppError::new(Code::Damaged, "damaged");
        let Some(device) = table::meta::get(store, DEVICE)? else { return Ok(None) };
        let keys = DeviceKeys::from_text(&device).ok_or_else(damaged)?;
        let card = table::meta::get(store, CARD)?.ok_or_else(damaged)?;
        let card = UnitCard::read(&card).map_err(|_| damaged())?;
        let unit_keys = table::meta::get(store, UNIT_KEYS)?.unwrap_or_default();
        let unit_keys = match unit_keys.as_str() {
            "" => None,
            text => Some(UnitKeys::from_text(text).ok_or_else(damaged)?),
        };
        Ok(Some(Me { keys, card, unit_keys }))
    }
}

/// The units that are trusted here.
pub(crate) fn trusted(store: &Store) -> Result<Trust, AppError> {
    let mut trust = Trust::default();
    for text in table::trust::all(store)? {
        let card = UnitCard::read(&text).map_err(|_| AppError::new(Code::Damaged, "damaged"))?;
        trust.cards.insert(card.id(), card);
    }
    for (name, _) in table::meta::named(store, crate::share::DISTRUSTED)? {
        trust.distrusted.extend(name.strip_prefix(crate::share::DISTRUSTED).and_then(|id| id.parse::<UnitId>().ok()));
    }
    for (_, text) in table::meta::named(store, crate::share::ADOPTED)? {
        if let Ok(device) = serde_json::from_str::<DevicePublic>(&text) {
            trust.adopted.insert(device.id, device);
        }
    }
    Ok(trust)
}
