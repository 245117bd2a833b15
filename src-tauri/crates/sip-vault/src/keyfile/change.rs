//! Changing the key file: users, PINs, the recovery code, the database key. Each change is one new
//! file in the place of the old: there is no moment when neither opens the database.

use zeroize::Zeroizing;

use super::{Keyfile, KeyfileError, LONGEST, User};
use crate::Random;
use crate::code::RecoveryCode;
use crate::keyring::KeyStore;
use crate::pin::Pin;
use crate::sensitive::DbKey;
use crate::slot::Slot;

impl Keyfile {
    /// Adds a user.
    ///
    /// # Errors
    /// [`KeyfileError`]: a name that is taken or none, a PIN that is not good enough.
    pub fn add(
        &mut self,
        user: &User,
        pin: &Pin,
        key: &DbKey,
        keyring: &dyn KeyStore,
        random: Random<'_>,
    ) -> Result<(), KeyfileError> {
        if self.slot(Some(&user.name)).is_some() {
            return Err(KeyfileError::UserExists);
        }
        let secret = self.secret(keyring)?;
        self.put(user, pin, secret.as_deref().map(Vec::as_slice), key, random)?;
        self.sealed(key);
        Ok(())
    }

    /// Takes a user away.
    ///
    /// # Errors
    /// [`KeyfileError::LastUser`], [`KeyfileError::NoSuchUser`].
    pub fn remove(&mut self, user: &str, key: &DbKey) -> Result<(), KeyfileError> {
        if self.slot(Some(user)).is_none() {
            return Err(KeyfileError::NoSuchUser);
        }
        if self.users().count() < 2 {
            return Err(KeyfileError::LastUser);
        }
        self.slots.retain(|slot| slot.user.as_deref() != Some(user));
        self.sealed(key);
        Ok(())
    }

    /// A new PIN for a user.
    ///
    /// # Errors
    /// [`KeyfileError`]: no such user, a PIN that is not good enough.
    pub fn change_pin(
        &mut self,
        user: &str,
        pin: &Pin,
        key: &DbKey,
        keyring: &dyn KeyStore,
        random: Random<'_>,
    ) -> Result<(), KeyfileError> {
        let secret = self.secret(keyring)?;
        self.set_pin(user, pin, secret.as_ref(), key, random)
    }

    /// A new PIN for a user who came in with the recovery code. Where the keyring has lost the device
    /// secret a new one is made: what was bound to the old one can never open again anyway.
    ///
    /// # Errors
    /// [`KeyfileError`]: no such user, a PIN that is not good enough.
    pub fn recover_pin(
        &mut self,
        user: &str,
        pin: &Pin,
        key: &DbKey,
        keyring: &dyn KeyStore,
        random: Random<'_>,
    ) -> Result<(), KeyfileError> {
        // A keyring that is there and locked still has its secret: nothing is made over it.
        let secret = self.secret_or_new(keyring, random);
        self.set_pin(user, pin, secret.as_ref(), key, random)
    }

    fn set_pin(
        &mut self,
        user: &str,
        pin: &Pin,
        secret: Option<&Zeroizing<Vec<u8>>>,
        key: &DbKey,
        random: Random<'_>,
    ) -> Result<(), KeyfileError> {
        let at = self.slots.iter().position(|slot| slot.user.as_deref() == Some(user));
        let at = at.ok_or(KeyfileError::NoSuchUser)?;
        let user = User { name: user.to_owned(), role: self.slots[at].role.clone() };
        // In the old one's place: the order of the users is that in which they came.
        self.slots[at] = slot_of(&user, pin, secret.map(|secret| secret.as_slice()), key, random)?;
        self.sealed(key);
        Ok(())
    }

    /// A slot of the first format, made anew by its user who has just opened it. Whether there was
    /// anything to do.
    ///
    /// # Errors
    /// [`KeyfileError`].
    pub fn renew(
        &mut self,
        user: &str,
        pin: &Pin,
        key: &DbKey,
        keyring: &dyn KeyStore,
        random: Random<'_>,
    ) -> Result<bool, KeyfileError> {
        let Some(slot) = self.slot(Some(user)).filter(|slot| slot.is_direct()) else { return Ok(false) };
        let secret = if slot.device_secret { self.secret(keyring)? } else { None };
        let who = (Some(user), slot.role.as_deref());
        let fresh = Slot::wrap(who, pin.expose(), secret.as_deref().map(Vec::as_slice), key, random);
        let fresh = fresh.ok_or(KeyfileError::Derive)?;
        if let Some(slot) = self.slots.iter_mut().find(|slot| slot.user.as_deref() == Some(user)) {
            *slot = fresh;
        }
        self.sealed(key);
        Ok(true)
    }

    /// A new recovery code. The old paper opens nothing more.
    ///
    /// # Errors
    /// [`KeyfileError::Derive`].
    pub fn change_code(&mut self, key: &DbKey, random: Random<'_>) -> Result<RecoveryCode, KeyfileError> {
        let code = RecoveryCode::make(random);
        let fresh = Slot::wrap((None, None), code.expose(), None, key, random).ok_or(KeyfileError::Derive)?;
        self.slots.retain(|slot| slot.user.is_some());
        self.slots.push(fresh);
        self.sealed(key);
        Ok(code)
    }

    /// Begins a change of the database key: every slot gives both, from now on.
    ///
    /// # Errors
    /// [`KeyfileError::OldSlot`] where somebody has not unlocked since slots have keys of their own.
    pub fn begin_change(&mut self, key: &DbKey, next: &DbKey) -> Result<(), KeyfileError> {
        if self.slots.iter().any(Slot::is_direct) {
            return Err(KeyfileError::OldSlot);
        }
        for slot in &mut self.slots {
            slot.offer(next).ok_or(KeyfileError::Derive)?;
        }
        self.sealed(key);
        Ok(())
    }

    /// Ends it: every slot gives the key that the database has, and no other.
    pub fn end_change(&mut self, holds: &DbKey, is_next: bool) {
        self.slots.iter_mut().for_each(|slot| slot.settle(is_next));
        self.sealed(holds);
    }

    /// Whether a change of the database key was begun and not ended.
    #[must_use]
    pub fn is_changing(&self) -> bool {
        self.slots.iter().any(Slot::has_next)
    }

    pub(super) fn put(
        &mut self,
        user: &User,
        pin: &Pin,
        secret: Option<&[u8]>,
        key: &DbKey,
        random: Random<'_>,
    ) -> Result<(), KeyfileError> {
        let slot = slot_of(user, pin, secret, key, random)?;
        // The recovery slot stays last.
        let at = self.slots.iter().position(|slot| slot.user.is_none()).unwrap_or(self.slots.len());
        self.slots.insert(at, slot);
        Ok(())
    }

    /// The device secret that the folder's users have; nothing where they have none.
    fn secret(&self, keyring: &dyn KeyStore) -> Result<Option<Zeroizing<Vec<u8>>>, KeyfileError> {
        if !self.needs_keyring() {
            return Ok(None);
        }
        keyring.get(&self.folder).ok().flatten().map(Some).ok_or(KeyfileError::NoDeviceSecret)
    }

    /// The device secret; a new one where the keyring works and has none.
    pub(super) fn secret_or_new(&self, keyring: &dyn KeyStore, random: Random<'_>) -> Option<Zeroizing<Vec<u8>>> {
        if !keyring.is_available() {
            return None;
        }
        match keyring.get(&self.folder) {
            Ok(Some(secret)) => Some(secret),
            Ok(None) => {
                let mut secret = Zeroizing::new(vec![0u8; 32]);
                random(secret.as_mut_slice());
                keyring.set(&self.folder, &secret).ok().map(|()| secret)
            }
            Err(_) => None,
        }
    }
}

/// A slot for a user, where name, role and PIN are good enough.
fn slot_of(
    user: &User,
    pin: &Pin,
    secret: Option<&[u8]>,
    key: &DbKey,
    random: Random<'_>,
) -> Result<Slot, KeyfileError> {
    let fits = |text: &str| text.chars().count() <= LONGEST && !text.chars().any(|c| c == '|' || c.is_control());
    let is_name = !user.name.is_empty() && user.name.trim() == user.name && fits(&user.name);
    if !is_name || !user.role.as_deref().is_none_or(fits) {
        return Err(KeyfileError::Name);
    }
    pin.is_good_enough(secret.is_some())?;
    let who = (Some(user.name.as_str()), user.role.as_deref());
    Slot::wrap(who, pin.expose(), secret, key, random).ok_or(KeyfileError::Derive)
}
