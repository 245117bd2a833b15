//! What waits to be handed over, and how far each receiver has come.

use sha2::{Digest, Sha256};
use sip_doc::{DocId, DocKind};
use sip_exchange::{Known, Look, Me, Offering, Reading, Recipient, Replica, Shelf, Stage};
use sip_model::item::standing;
use sip_model::unit::UnitAuthority;
use sip_seal::words_of;
use sip_store::table;
use sip_vault::identity::DeviceId;
use sip_wire::Kind;
use sip_wire::share::{Handing, HandingCase, HandingRow, Reached};
use sip_wire::view::Changed;

use crate::app::App;
use crate::error::AppError;
use crate::host::Host;

impl<H: Host> App<H> {
    /// What waits, in all cases.
    ///
    /// # Errors
    /// `locked`.
    pub fn handing(&self) -> Result<Handing, AppError> {
        let store = &self.open()?.store;
        let mut only_here = 0;
        for row in table::case::all(store)? {
            only_here += table::act::only_here(store, &row.id)?;
        }
        let last_at = table::post::offices(store)?.into_iter().map(|(_, _, at)| at).filter(|at| !at.is_empty()).max();
        Ok(Handing {
            only_here,
            last_at,
            places: self.places()?,
            set_aside: self.set_aside()?,
            extracts: self.received_extracts()?,
        })
    }

    /// Who gets what of one case.
    ///
    /// # Errors
    /// `no-such-case`.
    pub fn handing_case(&mut self, id: &str) -> Result<HandingCase, AppError> {
        let now = self.now().to_string();
        let today = self.expiry_day();
        let session = self.open_mut()?;
        let value = session.case(id)?.value.clone();
        let case = session.case(id)?.typed()?;
        let row = table::share::one(&session.store, id)?.unwrap_or_default();
        let changes = table::act::only_here(&session.store, id)?;
        let mut replica = session.replica(id)?;
        let contested = replica.docs.contested(&replica.share.overlaps())?;
        let me = session.me.clone();
        // As the next round will see it: who was trusted since the last one is a receiver already.
        let mut look = Look { replica, folded: Vec::new(), value, contested, rev: row.rev };
        self.enrol(id, &mut look)?;
        let Look { mut replica, value, contested, .. } = look;
        let nothing = |_: &sip_exchange::Version, _: &str| None;
        let offering = Offering { case: &value, contested: &contested, today, now: &now, extract: &nothing };
        let recipients = replica.recipients(&me, &offering);
        let roster = replica.share.roster.clone();
        let own_id = roster.as_ref().and_then(|roster| roster.id_of(&me.unit()).map(str::to_owned));
        let own_id = own_id.or_else(|| case.documenting_unit.as_ref().map(ToString::to_string)).unwrap_or_default();
        let mut rows = Vec::new();
        for unit in standing(&case.units) {
            let id = unit.id.to_string();
            let own = id == own_id;
            let to: Vec<Recipient> = recipients.iter().filter(|to| to.id == id).cloned().collect();
            if own && to.is_empty() {
                continue;
            }
            let reading = to.first().map(|to| to.reading);
            let (reached, at, words) = reached(&mut replica, &me, &to, changes);
            let people = standing(&case.meeting.participants)
                .filter(|participant| participant.unit_id.as_ref() == Some(&unit.id))
                .filter_map(|participant| participant.name.clone());
            rows.push(HandingRow {
                name: unit.name.clone().unwrap_or_default(),
                authority: unit.authority.unwrap_or(UnitAuthority::Other),
                own,
                reads: reads(reading, &value, &contested, &id, today).to_owned(),
                people: people.collect(),
                reached,
                at,
                words,
                unit: id,
            });
        }
        let stays =
            standing(&case.consent.excludes).count() + standing(&case.preparation.questions_not_to_raise).count();
        let lies = self.lies_where(id, &row, changes, case.consent.withdrawn_at.is_some())?;
        Ok(HandingCase {
            case: id.to_owned(),
            rows,
            stays: u32::try_from(stays).unwrap_or(u32::MAX),
            words: words_here(&mut replica),
            lies,
            changes,
            consent_until: case.consent.valid_to.map(|until| until.to_string()),
            acknowledged: matches!(replica.share.stage, Some((Stage::Acknowledged, _))),
        })
    }

    /// Kvitterar a case: somebody here says that it has come and is seen.
    ///
    /// # Errors
    /// `no-such-case`, `not-shared`.
    pub fn acknowledge(&mut self, id: &str) -> Result<Changed, AppError> {
        self.come_to(id, Stage::Acknowledged)?;
        Ok(Changed { kinds: vec![Kind::Exchange, Kind::Case], id: None, saved_at: self.now().to_string() })
    }

    /// A case that another unit documents has come this far here.
    pub(crate) fn come_to(&mut self, id: &str, stage: Stage) -> Result<(), AppError> {
        let now = Shelf::now(self);
        let session = self.open_mut()?;
        session.case(id)?;
        let mut shared = super::read::Shared::of(&session.store, id)?;
        if shared.share.roster.is_none() {
            return if stage == Stage::Acknowledged { Err(AppError::not_now("not-shared")) } else { Ok(()) };
        }
        if shared.share.stage.as_ref().is_some_and(|(known, _)| *known >= stage) {
            return Ok(());
        }
        shared.share.stage = Some((stage, now));
        let state = serde_json::to_string(&shared.share).unwrap_or_default();
        session.store.write(|transaction| table::share::put(transaction, id, &state, true))?;
        Ok(())
    }
}

fn reads(
    reading: Option<Reading>,
    case: &serde_json::Value,
    contested: &[sip_doc::Contested],
    unit: &str,
    today: sip_model::Date,
) -> &'static str {
    match reading.unwrap_or_else(|| sip_exchange::reading::reading(case, contested, unit, today)) {
        Reading::Along => "all",
        Reading::Extract => "part",
        Reading::Nothing => "none",
    }
}

/// How far the receivers of one unit have come: as far as the device that is furthest. The same it is
/// only once every device of it has told that.
fn reached(replica: &mut Replica, me: &Me, to: &[Recipient], only_here: u32) -> (Reached, Option<String>, Vec<String>) {
    let Some(first) = to.first() else { return (Reached::NoCard, None, Vec::new()) };
    if first.reading == Reading::Nothing {
        return (Reached::Nothing, None, Vec::new());
    }
    let mut best: Option<(Reached, String, Vec<String>)> = None;
    // After a notice nobody elsewhere tells anything more.
    let tells = |replica: &Replica, one: &Recipient| one.own || !replica.has_ended();
    let all_same =
        to.iter().all(|one| one.reading == Reading::Along && tells(replica, one) && !replica.is_owed(me, one));
    for one in to {
        let docs = replica.readable(one);
        for device in &one.devices {
            let Some(known) = replica.share.known.get(device).cloned() else { continue };
            // After the end nobody waits for a yes to anything that was told before it.
            let lacks = replica.lacks_version(me, one, device) || lacks(replica, &docs, &known) || !tells(replica, one);
            let here = match known.stage {
                _ if all_same && replica.is_same(&docs, device) => Reached::Same,
                // They lack something: it is handed over, or owed.
                _ if lacks && only_here > 0 => Reached::Owed,
                _ if lacks => Reached::Handed,
                Stage::Received => Reached::Received,
                Stage::Read => Reached::Read,
                Stage::Acknowledged => Reached::Acknowledged,
            };
            if best.as_ref().is_none_or(|(known, ..)| rank(here) > rank(*known)) {
                best = Some((here, known.at.clone(), words_told(replica, device)));
            }
        }
    }
    match best {
        Some((reached, at, words)) => (reached, Some(at), words),
        None if to.iter().any(|to| replica.share.given.contains(&to.mailbox.to_string())) => {
            (Reached::Handed, None, Vec::new())
        }
        None => (Reached::Owed, None, Vec::new()),
    }
}

fn rank(reached: Reached) -> u8 {
    match reached {
        Reached::NoCard | Reached::Nothing => 0,
        Reached::Owed => 1,
        Reached::Handed => 2,
        Reached::Received => 3,
        Reached::Read => 4,
        Reached::Acknowledged => 5,
        Reached::Same => 6,
    }
}

/// Whether somebody who told this lacks a change that is here.
fn lacks(replica: &mut Replica, docs: &[DocId], known: &Known) -> bool {
    docs.iter().any(|id| {
        let told = known.heads.get(&id.to_string()).cloned().unwrap_or_default();
        let told: Vec<[u8; 32]> = told.iter().filter_map(|hash| unhex(hash)).collect();
        replica.docs.changes_since(id, &told).count > 0
    })
}

/// The documents that everybody who writes along has now.
fn shared(replica: &Replica) -> Vec<DocId> {
    let is_shared = |id: &&DocId| id.kind() != DocKind::Own && id.without().is_empty();
    replica.docs.current().filter(is_shared).cloned().collect()
}

/// Four words of what is here, and of what another told. They tell accident apart, by voice.
fn words_here(replica: &mut Replica) -> Vec<String> {
    let heads = shared(replica).into_iter().map(|id| {
        let heads = replica.docs.heads(&id).iter().map(hex).collect();
        (id.to_string(), heads)
    });
    words(heads.collect())
}

fn words_told(replica: &mut Replica, device: &DeviceId) -> Vec<String> {
    let heads = shared(replica).into_iter().filter_map(|id| {
        let heads = replica.told_heads(device, &id)?;
        Some((id.to_string(), heads))
    });
    words(heads.collect())
}

fn unhex(text: &str) -> Option<[u8; 32]> {
    let bytes: Option<Vec<u8>> =
        (0..text.len()).step_by(2).map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok()).collect();
    bytes?.try_into().ok()
}

fn words(heads: std::collections::BTreeMap<String, Vec<String>>) -> Vec<String> {
    let text = serde_json::to_string(&heads).unwrap_or_default();
    words_of(&Sha256::digest(text.as_bytes()), 4)
}

fn hex(hash: &[u8; 32]) -> String {
    hash.iter().map(|b| format!("{b:02x}")).collect()
}
