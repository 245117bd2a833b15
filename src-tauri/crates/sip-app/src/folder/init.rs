//! Creates the data folder.

use sip_model::unit::Unit;
use sip_store::{FolderState, Store, Transaction, table};
use sip_vault::{Keyfile, Keys, Pin, User};
use sip_wire::view::Initialised;

use sip_exchange::Trust;

use super::UNIT;
use super::identity::Identity;
use crate::app::App;
use crate::error::AppError;
use crate::host::Host;
use crate::session::Session;

impl<H: Host> App<H> {
    /// As [`App::create_folder_for`], for a user whose work is not said.
    ///
    /// # Errors
    /// As there.
    pub fn create_folder(&mut self, unit: Unit, user: &str, pin: &Pin) -> Result<Initialised, AppError> {
        self.create_folder_for(unit, &User { name: user.to_owned(), role: None }, pin)
    }

    /// Creates the folder for a unit and its first user, and opens it. The recovery code is in the
    /// answer and nowhere else.
    ///
    /// # Errors
    /// `folder-not-empty` when something lies there; `pin-short` or `passphrase-needed`.
    pub fn create_folder_for(&mut self, unit: Unit, user: &User, pin: &Pin) -> Result<Initialised, AppError> {
        let user = super::users::tidy(user);
        if user.name.is_empty() {
            return Err(AppError::bad("name-missing").at("user"));
        }
        if unit.name.as_deref().is_none_or(|name| name.trim().is_empty()) || unit.authority.is_none() {
            return Err(AppError::bad("unit-wrong").at("unit"));
        }
        if self.hold_or_make()?.state() != FolderState::Empty {
            return Err(AppError::not_now("folder-not-empty"));
        }
        let host = &self.host;
        let made = Keyfile::create(&user, pin, host.keyring(), &mut |bytes| host.random(bytes));
        let (keys, key, code) = made?;
        let fresh = Identity::make(&unit, &mut |bytes| host.random(bytes))?;
        let mut random = [0u8; 8];
        self.host.random(&mut random);
        let folder = self.folder.take().ok_or_else(|| AppError::not_now("folder-empty"))?;
        let unit_text = serde_json::to_string(&unit).unwrap_or_default();
        let fill = |transaction: &Transaction<'_>| {
            table::meta::set(transaction, UNIT, &unit_text)?;
            fresh.keep(transaction)
        };
        let store = Store::create(folder, &key, &keys.write(), fill)?;
        let me = Identity::load(&store)?.ok_or_else(|| AppError::new(sip_wire::Code::Damaged, "damaged"))?;
        let keys = Keys { key, next: None };
        self.session = Some(Session::new(store, user.name, unit, (me, Trust::default()), keys, random));
        self.note("init", "", "")?;
        Ok(Initialised { recovery_code: code.grouped() })
    }
}
