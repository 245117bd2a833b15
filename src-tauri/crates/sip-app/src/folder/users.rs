//! The users of the folder: each with a name, what they work as, and a PIN. Only the key file knows
//! them; what they did stands in the log and in history by name.

use sip_vault::{Keyfile, Pin, User};

use crate::app::App;
use crate::error::AppError;
use crate::host::Host;

impl<H: Host> App<H> {
    /// The users.
    ///
    /// # Errors
    /// What the folder says.
    pub fn users(&mut self) -> Result<Vec<User>, AppError> {
        Ok(self.keys()?.people())
    }

    /// Adds a user with a PIN of their own. Their name stands under what they write from then on.
    ///
    /// # Errors
    /// `user-exists`, `name-missing`, `name-wrong`, `pin-short`, `passphrase-needed`, `keys-changed`.
    pub fn add_user(&mut self, user: &User, pin: &Pin) -> Result<(), AppError> {
        let user = tidy(user);
        if user.name.is_empty() {
            return Err(AppError::bad("name-missing"));
        }
        self.change_keys("user-add", &user.name, |file, app, key| {
            let host = &app.host;
            file.add(&user, pin, key, host.keyring(), &mut |bytes| host.random(bytes))
        })
    }

    /// Takes a user away. What they did stays, with their name. Whoever knew a PIN and has an old copy
    /// of the key file still has the key of the plans: [`App::change_database_key`] ends that.
    ///
    /// # Errors
    /// `no-such-user`, `last-user`, `keys-changed`.
    pub fn remove_user(&mut self, name: &str) -> Result<(), AppError> {
        let name = name.trim();
        self.change_keys("user-remove", name, |file, _, key| file.remove(name, key))
    }

    /// A new PIN for whoever is in.
    ///
    /// # Errors
    /// `pin-short`, `passphrase-needed`, `device-secret-missing`, `keys-changed`.
    pub fn change_pin(&mut self, pin: &Pin) -> Result<(), AppError> {
        let user = self.open()?.user.clone();
        self.change_keys("user-pin", &user, |file, app, key| {
            let host = &app.host;
            file.change_pin(&user, pin, key, host.keyring(), &mut |bytes| host.random(bytes))
        })
    }

    /// A change of the key file: in the log first, then as one new file in the place of the old.
    pub(super) fn change_keys(
        &mut self,
        action: &str,
        who: &str,
        change: impl FnOnce(&mut Keyfile, &Self, &sip_vault::DbKey) -> Result<(), sip_vault::KeyfileError>,
    ) -> Result<(), AppError> {
        let mut file = self.genuine_keys()?;
        let key = self.open()?.keys.key.clone();
        change(&mut file, self, &key)?;
        // What was begun and did not come to be is told in the log too: never the other way round.
        self.note(action, "", who)?;
        self.open()?.store.folder().write_keys(&file.write())?;
        Ok(())
    }

    /// The key file, where nobody without the key has changed it.
    pub(super) fn genuine_keys(&mut self) -> Result<Keyfile, AppError> {
        let file = self.keys()?;
        if file.is_genuine(&self.open()?.keys) {
            Ok(file)
        } else {
            Err(AppError::new(sip_wire::Code::Damaged, "keys-changed"))
        }
    }

    /// Makes a slot of the first format anew.
    pub(super) fn renew_slot(&mut self, user: &str, pin: &Pin) -> Result<(), AppError> {
        let mut file = self.keys()?;
        let key = self.open()?.keys.key.clone();
        let host = &self.host;
        if file.renew(user, pin, &key, host.keyring(), &mut |bytes| host.random(bytes))? {
            self.open()?.store.folder().write_keys(&file.write())?;
        }
        Ok(())
    }
}

/// A name and a role as they are kept.
pub(super) fn tidy(user: &User) -> User {
    let role = user.role.as_deref().map(str::trim).filter(|role| !role.is_empty()).map(str::to_owned);
    User { name: user.name.trim().to_owned(), role }
}
