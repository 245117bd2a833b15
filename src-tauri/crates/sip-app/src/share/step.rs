//! "Lämna och hämta", a step at a time: the window stays awake, and to stop is only not to go on.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use sip_exchange::office::{self, OfficeError};
use sip_exchange::{Doing, Round, Stopped};
use sip_store::table;
use sip_wire::share::{ExchangeProgress, ExchangeReport, ExchangeStep, UnitReport};
use sip_wire::{Code, Kind};

use crate::app::App;
use crate::error::AppError;
use crate::host::Host;

/// How long one step may work before it answers.
const A_WHILE: Duration = Duration::from_millis(200);

/// A round that is under way.
#[derive(Debug)]
pub struct Running {
    address: String,
    round: Round,
    written_at: Option<String>,
    read_back_at: Option<String>,
}

impl<H: Host> App<H> {
    /// One step of a round with a place; the first begins it.
    ///
    /// # Errors
    /// What the place says: `office-gone`, `office-full` … What was done before stays done.
    pub fn exchange_step(&mut self, request: &ExchangeStep) -> Result<ExchangeProgress, AppError> {
        self.open()?;
        let running = self.running.take();
        let mut running = match running.filter(|running| !request.begin && running.address == request.address) {
            Some(running) => running,
            None => self.begin(&request.address)?,
        };
        let started = Instant::now();
        loop {
            let doing = running.round.step(self).map_err(stopped)?;
            let now = self.now().to_string();
            if doing == Doing::ReadingBack && running.written_at.is_none() {
                running.written_at = Some(now.clone());
            }
            if doing == Doing::Done {
                running.read_back_at = Some(now.clone());
                let office = running.round.office().to_owned();
                self.open_mut()?.store.write(|transaction| table::post::done(transaction, &office, &now))?;
                break;
            }
            if started.elapsed() > A_WHILE {
                break;
            }
        }
        let progress = self.progress(&running)?;
        if !progress.finished {
            self.running = Some(running);
        }
        Ok(progress)
    }

    /// A whole round, for the command line. `each` sees every step; false stops after it.
    ///
    /// # Errors
    /// As [`App::exchange_step`].
    pub fn exchange(
        &mut self,
        address: &str,
        mut each: impl FnMut(&ExchangeProgress) -> bool,
    ) -> Result<ExchangeProgress, AppError> {
        let mut begin = true;
        loop {
            let progress = self.exchange_step(&ExchangeStep { address: address.to_owned(), begin })?;
            begin = false;
            if progress.finished || !each(&progress) {
                return Ok(progress);
            }
        }
    }

    fn begin(&mut self, address: &str) -> Result<Running, AppError> {
        let host = &self.host;
        // The data folder is this computer's own: a packet in it could not be told from the plans.
        let data = host.data_dir().canonicalize().ok();
        let place = office::folder(address).and_then(|folder| folder.canonicalize().ok());
        if place.zip(data).is_some_and(|(place, data)| place.starts_with(data)) {
            return Err(AppError::bad("office-is-data"));
        }
        let office = office::open(address, &|name| host.environment(name)).map_err(office_error)?;
        let me = &self.open()?.me;
        if me.card.device(&me.device()).is_none() && !me.is_revoked() {
            // Restored from a backup, and nobody knows it yet: what it left would be set aside.
            return Err(AppError::not_now("device-not-approved"));
        }
        self.see_day(None)?;
        self.write_withdrawals()?;
        let round = Round::begin(office, self).map_err(|error| match error {
            // Nothing was left yet: what cannot be read is which place it is.
            Stopped::Office(OfficeError::Damaged) => AppError::not_now("office-unknown"),
            error => stopped(error),
        })?;
        let id = round.office().to_owned();
        self.open_mut()?.store.write(|transaction| table::post::meet(transaction, &id, address))?;
        Ok(Running { address: address.to_owned(), round, written_at: None, read_back_at: None })
    }

    fn progress(&self, running: &Running) -> Result<ExchangeProgress, AppError> {
        let (doing, (done, of)) = (running.round.doing(), running.round.progress());
        let report = running.round.report();
        // What is owed is told of every case, not of those alone that were looked at now.
        let mut owed: BTreeMap<String, u32> = BTreeMap::new();
        for owes in table::share::owing(&self.open()?.store)? {
            for unit in serde_json::from_str::<Vec<String>>(&owes).unwrap_or_default() {
                *owed.entry(unit).or_default() += 1;
            }
        }
        let mut tallies = report.units.clone();
        owed.keys().for_each(|unit| {
            tallies.entry(unit.clone()).or_default();
        });
        let mut units: Vec<UnitReport> = tallies
            .iter()
            .filter(|(name, tally)| !name.is_empty() || tally.set_aside > 0)
            .map(|(name, tally)| UnitReport {
                unit: name.clone(),
                sent: tally.sent,
                received: tally.received,
                set_aside: tally.set_aside,
                owed: owed.get(name).copied().unwrap_or(0),
            })
            .collect();
        units.sort_by(|a, b| a.unit.cmp(&b.unit));
        let now = self.now().to_string();
        let rows = report.set_aside.iter();
        let set_aside = rows.map(|aside| self.told(&super::aside::row(running.round.office(), aside, &now))).collect();
        let word = match doing {
            Doing::Fetching => "fetching",
            Doing::Leaving => "leaving",
            Doing::ReadingBack | Doing::Done => "readingBack",
        };
        Ok(ExchangeProgress {
            finished: doing == Doing::Done,
            doing: word.to_owned(),
            done: done.min(of),
            of,
            report: ExchangeReport {
                units,
                set_aside,
                written_at: running.written_at.clone(),
                read_back_at: running.read_back_at.clone(),
                changes: report.changes,
            },
            kinds: vec![Kind::Exchange, Kind::Cases, Kind::Case, Kind::Versions, Kind::Units],
        })
    }
}

/// What a post office said, as this program tells it.
pub(super) fn office_error(error: OfficeError) -> AppError {
    match error {
        OfficeError::Full => AppError::not_now("office-full"),
        OfficeError::Gone => AppError::not_now("office-gone"),
        OfficeError::Denied => AppError::not_now("office-denied"),
        OfficeError::Unreachable => AppError::not_now("office-unreachable"),
        OfficeError::Newer => AppError::not_now("office-newer"),
        OfficeError::BadAddress => AppError::bad("office-address"),
        OfficeError::NotFound | OfficeError::TooBig | OfficeError::Damaged => AppError::not_now("office-damaged"),
    }
}

fn stopped(stopped: Stopped<AppError>) -> AppError {
    match stopped {
        Stopped::Office(error) => office_error(error),
        Stopped::Shelf(error) => error,
        Stopped::Revoked => AppError::not_now("device-revoked"),
        Stopped::NotSealed => AppError::new(Code::Fault, "fault"),
    }
}
