//! Keeping what a packet led to: cases, versions, extracts, cards, keys, what was set aside, and how
//! far was fetched. One transaction: a stop in the middle fetches the packet again.

use serde_json::Value;
use sip_exchange::{CaseTaken, Cursor, Extract, Mailbox, PacketTaken, Stage, Version, What, Withdrawal};
use sip_store::{Transaction, table};
use sip_vault::identity::DevicePublic;

use super::devices::FORMER;
use super::shelf::put_cursor;
use crate::app::App;
use crate::door::summary_text;
use crate::error::AppError;
use crate::folder::identity::Identity;
use crate::host::Host;
use crate::session::split;
use crate::version::state_of;

/// What a person said at another unit, until it is written into the consent.
const WITHDRAWAL: &str = "withdrawal ";

impl<H: Host> App<H> {
    pub(super) fn keep_packet(
        &mut self,
        office: &str,
        at: (Mailbox, &str),
        cursor: &Cursor,
        mut taken: PacketTaken,
    ) -> Result<(), AppError> {
        let now = self.now().to_string();
        let (mailbox, sender) = (at.0.to_string(), at.1.to_owned());
        let mut kept = Vec::new();
        // What was purged here stays away, whoever still has it.
        let store = &self.open()?.store;
        taken.cases.retain(|case| !table::purge::is_purged(store, &case.case).unwrap_or(false));
        for case in &mut taken.cases {
            kept.push(self.reckon(case)?);
            // What was read, or kvitterat, is what was here then: what came now is received.
            let (new, share) = (!case.authors.is_empty() || !case.versions.is_empty(), &mut case.replica.share);
            if let Some(stage) = share.stage.as_mut().filter(|_| new) {
                *stage = (Stage::Received, now.clone());
            }
        }
        let session = self.open_mut()?;
        let mut me = session.me.clone();
        let mut trust = session.trust.clone();
        let mut former = Vec::new();
        for card in &taken.cards {
            if card.id() == me.unit() {
                let is_gone = |device: &&DevicePublic| card.is_revoked(&device.id) && device.id != me.device();
                former.extend(me.card.devices.iter().filter(is_gone).cloned());
                me.card = card.clone();
            } else if trust.cards.contains_key(&card.id()) {
                trust.cards.insert(card.id(), card.clone());
            }
        }
        if let Some(keys) = &taken.keys {
            match &mut me.unit_keys {
                Some(own) => {
                    own.merge(keys);
                }
                None => me.unit_keys = Some(keys.clone()),
            }
        }
        let day = taken.told.as_deref().and_then(|at| at.get(..10)?.parse().ok());
        let identity = (!taken.cards.is_empty() || taken.keys.is_some()).then(|| Identity::of(&me));
        session.store.write(|transaction| -> Result<(), AppError> {
            for (case, kept) in taken.cases.iter_mut().zip(&kept) {
                keep_case(transaction, case, kept, &now)?;
            }
            for told in taken.cases.iter().filter_map(|case| case.withdrawal.as_ref()) {
                let text = serde_json::to_string(told).unwrap_or_default();
                table::meta::set(transaction, &format!("{WITHDRAWAL}{}", told.case), &text)?;
            }
            for (extract, unit) in &taken.extracts {
                keep_extract(transaction, extract, unit, &now)?;
            }
            // Who only has extracts is told when no more come: it stands beside them.
            for (notice, unit) in taken.notices.iter().filter(|(notice, _)| notice.what == What::Ended) {
                table::meta::set(transaction, &super::extract::ended(&notice.case, unit), &now)?;
            }
            for device in &former {
                // So that it can be told from here too.
                let text = serde_json::to_string(device).unwrap_or_default();
                table::meta::set(transaction, &format!("{FORMER}{}", device.id), &text)?;
            }
            if let Some(identity) = &identity {
                identity.keep(transaction)?;
                for card in trust.cards.values() {
                    table::trust::put(transaction, &card.id().to_string(), &card.write(), &now)?;
                }
                table::share::touch_all(transaction)?;
            }
            // What lay aside of this packet and is not set aside again has passed.
            let packet = taken.packet.clone();
            let rows: Vec<_> = taken.asides.iter().map(|aside| super::aside::row(office, aside, &now)).collect();
            let again: Vec<String> = rows.iter().map(|row| row.id.clone()).collect();
            table::aside::pass(transaction, office, &mailbox, &sender, &packet, &again)?;
            for row in &rows {
                table::aside::add(transaction, row)?;
            }
            put_cursor(transaction, office, &mailbox, &sender, cursor)
        })?;
        (session.me, session.trust) = (me, trust);
        if identity.is_some() {
            session.unit.name = Some(session.me.card.name.clone());
        }
        for case in &taken.cases {
            session.forget(&case.case);
        }
        self.see_day(day)?;
        for case in &taken.cases {
            self.receive_handover(&case.case)?;
        }
        self.write_withdrawals()
    }

    /// Writes into the consents what persons said at other units: what came in and is kept until it
    /// is written, so that a stop in between loses none. It is a withdrawal like any other.
    pub(super) fn write_withdrawals(&mut self) -> Result<(), AppError> {
        let now = self.now();
        for (name, text) in table::meta::named(&self.open()?.store, WITHDRAWAL)? {
            if let Ok(told) = serde_json::from_str::<Withdrawal>(&text) {
                let consent = self.open_mut()?.case(&told.case)?.value["consent"].clone();
                if consent["withdrawnAt"].is_null() && consent["id"] == told.consent.as_str() {
                    let words: Vec<&str> = [told.by.as_str(), told.words.as_str()].into_iter().collect();
                    let words: Vec<&str> = words.into_iter().filter(|words| !words.is_empty()).collect();
                    self.withdraw_at(&told.case, told.at.parse().unwrap_or(now), &words.join(": "))?;
                }
            }
            self.open_mut()?.store.write(|transaction| table::meta::drop(transaction, &name))?;
        }
        Ok(())
    }

    /// What a case becomes, reckoned before anything is written.
    fn reckon(&mut self, taken: &mut CaseTaken) -> Result<Kept, AppError> {
        let store = &self.open()?.store;
        let value = taken.replica.docs.project()?;
        let mut rows = table::version::all(store, &taken.case)?;
        let mut versions = Vec::new();
        for version in &taken.versions {
            if rows.iter().any(|row| row.hash == version.hash && row.state == "established") {
                continue;
            }
            let attempt = rows.iter().filter(|row| row.version == version.version).map(|row| row.attempt).max();
            let row = row_of(version, attempt.unwrap_or(0) + 1);
            rows.push(row.clone());
            versions.push(row);
        }
        table::version::in_order(&mut rows);
        let (state, number) = state_of(&rows, &value);
        let contested = taken.replica.docs.contested(&taken.replica.share.overlaps())?;
        let summary = summary_text(&value, state, number);
        let docs = taken.docs.iter().map(|doc| (doc.clone(), taken.replica.docs.save(doc))).collect();
        Ok(Kept { value, summary, versions, docs, cards: u32::try_from(contested.len()).unwrap_or(u32::MAX) })
    }
}

/// A case after a packet, ready to be written.
struct Kept {
    value: Value,
    summary: String,
    versions: Vec<table::version::Row>,
    docs: Vec<(sip_doc::DocId, Vec<u8>)>,
    cards: u32,
}

fn keep_case(transaction: &Transaction<'_>, taken: &CaseTaken, kept: &Kept, now: &str) -> Result<(), AppError> {
    let id = &taken.case;
    if taken.is_new {
        table::case::add(transaction, id, &format!("shared {id}"), &kept.summary, now)?;
    }
    for (doc, bytes) in &kept.docs {
        table::chunk::snapshot(transaction, id, doc, bytes)?;
    }
    if !kept.docs.is_empty() {
        table::section::clear(transaction, id)?;
        for (name, section) in split(&kept.value) {
            table::section::put(transaction, id, &name, &section)?;
        }
    }
    for row in &kept.versions {
        table::version::receive(transaction, id, row)?;
    }
    for (author, count) in authors(taken) {
        let act = table::act::Row {
            at: now.to_owned(),
            user: author,
            what: "received".to_owned(),
            path: String::new(),
            words: count,
        };
        table::act::add(transaction, id, &act)?;
    }
    let state = serde_json::to_string(&taken.replica.share).unwrap_or_default();
    table::share::put(transaction, id, &state, true)?;
    table::share::conflicts(transaction, id, kept.cards)?;
    table::share::end(transaction, id, super::checkout::ended(&taken.replica.share))?;
    table::case::touch(transaction, id, &kept.summary, now)?;
    Ok(())
}

/// Who wrote what came in, with the unit and how many changes.
fn authors(taken: &CaseTaken) -> Vec<(String, String)> {
    let mut by_author: Vec<(String, u32)> = Vec::new();
    for (author, _) in &taken.authors {
        let name = format!("{}, {}", author.name, author.unit);
        match by_author.iter_mut().find(|(known, _)| *known == name) {
            Some((_, count)) => *count += 1,
            None => by_author.push((name, 1)),
        }
    }
    by_author.into_iter().map(|(name, count)| (name, count.to_string())).collect()
}

fn keep_extract(transaction: &Transaction<'_>, extract: &Extract, unit: &str, now: &str) -> Result<(), AppError> {
    let row = table::trust::Extract {
        id: format!(
            "{}-{}-{}",
            extract.case,
            extract.hash.get(..12).unwrap_or_default(),
            extract.left_out.unwrap_or(0)
        ),
        case: extract.case.clone(),
        unit: unit.to_owned(),
        state: serde_json::to_string(extract).unwrap_or_default(),
        at: now.to_owned(),
    };
    table::trust::keep(transaction, &row)?;
    table::meta::drop(transaction, &super::extract::ended(&extract.case, unit))?;
    Ok(())
}

fn row_of(version: &Version, attempt: u32) -> table::version::Row {
    let salt = version.salt.clone().unwrap_or_default();
    table::version::Row {
        version: version.version,
        attempt,
        state: "established".to_owned(),
        hash: version.hash.clone(),
        words: version.words.clone(),
        salt: (0..salt.len()).step_by(2).filter_map(|at| u8::from_str_radix(salt.get(at..at + 2)?, 16).ok()).collect(),
        heads: version.heads.to_string(),
        content: version.content.clone(),
        locked_at: version.locked_at.clone(),
        established_at: version.established_at.clone(),
        by: version.by.clone(),
    }
}
