//! Pages as they come out: pieces of blocks with a place, and what is drawn around them.

use super::block::{Shape, What};
use super::mark::Mark;

/// The part of a page that blocks may fill, in points from the top left of the paper.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Area {
    pub left: f32,
    pub top: f32,
    pub bottom: f32,
}

/// A block, or a part of one, on a page.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Piece {
    /// What it is of.
    pub what: What,
    /// How its columns are read, and how many they are.
    pub shape: Shape,
    pub columns: usize,
    /// The block's place in the flow; none for what is repeated.
    pub block: Option<usize>,
    /// The frame it stands in.
    pub frame: Option<usize>,
    /// Takes a share of what is left over above itself.
    pub elastic: bool,
    /// Top and bottom on the paper, with the frame's padding.
    pub top: f32,
    pub bottom: f32,
    /// What is drawn, placed on the paper.
    pub marks: Vec<Mark>,
}

/// A page.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Page {
    /// In reading order.
    pub pieces: Vec<Piece>,
    /// Frames, drawn under the pieces.
    pub frames: Vec<Mark>,
    /// Head and foot, no part of the reading order.
    pub furniture: Vec<Mark>,
}
