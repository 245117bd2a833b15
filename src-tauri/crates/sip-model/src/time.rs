//! Dates and moments as they are said in Sweden: local time, no zone, minutes but no seconds.
//!
//! A moment in a plan is what the clock on the kitchen wall showed. It is kept as said and never
//! shifted, and it never decides between two versions (tenet 5).

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A calendar day, `2026-10-21`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(pub NaiveDate);

/// A minute of a day, `2026-10-21T13:05`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(pub NaiveDateTime);

/// The text is not a date or a moment that exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no such date or time")]
pub struct NoSuchTime;

/// The years that a plan can be about. Beyond them is a slip of the hand, and four digits no longer
/// write the year.
fn is_within(day: NaiveDate) -> bool {
    (1800..3000).contains(&day.year())
}

impl FromStr for Date {
    type Err = NoSuchTime;

    fn from_str(text: &str) -> Result<Self, NoSuchTime> {
        // chrono accepts `2026-1-5` and `+2026-01-05`; the case file has one way to write a day.
        let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").map(Self).map_err(|_| NoSuchTime)?;
        if day.to_string() == text && is_within(day.0) { Ok(day) } else { Err(NoSuchTime) }
    }
}

impl FromStr for Moment {
    type Err = NoSuchTime;

    fn from_str(text: &str) -> Result<Self, NoSuchTime> {
        let minute = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").map(Self).map_err(|_| NoSuchTime)?;
        if minute.to_string() == text && is_within(minute.0.date()) { Ok(minute) } else { Err(NoSuchTime) }
    }
}

impl Moment {
    /// The day of the moment.
    #[must_use]
    pub fn date(self) -> Date {
        Date(self.0.date())
    }

    /// The moment with its seconds cut off.
    #[must_use]
    pub fn from_clock(at: NaiveDateTime) -> Self {
        Self(at.with_second(0).and_then(|at| at.with_nanosecond(0)).unwrap_or(at))
    }
}

impl Date {
    /// Days from an earlier day to this one; negative when that day is later.
    #[must_use]
    pub fn days_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0).num_days()
    }

    /// The day after `days` more days, or the same day where the calendar ends.
    #[must_use]
    pub fn plus_days(self, days: u64) -> Self {
        Self(self.0.checked_add_days(chrono::Days::new(days)).unwrap_or(self.0))
    }

    /// Whole years from this day until `later`; nothing when `later` comes first.
    #[must_use]
    pub fn years_until(self, later: Self) -> Option<u32> {
        later.0.years_since(self.0)
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.0.year()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m-%d"))
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m-%dT%H:%M"))
    }
}

macro_rules! as_text {
    ($($name:ident),+) => {$(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
            }
        }
        #[cfg(feature = "ts")]
        impl ts_rs::TS for $name {
            type WithoutGenerics = Self;
            type OptionInnerType = Self;
            fn name(_: &ts_rs::Config) -> String { "string".to_owned() }
            fn inline(_: &ts_rs::Config) -> String { "string".to_owned() }
        }
    )+};
}
as_text!(Date, Moment);
