//! How much of a case another unit is given: decided for every packet, from consent (rulings 2 to 4).

use std::collections::BTreeSet;

use serde_json::Value;
use sip_doc::{Contested, Why};
use sip_model::audience::{Reader, Scope};
use sip_model::field::{Path, typed};
use sip_model::item::standing;
use sip_model::{Case, Date};

/// How much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reading {
    /// Nothing.
    Nothing,
    /// A sealed extract of what was established.
    Extract,
    /// The documents themselves: it writes along.
    Along,
}

/// Most cases looked at for one answer: beyond so many contested fields nothing is given.
const MOST_CASES: usize = 64;

/// What a unit of the case is given on a day. `contested` are the fields of the consent that were
/// written apart: until a person has settled them, what every one of them allows, whichever stands
/// beside it, is allowed.
#[must_use]
pub fn reading(case: &Value, contested: &[Contested], unit: &str, today: Date) -> Reading {
    let mut all = vec![case.clone()];
    for field in contested.iter().filter(|field| field.why == Why::Values && is_consent(&field.path)) {
        let mut next = Vec::new();
        for value in &field.values {
            for case in &all {
                let mut other = case.clone();
                if put(&mut other, &field.path, &value.value).is_none() {
                    return Reading::Nothing;
                }
                next.push(other);
            }
        }
        all = next;
        if all.len() > MOST_CASES {
            return Reading::Nothing;
        }
    }
    let readings = all.into_iter().map(|case| typed(case).map_or(Reading::Nothing, |case| of(&case, unit, today)));
    readings.min().unwrap_or(Reading::Nothing)
}

fn is_consent(path: &Path) -> bool {
    path.parts().first().is_some_and(|part| part == "consent")
}

fn put(case: &mut Value, path: &Path, value: &Value) -> Option<()> {
    let (last, parents) = path.parts().split_last()?;
    let object = at_mut(case, parents)?;
    // A strike is kept as text in a register, and as an object in the case.
    let value = match value {
        Value::String(text) if last == "struck" => serde_json::from_str(text).ok()?,
        other => other.clone(),
    };
    object.as_object_mut()?.insert(last.clone(), value);
    Some(())
}

fn at_mut<'a>(case: &'a mut Value, parts: &[String]) -> Option<&'a mut Value> {
    parts.iter().try_fold(case, |at, part| match at {
        Value::Array(items) => items.iter_mut().find(|item| item["id"] == part.as_str()),
        other => other.get_mut(part),
    })
}

/// The case as those may read it who are given a version or an extract of it: where who may read an item is
/// contested, everybody is kept from it whom any of the values keeps, until a person has settled it. Its
/// documents keep to that by themselves; what was established stands in one piece.
#[must_use]
pub(crate) fn strictest(case: &Value, contested: &[Contested]) -> Value {
    let mut strict = case.clone();
    for field in contested.iter().filter(|field| field.path.parts().first().is_some_and(|part| part == "plan")) {
        let Some((key, parents)) = field.path.parts().split_last() else { continue };
        let Some(item) = at_mut(&mut strict, parents).and_then(Value::as_object_mut) else { continue };
        let told = field.values.iter().map(|value| &value.value);
        match key.as_str() {
            // Whoever reads by topics has to have all of them.
            "notFor" | "topics" => {
                let stands = item.get(key).into_iter().chain(told).filter_map(Value::as_array);
                let all: BTreeSet<&str> = stands.flatten().filter_map(Value::as_str).collect();
                let all: Value = all.into_iter().collect();
                item.insert(key.clone(), all);
            }
            // Whoever answers for an insats reads it in a goal that is kept from others.
            "responsible" => {
                let units: BTreeSet<Option<&str>> = told.map(|value| value["unitId"].as_str()).collect();
                if let Some(who) = item.get_mut(key).and_then(Value::as_object_mut).filter(|_| units.len() > 1) {
                    who.insert("unitId".to_owned(), Value::Null);
                }
            }
            _ => {}
        }
    }
    strict
}

fn of(case: &Case, unit: &str, today: Date) -> Reading {
    let shares = case.consent.to_share_information != Some(false) && case.consent_state(Some(today)).holds();
    let wrong_person = case.ending().and_then(|ending| ending.kind) == Some(sip_model::ending::EndingKind::WrongPerson);
    let Some(reader) = Reader::of(case, unit).filter(|reader| reader.participant.is_none()) else {
        return Reading::Nothing;
    };
    if !shares || wrong_person {
        return Reading::Nothing;
    }
    match Scope::of(&case.consent, &reader) {
        None => Reading::Nothing,
        Some(scope) if scope.is_all() && has_duty(case, unit) => Reading::Along,
        Some(_) => Reading::Extract,
    }
}

/// A duty in the plan: it answers for something, or somebody of it takes part (ruling 3).
fn has_duty(case: &Case, unit: &str) -> bool {
    let is_it = |id: Option<&sip_model::id::UnitId>| id.is_some_and(|id| id.as_str() == unit);
    standing(&case.meeting.participants).any(|participant| is_it(participant.unit_id.as_ref()))
        || case.insatser().any(|(_, insats)| is_it(insats.responsible.unit_id.as_ref()))
        || is_it(case.documenting_unit.as_ref())
}
