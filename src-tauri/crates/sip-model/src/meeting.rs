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
        /// Telephone of somebody private, while the person's identity is protected: the documenting
        /// unit's own (ruling 5).
        #[serde(skip_serializing_if = "Option::is_none")]
        pub private_phone: Option<String>,
        /// E-mail; as the telephone.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub private_email: Option<String>,
        /// Present, by telephone, late, absent: in words.
        pub attendance: Option<String>,
        /// When somebody came late.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub arrived_at: Option<Moment>,
        /// When somebody left early.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub left_at: Option<Moment>,
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
        /// Minutes set aside for it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub minutes: Option<u32>,
        /// Set when struck.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub struck: Option<Struck>,
    }

    /// "Kan du säga med egna ord vad vi har bestämt?"
    pub struct TeachBack {
        /// The person understood.
        pub understood: Option<bool>,
        /// The person's own words.
        pub words: Option<String>,
        /// When.
        pub at: Option<Moment>,
        /// Who asked.
        pub by: Option<ParticipantId>,
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
        /// The samordnare has checked that the person understood.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub teach_back: Option<TeachBack>,
    }
}
strikeable!(Participant, AgendaStep);

impl Participant {
    /// Whether the words about attendance say that this one was not there.
    #[must_use]
    pub fn is_absent(&self) -> bool {
        let said = self.attendance.as_deref().unwrap_or_default().trim().to_lowercase();
        ["uteb", "inte med", "frånvar", "ej ", "kom inte", "deltog inte", "deltar inte"]
            .iter()
            .any(|word| said.starts_with(word))
    }

    /// Whether this is the person whom the plan is about.
    #[must_use]
    pub fn is_person(&self) -> bool {
        self.role.as_deref() == Some("enskild")
    }
}
