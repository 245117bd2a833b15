//! Tables: column heads and rows with lines between.

use super::desk::Desk;
use crate::layout::{Block, Column, Ink, Para, Shape, Style, WIDTH, What, mm};

/// Columns as shares of the width, with the space that each leaves at its right.
pub(super) struct Table {
    pub(super) shares: &'static [f32],
}

/// Space at the right of a cell. Less, and readers of the file take two columns for one.
const CELL: f32 = mm(5.0);

impl Table {
    /// Left edge and width of each column.
    pub(super) fn columns(&self) -> Vec<(f32, f32)> {
        let mut x = 0.0;
        let mut columns = Vec::new();
        for (at, share) in self.shares.iter().enumerate() {
            let last = at + 1 == self.shares.len();
            let wide = WIDTH * share;
            columns.push((x, wide - if last { 0.0 } else { CELL }));
            x += wide;
        }
        columns
    }

    /// The column heads, with a line under them.
    pub(super) fn heads(&self, desk: &Desk<'_>, keys: &[&str]) -> Block {
        let cells = keys.iter().map(|key| vec![Para::text(desk.say(key), Style::LABEL).leaded(1.15)]).collect();
        self.block(desk, What::Columns, cells)
            .shaped(Shape::Heads)
            .pad(0.0, mm(1.0))
            .ruled_below(1.4, Ink::Black)
            .keep()
    }

    /// A row, with a line under it.
    pub(super) fn row(&self, desk: &Desk<'_>, what: What, cells: Vec<Vec<Para>>) -> Block {
        self.block(desk, what, cells).shaped(Shape::Row).pad(mm(1.2), mm(1.7)).ruled_below(0.6, Ink::Grey)
    }

    fn block(&self, desk: &Desk<'_>, what: What, cells: Vec<Vec<Para>>) -> Block {
        let columns = self.columns().into_iter().zip(cells);
        Block::new(what, columns.map(|((x, wide), paras)| Column::new(x, desk.set(&paras, wide))).collect())
    }
}
