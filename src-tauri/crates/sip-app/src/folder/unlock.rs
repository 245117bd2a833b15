//! Unlocks the data folder. Wrong PINs and codes are counted on disk, and cost time.

use sip_model::unit::Unit;
use sip_store::{Folder, FolderState, Store, table};
use sip_vault::{KeyStore, Keyfile, Keys, OpenError, Pin, RecoveryCode, Tries};
use sip_wire::Code;

use super::UNIT;
use super::identity::{Identity, trusted};
use crate::app::App;
use crate::error::AppError;
use crate::host::Host;
use crate::session::Session;

/// Whose count a try with the recovery code is: no user has an empty name.
const PAPER: &str = "";

impl<H: Host> App<H> {
    /// Unlocks with a PIN or passphrase. Without a name, the only user is meant.
    ///
    /// # Errors
    /// `pin-wrong`, `pin-wait`, `device-secret-missing`, `no-such-user`, `which-user`; and what the
    /// folder says.
    pub fn open_folder(&mut self, user: Option<&str>, pin: &Pin) -> Result<(), AppError> {
        let user = match user {
            Some(user) => user.trim().to_owned(),
            None => self.only_user()?,
        };
        let opened = self.attempt(&user, |keys, keyring| keys.open(&user, pin, keyring))?;
        self.enter(user.clone(), opened)?;
        self.note_unlocked("pin")?;
        // A slot of the first format is made anew by its user. If that fails it is done the next time.
        let _ = self.renew_slot(&user, pin);
        Ok(())
    }

    /// Unlocks with the recovery code, as a user; without a name as the first.
    ///
    /// # Errors
    /// `code-wrong`, `pin-wait`, `no-such-user`; and what the folder says.
    pub fn open_folder_with_code(&mut self, user: Option<&str>, code: &RecoveryCode) -> Result<(), AppError> {
        let keys = self.keys()?;
        let user = match user.map(str::trim) {
            Some(user) if keys.users().any(|known| known == user) => user.to_owned(),
            Some(_) => return Err(OpenError::NoSuchUser.into()),
            None => keys.users().next().unwrap_or_default().to_owned(),
        };
        let opened = self.attempt(PAPER, |keys, _| keys.open_with_code(code))?;
        self.enter(user, opened)?;
        self.note_unlocked("code")
    }

    fn only_user(&mut self) -> Result<String, AppError> {
        let keys = self.keys()?;
        let mut users = keys.users();
        match (users.next(), users.next()) {
            (Some(only), None) => Ok(only.to_owned()),
            _ => Err(AppError::new(Code::Usage, "which-user")),
        }
    }

    /// One try, counted before it is made: neither a restart nor a kill takes it back.
    fn attempt(
        &mut self,
        who: &str,
        open: impl FnOnce(&Keyfile, &dyn KeyStore) -> Result<Keys, OpenError>,
    ) -> Result<Keys, AppError> {
        let keys = self.keys()?;
        let now = self.host.when();
        let mut tries = Tries::read(&self.at_hand()?.read_tries());
        let wait = tries.wait(who, &now);
        if wait > 0 {
            return Err(AppError::new(Code::Locked, "pin-wait").with("seconds", wait));
        }
        let before = tries.clone();
        // A name that is nobody's is not counted: the file would grow by whatever is typed.
        if who == PAPER || keys.users().any(|user| user == who) {
            tries.begin(who, &now);
        }
        self.keep_tries(&tries)?;
        let opened = open(&keys, self.host.keyring());
        match &opened {
            Ok(_) => tries.right(who),
            Err(OpenError::WrongPin) => tries.failed(who, &now),
            Err(_) => tries.never_made(&before),
        }
        self.keep_tries(&tries)?;
        let wait = tries.wait(who, &now);
        opened.map_err(|error| match error {
            OpenError::WrongPin if wait > 0 => AppError::new(Code::Locked, "pin-wrong-wait").with("seconds", wait),
            OpenError::WrongPin if who == PAPER => AppError::new(Code::Locked, "code-wrong"),
            error => error.into(),
        })
    }

    /// A folder that cannot be written in at all shuts nobody out: the plan may be needed at the table.
    pub(crate) fn keep_tries(&mut self, tries: &Tries) -> Result<(), AppError> {
        let folder = self.at_hand()?;
        let _ = folder.write_tries(&tries.write());
        Ok(())
    }

    /// The folder, open or not.
    pub(crate) fn at_hand(&mut self) -> Result<&Folder, AppError> {
        if self.session.is_none() && self.folder.is_none() {
            self.hold()?;
        }
        match (&self.session, &self.folder) {
            (Some(session), _) => Ok(session.store.folder()),
            (None, Some(folder)) => Ok(folder),
            (None, None) => Err(AppError::not_now("folder-empty")),
        }
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

    pub(crate) fn enter(&mut self, user: String, keys: Keys) -> Result<(), AppError> {
        let folder = match self.session.take() {
            Some(session) => session.store.close(),
            None => self.folder.take().ok_or_else(|| AppError::not_now("folder-empty"))?,
        };
        let either: Vec<_> = [Some(&keys.key), keys.next.as_ref()].into_iter().flatten().collect();
        let (mut store, which) = Store::open(folder, &either)?;
        let keys = settle_keys(&store, keys, which == 1)?;
        self.become_another(&mut store, &user)?;
        let damaged = || AppError::new(Code::Damaged, "damaged");
        let unit = table::meta::get(&store, UNIT)?.ok_or_else(damaged)?;
        let unit: Unit = serde_json::from_str(&unit).map_err(|_| damaged())?;
        let me = match Identity::load(&store)? {
            Some(me) => me,
            // A folder from before there was any exchange.
            None => {
                let host = &self.host;
                let fresh = Identity::make(&unit, &mut |bytes| host.random(bytes))?;
                store.write(|transaction| fresh.keep(transaction))?;
                Identity::load(&store)?.ok_or_else(damaged)?
            }
        };
        let trust = trusted(&store)?;
        let mut random = [0u8; 8];
        self.host.random(&mut random);
        self.session = Some(Session::new(store, user, unit, (me, trust), keys, random));
        // A disk that is full must not shut anybody out.
        let _ = self.scrub();
        match self.see_day(None) {
            Err(error) if error.is_of_the_disk() => Ok(()),
            seen => seen,
        }
    }
}

/// Ends a change of the database key that was begun: the database tells which of the two it has.
fn settle_keys(store: &Store, keys: Keys, is_next: bool) -> Result<Keys, AppError> {
    let Keys { key, next } = keys;
    let Some(next) = next else { return Ok(Keys { key, next: None }) };
    let holds = if is_next { next } else { key };
    let mut file = Keyfile::read(&store.folder().read_keys()?)?;
    file.end_change(&holds, is_next);
    // Where there is no room for it the file gives both, as before: it is done the next time.
    let _ = store.folder().write_keys(&file.write());
    Ok(Keys { key: holds, next: None })
}
