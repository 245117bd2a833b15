//! Units and their cards: this one's to give away, others' to trust.

use sip_model::unit::UnitAuthority;
use sip_seal::words_of;
use sip_store::table;
use sip_vault::identity::{CardError, UnitCard, UnitId};
use sip_wire::Kind;
use sip_wire::share::UnitView;
use sip_wire::view::{Changed, Saved};

use crate::app::App;
use crate::error::AppError;
use crate::host::Host;

/// A unit that was trusted here and is not any more, and since when.
pub(crate) const DISTRUSTED: &str = "distrusted-unit ";

impl<H: Host> App<H> {
    /// This unit's card, as a file's text.
    ///
    /// # Errors
    /// `locked`.
    pub fn unit_card(&self) -> Result<String, AppError> {
        Ok(self.open()?.me.card.write())
    }

    /// This unit's card among the user's documents.
    ///
    /// # Errors
    /// `file-not-written`.
    pub fn save_unit_card(&self) -> Result<Saved, AppError> {
        let text = self.unit_card()?;
        let dir = self.host.documents_dir().to_owned();
        std::fs::create_dir_all(&dir).map_err(|_| AppError::not_written(&dir))?;
        let path = dir.join("enhetskort.json");
        self.write_file(&path, text.as_bytes())?;
        Ok(Saved { path: path.display().to_string(), kinds: vec![] })
    }

    /// The units: this one, then those that are trusted.
    ///
    /// # Errors
    /// `locked`.
    pub fn units(&self) -> Result<Vec<UnitView>, AppError> {
        let session = self.open()?;
        let mut all = vec![view(&session.me.card, true, true)];
        all[0].qr = sip_seal::qr_svg(session.me.card.write().as_bytes());
        let mut others: Vec<UnitView> = session.trust.cards.values().map(|card| view(card, true, false)).collect();
        others.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
        all.extend(others);
        Ok(all)
    }

    /// Looks at a card, for its words to be compared.
    ///
    /// # Errors
    /// `card-damaged`, `card-forged`, `card-newer`, `card-own`.
    pub fn look_at_card(&self, text: &str) -> Result<UnitView, AppError> {
        let card = self.card(text)?;
        let trusted = self.open()?.trust.card(&card.id()).is_some();
        Ok(view(&card, trusted, false))
    }

    /// Trusts a card. An older one of a unit that is trusted changes nothing. One that nobody trusted any
    /// more is trusted again, and what was set aside of it passes at the next round.
    ///
    /// # Errors
    /// As [`App::look_at_card`].
    pub fn trust_card(&mut self, text: &str) -> Result<(Changed, UnitView), AppError> {
        let card = self.card(text)?;
        let now = self.now().to_string();
        let session = self.open_mut()?;
        let known = session.trust.card(&card.id());
        if known.is_none_or(|known| card.is_newer_than(known)) {
            session.store.write(|transaction| -> Result<(), AppError> {
                table::trust::put(transaction, &card.id().to_string(), &card.write(), &now)?;
                table::meta::drop(transaction, &format!("{DISTRUSTED}{}", card.id()))?;
                table::share::touch_all(transaction)?;
                Ok(())
            })?;
            session.trust.distrusted.remove(&card.id());
            session.trust.cards.insert(card.id(), card.clone());
        }
        let changed = Changed { kinds: vec![Kind::Units, Kind::Exchange, Kind::Cases], id: None, saved_at: now };
        Ok((changed, view(&card, true, false)))
    }

    /// Trusts a unit no more: nothing is left for it from now on, and what it leaves is set aside. What
    /// it was given it has; the plans that it took part in stay as they are.
    ///
    /// # Errors
    /// `unit-not-trusted`.
    pub fn distrust_unit(&mut self, id: &str) -> Result<(Changed, UnitView), AppError> {
        let now = self.now().to_string();
        let session = self.open_mut()?;
        let card = id.parse::<UnitId>().ok().and_then(|id| session.trust.card(&id).cloned());
        let card = card.ok_or_else(|| AppError::not_now("unit-not-trusted"))?;
        let unit = card.id();
        session.store.write(|transaction| -> Result<(), AppError> {
            table::trust::drop(transaction, &unit.to_string())?;
            table::meta::set(transaction, &format!("{DISTRUSTED}{unit}"), &now)?;
            table::share::touch_all(transaction)?;
            Ok(())
        })?;
        session.trust.cards.remove(&unit);
        session.trust.distrusted.insert(unit);
        let changed = Changed { kinds: vec![Kind::Units, Kind::Exchange, Kind::Cases], id: None, saved_at: now };
        Ok((changed, view(&card, false, false)))
    }

    fn card(&self, text: &str) -> Result<UnitCard, AppError> {
        let card = UnitCard::read(text).map_err(card_error)?;
        if card.id() == self.open()?.me.unit() {
            return Err(AppError::not_now("card-own"));
        }
        Ok(card)
    }
}

pub(super) fn card_error(error: CardError) -> AppError {
    match error {
        CardError::Damaged | CardError::Invalid(_) => AppError::bad("card-damaged"),
        CardError::Newer => AppError::bad("card-newer"),
        CardError::Forged => AppError::bad("card-forged"),
        CardError::NoRoot => AppError::not_now("not-root-holder"),
        CardError::NotForUs => AppError::bad("approval-not-for-us"),
    }
}

fn view(card: &UnitCard, trusted: bool, own: bool) -> UnitView {
    UnitView {
        id: card.id().to_string(),
        name: card.name.clone(),
        authority: serde_json::from_value(card.authority.clone().into()).unwrap_or(UnitAuthority::Other),
        hsa_id: card.hsa_id.clone(),
        words: words_of(&card.fingerprint(), 6),
        trusted,
        epoch: card.epoch,
        own,
        qr: None,
    }
}
