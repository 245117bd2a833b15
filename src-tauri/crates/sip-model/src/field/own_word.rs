//! Nobody promises for somebody else: åtagen is the responsible party's own yes, and it does not
//! follow an insats to another party.

use serde_json::Value;

use super::apply::{apply, at};
use super::edit::{EditError, Write};
use super::path::Path;

/// Checks who said yes, and takes a yes back where the insats went to another party.
///
/// # Errors
/// [`EditError::NotTheirOwnWord`] when the yes is somebody else's.
pub(super) fn own_word(case: &Value, mut writes: Vec<Write>) -> Result<Vec<Write>, EditError> {
    for write in &writes {
        if let Write::Item { path, value, .. } = write {
            let path = path.parts();
            match path.first().zip(path.last()).filter(|(first, _)| *first == "plan") {
                Some(_) if value.get("insatser").is_some() => {
                    value["insatser"]
                        .as_array()
                        .into_iter()
                        .flatten()
                        .try_for_each(|insats| is_theirs(case, insats))?;
                }
                Some(_) => is_theirs(case, value)?,
                None => {}
            }
        }
    }
    let touched: Vec<Path> = writes.iter().filter_map(insats_of).collect();
    let Some(insats) = touched.first() else { return Ok(writes) };
    let mut after = case.clone();
    writes.iter().for_each(|write| apply(&mut after, write));
    let before = at(case, insats).unwrap_or(&Value::Null);
    let now = at(&after, insats).cloned().unwrap_or_default();
    let decides = writes.iter().any(|write| write.path().parts().last().is_some_and(|last| last == "decision"));
    let promised = before["decision"] == "åtagen" || before["decision"] == "beslutad";
    if promised && !decides && went_elsewhere(case, &before["responsible"], &now["responsible"]) {
        let undone = [("decision", "föreslagen".into()), ("committed", Value::Null), ("decided", Value::Null)];
        for (key, value) in undone {
            let more = super::edit::prepare_field(&after, &insats.with(key), value)?;
            more.iter().for_each(|write| apply(&mut after, write));
            writes.extend(more);
        }
    }
    for path in &touched {
        is_theirs(case, at(&after, path).unwrap_or(&Value::Null))?;
    }
    Ok(writes)
}

/// The insats whose responsible party or yes a write changes.
fn insats_of(write: &Write) -> Option<Path> {
    let Write::Leaf { path, .. } = write else { return None };
    let parts = path.parts();
    let group = parts.get(parts.len().checked_sub(2)?)?;
    (parts.first()? == "plan" && matches!(group.as_str(), "responsible" | "committed")).then(|| path.parent().parent())
}

/// Whether another party answers now. Saying more closely who it is (the unit of a huvudman, the
/// person of a unit) is no change of party.
fn went_elsewhere(case: &Value, before: &Value, now: &Value) -> bool {
    let unit_of = |id: &Value| {
        let mut all = case["meeting"]["participants"].as_array().into_iter().flatten();
        all.find(|one| one["id"] == *id).map(|one| one["unitId"].clone()).unwrap_or_default()
    };
    let differs = |key: &str| before[key].is_string() && before[key] != now[key];
    let came_to_unit = before["unitId"].is_null()
        && now["unitId"].is_string()
        && before["participantId"].is_string()
        && unit_of(&before["participantId"]) != now["unitId"];
    let other_person = differs("participantId")
        && (now["unitId"].is_null()
            || (now["participantId"].is_string() && unit_of(&now["participantId"]) != now["unitId"]));
    differs("authority") || differs("unitId") || came_to_unit || other_person
}

fn is_theirs(case: &Value, insats: &Value) -> Result<(), EditError> {
    let Some(by) = insats["committed"]["by"].as_str() else { return Ok(()) };
    let responsible = &insats["responsible"];
    let speaker = case["meeting"]["participants"].as_array().into_iter().flatten().find(|one| one["id"] == by);
    let of_unit = speaker.is_some_and(|one| one["unitId"].is_string() && one["unitId"] == responsible["unitId"]);
    let is_person = responsible["authority"] == "enskild" && speaker.is_some_and(|one| one["role"] == "enskild");
    let named = responsible["unitId"] == by || responsible["participantId"] == by;
    if named || of_unit || is_person { Ok(()) } else { Err(EditError::NotTheirOwnWord) }
}
