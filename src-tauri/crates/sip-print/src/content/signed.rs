//! What stands in the box for a signature: ink, a line for the pen, or why there is neither.

use sip_model::id::ParticipantId;
use sip_text::{dates, lists};

use super::desk::{Desk, PlanDesk, said};
use super::ink;
use crate::layout::{Ink, Para, Strip, Style, line, mm};
use crate::sheet::{Signed, SignedHow};

/// Height of ink, with the line that it stands on.
const TALL: f32 = mm(12.0);

/// What a participant did, if anything yet.
pub(super) fn of<'a>(desk: &PlanDesk<'a>, id: &ParticipantId) -> Option<&'a Signed> {
    desk.sheet.signed.iter().find(|signed| signed.participant == *id)
}

/// A line for the pen.
pub(super) fn blank(wide: f32) -> Vec<Strip> {
    vec![Strip { height: mm(8.0), marks: vec![line((0.0, mm(8.6)), (wide, mm(8.6)), 0.8, Ink::Black)] }]
}

/// Ink and how it came there, or the words for that there is none.
pub(super) fn strips(desk: &Desk<'_>, signed: &Signed, wide: f32) -> Vec<Strip> {
    let words = words(desk, signed).into_iter().map(|words| Para::text(words, Style::TEXT).leaded(1.12));
    let words = desk.set(&words.collect::<Vec<_>>(), wide);
    let above = match ink::drawn(&signed.strokes, wide, TALL) {
        Some(mut strip) => {
            strip.marks.push(line((0.0, TALL), (wide, TALL), 0.8, Ink::Black));
            vec![strip]
        }
        // With a pen: the line is there for it.
        None if signed.how == SignedHow::Paper => blank(wide),
        None => Vec::new(),
    };
    let gap = Strip { height: if above.is_empty() { 0.0 } else { mm(1.4) }, marks: Vec::new() };
    above.into_iter().chain([gap]).chain(words).collect()
}

fn words(desk: &Desk<'_>, signed: &Signed) -> Vec<String> {
    let clock = dates::clock(signed.at).to_string();
    let day = dates::near(signed.at.date(), desk.day);
    let note = said(&signed.note).map(lists::stopped);
    let values = [("time", clock.as_str()), ("date", day.as_str())];
    let key = match (signed.how, signed.late) {
        (SignedHow::Screen, false) => "print-signed-screen",
        (SignedHow::Screen, true) => "print-signed-screen-late",
        (SignedHow::Paper, _) => "print-signed-paper",
        (SignedHow::Declines, _) => "print-signed-declines",
        (SignedHow::Unable, _) => "print-signed-unable",
        (SignedHow::Proxy, _) => "print-signed-proxy",
        (SignedHow::Absent, _) => "print-signed-absent",
    };
    let identified = said(&signed.identified).map(|how| desk.text.say_with("print-signed-identified", &[("how", how)]));
    std::iter::once(desk.text.say_with(key, &values)).chain(note).chain(identified).collect()
}
