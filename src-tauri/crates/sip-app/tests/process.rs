//! The state machine: whatever is done, in whatever order, no forbidden state is reached, no item
//! is lost, and an established version never changes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

mod staged;

use std::cell::RefCell;
use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::{Value, json};
use sip_app::case::Again;
use sip_app::{App, AppError};
use sip_wire::request::{
    CaseClose, CaseCorrect, CaseHandover, CaseTakeover, Exemplar, FollowUpDecide, SetOne, Sheet, SheetKind,
};
use sip_wire::view::{CaseView, State};
use staged::{Stage, program, scenario};

/// What somebody may try.
#[derive(Debug, Clone, Copy)]
enum Try {
    Write,
    AddInsats,
    Strike(usize),
    Deviate,
    Answer,
    Confirm,
    Withdraw,
    Renew,
    Summon,
    Lock,
    Unlock,
    Establish,
    Copy,
    FollowUp,
    Close,
    Reopen,
    Inform,
    HandOver,
    TakeBack,
    TakeOver(bool),
    Correct,
}

fn tries() -> impl Strategy<Value = Try> {
    use Try::*;
    prop_oneof![
        4 => Just(Write),
        2 => Just(AddInsats),
        1 => (0..20usize).prop_map(Strike),
        1 => Just(Deviate),
        2 => Just(Answer),
        2 => Just(Confirm),
        1 => Just(Withdraw),
        2 => Just(Renew),
        1 => Just(Summon),
        2 => Just(Lock),
        2 => Just(Unlock),
        3 => Just(Establish),
        2 => Just(Copy),
        1 => Just(FollowUp),
        1 => Just(Close),
        2 => Just(Reopen),
        1 => Just(Inform),
        1 => Just(HandOver),
        2 => Just(TakeBack),
        1 => any::<bool>().prop_map(TakeOver),
        1 => Just(Correct),
    ]
}

/// The reference: what the rulings say, in so few words that it can be read beside them.
#[derive(Debug, Clone, Default)]
struct Model {
    locked: bool,
    /// Agreed at the table and changed since the latest version.
    changed: bool,
    established: u32,
    ended: bool,
    withdrawn: bool,
    handed: bool,
    /// The ending is the withdrawal's.
    by_withdrawal: bool,
    /// The person's answer to the consent that is asked for now.
    yes: bool,
    answered: bool,
}

impl Model {
    fn state(&self) -> State {
        match self {
            Self { ended: true, .. } | Self { withdrawn: true, .. } => State::Closed,
            Self { locked: true, .. } => State::Locked,
            Self { established: 1.., changed: false, .. } => State::Established,
            _ => State::Draft,
        }
    }

    fn writable(&self) -> bool {
        !self.handed && matches!(self.state(), State::Draft | State::Established)
    }

    /// Whether the rulings let it happen. `complete`: the check has nothing open.
    fn allows(&self, what: Try, complete: bool) -> bool {
        let closed = self.state() == State::Closed;
        match what {
            Try::Write | Try::AddInsats | Try::Strike(_) | Try::Deviate | Try::Answer => self.writable(),
            Try::TakeOver(_) | Try::HandOver | Try::Close => self.writable(),
            Try::Correct => self.writable() || (closed && !self.handed),
            Try::Confirm => self.writable() && self.answered,
            Try::Summon => self.writable() && self.yes,
            // Anyone may note it, whoever documents the case.
            Try::Withdraw => !self.withdrawn && (self.yes || self.handed),
            Try::Renew => !self.handed && self.withdrawn,
            Try::Lock => !self.handed && (self.locked && !closed || self.state() == State::Draft && complete),
            Try::Establish => !self.handed && !closed && (self.locked || self.state() == State::Draft && complete),
            Try::Unlock => !self.handed && self.state() == State::Locked,
            Try::Copy => !self.handed && !self.withdrawn && self.established > 0 && self.yes,
            // The file told of a version that was established before: it can be followed up here.
            Try::FollowUp => self.writable(),
            Try::Reopen => !self.handed && self.ended && !self.withdrawn,
            Try::Inform => !self.handed && closed && self.ended,
            Try::TakeBack => self.handed,
        }
    }
}

struct Run<'a> {
    app: &'a RefCell<App<Stage>>,
    id: String,
    model: Model,
    said: u32,
    sealed: Vec<(u32, Vec<u8>)>,
}

impl Run<'_> {
    fn view(&self) -> CaseView {
        self.app.borrow_mut().show_case(&self.id).unwrap()
    }

    fn sheet(&self, exemplar: Exemplar, version: Option<u32>) -> Sheet {
        let recipient = (exemplar == Exemplar::Copy).then(|| "p4".to_owned());
        Sheet { case: self.id.clone(), kind: SheetKind::Plan, version, exemplar, recipient, large: false }
    }

    fn step(&mut self, what: Try) {
        let before = self.view();
        let complete = !before.findings.iter().any(|finding| finding.finding.is_open());
        let expected = self.model.allows(what, complete);
        let done = self.attempt(what, &before);
        assert_eq!(
            done.is_ok(),
            expected,
            "{what:?} at {:?} with complete {complete}: {:?}",
            self.model,
            done.as_ref().err().map(|error| error.what)
        );
        let after = self.view();
        if done.is_err() {
            assert_eq!(after.case, before.case, "{what:?} was refused: nothing may be written");
        } else {
            self.note(what, &after);
        }
        assert_eq!(after.state, self.model.state(), "after {what:?}: {:?}", self.model);
        let (had, has) = (ids(&before), ids(&after));
        assert!(had.is_subset(&has), "{what:?} lost {:?}", had.difference(&has).collect::<Vec<_>>());
        for act in &after.acts {
            assert!(
                act.allowed || act.what_now.as_ref().is_some_and(|words| !words.is_empty()),
                "{} says no more",
                act.act
            );
        }
    }

    fn attempt(&mut self, what: Try, view: &CaseView) -> Result<(), AppError> {
        self.said += 1;
        let (id, said) = (self.id.clone(), self.said);
        let app = &mut *self.app.borrow_mut();
        let goal = "/plan/goals/g1";
        match what {
            Try::Write => {
                app.set(&id, &format!("{goal}/need"), json!(format!("Behovet, sagt {said} gånger."))).map(drop)
            }
            Try::AddInsats => {
                let insats = json!({ "text": format!("Insats {said}"), "decision": "föreslagen",
                    "responsible": { "authority": "kommun", "unitId": "u-ht", "participantId": "p8" } });
                app.set(&id, &format!("{goal}/insatser/-"), insats).map(drop)
            }
            Try::Strike(nth) => {
                let standing: Vec<_> =
                    view.case.insatser().map(|(goal, insats)| (goal.id.clone(), insats.id.clone())).collect();
                let (goal, insats) = &standing[nth % standing.len()];
                app.strike(&id, &format!("/plan/goals/{goal}/insatser/{insats}"), "Behövs inte.").map(drop)
            }
            Try::Deviate => {
                let path = format!("{goal}/insatser/i1/deviations/-");
                app.set(&id, &path, json!({ "at": "2026-11-05T10:00", "text": "Ingen kom." })).map(drop)
            }
            Try::Answer => {
                let one = |path: &str, value: Value| SetOne { path: path.to_owned(), value };
                let sets = vec![
                    one("/consent/form", json!("muntligt")),
                    one("/consent/toPlan", json!(true)),
                    one("/consent/toShareInformation", json!(true)),
                    one("/consent/validTo", json!("2027-06-30")),
                ];
                app.set_all(&id, sets).map(drop)
            }
            Try::Confirm => app.confirm_consent(&id).map(drop),
            Try::Withdraw => app.withdraw_consent(&id, "").map(drop),
            Try::Renew => app.renew_consent(&id).map(drop),
            Try::Summon => app.summon(&id).map(drop),
            Try::Lock => app.lock_case(&id).map(drop),
            Try::Unlock => app.unlock_case(&id, "Något ska ändras.").map(drop),
            Try::Establish => app.establish_case(&id).map(drop),
            Try::Copy => {
                let sheet = Sheet {
                    case: id,
                    kind: SheetKind::Plan,
                    version: None,
                    exemplar: Exemplar::Copy,
                    recipient: Some("p4".to_owned()),
                    large: false,
                };
                app.render(&sheet).map(drop)
            }
            Try::FollowUp => follow_up(app, &id, view),
            Try::Close => {
                let request = CaseClose { case: id, kind: "mål_nådda".into(), reason: "Allt är ordnat.".into() };
                app.close_case(&request).map(drop)
            }
            Try::Reopen => app.reopen_case(&id, "Det var ett misstag.").map(drop),
            Try::Inform => {
                let ending = view.case.ending().map(|ending| ending.id.to_string()).unwrap_or_else(|| "x".into());
                let path = format!("/endings/{ending}/informed/-");
                app.set(&id, &path, json!({ "name": "Grannen", "at": "2026-11-05T10:00" })).map(drop)
            }
            Try::HandOver => {
                app.hand_over(&CaseHandover { case: id, to: "u-hsv".into(), reason: String::new() }).map(drop)
            }
            Try::TakeBack => app.take_back(&id, "Den hör hemma här.").map(drop),
            Try::TakeOver(there) => {
                let (from, to) = if there { ("p6", "p7") } else { ("p7", "p6") };
                let request =
                    CaseTakeover { case: id, from: from.into(), to: to.into(), reason: "Föräldraledig.".into() };
                app.take_over(&request).map(drop)
            }
            Try::Correct => {
                let request = CaseCorrect {
                    case: id,
                    path: "/meeting/situation".into(),
                    words: "Så var det inte.".into(),
                    by: "Ingrid Bergvall".into(),
                };
                app.correct(&request).map(drop)
            }
        }
    }

    /// What an act that was done means.
    fn note(&mut self, what: Try, after: &CaseView) {
        let model = &mut self.model;
        match what {
            Try::Write | Try::AddInsats | Try::Strike(_) => model.changed = true,
            // Whether anything lay on the one who left, the screen says.
            Try::TakeOver(_) => model.changed |= after.state == State::Draft,
            Try::Answer => model.answered = true,
            Try::Confirm => (model.yes, model.answered) = (true, true),
            Try::Withdraw => {
                model.by_withdrawal = !model.ended;
                (model.withdrawn, model.ended, model.locked) = (true, true, false);
            }
            Try::Renew => {
                (model.withdrawn, model.ended) = (false, model.ended && !model.by_withdrawal);
                (model.yes, model.answered) = (false, false);
            }
            Try::Lock => model.locked = true,
            Try::Unlock => model.locked = false,
            Try::Establish => {
                model.established += 1;
                (model.locked, model.changed) = (false, false);
                let version = after.locked.as_ref().unwrap().version;
                let pdf = self.app.borrow_mut().render(&self.sheet(Exemplar::Preview, Some(version))).unwrap().pdf;
                self.sealed.push((version, pdf));
            }
            Try::Close => model.ended = true,
            Try::Reopen => model.ended = false,
            Try::HandOver => model.handed = true,
            Try::TakeBack => model.handed = false,
            Try::Deviate | Try::Summon | Try::Copy | Try::FollowUp | Try::Inform | Try::Correct => {}
        }
    }

    fn versions_stand(&self) {
        for (version, pdf) in &self.sealed {
            let now = self.app.borrow_mut().render(&self.sheet(Exemplar::Preview, Some(*version))).unwrap().pdf;
            assert!(now == *pdf, "version {version} must stay byte for byte what it was");
        }
    }
}

fn follow_up(app: &mut App<Stage>, id: &str, view: &CaseView) -> Result<(), AppError> {
    let next = json!({ "at": "2027-06-01T13:00", "coordinatorUntil": "2027-06-01" });
    let held = app.set(id, "/followUps/-", json!({ "at": "2027-01-20T13:00", "next": next }))?.id.unwrap();
    for goal in view.case.goals() {
        let path = format!("/plan/goals/{}", goal.id);
        app.set(id, &format!("{path}/results/-"), json!({ "followUp": held, "result": "nått" }))?;
        for insats in sip_model::item::standing(&goal.insatser) {
            let result = json!({ "followUp": held, "result": "gjort" });
            app.set(id, &format!("{path}/insatser/{}/results/-", insats.id), result)?;
        }
    }
    let decide = FollowUpDecide {
        case: id.to_owned(),
        follow_up: held,
        decision: "fortsätt".into(),
        ending: None,
        reason: None,
    };
    app.decide_follow_up(&decide).map(drop)
}

/// Every id of a case, of what stands and of what is struck.
fn ids(view: &CaseView) -> BTreeSet<String> {
    fn walk(value: &Value, found: &mut BTreeSet<String>, path: &str) {
        match value {
            Value::Object(object) => {
                let here = object.get("id").and_then(Value::as_str).map(|id| format!("{path}/{id}"));
                let path = here.clone().unwrap_or_else(|| path.to_owned());
                found.extend(here);
                object.iter().for_each(|(key, value)| walk(value, found, &format!("{path}/{key}")));
            }
            Value::Array(items) => items.iter().for_each(|item| walk(item, found, path)),
            _ => {}
        }
    }
    let mut case = serde_json::to_value(&view.case).unwrap();
    // The consent that is asked for now has its own id; the others are among the earlier ones.
    case["consent"].as_object_mut().unwrap().remove("id");
    let mut found = BTreeSet::new();
    walk(&case, &mut found, "");
    found
}

#[test]
fn whatever_is_done_in_whatever_order() {
    let folder = tempfile::tempdir().unwrap();
    let app = RefCell::new(program(folder.path()));
    let file = std::fs::read_to_string(scenario(1)).unwrap();
    // PROPTEST_CASES=500 for a long run.
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { ProptestConfig::default().cases } else { 12 };
    let config =
        ProptestConfig { cases, max_shrink_iters: 400, failure_persistence: None, ..ProptestConfig::default() };
    proptest!(config, |(story in prop::collection::vec(tries(), 1..30))| {
        let id = app.borrow_mut().import_case(&file, Again::AsNew).unwrap().id.unwrap();
        let model = Model { yes: true, answered: true, changed: true, ..Model::default() };
        let mut run = Run { app: &app, id, model, said: 0, sealed: Vec::new() };
        for what in story {
            run.step(what);
        }
        run.versions_stand();
    });
}
