//! New keys for the folder: another recovery code, another key for the database itself.

use sip_vault::DbKey;

use crate::app::App;
use crate::error::AppError;
use crate::host::Host;

impl<H: Host> App<H> {
    /// A new recovery code, in groups for paper. The old paper opens nothing more but backups that were
    /// made while it held.
    ///
    /// # Errors
    /// `keys-changed`.
    pub fn change_code(&mut self) -> Result<String, AppError> {
        let mut code = String::new();
        self.change_keys("code-new", "", |file, app, key| {
            let host = &app.host;
            code = file.change_code(key, &mut |bytes| host.random(bytes))?.grouped();
            Ok(())
        })?;
        Ok(code)
    }

    /// Gives the database another key. PINs and the recovery code stay as they are; old copies of the
    /// key file open nothing of what is written from now on.
    ///
    /// Between any two steps the folder opens, with the old key or the new: (1) the key file gives
    /// both; (2) a copy of the database under the new key is made beside it and read through; (3) one
    /// renaming puts it in the database's place; (4) the key file gives the new one alone.
    ///
    /// # Errors
    /// `keys-old` where somebody has not unlocked since key slots have keys of their own;
    /// `keys-changed`, `disk-full`. The old key holds then.
    pub fn change_database_key(&mut self) -> Result<(), AppError> {
        let mut file = self.genuine_keys()?;
        let host = &self.host;
        let next = DbKey::make(&mut |bytes| host.random(bytes));
        let session = self.open_mut()?;
        let now = session.keys.key.clone();
        file.begin_change(&now, &next)?;
        session.store.folder().write_keys(&file.write())?;
        self.note("key-change", "", "")?;
        let session = self.open_mut()?;
        if let Err(error) = session.store.prepare_key(&next) {
            file.end_change(&now, false);
            session.store.folder().write_keys(&file.write())?;
            return Err(error.into());
        }
        let session = self.session.take().ok_or_else(|| AppError::not_now("locked"))?;
        let user = session.user.clone();
        self.folder = Some(session.store.change_key()?);
        // Opening finds out which key holds, and ends the change: as after a stop in the middle.
        self.enter(user, sip_vault::Keys { key: now, next: Some(next) })?;
        self.anchor_log();
        Ok(())
    }
}
