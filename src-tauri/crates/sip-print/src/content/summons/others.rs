//! Vilka kommer: for co-writers alone (ruling 3).

use sip_model::item::standing;
use sip_model::summons::{Recipient, SummonsKind};
use sip_text::lists;

use super::Letter;
use crate::content::desk::said;
use crate::layout::Run;

/// The called, the invited, and who comes to support the person. Nothing to those who may not know.
/// No more than `most` of each are named.
pub(super) fn sentences(letter: &Letter<'_>, most: usize) -> Vec<Vec<Run>> {
    if !letter.sheet.tells_others {
        return Vec::new();
    }
    let support = support(letter);
    let mut sentences = Vec::new();
    for kind in [SummonsKind::Summons, SummonsKind::Invitation] {
        let mut names: Vec<String> = Vec::new();
        for recipient in standing(&letter.case.summons.recipients).filter(|recipient| is(recipient, kind)) {
            let name = name(letter, recipient);
            names.extend(name.filter(|name| !names.contains(name) && support.as_ref() != Some(name)));
        }
        if names.is_empty() {
            continue;
        }
        let also = letter.sheet.to.kind == kind;
        let key = match (kind, also) {
            (SummonsKind::Summons, true) => "print-also-called",
            (SummonsKind::Summons, false) => "print-called",
            (SummonsKind::Invitation, true) => "print-also-invited",
            (SummonsKind::Invitation, false) => "print-invited",
        };
        sentences.push(letter.rich(key, &[("names", &listed(letter, &names, most))]));
    }
    let own = support.as_deref() == Some(letter.sheet.to.name);
    let support = support.filter(|_| !own);
    sentences.extend(support.map(|name| letter.rich("print-support", &[("name", &name), ("of", &letter.short())])));
    sentences
}

/// "A, B och C", or "A, B och 7 till".
fn listed(letter: &Letter<'_>, names: &[String], most: usize) -> String {
    if names.len() <= most.saturating_add(1) {
        return lists::and(names);
    }
    let count = (names.len() - most).to_string();
    letter.text.say_with("print-names-more", &[("names", &names[..most].join(", ")), ("count", &count)])
}

/// A recipient with no word for it is invited: nobody is called by chance.
fn is(recipient: &Recipient, kind: SummonsKind) -> bool {
    recipient.kind.unwrap_or(SummonsKind::Invitation) == kind
}

/// The name of another recipient. The person is not among them: the meeting is theirs.
fn name(letter: &Letter<'_>, recipient: &Recipient) -> Option<String> {
    let name = match (&recipient.unit_id, &recipient.participant_id) {
        (Some(unit), _) => letter.unit(unit).map(str::to_owned),
        (None, Some(id)) => participant(letter, id),
        (None, None) => None,
    };
    name.filter(|name| name != letter.sheet.to.name)
}

fn support(letter: &Letter<'_>) -> Option<String> {
    participant(letter, letter.case.preparation.support_person_at_meeting.as_ref()?)
}

/// A participant who is not the person. Those near a protected person have no name here: it leads
/// to the person.
fn participant(letter: &Letter<'_>, id: &sip_model::id::ParticipantId) -> Option<String> {
    let who = letter.case.participant(id).filter(|who| !who.is_person())?;
    if letter.is_protected() && who.unit_id.is_none() && said(&who.name) != Some(letter.sheet.to.name) {
        return Some(letter.say("print-someone-near"));
    }
    said(&who.name).map(str::to_owned)
}
