//! Who may take part and learn what, what may be spoken of, and what may not.

use sip_model::consent::{Confirmation, Exclusion, Party, Topics};
use sip_model::item::standing;
use sip_text::lists;

use super::{Form, entry};
use crate::content::desk::{plain, said};
use crate::content::table::Table;
use crate::layout::{Block, Column, Flow, Para, Run, Sign, Style, WIDTH, What, mm};

const PARTIES: Table = Table { shares: &[0.42, 0.58] };
const EXCLUSIONS: Table = Table { shares: &[0.6, 0.4] };
/// Space between two columns of topics, and how many topics one column takes.
const GUTTER: f32 = mm(8.0);
const COLUMN: usize = 3;
/// Empty rows of a form.
const PARTY_ROWS: usize = 5;
const TOPIC_ROWS: usize = 4;
const EXCLUSION_ROWS: usize = 3;
/// As many exclusions stand on one page.
const EXCLUSIONS_TOGETHER: usize = 6;

/// De här får vara med.
pub(super) fn parties(form: &Form<'_>, flow: &mut Flow) {
    let parties: Vec<&Party> = standing(&form.case.consent.parties).collect();
    let rows = if parties.is_empty() {
        entry::empty(&PARTIES.columns(), PARTY_ROWS)
    } else {
        let cells = |party: &&Party| vec![party_name(form, party), party_scope(form, party)];
        parties.iter().map(|party| PARTIES.row(form, What::Entry, cells(party))).collect()
    };
    entry::table(form, flow, "print-parties", &PARTIES, &["print-party", "print-party-scope"], rows);
}

fn party_name(form: &Form<'_>, party: &Party) -> Vec<Para> {
    let unit = party.unit_id.as_ref().and_then(|unit| form.unit(unit)).map(str::to_owned);
    let name = unit.or_else(|| party.participant_id.as_ref().and_then(|id| form.full_name(id)));
    let name = name.unwrap_or_else(|| form.say("print-name-missing"));
    let new = form.case.consent.confirmed().is_some_and(|yes| !stood_there(yes, party));
    let new = new.then(|| Para::of(form.rich("print-consent-new", &[])).leaded(1.18));
    std::iter::once(Para::text(name, Style::BOLD).leaded(1.18)).chain(new).collect()
}

/// The scope in words, and as topics; a line to write on where there are none.
fn party_scope(form: &Form<'_>, party: &Party) -> Vec<Para> {
    let words = said(&party.scope).map(|words| lists::stopped(&lists::capital(words)));
    let topics = match &party.topics {
        Some(Topics::All(_)) => Some(form.say("print-topics-all")),
        Some(Topics::Only(topics)) if !topics.is_empty() => {
            Some(form.text.say_with("print-topics-only", &[("topics", &lists::and(topics))]))
        }
        Some(Topics::Only(_)) | None => Some(form.say("print-topics-none")),
    };
    let runs = form.joined(words.into_iter().chain(topics).map(plain).collect());
    vec![Para::of(runs).leaded(1.18)]
}

/// Whether a party was there, with the topics that it has now, when the latest yes was given.
fn stood_there(yes: &Confirmation, party: &Party) -> bool {
    yes.parties.iter().any(|then| {
        then.unit_id == party.unit_id && then.participant_id == party.participant_id && then.topics == party.topics
    })
}

/// Det här får vi prata om.
pub(super) fn topics(form: &Form<'_>, flow: &mut Flow) {
    flow.add(entry::heading(form, "print-covers"));
    let confirmed = form.case.consent.confirmed();
    let points: Vec<Para> = standing(&form.case.consent.covers)
        .filter_map(|topic| said(&topic.text))
        .map(|topic| {
            let new = confirmed.is_some_and(|yes| !yes.covers.iter().any(|then| then == topic));
            let new: Vec<Run> = if new { form.rich("print-consent-new", &[]) } else { Vec::new() };
            Para::of(form.joined(vec![plain(topic), new])).above(mm(0.8)).signed(Sign::Point)
        })
        .collect();
    if points.is_empty() {
        entry::empty(&[(0.0, WIDTH)], TOPIC_ROWS).into_iter().for_each(|row| flow.add(row));
        return;
    }
    let first = points.len().div_ceil(2);
    let columns = if points.len() > COLUMN {
        let wide = (WIDTH - GUTTER) / 2.0;
        let (left, right) = points.split_at(first);
        vec![Column::new(0.0, form.set(left, wide)), Column::new(wide + GUTTER, form.set(right, wide))]
    } else {
        vec![Column::new(0.0, form.set(&points, WIDTH))]
    };
    flow.add(Block::new(What::Points, columns).gap(mm(0.4)));
}

/// Det här pratar vi inte om. Here and on no other sheet (ruling 1).
pub(super) fn exclusions(form: &Form<'_>, flow: &mut Flow) {
    let exclusions: Vec<&Exclusion> =
        standing(&form.case.consent.excludes).filter(|exclusion| said(&exclusion.text).is_some()).collect();
    if exclusions.is_empty() && form.is_answered() {
        flow.add(entry::heading(form, "print-excludes"));
        let none = Para::text(form.say("print-excludes-none"), Style::TEXT);
        flow.add(Block::one(What::Remark, form.set(&[none], WIDTH)).gap(mm(0.8)));
        return;
    }
    let mut rows = if exclusions.is_empty() {
        entry::empty(&EXCLUSIONS.columns(), EXCLUSION_ROWS)
    } else {
        exclusions.into_iter().map(|exclusion| excluded(form, exclusion)).collect()
    };
    // A few rows are not worth parting.
    let whole = rows.len().saturating_sub(1);
    if whole < EXCLUSIONS_TOGETHER {
        rows.iter_mut().take(whole).for_each(|row| row.keep = true);
    }
    entry::table(form, flow, "print-excludes", &EXCLUSIONS, &["print-topic", "print-applies-to"], rows);
}

/// A topic, and whom it is kept from.
fn excluded(form: &Form<'_>, exclusion: &Exclusion) -> Block {
    let topic = Para::text(said(&exclusion.text).unwrap_or_default(), Style::BOLD).leaded(1.18);
    let whom = match &exclusion.applies_to {
        Some(Topics::Only(ids)) if !ids.is_empty() => {
            let names: Vec<String> = ids.iter().filter_map(|id| form.either(id)).collect();
            form.text.say_with("print-not-with", &[("names", &lists::and(&names))])
        }
        // Kept from everyone is the safe reading of a line that says nothing.
        _ => form.say("print-not-with-anyone"),
    };
    EXCLUSIONS.row(form, What::Entry, vec![vec![topic], vec![Para::text(whom, Style::TEXT).leaded(1.18)]])
}
