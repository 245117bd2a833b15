//! The whole case: everything that one SIP is about, in the shape of the case file.

use std::collections::BTreeMap;

use crate::consent::Consent;
use crate::ending::{Correction, Ending, Handover, Takeover};
use crate::follow_up::{Coordinator, FollowUp, HeldFollowUp};
use crate::id::{ParticipantId, UnitId};
use crate::item::standing;
use crate::meeting::{Meeting, Participant};
use crate::need::{Discharge, Need};
use crate::person::{IdentifierKind, Person};
use crate::plan::{Goal, Insats, Plan};
use crate::preparation::Preparation;
use crate::reported::{Distribution, ExternalRecord, Signature, SipKollen, Version};
use crate::summons::Summons;
use crate::time::Date;
use crate::unit::Unit;

/// The version of the case file that this program writes, and the newest that it reads.
pub const SCHEMA_VERSION: u32 = 1;

noun! {
    /// A case.
    pub struct Case {
        /// Version of the file format; see [`SCHEMA_VERSION`].
        pub schema_version: Option<u32>,
        /// The plan id of this program. A file from elsewhere has none.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub plan_id: Option<String>,
        /// Name of the region profile.
        pub region_profile: Option<String>,
        /// The unit that documents the case (ruling 1).
        pub documenting_unit: Option<UnitId>,
        /// The law as the file cites it; print takes its own from [`crate::law`].
        pub legal_basis: Vec<String>,
        /// The person whom the plan is about.
        pub person: Person,
        /// The units (verksamheter) that take part or are spoken of.
        pub units: Vec<Unit>,
        /// The need, and the offer of a SIP with its answer.
        pub need: Need,
        /// Set when the person leaves hospital: lag (2017:612).
        pub discharge: Option<Discharge>,
        /// What the person said yes to.
        pub consent: Consent,
        /// What was prepared with the person.
        pub preparation: Preparation,
        /// Kallelse and inbjudan.
        pub summons: Summons,
        /// The meeting.
        pub meeting: Meeting,
        /// Goals, insatser, disagreement.
        pub plan: Plan,
        /// The samordnare and the period.
        pub coordinator: Coordinator,
        /// When the plan is followed up, or why not.
        pub follow_up: FollowUp,
        /// Follow-ups that were held.
        pub follow_ups: Vec<HeldFollowUp>,
        /// What somebody thinks is wrong in the record.
        pub corrections: Vec<Correction>,
        /// How it ended; more than one where an ending was reopened.
        pub endings: Vec<Ending>,
        /// Units that handed it on.
        pub handovers: Vec<Handover>,
        /// Colleagues who took over.
        pub takeovers: Vec<Takeover>,
        /// Reasons why an item of the guideline is left open: finding code to the reason's words.
        #[serde(skip_serializing_if = "BTreeMap::is_empty")]
        pub reasons: BTreeMap<String, String>,
        /// Signatures that a file told of; our own are bound to a version.
        pub signatures: Vec<Signature>,
        /// Hand-outs that a file told of.
        pub distribution: Vec<Distribution>,
        /// Transfer to the region's planning system, as a file told of it.
        pub external_record: ExternalRecord,
        /// The anonymous survey: that it was offered, never an answer.
        pub sip_kollen: SipKollen,
        /// Versions that this program established.
        pub versions: Vec<Version>,
    }
}

impl Case {
    /// The unit with this id.
    #[must_use]
    pub fn unit(&self, id: &UnitId) -> Option<&Unit> {
        self.units.iter().find(|unit| unit.id == *id)
    }

    /// The participant with this id.
    #[must_use]
    pub fn participant(&self, id: &ParticipantId) -> Option<&Participant> {
        self.meeting.participants.iter().find(|participant| participant.id == *id)
    }

    /// The person's given name, the first word of the name.
    #[must_use]
    pub fn given_name(&self) -> &str {
        self.person.name.as_deref().and_then(|name| name.split_whitespace().next()).unwrap_or_default()
    }

    /// The ending that holds, if the plan has ended.
    #[must_use]
    pub fn ending(&self) -> Option<&Ending> {
        self.endings.iter().rev().find(|ending| ending.reopened_at.is_none())
    }

    /// The unit that the case was handed to, until it has it or the case was taken back.
    #[must_use]
    pub fn handed_to(&self) -> Option<&UnitId> {
        let open =
            |handover: &&crate::ending::Handover| handover.taken_back_at.is_none() && handover.received_at.is_none();
        self.handovers.iter().rev().find(open)?.to.as_ref()
    }

    /// The birth date as asked for; else the one that a personnummer tells.
    #[must_use]
    pub fn birth_date(&self) -> Option<Date> {
        let identifier = &self.person.identifier;
        let told = || {
            let is_told = identifier.kind == Some(IdentifierKind::PersonalNumber);
            let digits = identifier.value.as_deref().filter(|_| is_told)?;
            format!("{}-{}-{}", digits.get(..4)?, digits.get(4..6)?, digits.get(6..8)?).parse().ok()
        };
        self.person.birth_date.or_else(told)
    }

    /// Whether the person is a child (under 18) on a day.
    #[must_use]
    pub fn is_child(&self, on: Option<Date>) -> bool {
        self.birth_date().zip(on).and_then(|(born, on)| born.years_until(on)).is_some_and(|years| years < 18)
    }

    /// The goals that stand.
    pub fn goals(&self) -> impl Iterator<Item = &Goal> {
        standing(&self.plan.goals)
    }

    /// The insatser that stand, each with its goal.
    pub fn insatser(&self) -> impl Iterator<Item = (&Goal, &Insats)> {
        self.goals().flat_map(|goal| standing(&goal.insatser).map(move |insats| (goal, insats)))
    }
}
