//! Head and foot of every page: what it is, whose exemplar, which plan, which page, which words.

use super::desk::{Desk, said};
use super::{stamp, title};
use crate::layout::{Align, Area, Ink, Mark, Page, Para, Run, Strip, Style, WIDTH, height, line, mm, set, width};

const LEFT: f32 = mm(15.0);
const TOP: f32 = mm(10.0);
const PAPER: f32 = mm(297.0);
const FOOT: f32 = mm(9.0);
/// Space between the line of the head or foot and what stands on the page.
const AIR: f32 = mm(4.6);
const SMALL: Style = Style::TEXT.sized(10.5);
const SIDE: f32 = mm(70.0);
/// Room for the lamp before the title.
const LAMP: f32 = mm(10.4);

/// Head and foot, set once; the page number alone differs.
pub(super) struct Furniture {
    head: Vec<Mark>,
    head_height: f32,
    left: Vec<Strip>,
    right: Vec<Strip>,
}

impl Furniture {
    pub(super) fn new(desk: &Desk<'_>) -> Self {
        let (head, head_height) = head(desk);
        let small = |lines: Vec<String>, align| {
            let paras: Vec<Para> =
                lines.into_iter().map(|line| Para::text(line, SMALL).leaded(1.28).aligned(align)).collect();
            desk.set(&paras, SIDE)
        };
        Self { head, head_height, left: small(identity(desk), Align::Left), right: small(proof(desk), Align::Right) }
    }

    /// What is left for the plan.
    pub(super) fn area(&self) -> Area {
        Area { left: LEFT, top: TOP + self.head_height + AIR, bottom: self.foot_top() - AIR }
    }

    fn foot_top(&self) -> f32 {
        let tallest = height(&self.left).max(height(&self.right));
        // A third line, for long names, may come nearer the edge; printers leave 4 mm.
        let two = 2.0 * SMALL.size * 1.28;
        PAPER - FOOT - mm(2.0) - tallest.max(two) + (tallest - two).clamp(0.0, mm(4.0))
    }

    /// Puts head and foot on every page.
    pub(super) fn dress(&self, pages: &mut [Page], desk: &Desk<'_>) {
        let count = pages.len();
        let top = self.foot_top();
        for (at, page) in pages.iter_mut().enumerate() {
            let place = |strips: &[Strip], x: f32| {
                let mut y = top + mm(2.0);
                let mut marks = Vec::new();
                for strip in strips {
                    marks.extend(strip.marks.iter().map(|mark| mark.clone().moved(x, y)));
                    y += strip.height;
                }
                marks
            };
            let number = [("page", (at + 1).to_string()), ("pages", count.to_string())];
            let number = desk.text.say_with("print-page-of", &[("page", &number[0].1), ("pages", &number[1].1)]);
            let middle = set(&[Para::text(number, Style::BOLD.sized(12.0)).aligned(Align::Centre)], WIDTH, desk.fonts);
            page.furniture.extend(self.head.iter().cloned());
            page.furniture.push(line((LEFT, top), (LEFT + WIDTH, top), 1.0, Ink::Black));
            page.furniture.extend(place(&self.left, LEFT));
            page.furniture.extend(place(&middle, LEFT));
            page.furniture.extend(place(&self.right, LEFT + WIDTH - SIDE));
        }
    }
}

/// Plan, version and person.
fn identity(desk: &Desk<'_>) -> Vec<String> {
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
fn proof(desk: &Desk<'_>) -> Vec<String> {
    if desk.sheet.is_draft() {
        return Vec::new();
    }
    let hash = desk.sheet.hash.map(|hash| desk.text.say_with("print-check", &[("hash", &short(hash))]));
    let words = (!desk.sheet.words.is_empty())
        .then(|| desk.text.say_with("print-words", &[("words", &desk.sheet.words.join(" "))]));
    hash.into_iter().chain(words).collect()
}

/// Twelve hex digits in groups of four: enough to compare aloud.
fn short(hash: &str) -> String {
    let digits: Vec<char> = hash.chars().take(12).collect();
    digits.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// The marks of the head and its height with the line.
fn head(desk: &Desk<'_>) -> (Vec<Mark>, f32) {
    let mut marks = Vec::new();
    let mut top = TOP;
    if desk.sheet.is_draft() {
        let (band, tall) = stamp::draft(desk, LEFT, top);
        marks.extend(band);
        top += tall + mm(2.6);
    }
    let title = Run { text: desk.say("print-title"), style: Style::BOLD };
    // The name of the sheet stays on one line, whatever the stamp says.
    let room = WIDTH - LAMP - width(std::slice::from_ref(&title), desk.fonts) - mm(5.0);
    let (stamp_marks, stamp_width, stamp_height) = stamp::exemplar(desk, room).unwrap_or_default();
    let row = stamp_height.max(mm(9.2));
    marks.extend(stamp::lamp(LEFT, top + (row - mm(8.0)) / 2.0));
    let room = WIDTH - LAMP - stamp_width - if stamp_width > 0.0 { mm(4.0) } else { 0.0 };
    let title = desk.set(&[Para::of(vec![title])], room);
    let mut y = top + (row - height(&title)) / 2.0;
    for strip in &title {
        marks.extend(strip.marks.iter().map(|mark| mark.clone().moved(LEFT + LAMP, y)));
        y += strip.height;
    }
    marks.extend(
        stamp_marks.into_iter().map(|mark| mark.moved(LEFT + WIDTH - stamp_width, top + (row - stamp_height) / 2.0)),
    );
    let bottom = top + row + mm(2.6);
    marks.push(line((LEFT, bottom), (LEFT + WIDTH, bottom), 1.0, Ink::Black));
    (marks, bottom - TOP)
}
