//! Drawing a block at its place, whole or as much of it as there is room for.

use super::block::{Block, Column};
use super::mark::{Begins, Mark, line};
use super::set::{Strip, height};
use super::style::WIDTH;

/// The block's marks with its top left at the given point, `tall` points high.
pub(crate) fn draw(block: &Block, left: f32, top: f32, tall: f32) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (at, column) in block.columns.iter().enumerate() {
        marks.push(Mark::Begins(Begins::Column(at)));
        let spare = tall - block.pad.0 - block.pad.1 - height(&column.strips);
        let mut y = top + block.pad.0 + if column.middle { (spare / 2.0).max(0.0) } else { 0.0 };
        for strip in &column.strips {
            marks.extend(strip.marks.iter().map(|mark| mark.clone().moved(left + column.x, y)));
            y += strip.height;
        }
    }
    marks.extend(block.rule.map(|rule| line((left, top + tall), (left + WIDTH, top + tall), rule.width, rule.ink)));
    marks
}

/// What fits in `room` points, and the rest. At least one strip is taken, so that there is an end.
pub(crate) fn part(block: &Block, room: f32) -> (Block, Block) {
    let inside = room - block.pad.0 - block.pad.1;
    let (mut here, mut rest) = (block.clone(), block.clone());
    let mut taken = 0;
    for (column, (fits, left)) in block.columns.iter().zip(here.columns.iter_mut().zip(&mut rest.columns)) {
        let count = fitting(column, inside);
        taken += count;
        (fits.strips, left.strips) = (column.strips[..count].to_vec(), column.strips[count..].to_vec());
        (fits.middle, left.middle) = (false, false);
    }
    if taken == 0 {
        force(&mut here, &mut rest);
    }
    (here.least, rest.least) = (0.0, 0.0);
    // The table goes on: no line is drawn where there is no row's end.
    here.rule = None;
    rest.gap = 0.0;
    (here, rest)
}

fn fitting(column: &Column, room: f32) -> usize {
    let mut used = 0.0;
    column
        .strips
        .iter()
        .take_while(|strip| {
            used += strip.height;
            used <= room + 0.01
        })
        .count()
}

/// Moves the first strip of every column, however tall.
fn force(here: &mut Block, rest: &mut Block) {
    for (fits, left) in here.columns.iter_mut().zip(&mut rest.columns) {
        let first: Vec<Strip> = left.strips.drain(..left.strips.len().min(1)).collect();
        fits.strips = first;
    }
}
