//! What is drawn: words and outlines. Marks such as ● ■ ◆ ✓ are outlines, never letters (ruling 25).

use super::style::Style;

/// The colours of the paper. Black is enough; honey prints as light grey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ink {
    Black,
    White,
    Grey,
    Honey,
}

impl Ink {
    /// Red, green and blue, 0 to 1.
    pub(crate) fn rgb(self) -> [f32; 3] {
        match self {
            Self::Black => [0.0; 3],
            Self::White => [1.0; 3],
            Self::Grey => [0.467; 3],
            // --honung-300, #F7D678
            Self::Honey => [0.969, 0.839, 0.471],
        }
    }
}

/// How an outline is painted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Paint {
    Fill(Ink),
    Stroke { width: f32, ink: Ink },
    Dashed { width: f32, ink: Ink },
}

/// A corner of an outline; two bent ones and a plain one make a curve.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Corner {
    pub x: f32,
    pub y: f32,
    pub bent: bool,
}

/// Something drawn.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Mark {
    /// Words on a baseline.
    Words { x: f32, y: f32, text: String, style: Style },
    /// An outline.
    Outline { corners: Vec<Corner>, closed: bool, paint: Paint },
    /// A square for a camera: its top left, its width, and row by row whether each place is dark.
    Square { x: f32, y: f32, wide: f32, side: usize, dark: Vec<bool> },
    /// Draws nothing: what follows is of another part of the text.
    Begins(Begins),
}

/// Where a part of the text begins, for the tags of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Begins {
    /// A column of a block, or what goes on of it on a new page.
    Column(usize),
    /// A paragraph in a column: a heading of a level (0 is none), or a point of a list.
    Para { level: u8, point: bool },
}

impl Mark {
    /// The same mark further to the right and down.
    pub(crate) fn moved(mut self, right: f32, down: f32) -> Self {
        match &mut self {
            Self::Words { x, y, .. } | Self::Square { x, y, .. } => {
                *x += right;
                *y += down;
            }
            Self::Outline { corners, .. } => {
                for corner in corners {
                    corner.x += right;
                    corner.y += down;
                }
            }
            Self::Begins(_) => {}
        }
        self
    }
}

const fn plain(x: f32, y: f32) -> Corner {
    Corner { x, y, bent: false }
}

const fn bent(x: f32, y: f32) -> Corner {
    Corner { x, y, bent: true }
}

/// A straight line.
pub(crate) fn line(from: (f32, f32), to: (f32, f32), width: f32, ink: Ink) -> Mark {
    let corners = vec![plain(from.0, from.1), plain(to.0, to.1)];
    Mark::Outline { corners, closed: false, paint: Paint::Stroke { width, ink } }
}

/// A rectangle.
pub(crate) fn rectangle(x: f32, y: f32, width: f32, height: f32, paint: Paint) -> Mark {
    let corners = vec![plain(x, y), plain(x + width, y), plain(x + width, y + height), plain(x, y + height)];
    Mark::Outline { corners, closed: true, paint }
}

/// How far the handles of a quarter circle reach, as a share of the radius.
const ROUND: f32 = 0.552_285;

/// A rectangle with round corners.
pub(crate) fn rounded(x: f32, y: f32, width: f32, height: f32, radius: f32, paint: Paint) -> Mark {
    let radius = radius.min(width / 2.0).min(height / 2.0);
    let handle = radius * (1.0 - ROUND);
    let (right, bottom) = (x + width, y + height);
    let corners = vec![
        plain(x + radius, y),
        plain(right - radius, y),
        bent(right - handle, y),
        bent(right, y + handle),
        plain(right, y + radius),
        plain(right, bottom - radius),
        bent(right, bottom - handle),
        bent(right - handle, bottom),
        plain(right - radius, bottom),
        plain(x + radius, bottom),
        bent(x + handle, bottom),
        bent(x, bottom - handle),
        plain(x, bottom - radius),
        plain(x, y + radius),
        bent(x, y + handle),
        bent(x + handle, y),
        plain(x + radius, y),
    ];
    Mark::Outline { corners, closed: true, paint }
}

/// A circle around a point.
pub(crate) fn disc(x: f32, y: f32, radius: f32, paint: Paint) -> Mark {
    rounded(x - radius, y - radius, 2.0 * radius, 2.0 * radius, radius, paint)
}

/// A square on its corner.
pub(crate) fn diamond(x: f32, y: f32, radius: f32, paint: Paint) -> Mark {
    let corners = vec![plain(x, y - radius), plain(x + radius, y), plain(x, y + radius), plain(x - radius, y)];
    Mark::Outline { corners, closed: true, paint }
}

/// A tick inside a square of `side` whose top left is given.
pub(crate) fn tick(x: f32, y: f32, side: f32) -> Mark {
    let corners =
        vec![plain(x, y + side * 0.55), plain(x + side * 0.36, y + side * 0.92), plain(x + side, y + side * 0.1)];
    Mark::Outline { corners, closed: false, paint: Paint::Stroke { width: side * 0.2, ink: Ink::Black } }
}
