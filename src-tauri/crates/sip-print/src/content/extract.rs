//! What an extract alone has: the words about what is left out, and a heading that says nothing.
//!
//! The case of an extract holds what its reader may read. Here the rest of the sheet is kept from
//! telling who else is involved (ruling 3).

use sip_model::item::standing;
use sip_model::plan::{Goal, Insats};

use super::desk::{Desk, PlanDesk, said};
use super::goal;
use crate::layout::{Block, Flow, Para, Style, WIDTH, What, mm};
use crate::sheet::Exemplar;

/// "2 avsnitt är utelämnade. Ingrid har valt vad du får läsa.", where the person wants it said.
pub(super) fn left_out(desk: &PlanDesk<'_>) -> Option<Block> {
    let Exemplar::Extract { left_out: Some(count @ 1..), .. } = desk.sheet.exemplar else {
        return None;
    };
    let key = if count == 1 { "print-left-out-one" } else { "print-left-out-many" };
    let runs = desk.rich(key, &[("count", &count.to_string()), ("name", &desk.person())]);
    Some(Block::one(What::Remark, desk.set(&[Para::of(runs)], WIDTH)).gap(mm(4.0)))
}

/// A goal that the reader may not read: its insatser alone are there.
pub(super) fn is_closed(goal: &Goal) -> bool {
    let words = [&goal.in_persons_words, &goal.need, &goal.short_term, &goal.long_term];
    words.into_iter().all(|words| said(words).is_none()) && goal.measure_by.is_none()
}

/// The insatser of such goals, under one heading.
pub(super) fn own(desk: &Desk<'_>, flow: &mut Flow) {
    if desk.reader.is_none() {
        return;
    }
    let closed = desk.case.goals().filter(|goal| is_closed(goal));
    let rows: Vec<&Insats> = closed.flat_map(|goal| standing(&goal.insatser)).collect();
    if rows.is_empty() {
        return;
    }
    let at = goal::open(desk).count();
    let title = |words: &str| desk.set(&[Para::text(words, Style::HEAD).leaded(1.2)], WIDTH);
    let heading = desk.say("print-own-insatser");
    let continued = desk.text.say_with("print-continued", &[("heading", &heading)]);
    let continued = Block::one(What::Repeated, title(&continued));
    flow.add(Block::one(What::Goal { goal: at }, title(&heading)).gap(mm(6.0)).keep());
    let banner = flow.banner(vec![continued.clone()]);
    goal::table(desk, flow, at, &rows, banner, continued);
}
