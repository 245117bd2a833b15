//! The box with the day in large figures, the time, the place and who leads.

use sip_model::meeting::Participant;
use sip_model::{Date, Moment};
use sip_text::dates;

use super::{Letter, Order};
use crate::content::desk::{plain, said, sized};
use crate::content::signatures::PERSON_ROLE;
use crate::font::Face;
use crate::layout::{
    Align, Block, Column, Edge, Flow, Frame, Ink, Para, Run, Strip, Style, WIDTH, What, height, line, mm, placed,
};

/// The day, and the line to the right of it.
const DAY: (f32, f32) = (mm(4.0), mm(34.0));
const LINE: f32 = mm(42.0);
/// Where labels begin, how wide they are at full size, and where values end.
const LABEL: (f32, f32) = (mm(49.0), mm(37.5));
const END: f32 = WIDTH - mm(5.0);
/// The smallest letters of time and place.
const SMALLEST: f32 = 12.0;
/// Space between two rows.
const GAP: f32 = mm(1.8);

pub(super) fn block(letter: &Letter<'_>, order: &Order, flow: &mut Flow) {
    let summons = &letter.case.summons;
    let mut rows = vec![("print-time", time(letter, summons.meeting_at))];
    rows.push(("print-place", place(letter)));
    // A link opens the meeting to whoever holds the paper, and can tell where it is held from.
    let link = said(&summons.digital_link).filter(|_| !letter.is_protected());
    rows.push(("print-link", link.map(|link| vec![Run { text: link.to_owned(), style: Style::BOLD }])));
    let size = if order.tight { order.size.max(SMALLEST) } else { Style::TEXT.size };
    let rows: Vec<Strip> = rows
        .into_iter()
        .chain([leader(letter).unwrap_or(("print-leader", None))])
        .filter_map(|(label, value)| Some((label, value?)))
        .enumerate()
        .flat_map(|(at, (label, value))| row(letter, label, value, size, if at == 0 { 0.0 } else { order.gap(GAP) }))
        .collect();
    let day = summons.meeting_at.map(Moment::date).map(|date| day(letter, order, date)).unwrap_or_default();
    let tall = height(&rows).max(height(&day));
    let bar = Strip { height: tall, marks: vec![line((0.0, 0.0), (0.0, tall), 1.0, Ink::Black)] };
    let frame = flow.frame(Frame {
        edge: Edge::Box { width: 2.2, radius: mm(3.0) },
        pad: (order.gap(mm(4.0)), order.gap(mm(4.0))),
    });
    let columns = if day.is_empty() {
        vec![Column::new(mm(6.0), rows)]
    } else {
        vec![Column::new(DAY.0, day).middle(), Column::new(LINE, vec![bar]), Column::new(LABEL.0, rows).middle()]
    };
    flow.add(Block::new(What::Appointment, columns).gap(order.gap(mm(4.5))).framed(frame));
}

/// "onsdag", "21" in large figures, "oktober 2026".
fn day(letter: &Letter<'_>, order: &Order, date: Date) -> Vec<Strip> {
    let full = dates::full(date);
    let (number, month) = full.split_once(dates::NO_BREAK).unwrap_or(("", &full));
    let large = Style { face: Face::Voice, size: if order.tight { 38.0 } else { 50.0 }, spacing: -0.01, ..Style::TEXT };
    let centred = |words: &str, style| Para::text(words, style).aligned(Align::Centre);
    let paras = [
        centred(dates::weekday(date), Style::TEXT).leaded(1.15),
        centred(number, large).leaded(1.04),
        centred(month, Style::TEXT).leaded(1.15).above(mm(0.8)),
    ];
    letter.set(&paras, DAY.1)
}

/// A label with its value to the right, line by line, so that they are read in that order.
fn row(letter: &Letter<'_>, label: &str, value: Vec<Run>, size: f32, gap: f32) -> Vec<Strip> {
    let across = LABEL.1 * size / Style::TEXT.size;
    let label = Para::text(letter.say(label), Style::TEXT.sized(size)).leaded(1.22);
    let mut left = letter.set(&[label], across - mm(2.0)).into_iter();
    let right = letter.set(&[Para::of(sized(value, size)).leaded(1.22)], END - LABEL.0 - across);
    let mut rows: Vec<Strip> = right
        .into_iter()
        .map(|value| {
            let label = left.next().unwrap_or_default();
            let tall = label.height.max(value.height);
            let marks = placed(&[label], 0.0, 0.0).into_iter().chain(placed(&[value], across, 0.0)).collect();
            Strip { height: tall, marks }
        })
        .collect();
    rows.extend(left);
    if let Some(first) = rows.first_mut() {
        first.marks = placed(std::slice::from_ref(first), 0.0, gap);
        first.height += gap;
    }
    rows
}

/// "13.00–14.15".
fn time(letter: &Letter<'_>, at: Option<Moment>) -> Option<Vec<Run>> {
    let Some(at) = at else {
        return Some(plain(letter.say("print-time-missing")));
    };
    let minutes = letter.case.summons.duration_minutes.filter(|minutes| *minutes > 0);
    let end = minutes.map(|minutes| Moment(at.0 + std::time::Duration::from_secs(60 * u64::from(minutes))));
    let span = end.map_or_else(|| dates::clock(at), |end| format!("{}–{}", dates::clock(at), dates::clock(end)));
    Some(vec![Run { text: span, style: Style::BOLD }])
}

/// The place; nothing where a link alone is the place.
fn place(letter: &Letter<'_>) -> Option<Vec<Run>> {
    let summons = &letter.case.summons;
    if letter.is_protected() {
        return Some(match letter.caller().and_then(|who| said(&who.name)) {
            Some(name) => letter.rich("print-place-protected", &[("name", name)]),
            None => letter.rich("print-place-protected-unnamed", &[]),
        });
    }
    match said(&summons.place) {
        Some(place) => {
            // The name of the place first, then where it is.
            let (name, rest) = place.split_once(',').unwrap_or((place, ""));
            let mut runs = vec![Run { text: name.to_owned(), style: Style::BOLD }];
            runs.extend((!rest.is_empty()).then(|| Run { text: format!(",{rest}"), style: Style::TEXT }));
            Some(runs)
        }
        None if said(&summons.digital_link).is_some() => None,
        None => Some(plain(letter.say("print-place-missing"))),
    }
}

/// Who leads: the chair, else whoever calls. To most readers a chair of another unit is not named,
/// but who arranged the meeting is.
fn leader(letter: &Letter<'_>) -> Option<(&'static str, Option<Vec<Run>>)> {
    let caller = letter.caller();
    let chair = letter.case.meeting.roles.chair.as_ref().and_then(|id| letter.case.participant(id));
    let chair = chair.filter(|chair| said(&chair.name).is_some());
    let same = |chair: &&Participant| {
        let colleagues = |caller: &Participant| chair.unit_id.is_some() && chair.unit_id == caller.unit_id;
        caller.is_none_or(|caller| caller.id == chair.id || colleagues(caller))
    };
    let told = chair.filter(|chair| letter.sheet.tells_others || same(chair) || chair.is_person());
    match (told, chair, caller) {
        (Some(chair), _, _) => Some(("print-leader", Some(who(letter, chair)))),
        (None, Some(_), Some(caller)) => Some(("print-arranger", Some(who(letter, caller)))),
        (None, _, caller) => caller.map(|caller| ("print-leader", Some(who(letter, caller)))),
    }
}

/// "Maria Sandell, huvudansvarig fast vårdkontakt".
fn who(letter: &Letter<'_>, participant: &Participant) -> Vec<Run> {
    let name = said(&participant.name).unwrap_or_default();
    let name = if participant.is_person() && letter.is_protected() { letter.short() } else { name.to_owned() };
    let mut runs = vec![Run { text: name, style: Style::BOLD }];
    let role = said(&participant.role).filter(|role| *role != PERSON_ROLE);
    runs.extend(role.map(|role| Run { text: format!(", {}", letter.shown(role)), style: Style::TEXT }));
    runs
}
