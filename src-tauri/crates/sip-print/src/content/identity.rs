//! What the head and foot of a plan say: what it is, whose exemplar, which plan, which words.

use super::desk::{PlanDesk, said};
use super::furniture::{self, Foot, Furniture, Head, LEFT, SIDE, TOP};
use super::{stamp, title};
use crate::layout::{Run, Style, mm};

/// Head and foot of a plan.
pub(super) fn furniture(desk: &PlanDesk<'_>) -> Furniture {
    let foot = Foot { left: identity(desk), right: proof(desk), sides: (SIDE, SIDE) };
    Furniture::new(desk, head(desk), foot)
}

/// Plan, version and person.
fn identity(desk: &PlanDesk<'_>) -> Vec<String> {
    let plan = desk.sheet.plan_id;
    let first = match (desk.sheet.is_draft(), desk.sheet.version) {
        (true, _) => desk.text.say_with("print-plan-draft", &[("plan", plan)]),
        (false, Some(version)) => {
            desk.text.say_with("print-plan-version", &[("plan", plan), ("version", &version.to_string())])
        }
        (false, None) => desk.text.say_with("print-plan-unnumbered", &[("plan", plan)]),
    };
    let name = said(&desk.case.person.name).map_or_else(|| desk.say("print-name-missing"), str::to_owned);
    let second: Vec<String> = std::iter::once(name).chain(title::number(desk)).collect();
    vec![first, second.join(", ")]
}

/// Short hash and check words. Arbetsmaterial has neither: nothing is locked.
fn proof(desk: &PlanDesk<'_>) -> Vec<String> {
    if desk.sheet.is_draft() {
        return Vec::new();
    }
    let hash = desk.sheet.hash.map(|hash| desk.text.say_with("print-check", &[("hash", &short(hash))]));
    let words = (!desk.sheet.words.is_empty())
        .then(|| desk.text.say_with("print-words", &[("words", &desk.sheet.words.join(" "))]));
    hash.into_iter().chain(words).collect()
}

/// Twelve hex digits in groups of four: enough to compare aloud.
pub(super) fn short(hash: &str) -> String {
    let digits: Vec<char> = hash.chars().take(12).collect();
    digits.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// The band of arbetsmaterial, the name of the sheet and the stamp.
fn head(desk: &PlanDesk<'_>) -> Head {
    let mut band = Vec::new();
    let mut top = TOP;
    let across = match desk.sheet.is_draft() {
        true => Some(stamp::draft(desk, LEFT, top)),
        false => stamp::replaced(desk, LEFT, top),
    };
    if let Some((marks, tall)) = across {
        band = marks;
        top += tall + mm(2.6);
    }
    let title = Run { text: desk.say("print-title"), style: Style::BOLD };
    // The name of the sheet stays on one line, whatever the stamp says.
    let stamp = stamp::exemplar(desk, furniture::beside(desk, &title)).unwrap_or_default();
    let head = furniture::head(desk, top, title, stamp);
    Head { marks: band.into_iter().chain(head.marks).collect(), height: head.height }
}
