//! The recovery code: somebody has forgotten a PIN, or the keyring is gone.

use sip_vault::{Pin, Tries};

use crate::app::App;
use crate::error::AppError;
use crate::host::Host;

impl<H: Host> App<H> {
    /// A new PIN for the user who came in with the recovery code.
    ///
    /// # Errors
    /// `pin-short`, `passphrase-needed`, `keys-changed`.
    pub fn recover(&mut self, pin: &Pin) -> Result<String, AppError> {
        let user = self.open()?.user.clone();
        self.change_keys("recover", &user, |file, app, key| {
            let host = &app.host;
            file.recover_pin(&user, pin, key, host.keyring(), &mut |bytes| host.random(bytes))
        })?;
        // What was guessed at the old one says nothing of the new.
        let mut tries = Tries::read(&self.at_hand()?.read_tries());
        tries.right(&user);
        self.keep_tries(&tries)?;
        Ok(user)
    }
}
