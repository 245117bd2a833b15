//! What one reader may have of a plan: a case with everything else taken out (rulings 3 and 4).

use std::collections::BTreeSet;

use super::{Reader, Scope};
use crate::case::Case;
use crate::follow_up::FollowUp;
use crate::item::standing;
use crate::meeting::Meeting;
use crate::plan::{Goal, Insats, Plan};

/// An extract.
#[derive(Debug, Clone)]
pub struct Extract {
    /// The case, without what the reader may not read and without what tells who else is involved.
    pub case: Case,
    /// How many goals and insatser are left out.
    pub left_out: u32,
}

/// The extract for a reader; nothing when the consent gives the reader no part.
#[must_use]
pub fn extract(case: &Case, consent_of: &Case, reader: &Reader) -> Option<Extract> {
    let scope = Scope::of(&consent_of.consent, reader)?;
    let mut left_out = 0;
    let mut goals = Vec::new();
    for goal in case.goals() {
        let all: Vec<_> = standing(&goal.insatser).collect();
        let insatser: Vec<_> = all
            .iter()
            .filter(|insats| reader.reads_insats(&scope, goal, insats))
            .map(|insats| (*insats).clone())
            .collect();
        let hidden = u32::try_from(all.len() - insatser.len()).unwrap_or(0);
        if reader.reads_goal(&scope, goal) {
            left_out += hidden;
            goals.push(Goal { insatser, ..goal.clone() });
        } else {
            left_out += 1;
            if !insatser.is_empty() {
                // The reader's own insatser stand under a heading that tells nothing (ruling 4).
                goals.push(Goal { id: goal.id.clone(), insatser, ..Goal::default() });
            }
        }
    }
    if goals.is_empty() {
        return None;
    }
    let named = named(case, reader);
    for goal in &mut goals {
        without_inner_facts(goal);
        for insats in &mut goal.insatser {
            without_others(insats, reader, &named);
        }
    }
    Some(Extract { case: only(case, goals, reader), left_out })
}

/// What is for the documenting unit and the co-writers: who may not read, deviations, results.
fn without_inner_facts(goal: &mut Goal) {
    goal.topics = None;
    goal.not_for = None;
    goal.results.clear();
    for insats in &mut goal.insatser {
        insats.topics = None;
        insats.not_for = None;
        insats.deviations.clear();
        insats.results.clear();
    }
}

/// Those whom an extract may name: the person, the samordnare and the reader.
fn named<'a>(case: &'a Case, reader: &'a Reader) -> BTreeSet<&'a str> {
    let person = standing(&case.meeting.participants).find(|participant| participant.is_person());
    let ids = [person.map(|person| &person.id), case.coordinator.participant_id.as_ref(), reader.participant.as_ref()];
    ids.into_iter().flatten().map(|id| id.as_str()).chain(reader.unit.as_ref().map(|unit| unit.as_str())).collect()
}

/// The huvudman stands, the name of a unit or a person does not: a unit's name can tell of health.
fn without_others(insats: &mut Insats, reader: &Reader, named: &BTreeSet<&str>) {
    insats.committed = None;
    if reader.answers_for(insats) {
        return;
    }
    insats.responsible.unit_id = None;
    insats.responsible.participant_id =
        insats.responsible.participant_id.take().filter(|id| named.contains(id.as_str()));
    if let Some(feedback) = &mut insats.feedback {
        feedback.by = feedback.by.take().filter(|id| named.contains(id.as_str()));
        feedback.to.retain(|id| named.contains(id.as_str()));
    }
    if let Some(decided) = &mut insats.decided {
        decided.by = decided.by.take().filter(|id| named.contains(id.as_str()));
    }
}

/// The case with these goals, the coordinator and the follow-up, and the people whom they name.
fn only(case: &Case, goals: Vec<Goal>, reader: &Reader) -> Case {
    let mut people = named(case, reader);
    let mut units: BTreeSet<&str> = reader.unit.iter().map(|id| id.as_str()).collect();
    // The reader's own insatser name whoever they name.
    for insats in goals.iter().flat_map(|goal| &goal.insatser).filter(|insats| reader.answers_for(insats)) {
        people.extend(insats.responsible.participant_id.iter().map(|id| id.as_str()));
        if let Some(feedback) = &insats.feedback {
            people.extend(feedback.by.iter().chain(&feedback.to).map(|id| id.as_str()));
        }
        if let Some(by) = insats.decided.as_ref().and_then(|decided| decided.by.as_deref()) {
            people.insert(by);
            units.insert(by);
        }
    }
    let participants: Vec<_> = standing(&case.meeting.participants)
        .filter(|participant| participant.is_person() || people.contains(participant.id.as_str()))
        .cloned()
        .map(|mut participant| {
            participant.attendance = None;
            // Who the samordnare is stands there; which unit it is tells who else is involved.
            if participant.unit_id != reader.unit {
                participant.unit_id = None;
            }
            if participant.is_person() {
                participant.phone = None;
            }
            participant
        })
        .collect();
    let units = case.units.iter().filter(|unit| units.contains(unit.id.as_str())).cloned().collect();
    let mut person = case.person.clone();
    (person.address, person.phone, person.municipality) = (None, None, None);
    (person.legal_representative, person.child) = (None, None);
    person.guardians.clear();
    person.adaptations.clear();
    person.underage_children = Default::default();
    Case {
        schema_version: case.schema_version,
        plan_id: case.plan_id.clone(),
        region_profile: case.region_profile.clone(),
        documenting_unit: case.documenting_unit.clone(),
        person,
        units,
        meeting: Meeting { started_at: case.meeting.started_at, participants, ..Meeting::default() },
        plan: Plan {
            version: case.plan.version,
            established_at: case.plan.established_at,
            overall_authority: case.plan.overall_authority,
            goals,
            ..Plan::default()
        },
        coordinator: case.coordinator.clone(),
        follow_up: FollowUp {
            place: None,
            convener: case.follow_up.convener.clone().filter(|id| named(case, reader).contains(id.as_str())),
            ..case.follow_up.clone()
        },
        ..Case::default()
    }
}
