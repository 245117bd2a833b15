//! How a plan ended, who was told of it, and into whose hands it went. Nothing of it is deleted:
//! an ending that was a mistake is reopened, and both stay.

use crate::id::{ItemId, ParticipantId, UnitId};
use crate::item::{Struck, strikeable};
use crate::time::Moment;

words! {
    /// Why a plan ended.
    pub enum EndingKind {
        /// The goals are reached.
        GoalsReached = "mål_nådda",
        /// Nothing needs to be coordinated any more.
        NoNeed = "behov_upphört",
        /// The person no longer wants it.
        Unwanted = "vill_inte",
        /// The person took the consent back.
        Withdrawn = "samtycke_återkallat",
        /// The person said no when a SIP was offered.
        Declined = "nej",
        /// Another plan is made: samordnad vårdplan by 7 a § LPT or 12 a § LRV.
        OtherPlan = "annan_plan",
        /// The person has died.
        Deceased = "avliden",
        /// The case was opened for the wrong person (ruling 22).
        WrongPerson = "fel_person",
        /// Something else, in words.
        Other = "annat",
    }
}

noun! {
    /// Somebody who has to be told that the plan no longer applies.
    pub struct Informed {
        /// Identifier of the line.
        pub id: ItemId,
        /// A unit or participant of the case …
        pub party: Option<String>,
        /// … or anyone else, by name.
        pub name: Option<String>,
        /// When they were told; nothing until then.
        pub at: Option<Moment>,
        /// How.
        pub how: Option<String>,
        /// Set when struck.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub struck: Option<Struck>,
    }

    /// An ending.
    pub struct Ending {
        /// Identifier.
        pub id: ItemId,
        /// Why.
        pub kind: Option<EndingKind>,
        /// When.
        pub at: Option<Moment>,
        /// By whom.
        pub by: Option<String>,
        /// In words.
        pub reason: Option<String>,
        /// Who is told. The samordnare's duty: everyone involved must know.
        pub informed: Vec<Informed>,
        /// When it turned out to be a mistake, or the person said yes anew.
        pub reopened_at: Option<Moment>,
        /// By whom.
        pub reopened_by: Option<String>,
        /// Why.
        pub reopened_reason: Option<String>,
    }

    /// The case went to another unit, which documents it from then on (ruling 22).
    pub struct Handover {
        /// Identifier.
        pub id: ItemId,
        /// From this unit …
        pub from: Option<UnitId>,
        /// … to this one.
        pub to: Option<UnitId>,
        /// When.
        pub at: Option<Moment>,
        /// By whom.
        pub by: Option<String>,
        /// Why.
        pub reason: Option<String>,
        /// Set when the other unit's own computer has it: from then on that unit documents the case.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub received_at: Option<Moment>,
        /// Set when it was taken back.
        pub taken_back_at: Option<Moment>,
        /// Why it was.
        pub taken_back_reason: Option<String>,
    }

    /// A colleague took over what another of the same unit had.
    pub struct Takeover {
        /// Identifier.
        pub id: ItemId,
        /// From this person …
        pub from: Option<ParticipantId>,
        /// … to this one.
        pub to: Option<ParticipantId>,
        /// When.
        pub at: Option<Moment>,
        /// Noted by.
        pub by: Option<String>,
        /// Why.
        pub reason: Option<String>,
    }

    /// What somebody thinks is wrong in the record. The record keeps its words (patientdatalagen
    /// 3 kap. 8 §, SoL 14 kap. 6 §).
    pub struct Correction {
        /// Identifier.
        pub id: ItemId,
        /// When it was noted.
        pub at: Option<Moment>,
        /// The field that it is about.
        pub field: Option<String>,
        /// What stood there then.
        pub original: Option<String>,
        /// What is wrong, in the words of the one who says so.
        pub words: Option<String>,
        /// Who says so.
        pub by: Option<String>,
        /// Who noted it.
        pub documented_by: Option<String>,
    }
}
strikeable!(Informed);
