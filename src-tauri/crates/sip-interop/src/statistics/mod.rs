//! Statistics without anyone in them: numbers, and words out of closed sets.
//!
//! No text here is owned, all of it is `&'static str`: what somebody wrote in a case cannot get in,
//! and a field that would let it in does not compile. Format: `docs/formats/statistics.md`.

mod count;
mod small;

use std::collections::BTreeMap;

use serde::Serialize;

pub use count::{Counted, count};
pub use small::{SmallCount, UNDER_FIVE};

/// The version of the format.
pub const SCHEMA_VERSION: u32 = 1;

/// How many there are of each word of a closed set. Every word of the set stands there, also at 0.
pub type Tally = BTreeMap<&'static str, u32>;

macro_rules! counts {
    ($($(#[$meta:meta])* pub struct $name:ident { $($body:tt)* })*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
        #[serde(rename_all = "camelCase")]
        pub struct $name { $($body)* }
    )*};
}

counts! {
    /// The statistics of some cases.
    pub struct Statistics {
        /// See [`SCHEMA_VERSION`].
        pub schema_version: u32,
        /// Cases.
        pub cases: u32,
        /// Cases by state.
        pub by_state: Tally,
        /// Cases by region profile. A name that no profile has counts as `neutral`, whose rules the
        /// case then follows.
        pub by_region_profile: Tally,
        /// What was established.
        pub established: Established,
        /// Samordnare.
        pub coordinator: WithOrWithout,
        /// Cases that have a day for the follow-up.
        pub follow_up_planned: u32,
        /// Cases by how the consent was given; `annat` for other words, `saknas` for no answer.
        pub consent_forms: Tally,
        /// Meetings that have begun.
        pub meetings_held: u32,
        /// Insatser that stand.
        pub insatser: Insatser,
        /// Cases that have ended, by why; `saknas` when that was not said. A reopened ending does not
        /// count.
        pub endings: Tally,
        /// Cases in which SIP-kollen was offered.
        pub sip_kollen_offered: u32,
        /// The kallelse and the three days of lag (2017:612) 4 kap. 3 §.
        pub summons: SummonsTimes,
        /// Disagreement.
        pub dissent: Dissents,
        /// Cases with a guardian.
        pub with_guardians: u32,
        /// Cases with protected identity.
        pub protected: SmallCount,
    }

    /// Established versions.
    pub struct Established {
        /// Cases that have one or more.
        pub cases: u32,
        /// All versions.
        pub versions: u32,
    }

    /// Cases that have it, and those that have not.
    pub struct WithOrWithout {
        /// With.
        pub with: u32,
        /// Without.
        pub without: u32,
    }

    /// Insatser.
    pub struct Insatser {
        /// All.
        pub total: u32,
        /// By decision word; `saknas` for none.
        pub by_decision: Tally,
        /// By who answers for it; `saknas` for nobody.
        pub by_responsible: Tally,
    }

    /// When the kallelse was first sent, in the cases where somebody became utskrivningsklar. Told
    /// both strictly and by the next working day, and nothing is concluded from it (ruling 18).
    pub struct SummonsTimes {
        /// Cases where somebody became utskrivningsklar.
        pub ready: u32,
        /// Those where a kallelse was sent: the sum of the three that follow.
        pub sent: u32,
        /// Within three calendar days.
        pub within_three_days: u32,
        /// After them, and no later than the working day that follows on a day off.
        pub next_working_day: u32,
        /// After that.
        pub later: u32,
        /// Share of the sent ones that went within three calendar days, in whole hundredths; nothing
        /// when none was sent.
        pub within_three_days_share: Option<u32>,
    }

    /// Disagreements.
    pub struct Dissents {
        /// Cases with one or more.
        pub cases: u32,
        /// Those that are open.
        pub open: u32,
        /// Those that were settled since.
        pub settled: u32,
    }
}
