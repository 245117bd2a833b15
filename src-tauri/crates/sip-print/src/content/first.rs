//! Page 1: the person and what matters, where to turn when it gets worse, and whom to ask.
//!
//! The telephone numbers must stand on page 1 whatever else is written, so what does not fit moves:
//! first the large words get smaller, then the situation goes to the next page, then the words too.

use super::desk::PlanDesk;
use super::{contacts, extract, situation, title, worse};
use crate::layout::{Area, Flow, mm, paginate};

/// An order of page 1.
struct Order {
    /// Size of the person's words, points.
    voice: f32,
    /// The words stand before the numbers.
    voice_first: bool,
    /// The situation stands before the numbers.
    situation_first: bool,
}

const ORDERS: [Order; 5] = [
    Order { voice: 24.0, voice_first: true, situation_first: true },
    Order { voice: 21.0, voice_first: true, situation_first: true },
    Order { voice: 18.0, voice_first: true, situation_first: true },
    Order { voice: 20.0, voice_first: true, situation_first: false },
    Order { voice: 18.0, voice_first: false, situation_first: false },
];

/// The first order that keeps to one page, or the last.
pub(super) fn page(desk: &PlanDesk<'_>, area: Area) -> Flow {
    let [orders @ .., last] = &ORDERS;
    for order in orders {
        let (flow, after) = compose(desk, order);
        if paginate(&flow, area).len() == 1 {
            return join(flow, after);
        }
    }
    let (flow, after) = compose(desk, last);
    join(flow, after)
}

/// The blocks of page 1, and those that did not get a place on it.
fn compose(desk: &PlanDesk<'_>, order: &Order) -> (Flow, Vec<crate::layout::Block>) {
    let mut flow = Flow::default();
    let mut after = Vec::new();
    for block in title::blocks(desk) {
        flow.add(block);
    }
    if let Some(block) = extract::left_out(desk) {
        flow.add(block);
    }
    let voice = situation::voice(desk, order.voice, &mut flow);
    let situation = situation::block(desk);
    let (before, behind): (Vec<_>, Vec<_>) = [(voice, order.voice_first), (situation, order.situation_first)]
        .into_iter()
        .flat_map(|(blocks, first)| blocks.into_iter().map(move |block| (block, first)))
        .partition(|(_, first)| *first);
    for (block, _) in before {
        flow.add(block);
    }
    worse::blocks(desk, &mut flow);
    flow.add(contacts::block(desk).gap(mm(7.0)).elastic());
    after.extend(behind.into_iter().map(|(block, _)| block));
    (flow, after)
}

fn join(mut flow: Flow, after: Vec<crate::layout::Block>) -> Flow {
    for (at, block) in after.into_iter().enumerate() {
        flow.add(if at == 0 { block.on_new_page() } else { block });
    }
    flow
}
