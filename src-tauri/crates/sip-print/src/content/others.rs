//! Item 3 of the paragraph: what the person, those near, and others than region and kommun do.

use sip_model::item::standing;
use sip_model::plan::{Insats, ResponsibleAuthority};
use sip_text::lists;

use super::desk::{Desk, plain};
use super::table::Table;
use super::{decision, goal};
use crate::layout::{Block, Flow, Ink, Para, Style, WIDTH, What, mm};

const TABLE: Table = Table { shares: &[0.395, 0.285, 0.32] };

/// Both sections, or the one that there is.
pub(super) fn all(desk: &Desk<'_>, flow: &mut Flow) {
    let rows: Vec<(usize, &Insats)> = goal::open(desk)
        .enumerate()
        .flat_map(|(at, goal)| standing(&goal.insatser).map(move |insats| (at, insats)))
        .filter(|(_, insats)| !goal::in_table(insats))
        .collect();
    let mut row = 0;
    for near in [true, false] {
        let rows: Vec<_> = rows.iter().copied().filter(|(_, insats)| is_near(insats) == near).collect();
        let Some(heading) = heading(desk, rows.iter().map(|(_, insats)| *insats), near) else {
            continue;
        };
        section(desk, flow, &heading, &rows, &mut row);
    }
    // Whoever reads an extract cannot know it.
    if rows.is_empty() && desk.case.plan.no_measures_by_others == Some(true) && desk.reader.is_none() {
        let paras =
            [Para::text(desk.say("print-others"), Style::HEAD), Para::text(desk.say("print-others-none"), Style::TEXT)];
        flow.add(Block::one(What::Heading, desk.set(&paras, WIDTH)).gap(mm(6.0)));
    }
}

/// The headings under which some of these insatser stand.
pub(super) fn headings<'i>(desk: &Desk<'_>, insatser: impl Iterator<Item = &'i Insats>) -> Vec<String> {
    let here: Vec<&Insats> = insatser.filter(|insats| !goal::in_table(insats)).collect();
    // The heading names everyone of the plan, not of this goal alone.
    let all: Vec<&Insats> =
        goal::open(desk).flat_map(|goal| standing(&goal.insatser)).filter(|insats| !goal::in_table(insats)).collect();
    [true, false]
        .into_iter()
        .filter(|near| here.iter().any(|insats| is_near(insats) == *near))
        .filter_map(|near| heading(desk, all.iter().copied().filter(|insats| is_near(insats) == near), near))
        .collect()
}

fn is_near(insats: &Insats) -> bool {
    use ResponsibleAuthority::{NextOfKin, Person};
    matches!(insats.responsible.authority, Some(Person | NextOfKin))
}

/// "Det här gör Ingrid och Karin själva"; nothing when there is no insats.
fn heading<'i>(desk: &Desk<'_>, insatser: impl Iterator<Item = &'i Insats>, near: bool) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    let mut count = 0;
    for insats in insatser {
        count += 1;
        let name = doer(desk, insats);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if count == 0 {
        return None;
    }
    if !near {
        return Some(desk.say("print-others"));
    }
    let person = desk.person();
    // The person first, whoever happens to have the first row.
    names.sort_by_key(|name| *name != person);
    let listed = match names.as_slice() {
        [first, ..] if names.len() > 3 => desk.text.say_with("print-own-crowd", &[("name", first)]),
        names => lists::and(names),
    };
    let key = if names.len() == 1 { "print-own-one" } else { "print-own-many" };
    Some(desk.text.say_with(key, &[("names", &listed)]))
}

/// Who does it, in one word.
fn doer(desk: &Desk<'_>, insats: &Insats) -> String {
    let named = insats.responsible.participant_id.as_ref().and_then(|id| desk.short_name(id));
    named.unwrap_or_else(|| match insats.responsible.authority {
        Some(ResponsibleAuthority::Person) => desk.person(),
        _ => desk.say("print-own-near"),
    })
}

fn section(desk: &Desk<'_>, flow: &mut Flow, heading: &str, rows: &[(usize, &Insats)], row: &mut usize) {
    let title = |text: &str| desk.set(&[Para::text(text, Style::HEAD).leaded(1.2)], WIDTH);
    let block = |what, text: &str| Block::one(what, title(text)).pad(0.0, mm(1.5)).ruled_below(1.4, Ink::Black);
    flow.add(block(What::Heading, heading).gap(mm(6.0)).keep());
    let continued = desk.text.say_with("print-continued", &[("heading", heading)]);
    let banner = flow.banner(vec![block(What::Repeated, &continued)]);
    for (at, insats) in rows {
        let mut when = decision::cell(desk, insats);
        let number = desk.text.say_with("print-goal", &[("number", &(at + 1).to_string())]);
        when.push(Para::of(plain(number)).leaded(1.18).above(mm(0.3)));
        let who = if is_near(insats) {
            vec![Para::text(doer(desk, insats), Style::BOLD).leaded(1.18)]
        } else {
            goal::who(desk, insats)
        };
        let cells = vec![goal::what(desk, insats), who, when];
        flow.add(TABLE.row(desk, What::Task { row: *row }, cells).under(banner));
        *row += 1;
    }
}
