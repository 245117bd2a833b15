//! Acts. What a file tells of earlier acts is kept as reported history, unsealed (ruling 15); what
//! this program does itself is a [`Version`]. No edit reaches any of it.

use serde::{Deserialize, Serialize};

use crate::id::{ItemId, ParticipantId};
use crate::time::Moment;

/// What a hand-out held: `"hela"`, or the goals by id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(untagged)]
pub enum Scope {
    /// In words: `hela`.
    Words(String),
    /// Goals by id.
    Goals(Vec<String>),
}

noun! {
    /// A signature that a file tells of.
    pub struct Signature {
        /// Identifier of the line.
        pub id: ItemId,
        /// Who.
        pub participant_id: Option<ParticipantId>,
        /// How.
        pub method: Option<String>,
        /// When.
        pub signed_at: Option<Moment>,
        /// For which version.
        pub applies_to_version: Option<u32>,
    }

    /// A hand-out that a file tells of (PDL 3 kap. 11 §).
    pub struct Distribution {
        /// Identifier of the line.
        pub id: ItemId,
        /// To a participant or unit.
        pub to: Option<String>,
        /// Original, kopia or utdrag.
        pub kind: Option<String>,
        /// Paper, letter, secure transfer.
        pub channel: Option<String>,
        /// When.
        pub at: Option<Moment>,
        /// How much.
        pub scope: Option<Scope>,
    }

    /// Transfer to the region's system.
    pub struct ExternalRecord {
        /// Which system.
        pub system: Option<String>,
        /// When.
        pub transferred_at: Option<Moment>,
        /// By whom.
        pub by: Option<String>,
        /// The region's id of the plan: a fact beside ours (ruling 6).
        pub document_id: Option<String>,
        /// The person may read it in 1177.
        pub approved_for_patient: Option<bool>,
    }

    /// SIP-kollen, the anonymous survey.
    pub struct SipKollen {
        /// It was offered.
        pub offered: Option<bool>,
        /// How.
        pub how: Option<String>,
        /// Answered on this computer: never an answer.
        pub answered_on_device: Option<bool>,
    }

    /// A version that this program locked and established.
    pub struct Version {
        /// Identifier of the line: the hash.
        pub id: ItemId,
        /// Number, counting what the file told of.
        pub version: Option<u32>,
        /// Salted Merkle root over the items, 64 hex digits.
        pub hash: Option<String>,
        /// Four check words of the version.
        pub words: Vec<String>,
        /// When it was locked.
        pub locked_at: Option<Moment>,
        /// When it was established.
        pub established_at: Option<Moment>,
        /// By whom.
        pub established_by: Option<String>,
    }
}
