//! Devices of this unit: asked for on one, approved on another, accepted on the first (ruling 7).

use std::collections::BTreeMap;

use sip_store::table;
use sip_vault::identity::{Approval, DeviceId, DevicePublic, DeviceRequest, Revoked, UnitKeys};
use sip_wire::Kind;
use sip_wire::view::Changed;

use super::units::card_error;
use crate::app::App;
use crate::error::AppError;
use crate::folder::identity::Identity;
use crate::host::Host;
use crate::print::with_papers;

/// What was known of a device that was revoked.
pub(crate) const FORMER: &str = "former-device ";
/// One whose writing is taken in all the same.
pub(crate) const ADOPTED: &str = "adopted-device ";

/// Whose request an approval was for, where it was given. A card goes to other units and names no people.
const NAMED: &str = "device-name ";
/// The shortest beginning of an id that says which device is meant.
const SHORT: usize = 8;

/// A device of the unit.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Device {
    /// Identifier.
    pub id: String,
    /// Whose it is, where this computer knows: its own user, and whom it approved.
    pub name: Option<String>,
    /// It holds the unit's key; else it is a laptop, which has the cases checked out to it.
    pub office: bool,
    /// This computer.
    pub here: bool,
}

/// The devices of a unit, those that are no longer its own among them.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Devices {
    /// The unit's name.
    pub unit: String,
    /// Those that are the unit's.
    pub devices: Vec<Device>,
    /// Those that were revoked.
    pub revoked: Vec<RevokedDevice>,
}

/// A device that was revoked.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RevokedDevice {
    /// Identifier.
    pub id: String,
    /// Whose it was, where this computer knows.
    pub name: Option<String>,
    /// When, as the unit's card says.
    pub at: String,
}

/// What approving led to.
#[derive(Debug, Clone)]
pub struct Approved {
    /// The approval, as a file's text.
    pub text: String,
    /// Whose it is, as the request says.
    pub name: String,
    /// The device.
    pub device: String,
}

impl<H: Host> App<H> {
    /// The devices of this unit.
    ///
    /// # Errors
    /// `locked`.
    pub fn devices(&self) -> Result<Devices, AppError> {
        let session = self.open()?;
        let me = &session.me;
        let mut names: BTreeMap<String, String> = table::meta::named(&session.store, NAMED)?
            .into_iter()
            .filter_map(|(key, name)| Some((key.strip_prefix(NAMED)?.to_owned(), name)))
            .collect();
        names.insert(me.device().to_string(), session.user.clone());
        let of = |device: &DevicePublic| Device {
            id: device.id.to_string(),
            name: names.get(&device.id.to_string()).cloned(),
            office: device.office,
            here: device.id == me.device(),
        };
        let gone = |revoked: &Revoked| RevokedDevice {
            id: revoked.device.to_string(),
            name: names.get(&revoked.device.to_string()).cloned(),
            at: revoked.at.clone(),
        };
        Ok(Devices {
            unit: me.card.name.clone(),
            devices: me.card.devices.iter().map(of).collect(),
            revoked: me.card.revoked.iter().map(gone).collect(),
        })
    }

    /// The device of this unit, or one that was, that a person means: by its id, or by the beginning of
    /// it that a list shows, where only one begins so.
    pub(super) fn device_meant(&self, said: &str) -> Result<DeviceId, AppError> {
        let nobody = || AppError::bad("no-such-device");
        if let Ok(id) = said.parse() {
            return Ok(id);
        }
        if said.len() < SHORT {
            return Err(nobody());
        }
        let card = &self.open()?.me.card;
        let own = card.devices.iter().map(|device| device.id);
        let all = own.chain(card.revoked.iter().map(|revoked| revoked.device));
        let mut meant = all.filter(|id| id.to_string().starts_with(said));
        match (meant.next(), meant.next()) {
            (Some(id), None) => Ok(id),
            _ => Err(nobody()),
        }
    }

    /// This device's request to join a unit.
    ///
    /// # Errors
    /// `locked`.
    pub fn request_device(&self, office: bool) -> Result<String, AppError> {
        let session = self.open()?;
        let request = DeviceRequest::make(&session.me.keys, &session.user, office).map_err(card_error)?;
        Ok(request.write())
    }

    /// Approves a device: the unit's card has it from now on. An office device gets the unit's keys;
    /// the root with them where `root` says so, so that a unit has a second holder (ruling 7).
    ///
    /// # Errors
    /// `request-damaged`, `not-root-holder`.
    pub fn approve_device(&mut self, text: &str, root: bool) -> Result<Approved, AppError> {
        let request = DeviceRequest::read(text).map_err(|_| AppError::bad("request-damaged"))?;
        let mut me = self.open()?.me.clone();
        let keys = me.unit_keys.clone().filter(UnitKeys::has_root);
        let keys = keys.ok_or_else(|| AppError::not_now("not-root-holder"))?;
        if me.card.is_revoked(&request.device.id) {
            return Err(AppError::not_now("device-revoked-there"));
        }
        if me.card.device(&request.device.id).is_none() {
            let mut card = me.card.successor();
            card.devices.push(request.device.clone());
            card.sign(&keys).map_err(card_error)?;
            me.card = card;
        }
        let handed = request.device.office.then(|| if root { keys.clone() } else { keys.without_root() });
        let approval = Approval::make(&me.card, request.device.id, handed.as_ref()).map_err(card_error)?;
        let approval = with_papers(approval, &me, &request);
        let name = format!("{NAMED}{}", request.device.id);
        self.open_mut()?.store.write(|transaction| table::meta::set(transaction, &name, &request.name))?;
        self.become_me(me)?;
        Ok(Approved { text: approval.write(), name: request.name, device: request.device.id.to_string() })
    }

    /// Accepts an approval: from now on this device is that unit's.
    ///
    /// # Errors
    /// `card-damaged`, `approval-not-for-us`, `unit-differs`, `device-has-shared`.
    pub fn accept_device(&mut self, text: &str) -> Result<Changed, AppError> {
        let approval = Approval::read(text).map_err(card_error)?;
        let session = self.open()?;
        let keys = approval.open(&session.me.keys).map_err(card_error)?;
        let same_hsa = session.me.card.hsa_id == approval.card.hsa_id;
        let same_name = session.me.card.name == approval.card.name;
        if !same_name || !same_hsa {
            return Err(AppError::not_now("unit-differs").with("unit", &approval.card.name));
        }
        if session.me.unit() != approval.card.id() && self.has_shared()? {
            return Err(AppError::not_now("device-has-shared"));
        }
        let mut me = self.open()?.me.clone();
        self.keep_papers(&approval)?;
        let is_new = me.unit() != approval.card.id();
        let is_office = approval.card.device(&me.device()).is_some_and(|device| device.office);
        if is_new && is_office && keys.is_none() {
            return Err(AppError::bad("approval-not-for-us"));
        }
        if is_new || approval.card.is_newer_than(&me.card) {
            me.card = approval.card;
        }
        match (&mut me.unit_keys, keys) {
            // What this device has of its unit it keeps: an old approval, or one made by hand, takes no key away.
            (Some(known), Some(keys)) if !is_new => drop(known.merge(&keys)),
            (Some(_), None) if !is_new => {}
            (known, keys) => *known = keys,
        }
        self.become_me(me)?;
        let kinds = vec![Kind::Units, Kind::Exchange, Kind::Session];
        Ok(Changed { kinds, id: None, saved_at: self.now().to_string() })
    }

    /// Revokes a device: a new key epoch, which it never gets, and what it sends later is set aside.
    ///
    /// # Errors
    /// `no-such-device`, `device-is-this`, `not-root-holder`.
    pub fn revoke_device(&mut self, id: &str) -> Result<Changed, AppError> {
        let id = self.device_meant(id)?;
        let now = self.now().to_string();
        let mut me = self.open()?.me.clone();
        if me.device() == id {
            return Err(AppError::not_now("device-is-this"));
        }
        if me.card.device(&id).is_none() {
            return Err(AppError::bad("no-such-device"));
        }
        let keys = me.unit_keys.as_mut().filter(|keys| keys.has_root());
        let keys = keys.ok_or_else(|| AppError::not_now("not-root-holder"))?;
        let epoch = keys.new_epoch();
        let mut card = me.card.successor();
        let former = card.devices.iter().find(|device| device.id == id).cloned();
        card.devices.retain(|device| device.id != id);
        card.revoked.push(Revoked { device: id, at: now.clone() });
        card.epoch = epoch;
        card.recipient = keys.latest().map(|(_, key)| key.recipient()).unwrap_or_default();
        card.sign(keys).map_err(card_error)?;
        me.card = card;
        let text = serde_json::to_string(&former).unwrap_or_default();
        self.open_mut()?.store.write(|transaction| table::meta::set(transaction, &format!("{FORMER}{id}"), &text))?;
        self.become_me(me)?;
        Ok(Changed { kinds: vec![Kind::Units, Kind::Exchange], id: None, saved_at: now })
    }

    /// Takes in what a revoked device wrote before it was lost: what was set aside of it passes at the
    /// next round, and goes on to others under this device's own signature (ruling 11).
    ///
    /// # Errors
    /// `no-such-device` unless it was revoked here.
    pub fn adopt_device(&mut self, id: &str) -> Result<Changed, AppError> {
        let id = self.device_meant(id)?;
        let now = self.now().to_string();
        let session = self.open_mut()?;
        let former = table::meta::get(&session.store, &format!("{FORMER}{id}"))?;
        let former: Option<DevicePublic> = former.and_then(|text| serde_json::from_str(&text).ok());
        let former = former.ok_or_else(|| AppError::bad("no-such-device"))?;
        let text = serde_json::to_string(&former).unwrap_or_default();
        session.store.write(|transaction| table::meta::set(transaction, &format!("{ADOPTED}{id}"), &text))?;
        session.trust.adopted.insert(id, former);
        Ok(Changed { kinds: vec![Kind::Units, Kind::Exchange], id: None, saved_at: now })
    }

    /// The unit's key of today, as the `age` tool takes it.
    ///
    /// # Errors
    /// `no-unit-key` on a laptop, which does not hold it.
    pub fn unit_key(&self) -> Result<String, AppError> {
        let keys = self.open()?.me.unit_keys.clone().ok_or_else(|| AppError::not_now("no-unit-key"))?;
        let all = keys.all().into_iter().map(|key| format!("# {}\n{}\n", key.recipient(), key.to_text().as_str()));
        Ok(all.collect())
    }

    /// Whether anything was ever given to anybody from here.
    fn has_shared(&self) -> Result<bool, AppError> {
        let store = &self.open()?.store;
        for row in table::case::all(store)? {
            if table::share::one(store, &row.id)?.is_some_and(|row| row.handed > 0) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn become_me(&mut self, me: sip_exchange::Me) -> Result<(), AppError> {
        let half = self.random_half();
        let session = self.open_mut()?;
        let identity = Identity::of(&me);
        session.store.write(|transaction| -> Result<(), AppError> {
            identity.keep(transaction)?;
            table::share::touch_all(transaction)?;
            Ok(())
        })?;
        session.me = me;
        session.begin_actor(half);
        Ok(())
    }
}
