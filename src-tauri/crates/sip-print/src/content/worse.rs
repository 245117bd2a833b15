//! Om det blir sämre: when, whom, and the number large enough to be read in a hurry.

use sip_model::item::standing;
use sip_model::plan::WorseContact;

use super::desk::{Desk, said};
use crate::layout::{Align, Block, Column, Edge, Flow, Frame, Para, Run, Style, WIDTH, What, mm, width};

/// Side padding of the box.
const SIDE: f32 = mm(6.0);
const INSIDE: f32 = WIDTH - 2.0 * SIDE;
/// Width of "when", and the gap after it.
const WHEN: f32 = mm(48.0);
const GAP: f32 = mm(4.0);
/// The widest that a large number or word may be.
const LARGE_MOST: f32 = mm(74.0);
const LARGE: Style = Style::BOLD.sized(21.0);

/// The box, or nothing when nothing is written.
pub(super) fn blocks(desk: &Desk<'_>, flow: &mut Flow) {
    let plan = &desk.case.plan;
    let shown = |contact: &&WorseContact| contact.who.as_ref().is_none_or(|who| desk.may_name(who));
    let contacts: Vec<&WorseContact> = standing(&plan.if_it_gets_worse_contacts).filter(shown).collect();
    let free = said(&plan.if_it_gets_worse);
    if contacts.is_empty() && free.is_none() {
        return;
    }
    let frame = flow.frame(Frame { edge: Edge::Box { width: 2.4, radius: mm(3.0) }, pad: (mm(4.0), mm(4.6)) });
    let heading = desk.set(&[Para::text(desk.say("print-worse"), Style::HEAD).leaded(1.2)], INSIDE);
    let mut blocks = vec![Block::new(What::Worse, vec![Column::new(SIDE, heading)]).gap(mm(7.0)).elastic()];
    blocks.extend(contacts.into_iter().map(|contact| row(desk, contact).gap(mm(2.6))));
    if let Some(words) = free {
        let strips = desk.set(&[Para::text(words, Style::TEXT)], INSIDE);
        blocks.push(Block::new(What::Worse, vec![Column::new(SIDE, strips)]).gap(mm(3.4)));
    }
    let count = blocks.len();
    for (at, block) in blocks.into_iter().enumerate() {
        let block = block.framed(frame);
        flow.add(if at + 1 < count { block.keep() } else { block });
    }
}

fn row(desk: &Desk<'_>, contact: &WorseContact) -> Block {
    let call = said(&contact.call);
    let who = contact.who.as_ref().and_then(|id| desk.case.participant(id));
    // A number to ring stands large; failing one, a short thing to do; failing that, the number of
    // the one who is named.
    let number = call.filter(|call| is_number(call));
    let act = call.filter(|call| !is_number(call));
    let short = act.filter(|act| who.is_none() && room_for(desk, act));
    let large = number.or(short).or_else(|| who.and_then(|who| desk.phone(who)));

    let large_width = large.map_or(0.0, |large| width(&runs(large, LARGE), desk.fonts).min(LARGE_MOST));
    let middle_width = INSIDE - WHEN - GAP - if large.is_some() { large_width + GAP } else { 0.0 };
    let mut middle = Vec::new();
    middle.extend(act.filter(|_| short.is_none()).map(|act| Para::text(act, Style::BOLD)));
    if let Some(who) = who {
        let name = said(&who.name).unwrap_or_default();
        let unit = who.unit_id.as_ref().and_then(|unit| desk.unit(unit));
        let rings = number.is_some();
        let sentence = match (rings, unit) {
            (true, Some(unit)) => desk.rich("print-worse-call-unit", &[("name", name), ("unit", unit)]),
            (true, None) => desk.rich("print-worse-call", &[("name", name)]),
            (false, Some(unit)) => desk.rich("print-worse-who-unit", &[("name", name), ("unit", unit)]),
            (false, None) => desk.rich("print-worse-who", &[("name", name)]),
        };
        middle.push(Para::of(sentence));
    } else if number.is_some() {
        middle.push(Para::text(desk.say("print-worse-call-number"), Style::TEXT));
    }
    let when = desk.set(&[Para::text(said(&contact.when).unwrap_or_default(), Style::TEXT)], WHEN);
    let middle = desk.set(&middle, middle_width);
    let large = large.map(|large| Para::text(large, LARGE).leaded(1.1).aligned(Align::Right));
    let large = desk.set(large.as_slice(), large_width + 1.0);
    Block::new(
        What::Worse,
        vec![
            Column::new(SIDE, when).middle(),
            Column::new(SIDE + WHEN + GAP, middle).middle(),
            Column::new(SIDE + INSIDE - large_width - 1.0, large).middle(),
        ],
    )
}

fn room_for(desk: &Desk<'_>, words: &str) -> bool {
    width(&runs(words, LARGE), desk.fonts) <= LARGE_MOST
}

fn runs(text: &str, style: Style) -> Vec<Run> {
    vec![Run { text: text.to_owned(), style }]
}

/// Digits, spaces and the signs of a telephone number, and nothing else.
fn is_number(call: &str) -> bool {
    call.chars().filter(char::is_ascii_digit).count() >= 3
        && call.chars().all(|sign| sign.is_ascii_digit() || " -+()/\u{a0}".contains(sign))
}
