//! The dates of a case and what waits to be done: kept beside it, so that the list and Att göra
//! are there at once for every plan.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sip_model::Moment;
use sip_model::calendar::summons_deadline;
use sip_model::ending::EndingKind;

/// Something that comes, or waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Event {
    /// The day or minute; nothing when it has none.
    pub(crate) at: Option<String>,
    /// Which kind, as [`sip_wire::view::Todo`] names them.
    pub(crate) what: String,
    /// The field that it comes from.
    pub(crate) path: String,
    /// What it is about.
    #[serde(default)]
    pub(crate) about: Option<String>,
    /// Who does it, or answers.
    #[serde(default)]
    pub(crate) who: Option<String>,
}

/// The events of a case in its inside form, undated ones last.
pub(crate) fn events(case: &Value) -> Vec<Event> {
    let mut found = Events { case, all: Vec::new() };
    if open_handover(case) {
        return found.all;
    }
    match open_ending(case) {
        Some(ending) => found.waits_to_tell(ending),
        None if case["consent"]["withdrawnAt"].is_string() => {}
        None => {
            found.consent();
            found.summons();
            found.insatser();
            found.follow_up();
        }
    }
    found.all.sort_by(|a, b| (a.at.is_none(), &a.at, &a.path).cmp(&(b.at.is_none(), &b.at, &b.path)));
    found.all
}

/// The ending that holds.
pub(crate) fn open_ending(case: &Value) -> Option<&Value> {
    case["endings"].as_array()?.iter().rfind(|ending| ending["reopenedAt"].is_null())
}

/// Another unit has the case.
pub(crate) fn open_handover(case: &Value) -> bool {
    case["handovers"].as_array().is_some_and(|all| {
        all.iter().any(|handover| handover["takenBackAt"].is_null() && handover["receivedAt"].is_null())
    })
}

struct Events<'a> {
    case: &'a Value,
    all: Vec<Event>,
}

impl Events<'_> {
    fn text(&self, pointer: &str) -> Option<String> {
        self.case.pointer(pointer).and_then(Value::as_str).map(str::to_owned)
    }

    fn add(&mut self, at: Option<String>, what: &str, path: &str, about: Option<&str>, who: Option<String>) {
        self.all.push(Event { at, what: what.to_owned(), path: path.to_owned(), about: about.map(str::to_owned), who });
    }

    fn dated(&mut self, at: Option<String>, what: &str, path: &str) {
        if at.is_some() {
            self.add(at, what, path, None, None);
        }
    }

    /// The name of a unit or participant.
    fn name(&self, id: &Value) -> Option<String> {
        let id = id.as_str()?;
        let lists = [&self.case["meeting"]["participants"], &self.case["units"]];
        let mut items = lists.into_iter().filter_map(Value::as_array).flatten();
        items.find(|item| item["id"] == id)?["name"].as_str().map(str::to_owned)
    }

    fn waits_to_tell(&mut self, ending: &Value) {
        let id = ending["id"].as_str().unwrap_or_default();
        let day = ending["at"].as_str().and_then(|at| at.get(..10)).map(str::to_owned);
        for informed in standing(&ending["informed"]).filter(|informed| informed["at"].is_null()) {
            // Of a case that was opened for the wrong person no list tells a name (ruling 22).
            let wrong = ending["kind"] == EndingKind::WrongPerson.word();
            let who = informed["name"]
                .as_str()
                .filter(|_| !wrong)
                .map(str::to_owned)
                .or_else(|| self.name(&informed["party"]).filter(|_| !wrong));
            let path = format!("/endings/{id}/informed/{}", informed["id"].as_str().unwrap_or_default());
            self.add(day.clone(), "inform", &path, None, who);
        }
    }

    fn consent(&mut self) {
        if self.text("/consent/givenAt").is_some() {
            let until = self.text("/consent/validTo");
            self.dated(until, "consentEnds", "/consent/validTo");
        } else {
            let until = self.text("/consent/reflectionTime/to");
            self.dated(until, "reflectionEnds", "/consent/reflectionTime/to");
        }
    }

    fn summons(&mut self) {
        let met = self.text("/meeting/startedAt").is_some() || self.text("/meeting/endedAt").is_some();
        if self.text("/summons/sentAt").is_none() {
            let ready = self.text("/discharge/readyForDischargeAt").and_then(|at| at.parse::<Moment>().ok());
            let law = ready.map(|at| summons_deadline(at).to_string());
            let deadline = self.text("/summons/deadline").into_iter().chain(law).min();
            self.dated(deadline, "summons", "/summons/sentAt");
        } else if !met {
            let by = self.text("/summons/answerBy").or_else(|| self.text("/summons/meetingAt"));
            for recipient in standing(&self.case["summons"]["recipients"]) {
                if recipient["acknowledgedAt"].is_null() && recipient["answer"].is_null() {
                    let who = self.name(&recipient["unitId"]).or_else(|| self.name(&recipient["participantId"]));
                    let path = format!("/summons/recipients/{}", recipient["id"].as_str().unwrap_or_default());
                    self.add(by.clone(), "answer", &path, None, who);
                }
            }
        }
        if self.text("/meeting/endedAt").is_none() {
            let at = self.text("/summons/meetingAt");
            self.dated(at, "meeting", "/summons/meetingAt");
        }
    }

    fn insatser(&mut self) {
        for goal in standing(&self.case["plan"]["goals"]) {
            for insats in standing(&goal["insatser"]) {
                let id = |item: &Value| item["id"].as_str().unwrap_or_default().to_owned();
                self.insats(insats, &format!("/plan/goals/{}/insatser/{}", id(goal), id(insats)));
            }
        }
    }

    fn insats(&mut self, insats: &Value, path: &str) {
        let about = insats["text"].as_str();
        let text = |value: &Value| value.as_str().map(str::to_owned);
        if insats["decision"] == "kräver_utredning" && insats["feedback"]["due"].is_string() {
            let who = self.name(&insats["feedback"]["by"]);
            self.add(text(&insats["feedback"]["due"]), "feedback", &format!("{path}/feedback"), about, who);
        }
        let done = matches!(insats["status"].as_str(), Some("klar" | "inte gjord"));
        if insats["due"].is_string() && !done {
            let responsible = &insats["responsible"];
            let who = self.name(&responsible["participantId"]).or_else(|| self.name(&responsible["unitId"]));
            self.add(text(&insats["due"]), "insatsDue", &format!("{path}/due"), about, who);
        }
        for deviation in standing(&insats["deviations"]).filter(|deviation| deviation["handledAt"].is_null()) {
            let path = format!("{path}/deviations/{}", deviation["id"].as_str().unwrap_or_default());
            let coordinator = self.name(&self.case["coordinator"]["participantId"]);
            let day = deviation["at"].as_str().and_then(|at| at.get(..10)).map(str::to_owned);
            self.add(day, "deviation", &path, about, coordinator);
        }
    }

    /// The follow-up that comes: the plan's own, or the one that a follow-up set when the plan went
    /// on as it was.
    fn follow_up(&mut self) {
        let decided = || standing(&self.case["followUps"]).filter(|held| held["decision"].is_string());
        let next = decided()
            .filter(|held| held["decision"] == "fortsätt")
            .filter_map(|held| held["next"]["at"].as_str())
            .max();
        let held = decided().filter_map(|held| held["at"].as_str()).max();
        let planned = self.text("/followUp/at").filter(|at| held.is_none_or(|held| at.as_str() > held));
        let at = next.map(str::to_owned).into_iter().chain(planned).max();
        let until = decided().filter_map(|held| held["next"]["coordinatorUntil"].as_str()).max().map(str::to_owned);
        let until = until.into_iter().chain(self.text("/coordinator/until")).max();
        let who = self.name(&self.case["coordinator"]["participantId"]);
        self.dated(at, "followUp", "/followUp/at");
        if until.is_some() {
            self.add(until, "coordinatorEnds", "/coordinator/until", None, who);
        }
    }
}

fn standing(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().into_iter().flatten().filter(|item| item["struck"].is_null())
}
