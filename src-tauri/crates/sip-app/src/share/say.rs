//! Values in words, for cards and the change sheet.

use serde_json::Value;
use sip_model::field::{Kind, Path, at};
use sip_model::item::Struck;
use sip_model::{Date, Moment};
use sip_text::{Text, dates, lists};

use super::conflict::{item_of, kind_of};
use crate::app::App;
use crate::door::path_of;
use crate::error::AppError;
use crate::host::Host;

/// A case and the Swedish.
pub(super) struct Say<'a> {
    pub(super) case: &'a Value,
    pub(super) text: &'a Text,
}

impl Say<'_> {
    /// A value in words; empty for nothing.
    pub(super) fn words(&self, path: &Path, kind: Kind, value: &Value) -> String {
        if path.parts().last().is_some_and(|part| part == "struck")
            || matches!(value.as_str().map(serde_json::from_str::<Struck>), Some(Ok(_)))
        {
            return self.struck(value);
        }
        match (kind, value) {
            (_, Value::Null) => String::new(),
            (_, Value::Bool(flag)) => self.text.say(if *flag { "say-yes" } else { "say-no" }),
            (_, Value::Number(number)) => number.to_string(),
            (Kind::Date, Value::String(day)) => day.parse::<Date>().map_or_else(|_| day.clone(), dates::full),
            (Kind::Moment, Value::String(minute)) => {
                minute.parse::<Moment>().map_or_else(|_| minute.clone(), |minute| dates::moment(minute, None))
            }
            (Kind::Ref(_), Value::String(id)) => self.name(id),
            (Kind::Choice(_), Value::String(word)) => chosen(word),
            // How an insats goes is a few words in the file, and one of four on screen.
            (Kind::Short, Value::String(word)) if path.parts().last().is_some_and(|part| part == "status") => {
                chosen(word)
            }
            (_, Value::Array(all)) => {
                let words: Vec<String> = all.iter().filter_map(Value::as_str).map(|id| self.name(id)).collect();
                lists::and(&words)
            }
            (_, Value::String(words)) => words.clone(),
            (Kind::Group { .. }, Value::Object(fields)) => {
                let words = |(key, value): (&String, &Value)| {
                    let path = path.with(key);
                    let words = self.words(&path, kind_of(&path), value);
                    let values = [("field", self.field(&path)), ("words", words)];
                    let values: Vec<(&str, &str)> =
                        values.iter().map(|(name, value)| (*name, value.as_str())).collect();
                    (!values[1].1.is_empty()).then(|| self.text.say_with("say-change", &values))
                };
                fields.iter().filter_map(words).collect::<Vec<_>>().join("\n")
            }
            (_, Value::Object(item)) => item.get("text").and_then(Value::as_str).unwrap_or_default().to_owned(),
        }
    }

    /// What somebody wrote in a field of an item, or in something in it: "Hur ofta: 2 gånger om dagen". A
    /// value that is not known is told as it stands now.
    pub(super) fn change(&self, item: &Path, path: &Path, value: &Value) -> String {
        let now = at(self.case, path).unwrap_or(&Value::Null);
        let words = self.words(path, kind_of(path), if value.is_null() { now } else { value });
        let words = if words.is_empty() { self.text.say("say-nothing") } else { words };
        let (inner, field) = (item_of(path), self.field(path));
        let field = if inner == *item { field } else { self.field_of(&inner, &field) };
        self.text.say_with("say-change", &[("field", &field), ("words", &words)])
    }

    /// The name of a field.
    pub(super) fn field(&self, path: &Path) -> String {
        let name = path.parts().last().map(String::as_str).unwrap_or_default();
        self.text.say(&format!("field-{name}"))
    }

    /// An item and one of its fields: "Inköp – hur ofta".
    pub(super) fn field_of(&self, item: &Path, field: &str) -> String {
        let (what, mut letters) = (self.about(item), field.chars());
        let first: String = letters.next().into_iter().flat_map(char::to_lowercase).collect();
        // HSA-id keeps its capitals.
        let is_short = letters.clone().next().is_some_and(char::is_uppercase);
        let field = if is_short { field.to_owned() } else { first + letters.as_str() };
        self.text.say_with("say-field-of", &[("what", what.trim_end_matches('.')), ("field", &field)])
    }

    fn struck(&self, value: &Value) -> String {
        let struck: Option<Struck> = match value {
            Value::String(text) => serde_json::from_str(text).ok(),
            other => serde_json::from_value(other.clone()).ok(),
        };
        match struck {
            Some(struck) => self.text.say_with("say-struck", &[("reason", &struck.reason)]),
            None => self.text.say("say-stands"),
        }
    }

    /// What an item is about: its words, a person's or unit's name; else what kind of thing it is.
    pub(super) fn about(&self, item: &Path) -> String {
        let value = at(self.case, item).unwrap_or(&Value::Null);
        let keys = ["text", "inPersonsWords", "longTerm", "name", "topic", "opinion", "reason"];
        let own = keys.iter().find_map(|key| value[*key].as_str().filter(|words| !words.is_empty()));
        if let Some(words) = own {
            return words.to_owned();
        }
        for key in ["unitId", "participantId", "party"] {
            if let Some(id) = value[key].as_str() {
                return self.name(id);
            }
        }
        let place = item.parts().first().map(String::as_str).unwrap_or_default();
        self.text.say(match place {
            "plan" => "say-plan",
            "consent" => "say-consent",
            "meeting" | "summons" | "preparation" => "say-meeting",
            "person" => "say-person",
            "need" | "discharge" => "say-need",
            "coordinator" => "say-coordinator",
            "followUp" | "followUps" => "say-follow-up",
            _ => "say-other",
        })
    }

    /// The goal that an insats stands under.
    pub(super) fn within(&self, item: &Path) -> Option<String> {
        let parts = item.parts();
        if parts.len() < 5 || parts[1] != "goals" {
            return None;
        }
        let goal = parts[..3].iter().fold(Path::root(), |path, part| path.with(part));
        let words = self.about(&goal);
        Some(words).filter(|words| !words.is_empty())
    }

    /// The name behind an id; the id itself when it names nobody.
    pub(super) fn name(&self, id: &str) -> String {
        let find = |list: &Value| {
            let item = list.as_array()?.iter().find(|item| item["id"] == id)?;
            item["name"].as_str().map(str::to_owned)
        };
        find(&self.case["meeting"]["participants"])
            .or_else(|| find(&self.case["units"]))
            .unwrap_or_else(|| id.to_owned())
    }

    /// A unit's name.
    pub(super) fn unit(&self, id: &str) -> Option<String> {
        let unit = self.case["units"].as_array()?.iter().find(|unit| unit["id"] == id)?;
        unit["name"].as_str().map(str::to_owned)
    }

    /// Somebody of a unit who takes part.
    pub(super) fn somebody_of(&self, unit: &str) -> Option<String> {
        let all = self.case["meeting"]["participants"].as_array()?;
        let one = all.iter().find(|participant| participant["unitId"] == unit && participant["struck"].is_null())?;
        one["name"].as_str().map(str::to_owned)
    }
}

impl<H: Host> App<H> {
    /// What places of a case are called: "Inköp – hur ofta", in the words of its cards. Nothing for the
    /// case as a whole.
    ///
    /// # Errors
    /// `no-such-case`.
    pub fn name_places(&mut self, id: &str, paths: &[&str]) -> Result<Vec<String>, AppError> {
        let case = self.open_mut()?.case(id)?.value.clone();
        let say = Say { case: &case, text: &self.text };
        let name = |path: &&str| match path_of(path) {
            Ok(path) if path.parts().is_empty() => String::new(),
            Ok(path) if item_of(&path) == path => say.about(&path),
            Ok(path) => {
                let field = say.field(&path);
                let unnamed = || self.text.say("field-unnamed");
                say.field_of(&item_of(&path), &if field.starts_with("field-") { unnamed() } else { field })
            }
            Err(_) => (*path).to_owned(),
        };
        Ok(paths.iter().map(name).collect())
    }
}

/// A word of the case file as people read it: `kräver_utredning` is two words, and the first has a capital.
fn chosen(word: &str) -> String {
    // A word of the file that is written without its dots.
    let word = if word == "skyddad_folkbokforing" { "skyddad folkbokföring" } else { word };
    let mut letters = word.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{first}{}", letters.as_str().replace('_', " "))
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use sip_model::field::fields;

    use super::*;

    #[test]
    fn every_choice_is_said_in_words_that_people_use() {
        let (case, text) = (json!({}), Text::swedish());
        let say = Say { case: &case, text: &text };
        for field in fields() {
            let Kind::Choice(words) = field.kind else { continue };
            let path = Path::read(&field.path.replace('*', "x")).unwrap();
            for word in words {
                let said = say.words(&path, field.kind, &json!(word));
                assert!(!said.contains('_') && !said.contains("foring"), "{}: {word} is said {said}", field.path);
                assert!(said.starts_with(char::is_uppercase), "{}: {word} is said {said}", field.path);
            }
        }
        let decision = Path::read("/plan/goals/g/insatser/i/decision").unwrap();
        assert_eq!(say.words(&decision, kind_of(&decision), &json!("kräver_utredning")), "Kräver utredning");
        let status = Path::read("/plan/goals/g/insatser/i/status").unwrap();
        assert_eq!(say.words(&status, kind_of(&status), &json!("pågår")), "Pågår", "a few words in the file");
    }

    #[test]
    fn a_whole_party_is_said_by_its_names() {
        let case = json!({
            "units": [{ "id": "u1", "name": "Hemtjänst Norrby" }],
            "meeting": { "participants": [{ "id": "p1", "name": "Amina Yusuf" }] },
        });
        let text = Text::swedish();
        let path = Path::read("/plan/goals/g1/insatser/i1/responsible").unwrap();
        let party = json!({ "authority": "kommun", "participantId": "p1", "unitId": "u1" });
        let said = Say { case: &case, text: &text }.words(&path, kind_of(&path), &party);
        assert_eq!(said, "Huvudman: Kommun\nVem: Amina Yusuf\nEnhet: Hemtjänst Norrby");
    }

    #[test]
    fn what_was_changed_is_said_by_field_and_by_what_it_stands_in() {
        let insats = json!({ "id": "i1", "text": "Inköp", "frequency": "varje dag" });
        let case = json!({ "plan": { "goals": [{ "id": "g1", "inPersonsWords": "Hem", "insatser": [insats] }] } });
        let text = Text::swedish();
        let say = Say { case: &case, text: &text };
        let path = |path: &str| Path::read(path).unwrap();
        let (goal, insats) = (path("/plan/goals/g1"), path("/plan/goals/g1/insatser/i1"));
        let field = insats.with("frequency");
        assert_eq!(say.change(&insats, &field, &json!("2 gånger")), "Hur ofta: 2 gånger");
        assert_eq!(say.change(&insats, &field, &Value::Null), "Hur ofta: varje dag", "as it stands now");
        assert_eq!(say.change(&insats, &insats.with("due"), &Value::Null), "Senast: inget", "also what was emptied");
        let inner = say.change(&goal, &field, &json!("2 gånger"));
        assert_eq!(inner, "Inköp – hur ofta: 2 gånger", "in a goal that was struck, which insats");
    }
}
