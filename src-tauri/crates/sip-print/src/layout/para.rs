//! A paragraph before it is set: runs of text, and how they stand.

use super::style::{LEADING, Style};

/// Words in one style.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Run {
    pub text: String,
    pub style: Style,
}

/// Where lines stand between the margins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    Left,
    Centre,
    Right,
}

/// A mark before the first line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sign {
    /// Region: a ring.
    Ring,
    /// Kommun: a filled square.
    Square,
    /// Anyone else: a diamond.
    Diamond,
    /// Decided: a tick.
    Tick,
    /// A point of a list: every line stands to the right of it.
    Point,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Para {
    pub runs: Vec<Run>,
    /// Height of a line, points.
    pub leading: f32,
    /// Space before, points.
    pub above: f32,
    pub align: Align,
    pub sign: Option<Sign>,
    /// A dashed box around it: not decided.
    pub boxed: bool,
}

impl Para {
    /// Runs with the leading of the largest.
    pub(crate) fn of(runs: Vec<Run>) -> Self {
        let size = runs.iter().map(|run| run.style.size).fold(0.0, f32::max);
        Self { runs, leading: size * LEADING, above: 0.0, align: Align::Left, sign: None, boxed: false }
    }

    /// Text in one style.
    pub(crate) fn text(text: impl Into<String>, style: Style) -> Self {
        Self::of(vec![Run { text: text.into(), style }])
    }

    /// With the line height as a multiple of the size.
    pub(crate) fn leaded(mut self, times: f32) -> Self {
        self.leading = self.leading / LEADING * times;
        self
    }

    /// With space before it.
    pub(crate) fn above(mut self, points: f32) -> Self {
        self.above = points;
        self
    }

    /// Standing elsewhere than at the left.
    pub(crate) fn aligned(mut self, align: Align) -> Self {
        self.align = align;
        self
    }

    /// With a mark before it.
    pub(crate) fn signed(mut self, sign: Sign) -> Self {
        self.sign = Some(sign);
        self
    }

    /// In a dashed box.
    pub(crate) fn boxed(mut self) -> Self {
        self.boxed = true;
        self
    }
}
