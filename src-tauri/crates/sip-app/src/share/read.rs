//! How a case is shared, as the database has it.

use sip_doc::Contested;
use sip_exchange::reading::reading;
use sip_exchange::{Reading, Replica, Share, Version};
use sip_model::field::typed;
use sip_model::item::standing;
use sip_model::unit::Unit;
use sip_store::{Store, table};
use sip_wire::Code;
use sip_wire::share::Where;

use crate::app::App;
use crate::error::AppError;
use crate::host::Host;
use crate::session::{Session, load};

/// The sharing of a case, with its row.
#[derive(Debug, Clone, Default)]
pub(crate) struct Shared {
    pub(crate) share: Share,
    pub(crate) row: table::share::Row,
}

impl Shared {
    /// Reads it; what was never shared has nothing in it.
    pub(crate) fn of(store: &Store, id: &str) -> Result<Self, AppError> {
        let Some(row) = table::share::one(store, id)? else { return Ok(Self::default()) };
        let share = serde_json::from_str(&row.state).map_err(|_| AppError::new(Code::Damaged, "damaged"))?;
        Ok(Self { share, row })
    }
}

/// Where what is written in a case lies. Nothing is said that is not known (complaint 3).
fn lies(row: &table::share::Row, only_here: u32, is_looked: bool, somebody: bool) -> Where {
    match row.handed {
        0 if somebody => Where::OnlyHere,
        0 => Where::Alone,
        _ if only_here > 0 => Where::Changes,
        // Who was trusted since, or was told that nothing more comes, is asked in the next round.
        _ if is_looked && row.receivers > 0 && row.owed == 0 && row.ended == 0 => Where::Same,
        _ => Where::Handed,
    }
}

impl<H: Host> App<H> {
    /// Where what is written in a case lies.
    pub(crate) fn lies_where(
        &self,
        id: &str,
        row: &table::share::Row,
        only_here: u32,
        withdrawn: bool,
    ) -> Result<Where, AppError> {
        if row.handed > 0 && (withdrawn || row.ended == 1) {
            // What else was written before it, and never left, lies only here.
            let is_told = |what: &String| what == "withdraw";
            match table::act::waiting(&self.open()?.store, id)? {
                waits if waits.is_empty() => return Ok(Where::Withdrawn),
                waits if waits.iter().all(is_told) => return Ok(Where::WithdrawnUntold),
                _ => {}
            }
        }
        let looked = table::post::looked(&self.open()?.store, id)?;
        let somebody = row.handed == 0 && (row.receivers > 0 || self.has_receiver(id, row, looked)?);
        Ok(lies(row, only_here, looked.is_some(), somebody))
    }

    /// Whether the next round will find anybody to give a case to, who was not known in the last. Who
    /// gets extracts alone does not count: the plan is not theirs.
    fn has_receiver(&self, id: &str, row: &table::share::Row, looked: Option<i64>) -> Result<bool, AppError> {
        let session = self.open()?;
        let (me, trust) = (&session.me, &session.trust);
        let is_answered = looked.is_some_and(|rev| rev >= row.rev);
        if is_answered || (trust.cards.is_empty() && me.card.devices.len() < 2) {
            return Ok(false);
        }
        if me.card.devices.iter().any(|device| device.office && device.id != me.device()) {
            return Ok(true);
        }
        let roster = Shared::of(&session.store, id)?.share.roster;
        if let Some(roster) = &roster
            && roster.devices.keys().any(|device| *device != me.device() && me.card.device(device).is_some())
        {
            return Ok(true);
        }
        let (value, today) = (session.peek(id)?, self.expiry_day());
        let case = typed(value.clone())?;
        let is_own = |unit: &Unit| match &roster {
            Some(roster) => roster.id_of(&me.unit()) == Some(unit.id.as_str()),
            None => {
                case.documenting_unit.as_ref() == Some(&unit.id)
                    || (unit.hsa_id.is_some() && unit.hsa_id == me.card.hsa_id)
            }
        };
        let gets = |unit: &Unit| {
            let linked = roster.as_ref().and_then(|roster| roster.units.get(unit.id.as_str()));
            let card = linked.or_else(|| unit.hsa_id.as_deref().and_then(|hsa| trust.with_hsa(hsa)));
            !is_own(unit)
                && card.is_some_and(|card| !trust.distrusted.contains(&card.id()))
                && reading(&value, &[], unit.id.as_str(), today) == Reading::Along
        };
        Ok(standing(&case.units).any(gets))
    }
}

impl Session {
    /// What waits for a person in a case. Only a merge makes any, and then their number is kept: a
    /// case without is not loaded for it.
    pub(crate) fn waits_in(&mut self, id: &str) -> Result<Vec<Contested>, AppError> {
        let shared = Shared::of(&self.store, id)?;
        if shared.row.conflicts == 0 {
            return Ok(Vec::new());
        }
        let actor = self.actor;
        let (case, store) = self.case_and_store(id)?;
        case.contested(store, id, actor, &shared.share.overlaps())
    }

    /// A case as the core of exchange sees it, from what is on disk.
    pub(crate) fn replica(&self, id: &str) -> Result<Replica, AppError> {
        let shared = Shared::of(&self.store, id)?;
        let rows = table::version::all(&self.store, id)?;
        let versions = rows.iter().filter(|row| row.state == "established").map(|row| told(id, row)).collect();
        Ok(Replica { docs: load(&self.store, id)?, share: shared.share, versions })
    }
}

/// A version as it is told to others.
pub(crate) fn told(case: &str, row: &table::version::Row) -> Version {
    let salt: String = row.salt.iter().map(|b| format!("{b:02x}")).collect();
    Version {
        case: case.to_owned(),
        version: row.version,
        hash: row.hash.clone(),
        words: row.words.clone(),
        salt: Some(salt).filter(|salt| !salt.is_empty()),
        heads: serde_json::from_str(&row.heads).unwrap_or_default(),
        content: row.content.clone(),
        locked_at: row.locked_at.clone(),
        established_at: row.established_at.clone(),
        by: row.by.clone(),
    }
}
