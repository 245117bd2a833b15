//! Sizes of the paper, from `design/tokens.css` and `design/print/print.css`.

use crate::font::Face;

use super::mark::Ink;

/// Body text, points.
pub(crate) const BODY: f32 = 14.0;
/// Second heading, points.
pub(crate) const HEAD2: f32 = 17.0;
/// Line height of running text as a multiple of its size.
pub(crate) const LEADING: f32 = 1.24;
/// Width between the margins, points.
pub(crate) const WIDTH: f32 = 180.0 * 72.0 / 25.4;

/// Millimetres as points.
pub(crate) const fn mm(millimetres: f32) -> f32 {
    millimetres * 72.0 / 25.4
}

/// How letters look.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Style {
    /// Face.
    pub face: Face,
    /// Size, points.
    pub size: f32,
    /// Space added after each letter, in ems.
    pub spacing: f32,
    /// Ink.
    pub ink: Ink,
    /// What it is a heading of: 1 the sheet, 2 a part of it; 0 is no heading.
    pub level: u8,
}

impl Style {
    /// Running text.
    pub(crate) const TEXT: Self = Self { face: Face::Regular, size: BODY, spacing: 0.0, ink: Ink::Black, level: 0 };
    /// Bold running text.
    pub(crate) const BOLD: Self = Self { face: Face::Bold, ..Self::TEXT };
    /// Labels and column heads.
    pub(crate) const LABEL: Self = Self { face: Face::Semibold, ..Self::TEXT };
    /// The person's words. The spacing is the design's, tightened by a hundredth.
    pub(crate) const VOICE: Self = Self { face: Face::Voice, size: 18.0, spacing: -0.01, ink: Ink::Black, level: 0 };
    /// A heading of a section.
    pub(crate) const HEAD: Self = Self { face: Face::Bold, size: HEAD2, level: 2, ..Self::TEXT };

    /// The same as the heading of a part.
    pub(crate) const fn heading(self) -> Self {
        Self { level: 2, ..self }
    }

    /// The same in another size.
    pub(crate) const fn sized(self, size: f32) -> Self {
        Self { size, ..self }
    }
}
