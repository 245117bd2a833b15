//! Step 1: consent (samtycke). Written by the documenting unit alone (ruling 2).

use serde::{Deserialize, Serialize};

use crate::id::{ItemId, ParticipantId, UnitId};
use crate::item::{Struck, strikeable};
use crate::time::{Date, Moment};

words! {
    /// The one word that stands for every topic, or everyone.
    pub enum All {
        /// All.
        All = "alla",
    }
}

/// Which topics a party may hear of: all that stood there when the yes was given, or a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(untagged)]
pub enum Topics {
    /// `"alla"`.
    All(All),
    /// Topics out of [`Consent::covers`].
    Only(Vec<String>),
}

noun! {
    /// Time to think before answering (betänketid).
    pub struct ReflectionTime {
        /// From.
        pub from: Option<Date>,
        /// To.
        pub to: Option<Date>,
        /// Written information was left.
        pub written_information_given: Option<bool>,
    }

    /// A party to the consent: a unit or a person.
    pub struct Party {
        /// Identifier of the line.
        pub id: ItemId,
        /// The unit …
        #[serde(skip_serializing_if = "Option::is_none")]
        pub unit_id: Option<UnitId>,
        /// … or the participant.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub participant_id: Option<ParticipantId>,
        /// The scope in words.
        pub scope: Option<String>,
        /// The scope as topics; words alone let nothing through.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub topics: Option<Topics>,
        /// Set when struck.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub struck: Option<Struck>,
    }

    /// A topic that must not be spoken of. Lives in the documenting unit's own document.
    pub struct Exclusion {
        /// Identifier of the line.
        pub id: ItemId,
        /// The topic.
        pub text: Option<String>,
        /// `"alla"`, or the units and participants it is kept from.
        pub applies_to: Option<Topics>,
        /// Set when struck.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub struck: Option<Struck>,
    }

    /// A topic the plan may be about.
    pub struct Consent {
        /// Identifier: a withdrawal ends this consent, not the person's later ones.
        pub id: Option<String>,
        /// `muntligt`, `skriftligt` or `kan inte ta ställning`.
        pub form: Option<String>,
        /// Who gave it.
        pub given_by: Option<String>,
        /// When.
        pub given_at: Option<Moment>,
        /// Who wrote it down.
        pub documented_by: Option<String>,
        /// Time to think.
        pub reflection_time: Option<ReflectionTime>,
        /// Yes to the plan being made (HSL 16 kap. 4 §).
        pub to_plan: Option<bool>,
        /// Yes to sharing between the parties (OSL 10 kap. 1 §, 12 kap. 2 §).
        pub to_share_information: Option<bool>,
        /// First day.
        pub valid_from: Option<Date>,
        /// Last day.
        pub valid_to: Option<Date>,
        /// The parties.
        pub parties: Vec<Party>,
        /// The topics.
        pub covers: Vec<crate::item::Words>,
        /// The topics that stay out.
        pub excludes: Vec<Exclusion>,
        /// Asked again when all were in the room.
        pub confirmed_at_meeting: Option<bool>,
        /// When the person took the yes back.
        pub withdrawn_at: Option<Moment>,
    }
}
strikeable!(Party, Exclusion);

impl Consent {
    /// The person has said yes to the plan, and has not taken it back.
    #[must_use]
    pub fn is_given(&self) -> bool {
        self.given_at.is_some() && self.to_plan == Some(true) && self.withdrawn_at.is_none()
    }
}
