//! A case on a laptop: checked out to it, taken over from it (ruling 7).

use sip_exchange::Shelf;
use sip_model::field::Write;
use sip_model::process::Act as Deed;
use sip_store::table;
use sip_vault::identity::DeviceId;
use sip_wire::Kind;
use sip_wire::view::Changed;

use super::read::Shared;
use crate::app::App;
use crate::error::AppError;
use crate::host::Host;

impl<H: Host> App<H> {
    /// Lets a laptop of this unit have a case: it gets it at the next round.
    ///
    /// # Errors
    /// `no-such-case`, `no-such-device`, `device-is-office` for one that has every case.
    pub fn check_out(&mut self, id: &str, device: &str) -> Result<Changed, AppError> {
        let device: DeviceId = device.parse().map_err(|_| AppError::bad("no-such-device"))?;
        let me = self.open()?.me.clone();
        let found = me.card.device(&device).ok_or_else(|| AppError::bad("no-such-device"))?;
        if found.office {
            return Err(AppError::not_now("device-is-office"));
        }
        self.open_mut()?.case(id)?;
        let look = self.look(id)?.ok_or_else(|| AppError::not_now("not-shared"))?;
        let mut share = look.replica.share;
        if let Some(roster) = &mut share.roster {
            roster.devices.insert(device, me.unit());
        }
        self.keep_share(id, &share, "checkout", &device.to_string())
    }

    /// Takes over a case that was checked out to a laptop: it is written in here, and what the absent
    /// laptop brings later is merged. The case stays on the laptop's list, since it may come back.
    ///
    /// # Errors
    /// `no-such-case`.
    pub fn take_over_case(&mut self, id: &str) -> Result<Changed, AppError> {
        self.open_mut()?.case(id)?;
        let shared = Shared::of(&self.open()?.store, id)?;
        self.keep_share(id, &shared.share, "takeover", "")
    }

    /// Hands the exchange of a case to the unit that documents it from now on.
    pub(crate) fn hand_roster(&mut self, id: &str, to: &str) -> Result<(), AppError> {
        let shared = Shared::of(&self.open()?.store, id)?;
        let Some(mut roster) = shared.share.roster.clone() else { return Ok(()) };
        let unit = self.open()?.me.unit();
        let Some(card) = roster.units.get(to).filter(|_| roster.documents == unit) else { return Ok(()) };
        let next = card.id();
        roster.before.push(roster.documents);
        roster.documents = next;
        roster.number += 1;
        let share = sip_exchange::Share { roster: Some(roster), ..shared.share };
        let state = serde_json::to_string(&share).unwrap_or_default();
        self.open_mut()?.store.write(|transaction| table::share::put(transaction, id, &state, true))?;
        Ok(())
    }

    /// Whether this computer's unit documents a case. One that was never shared is its own.
    pub(crate) fn documents(&self, id: &str) -> Result<bool, AppError> {
        let session = self.open()?;
        let shared = Shared::of(&session.store, id)?;
        Ok(shared.share.roster.is_none_or(|roster| roster.documents == session.me.unit()))
    }

    /// What another unit documents is written in as a co-writer: the plan, not the consent and not the
    /// acts of the unit that documents it (rulings 2 and 13).
    pub(crate) fn may_write(&self, id: &str, deed: Deed, writes: &[Write]) -> Result<(), AppError> {
        if self.documents(id)? {
            return Ok(());
        }
        if self.has_ended(id)? {
            return Err(AppError::not_now("share-ended"));
        }
        let is_ours = matches!(deed, Deed::Edit | Deed::FollowUp | Deed::Correct | Deed::Inform);
        let protected = sip_model::person::is_protected(&super::conflict::value_of(self, id)?);
        let in_plan = |write: &Write| sip_doc::DocKind::of(write.home(), protected) == sip_doc::DocKind::Plan;
        if is_ours && writes.iter().all(in_plan) { Ok(()) } else { Err(AppError::not_now("not-documents")) }
    }

    /// Why nothing more may be written in a case: the unit that documents it told that it has ended.
    pub(crate) fn has_ended(&self, id: &str) -> Result<bool, AppError> {
        Ok(table::share::one(&self.open()?.store, id)?.is_some_and(|row| row.ended))
    }

    /// The person takes the yes back at a unit that does not document the case: it is told to the one
    /// that does, and nothing more goes to anybody else from here (ruling 2).
    pub(crate) fn report_withdrawal(&mut self, id: &str, at: &str, reason: &str) -> Result<Changed, AppError> {
        let (by, consent) = {
            let session = self.open_mut()?;
            let user = session.user.clone();
            (user, session.case(id)?.value["consent"]["id"].as_str().unwrap_or_default().to_owned())
        };
        let mut share = Shared::of(&self.open()?.store, id)?.share;
        share.withdrawal.get_or_insert_with(|| sip_exchange::Withdrawal {
            case: id.to_owned(),
            consent,
            at: at.to_owned(),
            by,
            words: reason.to_owned(),
        });
        self.keep_share(id, &share, "withdraw", reason)
    }

    fn keep_share(
        &mut self,
        id: &str,
        share: &sip_exchange::Share,
        what: &str,
        words: &str,
    ) -> Result<Changed, AppError> {
        let now = App::now(self).to_string();
        let session = self.open_mut()?;
        let state = serde_json::to_string(share).unwrap_or_default();
        let act = table::act::Row {
            at: now.clone(),
            user: session.user.clone(),
            what: what.to_owned(),
            path: String::new(),
            words: words.to_owned(),
        };
        session.store.write(|transaction| -> Result<(), AppError> {
            table::share::put(transaction, id, &state, true)?;
            table::share::end(transaction, id, share.notice.is_some() || share.withdrawal.is_some())?;
            table::act::add(transaction, id, &act)?;
            Ok(())
        })?;
        Ok(Changed { kinds: vec![Kind::Exchange, Kind::Case, Kind::Cases], id: None, saved_at: now })
    }
}
