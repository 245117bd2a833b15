//! Head and foot of every page, set once; the page number alone differs. What they say is each
//! sheet's own.

use super::desk::Desk;
use super::stamp;
use crate::layout::{
    Align, Area, Ink, Mark, Page, Para, Run, Strip, Style, WIDTH, height, line, mm, placed, set, width,
};

pub(super) const LEFT: f32 = mm(15.0);
pub(super) const TOP: f32 = mm(10.0);
const PAPER: f32 = mm(297.0);
const FOOT: f32 = mm(9.0);
/// Space between the line of the head or foot and what stands on the page.
const AIR: f32 = mm(4.6);
const SMALL: Style = Style::TEXT.sized(10.5);
const SMALL_LEADING: f32 = 1.28;
/// Side of the square: half a millimetre for each of the 49 places of a code, which a camera reads
/// from paper scanned at 150 dots an inch.
pub(super) const SQUARE: f32 = mm(24.5);
/// What must be left empty around it.
const QUIET: f32 = mm(4.0);
/// Width of a side of the foot, and between them the page number.
pub(super) const SIDE: f32 = mm(70.0);
/// Room for the lamp before the title.
const LAMP: f32 = mm(10.4);

/// What is drawn at the head of a page, and its height with the line.
pub(super) struct Head {
    pub(super) marks: Vec<Mark>,
    pub(super) height: f32,
}

/// What stands at the foot: lines at the left and at the right, and the width of each side.
pub(super) struct Foot {
    pub(super) left: Vec<String>,
    pub(super) right: Vec<String>,
    pub(super) sides: (f32, f32),
}

/// Something drawn from its own top left, with width and height.
#[derive(Default)]
pub(super) struct Drawn {
    pub(super) marks: Vec<Mark>,
    pub(super) width: f32,
    pub(super) height: f32,
}

/// Head and foot of a sheet.
pub(super) struct Furniture {
    head: Head,
    left: Vec<Strip>,
    right: Vec<Strip>,
    sides: (f32, f32),
    /// A square stands at the left of the foot, and the words beside it.
    squared: bool,
    /// Where the square stands instead.
    above: Option<(f32, f32)>,
    /// Size of the words of the foot, and of the page number.
    sizes: (f32, f32),
}

impl Furniture {
    pub(super) fn new(desk: &Desk<'_>, head: Head, foot: Foot) -> Self {
        Self::sized(desk, head, foot, (SMALL.size, desk.setting.squares.is_some()))
    }

    /// With larger words at the foot, and the square at the right of the head.
    pub(super) fn large(desk: &Desk<'_>, head: Head, foot: Foot, size: f32) -> Self {
        let top = TOP + head.height;
        let mut all = Self::sized(desk, head, foot, (size, false));
        all.above = desk.setting.squares.map(|_| (LEFT + WIDTH - SQUARE, top));
        all
    }

    fn sized(desk: &Desk<'_>, head: Head, foot: Foot, (size, squared): (f32, bool)) -> Self {
        let size = size.max(desk.least);
        let small = |lines: Vec<String>, align, wide| {
            let style = SMALL.sized(size);
            let paras: Vec<Para> =
                lines.into_iter().map(|line| Para::text(line, style).leaded(SMALL_LEADING).aligned(align)).collect();
            desk.set(&paras, wide)
        };
        let room = WIDTH - SQUARE - QUIET;
        let (sides, left) = match squared {
            true => {
                let hint = desk.say("print-square");
                ((room * 0.56, room * 0.44), foot.left.into_iter().chain([hint]).collect())
            }
            false => (foot.sides, foot.left),
        };
        Self {
            head,
            left: small(left, Align::Left, sides.0 - if squared { mm(3.0) } else { 0.0 }),
            right: small(foot.right, Align::Right, sides.1),
            sides,
            squared,
            above: None,
            sizes: (size, size.max(12.0).max(desk.least)),
        }
    }

    /// What is left for the sheet.
    pub(super) fn area(&self) -> Area {
        Area { left: LEFT, top: TOP + self.head.height + AIR, bottom: self.foot_top() - AIR }
    }

    fn foot_top(&self) -> f32 {
        let number = if self.squared { self.sizes.1 * SMALL_LEADING } else { 0.0 };
        let tallest = height(&self.left).max(height(&self.right) + number);
        if self.squared {
            return PAPER - FOOT + mm(3.0) - mm(2.0) - tallest.max(SQUARE);
        }
        // A third line, for long names, may come nearer the edge; printers leave 4 mm.
        let two = 2.0 * self.sizes.0 * SMALL_LEADING;
        PAPER - FOOT - mm(2.0) - tallest.max(two) + (tallest - two).clamp(0.0, mm(4.0))
    }

    /// Puts head and foot on every page.
    pub(super) fn dress(&self, pages: &mut [Page], desk: &Desk<'_>) {
        let count = pages.len();
        let top = self.foot_top();
        let (left, right) = self.sides;
        for (at, page) in pages.iter_mut().enumerate() {
            let number = [("page", (at + 1).to_string()), ("pages", count.to_string())];
            let number = desk.text.say_with("print-page-of", &[("page", &number[0].1), ("pages", &number[1].1)]);
            let number = Para::text(number, Style::BOLD.sized(self.sizes.1));
            page.furniture.extend(self.head.marks.iter().cloned());
            page.furniture.push(line((LEFT, top), (LEFT + WIDTH, top), 1.0, Ink::Black));
            let top = top + mm(2.0);
            let aside = LEFT + WIDTH - right;
            let corner = self.above.or(self.squared.then_some((LEFT, top)));
            let square = desk.setting.squares.and_then(|squares| (squares.0)(at + 1, count));
            page.furniture.extend(corner.zip(square).map(|((x, y), square)| Mark::Square {
                x,
                y,
                wide: SQUARE,
                side: square.side,
                dark: square.dark,
            }));
            if !self.squared {
                let middle = set(&[number.aligned(Align::Centre)], WIDTH - left - right, desk.fonts);
                page.furniture.extend(placed(&self.left, LEFT, top));
                page.furniture.extend(placed(&middle, LEFT + left, top));
                page.furniture.extend(placed(&self.right, aside, top));
                continue;
            }
            let number = set(&[number.aligned(Align::Right)], right, desk.fonts);
            page.furniture.extend(placed(&self.left, LEFT + SQUARE + QUIET, top));
            page.furniture.extend(placed(&number, aside, top));
            page.furniture.extend(placed(&self.right, aside, top + height(&number)));
        }
    }
}

/// The lamp and a title at the left, something at the right, and a line below: from `top` down.
pub(super) fn head(desk: &Desk<'_>, top: f32, title: Run, right: Drawn) -> Head {
    let room = WIDTH - LAMP - right.width - if right.width > 0.0 { mm(4.0) } else { 0.0 };
    let title = desk.set(&[Para::of(vec![title])], room);
    let row = right.height.max(height(&title)).max(mm(9.2));
    let mut marks = stamp::lamp(LEFT, top + (row - mm(8.0)) / 2.0);
    marks.extend(placed(&title, LEFT + LAMP, top + (row - height(&title)) / 2.0));
    let aside = (LEFT + WIDTH - right.width, top + (row - right.height) / 2.0);
    marks.extend(right.marks.into_iter().map(|mark| mark.moved(aside.0, aside.1)));
    let bottom = top + row + mm(2.6);
    marks.push(line((LEFT, bottom), (LEFT + WIDTH, bottom), 1.0, Ink::Black));
    Head { marks, height: bottom - TOP }
}

/// The head of a letter: who sends it, and the day.
pub(super) fn letterhead(desk: &Desk<'_>, sender: &str, day: Option<String>) -> Head {
    let day = Para::text(day.unwrap_or_default(), Style::TEXT);
    let wide = width(&day.runs, desk.fonts);
    let strips = desk.set(&[day], wide + 1.0);
    let right = Drawn { marks: placed(&strips, 0.0, 0.0), width: wide, height: height(&strips) };
    head(desk, TOP, Run { text: sender.to_owned(), style: Style::BOLD }, right)
}

/// What the title of a head leaves for something at its right.
pub(super) fn beside(desk: &Desk<'_>, title: &Run) -> f32 {
    WIDTH - LAMP - width(std::slice::from_ref(title), desk.fonts) - mm(5.0)
}
