//! Paragraphs into strips, the smallest things that a page is built of.

use super::mark::{Begins, Ink, Mark, Paint, diamond, disc, rectangle, rounded, tick};
use super::para::{Align, Para, Run, Sign};
use super::style::mm;
use super::word::advance;
use super::wrap::{Line, wrap};
use crate::font::Fonts;

/// A line with what is drawn in it, from its own top left. A page is never cut inside a strip.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Strip {
    pub height: f32,
    pub marks: Vec<Mark>,
}

/// Room for a sign and the gap after it.
const SIGN: f32 = mm(4.8);
/// Room for the dot of a list.
const POINT: f32 = mm(5.0);
/// Air inside a dashed box, at the sides.
const BOX_PAD: f32 = mm(1.6);

/// Sets paragraphs below each other in a column.
pub(crate) fn set(paras: &[Para], width: f32, fonts: &Fonts) -> Vec<Strip> {
    paras.iter().flat_map(|para| set_one(para, width, fonts)).collect()
}

/// Height of strips below each other.
pub(crate) fn height(strips: &[Strip]) -> f32 {
    strips.iter().map(|strip| strip.height).sum()
}

/// What is drawn in strips below each other, the first with its top left at a point.
pub(crate) fn placed(strips: &[Strip], x: f32, y: f32) -> Vec<Mark> {
    let mut top = y;
    let mut marks = Vec::new();
    for strip in strips {
        marks.extend(strip.marks.iter().map(|mark| mark.clone().moved(x, top)));
        top += strip.height;
    }
    marks
}

/// Width of runs on one line.
pub(crate) fn width(runs: &[Run], fonts: &Fonts) -> f32 {
    runs.iter().flat_map(|run| run.text.chars().map(|letter| advance(fonts, letter, run.style))).sum()
}

fn set_one(para: &Para, width: f32, fonts: &Fonts) -> Vec<Strip> {
    // A sign takes room in the first line only: units have long names, and columns are narrow.
    let (first, hang) = match para.sign {
        None => (0.0, 0.0),
        Some(Sign::Point) => (0.0, POINT),
        Some(_) => (SIGN, 0.0),
    };
    let indent = hang + if para.boxed { BOX_PAD } else { 0.0 };
    let room = width - hang - if para.boxed { 2.0 * BOX_PAD } else { 0.0 };
    let lines = wrap(&para.runs, first, room, fonts);
    let count = lines.len();
    let widest = lines.iter().map(|line| line.width).fold(0.0, f32::max);
    let mut strips: Vec<Strip> = lines.into_iter().map(|line| strip(para, line, indent, room, fonts)).collect();
    if let Some(first) = strips.first_mut() {
        let level = para.runs.iter().map(|run| run.style.level).max().unwrap_or(0);
        first.marks.insert(0, Mark::Begins(Begins::Para { level, point: para.sign == Some(Sign::Point) }));
        first.marks.extend(para.sign.map(|sign| drawn(sign, para, fonts)));
        first.height += para.above;
        first.marks = std::mem::take(&mut first.marks).into_iter().map(|mark| mark.moved(0.0, para.above)).collect();
    }
    if para.boxed {
        draw_box(&mut strips, para, widest + 2.0 * BOX_PAD, count);
    }
    strips
}

fn strip(para: &Para, line: Line, indent: f32, room: f32, fonts: &Fonts) -> Strip {
    let start = match para.align {
        Align::Left => indent,
        Align::Centre => indent + (room - line.width) / 2.0,
        Align::Right => indent + room - line.width,
    };
    // One baseline for the line, that of its largest letters.
    let baseline = line
        .spans
        .iter()
        .max_by(|a, b| a.style.size.total_cmp(&b.style.size))
        .map_or(para.leading, |span| fonts.baseline(span.style.face, span.style.size, para.leading));
    let words =
        |span: super::wrap::Span| Mark::Words { x: start + span.x, y: baseline, text: span.text, style: span.style };
    Strip { height: para.leading, marks: line.spans.into_iter().map(words).collect() }
}

/// The sign in front of a first line, standing on its baseline.
fn drawn(sign: Sign, para: &Para, fonts: &Fonts) -> Mark {
    let Some(run) = para.runs.first() else {
        return rectangle(0.0, 0.0, 0.0, 0.0, Paint::Fill(Ink::White));
    };
    let base = fonts.baseline(run.style.face, run.style.size, para.leading);
    let side = mm(3.2);
    let (middle, centre) = (side / 2.0, base - side / 2.0 + 0.4);
    match sign {
        Sign::Ring => disc(middle, centre, side / 2.0 - 0.6, Paint::Stroke { width: 1.2, ink: Ink::Black }),
        Sign::Square => rectangle(0.0, centre - side / 2.0, side, side, Paint::Fill(Ink::Black)),
        Sign::Diamond => diamond(middle, centre, side / 2.0, Paint::Fill(Ink::Black)),
        Sign::Tick => tick(0.0, centre - side / 2.0, side),
        Sign::Point => disc(mm(1.1), base - run.style.size * 0.32, mm(1.1), Paint::Fill(Ink::Black)),
    }
}

/// A dashed box around the lines. It is drawn piece by piece when a box has several lines, so that
/// a page may end inside it.
fn draw_box(strips: &mut [Strip], para: &Para, width: f32, count: usize) {
    let paint = Paint::Dashed { width: 1.4, ink: Ink::Black };
    for (at, strip) in strips.iter_mut().enumerate() {
        let top = if at == 0 { para.above } else { 0.0 };
        if count == 1 {
            strip.marks.push(rounded(0.7, top + 0.4, width - 1.4, para.leading - 0.2, mm(1.0), paint));
        } else {
            strip.marks.push(rectangle(0.7, top + 0.4, width - 1.4, para.leading - 0.2, paint));
        }
        strip.height += if at + 1 == count { 2.0 } else { 0.0 };
    }
}
