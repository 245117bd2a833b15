//! The samordnare's period, and when the plan is followed up.

use crate::id::ParticipantId;
use crate::time::{Date, Moment};

noun! {
    /// From one day to another.
    pub struct Term {
        /// First day.
        pub from: Option<Date>,
        /// Last day.
        pub until: Option<Date>,
    }

    /// The samordnare: supports the person until the follow-up, and is not responsible for the
    /// insatser of others.
    pub struct Coordinator {
        /// Who.
        pub participant_id: Option<ParticipantId>,
        /// First day.
        pub from: Option<Date>,
        /// Last day.
        pub until: Option<Date>,
    }

    /// The follow-up (uppföljning).
    pub struct FollowUp {
        /// A follow-up will be held.
        pub planned: Option<bool>,
        /// When.
        pub at: Option<Moment>,
        /// Where.
        pub place: Option<String>,
        /// Who calls it.
        pub convener: Option<ParticipantId>,
        /// Why there will be none.
        pub reason_if_none: Option<String>,
        /// The samordnare's period when there will be none.
        pub coordinator_term_if_none: Option<Term>,
    }
}
