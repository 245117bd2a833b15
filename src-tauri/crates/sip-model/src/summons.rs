//! Step 2: kallelse to those with a duty to come, inbjudan to the others.

use crate::id::{ItemId, ParticipantId, UnitId};
use crate::item::{Struck, strikeable};
use crate::time::{Date, Moment};

words! {
    /// Kallelse or inbjudan.
    pub enum SummonsKind {
        /// To a unit that must come.
        Summons = "kallelse",
        /// To anyone else.
        Invitation = "inbjudan",
    }
}

noun! {
    /// A recipient of the kallelse.
    pub struct Recipient {
        /// Identifier of the line.
        pub id: ItemId,
        /// The unit …
        #[serde(skip_serializing_if = "Option::is_none")]
        pub unit_id: Option<UnitId>,
        /// … or the participant.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub participant_id: Option<ParticipantId>,
        /// Kallelse or inbjudan.
        pub kind: Option<SummonsKind>,
        /// When it was acknowledged.
        pub acknowledged_at: Option<Moment>,
        /// The answer.
        pub answer: Option<String>,
        /// Set when struck.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub struck: Option<Struck>,
    }

    /// A sending of the kallelse.
    pub struct Sending {
        /// Identifier of the line.
        pub id: ItemId,
        /// When.
        pub at: Option<Moment>,
        /// By whom.
        pub by: Option<String>,
        /// To whom.
        pub recipients: Vec<String>,
    }

    /// The kallelse.
    pub struct Summons {
        /// When it was sent: lag (2017:612) 4 kap. 3 § and 5 kap. 3 § ask for the exact time.
        pub sent_at: Option<Moment>,
        /// Last day to send it.
        pub deadline: Option<Date>,
        /// Sammankallande.
        pub convener: Option<ParticipantId>,
        /// The question of the meeting (frågeställning).
        pub question: Option<String>,
        /// Last day to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub answer_by: Option<Date>,
        /// When the meeting is.
        pub meeting_at: Option<Moment>,
        /// Its length in minutes.
        pub duration_minutes: Option<u32>,
        /// Where.
        pub place: Option<String>,
        /// Link to a video meeting.
        pub digital_link: Option<String>,
        /// Recipients.
        pub recipients: Vec<Recipient>,
        /// Each time it was sent, with the exact minute and to whom: lag (2017:612) 5 kap. 3 §.
        pub sendings: Vec<Sending>,
    }
}
strikeable!(Recipient);
