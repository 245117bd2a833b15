//! A case on a laptop: checked out to it, taken over from it (ruling 7).

use sip_exchange::Shelf;
use sip_model::ending::Handover;
use sip_model::field::Write;
use sip_model::process::Act as Deed;
use sip_store::table;
use sip_wire::Kind;
use sip_wire::view::Changed;

use super::read::Shared;
use crate::app::App;
use crate::error::AppError;
use crate::host::Host;

/// Which unit documents a case, as the case tells it.
const DOCUMENTING: &str = "/documentingUnit";

/// Why a case is no longer shared with this device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ended {
    /// It is.
    No,
    /// The person took the yes back.
    Withdrawn,
    /// The person lets this unit have less than before.
    Narrowed,
}

/// The same, as the database keeps it.
pub(super) fn ended(share: &sip_exchange::Share) -> u32 {
    match share.notice.as_ref().map(|notice| notice.what) {
        _ if share.withdrawal.is_some() => 1,
        Some(sip_exchange::What::Ended) => 1,
        Some(sip_exchange::What::Narrowed) => 2,
        None => 0,
    }
}

impl<H: Host> App<H> {
    /// Lets a laptop of this unit have a case: it gets it at the next round.
    ///
    /// # Errors
    /// `no-such-case`, `no-such-device`, `device-is-office` for one that has every case.
    pub fn check_out(&mut self, id: &str, device: &str) -> Result<Changed, AppError> {
        let device = self.device_meant(device)?;
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
        match self.has_ended(id)? {
            Ended::No => {}
            Ended::Withdrawn => return Err(AppError::not_now("consent-withdrawn")),
            Ended::Narrowed => return Err(AppError::not_now("share-ended")),
        }
        let is_ours = matches!(deed, Deed::Edit | Deed::FollowUp | Deed::Correct | Deed::Inform);
        let protected = sip_model::person::is_protected(&super::conflict::value_of(self, id)?);
        // Whether the identity is protected is said by the unit that documents the case.
        let in_plan = |write: &Write| {
            sip_doc::DocKind::of(write.home(), protected) == sip_doc::DocKind::Plan
                && write.path().to_string() != "/person/protectedIdentity"
        };
        if is_ours && writes.iter().all(in_plan) { Ok(()) } else { Err(AppError::not_now("not-documents")) }
    }

    /// A case that was handed to this unit has come: from now on it is written in here as its own. Where it was
    /// handed to another at the same time, that one is taken back: the roster says whose it is, and nobody else
    /// could settle it.
    pub(super) fn receive_handover(&mut self, id: &str) -> Result<(), AppError> {
        let me = self.open()?.me.unit();
        let Some(roster) = Shared::of(&self.open()?.store, id)?.share.roster else { return Ok(()) };
        let Some(own) = roster.id_of(&me).filter(|_| roster.documents == me).map(str::to_owned) else { return Ok(()) };
        let case = self.open_mut()?.case(id)?.typed()?;
        if case.handovers.is_empty() {
            return Ok(());
        }
        let is_open = |one: &&Handover| one.taken_back_at.is_none() && one.received_at.is_none();
        let is_from_here = |one: &Handover| one.from.as_ref().is_some_and(|from| from.as_str() == own);
        if case.handovers.iter().any(|one| is_open(&one) && is_from_here(one)) {
            // On its way again.
            return Ok(());
        }
        let (ours, others): (Vec<_>, Vec<_>) =
            case.handovers.iter().filter(is_open).partition(|one| one.to.as_ref().is_some_and(|to| to.as_str() == own));
        let is_contested = self.open_mut()?.waits_in(id)?.iter().any(|one| one.path.to_string() == DOCUMENTING);
        let is_another = case.handovers.iter().any(|one| one.to.as_ref().is_some_and(|to| to.as_str() == own))
            && case.documenting_unit.as_ref().is_some_and(|unit| unit.as_str() != own);
        if ours.is_empty() && !is_contested && !is_another {
            return Ok(());
        }
        let now = serde_json::Value::from(App::now(self).to_string());
        let mut sets: Vec<(String, serde_json::Value)> = Vec::new();
        sets.extend(ours.iter().map(|one| (format!("/handovers/{}/receivedAt", one.id), now.clone())));
        for one in others {
            let at = format!("/handovers/{}", one.id);
            sets.push((format!("{at}/takenBackAt"), now.clone()));
            sets.push((format!("{at}/takenBackReason"), self.text.say("process-handed-twice").into()));
        }
        if is_contested || is_another {
            sets.push((DOCUMENTING.to_owned(), own.into()));
        }
        let writes = self.writes_of(id, &sets)?;
        let path = crate::door::path_of(DOCUMENTING)?;
        // While it is on its way nothing else may be written: this is what ends that.
        let deed = if case.handed_to().is_some() { Deed::TakeBack } else { Deed::Correct };
        let act = crate::door::Act { deed, what: "handoverReceived", path: &path, words: "" };
        match self.transact(id, &act, &writes) {
            // What cannot be written now is written with what comes next.
            Err(error) if error.code == sip_wire::Code::NotNow => Ok(()),
            done => done.map(drop),
        }
    }

    /// Says which trusted unit a unit of the case is, where no HSA-id tells it (ruling 6).
    ///
    /// # Errors
    /// `no-such-place`, `unit-not-trusted`, `not-documents`, `unit-linked-already`.
    pub fn link_unit(&mut self, id: &str, unit: &str, trusted: &str) -> Result<Changed, AppError> {
        let card = trusted.parse().ok().and_then(|id| self.open().ok()?.trust.card(&id).cloned());
        let card = card.ok_or_else(|| AppError::not_now("unit-not-trusted"))?;
        let case = self.open_mut()?.case(id)?.typed()?;
        if case.unit(&unit.into()).is_none() {
            return Err(AppError::bad("no-such-place").at(format!("/units/{unit}")));
        }
        let mut look = self.look(id)?.ok_or_else(|| AppError::not_now("not-shared"))?;
        let me = self.open()?.me.unit();
        let Some(roster) = look.replica.share.roster.as_mut().filter(|roster| roster.documents == me) else {
            return Err(AppError::not_now("not-documents"));
        };
        if roster.units.contains_key(unit) || roster.id_of(&card.id()).is_some() {
            return Err(AppError::not_now("unit-linked-already"));
        }
        roster.units.insert(unit.to_owned(), card);
        self.keep_share(id, &look.replica.share, "link", unit)
    }

    /// Why a case is no longer shared with this device, if it is not.
    pub(crate) fn has_ended(&self, id: &str) -> Result<Ended, AppError> {
        let row = table::share::one(&self.open()?.store, id)?.unwrap_or_default();
        Ok(match row.ended {
            0 => Ended::No,
            1 => Ended::Withdrawn,
            _ => Ended::Narrowed,
        })
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
            table::share::end(transaction, id, ended(share))?;
            table::act::add(transaction, id, &act)?;
            Ok(())
        })?;
        Ok(Changed { kinds: vec![Kind::Exchange, Kind::Case, Kind::Cases], id: None, saved_at: now })
    }
}
