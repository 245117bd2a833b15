//! One card: every value in words, by whom and when, what nobody disputes beside it, and whom to ask.

use serde_json::{Value, json};
use sip_doc::{Contested, ContestedValue, Why};
use sip_model::field::{Kind, Path, at};
use sip_model::unit::UnitAuthority;
use sip_wire::share::{ConflictCard, ConflictValue};

use super::beside::beside;
use super::conflict::{item_of, kind_of, when};
use super::say::Say;

/// A card; `is_here` tells of an actor whether it is this computer's.
pub(super) fn card(say: &Say<'_>, contested: &Contested, is_here: &dyn Fn(&[u8]) -> bool) -> ConflictCard {
    let path = &contested.path;
    let item = if contested.why == Why::Strike { path.clone() } else { item_of(path) };
    let object = at(say.case, &item).cloned().unwrap_or_default();
    let field = path.parts().last().cloned().unwrap_or_default();
    let kind = kind_of(path);
    let unit_id = object["responsible"]["unitId"].as_str().map(str::to_owned);
    let owner = unit_id.as_deref().and_then(|id| say.unit(id));
    let changed: Vec<&Path> = contested.values.iter().flat_map(|value| &value.wrote).map(|(path, _)| path).collect();
    let value = |value: &ContestedValue| ConflictValue {
        // Beside a strike stands what each one changed.
        words: match value.wrote.is_empty() {
            true => say.words(path, kind, &value.value),
            false => {
                value.wrote.iter().map(|(field, value)| say.change(path, field, value)).collect::<Vec<_>>().join("\n")
            }
        },
        value: value.value.clone(),
        by: value.by.as_ref().map(|by| by.name.clone()),
        unit: value.by.as_ref().map(|by| by.unit.clone()),
        at: when(value.at),
        here: value.actor.as_deref().is_some_and(is_here),
    };
    let values: Vec<ConflictValue> = contested.values.iter().map(value).collect();
    ConflictCard {
        path: path.to_string(),
        kind: match contested.why {
            Why::Values => "short",
            Why::Strike => "strike",
            Why::Late => "late",
            Why::Prose => "prose",
        }
        .to_owned(),
        about: say.about(&item),
        within: say.within(&item),
        free: contested.why != Why::Strike && matches!(kind, Kind::Short | Kind::Quote | Kind::Prose | Kind::Date),
        both: both(kind, contested),
        owner_authority: unit_id.as_deref().and_then(|id| {
            let unit = say.case["units"].as_array()?.iter().find(|unit| unit["id"] == id)?;
            serde_json::from_value::<UnitAuthority>(unit["authority"].clone()).ok()
        }),
        ask: unit_id.as_deref().and_then(|id| say.somebody_of(id)),
        owner,
        beside: beside(say, &item, &object, &|fact| fact == path || changed.contains(&fact)),
        values,
        text: contested.text.as_ref().map(|text| say.words(path, kind, text)),
        step: step_of(path),
        field,
    }
}

/// "Behåll båda": two people's words one after the other, two lists together. Of a day, a number or
/// a choice there is one.
fn both(kind: Kind, contested: &Contested) -> Value {
    let values: Vec<&Value> = contested.values.iter().map(|value| &value.value).filter(|v| !v.is_null()).collect();
    if contested.why != Why::Values || values.len() < 2 {
        return Value::Null;
    }
    match kind {
        Kind::Quote => {
            let words: Option<Vec<&str>> = values.iter().map(|value| value.as_str()).collect();
            words.map_or(Value::Null, |words| Value::String(words.join("\n")))
        }
        Kind::Refs(_) | Kind::Texts => {
            let mut all: Vec<Value> = Vec::new();
            for one in values.iter().filter_map(|value| value.as_array()).flatten() {
                if !all.contains(one) {
                    all.push(one.clone());
                }
            }
            Value::Array(all)
        }
        _ => Value::Null,
    }
}

fn step_of(path: &Path) -> u32 {
    match path.parts().first().map(String::as_str) {
        Some("consent" | "need" | "person" | "discharge") => 1,
        Some("summons" | "preparation" | "units") => 2,
        Some("followUps" | "endings") => 5,
        _ => 3,
    }
}

/// The contested fields as the command line tells them (ruling: `fields: [{path, values}]`).
#[must_use]
pub fn fields(cards: &[ConflictCard]) -> Value {
    let field = |card: &ConflictCard| {
        let value =
            |value: &ConflictValue| json!({ "value": value.value, "by": value.by, "unit": value.unit, "at": value.at });
        let values: Vec<Value> = card.values.iter().map(value).collect();
        let mut field = json!({ "path": card.path, "kind": card.kind, "values": values });
        if let Some(text) = &card.text {
            field["text"] = Value::String(text.clone());
        }
        field
    };
    json!({ "fields": cards.iter().map(field).collect::<Vec<_>>() })
}

#[cfg(test)]
mod tests {
    use sip_doc::Author;
    use sip_text::Text;

    use super::*;

    fn by(name: &str, value: Value, wrote: &[(&str, &str)]) -> ContestedValue {
        let wrote = wrote.iter().map(|(path, words)| (Path::read(path).unwrap(), json!(words))).collect();
        let by = Some(Author { name: name.to_owned(), unit: "Norrby vårdcentral".to_owned() });
        ContestedValue { value, by, at: None, actor: None, wrote }
    }

    #[test]
    fn a_strike_card_says_what_each_one_changed() {
        let insats = json!({ "id": "i1", "text": "Inköp", "frequency": "varje dag", "due": "2027-01-01" });
        let case = json!({ "plan": { "goals": [{ "id": "g1", "insatser": [insats] }] } });
        let text = Text::swedish();
        let frequency = "/plan/goals/g1/insatser/i1/frequency";
        let values = vec![
            by("Maria", json!("{\"reason\":\"Dubbelt\"}"), &[]),
            by("Leila", Value::Null, &[(frequency, "2 gånger")]),
            by("Karin", Value::Null, &[(frequency, "4 gånger"), ("/plan/goals/g1/insatser/i1/note", "Ring.")]),
        ];
        let path = Path::read("/plan/goals/g1/insatser/i1").unwrap();
        let contested = Contested { path, why: Why::Strike, values, text: None };
        let card = card(&Say { case: &case, text: &text }, &contested, &|_| false);
        let words: Vec<&str> = card.values.iter().map(|value| value.words.as_str()).collect();
        assert_eq!(words, ["Struken: Dubbelt", "Hur ofta: 2 gånger", "Hur ofta: 4 gånger\nAnteckning: Ring."]);
        let beside: Vec<&str> = card.beside.iter().map(|fact| fact.field.as_str()).collect();
        assert_eq!(beside, ["due"], "what was changed is disputed");
    }
}
