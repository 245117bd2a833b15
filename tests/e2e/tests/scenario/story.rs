//! A scenario as a story of today: the meeting is held on the day of the test, or some days before.

use chrono::{Datelike as _, Local, NaiveDate, TimeDelta};
use serde_json::Value;
use support::Scenario;

/// What is told: a case file whose days are moved so that the meeting is today. Otherwise the
/// consent would end, and the story with it, on a certain day of next year.
#[derive(Clone)]
pub(crate) struct Story {
    case: Value,
}

impl Story {
    /// The whole of scenario 1.
    pub(crate) fn whole() -> Self {
        Self::of("1", 0)
    }

    /// Scenario 1, whose meeting was so long ago that the follow-up is booked for today.
    pub(crate) fn after_the_meeting() -> Self {
        Self::of("1", 91)
    }

    /// A scenario whose meeting was held so many days ago.
    pub(crate) fn of(scenario: &str, days_ago: i64) -> Self {
        let mut case = Scenario::load(scenario).case;
        let later = date(&today()) - date(word(&case["meeting"], "startedAt")) - TimeDelta::days(days_ago);
        let born = case["person"]["birthDate"].clone();
        move_days(&mut case, later);
        case["person"]["birthDate"] = born;
        Self { case }
    }

    /// As much of it as has one of everything: one goal, two insatser, one of which is looked into,
    /// and those who have to do with them.
    pub(crate) fn short() -> Self {
        Self::whole().shortened()
    }

    /// The same of scenario 1 at any time.
    pub(crate) fn shortened(self) -> Self {
        let mut story = self;
        let case = &mut story.case;
        keep(&mut case["units"], "id", &["u-vc", "u-rehab", "u-bi"]);
        keep(&mut case["meeting"]["participants"], "id", &["p1", "p2", "p3", "p5", "p7"]);
        case["meeting"]["roles"]["secretary"] = Value::from("p5");
        for (list, key) in [("signatures", "participantId"), ("distribution", "to")] {
            keep(&mut case[list], key, &["p1", "p2", "p3", "p5", "p7"]);
        }
        keep(&mut case["plan"]["goals"], "id", &["g1"]);
        keep(&mut case["plan"]["goals"][0]["insatser"], "id", &["i1", "i5"]);
        for list in ["/consent/parties", "/summons/recipients"] {
            let list = case.pointer_mut(list).and_then(Value::as_array_mut).expect("a list");
            list.retain(|one| {
                ["u-vc", "u-rehab", "u-bi"].contains(&word(one, "unitId")) || word(one, "participantId") == "p2"
            });
        }
        for list in [
            "/preparation/questionsToRaise",
            "/preparation/questionsNotToRaise",
            "/person/adaptations",
            "/consent/covers",
            "/consent/excludes",
            "/plan/ifItGetsWorseContacts",
            "/preparation/network/private",
        ] {
            case.pointer_mut(list).and_then(Value::as_array_mut).expect("a list").truncate(1);
        }
        case["plan"]["goals"][0]["topics"] = case["consent"]["covers"].clone();
        case["plan"]["ifItGetsWorseContacts"][0]["who"] = Value::from("p3");
        story
    }

    /// The same told of somebody else, whose meeting was held so many days ago.
    pub(crate) fn of_another(name: &str, days_ago: i64) -> Self {
        let mut story = Self::of("1", days_ago);
        let case = &mut story.case;
        case["person"]["name"] = name.into();
        case["meeting"]["participants"][0]["name"] = name.into();
        case["consent"]["givenBy"] = name.into();
        case["plan"]["goals"][0]["inPersonsWords"] = format!("Jag vill gå ut själv, säger {name}.").into();
        story
    }

    /// The case file.
    pub(crate) fn case(&self) -> &Value {
        &self.case
    }

    /// The case file, to be told otherwise.
    pub(crate) fn case_mut(&mut self) -> &mut Value {
        &mut self.case
    }

    /// The unit that documents it.
    pub(crate) fn unit(&self) -> &Value {
        self.one(self.text("/documentingUnit"))
    }

    /// Who documents it.
    pub(crate) fn user(&self) -> &str {
        self.text("/preparation/by")
    }

    /// The text at a JSON pointer.
    #[track_caller]
    pub(crate) fn text(&self, pointer: &str) -> &str {
        self.case.pointer(pointer).and_then(Value::as_str).unwrap_or_else(|| panic!("the story tells {pointer}"))
    }

    /// The items of the list at a JSON pointer.
    #[track_caller]
    pub(crate) fn list(&self, pointer: &str) -> &[Value] {
        let list = self.case.pointer(pointer).and_then(Value::as_array);
        list.unwrap_or_else(|| panic!("the story has the list {pointer}"))
    }

    /// The words of the list at a JSON pointer.
    pub(crate) fn words(&self, pointer: &str) -> Vec<&str> {
        self.list(pointer).iter().map(|item| item.as_str().unwrap_or_else(|| word(item, "text"))).collect()
    }

    /// The name of a unit or a participant.
    #[track_caller]
    pub(crate) fn name(&self, id: &str) -> &str {
        word(self.one(id), "name")
    }

    /// How a participant stands in a list: with the role.
    pub(crate) fn person(&self, id: &str) -> String {
        let person = self.one(id);
        match word(person, "role") {
            "enskild" => word(person, "name").to_owned(),
            role => format!("{}, {role}", word(person, "name")),
        }
    }

    /// The unit or participant itself.
    #[track_caller]
    pub(crate) fn one(&self, id: &str) -> &Value {
        let mut all = self.list("/units").iter().chain(self.list("/meeting/participants"));
        all.find(|one| one["id"] == id).unwrap_or_else(|| panic!("the story has {id}"))
    }
}

/// The text of a field of an item; empty when it is not told.
pub(crate) fn word<'v>(item: &'v Value, key: &str) -> &'v str {
    item[key].as_str().unwrap_or_default()
}

/// The day on which the story is played, as a case file writes it.
#[allow(clippy::disallowed_methods, reason = "the story is of the day on which the window is open")]
pub(crate) fn today() -> String {
    Local::now().date_naive().to_string()
}

/// A day of the story, counted from the day on which it is played.
pub(crate) fn days_from_now(days: i64) -> String {
    (date(&today()) + TimeDelta::days(days)).to_string()
}

fn date(day: &str) -> NaiveDate {
    day.get(..10).and_then(|day| day.parse().ok()).expect("a day")
}

/// A day with its day of the week: `onsdag 21 oktober 2026`.
pub(crate) fn day_of_week(day: &str) -> String {
    let names = ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"];
    format!("{} {}", names[date(day).weekday().num_days_from_monday() as usize], written(day))
}

/// A day as paper and window write it: `21 oktober 2026`.
pub(crate) fn written(day: &str) -> String {
    const MONTHS: [&str; 12] = [
        "januari",
        "februari",
        "mars",
        "april",
        "maj",
        "juni",
        "juli",
        "augusti",
        "september",
        "oktober",
        "november",
        "december",
    ];
    let mut parts = day.get(..10).expect("a day").split('-');
    let mut part = || parts.next().and_then(|part| part.parse::<usize>().ok()).expect("a number");
    let (year, month, day) = (part(), part(), part());
    format!("{day} {} {year}", MONTHS[month - 1])
}

fn keep(list: &mut Value, key: &str, those: &[&str]) {
    list.as_array_mut().expect("a list").retain(|one| those.contains(&word(one, key)));
}

fn move_days(value: &mut Value, later: TimeDelta) {
    match value {
        Value::String(text) => {
            let (day, time) = text.split_at_checked(10).unwrap_or((text, ""));
            if let (Ok(day), true) = (day.parse::<NaiveDate>(), time.is_empty() || time.starts_with('T')) {
                *text = format!("{}{time}", day + later);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| move_days(item, later)),
        Value::Object(fields) => fields.values_mut().for_each(|field| move_days(field, later)),
        _ => {}
    }
}
