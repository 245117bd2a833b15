//! From paragraphs to pages, in points from the top left. Knows neither plan nor PDF.

mod block;
mod frame;
mod mark;
mod page;
mod paginate;
mod para;
mod set;
mod split;
mod style;
mod word;
mod wrap;

pub(crate) use block::{Block, Column, Flow, Shape, What};
pub(crate) use frame::{Edge, Frame};
pub(crate) use mark::{Begins, Corner, Ink, Mark, Paint, disc, line, rectangle, rounded};
pub(crate) use page::{Area, Page, Piece};
pub(crate) use paginate::paginate;
pub(crate) use para::{Align, Para, Run, Sign};
pub(crate) use set::{Strip, height, placed, set, width};
pub(crate) use style::{Style, WIDTH, mm};
