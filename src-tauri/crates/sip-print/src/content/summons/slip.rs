//! The slip to answer on, at the foot of the page.

use sip_model::summons::SummonsKind;
use sip_text::dates;

use super::{Letter, Order};
use crate::content::desk::{plain, said};
use crate::content::pen;
use crate::layout::{Align, Block, Column, Edge, Flow, Frame, Para, Style, WIDTH, What, mm};

const SIDE: f32 = mm(5.0);
const INSIDE: f32 = WIDTH - 2.0 * SIDE;
/// Width of the plan id at the right of the heading.
const ID: f32 = mm(62.0);

pub(super) fn blocks(letter: &Letter<'_>, order: &Order, flow: &mut Flow) {
    let frame = flow.frame(Frame { edge: Edge::Dashed { width: 1.4, radius: mm(3.0) }, pad: (mm(3.5), mm(3.4)) });
    let heading = match letter.case.summons.answer_by {
        Some(day) => letter.text.say_with("print-answer-by-day", &[("date", &dates::near(day, letter.day))]),
        None => letter.say("print-answer-soon"),
    };
    // A slip that is torn off says which meeting it is about, and names nobody.
    let id = letter.text.say_with("print-case", &[("plan", letter.sheet.plan_id)]);
    let id = Para::text(id, Style::TEXT).aligned(Align::Right);
    let head = vec![
        Column::new(SIDE, letter.set(&[Para::text(heading, Style::BOLD.sized(14.5).heading())], INSIDE - ID - mm(4.0))),
        Column::new(SIDE + INSIDE - ID, letter.set(&[id], ID)),
    ];
    let strips = letter.set(&[Para::of(call(letter))], INSIDE);
    let mut rows = vec![
        Block::new(What::Slip, head).gap(order.gap(mm(5.0))).elastic(),
        Block::new(What::Slip, vec![Column::new(SIDE, strips)]).gap(mm(0.8)),
    ];
    rows.extend(ticks(letter).map(|key| {
        let strips = pen::ticked(letter, &letter.say(key), INSIDE);
        Block::new(What::Slip, vec![Column::new(SIDE, strips)]).gap(mm(0.7))
    }));
    let count = rows.len();
    for (at, block) in rows.into_iter().enumerate() {
        let block = block.framed(frame);
        flow.add(if at + 1 < count { block.keep() } else { block });
    }
}

/// "Ring Maria Sandell, 0980-319210, eller lämna lappen."
fn call(letter: &Letter<'_>) -> Vec<crate::layout::Run> {
    let Some(who) = letter.caller() else {
        return plain(letter.say("print-hand-in"));
    };
    let name = said(&who.name).unwrap_or_default();
    match letter.phone(who).map(|phone| phone.replace(' ', "\u{a0}")) {
        Some(phone) => letter.rich("print-call-or-hand-in", &[("name", name), ("phone", &phone)]),
        None => letter.rich("print-hand-in-to", &[("name", name)]),
    }
}

fn ticks(letter: &Letter<'_>) -> [&'static str; 3] {
    let second = match letter.sheet.to.kind {
        SummonsKind::Summons => "print-tick-other",
        SummonsKind::Invitation => letter.to_either("print-tick-no-unit", "print-tick-no"),
    };
    [
        letter.to_either("print-tick-yes-unit", "print-tick-yes"),
        second,
        letter.to_either("print-tick-time-unit", "print-tick-time"),
    ]
}
