//! Underskrifter: a row with a line for each participant, the person first.

use sip_model::item::standing;
use sip_model::meeting::Participant;
use sip_text::dates;

use super::desk::{Desk, PlanDesk, plain, said};
use super::table::Table;
use super::{attendance, signed};
use crate::layout::{Block, Column, Flow, Ink, Para, Style, WIDTH, What, mm};

const TABLE: Table = Table { shares: &[0.49, 0.30, 0.21] };
/// Without lines to sign on: arbetsmaterial.
const DRAFT: Table = Table { shares: &[0.65, 0.35] };
/// Room for a signature, and more for the person's.
const ROW: f32 = mm(14.0);
const PERSON: f32 = mm(17.5);
/// The role that tells the person apart; it is no word for paper.
pub(super) const PERSON_ROLE: &str = "enskild";

pub(super) fn table(desk: &PlanDesk<'_>, flow: &mut Flow) {
    // Nobody signs an extract, and its reader learns of nobody by it (ruling 3).
    if desk.reader.is_some() {
        return;
    }
    let draft = desk.sheet.is_draft();
    let heading = desk.say(if draft { "print-participants" } else { "print-signatures" });
    let paras = [Para::text(heading, Style::HEAD).leaded(1.2), Para::of(intro(desk)).above(mm(0.6))];
    let head = Block::one(What::Heading, desk.set(&paras, WIDTH)).gap(mm(6.0)).keep();
    // A page of its own: it is the page that goes around the table with the pen.
    flow.add(if draft { head } else { head.on_new_page() });
    let mut participants: Vec<&Participant> = standing(&desk.case.meeting.participants).collect();
    if participants.is_empty() {
        flow.add(
            Block::one(What::Remark, desk.set(&[Para::text(desk.say("print-no-participants"), Style::TEXT)], WIDTH))
                .gap(mm(2.0)),
        );
        return;
    }
    participants.sort_by_key(|participant| !participant.is_person());
    let heads = if draft {
        DRAFT.heads(desk, &["print-column-name", "print-column-attendance"])
    } else {
        TABLE.heads(desk, &["print-column-name", "print-column-signature", "print-column-attendance"])
    };
    let continued = desk.text.say_with(
        "print-continued",
        &[("heading", &desk.say(if draft { "print-participants" } else { "print-signatures" }))],
    );
    let again = Block::one(What::Repeated, desk.set(&[Para::text(continued, Style::HEAD).leaded(1.2)], WIDTH));
    let banner = flow.banner(vec![again, Block { keep: false, what: What::Repeated, ..heads.clone().gap(mm(2.0)) }]);
    flow.add(heads.gap(mm(3.0)));
    for (row, participant) in participants.into_iter().enumerate() {
        flow.add(signer(desk, row, participant).under(banner));
    }
}

fn intro(desk: &PlanDesk<'_>) -> Vec<crate::layout::Run> {
    if desk.sheet.is_draft() {
        return plain(desk.say("print-not-yet-signed"));
    }
    let together = match desk.day {
        Some(day) => desk.rich("print-signed-together", &[("date", &dates::full(day))]),
        None => desk.rich("print-signed-undated", &[]),
    };
    let version =
        desk.sheet.version.map(|version| desk.rich("print-signed-version", &[("version", &version.to_string())]));
    desk.joined(std::iter::once(together).chain(version).collect())
}

/// The name, and below it role, unit and telephone.
pub(super) fn who(desk: &Desk<'_>, participant: &Participant) -> Vec<Para> {
    let name = said(&participant.name).map_or_else(|| desk.say("print-name-missing"), str::to_owned);
    let role = said(&participant.role).filter(|role| *role != PERSON_ROLE);
    let unit = participant.unit_id.as_ref().and_then(|unit| desk.unit(unit));
    let phone = desk.phone(participant).map(|phone| phone.replace(' ', "\u{a0}"));
    let below: Vec<&str> = [role, unit, phone.as_deref()].into_iter().flatten().collect();
    let mut who = vec![Para::text(name, Style::BOLD).leaded(1.14)];
    if !below.is_empty() {
        who.push(Para::text(below.join(", "), Style::TEXT).leaded(1.12));
    }
    who
}

fn signer(desk: &PlanDesk<'_>, row: usize, participant: &Participant) -> Block {
    let who = who(desk, participant);
    let attendance = vec![Para::text(attendance::words(desk, participant), Style::TEXT).leaded(1.12)];
    let what = What::Signature { row };
    let mut block = if desk.sheet.is_draft() {
        DRAFT.row(desk, what, vec![who, attendance])
    } else {
        TABLE.row(desk, what, vec![who, Vec::new(), attendance]).least(if participant.is_person() {
            PERSON
        } else {
            ROW
        })
    };
    block.columns = block.columns.into_iter().map(Column::middle).collect();
    let pen = TABLE.columns().get(1).copied().filter(|_| !desk.sheet.is_draft());
    if let (Some((x, wide)), Some(cell)) = (pen, block.columns.get_mut(1)) {
        let strips = match signed::of(desk, &participant.id) {
            Some(signed) => signed::strips(desk, signed, wide),
            // The line to sign on, a little above the foot of the row.
            None => signed::blank(wide),
        };
        *cell = Column { x, strips, middle: true };
    }
    let mut block = block.pad(mm(0.8), mm(1.2));
    if participant.is_person() {
        block = block.ruled_below(1.4, Ink::Black);
    }
    block
}
