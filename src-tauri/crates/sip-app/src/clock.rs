//! The latest day that was ever seen. A consent's last day is judged by it (ruling 2): a clock that goes
//! back gives nobody more than the person said yes to. It decides nothing else.

use sip_model::Date;
use sip_store::table;

use crate::app::App;
use crate::error::AppError;
use crate::host::Host;

const LATEST: &str = "latest-day";

/// Days that another computer may be ahead of this one and be believed. One that is further ahead has
/// a wrong clock, or this one has: that is no ground for taking every consent here as ended.
const AHEAD: i64 = 31;

impl<H: Host> App<H> {
    /// The day that a consent's last day is held against: today, or the latest day ever seen.
    pub(crate) fn expiry_day(&self) -> Date {
        let today = self.today();
        self.latest_day().map_or(today, |latest| latest.max(today))
    }

    fn latest_day(&self) -> Option<Date> {
        table::meta::get(&self.open().ok()?.store, LATEST).ok()??.parse().ok()
    }

    /// Notes what day it is: by this computer, and by what another told in a packet that it signed.
    pub(crate) fn see_day(&mut self, told: Option<Date>) -> Result<(), AppError> {
        let today = self.today();
        let near = told.filter(|told| told.days_since(today) <= AHEAD);
        let day = near.map_or(today, |told| told.max(today));
        if self.latest_day().is_none_or(|latest| day > latest) {
            self.keep_day(day)?;
        }
        Ok(())
    }

    /// A person says what day it is: with a yes that is read aloud now, or because the clock is asked
    /// about. What was seen before was a wrong clock.
    ///
    /// # Errors
    /// `locked`.
    pub fn stand_by_clock(&mut self) -> Result<(), AppError> {
        let today = self.today();
        self.keep_day(today)
    }

    /// The latest day, where this computer's clock is behind it: that is asked about.
    pub(crate) fn clock_went_back(&self) -> Option<Date> {
        self.latest_day().filter(|latest| *latest > self.today())
    }

    fn keep_day(&mut self, day: Date) -> Result<(), AppError> {
        let store = &mut self.open_mut()?.store;
        store.write(|transaction| table::meta::set(transaction, LATEST, &day.to_string()))?;
        Ok(())
    }
}
