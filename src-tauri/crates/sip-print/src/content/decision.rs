//! När och beslut: the decision word, who answers whom, and the dates.
//!
//! Beslutad has a tick, a date and a decider. Åtagen has none of the three: a yes at the table is no
//! biståndsbeslut (ruling 16). What is not decided stands in a dashed box that a photocopy keeps.

use sip_model::id::ParticipantId;
use sip_model::plan::{CommittedHow, Decision, Feedback, Insats};
use sip_text::{dates, lists};

use super::desk::{Desk, plain, said};
use crate::layout::{Para, Run, Sign, mm};

/// The status that says nothing: every insats begins as planned.
const PLANNED: &str = "planerad";

/// The cell of an insats.
pub(super) fn cell(desk: &Desk<'_>, insats: &Insats) -> Vec<Para> {
    let mut paras = Vec::new();
    let when = when(desk, insats);
    match insats.decision {
        Some(Decision::Decided) => {
            paras.push(Para::of(decided(desk, insats)).signed(Sign::Tick));
            paras.extend(when.map(|when| Para::text(when, crate::layout::Style::TEXT)));
        }
        Some(Decision::AssessmentRequired) => {
            paras.push(Para::of(desk.rich("print-undecided", &[])).boxed());
            paras.push(Para::text(answer(desk, insats.feedback.as_ref()), crate::layout::Style::TEXT));
            paras.extend(when.map(|when| Para::text(when, crate::layout::Style::TEXT)));
        }
        Some(Decision::Committed) => paras.push(word_and_when(desk, committed(insats), when)),
        Some(Decision::Proposed) => paras.push(word_and_when(desk, "print-proposed", when)),
        None => paras.extend(when.map(|when| Para::text(when, crate::layout::Style::TEXT))),
    }
    // An answer may be promised whatever the decision word is.
    if insats.decision != Some(Decision::AssessmentRequired) && insats.feedback.is_some() {
        paras.push(Para::text(answer(desk, insats.feedback.as_ref()), crate::layout::Style::TEXT));
    }
    let status = said(&insats.status).filter(|status| *status != PLANNED);
    paras.extend(status.map(|status| Para::of(desk.rich("print-status", &[("status", status)]))));
    paras
        .into_iter()
        .map(|para| para.leaded(1.18))
        .enumerate()
        .map(|(at, para)| if at == 0 { para } else { para.above(mm(0.3)) })
        .collect()
}

/// One of the words that stand in front of the dates.
fn word_and_when(desk: &Desk<'_>, key: &str, when: Option<String>) -> Para {
    let word: Vec<Run> = desk.rich(key, &[]);
    Para::of(desk.joined(vec![word, when.map(plain).unwrap_or_default()]))
}

/// How the yes was given, where it was not given to all at the table (ruling 22).
fn committed(insats: &Insats) -> &'static str {
    match insats.committed.as_ref().and_then(|committed| committed.how) {
        None | Some(CommittedHow::AtMeeting) => "print-committed",
        Some(CommittedHow::ByTelephone) => "print-committed-telephone",
        Some(CommittedHow::ElsewhereWritten) => "print-committed-elsewhere",
        Some(CommittedHow::InWriting) => "print-committed-writing",
    }
}

fn decided(desk: &Desk<'_>, insats: &Insats) -> Vec<Run> {
    let at = insats.decided.as_ref().and_then(|decided| decided.at).map(|at| dates::near(at, desk.day));
    let by = insats.decided.as_ref().and_then(|decided| said(&decided.by)).and_then(|by| desk.either(by));
    match (at, by) {
        (Some(at), Some(by)) => desk.rich("print-decided-on-by", &[("date", &at), ("by", &by)]),
        (Some(at), None) => desk.rich("print-decided-on", &[("date", &at)]),
        (None, Some(by)) => desk.rich("print-decided-by", &[("by", &by)]),
        (None, None) => desk.rich("print-decided", &[]),
    }
}

/// "Från 9 oktober, varje vecka." The frequency stands as it was written, so a date leads.
fn when(desk: &Desk<'_>, insats: &Insats) -> Option<String> {
    let span = match (insats.start, insats.due) {
        (Some(start), Some(due)) => Some(dates::span(start, due, desk.day)),
        (Some(start), None) => Some(desk.text.say_with("print-from", &[("date", &dates::near(start, desk.day))])),
        (None, Some(due)) => Some(desk.text.say_with("print-latest", &[("date", &dates::near(due, desk.day))])),
        (None, None) => None,
    };
    let parts: Vec<String> = span.into_iter().chain(said(&insats.frequency).map(str::to_owned)).collect();
    (!parts.is_empty()).then(|| lists::stopped(&parts.join(", ")))
}

/// "Johan svarar Ingrid och Maria senast 11 november."
fn answer(desk: &Desk<'_>, feedback: Option<&Feedback>) -> String {
    let Some(feedback) = feedback else {
        return desk.say("print-answer-missing");
    };
    let by = feedback.by.as_ref().and_then(|id| desk.short_name(id));
    let to =
        Some(desk.short_names(others_than(&feedback.to, feedback.by.as_ref()).as_slice())).filter(|to| !to.is_empty());
    let date = feedback.due.map(|due| dates::near(due, desk.day));
    let key = match (&by, &to, &date) {
        (Some(_), Some(_), Some(_)) => "print-answer",
        (Some(_), Some(_), None) => "print-answer-undated",
        (Some(_), None, Some(_)) => "print-answer-by",
        (Some(_), None, None) => "print-answer-by-undated",
        (None, Some(_), Some(_)) => "print-answer-to",
        (None, Some(_), None) => "print-answer-to-undated",
        (None, None, Some(_)) => "print-answer-due",
        (None, None, None) => "print-answer-missing",
    };
    let value = |value: &Option<String>| value.clone().unwrap_or_default();
    desk.text.say_with(key, &[("by", &value(&by)), ("to", &value(&to)), ("date", &value(&date))])
}

/// Nobody answers themselves.
fn others_than(to: &[ParticipantId], by: Option<&ParticipantId>) -> Vec<ParticipantId> {
    to.iter().filter(|id| Some(*id) != by).cloned().collect()
}
