//! What stands beside a case on its screens: what can be done now, deadlines, what waits, who reads.

use sip_model::audience::{self, Reader};
use sip_model::item::standing;
use sip_model::process::{Act, Standing, refusal};
use sip_model::profile::{self, DeadlineFor};
use sip_model::{Case, Date};
use sip_store::table;
use sip_wire::Code;
use sip_wire::view::{ActView, Deadline, Reader as ReaderView, Todo};

use crate::app::App;
use crate::error::AppError;
use crate::host::Host;
use crate::session::{Event, Summary, events};

/// What stands beside a case.
pub(super) struct Beside {
    pub(super) standing: Standing,
    pub(super) deadlines: Vec<Deadline>,
    pub(super) todo: Vec<Todo>,
    pub(super) acts: Vec<ActView>,
    pub(super) readers: Vec<ReaderView>,
}

impl<H: Host> App<H> {
    pub(super) fn beside(&mut self, id: &str) -> Result<Beside, AppError> {
        let today = self.today();
        let (at, case) = self.standing(id)?;
        let found = events(&self.open_mut()?.case(id)?.value);
        let name = case.person.name.clone().filter(|_| !case.person.is_protected());
        Ok(Beside {
            deadlines: self.deadlines(&case, today),
            todo: found.into_iter().map(|event| todo(id, name.as_deref(), event, today)).collect(),
            acts: Act::ALL.into_iter().map(|act| self.act_view(act, &at)).collect(),
            readers: readers(&case, &at),
            standing: at,
        })
    }

    /// What is to be done in every case, by date; what has no date comes last.
    ///
    /// # Errors
    /// `locked`.
    pub fn todo_list(&self) -> Result<Vec<Todo>, AppError> {
        let store = &self.open()?.store;
        let today = self.today();
        let mut all = Vec::new();
        for row in table::case::all(store)? {
            let summary: Summary =
                serde_json::from_str(&row.summary).map_err(|_| AppError::new(Code::Damaged, "damaged"))?;
            let name = summary.name.clone();
            all.extend(summary.events.into_iter().map(|event| todo(&row.id, name.as_deref(), event, today)));
        }
        all.sort_by(|a, b| (a.at.is_none(), &a.at, &a.case, &a.path).cmp(&(b.at.is_none(), &b.at, &b.case, &b.path)));
        Ok(all)
    }

    fn deadlines(&self, case: &Case, today: Date) -> Vec<Deadline> {
        let profile = profile::named(case.region_profile.as_deref());
        let deadlines = profile.deadlines(case).into_iter().map(|deadline| {
            let what = match deadline.what {
                DeadlineFor::Summons => "summons",
                DeadlineFor::Meeting => "meeting",
            };
            Deadline {
                what: what.to_owned(),
                on: deadline.on.to_string(),
                working: deadline.working.to_string(),
                passed: deadline.done.unwrap_or(today) > deadline.on,
                source: deadline.source.unwrap_or_else(|| self.text.say("process-deadline-summons")),
            }
        });
        deadlines.collect()
    }

    fn act_view(&self, act: Act, at: &Standing) -> ActView {
        let told = refusal(act, at).map(|why| AppError::not_now(why).told(&self.text));
        ActView {
            act: act.word().to_owned(),
            allowed: told.is_none(),
            why: told.as_ref().map(|told| told.message.clone()),
            what_now: told.map(|told| told.advice),
        }
    }
}

/// Whole days left of the consent, its last day counted as 0.
pub(super) fn days_left(case: &Case, today: Date) -> Option<u32> {
    let until = case.consent.valid_to?;
    u32::try_from(until.days_since(today)).ok()
}

fn todo(id: &str, name: Option<&str>, event: Event, today: Date) -> Todo {
    let day = event.at.as_deref().and_then(|at| at.get(..10));
    Todo {
        overdue: day.is_some_and(|day| day < today.to_string().as_str()),
        case: id.to_owned(),
        name: name.map(str::to_owned),
        at: event.at,
        what: event.what,
        about: event.about,
        who: event.who,
        path: event.path,
    }
}

fn readers(case: &Case, at: &Standing) -> Vec<ReaderView> {
    let reader = |id: &str| {
        let reader = Reader::of(case, id)?;
        let shared = case.consent.to_share_information != Some(false) && at.consent.holds();
        let reads = match audience::reads(case, &reader) {
            _ if !reader.is_the_person(case) && !shared => audience::Reads::Nothing,
            reads => reads,
        };
        let left_out = match reads {
            audience::Reads::Part => audience::extract(case, case, &reader).map_or(0, |extract| extract.left_out),
            _ => 0,
        };
        Some(ReaderView { participant: id.to_owned(), reads: reads.word().to_owned(), left_out })
    };
    standing(&case.meeting.participants).filter_map(|participant| reader(participant.id.as_str())).collect()
}
