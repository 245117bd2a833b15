//! Step 2: what was prepared with the person.

use crate::id::ParticipantId;
use crate::item::Words;
use crate::time::Date;

noun! {
    /// The person's network.
    pub struct Network {
        /// Family, friends, neighbours.
        pub private: Vec<Words>,
        /// Units and professionals.
        pub professional: Vec<Words>,
    }

    /// A meeting of professionals before the SIP meeting (förmöte).
    pub struct PreMeeting {
        /// Whether it is needed.
        pub needed: Option<bool>,
        /// Why.
        pub reason: Option<String>,
        /// When it was held.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub held_at: Option<Date>,
    }

    /// The preparation.
    pub struct Preparation {
        /// When it was done with the person.
        pub with_person_at: Option<Date>,
        /// By whom.
        pub by: Option<String>,
        /// "Vad är viktigt för dig?", in the person's words.
        pub important_to_me: Option<String>,
        /// Questions to raise.
        pub questions_to_raise: Vec<Words>,
        /// Questions not to raise: the documenting unit's own, never printed or shared.
        pub questions_not_to_raise: Vec<Words>,
        /// Network.
        pub network: Network,
        /// Support person at the meeting (stödperson).
        pub support_person_at_meeting: Option<ParticipantId>,
        /// Förmöte.
        pub pre_meeting_professionals: PreMeeting,
        /// Where and how they will meet.
        pub meeting_form: Option<String>,
        /// Munhälsa was asked about (the checklist of Västra Götaland).
        pub oral_health_asked: Option<bool>,
    }
}
