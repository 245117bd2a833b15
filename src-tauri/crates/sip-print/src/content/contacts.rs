//! The three columns at the foot of page 1: questions, responsibility, follow-up.

use sip_model::unit::Authority;
use sip_text::{dates, lists};

use super::desk::{Desk, plain, said};
use crate::layout::{Block, Column, Ink, Para, Run, Style, WIDTH, What, line, mm};

const GUTTER: f32 = mm(6.0);
/// Widths as shares, from the design: 1.1, 0.9, 1.1.
const SHARES: [f32; 3] = [1.1 / 3.1, 0.9 / 3.1, 1.1 / 3.1];

pub(super) fn block(desk: &Desk<'_>) -> Block {
    let parts =
        [("print-questions", questions(desk)), ("print-overall", overall(desk)), ("print-follow-up", follow_up(desk))];
    let room = WIDTH - 2.0 * GUTTER;
    let mut x = 0.0;
    let mut columns = Vec::new();
    for ((heading, paras), share) in parts.into_iter().zip(SHARES) {
        let wide = room * share;
        let mut all = vec![Para::text(desk.say(heading), Style::BOLD.heading()).above(mm(2.0))];
        all.extend(paras.into_iter().map(|runs| Para::of(runs).leaded(1.26)));
        let mut strips = desk.set(&all, wide);
        if let Some(first) = strips.first_mut() {
            first.marks.push(line((0.0, 1.2), (wide, 1.2), 2.4, Ink::Black));
        }
        columns.push(Column::new(x, strips));
        x += wide + GUTTER;
    }
    Block::new(What::Contacts, columns)
}

fn questions(desk: &Desk<'_>) -> Vec<Vec<Run>> {
    let coordinator = &desk.case.coordinator;
    let id = coordinator.participant_id.as_ref();
    let Some((participant, name)) =
        id.and_then(|id| desk.case.participant(id)).and_then(|who| Some((who, said(&who.name)?)))
    else {
        return vec![plain(desk.say("print-coordinator-missing"))];
    };
    // A term that replaces the follow-up is said there.
    let sentence = match coordinator.until {
        Some(until) => desk.rich("print-coordinator-until", &[("name", name), ("until", &dates::full(until))]),
        None => desk.rich("print-coordinator", &[("name", name)]),
    };
    let mut sentences = vec![sentence];
    // A number that will not stand in the same line stands whole on the next.
    let phone = desk.phone(participant).map(|phone| phone.replace(' ', "\u{a0}"));
    sentences.extend(phone.map(|phone| vec![Run { text: phone, style: Style::BOLD }]));
    vec![desk.joined(sentences)]
}

fn overall(desk: &Desk<'_>) -> Vec<Vec<Run>> {
    let plan = &desk.case.plan;
    let person = &desk.case.person;
    let Some(authority) = plan.overall_authority else {
        return vec![plain(desk.say("print-overall-missing"))];
    };
    // The name of the kommun tells where a protected person lives.
    let known = |name: &Option<String>, key: &str| {
        said(name).filter(|_| !person.is_protected()).map_or_else(|| desk.say(key), str::to_owned)
    };
    let name = match authority {
        Authority::Region => known(&person.region, "print-region"),
        Authority::Municipality => known(&person.municipality, "print-municipality"),
    };
    let mut sentences = vec![desk.rich("print-overall-by", &[("authority", &name)])];
    let responsible =
        plan.overall_responsible.as_ref().filter(|id| desk.may_name(id)).and_then(|id| desk.full_name(id));
    sentences.extend(responsible.map(|name| desk.rich("print-overall-person", &[("name", &name)])));
    vec![desk.joined(sentences)]
}

fn follow_up(desk: &Desk<'_>) -> Vec<Vec<Run>> {
    let follow_up = &desk.case.follow_up;
    if follow_up.planned == Some(false) {
        return no_follow_up(desk);
    }
    let Some(at) = follow_up.at else {
        return vec![plain(desk.say("print-follow-up-unbooked"))];
    };
    let at = lists::stopped(&lists::capital(&dates::moment(at, None)));
    let mut sentences = vec![desk.rich("print-follow-up-at", &[("at", &at)])];
    sentences.extend(desk.place(&follow_up.place).map(|place| plain(lists::stopped(place))));
    let convener = follow_up.convener.as_ref().filter(|id| desk.may_name(id)).and_then(|id| desk.short_name(id));
    sentences.extend(convener.map(|name| desk.rich("print-follow-up-convener", &[("name", &name)])));
    vec![desk.joined(sentences)]
}

fn no_follow_up(desk: &Desk<'_>) -> Vec<Vec<Run>> {
    let follow_up = &desk.case.follow_up;
    let mut paras = vec![plain(desk.say("print-follow-up-none"))];
    paras.extend(
        said(&follow_up.reason_if_none).map(|reason| desk.rich("print-follow-up-reason", &[("reason", reason)])),
    );
    let name = desk.case.coordinator.participant_id.as_ref().and_then(|id| desk.short_name(id));
    let term = follow_up.coordinator_term_if_none.as_ref().and_then(|term| Some((term.from, term.until?)));
    if let (Some(name), Some((from, until))) = (name, term) {
        let until = dates::full(until);
        paras.push(match from {
            Some(from) => {
                let values = [("name", name.as_str()), ("from", &dates::full(from)), ("until", &until)];
                desk.rich("print-follow-up-term", &values)
            }
            None => desk.rich("print-follow-up-term-until", &[("name", &name), ("until", &until)]),
        });
    }
    paras
}
