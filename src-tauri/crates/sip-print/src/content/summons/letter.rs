//! To whom, what it is, for whom, and the question of the meeting.

use sip_model::summons::SummonsKind;

use super::{Letter, Order, title};
use crate::content::desk::said;
use crate::font::Face;
use crate::layout::{Block, Column, Edge, Flow, Frame, Para, Style, WIDTH, What, mm};

/// Where the address begins, so that it shows in the window of an envelope.
const TO: f32 = mm(96.0);
/// Where words begin inside the honey bar.
const INDENT: f32 = mm(8.2);

pub(super) fn blocks(letter: &Letter<'_>, order: &Order, flow: &mut Flow) {
    let to = &letter.sheet.to;
    let mut address = vec![
        Para::text(letter.say("print-summons-to"), Style::LABEL),
        Para::text(to.name, Style::BOLD).leaded(if order.tight { 1.12 } else { 1.2 }).above(mm(0.4)),
    ];
    let behind = to.authority.and_then(|authority| letter.huvudman(authority));
    address.extend(behind.map(|behind| Para::text(behind, Style::TEXT).leaded(1.3)));
    let address = Column::new(TO, letter.set(&address, WIDTH - TO));
    let size = if order.tight { 24.0 } else { 28.0 };
    let heading = Style { face: Face::Voice, size, spacing: -0.012, level: 1, ..Style::TEXT };
    let heading = Para::text(letter.say(title(to.kind)), heading).leaded(1.1);
    let lead = Para::of(lead(letter)).leaded(1.26);
    if order.tight {
        let heading = Column::new(0.0, letter.set(&[heading], TO - mm(4.0)));
        flow.add(Block::new(What::Letter, vec![address, heading]));
        flow.add(Block::one(What::Letter, letter.set(&[lead], WIDTH)).gap(mm(2.0)));
    } else {
        flow.add(Block::new(What::Letter, vec![address]));
        let paras = [heading, lead.above(mm(1.5))];
        flow.add(Block::one(What::Letter, letter.set(&paras, WIDTH)).gap(mm(5.0)));
    }
}

/// "Du kallas till ett möte om en samordnad individuell plan för Ingrid Bergvall."
fn lead(letter: &Letter<'_>) -> Vec<crate::layout::Run> {
    let name = if letter.is_protected() {
        Some(letter.text.say_with("print-protected-name", &[("plan", letter.sheet.plan_id)]))
    } else {
        said(&letter.case.person.name).map(str::to_owned)
    };
    let (named, unnamed) = match letter.sheet.to.kind {
        SummonsKind::Summons => ("print-summons-lead", "print-summons-lead-unnamed"),
        SummonsKind::Invitation => ("print-invitation-lead", "print-invitation-lead-unnamed"),
    };
    match name {
        Some(name) => letter.rich(named, &[("name", &name)]),
        None => letter.rich(unnamed, &[]),
    }
}

/// Frågan för mötet, beside the honey bar.
pub(super) fn question(letter: &Letter<'_>, order: &Order, flow: &mut Flow) {
    let Some(question) = said(&letter.case.summons.question) else {
        return;
    };
    let frame = flow.frame(Frame { edge: Edge::Honey, pad: (mm(1.0), mm(1.5)) });
    let paras = [
        Para::text(letter.say("print-question"), Style::LABEL.heading()),
        Para::text(letter.shown(question), Style::VOICE.sized(order.voice)).leaded(1.26).above(mm(0.4)),
    ];
    let strips = letter.set(&paras, WIDTH - INDENT);
    flow.add(Block::new(What::Voice, vec![Column::new(INDENT, strips)]).gap(order.gap(mm(5.5))).framed(frame));
}
