//! Who reads what: computed in this one place, from consent, topics and `notFor` (rulings 2 to 4).

mod extract;
mod scope;

pub use extract::{Extract, extract};
pub use scope::{Scope, unasked};

use crate::case::Case;
use crate::id::{ParticipantId, UnitId};
use crate::plan::{Goal, Insats};

/// Somebody who may read: a unit, or a participant with the unit that he or she belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reader {
    /// The unit.
    pub unit: Option<UnitId>,
    /// The participant.
    pub participant: Option<ParticipantId>,
}

/// How much of a plan somebody may read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reads {
    /// All of it.
    All,
    /// Some of it.
    Part,
    /// Nothing.
    Nothing,
}

impl Reads {
    /// The word for screens.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Part => "part",
            Self::Nothing => "none",
        }
    }
}

impl Reader {
    /// The reader behind the id of a unit or of a participant who takes part.
    #[must_use]
    pub fn of(case: &Case, id: &str) -> Option<Self> {
        let participant = case.participant(&ParticipantId::from(id)).filter(|participant| participant.struck.is_none());
        if let Some(participant) = participant {
            return Some(Self { unit: participant.unit_id.clone(), participant: Some(participant.id.clone()) });
        }
        case.unit(&UnitId::from(id)).map(|unit| Self { unit: Some(unit.id.clone()), participant: None })
    }

    /// Whether an id names this reader, or the reader's unit.
    #[must_use]
    pub fn is_named(&self, id: &str) -> bool {
        self.unit.as_ref().is_some_and(|unit| unit.as_str() == id)
            || self.participant.as_ref().is_some_and(|participant| participant.as_str() == id)
    }

    /// The person whom the plan is about.
    #[must_use]
    pub fn is_the_person(&self, case: &Case) -> bool {
        self.participant
            .as_ref()
            .and_then(|id| case.participant(id))
            .is_some_and(crate::meeting::Participant::is_person)
    }

    fn is_kept_out(&self, not_for: Option<&Vec<String>>) -> bool {
        not_for.into_iter().flatten().any(|id| self.is_named(id))
    }

    fn answers_for(&self, insats: &Insats) -> bool {
        let by_unit = self.unit.is_some() && insats.responsible.unit_id == self.unit;
        let by_name = self.participant.is_some() && insats.responsible.participant_id == self.participant;
        by_unit || by_name
    }

    /// Whether the reader may read a goal's own words.
    #[must_use]
    pub fn reads_goal(&self, scope: &Scope, goal: &Goal) -> bool {
        !self.is_kept_out(goal.not_for.as_ref()) && scope.reads(goal.topics.as_deref().unwrap_or_default())
    }

    /// Whether the reader may read an insats: by its topics, or because the reader answers for it.
    #[must_use]
    pub fn reads_insats(&self, scope: &Scope, goal: &Goal, insats: &Insats) -> bool {
        let topics = insats.topics.as_deref().or(goal.topics.as_deref()).unwrap_or_default();
        // A goal kept from somebody keeps its insatser too, but for the reader's own.
        let goal_is_open = !self.is_kept_out(goal.not_for.as_ref());
        !self.is_kept_out(insats.not_for.as_ref())
            && (self.answers_for(insats) || (goal_is_open && scope.reads(topics)))
    }
}

/// How much of the plan a reader may read, by the consent as it is written.
#[must_use]
pub fn reads(case: &Case, reader: &Reader) -> Reads {
    if reader.is_the_person(case) {
        return Reads::All;
    }
    let Some(scope) = Scope::of(&case.consent, reader) else { return Reads::Nothing };
    let goals = case.goals().map(|goal| reader.reads_goal(&scope, goal));
    let insatser = case.insatser().map(|(goal, insats)| reader.reads_insats(&scope, goal, insats));
    let seen: Vec<bool> = goals.chain(insatser).collect();
    match (scope.is_all() && seen.iter().all(|seen| *seen), seen.contains(&true)) {
        (true, _) => Reads::All,
        (false, true) => Reads::Part,
        (false, false) => Reads::Nothing,
    }
}
