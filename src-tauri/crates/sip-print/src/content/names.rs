//! What people and units are called on paper.

use sip_model::id::{ParticipantId, UnitId};
use sip_model::item::standing;
use sip_model::meeting::Participant;
use sip_text::lists;

use super::desk::{Desk, said};

impl Desk<'_> {
    /// The person's given name, or the whole name where there is none to take.
    pub(super) fn person(&self) -> String {
        match self.case.given_name() {
            "" => self.say("print-name-missing"),
            name => name.to_owned(),
        }
    }

    /// The full name of a participant.
    pub(super) fn full_name(&self, id: &ParticipantId) -> Option<String> {
        self.case.participant(id).and_then(|participant| said(&participant.name)).map(str::to_owned)
    }

    /// A participant's name in running text: the given name, where it can only be one.
    pub(super) fn short_name(&self, id: &ParticipantId) -> Option<String> {
        let participant = self.case.participant(id)?;
        let name = said(&participant.name)?;
        let given = lists::given(name);
        let shared = standing(&self.case.meeting.participants)
            .filter(|other| other.name.as_deref().is_some_and(|name| lists::given(name) == given))
            .count();
        let stands_for_unit =
            participant.unit_id.as_ref().and_then(|unit| self.unit(unit)).is_some_and(|unit| name.starts_with(unit));
        Some(if shared > 1 || stands_for_unit { name.to_owned() } else { given.to_owned() })
    }

    /// "Ingrid och Maria".
    pub(super) fn short_names(&self, ids: &[ParticipantId]) -> String {
        lists::and(&ids.iter().filter_map(|id| self.short_name(id)).collect::<Vec<_>>())
    }

    /// The name of a unit, as it stands in the file.
    pub(super) fn unit(&self, id: &UnitId) -> Option<&str> {
        self.case.unit(id).and_then(|unit| said(&unit.name))
    }

    /// A unit or participant named by either kind of id, as in a decision; else the words themselves.
    /// On an extract words that name nobody in the reader's case are left out.
    pub(super) fn either(&self, id: &str) -> Option<String> {
        let participant = self.full_name(&ParticipantId::from(id));
        let known = participant.or_else(|| self.unit(&UnitId::from(id)).map(str::to_owned));
        known.or_else(|| self.reader.is_none().then(|| id.to_owned()))
    }

    /// Whether a participant may be named outside an insats: on an extract the person, the
    /// samordnare and the reader alone (ruling 3).
    pub(super) fn may_name(&self, id: &ParticipantId) -> bool {
        let Some(reader) = self.reader else {
            return true;
        };
        self.case.coordinator.participant_id.as_ref() == Some(id)
            || self.case.participant(id).is_some_and(|who| {
                let unit = who.unit_id.as_ref().and_then(|unit| self.unit(unit));
                who.is_person() || who.name.as_deref() == Some(reader) || unit == Some(reader)
            })
    }

    /// The telephone to print. That of a protected person, or of someone near one, leads to the door.
    pub(super) fn phone<'p>(&self, participant: &'p Participant) -> Option<&'p str> {
        let hidden = self.case.person.is_protected() && participant.unit_id.is_none();
        said(&participant.phone).filter(|_| !hidden)
    }

    /// A place to print.
    pub(super) fn place<'p>(&self, place: &'p Option<String>) -> Option<&'p str> {
        said(place).filter(|_| !self.case.person.is_protected())
    }
}
