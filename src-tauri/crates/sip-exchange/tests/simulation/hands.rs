//! The hands of the people: what they write on a device, as the program lets them.

use serde_json::{Value, json};
use sip_doc::{Chunk, DocKind, Why};
use sip_model::field::{Path, Write, at, prepare_act, prepare_set, prepare_strike};
use sip_model::item::Struck;

use crate::model::What;
use crate::shelf::version_of;
use crate::town::{CASE, Town, UNITS};

/// Words that nobody else ever writes.
pub(crate) fn token(number: usize) -> String {
    format!("zq{number:04}x")
}

pub(crate) fn path(text: &str) -> Path {
    Path::read(text).expect("a path")
}

fn ids(list: &Value) -> Vec<String> {
    let items = list.as_array().into_iter().flatten();
    items.filter_map(|item| item["id"].as_str().map(str::to_owned)).collect()
}

/// Goals and insatser of a case.
pub(crate) fn items(case: &Value) -> (Vec<Path>, Vec<Path>) {
    let goals = path("/plan/goals");
    let (mut all, mut inner) = (Vec::new(), Vec::new());
    for goal in case["plan"]["goals"].as_array().into_iter().flatten() {
        let at = goals.with(goal["id"].as_str().unwrap_or_default());
        inner.extend(ids(&goal["insatser"]).iter().map(|id| at.with("insatser").with(id)));
        // A goal that may not be read here is a mere place.
        if goal.as_object().is_some_and(|fields| fields.keys().any(|key| key != "id" && key != "insatser")) {
            all.push(at);
        }
    }
    (all, inner)
}

fn pick<T: Clone>(all: &[T], at: u16) -> Option<T> {
    if all.is_empty() { None } else { all.get(usize::from(at) % all.len()).cloned() }
}

impl Town {
    /// The case on a device, where its people may write in it.
    pub(crate) fn may_write(&self, dev: usize) -> Option<Value> {
        let shelf = &self.devices[dev].shelf;
        let kept = shelf.cases.get(CASE)?;
        if self.devices[dev].unit != 0 && kept.replica.has_ended() {
            return None;
        }
        shelf.value(CASE).filter(|case| !case["person"]["name"].is_null())
    }

    /// Whether the program lets a unit write this: co-writers write in the plan alone.
    fn is_allowed(&self, dev: usize, writes: &[Write]) -> bool {
        self.devices[dev].unit == 0 || writes.iter().all(|write| DocKind::of(write.home(), false) == DocKind::Plan)
    }

    pub(crate) fn put(&mut self, dev: usize, writes: &[Write]) -> Option<Vec<Chunk>> {
        if !self.is_allowed(dev, writes) {
            return None;
        }
        Some(self.devices[dev].shelf.write(CASE, writes))
    }

    pub(crate) fn note(&mut self, dev: usize, path: &Path, what: What, chunks: &[Chunk]) -> usize {
        self.model.note(dev, &mut self.devices[dev].shelf, path, what, chunks)
    }

    /// Sets a field, and notes it. The program may refuse.
    pub(crate) fn set(&mut self, dev: usize, case: &Value, to: &Path, value: Value) -> Option<usize> {
        let stands = at(case, to).cloned().unwrap_or_default() == value;
        if stands && !self.devices[dev].shelf.contested(CASE).iter().any(|field| field.path == *to) {
            return None;
        }
        let writes = prepare_act(case, to, value.clone(), "new").ok()?;
        let chunks = self.put(dev, &writes)?;
        let deed = self.note(dev, to, What::Value(value), &chunks);
        self.watch.wrote(deed, &chunks);
        Some(deed)
    }

    /// A short fact.
    pub(crate) fn write(&mut self, dev: usize, at: u16) -> Option<String> {
        let case = self.may_write(dev)?;
        let (goals, insatser) = items(&case);
        let mut slots: Vec<Path> = ["/meeting/form", "/plan/personsOwnComment", "/preparation/importantToMe"]
            .into_iter()
            .chain(["/coordinator/until", "/followUp/at", "/reasons/follow-up-missing"])
            .map(path)
            .collect();
        slots.extend(goals.iter().map(|goal| goal.with("inPersonsWords")));
        for _ in 0..3 {
            slots.extend(insatser.iter().flat_map(|insats| [insats.with("frequency"), insats.with("due")]));
        }
        let to = pick(&slots, at)?;
        let number = self.model.deeds.len();
        let value = match to.parts().last().map(String::as_str) {
            Some("until" | "due") => json!(day(number)),
            Some("at") => json!(format!("{}T10:00", day(number))),
            _ => json!(token(number)),
        };
        self.set(dev, &case, &to, value.clone())?;
        Some(format!("skriver {to} = {value}"))
    }

    /// Running text: words after the others, or the whole anew.
    pub(crate) fn prose(&mut self, dev: usize, at_: u16, whole: bool) -> Option<String> {
        let case = self.may_write(dev)?;
        let (goals, insatser) = items(&case);
        let mut slots = vec![path("/meeting/situation"), path("/meeting/whatWorks")];
        slots.extend(goals.iter().map(|goal| goal.with("need")));
        slots.extend(insatser.iter().map(|insats| insats.with("text")));
        let to = pick(&slots, at_)?;
        let words = token(self.model.deeds.len());
        let before = at(&case, &to).and_then(Value::as_str).unwrap_or_default();
        let text = if whole { format!("Nytt: {words}.") } else { format!("{before} {words}") };
        let writes = prepare_set(&case, &to, json!(text), "new").ok()?;
        let chunks = self.put(dev, &writes)?;
        let deed = self.note(dev, &to, What::Words(words.clone()), &chunks);
        if whole {
            self.model.supersede(dev, &mut self.devices[dev].shelf, deed);
        }
        self.watch.wrote(deed, &chunks);
        Some(format!("skriver {words} {} i {to}", if whole { "i stället för allt" } else { "sist" }))
    }

    /// Something new in a list; some of it kept from somebody, some of it the unit's own.
    pub(crate) fn add(&mut self, dev: usize, at: u16) -> Option<String> {
        let case = self.may_write(dev)?;
        let (goals, insatser) = items(&case);
        let number = self.model.deeds.len();
        let (words, id) = (token(number), format!("n{number}"));
        let kept = self.kept_from(dev, at);
        let (list, value) = match at % 7 {
            0 => (path("/plan/goals"), json!({ "inPersonsWords": words })),
            1 => (path("/plan/goals"), json!({ "inPersonsWords": words, "notFor": [kept] })),
            2 | 3 => {
                let value = json!({ "text": words, "responsible": { "authority": "kommun" } });
                (pick(&goals, at / 7)?.with("insatser"), value)
            }
            4 => {
                let value = json!({ "text": words, "responsible": { "authority": "kommun" }, "notFor": [kept] });
                (pick(&goals, at / 7)?.with("insatser"), value)
            }
            5 => (pick(&insatser, at / 7)?.with("deviations"), json!({ "text": words })),
            _ if self.devices[dev].unit == 0 => (path("/preparation/questionsNotToRaise"), json!(words)),
            _ => (path("/preparation/questionsToRaise"), json!(words)),
        };
        let writes = prepare_set(&case, &list.with("-"), value, &id).ok()?;
        let chunks = self.put(dev, &writes)?;
        let deed = self.note(dev, &list.with(&id), What::Item, &chunks);
        self.watch.wrote(deed, &chunks);
        Some(format!(
            "lägger till {id} ({words}) i {list}{}",
            if at % 7 == 4 || at % 7 == 1 { ", inte för alla" } else { "" }
        ))
    }

    /// A unit that something may be kept from: neither the writer's nor the one that documents it.
    fn kept_from(&self, dev: usize, at: u16) -> &'static str {
        let others: Vec<&str> =
            (1..UNITS.len()).filter(|unit| *unit != self.devices[dev].unit).map(|unit| UNITS[unit].0).collect();
        UNITS.iter().map(|unit| unit.0).find(|id| *id == others[usize::from(at / 64) % others.len()]).unwrap_or("u-ht")
    }

    /// Strikes an item.
    pub(crate) fn strike(&mut self, dev: usize, at: u16) -> Option<String> {
        let case = self.may_write(dev)?;
        let (mut goals, insatser) = items(&case);
        goals.extend(insatser.iter().cloned());
        goals.extend(insatser);
        let item = pick(&goals, at)?;
        let reason = token(self.model.deeds.len());
        let struck = Struck { reason: reason.clone(), ..Struck::default() };
        let writes = prepare_strike(&case, &item, struck).ok()?;
        let chunks = self.put(dev, &writes)?;
        let value = json!({ "reason": reason });
        let deed = self.note(dev, &item.with("struck"), What::Value(value), &chunks);
        self.watch.wrote(deed, &chunks);
        Some(format!("stryker {item} ({reason})"))
    }

    /// A promise: decided, with date and decider.
    pub(crate) fn promise(&mut self, dev: usize, at: u16) -> Option<String> {
        let case = self.may_write(dev)?;
        let insats = pick(&items(&case).1, at)?;
        let when = day(self.model.deeds.len());
        let value = json!({ "decision": "beslutad", "decided": { "at": when, "by": "p5" } });
        let writes = prepare_set(&case, &insats, value, "new").ok()?;
        let chunks = self.put(dev, &writes)?;
        self.note(dev, &insats.with("decided").with("at"), What::Value(json!(when)), &chunks);
        self.note(dev, &insats.with("decision"), What::Value(json!("beslutad")), &chunks);
        Some(format!("beslutar {insats} den {when}"))
    }

    /// Settles something that waits.
    pub(crate) fn settle(&mut self, dev: usize, at: u16) -> Option<String> {
        let case = self.may_write(dev)?;
        let waits = self.devices[dev].shelf.contested(CASE);
        let field = pick(&waits, at)?;
        let (to, values) = (field.path.clone(), &field.values);
        let is_strike = field.why == Why::Strike || to.parts().last().is_some_and(|last| last == "struck");
        if is_strike {
            let item = if field.why == Why::Strike { to.clone() } else { to.parent() };
            let told = values.iter().find_map(|value| serde_json::from_str::<Struck>(value.value.as_str()?).ok());
            let struck = told.filter(|_| !at.is_multiple_of(3));
            let Some(sip_model::field::Place::Item { path, node }) = sip_model::field::locate(&case, &item) else {
                return None;
            };
            let value = struck.as_ref().map_or(Value::Null, |struck| json!({ "reason": struck.reason }));
            let chunks = self.put(dev, &[Write::Strike { path, node, struck }])?;
            self.note(dev, &item.with("struck"), What::Value(value), &chunks);
        } else if field.why != Why::Prose {
            let value = pick(values, at / 16)?.value;
            self.set(dev, &case, &to, value)?;
        }
        let allowed = self.devices[dev].unit == 0 || to.parts().first().is_some_and(|part| part != "consent");
        if !allowed {
            return None;
        }
        let chunks = self.devices[dev].shelf.settle(CASE, &to);
        self.note(dev, &to, What::Looked, &chunks);
        self.heard_of(dev, &to);
        Some(format!("gör upp {to} ({:?})", field.why))
    }

    /// Keeps an item from a unit.
    pub(crate) fn narrow(&mut self, dev: usize, at_: u16) -> Option<String> {
        let case = self.may_write(dev)?;
        let (goals, insatser) = items(&case);
        let item = pick(&[insatser.clone(), insatser, goals].concat(), at_)?;
        let unit = self.kept_from(dev, at_);
        let mut kept: Vec<Value> = at(&case, &item)?["notFor"].as_array().cloned().unwrap_or_default();
        if kept.iter().any(|id| id == unit) {
            return None;
        }
        kept.push(json!(unit));
        self.readers(dev, &case, &item, kept)?;
        Some(format!("visar inte {item} för {unit}"))
    }

    /// Lets a unit read an item again.
    pub(crate) fn widen(&mut self, dev: usize, at_: u16) -> Option<String> {
        let case = self.may_write(dev)?;
        let (goals, insatser) = items(&case);
        let all: Vec<Path> = [goals, insatser].concat();
        let narrowed: Vec<Path> = all
            .into_iter()
            .filter(|item| {
                at(&case, item).is_some_and(|item| item["notFor"].as_array().is_some_and(|kept| !kept.is_empty()))
            })
            .collect();
        let item = pick(&narrowed, at_)?;
        self.readers(dev, &case, &item, Vec::new())?;
        Some(format!("visar {item} för alla"))
    }

    fn readers(&mut self, dev: usize, case: &Value, item: &Path, kept: Vec<Value>) -> Option<()> {
        let to = item.with("notFor");
        self.set(dev, case, &to, Value::Array(kept))?;
        self.heard_of(dev, &to);
        Some(())
    }

    /// Others may read what stands there from now on, or no longer.
    fn heard_of(&mut self, dev: usize, to: &Path) {
        if to.parts().last().is_some_and(|last| last == "notFor") {
            let deed = self.model.deeds.len() - 1;
            let case = self.devices[dev].shelf.value(CASE).unwrap_or_default();
            let never_had = self.never_had(dev);
            self.watch.readers(deed, &case, &to.parent(), &never_had);
        }
    }

    /// Establishes what stands there.
    pub(crate) fn establish(&mut self, dev: usize) -> Option<String> {
        if self.devices[dev].unit != 0 {
            return None;
        }
        let case = self.may_write(dev)?;
        let shelf = &mut self.devices[dev].shelf;
        let kept = shelf.cases.get(CASE)?;
        let number = kept.replica.versions.iter().map(|version| version.version).max().unwrap_or(0) + 1;
        let version = version_of(CASE, &case, number, &format!("{} {}", shelf.user, self.model.deeds.len()));
        let root = version.hash.clone();
        shelf.establish(CASE, version);
        self.note(dev, &path("/plan/version"), What::Version(root), &[]);
        Some(format!("upprättar version {number}"))
    }
}

/// A day of its own for every number.
pub(crate) fn day(number: usize) -> String {
    format!("{}-{:02}-{:02}", 2027 + number / 336, 1 + number / 28 % 12, 1 + number % 28)
}
