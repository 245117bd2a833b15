//! What the text of a file is, for those who have it read aloud: headings, paragraphs, points of
//! lists, tables with their heads. Built while the pages are written, in reading order.
//!
//! Everything that is not words of the sheet is an artifact: frames, lines, signs, head and foot,
//! and headings that are repeated because a page ended.

use std::collections::BTreeMap;

use crate::layout::{Begins, Piece, Shape, What};

/// What a part of the text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Document,
    Heading(u8),
    Paragraph,
    List,
    Item,
    Body,
    Table,
    Row,
    /// The head of a column.
    ColumnHead,
    /// The first cell of a row, where no column has a head.
    RowHead,
    /// A cell over so many columns.
    Cell(usize),
}

/// A part of the text.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) role: Role,
    pub(super) parent: usize,
    pub(super) kids: Vec<Kid>,
}

/// What a part consists of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kid {
    Node(usize),
    /// Marked content: page and number on it.
    Mark(usize, usize),
}

/// Where in a column the text has come.
#[derive(Debug, Default, Clone, Copy)]
struct Slot {
    /// The paragraph that goes on.
    node: Option<usize>,
    /// A paragraph that has begun and has no words yet.
    begun: Option<(u8, bool)>,
    /// The list that goes on.
    list: Option<usize>,
}

/// The table that goes on.
#[derive(Debug, Clone, Copy)]
struct Table {
    node: usize,
    columns: usize,
    headed: bool,
}

/// The tree of all parts. The first is the document.
#[derive(Debug)]
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
    /// For each page, the part of each marked content.
    pub(super) pages: Vec<Vec<usize>>,
    table: Option<Table>,
    /// The block that is being written; none for what is repeated.
    block: Option<usize>,
    last: Option<usize>,
    /// The parts that the columns of the block are, where they are cells or one heading.
    cells: Vec<usize>,
    column: usize,
    slots: BTreeMap<usize, Slot>,
    level: u8,
}

impl Tree {
    pub(super) fn new() -> Self {
        let document = Node { role: Role::Document, parent: 0, kids: Vec::new() };
        Self {
            nodes: vec![document],
            pages: Vec::new(),
            table: None,
            block: None,
            last: None,
            cells: Vec::new(),
            column: 0,
            slots: BTreeMap::new(),
            level: 0,
        }
    }

    /// A new page.
    pub(super) fn page(&mut self) {
        self.pages.push(Vec::new());
    }

    /// A piece begins, of a new block or of the one that was parted.
    pub(super) fn piece(&mut self, piece: &Piece) {
        self.block = piece.block.filter(|_| piece.what != What::Repeated);
        self.column = 0;
        if self.block.is_none() || self.block == self.last {
            return;
        }
        self.last = self.block;
        self.slots.clear();
        self.cells.clear();
        match piece.shape {
            Shape::Heads => self.heads(piece.columns),
            Shape::Row => self.row(piece.columns),
            Shape::Wide if self.table.is_some() => self.wide(),
            Shape::Prose | Shape::Wide => {
                self.table = None;
                if let What::Goal { .. } = piece.what {
                    // Number and words stand in two columns, and are one heading.
                    let heading = self.heading(2);
                    self.cells.push(heading);
                }
            }
        }
    }

    /// A column or a paragraph begins.
    pub(super) fn begins(&mut self, what: Begins) {
        match what {
            Begins::Column(at) => self.column = at,
            Begins::Para { level, point } => {
                self.slots.entry(self.column).or_default().begun = Some((level, point));
            }
        }
    }

    /// The part that words here are of; none for what is an artifact.
    pub(super) fn here(&mut self) -> Option<usize> {
        self.block?;
        if let Some(cell) = self.cells.get(self.column).or(self.cells.last()) {
            return Some(*cell);
        }
        let mut slot = self.slots.get(&self.column).copied().unwrap_or_default();
        let node = match (slot.begun.take(), slot.node) {
            (None, Some(node)) => node,
            (Some((0, true)), _) => {
                let list = slot.list.unwrap_or_else(|| self.add(0, Role::List));
                slot.list = Some(list);
                let item = self.add(list, Role::Item);
                self.add(item, Role::Body)
            }
            (begun, _) => {
                slot.list = None;
                match begun {
                    Some((level, _)) if level > 0 => self.heading(level),
                    _ => self.add(0, Role::Paragraph),
                }
            }
        };
        slot.node = Some(node);
        self.slots.insert(self.column, slot);
        Some(node)
    }

    /// A number on this page for content of a part.
    pub(super) fn mark(&mut self, node: usize) -> usize {
        let page = self.pages.len().saturating_sub(1);
        let number = self.pages.last().map_or(0, Vec::len);
        if let Some(marks) = self.pages.last_mut() {
            marks.push(node);
        }
        self.nodes[node].kids.push(Kid::Mark(page, number));
        number
    }

    fn add(&mut self, parent: usize, role: Role) -> usize {
        let node = self.nodes.len();
        self.nodes.push(Node { role, parent, kids: Vec::new() });
        self.nodes[parent].kids.push(Kid::Node(node));
        node
    }

    /// No level is left out on the way down: readers take the first heading for the sheet's.
    fn heading(&mut self, level: u8) -> usize {
        self.level = level.min(self.level + 1);
        self.add(0, Role::Heading(self.level))
    }

    fn heads(&mut self, columns: usize) {
        let node = self.add(0, Role::Table);
        self.table = Some(Table { node, columns, headed: true });
        let row = self.add(node, Role::Row);
        self.cells = (0..columns).map(|_| self.add(row, Role::ColumnHead)).collect();
    }

    fn row(&mut self, columns: usize) {
        let table = match self.table.filter(|table| table.columns >= columns) {
            Some(table) => table,
            None => Table { node: self.add(0, Role::Table), columns, headed: false },
        };
        self.table = Some(table);
        let row = self.add(table.node, Role::Row);
        // As many cells as the table has columns, whatever stands in them.
        let role = |at| if at == 0 && !table.headed { Role::RowHead } else { Role::Cell(1) };
        self.cells = (0..table.columns).map(|at| self.add(row, role(at))).collect();
    }

    fn wide(&mut self) {
        let Some(table) = self.table else { return };
        let row = self.add(table.node, Role::Row);
        self.cells = vec![self.add(row, Role::Cell(table.columns))];
    }
}
