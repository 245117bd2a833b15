//! The data folder, as a round of exchange sees it.

use serde_json::Value;
use sip_exchange::office::PacketName;
use sip_exchange::{Cursor, Extract, Laid, Look, Looked, Mailbox, Me, PacketTaken, Put, Replica, Roster, Shelf};
use sip_exchange::{Offering, Trust, Version};
use sip_model::Date;
use sip_model::field::typed;
use sip_store::table;
use sip_vault::identity::DevicePublic;
use sip_wire::Code;

use super::read::Shared;
use super::seal::keep_sealed;
use crate::app::App;
use crate::error::AppError;
use crate::host::Host;

impl<H: Host> App<H> {
    fn session_me(&self) -> Result<&crate::session::Session, AppError> {
        self.open()
    }

    /// The roster of a case that is to be shared: begun when there is anybody to share it with.
    pub(super) fn enrol(&mut self, id: &str, look: &mut Look) -> Result<bool, AppError> {
        let session = self.open_mut()?;
        let (me, trust) = (session.me.clone(), session.trust.clone());
        let Ok(case) = typed(look.value.clone()) else { return Ok(false) };
        if look.replica.share.roster.is_none() {
            // Which unit of the case is this one: by HSA-id, else as the case says who documents it.
            let own = case.units.iter().find(|unit| unit.hsa_id.is_some() && unit.hsa_id == me.card.hsa_id);
            let own = own.map(|unit| unit.id.to_string());
            let own = own.or_else(|| case.documenting_unit.as_ref().map(ToString::to_string));
            let Some(own) = own else { return Ok(false) };
            let origin = Roster::origin_of(&me, id);
            look.replica.share.roster = Some(Roster::new(&me, id, &own, origin));
        }
        let contested = std::mem::take(&mut look.contested);
        look.replica.enrol(&me, &trust, &case, &contested);
        look.contested = contested;
        hand_on(&mut look.replica, &me, &case);
        let roster = look.replica.share.roster.as_ref();
        // With somebody trusted, a person may still say which unit of the case that is.
        Ok(roster.is_some_and(|roster| roster.units.len() > 1) || me.card.devices.len() > 1 || !trust.cards.is_empty())
    }

    /// A unit that comes to read along reads what stands there now: a document whose history hides
    /// something from it is begun anew first.
    fn renew(&mut self, id: &str, look: &mut Look) -> Result<(), AppError> {
        let (unix, today, now) = (self.host.unix(), self.expiry_day(), App::now(self).to_string());
        let me = self.open()?.me.clone();
        let docs = {
            let nothing = |_: &Version, _: &str| None;
            let offering =
                Offering { case: &look.value, contested: &look.contested, today, now: &now, extract: &nothing };
            look.replica.to_renew(&me, &offering)
        };
        for doc in docs {
            let actor = self.fresh_actor()?;
            let tag: String = actor[8..].iter().map(|b| format!("{b:02x}")).collect();
            look.replica.docs.write_as(actor);
            let author = self.open()?.author();
            look.replica.docs.renew(&doc, &tag, &author, unix)?;
            look.folded.extend(look.replica.seal(actor)?);
            // Stored as wholes before anything of them leaves.
            look.folded.extend(look.replica.docs.ids().filter(|other| other.is_of(&doc)).cloned());
            self.open_mut()?.forget(id);
        }
        Ok(())
    }
}

/// What was handed over goes to the other unit with the next round: from then on it documents the
/// case, and this one no more.
fn hand_on(replica: &mut Replica, me: &Me, case: &sip_model::Case) {
    let Some(to) = case.handed_to() else { return };
    let Some(roster) = replica.share.roster.as_mut().filter(|roster| roster.documents == me.unit()) else { return };
    if let Some(next) = roster.units.get(to.as_str()).map(sip_vault::identity::UnitCard::id)
        && next != me.unit()
    {
        roster.before.push(roster.documents);
        roster.documents = next;
        roster.number += 1;
    }
}

impl<H: Host> Shelf for App<H> {
    type Error = AppError;

    fn me(&self) -> Me {
        // A round is begun in an open folder alone, and every step asks again.
        #[expect(clippy::expect_used, reason = "exchange_step looks before every step")]
        self.session_me().map(|session| session.me.clone()).expect("the folder is open")
    }

    fn trust(&self) -> Trust {
        self.open().map(|session| session.trust.clone()).unwrap_or_default()
    }

    fn today(&self) -> Date {
        self.expiry_day()
    }

    fn now(&self) -> String {
        App::now(self).to_string()
    }

    fn former(&mut self) -> Result<Vec<DevicePublic>, AppError> {
        let kept = table::meta::named(&self.open()?.store, super::devices::FORMER)?;
        Ok(kept.iter().filter_map(|(_, text)| serde_json::from_str(text).ok()).collect())
    }

    fn random(&self) -> [u8; 16] {
        let mut random = [0u8; 16];
        self.host.random(&mut random);
        random
    }

    fn cursor(&mut self, office: &str, mailbox: Mailbox, sender: &str) -> Result<Cursor, AppError> {
        let (_, state) = table::post::fetched(&self.open()?.store, office, &mailbox.to_string(), sender)?;
        Ok(serde_json::from_str(&state).unwrap_or_default())
    }

    fn replica(&mut self, case: &str) -> Result<Option<Replica>, AppError> {
        if table::case::one(&self.open()?.store, case)?.is_none() {
            return Ok(None);
        }
        self.seal_case(case).map(Some)
    }

    fn is_genuine(&self, version: &Version) -> bool {
        let Some(salt) = &version.salt else { return true };
        let salt = (0..salt.len()).step_by(2).map(|at| u8::from_str_radix(salt.get(at..at + 2)?, 16).ok());
        let salt: Option<Vec<u8>> = salt.collect();
        let Some(salt) = salt.and_then(|salt| <[u8; 32]>::try_from(salt).ok()) else { return false };
        let Ok(content) = serde_json::from_str::<Value>(&version.content) else { return false };
        let root = sip_seal::root(&content, &salt);
        sip_seal::canonical(&content) == version.content
            && root.hex() == version.hash
            && sip_seal::check_words(root).join(" ") == version.words
    }

    fn keep(&mut self, office: &str, at: (Mailbox, &str), cursor: &Cursor, taken: PacketTaken) -> Result<(), AppError> {
        self.keep_packet(office, at, cursor, taken)
    }

    fn may_pass(&mut self, office: &str) -> Result<Vec<(Mailbox, String, PacketName)>, AppError> {
        let rows = table::aside::all(&self.open()?.store)?;
        let adopted = !self.open()?.trust.adopted.is_empty();
        let may = |reason: &str| super::aside::may_pass(reason) || (adopted && reason == "revoked");
        let of_office = rows.into_iter().filter(|row| row.office == office && may(&row.reason));
        let places =
            of_office.filter_map(|row| Some((row.mailbox.parse().ok()?, row.sender, row.packet.parse().ok()?)));
        let mut places: Vec<(Mailbox, String, PacketName)> = places.collect();
        // A later one may build on an earlier one.
        let order = |(mailbox, sender, name): &(Mailbox, String, PacketName)| {
            (*mailbox, sender.clone(), name.seq, name.to_string())
        };
        places.sort_by_key(order);
        places.dedup_by_key(|place| order(place));
        Ok(places)
    }

    fn stale(&mut self, office: &str) -> Result<Vec<String>, AppError> {
        Ok(table::share::stale(&self.open()?.store, office)?.into_iter().map(|(case, _)| case).collect())
    }

    fn look(&mut self, case: &str) -> Result<Option<Look>, AppError> {
        let actor = self.fresh_actor()?;
        let session = self.open()?;
        let shared = Shared::of(&session.store, case)?;
        let mut replica = session.replica(case)?;
        let folded = replica.seal(actor)?;
        let value = replica.docs.project()?;
        let contested = replica.docs.contested(&replica.share.overlaps())?;
        let mut look = Look { replica, folded, value, contested, rev: shared.row.rev };
        if !self.enrol(case, &mut look)? {
            // Nobody to share it with: it is looked at again when that changes.
            let rev = look.rev;
            let offices = table::post::offices(&self.open()?.store)?;
            self.open_mut()?.store.write(|transaction| {
                offices.iter().try_for_each(|(office, ..)| table::post::look(transaction, office, case, rev))
            })?;
            return Ok(None);
        }
        self.renew(case, &mut look)?;
        Ok(Some(look))
    }

    fn extract(&self, case: &str, value: &Value, version: &Version, reader: &str) -> Option<Extract> {
        super::extract::extract_of(case, value, version, reader)
    }

    fn lies(&mut self, office: &str, mailbox: Mailbox, case: &str) -> Result<Put, AppError> {
        let state = table::post::lies(&self.open()?.store, office, &mailbox.to_string(), case)?;
        Ok(state.and_then(|state| serde_json::from_str(&state).ok()).unwrap_or_default())
    }

    fn laid(&mut self, office: &str, mailbox: Mailbox, own: &Cursor, laid: Laid) -> Result<(), AppError> {
        let session = self.open_mut()?;
        let (me, mailbox) = (session.me.device().to_string(), mailbox.to_string());
        session.store.write(|transaction| -> Result<(), AppError> {
            for (case, put) in &laid.cases {
                let state = serde_json::to_string(put).unwrap_or_default();
                table::post::lay(transaction, office, &mailbox, case, &state)?;
            }
            put_cursor(transaction, office, &mailbox, &me, own)
        })
    }

    fn left(&mut self, office: &str) -> Result<Vec<(Mailbox, Cursor)>, AppError> {
        let session = self.open()?;
        let own = session.me.device().to_string();
        let rows = table::post::left(&session.store, office, &own)?;
        let read =
            |(mailbox, state): (String, String)| Some((mailbox.parse().ok()?, serde_json::from_str(&state).ok()?));
        Ok(rows.into_iter().filter_map(read).collect())
    }

    fn lost(&mut self, office: &str, mailbox: Mailbox, own: &Cursor) -> Result<(), AppError> {
        let session = self.open_mut()?;
        let (me, mailbox) = (session.me.device().to_string(), mailbox.to_string());
        session.store.write(|transaction| -> Result<(), AppError> {
            table::post::lose(transaction, office, &mailbox)?;
            put_cursor(transaction, office, &mailbox, &me, own)
        })
    }

    fn sealed(&mut self, looks: &mut [Looked]) -> Result<(), AppError> {
        let half = self.random_half();
        let session = self.open_mut()?;
        let mut folded = false;
        session.store.write(|transaction| -> Result<(), AppError> {
            for looked in looks.iter_mut() {
                let docs = std::mem::take(&mut looked.look.folded);
                folded |= !docs.is_empty();
                keep_sealed(transaction, &looked.case, &mut looked.look.replica, &docs)?;
            }
            Ok(())
        })?;
        if folded {
            session.begin_actor(half);
        }
        Ok(())
    }

    fn looked(&mut self, office: &str, looks: Vec<Looked>) -> Result<(), AppError> {
        let session = self.open_mut()?;
        let mut acts = Vec::new();
        for looked in &looks {
            // That the person took the yes back was told to all who had the case: it waits no more. What
            // else was written before, and never left, lies only here.
            let is_told = |what: &String| what == "withdraw";
            let all_told = looked.ended && table::act::waiting(&session.store, &looked.case)?.iter().all(is_told);
            let handed = looked.receivers > 0 || all_told;
            acts.push(if handed { table::act::latest(&session.store, &looked.case)? } else { 0 });
        }
        session.store.write(|transaction| -> Result<(), AppError> {
            for (looked, act) in looks.iter().zip(acts) {
                let state = serde_json::to_string(&looked.look.replica.share).unwrap_or_default();
                table::share::put(transaction, &looked.case, &state, false)?;
                let owes = serde_json::to_string(&looked.owes).unwrap_or_default();
                table::share::reckon(transaction, &looked.case, looked.receivers, looked.owed, &owes)?;
                let cards = u32::try_from(looked.look.contested.len()).unwrap_or(u32::MAX);
                table::share::conflicts(transaction, &looked.case, cards)?;
                table::share::hand(transaction, &looked.case, act)?;
                table::post::look(transaction, office, &looked.case, looked.look.rev)?;
            }
            Ok(())
        })
    }
}

pub(super) fn put_cursor(
    transaction: &sip_store::Transaction<'_>,
    office: &str,
    mailbox: &str,
    sender: &str,
    cursor: &Cursor,
) -> Result<(), AppError> {
    let state = serde_json::to_string(cursor).map_err(|_| AppError::new(Code::Fault, "fault"))?;
    table::post::fetch(transaction, office, mailbox, sender, cursor.seq, &state)?;
    Ok(())
}
