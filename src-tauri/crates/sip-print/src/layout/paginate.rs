//! Blocks onto pages.
//!
//! The law: a block that fits on a page stands on one page; a block that is kept with the next
//! stands on the page where the next begins. Where the two cannot both be had, since a heading and
//! its row fill more than a page together, the row is parted under its heading.

use super::block::{Block, Flow};
use super::page::{Area, Page, Piece};
use super::split::{draw, part};

/// Lays the flow out. There is always at least one page.
pub(crate) fn paginate(flow: &Flow, area: Area) -> Vec<Page> {
    let at = Place { y: area.top, frame: None };
    let mut press = Press { flow, area, giants: Vec::new(), pages: Vec::new(), page: Page::default(), at, fresh: true };
    press.giants = press.find_giants();
    for index in 0..flow.blocks.len() {
        press.place(index);
    }
    if !press.page.pieces.is_empty() || press.pages.is_empty() {
        press.close();
    }
    press.pages
}

/// Where the next block would begin.
#[derive(Clone, Copy)]
struct Place {
    y: f32,
    frame: Option<usize>,
}

struct Press<'f> {
    flow: &'f Flow,
    area: Area,
    /// The blocks that may be parted.
    giants: Vec<bool>,
    pages: Vec<Page>,
    page: Page,
    at: Place,
    /// Nothing but repeated headings stands on the page.
    fresh: bool,
}

impl<'f> Press<'f> {
    fn place(&mut self, index: usize) {
        let flow = self.flow;
        let block = &flow.blocks[index];
        if block.page && !self.page.pieces.is_empty() {
            self.close();
        }
        if !self.fresh && !self.fits(index, self.at, false) {
            let anew = self.head_of_page(block);
            // A chain longer than a page is let go; then each block looks after itself.
            let alone = self.end(block, self.at, false) <= self.floor(block) || self.giants[index];
            if self.fits(index, anew, true) || !alone || !self.room_to_begin(block) {
                self.close();
            }
        }
        if self.page.pieces.is_empty() && !self.pages.is_empty() {
            self.repeat(block);
        }
        if self.end(block, self.at, self.fresh) <= self.floor(block) + 0.01 {
            self.put(block.clone(), Some(index));
        } else {
            self.put_in_parts(block.clone(), index);
        }
    }

    /// Whether the block and all that must stay with it have room from here.
    fn fits(&self, index: usize, mut from: Place, mut fresh: bool) -> bool {
        for (block, giant) in self.flow.blocks[index..].iter().zip(&self.giants[index..]) {
            if *giant {
                return self.top(block, from, fresh) + block.beginning() <= self.floor(block);
            }
            let end = self.end(block, from, fresh);
            if end > self.floor(block) + 0.01 {
                return false;
            }
            if !block.keep {
                return true;
            }
            from = Place { y: end, frame: block.frame };
            fresh = false;
        }
        true
    }

    /// Blocks taller than a page, and the tall ones among those that are kept together but cannot be.
    fn find_giants(&self) -> Vec<bool> {
        let blocks = &self.flow.blocks;
        let mut giants: Vec<bool> = blocks
            .iter()
            .map(|block| self.end(block, self.head_of_page(block), true) > self.floor(block) + 0.01)
            .collect();
        let half = (self.area.bottom - self.area.top) / 2.0;
        let mut from = 0;
        while from < blocks.len() {
            let to = blocks[from..].iter().position(|block| !block.keep).map_or(blocks.len(), |last| from + last + 1);
            let mut at = self.head_of_page(&blocks[from]);
            for (count, block) in blocks[from..to].iter().enumerate() {
                at = Place { y: self.end(block, at, count == 0), frame: block.frame };
            }
            if at.y > self.floor(&blocks[to - 1]) {
                (from..to).filter(|block| blocks[*block].height() > half).for_each(|block| giants[block] = true);
            }
            from = to;
        }
        giants
    }

    fn room_to_begin(&self, block: &Block) -> bool {
        self.top(block, self.at, self.fresh) + block.beginning() <= self.floor(block)
    }

    /// Top of the block's content when it is placed here.
    fn top(&self, block: &Block, from: Place, fresh: bool) -> f32 {
        let inside = block.frame.is_some() && block.frame == from.frame && !fresh;
        let leave = if inside { 0.0 } else { self.pad(from.frame).1 };
        let enter = if inside { 0.0 } else { self.pad(block.frame).0 };
        from.y + if fresh { 0.0 } else { leave + block.gap } + enter
    }

    fn end(&self, block: &Block, from: Place, fresh: bool) -> f32 {
        self.top(block, from, fresh) + block.height()
    }

    /// The lowest that the block may reach, with room for its frame to close.
    fn floor(&self, block: &Block) -> f32 {
        self.area.bottom - self.pad(block.frame).1
    }

    fn pad(&self, frame: Option<usize>) -> (f32, f32) {
        frame.and_then(|frame| self.flow.frames.get(frame)).map_or((0.0, 0.0), |frame| frame.pad)
    }

    /// Where the block would begin on the page after this one.
    fn head_of_page(&self, block: &Block) -> Place {
        let mut at = Place { y: self.area.top, frame: None };
        for (count, repeated) in self.banner(block).iter().enumerate() {
            at = Place { y: self.end(repeated, at, count == 0), frame: None };
        }
        at
    }

    fn repeat(&mut self, block: &Block) {
        for repeated in self.banner(block) {
            self.put(repeated.clone(), None);
        }
        self.fresh = true;
    }

    fn banner(&self, block: &Block) -> &'f [Block] {
        block.banner.and_then(|banner| self.flow.banners.get(banner)).map_or(&[], Vec::as_slice)
    }

    fn put(&mut self, block: Block, index: Option<usize>) {
        let fresh = self.fresh;
        let top = self.top(&block, self.at, fresh);
        let tall = block.height();
        let outer = top - if self.at.frame == block.frame && !fresh { 0.0 } else { self.pad(block.frame).0 };
        let marks = draw(&block, self.area.left, top, tall);
        let elastic = block.elastic && index.is_some() && !fresh;
        let piece = Piece {
            what: block.what,
            shape: block.shape,
            columns: block.columns.len(),
            block: index,
            frame: block.frame,
            elastic,
            top: outer,
            bottom: top + tall,
            marks,
        };
        self.page.pieces.push(piece);
        self.at = Place { y: top + tall, frame: block.frame };
        self.fresh = false;
    }

    fn put_in_parts(&mut self, block: Block, index: usize) {
        let mut rest = block;
        loop {
            let room = self.floor(&rest) - self.top(&rest, self.at, self.fresh);
            if rest.height() <= room + 0.01 {
                self.put(rest, Some(index));
                return;
            }
            let (here, after) = part(&rest, room);
            self.put(here, Some(index));
            self.close();
            rest = after;
            self.repeat(&rest);
        }
    }

    /// Ends the page: shares out what is left over and draws the frames.
    fn close(&mut self) {
        let end = self.at.y + self.pad(self.at.frame).1;
        let spare = (self.area.bottom - end).max(0.0);
        let elastic = self.page.pieces.iter().filter(|piece| piece.elastic).count();
        let mut page = std::mem::take(&mut self.page);
        // A page that is mostly empty is not pulled apart.
        if elastic > 0 && spare < (self.area.bottom - self.area.top) / 2.0 {
            stretch(&mut page, spare / elastic as f32);
        }
        self.draw_frames(&mut page);
        self.pages.push(page);
        self.at = Place { y: self.area.top, frame: None };
        self.fresh = true;
    }

    fn draw_frames(&self, page: &mut Page) {
        let mut from = 0;
        while from < page.pieces.len() {
            let frame = page.pieces[from].frame;
            let to = page.pieces[from..]
                .iter()
                .position(|piece| piece.frame != frame)
                .map_or(page.pieces.len(), |run| from + run);
            if let Some(drawn) = frame.and_then(|frame| self.flow.frames.get(frame)) {
                let bottom = page.pieces[to - 1].bottom + drawn.pad.1;
                page.frames.extend(drawn.drawn(self.area.left, page.pieces[from].top, bottom));
            }
            from = to;
        }
    }
}

/// Moves everything from each elastic piece on down by another share.
fn stretch(page: &mut Page, share: f32) {
    let mut down = 0.0;
    for piece in &mut page.pieces {
        if piece.elastic {
            down += share;
        }
        piece.top += down;
        piece.bottom += down;
        piece.marks = std::mem::take(&mut piece.marks).into_iter().map(|mark| mark.moved(0.0, down)).collect();
    }
}
