//! Swedish working days, for deadlines that are told both strictly and as the next working day
//! (ruling 18).

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::time::{Date, Moment};

/// Last day to send the kallelse: three calendar days after utskrivningsklar,
/// lag (2017:612) 4 kap. 3 §.
#[must_use]
pub fn summons_deadline(ready_for_discharge: Moment) -> Date {
    ready_for_discharge.date().plus_days(3)
}

/// The same day when it is a working day, else the next one.
#[must_use]
pub fn next_working_day(day: Date) -> Date {
    let mut day = day;
    while is_day_off(day.0) {
        day = day.plus_days(1);
    }
    day
}

/// Saturdays, Sundays, holidays (lag 1989:253) and the eves that count as them in practice.
fn is_day_off(day: NaiveDate) -> bool {
    if matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
        return true;
    }
    if matches!((day.month(), day.day()), (1, 1 | 6) | (5, 1) | (6, 6) | (12, 24 | 25 | 26 | 31)) {
        return true;
    }
    // Midsommarafton: the Friday between 19 and 25 June.
    if day.month() == 6 && (19..=25).contains(&day.day()) && day.weekday() == Weekday::Fri {
        return true;
    }
    let easter = easter(day.year());
    let is = |days: u64| easter.and_then(|sunday| sunday.checked_add_days(Days::new(days))) == Some(day);
    let good_friday = easter.and_then(|sunday| sunday.checked_sub_days(Days::new(2))) == Some(day);
    // Annandag påsk and Kristi himmelsfärdsdag.
    good_friday || is(1) || is(39)
}

/// Easter Sunday by the anonymous Gregorian computus.
fn easter(year: i32) -> Option<NaiveDate> {
    let a = year % 19;
    let (b, c) = (year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_days_are_calendar_days() {
        let ready: Moment = "2026-10-08T10:15".parse().unwrap();
        let strict = summons_deadline(ready);
        assert_eq!(strict.to_string(), "2026-10-11", "4 kap. 3 § says tre dagar, not working days");
        assert_eq!(next_working_day(strict).to_string(), "2026-10-12", "the 11th is a Sunday");
    }

    #[test]
    fn holidays_move() {
        for (day, next) in [
            ("2026-04-03", "2026-04-07"),
            ("2026-05-14", "2026-05-15"),
            ("2026-06-19", "2026-06-22"),
            ("2026-12-24", "2026-12-28"),
            ("2026-10-14", "2026-10-14"),
        ] {
            assert_eq!(next_working_day(day.parse().unwrap()).to_string(), next, "after {day}");
        }
    }
}
