//! Brings the plan back from a sealed file: a version that was received, whole or the part that the
//! file's reader may read.

use serde_json::{Value, json};
use sip_exchange::Extract;
use sip_model::field::typed;
use sip_seal::{CheckError, Checked, DataError, PlanData, Statement, canonical};
use sip_store::table;
use sip_wire::Code;

use super::file::{Trust, looked_at, words_of};
use crate::app::App;
use crate::case::Again;
use crate::error::AppError;
use crate::host::Host;

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// Plan id.
    pub case: String,
    /// The version.
    pub version: u32,
    /// whole, or part: then it lies among the extracts that came.
    pub data: &'static str,
    /// Its unit is known here, and the version is one that was received; else only what is written
    /// in it came.
    pub received: bool,
}

/// What is inside: whole, part or none.
pub(super) fn kind_of(checked: &Checked) -> &'static str {
    match data(checked) {
        Ok(data) if data.salt.is_some() => "whole",
        Ok(_) => "part",
        Err(_) => "none",
    }
}

fn data(checked: &Checked) -> Result<PlanData, AppError> {
    let nothing = || AppError::bad("no-plan-inside");
    let statement = &checked.seals.first().ok_or_else(nothing)?.statement;
    let inside = checked.enclosed.as_ref().ok_or_else(nothing)?;
    PlanData::read(&inside.bytes, statement).map_err(|why| match why {
        DataError::Newer => AppError::bad("file-newer"),
        DataError::Damaged | DataError::OfAnother => AppError::new(Code::Damaged, "seal-broken"),
    })
}

impl<H: Host> App<H> {
    /// Takes in a sealed file.
    ///
    /// # Errors
    /// `seal-broken`, `not-sealed` (both as damaged); `no-plan-inside`; `already-there`;
    /// `unit-not-trusted` where what came would stand beside what is known.
    pub fn import_sealed(&mut self, pdf: &[u8], again: Again) -> Result<Taken, AppError> {
        let damaged = |what| AppError::new(Code::Damaged, what);
        let checked = looked_at(pdf).map_err(|why| match why {
            CheckError::NotPdf | CheckError::TooBig => AppError::bad("file-not-pdf"),
            CheckError::NotSealed => damaged("not-sealed"),
            CheckError::Damaged => damaged("seal-broken"),
        })?;
        self.open()?;
        if !checked.intact() {
            return Err(damaged("seal-broken"));
        }
        let data = data(&checked)?;
        let by = checked.seals.iter().filter_map(|seal| seal.by.as_ref());
        let by = by.clone().find(|by| self.trust_in(by) != Trust::Unknown).or(by.clone().next());
        let trust = by.map_or(Trust::Unknown, |by| self.trust_in(by));
        let known = matches!(trust, Trust::Own | Trust::Trusted);
        if data.salt.is_none() {
            let unit = by.and_then(|by| self.card_of(by)).filter(|_| known).map(|card| card.name.clone());
            return self.keep_part(data, unit.ok_or_else(|| AppError::not_now("unit-not-trusted"))?);
        }
        self.keep_whole(data, checked.seals.first().and_then(|seal| seal.at).map(|at| at.to_string()), known, again)
    }

    /// An extract of somebody else's plan.
    fn keep_part(&mut self, data: PlanData, unit: String) -> Result<Taken, AppError> {
        let now = self.now().to_string();
        let Statement { plan_id, version, hash } = data.statement.clone();
        let extract = Extract {
            case: plan_id.clone(),
            version,
            hash: sip_seal::Root(hash).hex(),
            words: words_of(&data.statement).join(" "),
            reader: String::new(),
            left_out: None,
            content: data.content,
        };
        // It must be one that can be shown.
        sip_model::field::read_case_file(&extract.content.to_string())?;
        let row = table::trust::Extract {
            id: format!("{plan_id}-{}-fil", extract.hash.get(..12).unwrap_or_default()),
            case: plan_id.clone(),
            unit,
            state: serde_json::to_string(&extract).unwrap_or_default(),
            at: now,
        };
        self.open_mut()?.store.write(|transaction| table::trust::keep(transaction, &row))?;
        Ok(Taken { case: plan_id, version, data: "part", received: true })
    }

    fn keep_whole(&mut self, data: PlanData, at: Option<String>, known: bool, again: Again) -> Result<Taken, AppError> {
        let now = self.now().to_string();
        let at = at.unwrap_or_else(|| now.clone());
        let told = data.statement.plan_id.clone();
        let hash = sip_seal::Root(data.statement.hash).hex();
        let store = &self.open()?.store;
        let there = table::case::one(store, &told)?.is_some();
        let rows = if there { table::version::all(store, &told)? } else { Vec::new() };
        if rows.iter().any(|row| row.hash == hash && row.state == "established") && again == Again::Refuse {
            return Err(AppError::not_now("already-there").with("id", &told));
        }
        let attempt = rows.iter().filter(|row| row.version == data.statement.version).map(|row| row.attempt).max();
        let row = table::version::Row {
            version: data.statement.version,
            attempt: attempt.unwrap_or(0) + 1,
            state: "established".to_owned(),
            hash,
            words: words_of(&data.statement).join(" "),
            salt: data.salt.map(|salt| salt.to_vec()).unwrap_or_default(),
            heads: json!({}).to_string(),
            content: canonical(&data.content),
            locked_at: at.clone(),
            established_at: at,
            by: String::new(),
        };
        let received = known && again == Again::Refuse;
        let taken = Taken { case: told.clone(), version: row.version, data: "whole", received };
        if there && again == Again::Refuse {
            if !known {
                return Err(AppError::not_now("unit-not-trusted"));
            }
            self.add_received(&told, &row, &now)?;
            return Ok(taken);
        }
        let mut case: Value = serde_json::to_value(typed(data.content)?).unwrap_or_default();
        crate::case::drop_empty(&mut case);
        let id = if there { self.new_plan_id()? } else { told };
        let digest = format!("sealed {} {id}", row.hash);
        // A version belongs to its own plan id: a copy under another has none.
        self.add_case_with(&id, &digest, case, "import", received.then_some(&row))?;
        Ok(Taken { case: id, ..taken })
    }

    /// A version of a case that is here, as one that came from another device.
    fn add_received(&mut self, id: &str, row: &table::version::Row, now: &str) -> Result<(), AppError> {
        let session = self.open_mut()?;
        let user = session.user.clone();
        let history = crate::version::act(now, &user, "received", &format!("version {}", row.version));
        session.store.write(|transaction| -> Result<(), AppError> {
            table::version::receive(transaction, id, row)?;
            table::act::add(transaction, id, &history)?;
            table::share::touch(transaction, id)?;
            Ok(())
        })?;
        session.forget(id);
        self.rebuild(id)
    }
}
