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

    /// The documented path for somebody who cannot take a position: what was done to learn the
    /// person's own attitude, and the professional who answers for it (lag 2022:913 2 kap. 6 §).
    pub struct Unable {
        /// What was done, and why there is no reason to think that the person would object.
        pub how: Option<String>,
        /// The professional.
        pub professional: Option<String>,
        /// When.
        pub at: Option<Date>,
    }

    /// A party as it stood in a yes.
    pub struct ConfirmedParty {
        /// Identifier of the line.
        pub id: ItemId,
        /// The unit …
        #[serde(skip_serializing_if = "Option::is_none")]
        pub unit_id: Option<UnitId>,
        /// … or the participant.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub participant_id: Option<ParticipantId>,
        /// Its topics then.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub topics: Option<Topics>,
    }

    /// A yes: "läst upp och det stämmer".
    pub struct Confirmation {
        /// Identifier of the line.
        pub id: ItemId,
        /// Identifier of the consent.
        pub consent: Option<String>,
        /// When.
        pub at: Option<Moment>,
        /// Who said it.
        pub given_by: Option<String>,
        /// How.
        pub form: Option<String>,
        /// Who wrote it down.
        pub documented_by: Option<String>,
        /// Until when.
        pub valid_to: Option<Date>,
        /// The topics that stood there.
        pub covers: Vec<String>,
        /// The parties that stood there.
        pub parties: Vec<ConfirmedParty>,
    }

    /// A consent that was taken back, and that a later one followed.
    pub struct EarlierConsent {
        /// Its identifier.
        pub id: ItemId,
        /// How it was given.
        pub form: Option<String>,
        /// By whom.
        pub given_by: Option<String>,
        /// When.
        pub given_at: Option<Moment>,
        /// Who wrote it down.
        pub documented_by: Option<String>,
        /// First day.
        pub valid_from: Option<Date>,
        /// Last day.
        pub valid_to: Option<Date>,
        /// When it was taken back.
        pub withdrawn_at: Option<Moment>,
        /// Its topics.
        pub covers: Vec<String>,
    }

    /// A topic the plan may be about.
    pub struct Consent {
        /// Identifier: a withdrawal ends this consent, not the person's later ones.
        pub id: Option<String>,
        /// `muntligt`, `skriftligt`, `per telefon` or `kan inte ta ställning`, or a few words.
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
        /// An extract may say how much is left out: the person's choice, asked once (ruling 3).
        #[serde(skip_serializing_if = "Option::is_none")]
        pub tells_left_out: Option<bool>,
        /// How it went, when the person could not take a position.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub unable: Option<Unable>,
        /// What the person said yes to, each time it was read aloud. The latest holds: what came
        /// after it has nobody's yes yet.
        pub confirmations: Vec<Confirmation>,
        /// Consents that the person took back earlier (ruling 2).
        pub earlier: Vec<EarlierConsent>,
        /// When the person took the yes back.
        pub withdrawn_at: Option<Moment>,
    }
}
strikeable!(Party, Exclusion);

/// How it stands with the consent on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ConsentState {
    /// Nobody has answered.
    Missing,
    /// Time to think (betänketid).
    Reflecting,
    /// The person said no.
    Declined,
    /// The person cannot take a position, and the path for it is not written down yet.
    UnableOpen,
    /// The person cannot take a position; it is written down how that was met, and by whom.
    Unable,
    /// The person said yes.
    Given,
    /// The yes has reached its last day.
    Expired,
    /// The person took it back.
    Withdrawn,
}

impl ConsentState {
    /// Whether a plan may be made and parties be called.
    #[must_use]
    pub fn holds(self) -> bool {
        matches!(self, Self::Given | Self::Unable)
    }

    /// The word for screens.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Reflecting => "reflecting",
            Self::Declined => "declined",
            Self::UnableOpen => "unableOpen",
            Self::Unable => "unable",
            Self::Given => "given",
            Self::Expired => "expired",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// The word in [`Consent::form`] for somebody who cannot take a position.
pub const UNABLE: &str = "kan inte ta ställning";

impl Consent {
    /// The person cannot take a position.
    #[must_use]
    pub fn is_unable(&self) -> bool {
        self.form.as_deref() == Some(UNABLE)
    }

    /// The person has said yes to the plan and not taken it back; or could not take a position,
    /// and the path for that is written down.
    #[must_use]
    pub fn is_given(&self) -> bool {
        let documented = || self.unable.as_ref().is_some_and(|path| path.how.is_some() && path.professional.is_some());
        let answered =
            if self.is_unable() { documented() } else { self.given_at.is_some() && self.to_plan == Some(true) };
        answered && self.withdrawn_at.is_none()
    }

    /// The latest yes to this consent.
    #[must_use]
    pub fn confirmed(&self) -> Option<&Confirmation> {
        self.confirmations.iter().rev().find(|confirmation| confirmation.consent == self.id)
    }
}
