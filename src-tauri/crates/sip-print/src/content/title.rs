//! The head of page 1: whose plan it is, and when it was made.

use sip_model::person::IdentifierKind;
use sip_text::dates;

use super::desk::{Desk, PlanDesk, said};
use crate::font::Face;
use crate::layout::{Align, Block, Column, Para, Strip, Style, WIDTH, What, height, mm, width};

/// Width of the day and place at the right.
const DAY: f32 = mm(62.0);

/// One block, or two where the name needs the whole width.
pub(super) fn blocks(desk: &PlanDesk<'_>) -> Vec<Block> {
    let person = &desk.case.person;
    let name = said(&person.name).map_or_else(|| desk.say("print-name-missing"), str::to_owned);
    let heading = Style { face: Face::Voice, size: 26.0, spacing: -0.012, level: 1, ..Style::TEXT };
    let name = Para::text(name, heading).leaded(1.1);
    let address = said(&person.address).filter(|_| !person.is_protected());
    let line: Vec<String> = number(desk).into_iter().chain(address.map(str::to_owned)).collect();
    let line = (!line.is_empty()).then(|| Para::text(line.join(", "), Style::TEXT).above(mm(1.6)));
    let right: Vec<Para> = day(desk)
        .into_iter()
        .chain(desk.place(&desk.case.meeting.place).map(str::to_owned))
        .map(|line| Para::text(line, Style::TEXT).aligned(Align::Right))
        .collect();
    let wide = if right.is_empty() { WIDTH } else { WIDTH - DAY - mm(4.0) };
    let block = |left: Vec<Strip>, right: Vec<Strip>| {
        Block::new(What::Title, vec![Column::new(0.0, left), Column::new(WIDTH - DAY, right)])
    };
    if width(&name.runs, desk.fonts) > wide {
        let above = Block::one(What::Title, desk.set(&[name], WIDTH)).keep();
        return vec![above, block(desk.set(line.as_slice(), wide), desk.set(&right, DAY))];
    }
    let left: Vec<Para> = std::iter::once(name).chain(line).collect();
    let left = desk.set(&left, wide);
    let right = lowered(desk.set(&right, DAY), height(&left));
    vec![block(left, right)]
}

/// The day stands level with the last lines of the left side.
fn lowered(mut strips: Vec<Strip>, beside: f32) -> Vec<Strip> {
    let drop = beside - height(&strips);
    if let Some(first) = strips.first_mut().filter(|_| drop > 0.0) {
        first.height += drop;
        first.marks = std::mem::take(&mut first.marks).into_iter().map(|mark| mark.moved(0.0, drop)).collect();
    }
    strips
}

/// The personnummer as it is written by hand, with its kind where it is another number. Nothing for
/// a protected person.
pub(super) fn number(desk: &Desk<'_>) -> Option<String> {
    let person = &desk.case.person;
    let value = said(&person.identifier.value).filter(|_| !person.is_protected())?;
    let digits = value.len() == 12 && value.bytes().all(|byte| byte.is_ascii_digit());
    let value = if digits { format!("{}-{}", &value[..8], &value[8..]) } else { value.to_owned() };
    match person.identifier.kind {
        Some(IdentifierKind::CoordinationNumber) => {
            Some(desk.text.say_with("print-coordination-number", &[("number", &value)]))
        }
        Some(IdentifierKind::ReserveNumber) => Some(desk.text.say_with("print-reserve-number", &[("number", &value)])),
        Some(IdentifierKind::None) => None,
        Some(IdentifierKind::PersonalNumber) | None => Some(value),
    }
}

fn day(desk: &PlanDesk<'_>) -> Option<String> {
    let met = desk.case.meeting.started_at.map(sip_model::Moment::date);
    let (key, date) = if desk.sheet.is_draft() { ("print-meeting-on", met) } else { ("print-made-on", desk.day) };
    date.map(|date| desk.text.say_with(key, &[("date", &dates::full(date))]))
}
