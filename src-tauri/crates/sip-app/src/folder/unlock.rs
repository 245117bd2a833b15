//! Unlocks the data folder.

use sip_model::unit::Unit;
use sip_store::{FolderState, Store, table};
use sip_vault::{DbKey, Keyfile, Pin, RecoveryCode};
use sip_wire::Code;

use super::UNIT;
use super::identity::{Identity, trusted};
use crate::app::App;
use crate::error::AppError;
use crate::host::Host;
use crate::session::Session;

impl<H: Host> App<H> {
    /// Unlocks with a PIN or passphrase. Without a name, the only user is meant.
    ///
    /// # Errors
    /// `pin-wrong`, `device-secret-missing`, `no-such-user`, `which-user`; and what the folder says.
    pub fn open_folder(&mut self, user: Option<&str>, pin: &Pin) -> Result<(), AppError> {
        let keys = self.keys()?;
        let user = match user {
            Some(user) => user.to_owned(),
            None => {
                let mut users = keys.users();
                match (users.next(), users.next()) {
                    (Some(only), None) => only.to_owned(),
                    _ => return Err(AppError::new(Code::Usage, "which-user")),
                }
            }
        };
        let key = keys.open(&user, pin, self.host.keyring())?;
        self.enter(user, &key)
    }

    /// Unlocks with the recovery code, as the first user.
    ///
    /// # Errors
    /// `code-wrong`; and what the folder says.
    pub fn open_folder_with_code(&mut self, code: &RecoveryCode) -> Result<(), AppError> {
        let keys = self.keys()?;
        let user = keys.users().next().unwrap_or_default().to_owned();
        let key = keys.open_with_code(code).map_err(|_| AppError::new(Code::Locked, "code-wrong"))?;
        self.enter(user, &key)
    }

    pub(crate) fn keys(&mut self) -> Result<Keyfile, AppError> {
        if let Some(session) = &self.session {
            return Ok(Keyfile::read(&session.store.folder().read_keys()?)?);
        }
        let folder = self.hold()?;
        match folder.state() {
            FolderState::Empty => Err(AppError::not_now("folder-empty")),
            FolderState::Incomplete => Err(AppError::new(Code::Damaged, "folder-incomplete")),
            FolderState::Ready => Ok(Keyfile::read(&folder.read_keys()?)?),
        }
    }

    fn enter(&mut self, user: String, key: &DbKey) -> Result<(), AppError> {
        let folder = match self.session.take() {
            Some(session) => session.store.close(),
            None => self.folder.take().ok_or_else(|| AppError::not_now("folder-empty"))?,
        };
        let store = Store::open(folder, key)?;
        let unit = table::meta::get(&store, UNIT)?.ok_or_else(|| AppError::new(Code::Damaged, "damaged"))?;
        let unit: Unit = serde_json::from_str(&unit).map_err(|_| AppError::new(Code::Damaged, "damaged"))?;
        let mut store = store;
        let me = match Identity::load(&store)? {
            Some(me) => me,
            // A folder from before there was any exchange.
            None => {
                let host = &self.host;
                let fresh = Identity::make(&unit, &mut |bytes| host.random(bytes))?;
                store.write(|transaction| fresh.keep(transaction))?;
                Identity::load(&store)?.ok_or_else(|| AppError::new(Code::Damaged, "damaged"))?
            }
        };
        let trust = trusted(&store)?;
        let mut random = [0u8; 8];
        self.host.random(&mut random);
        self.session = Some(Session::new(store, user, unit, (me, trust), random));
        self.see_day(None)
    }
}
