//! What is filled in by pen: lines to write on and boxes to tick.

use super::desk::Desk;
use crate::layout::{Ink, Paint, Para, Run, Strip, Style, line, mm, placed, rounded, width};

/// A row to write in.
const ROW: f32 = mm(8.7);
/// How far above its foot the line of a row is, and how far above the line words stand.
const LIFT: f32 = mm(1.4);
const STAND: f32 = 4.0;
/// The shortest line that a name can be written on.
const SHORTEST: f32 = mm(40.0);
/// Side of a box to tick, and the room that it takes with the gap after it.
const BOX: f32 = mm(5.5);
const BOX_ROOM: f32 = mm(8.8);
/// Space between two choices.
const BETWEEN: f32 = mm(7.0);

/// An empty line to write on, `x` points from the left and as far as `to`.
pub(super) fn blank(x: f32, to: f32) -> Strip {
    Strip { height: ROW, marks: vec![line((x, ROW - LIFT), (to, ROW - LIFT), 1.0, Ink::Black)] }
}

/// Whether a strip is a row of this file.
pub(super) fn is_row(strip: &Strip) -> bool {
    strip.height >= ROW
}

/// Set words, the first line as tall as a row and standing where the pen will write.
pub(super) fn beside_row(desk: &Desk<'_>, words: Vec<Strip>) -> Vec<Strip> {
    let mut words = words;
    if let Some(first) = words.first_mut() {
        let base = desk.fonts.baseline(Style::TEXT.face, Style::TEXT.size, first.height);
        first.marks = placed(std::slice::from_ref(first), 0.0, ROW - LIFT - STAND - base);
        first.height = ROW;
    }
    words
}

/// Words with a line after them as far as `wide`; below them where they leave no room for one.
pub(super) fn filled_in(desk: &Desk<'_>, words: &str, wide: f32) -> Vec<Strip> {
    let run = Run { text: words.to_owned(), style: Style::TEXT };
    let used = width(std::slice::from_ref(&run), desk.fonts) + mm(2.5);
    let words = desk.set(&[Para::of(vec![run])], wide);
    if words.len() > 1 || used + SHORTEST > wide {
        return words.into_iter().chain([blank(0.0, wide)]).collect();
    }
    let mut row = beside_row(desk, words);
    row.iter_mut().for_each(|row| row.marks.extend(blank(used, wide).marks));
    row
}

/// A box to tick, with words and a line after them.
pub(super) fn ticked(desk: &Desk<'_>, words: &str, wide: f32) -> Vec<Strip> {
    boxed(filled_in(desk, words, wide - BOX_ROOM))
}

/// Boxes to tick beside each other, over as many rows as they need.
pub(super) fn choices(desk: &Desk<'_>, words: &[String], wide: f32) -> Vec<Strip> {
    let mut rows: Vec<Strip> = Vec::new();
    let mut x = wide;
    for words in words {
        let run = Run { text: words.clone(), style: Style::TEXT };
        let room = (BOX_ROOM + width(std::slice::from_ref(&run), desk.fonts) + 1.0).min(wide);
        let strips = boxed(beside_row(desk, desk.set(&[Para::of(vec![run])], room - BOX_ROOM)));
        if x + room > wide {
            x = 0.0;
            rows.extend(strips);
        } else if let Some(row) = rows.last_mut() {
            row.marks.extend(placed(&strips, x, 0.0));
        }
        x += room + BETWEEN;
    }
    rows
}

/// The box before the first strip; every strip stands to the right of it.
fn boxed(mut strips: Vec<Strip>) -> Vec<Strip> {
    for strip in &mut strips {
        strip.marks = placed(std::slice::from_ref(strip), BOX_ROOM, 0.0);
    }
    if let Some(first) = strips.first_mut() {
        let paint = Paint::Stroke { width: 1.6, ink: Ink::Black };
        let top = ROW - LIFT - BOX - 0.6;
        first.marks.insert(0, rounded(0.8, top + 0.8, BOX - 1.6, BOX - 1.6, mm(1.0), paint));
    }
    strips
}
