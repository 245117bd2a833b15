//! Dates and times as they are said: "21 oktober 2026", "onsdag 21 oktober", "kl. 13.00".
//!
//! Day and month are held together by a non-breaking space, here once, so that no line of paper
//! or screen ends in a lone number.

use chrono::{Datelike, Timelike, Weekday};
use sip_model::{Date, Moment};

/// The space that a line may not be broken at.
pub const NO_BREAK: char = '\u{a0}';

const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
];

/// "21 oktober".
#[must_use]
pub fn day(date: Date) -> String {
    let month = MONTHS.get(date.0.month0() as usize).copied().unwrap_or_default();
    format!("{}{NO_BREAK}{month}", date.0.day())
}

/// "21 oktober 2026".
#[must_use]
pub fn full(date: Date) -> String {
    format!("{} {}", day(date), date.year())
}

/// "21 oktober", with the year when it is not that of `reference` or there is no reference.
#[must_use]
pub fn near(date: Date, reference: Option<Date>) -> String {
    if reference.is_some_and(|reference| reference.year() == date.year()) { day(date) } else { full(date) }
}

/// "onsdag 21 oktober", with the year as in [`near`].
#[must_use]
pub fn with_weekday(date: Date, reference: Option<Date>) -> String {
    format!("{} {}", weekday(date), near(date, reference))
}

/// "onsdag".
#[must_use]
pub fn weekday(date: Date) -> &'static str {
    match date.0.weekday() {
        Weekday::Mon => "måndag",
        Weekday::Tue => "tisdag",
        Weekday::Wed => "onsdag",
        Weekday::Thu => "torsdag",
        Weekday::Fri => "fredag",
        Weekday::Sat => "lördag",
        Weekday::Sun => "söndag",
    }
}

/// "13.24".
#[must_use]
pub fn clock(moment: Moment) -> String {
    format!("{:02}.{:02}", moment.0.hour(), moment.0.minute())
}

/// "onsdag 20 januari 2027 kl. 13.00".
#[must_use]
pub fn moment(moment: Moment, reference: Option<Date>) -> String {
    format!("{} kl.{NO_BREAK}{}", with_weekday(moment.date(), reference), clock(moment))
}

/// "9 oktober till 31 december"; each year stands only where it is not that of `reference`, and
/// once when both are of the same other year.
#[must_use]
pub fn span(from: Date, to: Date, reference: Option<Date>) -> String {
    let first = if from.year() == to.year() { day(from) } else { near(from, reference) };
    format!("{first} till {}", near(to, reference))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    /// What a reader sees, the non-breaking space being a space.
    fn seen(text: &str) -> String {
        text.replace(NO_BREAK, " ")
    }

    #[test]
    fn a_day_is_said_without_a_leading_zero() {
        assert_eq!(seen(&full(date("2026-10-05"))), "5 oktober 2026", "nobody says zero five");
    }

    #[test]
    fn day_and_month_are_never_parted() {
        assert_eq!(day(date("2026-10-21")), "21\u{a0}oktober", "DESIGN section 11");
        assert!(moment("2027-01-20T13:00".parse().unwrap(), None).contains("kl.\u{a0}13.00"), "nor kl. and the time");
    }

    #[test]
    fn the_year_is_left_out_when_it_is_this_year() {
        let today = Some(date("2026-10-21"));
        assert_eq!(seen(&near(date("2026-11-11"), today)), "11 november", "same year");
        assert_eq!(seen(&near(date("2027-01-20"), today)), "20 januari 2027", "another year must be said");
        assert_eq!(seen(&near(date("2026-11-11"), None)), "11 november 2026", "no reference, no guess");
    }

    #[test]
    fn weekdays_and_times_as_in_the_design() {
        let at: Moment = "2027-01-20T13:00".parse().unwrap();
        assert_eq!(seen(&moment(at, Some(date("2026-10-21")))), "onsdag 20 januari 2027 kl. 13.00", "P1");
        assert_eq!(
            seen(&with_weekday(date("2026-10-21"), Some(date("2026-01-01")))),
            "onsdag 21 oktober",
            "DESIGN section 7"
        );
        assert_eq!(clock("2026-10-21T09:05".parse().unwrap()), "09.05", "a stop, not a colon");
    }

    #[test]
    fn a_span_says_each_year_once() {
        let reference = Some(date("2026-10-21"));
        let said = |from, to| seen(&span(date(from), date(to), reference));
        assert_eq!(said("2026-10-09", "2026-12-31"), "9 oktober till 31 december", "P1");
        assert_eq!(said("2026-10-09", "2027-01-15"), "9 oktober till 15 januari 2027", "the other year is said");
        assert_eq!(said("2027-02-01", "2027-03-01"), "1 februari till 1 mars 2027", "once is enough");
    }

    #[test]
    fn every_weekday_has_its_name() {
        let days: Vec<_> = (0..7).map(|after| weekday(date("2026-10-19").plus_days(after))).collect();
        assert_eq!(days, ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"], "from a Monday on");
    }
}
