//! What stands on each sheet, from a case to blocks.
//!
//! People's words are set as they were written (ruling 21); everything else is a sentence of
//! `print.ftl`. What must not be printed is never asked for here: questions not to raise, children,
//! network, need, discharge, how people said the meeting was. Exclusions stand on the person's own
//! consent sheet and nowhere else, adaptations on a kallelse when they are marked for it.
//!
//! The plan is in the files beside this one; a sheet that is a letter or a form has its folder.

mod attendance;
mod changes;
mod consent;
mod contacts;
mod decision;
mod desk;
mod dissent;
mod extract;
mod facts;
mod first;
mod follow_up;
mod fridge;
mod furniture;
mod goal;
mod identity;
mod information;
mod ink;
mod names;
mod others;
mod pen;
mod remarks;
mod signatures;
mod signed;
mod situation;
mod stamp;
mod summons;
mod table;
mod title;
mod worse;

use crate::font::Fonts;
use crate::layout::{Flow, Page, paginate};
use crate::sheet::PlanSheet;
pub(crate) use changes::pages as changes;
pub(crate) use consent::pages as consent;
use desk::PlanDesk;
pub(crate) use follow_up::pages as follow_up;
pub(crate) use fridge::pages as fridge;
pub(crate) use information::pages as information;
pub(crate) use summons::{pages as summons, title as summons_title};

/// Where the small print stands.
#[derive(Clone, Copy, PartialEq)]
enum Order {
    /// What words mean, signatures, facts: as designed.
    FactsLast,
    /// Both before the signatures.
    FactsFirst,
    /// Both after the signatures.
    SignaturesFirst,
}

/// The pages of a plan.
pub(crate) fn plan(sheet: &PlanSheet<'_>, fonts: &Fonts, text: &sip_text::Text) -> Vec<Page> {
    let desk = PlanDesk::new(sheet, fonts, text);
    let furniture = identity::furniture(&desk);
    let area = furniture.area();
    let mut body = first::page(&desk, area);
    goal::all(&desk, &mut body);
    others::all(&desk, &mut body);
    dissent::all(&desk, &mut body);
    let mut pages = paginate(&end(&desk, body.clone(), Order::FactsLast), area);
    // Paper is carried home: the order changes where that saves a page with a few lines on it.
    for order in [Order::FactsFirst, Order::SignaturesFirst] {
        let other = paginate(&end(&desk, body.clone(), order), area);
        if other.len() < pages.len() {
            pages = other;
        }
    }
    furniture.dress(&mut pages, &desk);
    pages
}

/// The body with what ends a plan.
fn end(desk: &PlanDesk<'_>, mut flow: Flow, order: Order) -> Flow {
    if order != Order::SignaturesFirst {
        remarks::explanation(desk, &mut flow);
    }
    if order == Order::FactsFirst {
        facts::all(desk, &mut flow, false);
    }
    signatures::table(desk, &mut flow);
    remarks::wrong(desk, &mut flow);
    if order == Order::SignaturesFirst {
        remarks::explanation(desk, &mut flow);
    }
    if order != Order::FactsFirst {
        facts::all(desk, &mut flow, true);
    }
    flow
}

#[cfg(test)]
mod tests;
