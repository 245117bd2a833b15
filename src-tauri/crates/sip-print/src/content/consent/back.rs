//! Du kan ta tillbaka ditt ja när du vill.

use sip_model::item::standing;

use super::{Form, Voice};
use crate::content::desk::said;
use crate::content::pen;
use crate::layout::{Block, Column, Edge, Flow, Frame, Para, WIDTH, What, mm};

const SIDE: f32 = mm(5.0);
const INSIDE: f32 = WIDTH - 2.0 * SIDE;

pub(super) fn block(form: &Form<'_>, flow: &mut Flow) {
    let consent = &form.case.consent;
    if consent.withdrawn_at.is_some() {
        return;
    }
    let declined = consent.to_plan == Some(false);
    let first = match form.voice() {
        Voice::Unable => "print-back-unable",
        _ if declined => "print-back-declined",
        _ => "print-back",
    };
    let mut sentences = vec![form.rich(first, &[])];
    let contact = contact(form);
    if let Some((name, phone)) = &contact {
        sentences.push(match phone {
            Some(phone) => form.rich("print-tell-at", &[("name", name), ("phone", phone)]),
            None => form.rich("print-tell", &[("name", name)]),
        });
    }
    if !declined {
        sentences.push(form.rich("print-back-then", &[]));
    }
    let mut strips = form.set(&[Para::of(form.joined(sentences))], INSIDE);
    if contact.is_none() {
        strips.extend(pen::filled_in(form, &form.say("print-tell-whom"), INSIDE));
    }
    let frame = flow.frame(Frame { edge: Edge::Box { width: 1.6, radius: mm(2.0) }, pad: (mm(2.8), mm(3.2)) });
    flow.add(Block::new(What::Remark, vec![Column::new(SIDE, strips)]).gap(mm(6.0)).framed(frame));
}

/// Whom to tell, with a telephone: as the caller says, else the samordnare, else whoever wrote it down.
fn contact(form: &Form<'_>) -> Option<(String, Option<String>)> {
    if let Some(contact) = form.sheet.contact.filter(|contact| !contact.name.trim().is_empty()) {
        let phone = Some(contact.phone).filter(|phone| !phone.trim().is_empty());
        return Some((contact.name.to_owned(), phone.map(held)));
    }
    let coordinator = form.case.coordinator.participant_id.as_ref().and_then(|id| form.case.participant(id));
    let noted = said(&form.case.consent.documented_by);
    let named = |name: &str| {
        standing(&form.case.meeting.participants).find(|participant| participant.name.as_deref() == Some(name))
    };
    let who = coordinator.filter(|who| said(&who.name).is_some()).or_else(|| noted.and_then(named));
    match who {
        Some(who) => Some((said(&who.name)?.to_owned(), form.phone(who).map(held))),
        None => noted.map(|name| (name.to_owned(), None)),
    }
}

/// A number is not broken over two lines.
fn held(phone: &str) -> String {
    phone.replace(' ', "\u{a0}")
}
