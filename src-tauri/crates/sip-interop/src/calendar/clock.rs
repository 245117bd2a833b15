//! From the clock on the kitchen wall to UTC. A file with UTC alone needs no table of time zones
//! inside it, and every calendar shows it in its reader's own time.

use chrono::{DateTime, Datelike, Offset, TimeDelta, TimeZone, Utc};
use chrono_tz::Europe::Stockholm;
use sip_model::Moment;

/// The moment in UTC, by RFC 5545 3.3.5: a time that exists twice, when the clock goes back, is the
/// first of the two; one that does not exist, when it goes forward, is counted from before the
/// change (02:30 is what the clock then calls 03:30).
///
/// Nothing outside the years 1 to 9999, which is all that the format can write.
pub(super) fn utc(moment: Moment) -> Option<DateTime<Utc>> {
    let local = moment.0;
    let offset = Stockholm.offset_from_local_datetime(&local).earliest().or_else(|| {
        // No change of the clock skips three hours, so this one exists.
        let before = local.checked_sub_signed(TimeDelta::hours(3))?;
        Stockholm.offset_from_local_datetime(&before).earliest()
    })?;
    writable(local.checked_sub_offset(offset.fix())?.and_utc())
}

/// The time, when its year has four digits.
pub(super) fn writable(at: DateTime<Utc>) -> Option<DateTime<Utc>> {
    (1..=9999).contains(&at.year()).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(moment: &str) -> String {
        utc(moment.parse().unwrap()).unwrap().format("%Y-%m-%dT%H:%M").to_string()
    }

    #[test]
    fn summer_and_winter() {
        assert_eq!(said("2026-10-21T13:00"), "2026-10-21T11:00", "two hours ahead in summer");
        assert_eq!(said("2026-11-04T10:00"), "2026-11-04T09:00", "one in winter");
        assert_eq!(said("2045-07-01T00:30"), "2045-06-30T22:30", "also after 2037, where older tables end");
    }

    #[test]
    fn a_time_that_exists_twice_is_the_first() {
        assert_eq!(said("2026-10-25T01:59"), "2026-10-24T23:59", "the last minute that exists once");
        assert_eq!(said("2026-10-25T02:00"), "2026-10-25T00:00", "summer time, not the winter time an hour later");
        assert_eq!(said("2026-10-25T02:59"), "2026-10-25T00:59");
        assert_eq!(said("2026-10-25T03:00"), "2026-10-25T02:00", "here is winter time");
    }

    #[test]
    fn a_time_that_does_not_exist_is_counted_from_before_the_change() {
        assert_eq!(said("2026-03-29T01:59"), "2026-03-29T00:59", "the last minute before the change");
        assert_eq!(said("2026-03-29T02:00"), "2026-03-29T01:00", "the minute after it, which the clock calls 03:00");
        assert_eq!(said("2026-03-29T02:30"), "2026-03-29T01:30", "the clock calls it 03:30");
        assert_eq!(said("2026-03-29T03:30"), "2026-03-29T01:30", "the same instant by its right name");
    }

    #[test]
    fn no_year_stops_the_program() {
        // A case file cannot say these; the format must not fail on them all the same.
        for (year, is_told) in [(9999, true), (10_000, false), (262_142, false)] {
            let day = chrono::NaiveDate::from_ymd_opt(year, 12, 31).unwrap();
            assert_eq!(utc(Moment(day.and_hms_opt(22, 0, 0).unwrap())).is_some(), is_told, "{year}");
        }
    }
}
