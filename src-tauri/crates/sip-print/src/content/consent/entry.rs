//! A label and what belongs to it, and tables: words, or lines to fill in by pen.

use super::Form;
use crate::content::pen;
use crate::content::table::Table;
use crate::layout::{Block, Column, Flow, Para, Strip, Style, WIDTH, What, mm};

/// Where values begin.
const VALUE: f32 = mm(50.0);
/// Width of a value.
pub(super) const WIDE: f32 = WIDTH - VALUE;
const LABEL: f32 = VALUE - mm(4.0);
const GAP: f32 = mm(0.8);

/// A label with words, or with an empty line.
pub(super) fn entry(form: &Form<'_>, label: &str, value: Option<Vec<Para>>) -> Block {
    match value {
        Some(paras) => of(form, label, form.set(&paras, WIDE)),
        None => of(form, label, vec![pen::blank(0.0, WIDE)]),
    }
}

/// A label with what is to be filled in.
pub(super) fn of(form: &Form<'_>, label: &str, value: Vec<Strip>) -> Block {
    let mut label = form.set(&[Para::text(label, Style::LABEL)], LABEL);
    if value.first().is_some_and(pen::is_row) {
        label = pen::beside_row(form, label);
    }
    Block::new(What::Entry, vec![Column::new(0.0, label), Column::new(VALUE, value)]).gap(GAP)
}

/// A heading of a section, on the page where the section begins.
pub(super) fn heading(form: &Form<'_>, key: &str) -> Block {
    let para = Para::text(form.say(key), Style::HEAD).leaded(1.2);
    Block::one(What::Heading, form.set(&[para], WIDTH)).gap(mm(6.0)).keep()
}

/// A table under its heading, both repeated where it goes on over a page.
pub(super) fn table(form: &Form<'_>, flow: &mut Flow, key: &str, table: &Table, heads: &[&str], rows: Vec<Block>) {
    let continued = form.text.say_with("print-continued", &[("heading", &form.say(key))]);
    let again = Block::one(What::Repeated, form.set(&[Para::text(continued, Style::HEAD).leaded(1.2)], WIDTH));
    let heads = table.heads(form, heads).gap(mm(1.4));
    let banner = flow.banner(vec![again, Block { keep: false, what: What::Repeated, ..heads.clone() }]);
    flow.add(heading(form, key));
    flow.add(heads);
    rows.into_iter().for_each(|row| flow.add(row.under(banner)));
}

/// Rows to write in, on one page: a line for each of these columns, as left edge and width.
pub(super) fn empty(columns: &[(f32, f32)], rows: usize) -> Vec<Block> {
    let cell = |(x, wide): &(f32, f32)| Column::new(*x, vec![pen::blank(0.0, *wide)]);
    let row = Block::new(What::Entry, columns.iter().map(cell).collect());
    (1..=rows).map(|at| if at < rows { row.clone().keep() } else { row.clone() }).collect()
}
