//! A folder made of a backup. It is another device: the one that the backup was made on may have gone
//! on, and two that write as one could never be told apart.

use std::path::Path;

use sip_store::table::log::{Entry, Stamp};
use sip_store::{Folder, FolderState, Store, table};
use sip_vault::identity::{DeviceKeys, Revoked, UnitKeys};
use sip_vault::{DbKey, Keyfile, Keys, Pin, RecoveryCode, User};
use sip_wire::Code;

use super::backup::{Room, find, key_of, not_whole};
use super::identity::Identity;
use crate::app::App;
use crate::error::AppError;
use crate::host::Host;
use crate::session::{join_all, load};

/// Set in a folder that was just restored, until it has become a device of its own.
const RESTORED: &str = "restored";

/// What restoring led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// The new folder's recovery code, in groups.
    pub recovery_code: String,
    /// How many plans came back.
    pub cases: usize,
    /// When the backup was made.
    pub made_at: String,
    /// The device that it was made on.
    pub former: String,
    /// The new device.
    pub device: String,
    /// Whether the new device has its place on the unit's card: else a computer with the unit's root
    /// has to approve it.
    pub approved: bool,
}

/// What a drill showed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drilled {
    /// When the backup was made.
    pub made_at: String,
    /// How many plans came back, read from their documents.
    pub cases: usize,
    /// Rows of the log, which is whole.
    pub rows: i64,
}

impl<H: Host> App<H> {
    /// Makes a data folder of a backup, with a PIN and a recovery code of its own.
    ///
    /// # Errors
    /// `folder-not-empty`, `code-wrong`, `backup-damaged`, `pin-short`, `passphrase-needed`.
    pub fn restore(&mut self, path: &Path, code: &RecoveryCode, user: &User, pin: &Pin) -> Result<Restored, AppError> {
        let user = super::users::tidy(user);
        if user.name.is_empty() {
            return Err(AppError::bad("name-missing"));
        }
        let backup = find(path)?;
        let old = key_of(&backup, code)?;
        if self.hold_or_make()?.state() != FolderState::Empty {
            return Err(AppError::not_now("folder-not-empty"));
        }
        let host = &self.host;
        let made = Keyfile::create(&user, pin, host.keyring(), &mut |bytes| host.random(bytes));
        let (file, key, paper) = made?;
        let folder = self.folder.take().ok_or_else(|| AppError::not_now("folder-empty"))?;
        let mark = |t: &sip_store::Transaction<'_>| table::meta::set(t, RESTORED, "yes");
        let store = backup.restore(folder, &old, (&key, &file.write()), &Stamp::default(), mark);
        let store = store.map_err(not_whole)?;
        let cases = table::case::all(&store)?.len();
        let former = Identity::load(&store)?.map(|me| me.device().to_string()).unwrap_or_default();
        let made_at = backup.made_at().to_owned();
        self.folder = Some(store.close());
        self.enter(user.name, Keys { key, next: None })?;
        self.anchor_log();
        let me = &self.open()?.me;
        Ok(Restored {
            recovery_code: paper.grouped(),
            cases,
            made_at,
            former,
            device: me.device().to_string(),
            approved: me.card.device(&me.device()).is_some(),
        })
    }

    /// Restores a backup into a folder that goes away again, and reads every plan of it from its
    /// documents: the drill that shows that it could be done in earnest.
    ///
    /// # Errors
    /// As [`App::restore`]; `damaged` for a plan that does not read as it was shown.
    pub fn drill(&self, path: &Path, code: &RecoveryCode) -> Result<Drilled, AppError> {
        let backup = find(path)?;
        let old = key_of(&backup, code)?;
        let room = Room::make(&self.host)?;
        let folder = Folder::hold(&room.0)?;
        let key = DbKey::make(&mut |bytes| self.host.random(bytes));
        let store = backup.restore(folder, &old, (&key, "{}"), &Stamp::default(), |_| Ok(())).map_err(not_whole)?;
        let damaged = || AppError::new(Code::Damaged, "backup-damaged");
        if !store.is_whole()? {
            return Err(damaged());
        }
        if !table::log::verify(&store, None)?.is_empty() {
            return Err(AppError::new(Code::Damaged, "log-broken"));
        }
        let cases = table::case::all(&store)?;
        for case in &cases {
            let shown = join_all(&store, &case.id)?;
            if shown.is_some_and(|shown| load(&store, &case.id).and_then(|docs| Ok(docs.project()?)) != Ok(shown)) {
                return Err(damaged());
            }
        }
        let rows = table::log::end(&store)?.seq;
        Ok(Drilled { made_at: backup.made_at().to_owned(), cases: cases.len(), rows })
    }

    /// Before anything else is done in a folder that was restored, it becomes a device of its own. On a
    /// computer that holds the unit's root it takes its place on the card, and the former one leaves it;
    /// others vouch no more for what that one writes from now on, and this one vouches anew for what it
    /// had written (ruling 11).
    pub(super) fn become_another(&mut self, store: &mut Store, user: &str) -> Result<(), AppError> {
        if table::meta::get(store, RESTORED)?.is_none() {
            return Ok(());
        }
        let damaged = || AppError::new(Code::Damaged, "damaged");
        let mut me = Identity::load(store)?.ok_or_else(damaged)?;
        let former = me.card.device(&me.device()).cloned().unwrap_or_else(|| me.keys.public(false));
        let host = &self.host;
        me.keys = DeviceKeys::generate(&mut |bytes| host.random(bytes));
        if let Some(keys) = me.unit_keys.as_mut().filter(|keys| keys.has_root()) {
            let epoch = keys.new_epoch();
            let mut card = me.card.successor();
            card.devices.retain(|device| device.id != former.id);
            card.devices.push(me.keys.public(former.office));
            card.revoked.push(Revoked { device: former.id, at: self.now().to_string() });
            card.epoch = epoch;
            card.recipient = keys.latest().map(|(_, key)| key.recipient()).unwrap_or_default();
            card.sign(keys).map_err(|_| damaged())?;
            me.card = card;
        }
        debug_assert!(me.unit_keys.as_ref().is_none_or(|keys: &UnitKeys| !keys.has_root() || me.is_office()));
        let known = serde_json::to_string(&former).unwrap_or_default();
        let (identity, device) = (Identity::of(&me), former.id.to_string());
        let stamp = Stamp {
            when: self.host.when(),
            user: user.to_owned(),
            unit: me.card.name.clone(),
            device: me.device().to_string(),
        };
        store.sign(stamp);
        store.write(|transaction| -> Result<(), AppError> {
            identity.keep(transaction)?;
            table::meta::set(transaction, &format!("{}{device}", crate::share::FORMER), &known)?;
            // Nothing lies anywhere in the new device's name.
            table::post::begin_anew(transaction)?;
            table::log::add(transaction, &Entry { action: "restore", detail: &device, ..Entry::default() })?;
            table::meta::drop(transaction, RESTORED)?;
            Ok(())
        })
    }
}
