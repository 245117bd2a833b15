//! The person's words, how it is now, and what works.

use super::desk::{Desk, said};
use crate::layout::{Block, Column, Edge, Flow, Frame, Para, Style, WIDTH, What, mm};

/// Where words begin inside the honey bar.
const INDENT: f32 = mm(9.2);
/// Space between two columns.
const GUTTER: f32 = mm(8.0);

/// What is important to the person, and the person's own comment below it.
pub(super) fn voice(desk: &Desk<'_>, size: f32, flow: &mut Flow) -> Option<Block> {
    let important = said(&desk.case.preparation.important_to_me);
    let comment = said(&desk.case.plan.persons_own_comment);
    let mut paras = Vec::new();
    if important.is_some() || comment.is_some() {
        paras.push(Para::text(desk.say("print-important"), Style::LABEL.heading()));
    }
    paras.extend(important.map(|words| Para::text(words, Style::VOICE.sized(size)).leaded(1.22).above(mm(1.0))));
    paras.extend(comment.map(|words| Para::text(words, Style::VOICE.sized(17.0)).leaded(1.26).above(mm(2.0))));
    if paras.is_empty() {
        return None;
    }
    let frame = flow.frame(Frame { edge: Edge::Honey, pad: (mm(2.0), mm(2.6)) });
    let strips = desk.set(&paras, WIDTH - INDENT);
    Some(Block::new(What::Voice, vec![Column::new(INDENT, strips)]).gap(mm(6.0)).framed(frame))
}

/// Så är det nu beside Det som fungerar; one of them alone takes the whole width.
pub(super) fn block(desk: &Desk<'_>) -> Option<Block> {
    let meeting = &desk.case.meeting;
    let parts: Vec<(&str, &str)> =
        [("print-situation", said(&meeting.situation)), ("print-what-works", said(&meeting.what_works))]
            .into_iter()
            .filter_map(|(heading, words)| words.map(|words| (heading, words)))
            .collect();
    let count = parts.len() as f32;
    let wide = (WIDTH - GUTTER * (count - 1.0)) / count.max(1.0);
    let column = |(at, (heading, words)): (usize, (&str, &str))| {
        let paras = [Para::text(desk.say(heading), Style::BOLD.heading()), Para::text(words, Style::TEXT).leaded(1.3)];
        Column::new((wide + GUTTER) * at as f32, desk.set(&paras, wide))
    };
    let columns: Vec<Column> = parts.into_iter().enumerate().map(column).collect();
    (!columns.is_empty()).then(|| Block::new(What::Situation, columns).gap(mm(6.0)))
}
