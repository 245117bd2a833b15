//! What the words of the plan mean, and what to do when something in it is wrong.

use sip_model::plan::Decision;

use super::desk::Desk;
use crate::layout::{Block, Column, Edge, Flow, Frame, Para, WIDTH, What, mm};

/// Samordnaren, and each decision word that stands in the plan.
pub(super) fn explanation(desk: &Desk<'_>, flow: &mut Flow) {
    let used = |decision| desk.case.insatser().any(|(_, insats)| insats.decision == Some(decision));
    let words = [
        (Decision::Proposed, "print-explain-proposed"),
        (Decision::Committed, "print-explain-committed"),
        (Decision::Decided, "print-explain-decided"),
        (Decision::AssessmentRequired, "print-explain-undecided"),
    ];
    let mut sentences = vec![desk.rich("print-explain-coordinator", &[])];
    sentences.extend(words.into_iter().filter(|(decision, _)| used(*decision)).map(|(_, key)| desk.rich(key, &[])));
    let strips = desk.set(&[Para::of(desk.joined(sentences))], WIDTH);
    flow.add(Block::one(What::Remark, strips).gap(mm(7.0)).elastic());
}

/// Är något fel eller har du ändrat dig?
pub(super) fn wrong(desk: &Desk<'_>, flow: &mut Flow) {
    let name = desk.case.coordinator.participant_id.as_ref().and_then(|id| desk.short_name(id));
    let runs = match &name {
        Some(name) => desk.rich("print-wrong", &[("name", name)]),
        None => desk.rich("print-wrong-anyone", &[]),
    };
    let frame = flow.frame(Frame { edge: Edge::Box { width: 1.2, radius: mm(2.0) }, pad: (mm(2.4), mm(2.8)) });
    let side = mm(4.0);
    let strips = desk.set(&[Para::of(runs)], WIDTH - 2.0 * side);
    flow.add(Block::new(What::Remark, vec![Column::new(side, strips)]).gap(mm(6.0)).elastic().framed(frame));
}
