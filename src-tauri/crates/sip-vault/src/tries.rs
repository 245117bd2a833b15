//! Wrong PINs and codes: counted on disk before they are tried, so that neither a restart nor a kill
//! takes one back, and each more than three costs time. What failed while nobody was in is noted,
//! and enters the log at the next unlocking.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// So many cost nothing: a person mistypes.
const FREE: u32 = 3;
/// What the next ones cost, in seconds; the last of them again and again. Short enough that nobody
/// shuts a colleague out of a meeting, long enough that four digits last for months.
const COSTS: [u32; 6] = [30, 60, 120, 300, 600, 900];
/// So many failures are noted one by one.
const MOST_NOTED: usize = 50;

/// When it is, in two ways: a clock that somebody can set, and one that only goes on.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct When {
    /// Local time, for people.
    pub at: String,
    /// Seconds since 1970.
    pub unix: i64,
    /// Which start of the computer `steady` counts from.
    pub boot: String,
    /// Milliseconds since then.
    pub steady: i64,
}

/// A failure that was noted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Noted {
    /// When.
    #[serde(flatten)]
    pub when: When,
    /// Whose PIN; empty for the recovery code.
    pub who: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
struct Count {
    failed: u32,
    #[serde(flatten)]
    last: When,
}

/// What is known of wrong PINs and codes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Tries {
    #[serde(default)]
    counts: BTreeMap<String, Count>,
    #[serde(default)]
    noted: Vec<Noted>,
    /// How many more there were.
    #[serde(default)]
    more: u32,
}

impl Tries {
    /// From the file's text. What cannot be read counts as nothing: it must not shut anybody out.
    #[must_use]
    pub fn read(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_default()
    }

    /// The file's text.
    #[must_use]
    pub fn write(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// How many seconds are left until the next try; 0 when it may be made now. Within one start of
    /// the computer the clock that cannot be set decides; after a restart the other does, and one that
    /// went back makes nobody wait longer than the cost.
    #[must_use]
    pub fn wait(&self, who: &str, now: &When) -> u32 {
        let Some(count) = self.counts.get(who) else { return 0 };
        let cost = cost(count.failed);
        let gone = if count.last.boot == now.boot {
            (now.steady - count.last.steady) / 1000
        } else {
            now.unix - count.last.unix
        };
        match u32::try_from(gone) {
            Ok(gone) => cost.saturating_sub(gone),
            // The clock is before the failure: as if it had just been made.
            Err(_) => cost,
        }
    }

    /// Counts a try before it is made, as one that failed.
    pub fn begin(&mut self, who: &str, now: &When) {
        let count = self.counts.entry(who.to_owned()).or_default();
        *count = Count { failed: count.failed.saturating_add(1), last: now.clone() };
    }

    /// The try that was begun could not be made at all: it does not count.
    pub fn never_made(&mut self, before: &Self) {
        self.counts.clone_from(&before.counts);
    }

    /// It failed: noted, for the log.
    pub fn failed(&mut self, who: &str, now: &When) {
        if self.noted.len() < MOST_NOTED {
            self.noted.push(Noted { when: now.clone(), who: who.to_owned() });
        } else {
            self.more = self.more.saturating_add(1);
        }
    }

    /// It was right.
    pub fn right(&mut self, who: &str) {
        self.counts.remove(who);
    }

    /// What failed and is not in the log yet, and how many more there were.
    #[must_use]
    pub fn noted(&self) -> (&[Noted], u32) {
        (&self.noted, self.more)
    }

    /// It is in the log now.
    pub fn logged(&mut self) {
        self.noted.clear();
        self.more = 0;
    }
}

fn cost(failed: u32) -> u32 {
    match failed.checked_sub(FREE) {
        None => 0,
        Some(over) => COSTS[usize::try_from(over).unwrap_or(usize::MAX).min(COSTS.len() - 1)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> When {
        When { at: String::new(), unix: 1_000_000 + seconds, boot: "a".into(), steady: seconds * 1000 }
    }

    fn failed(times: u32, when: &When) -> Tries {
        let mut tries = Tries::default();
        for _ in 0..times {
            tries.begin("Maria", when);
            tries.failed("Maria", when);
        }
        Tries::read(&tries.write())
    }

    #[test]
    fn the_third_wrong_pin_costs_half_a_minute_and_more_cost_more() {
        let waits: Vec<u32> = (0..12).map(|times| failed(times, &at(0)).wait("Maria", &at(0))).collect();
        assert_eq!(waits, [0, 0, 0, 30, 60, 120, 300, 600, 900, 900, 900, 900]);
        assert_eq!(failed(9, &at(0)).wait("Leila", &at(0)), 0, "nobody pays for another's");
        assert_eq!(failed(3, &at(0)).wait("Maria", &at(29)), 1);
        assert_eq!(failed(3, &at(0)).wait("Maria", &at(30)), 0);
    }

    #[test]
    fn setting_the_clock_helps_nobody() {
        let tries = failed(5, &at(0));
        let ahead = When { unix: 9_000_000_000, ..at(10) };
        assert_eq!(tries.wait("Maria", &ahead), 110, "the clock that only goes on decides");
        let restarted = When { boot: "b".into(), steady: 0, ..at(60) };
        assert_eq!(tries.wait("Maria", &restarted), 60, "a restart takes nothing away");
        let back = When { boot: "b".into(), unix: 0, ..at(0) };
        assert_eq!(tries.wait("Maria", &back), 120, "and a clock that went back makes nobody wait for years");
    }

    #[test]
    fn a_try_counts_before_it_is_made_and_the_right_one_ends_it() {
        let mut tries = failed(2, &at(0));
        tries.begin("Maria", &at(1));
        assert_eq!(tries.wait("Maria", &at(1)), 30, "a kill in the middle has cost as much as a wrong one");
        tries.right("Maria");
        assert_eq!(tries.wait("Maria", &at(1)), 0);
        assert_eq!(tries.noted().0.len(), 2, "what failed is still told");
        tries.logged();
        assert_eq!(tries.noted(), (&[][..], 0));
    }

    #[test]
    fn the_file_stays_small_and_a_broken_one_shuts_nobody_out() {
        let tries = failed(80, &at(0));
        assert_eq!((tries.noted().0.len(), tries.noted().1), (50, 30));
        assert_eq!(Tries::read("inte json").wait("Maria", &at(0)), 0);
    }
}
