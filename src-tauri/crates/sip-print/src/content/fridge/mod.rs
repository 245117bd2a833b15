//! The sheet for the door of the fridge, P2 of the design: one page, nothing smaller than 16 points.
//!
//! What has no room is counted in words, never left out in silence: the plan has all of it.

mod rows;

use sip_model::item::standing;
use sip_model::plan::{ResponsibleAuthority, WorseContact};
use sip_text::{dates, lists};

use super::desk::{Desk, said, sized};
use super::furniture::{Foot, Furniture, Head, LEFT, SIDE, SQUARE, TOP};
use super::{identity, stamp};
use crate::font::{Face, Fonts};
use crate::layout::{
    Align, Block, Column, Edge, Flow, Frame, Ink, Page, Para, Style, WIDTH, What, mm, paginate, width,
};
use crate::sheet::FridgeSheet;

/// Running text, points.
pub(super) const BODY: f32 = 16.0;
const TEXT: Style = Style::TEXT.sized(BODY);
const BOLD: Style = Style::BOLD.sized(BODY);
/// A telephone number in a row, and where it gets worse.
const NUMBER: Style = Style::BOLD.sized(19.0);
const LARGE: Style = Style::BOLD.sized(22.0);
/// The widest that a number may be.
const NUMBER_MOST: f32 = mm(70.0);
const SIDE_PAD: f32 = mm(6.0);
const INSIDE: f32 = WIDTH - 2.0 * SIDE_PAD;
const INDENT: f32 = mm(8.2);

/// How much is said.
#[derive(Clone, Copy)]
pub(super) struct Detail {
    /// So many insatser of each.
    pub(super) items: usize,
    /// So many letters of each text.
    pub(super) letters: usize,
    /// All that one does stands on one line.
    pub(super) one_line: bool,
    /// So many rows.
    pub(super) rows: usize,
}

/// All of it first; then less and less, and fewer rows only when a line for each has no room.
fn details() -> impl Iterator<Item = Detail> {
    let fewer = [(99, 400), (6, 160), (4, 120), (3, 100), (2, 80), (2, 60)];
    let fewer = fewer.into_iter().map(|(items, letters)| Detail { items, letters, one_line: false, rows: 99 });
    fewer.chain((0..40).rev().map(|rows| Detail { items: 1, letters: 90, one_line: true, rows }))
}

/// The page.
pub(crate) fn pages(sheet: &FridgeSheet<'_>, fonts: &Fonts, text: &sip_text::Text) -> Vec<Page> {
    let desk = Desk { least: BODY, ..Desk::new(sheet.case, fonts, text, sheet.made_on).set_as(sheet.setting) };
    let furniture = furniture(&desk, sheet);
    let mut pages = Vec::new();
    for detail in details() {
        pages = paginate(&compose(&desk, detail), furniture.area());
        if pages.len() == 1 {
            break;
        }
    }
    // One page is what the door has room for, whatever was written.
    pages.truncate(1);
    furniture.dress(&mut pages, &desk);
    pages
}

fn furniture(desk: &Desk<'_>, sheet: &FridgeSheet<'_>) -> Furniture {
    let band = match sheet.version {
        None => Some(stamp::draft(desk, LEFT, TOP)),
        Some(_) => stamp::replaced(desk, LEFT, TOP),
    };
    let (marks, height) = band.map_or((Vec::new(), 0.0), |(marks, tall)| (marks, tall + mm(1.0)));
    let head = Head { marks, height };
    let plan = match sheet.version {
        Some(version) => {
            let values = [("plan", sheet.plan_id), ("version", &version.to_string())];
            desk.text.say_with("print-fridge-of", &values)
        }
        None => desk.text.say_with("print-plan-draft", &[("plan", sheet.plan_id)]),
    };
    let hash = sheet.hash.map(|hash| desk.text.say_with("print-check", &[("hash", &identity::short(hash))]));
    let words = (!sheet.words.is_empty()).then(|| sheet.words.join(" "));
    let right = hash.into_iter().chain(words).collect();
    Furniture::large(desk, head, Foot { left: vec![plan], right, sides: (SIDE, SIDE) }, BODY)
}

fn compose(desk: &Desk<'_>, detail: Detail) -> Flow {
    let mut flow = Flow::default();
    let heading = Style { face: Face::Voice, size: 32.0, spacing: -0.012, level: 1, ..Style::TEXT };
    let title = desk.text.say_with("print-fridge-title", &[("whose", &lists::genitive(&desk.person()))]);
    let title =
        [Para::text(rows::cut(&title, 40), heading).leaded(1.1), Para::text(desk.say("print-fridge-lead"), TEXT)];
    flow.add(Block::one(What::Title, desk.set(&title, WIDTH - SQUARE - mm(4.0))));
    worse(desk, detail, &mut flow);
    own(desk, detail, &mut flow);
    rows::all(desk, detail, &mut flow);
    questions(desk, detail, &mut flow);
    again(desk, &mut flow);
    flow
}

/// Om det blir sämre: when, and the number or what to do, large.
fn worse(desk: &Desk<'_>, detail: Detail, flow: &mut Flow) {
    let plan = &desk.case.plan;
    let contacts: Vec<&WorseContact> = standing(&plan.if_it_gets_worse_contacts).collect();
    let free = said(&plan.if_it_gets_worse);
    if contacts.is_empty() && free.is_none() {
        return;
    }
    let frame = flow.frame(Frame { edge: Edge::Box { width: 3.0, radius: mm(3.0) }, pad: (mm(3.0), mm(3.0)) });
    let inside = |strips| Block::new(What::Worse, vec![Column::new(SIDE_PAD, strips)]).framed(frame);
    let heading = Para::text(desk.say("print-worse"), Style::HEAD.sized(18.0)).leaded(1.2);
    flow.add(inside(desk.set(&[heading], INSIDE)).gap(mm(4.0)).keep());
    let few = contacts.is_empty();
    for contact in contacts {
        flow.add(contact_row(desk, contact, detail).framed(frame).gap(mm(1.6)).keep());
    }
    // Where little has room, the lines above say it already.
    let free = free.filter(|_| few || !detail.one_line);
    let free = free.map(|words| desk.set(&[Para::text(rows::cut(words, detail.letters), TEXT)], INSIDE));
    flow.add(inside(free.unwrap_or_default()).gap(mm(1.0)));
}

fn contact_row(desk: &Desk<'_>, contact: &WorseContact, detail: Detail) -> Block {
    let who = contact.who.as_ref().and_then(|id| desk.case.participant(id));
    let name = who.and_then(|who| said(&who.name)).map(lists::given);
    let when: Vec<&str> = said(&contact.when).into_iter().chain(name).collect();
    let call = said(&contact.call).or_else(|| who.and_then(|who| desk.phone(who))).unwrap_or_default();
    let (wide, large) = number(desk, &rows::cut(call, detail.letters), LARGE);
    let left = INSIDE - wide - mm(4.0);
    let when = desk.set(&[Para::text(rows::cut(&when.join(": "), detail.letters), TEXT)], left);
    let x = SIDE_PAD + INSIDE - wide;
    Block::new(What::Worse, vec![Column::new(SIDE_PAD, when).middle(), Column::new(x, large).middle()])
}

/// Words at the right, with their width.
fn number(desk: &Desk<'_>, words: &str, style: Style) -> (f32, Vec<crate::layout::Strip>) {
    let para = Para::text(words.trim().replace('-', "\u{2011}"), style).leaded(1.12).aligned(Align::Right);
    let para = if desk.fonts.has(style.face, '\u{2011}') {
        para
    } else {
        Para::text(words.trim(), style).leaded(1.12).aligned(Align::Right)
    };
    let wide = (width(&para.runs, desk.fonts) + 1.0).min(NUMBER_MOST);
    (wide, desk.set(&[para], wide))
}

/// Det här gör jag.
fn own(desk: &Desk<'_>, detail: Detail, flow: &mut Flow) {
    let mine = desk.case.goals().flat_map(|goal| standing(&goal.insatser));
    let mine = mine.filter(|insats| insats.responsible.authority == Some(ResponsibleAuthority::Person));
    let Some(words) = rows::told(desk, &mine.collect::<Vec<_>>(), detail, WIDTH - INDENT) else { return };
    let frame = flow.frame(Frame { edge: Edge::Honey, pad: (mm(1.4), mm(1.8)) });
    let paras =
        [Para::text(desk.say("print-fridge-own"), Style::HEAD.sized(18.0)).leaded(1.2), Para::text(words, TEXT)];
    let block = Block::new(What::Voice, vec![Column::new(INDENT, desk.set(&paras, WIDTH - INDENT))]);
    flow.add(block.gap(mm(4.0)).framed(frame));
}

/// Whom to ask about the plan, with what they do themselves.
fn questions(desk: &Desk<'_>, detail: Detail, flow: &mut Flow) {
    let id = desk.case.coordinator.participant_id.as_ref();
    let Some(who) = id.and_then(|id| desk.case.participant(id)) else { return };
    let Some(name) = said(&who.name) else { return };
    let frame = flow.frame(Frame { edge: Edge::Box { width: 2.0, radius: mm(2.4) }, pad: (mm(2.0), mm(2.4)) });
    let (wide, phone) = number(desk, desk.phone(who).unwrap_or_default(), NUMBER);
    let runs = sized(desk.rich("print-fridge-questions", &[("name", &rows::cut(name, 60))]), BODY);
    let left = INSIDE - wide - mm(4.0);
    let own = rows::told(desk, &rows::of_coordinator(desk), detail, left).map(|words| Para::text(words, TEXT));
    let paras: Vec<Para> = std::iter::once(Para::of(runs)).chain(own).collect();
    let words = desk.set(&paras, left);
    let columns = vec![Column::new(SIDE_PAD, words).middle(), Column::new(SIDE_PAD + INSIDE - wide, phone).middle()];
    flow.add(Block::new(What::Contacts, columns).gap(mm(3.0)).framed(frame));
}

/// When everyone meets again.
fn again(desk: &Desk<'_>, flow: &mut Flow) {
    let planned = &desk.case.follow_up;
    let Some(at) = planned.at.filter(|_| planned.planned != Some(false)) else { return };
    let runs = desk.rich("print-fridge-again", &[("at", &dates::moment(at, None))]);
    let place = desk.place(&planned.place).map(|place| super::desk::plain(rows::cut(place, 60)));
    let runs = sized(desk.joined(std::iter::once(runs).chain(place).collect()), BODY);
    flow.add(Block::one(What::Remark, desk.set(&[Para::of(runs)], WIDTH)).gap(mm(3.0)));
}

/// A row with a line below it.
fn ruled(columns: Vec<Column>, row: usize) -> Block {
    Block::new(What::Task { row }, columns).pad(mm(0.6), mm(0.9)).ruled_below(0.8, Ink::Grey)
}
