//! Marks into printpdf's operations. Here the paper turns over: PDF counts from the bottom left.

use printpdf::{
    Color, DictItem, Line, LineCapStyle, LineDashPattern, LineJoinStyle, LinePoint, Op, PaintMode, PdfFontHandle,
    Point, Polygon, PolygonRing, Pt, Rgb, TextItem, WindingOrder,
};

use super::tags::Tree;
use super::{font_id, square};
use crate::layout::{Corner, Ink, Mark, Page, Paint, Style};

/// Height of A4 in points.
const PAPER: f32 = 297.0 * 72.0 / 25.4;
/// Dash and gap of a box around what is not decided, points.
const DASHES: [f32; 2] = [3.4, 2.6];

/// The operations of a page, and what its words are.
pub(super) fn page(page: &Page, tree: &mut Tree) -> Vec<Op> {
    let mut pen = Pen { ops: Vec::new(), page: 0, fill: None, stroke: None, spacing: 0.0, within: None };
    pen.ops.push(Op::SetLineJoinStyle { join: LineJoinStyle::Miter });
    pen.ops.push(Op::SetLineCapStyle { cap: LineCapStyle::Butt });
    tree.page();
    pen.page = tree.pages.len();
    pen.artifacts(&page.frames);
    for piece in &page.pieces {
        tree.piece(piece);
        for mark in &piece.marks {
            match mark {
                Mark::Begins(what) => tree.begins(*what),
                // An empty line is drawn by nothing and is no part of the text.
                Mark::Words { text, .. } if !text.is_empty() => {
                    pen.enter(tree.here().map_or(Within::Artifact, Within::Part), tree);
                    pen.draw(mark);
                }
                mark => pen.artifacts(std::slice::from_ref(mark)),
            }
        }
    }
    pen.artifacts(&page.furniture);
    pen.leave();
    pen.ops
}

/// What is being drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    /// What is no part of the text.
    Artifact,
    /// A part of the text.
    Part(usize),
}

/// What the reader of the file holds as set, so that nothing is said twice.
struct Pen {
    ops: Vec<Op>,
    /// This page, counted from 1.
    page: usize,
    fill: Option<Ink>,
    stroke: Option<(Ink, u32)>,
    spacing: f32,
    within: Option<Within>,
}

impl Pen {
    fn artifacts(&mut self, marks: &[Mark]) {
        for mark in marks {
            if self.within != Some(Within::Artifact) {
                self.leave();
                self.ops.push(Op::BeginMarkedContent { tag: "Artifact".to_owned() });
                self.within = Some(Within::Artifact);
            }
            self.draw(mark);
        }
    }

    fn enter(&mut self, what: Within, tree: &mut Tree) {
        if self.within == Some(what) {
            return;
        }
        self.leave();
        self.ops.push(match what {
            Within::Artifact => Op::BeginMarkedContent { tag: "Artifact".to_owned() },
            Within::Part(node) => {
                let number = DictItem::Int(i64::try_from(tree.mark(node)).unwrap_or(i64::MAX));
                let properties = DictItem::Dict { map: [("MCID".to_owned(), number)].into() };
                // The name is the tree's to say; a span claims nothing.
                Op::BeginMarkedContentWithProperties { tag: "Span".to_owned(), properties }
            }
        });
        self.within = Some(what);
    }

    fn leave(&mut self) {
        if self.within.take().is_some() {
            self.ops.push(Op::EndMarkedContent);
        }
    }

    fn draw(&mut self, mark: &Mark) {
        match mark {
            Mark::Words { x, y, text, style } => self.words(*x, *y, text, *style),
            Mark::Outline { corners, closed, paint } => self.outline(corners, *closed, *paint),
            Mark::Square { x, y, wide, .. } => {
                self.fill(Ink::Black);
                self.ops.push(square::drawn(self.page, *x, *y, *wide));
            }
            Mark::Begins(_) => {}
        }
    }

    fn words(&mut self, x: f32, y: f32, text: &str, style: Style) {
        if text.is_empty() {
            return;
        }
        self.fill(style.ink);
        self.ops.push(Op::StartTextSection);
        let spacing = style.spacing * style.size;
        if (spacing - self.spacing).abs() > f32::EPSILON {
            self.spacing = spacing;
            self.ops.push(Op::SetCharacterSpacing { multiplier: fine(spacing) });
        }
        let font = PdfFontHandle::External(font_id(style.face));
        self.ops.push(Op::SetTextCursor { pos: point(x, y) });
        self.ops.push(Op::SetFont { font, size: Pt(style.size) });
        self.ops.push(Op::ShowText { items: vec![TextItem::Text(text.to_owned())] });
        self.ops.push(Op::EndTextSection);
    }

    fn outline(&mut self, corners: &[Corner], closed: bool, paint: Paint) {
        let points =
            corners.iter().map(|corner| LinePoint { p: point(corner.x, corner.y), bezier: corner.bent }).collect();
        match paint {
            Paint::Fill(ink) => {
                self.fill(ink);
                let rings = vec![PolygonRing { points }];
                self.ops.push(Op::DrawPolygon {
                    polygon: Polygon { rings, mode: PaintMode::Fill, winding_order: WindingOrder::NonZero },
                });
            }
            Paint::Stroke { width, ink } => {
                self.stroke(width, ink);
                self.ops.push(Op::DrawLine { line: Line { points, is_closed: closed } });
            }
            Paint::Dashed { width, ink } => {
                self.stroke(width, ink);
                self.ops.push(Op::SetLineDashPattern { dash: LineDashPattern::new(0.0, &DASHES) });
                self.ops.push(Op::DrawLine { line: Line { points, is_closed: closed } });
                self.ops.push(Op::SetLineDashPattern { dash: LineDashPattern::solid() });
            }
        }
    }

    fn fill(&mut self, ink: Ink) {
        if self.fill != Some(ink) {
            self.fill = Some(ink);
            self.ops.push(Op::SetFillColor { col: colour(ink) });
        }
    }

    fn stroke(&mut self, width: f32, ink: Ink) {
        let wanted = Some((ink, width.to_bits()));
        if self.stroke != wanted {
            self.stroke = wanted;
            self.ops.push(Op::SetOutlineColor { col: colour(ink) });
            self.ops.push(Op::SetOutlineThickness { pt: Pt(width) });
        }
    }
}

fn colour(ink: Ink) -> Color {
    let [r, g, b] = ink.rgb();
    Color::Rgb(Rgb { r, g, b, icc_profile: None })
}

pub(super) fn point(x: f32, y: f32) -> Point {
    Point { x: Pt(fine(x)), y: Pt(fine(PAPER - y)) }
}

/// A hundredth of a point is finer than any printer, and half the digits.
fn fine(points: f32) -> f32 {
    (points * 100.0).round() / 100.0
}
