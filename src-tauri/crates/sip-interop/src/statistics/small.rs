//! A number that is not told while it is small.

use serde::Serialize;

/// What stands in place of a number under five.
pub const UNDER_FIVE: &str = "färre än fem";

/// The smallest number that is told.
const TOLD_FROM: u32 = 5;

/// A count of something that few have: told from five on. 0 is not told either, since "not none"
/// would point somebody out in a small unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SmallCount {
    count: Option<u32>,
    note: Option<&'static str>,
}

impl SmallCount {
    /// The count, kept back while it is under five.
    #[must_use]
    pub fn of(count: u32) -> Self {
        if count >= TOLD_FROM {
            Self { count: Some(count), note: None }
        } else {
            Self { count: None, note: Some(UNDER_FIVE) }
        }
    }

    /// The count, when it is told.
    #[must_use]
    pub fn told(self) -> Option<u32> {
        self.count
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_and_none_look_the_same() {
        assert_eq!(SmallCount::of(0), SmallCount::of(4), "nobody can tell whether there is anyone");
        assert_eq!(SmallCount::of(4).told(), None);
        assert_eq!(SmallCount::of(5).told(), Some(5), "told from five on");
    }
}
