//! A whole item of the plan, in the words and the order that it has there.

use sip_model::plan::{Dissent, Goal, Insats, WorseContact};

use crate::content::desk::{Desk, said};
use crate::content::{decision, dissent, goal, signatures};
use crate::layout::{Para, Style, mm};
use crate::sheet::PlanItem;

/// The heading that it has on the plan.
pub(super) fn heading(item: PlanItem<'_>) -> &'static str {
    match item {
        PlanItem::Goal(_) => "print-changes-goal",
        PlanItem::Insats(_) => "print-column-what",
        PlanItem::Participant(_) => "print-participants",
        PlanItem::Worse(_) => "print-worse",
        PlanItem::Dissent(_) | PlanItem::Position(_) => "print-dissent",
        PlanItem::Unit(_) => "print-changes-unit",
    }
}

/// Its words: at least one paragraph.
pub(super) fn paras(desk: &Desk<'_>, item: PlanItem<'_>) -> Vec<Para> {
    let mut paras = match item {
        PlanItem::Goal(goal) => of_goal(desk, goal),
        PlanItem::Insats(insats) => of_insats(desk, insats),
        PlanItem::Participant(participant) => signatures::who(desk, participant),
        PlanItem::Worse(contact) => of_worse(desk, contact),
        PlanItem::Dissent(dissent) => of_dissent(desk, dissent),
        PlanItem::Position(position) => vec![Para::of(dissent::words(desk, position)).leaded(1.18)],
        PlanItem::Unit(unit) => {
            let name = said(&unit.name).map_or_else(|| desk.say("print-name-missing"), str::to_owned);
            vec![Para::text(name, Style::TEXT).leaded(1.18)]
        }
    };
    if paras.is_empty() {
        paras.push(Para::text(desk.say("print-changes-none"), Style::TEXT).leaded(1.18));
    }
    paras
}

fn of_goal(desk: &Desk<'_>, goal: &Goal) -> Vec<Para> {
    let words = Para::text(goal::words(desk, goal), Style::TEXT).leaded(1.18);
    std::iter::once(words).chain(goal::measure(desk, goal).into_iter().map(|para| para.above(mm(0.6)))).collect()
}

/// As in the table of its goal, with the goal, which the table would have above it.
fn of_insats(desk: &Desk<'_>, insats: &Insats) -> Vec<Para> {
    let mut paras = goal::what(desk, insats);
    let under = desk.case.plan.goals.iter().find(|goal| goal.insatser.iter().any(|one| one.id == insats.id));
    let under = under.map(|goal| desk.rich("print-changes-under", &[("goal", &goal::words(desk, goal))]));
    let under = under.map(|runs| Para::of(runs).leaded(1.18)).into_iter().collect();
    for part in [goal::who(desk, insats), decision::cell(desk, insats), under] {
        paras.extend(part.into_iter().enumerate().map(|(at, para)| if at == 0 { para.above(mm(0.6)) } else { para }));
    }
    paras
}

/// When, whom, and the number or what to do.
fn of_worse(desk: &Desk<'_>, contact: &WorseContact) -> Vec<Para> {
    let who = contact.who.as_ref().and_then(|id| desk.case.participant(id));
    let unit = who.and_then(|who| who.unit_id.as_ref()).and_then(|unit| desk.unit(unit));
    let named = who.and_then(|who| said(&who.name)).map(|name| match unit {
        Some(unit) => desk.rich("print-worse-who-unit", &[("name", name), ("unit", unit)]),
        None => desk.rich("print-worse-who", &[("name", name)]),
    });
    let call = said(&contact.call).or_else(|| who.and_then(|who| desk.phone(who)));
    let when = said(&contact.when).map(|when| Para::text(when, Style::TEXT));
    let call = call.map(|call| Para::text(call, Style::BOLD));
    when.into_iter().chain(named.map(Para::of)).chain(call).map(|para| para.leaded(1.18)).collect()
}

fn of_dissent(desk: &Desk<'_>, dissent: &Dissent) -> Vec<Para> {
    let about = said(&dissent.about).map(|about| Para::text(about, Style::BOLD));
    let handling = said(&dissent.handling).map(|words| desk.rich("print-handling", &[("handling", words)]));
    let handling = handling.map(|runs| Para::of(runs).above(mm(0.6)));
    about.into_iter().chain(handling).map(|para| para.leaded(1.18)).collect()
}
