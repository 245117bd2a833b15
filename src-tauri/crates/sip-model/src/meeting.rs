//! Step 3: the meeting, who was there and what was said.

use crate::id::{ItemId, ParticipantId, UnitId};
use crate::item::{Struck, Words, strikeable};
use crate::time::Moment;

noun! {
    /// The roles of the meeting.
    pub struct Roles {
        /// Mötesledare.
        pub chair: Option<ParticipantId>,
        /// Mötessekreterare: someone else than the chair.
        pub secretary: Option<ParticipantId>,
        /// Samordnare.
        pub coordinator: Option<ParticipantId>,
        /// Sammankallande.
        pub convener: Option<ParticipantId>,
        /// Whose computer it is.
        pub user_of_app: Option<ParticipantId>,
        /// The person chose the chair.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub chair_chosen_by_person: Option<bool>,
    }

    /// A participant (deltagare).
    pub struct Participant {
        /// Identifier within the case.
        pub id: ParticipantId,
        /// Name.
        pub name: Option<String>,
        /// Role in words; `enskild` is the person.
        pub role: Option<String>,
        /// The unit, for a professional.
        pub unit_id: Option<UnitId>,
        /// Telephone.
        pub phone: Option<String>,
        /// E-mail.
        pub email: Option<String>,
        /// Present, by telephone, late, absent: in words.
        pub attendance: Option<String>,
        /// HSA-id of the professional.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub hsa_id: Option<String>,
        /// Set when struck.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub struck: Option<Struck>,
    }

    /// A step of the agenda.
    pub struct AgendaStep {
        /// Identifier of the line.
        pub id: ItemId,
        /// Which step.
        pub step: Option<String>,
        /// Done.
        pub done: Option<bool>,
        /// Set when struck.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub struck: Option<Struck>,
    }

    /// The meeting.
    pub struct Meeting {
        /// Began.
        pub started_at: Option<Moment>,
        /// Ended.
        pub ended_at: Option<Moment>,
        /// Where.
        pub place: Option<String>,
        /// How.
        pub form: Option<String>,
        /// Without network.
        pub offline: Option<bool>,
        /// Roles.
        pub roles: Roles,
        /// Participants.
        pub participants: Vec<Participant>,
        /// Agenda.
        pub agenda: Vec<AgendaStep>,
        /// Nuläge: how it is now.
        pub situation: Option<String>,
        /// Det som fungerar.
        pub what_works: Option<String>,
        /// How people said the meeting was. Not printed.
        pub round_off: Vec<Words>,
    }
}
strikeable!(Participant, AgendaStep);

impl Participant {
    /// Whether this is the person whom the plan is about.
    #[must_use]
    pub fn is_person(&self) -> bool {
        self.role.as_deref() == Some("enskild")
    }
}
