//! The person whom the plan is about (den enskilde).

use crate::id::ItemId;
use crate::item::{Struck, strikeable};
use crate::time::Date;

words! {
    /// The kind of identifier. Rules: [`crate::number`].
    pub enum IdentifierKind {
        /// Personnummer, twelve digits.
        PersonalNumber = "personnummer",
        /// Samordningsnummer: day plus sixty. The identity may be uncertain.
        CoordinationNumber = "samordningsnummer",
        /// Reservnummer, national or regional. Says nothing of birth or gender.
        ReserveNumber = "reservnummer",
        /// No number: unknown or newborn, with the reason.
        None = "inget",
    }

    /// Skyddade personuppgifter.
    pub enum ProtectedIdentity {
        /// None.
        None = "ingen",
        /// Sekretessmarkering.
        Marked = "sekretessmarkering",
        /// Skyddad folkbokföring.
        Shielded = "skyddad_folkbokforing",
    }
}

noun! {
    /// How the person is identified.
    pub struct Identifier {
        /// Which kind of number.
        #[serde(rename = "type")]
        pub kind: Option<IdentifierKind>,
        /// The number, without separators.
        pub value: Option<String>,
        /// Why there is no number.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub reason: Option<String>,
    }

    /// Interpreter.
    pub struct Interpreter {
        /// Whether one is needed.
        pub needed: Option<bool>,
        /// In which language.
        pub language: Option<String>,
    }

    /// God man, förvaltare, framtidsfullmakt or another representative.
    pub struct Representative {
        /// Which kind.
        pub kind: Option<String>,
        /// Name.
        pub name: Option<String>,
        /// Telephone.
        pub phone: Option<String>,
    }

    /// Socialnämnden's decision when one of two guardians says no (föräldrabalken 6 kap. 13 a §).
    pub struct BoardDecision {
        /// When.
        pub at: Option<Date>,
        /// Who decided.
        pub by: Option<String>,
        /// What was decided.
        pub text: Option<String>,
    }

    /// The child's own view (SoL 2025:400 3 kap., föräldrabalken 6 kap. 11 §).
    pub struct ChildsView {
        /// The child was asked.
        pub asked: Option<bool>,
        /// When.
        pub asked_at: Option<Date>,
        /// What the child thinks: the documenting unit's own.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub opinion: Option<String>,
        /// How mature the child is for the question: the documenting unit's own.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub maturity: Option<String>,
    }

    /// A guardian (vårdnadshavare) and the answer to the question about a SIP.
    pub struct Guardian {
        /// Identifier of the line.
        pub id: ItemId,
        /// Name.
        pub name: Option<String>,
        /// Telephone.
        pub phone: Option<String>,
        /// `ja`, `nej` or nothing yet.
        pub answer: Option<String>,
        /// When the answer was given.
        pub answered_at: Option<Date>,
        /// "Inte till den här vårdnadshavaren": neither asked nor told (ruling 20).
        #[serde(skip_serializing_if = "Option::is_none")]
        pub kept_out: Option<bool>,
        /// What socialnämnden decided in this guardian's place.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub board_decision: Option<BoardDecision>,
        /// Set when struck.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub struck: Option<Struck>,
    }

    /// A child in the home, or near the person.
    pub struct Child {
        /// Identifier of the line.
        pub id: ItemId,
        /// Given name.
        pub name: Option<String>,
        /// Age in years.
        pub age: Option<u32>,
        /// With whom the child lives.
        pub lives_with: Option<String>,
        /// What was thought of for the child.
        pub needs_considered: Option<String>,
        /// Set when struck.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub struck: Option<Struck>,
    }

    /// Whether underage children were asked about.
    pub struct UnderageChildren {
        /// The question was put.
        pub asked: Option<bool>,
        /// The children.
        pub children: Vec<Child>,
    }

    /// Something the meeting does for the person: hearing aid, breaks, large print.
    pub struct Adaptation {
        /// Identifier of the line.
        pub id: ItemId,
        /// The words.
        pub text: Option<String>,
        /// Stands in the kallelse only when marked for it (ruling 21).
        pub in_summons: Option<bool>,
        /// Set when struck.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub struck: Option<Struck>,
    }

    /// The person.
    pub struct Person {
        /// Full name.
        pub name: Option<String>,
        /// Identifier.
        pub identifier: Identifier,
        /// Birth date, asked for apart: the date part of a number is not always the true one.
        pub birth_date: Option<Date>,
        /// Gender in the person's own word.
        pub gender: Option<String>,
        /// Home address. Lives in the documenting unit's own document when the identity is protected.
        pub address: Option<String>,
        /// Telephone; as the address.
        pub phone: Option<String>,
        /// Kommun where the person lives.
        pub municipality: Option<String>,
        /// Region where the person lives.
        pub region: Option<String>,
        /// Protected identity.
        pub protected_identity: Option<ProtectedIdentity>,
        /// Language.
        pub language: Option<String>,
        /// Interpreter.
        pub interpreter: Interpreter,
        /// Legal representative.
        pub legal_representative: Option<Representative>,
        /// Guardians, for a child.
        pub guardians: Vec<Guardian>,
        /// The child's own view, where the person is a child.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub child: Option<ChildsView>,
        /// Underage children asked about.
        pub underage_children: UnderageChildren,
        /// Adaptations.
        pub adaptations: Vec<Adaptation>,
    }
}
strikeable!(Guardian, Child, Adaptation);

/// Whether the identity is protected, in a case in its inside form.
#[must_use]
pub fn is_protected(case: &serde_json::Value) -> bool {
    let word = case["person"]["protectedIdentity"].as_str();
    [ProtectedIdentity::Marked, ProtectedIdentity::Shielded].iter().any(|kind| word == Some(kind.word()))
}

impl Person {
    /// Whether the identity is protected.
    #[must_use]
    pub fn is_protected(&self) -> bool {
        matches!(self.protected_identity, Some(ProtectedIdentity::Marked | ProtectedIdentity::Shielded))
    }
}
