//! The samordnare's period, and when the plan is followed up.

use crate::id::{ItemId, ParticipantId};
use crate::item::{Struck, strikeable};
use crate::time::{Date, Moment};

words! {
    /// What a follow-up decided (steg 5).
    pub enum FollowUpDecision {
        /// A new version is made.
        Revise = "ändra",
        /// The plan goes on as it is.
        Continue = "fortsätt",
        /// The plan ends.
        Close = "avsluta",
    }
}

noun! {
    /// When the next follow-up is, of a plan that goes on as it is.
    pub struct NextFollowUp {
        /// When.
        pub at: Option<Moment>,
        /// Where.
        pub place: Option<String>,
        /// The samordnare goes on until this day.
        pub coordinator_until: Option<Date>,
    }

    /// A follow-up that was held, or is being held. What it found stands with each goal and insats.
    pub struct HeldFollowUp {
        /// Identifier.
        pub id: ItemId,
        /// When.
        pub at: Option<Moment>,
        /// Where.
        pub place: Option<String>,
        /// Who was there.
        pub present: Vec<ParticipantId>,
        /// What has worked.
        pub what_worked: Option<String>,
        /// New needs.
        pub new_needs: Option<String>,
        /// The next one, when the plan goes on.
        pub next: Option<NextFollowUp>,
        /// What was decided.
        pub decision: Option<FollowUpDecision>,
        /// When it was decided.
        pub decided_at: Option<Moment>,
        /// Noted by.
        pub decided_by: Option<String>,
        /// Set when struck.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub struck: Option<Struck>,
    }

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
strikeable!(HeldFollowUp);
