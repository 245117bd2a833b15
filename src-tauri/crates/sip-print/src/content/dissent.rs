//! Det här är vi inte överens om: each position as it was said, side by side, and what is done.

use sip_model::item::standing;
use sip_model::plan::{Dissent, Position};

use super::desk::{Desk, said};
use crate::layout::{Block, Column, Edge, Flow, Frame, Para, Run, Style, WIDTH, What, mm};

const SIDE: f32 = mm(8.2);
const INSIDE: f32 = WIDTH - SIDE - mm(5.0);
const GUTTER: f32 = mm(8.0);

pub(super) fn all(desk: &Desk<'_>, flow: &mut Flow) {
    for dissent in standing(&desk.case.plan.dissent) {
        one(desk, flow, dissent);
    }
}

fn one(desk: &Desk<'_>, flow: &mut Flow, dissent: &Dissent) {
    let frame = flow.frame(Frame { edge: Edge::Barred { width: 1.6, radius: mm(2.0) }, pad: (mm(3.0), mm(3.4)) });
    let mut head = vec![Para::text(desk.say("print-dissent"), Style::HEAD).leaded(1.2)];
    head.extend(said(&dissent.about).map(|about| Para::text(about, Style::BOLD).above(mm(1.0))));
    let mut blocks = vec![Block::new(What::Dissent, vec![Column::new(SIDE, desk.set(&head, INSIDE))]).gap(mm(6.0))];
    let positions: Vec<&Position> = standing(&dissent.positions).collect();
    for pair in positions.chunks(2) {
        let wide = if positions.len() == 1 { INSIDE } else { (INSIDE - GUTTER) / 2.0 };
        let cell = |(at, position): (usize, &&Position)| {
            let para = Para::of(words(desk, position));
            Column::new(SIDE + (wide + GUTTER) * at as f32, desk.set(&[para], wide))
        };
        blocks.push(Block::new(What::Dissent, pair.iter().enumerate().map(cell).collect()).gap(mm(1.8)));
    }
    let mut foot = Vec::new();
    foot.extend(said(&dissent.handling).map(|words| Para::of(desk.rich("print-handling", &[("handling", words)]))));
    if dissent.resolved == Some(true) {
        foot.push(Para::text(desk.say("print-resolved"), Style::TEXT));
    }
    if !foot.is_empty() {
        blocks.push(Block::new(What::Dissent, vec![Column::new(SIDE, desk.set(&foot, INSIDE))]).gap(mm(2.0)));
    }
    let count = blocks.len();
    for (at, block) in blocks.into_iter().enumerate() {
        let block = block.framed(frame);
        flow.add(if at + 1 < count { block.keep() } else { block });
    }
}

/// The words as written; the name is made bold where they begin with it, and set before them where
/// they do not.
pub(super) fn words(desk: &Desk<'_>, position: &Position) -> Vec<Run> {
    let text = said(&position.text).unwrap_or_default();
    let id = position.participant_id.as_ref();
    let names = [id.and_then(|id| desk.full_name(id)), id.and_then(|id| desk.short_name(id))];
    for name in names.iter().flatten() {
        let rest = text.strip_prefix(name.as_str()).and_then(|rest| rest.strip_prefix(' '));
        if let Some(rest) = rest {
            return desk.rich("print-position", &[("name", name), ("text", rest)]);
        }
    }
    match names.iter().flatten().next() {
        Some(name) => desk.rich("print-position-of", &[("name", name), ("text", text)]),
        None => super::desk::plain(text),
    }
}
