//! What pages are made of: blocks of columns, with the rules about where they may be parted.

use super::frame::Frame;
use super::mark::Ink;
use super::set::{Strip, height};

/// What a block is. Tests and, later, the tags of the file go by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    /// The name and number of the person, and the day.
    Title,
    /// The person's own words about what matters.
    Voice,
    /// Running text under a heading of page 1.
    Situation,
    /// A line of Om det blir sämre.
    Worse,
    /// The three columns: questions, responsibility, follow-up.
    Contacts,
    /// Number and words of a goal.
    Goal { goal: usize },
    /// Need, measure and long term of a goal.
    Measure { goal: usize },
    /// Column heads.
    Columns,
    /// A row of a goal's table.
    Insats { goal: usize, row: usize },
    /// A heading of a section.
    Heading,
    /// A row of what the person and others do.
    Task { row: usize },
    /// A disagreement.
    Dissent,
    /// An explanation or a fact.
    Remark,
    /// A row to sign in.
    Signature { row: usize },
    /// To whom a letter goes, what it is called, and its first sentence.
    Letter,
    /// Day, time, place and who leads.
    Appointment,
    /// Points of a list, or two lists beside each other.
    Points,
    /// What is torn off and handed back.
    Slip,
    /// A fact with its label, or a row to fill in by pen.
    Entry,
    /// A change since the plan was signed: what it is about, before and now, or who wrote it.
    Change { row: usize },
    /// A heading repeated on a new page.
    Repeated,
}

/// How the columns of a block are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// One after the other.
    Prose,
    /// As the heads of a table.
    Heads,
    /// As the cells of a row of the table that goes on.
    Row,
    /// As one cell over the whole width of the table that goes on.
    Wide,
}

/// Strips below each other, `x` points from the left margin.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Column {
    pub x: f32,
    pub strips: Vec<Strip>,
    /// Stands in the middle of the block's height while the block is whole.
    pub middle: bool,
}

impl Column {
    pub(crate) fn new(x: f32, strips: Vec<Strip>) -> Self {
        Self { x, strips, middle: false }
    }

    pub(crate) fn middle(mut self) -> Self {
        self.middle = true;
        self
    }
}

/// A block. One that fits on a page is never parted; one that does not is parted between strips.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Block {
    pub what: What,
    pub shape: Shape,
    pub columns: Vec<Column>,
    /// Space before; dropped at the head of a page.
    pub gap: f32,
    /// The gap takes a share of what is left over on the page.
    pub elastic: bool,
    /// Space inside, above and below.
    pub pad: (f32, f32),
    /// Least height.
    pub least: f32,
    /// A line below it.
    pub rule: Option<Rule>,
    /// Stands on the same page as the block after it.
    pub keep: bool,
    /// Begins a page.
    pub page: bool,
    /// The frame it stands in, by its place in [`Flow::frames`].
    pub frame: Option<usize>,
    /// What is repeated above it when it does not stand below its own heading.
    pub banner: Option<usize>,
}

/// A line from margin to margin.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Rule {
    pub width: f32,
    pub ink: Ink,
}

impl Block {
    /// A block of columns, with nothing else about it.
    pub(crate) fn new(what: What, columns: Vec<Column>) -> Self {
        Self {
            what,
            shape: Shape::Prose,
            columns,
            gap: 0.0,
            elastic: false,
            pad: (0.0, 0.0),
            least: 0.0,
            rule: None,
            keep: false,
            page: false,
            frame: None,
            banner: None,
        }
    }

    /// A block of one column.
    pub(crate) fn one(what: What, strips: Vec<Strip>) -> Self {
        Self::new(what, vec![Column::new(0.0, strips)])
    }

    pub(crate) fn shaped(mut self, shape: Shape) -> Self {
        self.shape = shape;
        self
    }

    pub(crate) fn gap(mut self, points: f32) -> Self {
        self.gap = points;
        self
    }

    pub(crate) fn elastic(mut self) -> Self {
        self.elastic = true;
        self
    }

    pub(crate) fn pad(mut self, above: f32, below: f32) -> Self {
        self.pad = (above, below);
        self
    }

    pub(crate) fn least(mut self, points: f32) -> Self {
        self.least = points;
        self
    }

    pub(crate) fn keep(mut self) -> Self {
        self.keep = true;
        self
    }

    pub(crate) fn on_new_page(mut self) -> Self {
        self.page = true;
        self
    }

    pub(crate) fn framed(mut self, frame: usize) -> Self {
        self.frame = Some(frame);
        self
    }

    pub(crate) fn under(mut self, banner: usize) -> Self {
        self.banner = Some(banner);
        self
    }

    pub(crate) fn ruled_below(mut self, width: f32, ink: Ink) -> Self {
        self.rule = Some(Rule { width, ink });
        self
    }

    /// Height of the whole block, without its gap.
    pub(crate) fn height(&self) -> f32 {
        let tallest = self.columns.iter().map(|column| height(&column.strips)).fold(0.0, f32::max);
        (tallest + self.pad.0 + self.pad.1).max(self.least)
    }

    /// Height of the least that can begin it: two lines, so that no line stands alone.
    pub(crate) fn beginning(&self) -> f32 {
        let first = |column: &Column| height(&column.strips[..column.strips.len().min(2)]);
        self.columns.iter().map(first).fold(0.0, f32::max) + self.pad.0 + self.pad.1
    }
}

/// Blocks in reading order, with the frames and repeated headings that they name.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Flow {
    pub blocks: Vec<Block>,
    pub frames: Vec<Frame>,
    pub banners: Vec<Vec<Block>>,
}

impl Flow {
    pub(crate) fn add(&mut self, block: Block) {
        self.blocks.push(block);
    }

    /// A new frame; blocks name it with [`Block::framed`].
    pub(crate) fn frame(&mut self, frame: Frame) -> usize {
        self.frames.push(frame);
        self.frames.len() - 1
    }

    /// A new repeated heading; blocks name it with [`Block::under`].
    pub(crate) fn banner(&mut self, blocks: Vec<Block>) -> usize {
        self.banners.push(blocks);
        self.banners.len() - 1
    }
}
