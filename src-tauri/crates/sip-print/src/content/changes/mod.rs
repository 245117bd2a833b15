//! What was changed since the plan was signed: what the plan says beside what stands now.

mod item;

use std::ops::Deref;

use sip_text::dates;

use crate::content::desk::{Desk, moment, plain, said};
use crate::content::furniture::{Foot, Furniture, SIDE, letterhead};
use crate::content::table::Table;
use crate::content::title;
use crate::font::{Face, Fonts};
use crate::layout::{Block, Column, Edge, Flow, Frame, Ink, Page, Para, Run, Shape, Style, WIDTH, What, mm, paginate};
use crate::sheet::{Change, ChangeRow, ChangesSheet, Hand};

const TABLE: Table = Table { shares: &[0.5, 0.5] };
const HEADS: [&str; 2] = ["print-column-before", "print-column-now"];
/// The most lines of what a change is about that are said again on the next page.
const AGAIN: usize = 2;
/// Who wrote stands smaller than what was written.
const WHO: Style = Style::TEXT.sized(12.0);
/// The share of the air that is left where it saves a page.
const TIGHT: f32 = 0.55;
/// Side padding of the box.
const BOX: f32 = mm(4.0);

/// The desk with a change sheet on it.
struct Beside<'a> {
    desk: Desk<'a>,
    sheet: &'a ChangesSheet<'a>,
}

impl<'a> Deref for Beside<'a> {
    type Target = Desk<'a>;

    fn deref(&self) -> &Desk<'a> {
        &self.desk
    }
}

/// The pages of a change sheet: one, where the changes have room on it.
pub(crate) fn pages(sheet: &ChangesSheet<'_>, fonts: &Fonts, text: &sip_text::Text) -> Vec<Page> {
    let beside = Beside { desk: Desk::new(sheet.case, fonts, text, Some(sheet.made_on)).set_as(sheet.setting), sheet };
    let furniture = beside.furniture();
    let [mut pages, tight] = [1.0, TIGHT].map(|air| paginate(&beside.compose(air), furniture.area()));
    // Paper is carried home: less air, where that saves a page with a few lines on it.
    if tight.len() < pages.len() {
        pages = tight;
    }
    furniture.dress(&mut pages, &beside);
    pages
}

impl Beside<'_> {
    /// The day at the head. At the foot of every page which version it is beside, and that it is no
    /// part of it: a loose page must not be taken for one of the plan's.
    fn furniture(&self) -> Furniture {
        let printed = self.text.say_with("print-changes-printed", &[("date", &dates::full(self.sheet.made_on))]);
        let head = letterhead(self, &self.say("print-changes-sheet"), Some(printed));
        let values = [("plan", self.sheet.plan_id), ("version", &self.sheet.version.to_string())];
        let name: Vec<String> = std::iter::once(self.name()).chain(title::number(self)).collect();
        let left = vec![self.text.say_with("print-changes-beside", &values), name.join(", ")];
        Furniture::new(self, head, Foot { left, right: vec![self.say("print-changes-not-part")], sides: (SIDE, SIDE) })
    }

    fn name(&self) -> String {
        said(&self.case.person.name).map_or_else(|| self.say("print-name-missing"), str::to_owned)
    }

    fn compose(&self, air: f32) -> Flow {
        let mut flow = Flow::default();
        self.opening(&mut flow, air);
        self.table(&mut flow, air);
        flow
    }

    /// Whose plan, which version, and what holds.
    fn opening(&self, flow: &mut Flow, air: f32) {
        let heading = Style { face: Face::Voice, size: 26.0, spacing: -0.012, level: 1, ..Style::TEXT };
        let name = match title::number(self) {
            Some(number) => self.rich("print-changes-name-number", &[("name", &self.name()), ("number", &number)]),
            None => self.rich("print-changes-name", &[("name", &self.name())]),
        };
        let version = self.sheet.version.to_string();
        let values = [("plan", self.sheet.plan_id), ("version", &version), ("words", &self.sheet.words.join(" "))];
        let key = if self.sheet.words.is_empty() { "print-changes-beside" } else { "print-changes-beside-words" };
        let paras = [
            Para::text(self.say("print-changes-title"), heading).leaded(1.1),
            Para::of(name).above(mm(1.6)),
            Para::of(self.rich(key, &values)),
        ];
        flow.add(Block::one(What::Title, self.set(&paras, WIDTH)));
        let frame = flow.frame(Frame { edge: Edge::Box { width: 1.2, radius: mm(2.0) }, pad: (mm(2.4), mm(2.8)) });
        let holds = self.set(&[Para::of(self.rich("print-changes-holds", &[]))], WIDTH - 2.0 * BOX);
        flow.add(Block::new(What::Remark, vec![Column::new(BOX, holds)]).gap(air * mm(4.0)).framed(frame));
    }

    fn table(&self, flow: &mut Flow, air: f32) {
        let continued = self.text.say_with("print-continued", &[("heading", &self.say("print-changes-title"))]);
        let continued = Para::text(continued, Style::HEAD).leaded(1.2);
        let continued = Block::one(What::Repeated, self.set(&[continued], WIDTH));
        let heads = TABLE.heads(self, &HEADS);
        let again = Block { keep: false, what: What::Repeated, ..heads.clone().gap(mm(2.0)) };
        let again = vec![continued, again];
        let table = flow.banner(again.clone());
        flow.add(heads.gap(air * mm(5.0)));
        for (at, row) in self.sheet.rows.iter().enumerate() {
            self.row(flow, (at, row), air, table, &again);
        }
    }

    /// What it is about, both texts, and below them who wrote: on one page, unless taller than one.
    fn row(&self, flow: &mut Flow, (at, row): (usize, &ChangeRow<'_>), air: f32, table: usize, again: &[Block]) {
        let what = What::Change { row: at };
        let head = air * mm(1.6);
        let about = self.about(&row.change);
        let bold = |words: &str| self.set(&[Para::text(words, Style::BOLD).leaded(1.18)], WIDTH);
        let mut below = table;
        if let Some(about) = &about {
            let strips = bold(about);
            if strips.len() <= AGAIN {
                let continued = bold(&self.text.say_with("print-continued", &[("heading", about)]));
                let continued = Block::one(What::Repeated, continued).pad(head, 0.0);
                below = flow.banner(again.iter().cloned().chain([continued]).collect());
            }
            flow.add(Block::one(what, strips).shaped(Shape::Wide).pad(head, 0.0).keep().under(table));
        }
        let cells = self.texts(&row.change).to_vec();
        let above = if about.is_some() { air * mm(0.5) } else { head };
        let texts = TABLE.row(self, what, cells).pad(above, 0.0);
        flow.add(Block { rule: None, ..texts }.keep().under(below));
        let who = self.set(&[Para::text(self.who(row), WHO).leaded(1.18)], WIDTH);
        flow.add(
            Block::one(what, who)
                .shaped(Shape::Wide)
                .pad(air * mm(0.9), air * mm(2.0))
                .ruled_below(0.6, Ink::Grey)
                .under(below),
        );
    }

    /// A whole item is found by the heading that it has on the plan.
    fn about(&self, change: &Change<'_>) -> Option<String> {
        match change {
            Change::Field { about, .. } => Some(about.clone()).filter(|about| !about.trim().is_empty()),
            Change::New(item) | Change::Struck { item, .. } => Some(self.say(item::heading(*item))),
        }
    }

    /// What the plan says, and what stands now.
    fn texts(&self, change: &Change<'_>) -> [Vec<Para>; 2] {
        let one = |runs: Vec<Run>| vec![Para::of(runs).leaded(1.18)];
        let none = || one(plain(self.say("print-changes-none")));
        let new = || self.rich("print-changes-new", &[]);
        match change {
            Change::Field { before, after, .. } => {
                let now = match (said(before), said(after)) {
                    (Some(_), Some(after)) => plain(after),
                    (None, Some(after)) => self.joined(vec![new(), plain(after)]),
                    (_, None) => self.rich("print-changes-gone", &[]),
                };
                [said(before).map_or_else(none, |before| one(plain(before))), one(now)]
            }
            Change::New(item) => {
                let mut now = item::paras(self, *item);
                match now.first_mut() {
                    Some(first) if first.runs.iter().all(|run| run.style != Style::BOLD) => {
                        first.runs = self.joined(vec![new(), std::mem::take(&mut first.runs)]);
                    }
                    // A name is bold too: it would be taken for a part of the word.
                    _ => now.splice(..0, one(new())).for_each(drop),
                }
                [none(), now]
            }
            Change::Struck { item, reason } => {
                let reason = reason.trim();
                let key = if reason.is_empty() { "print-changes-struck-plain" } else { "print-changes-struck" };
                [item::paras(self, *item), one(self.rich(key, &[("reason", reason)]))]
            }
        }
    }

    /// "Skrivet av Maria Sandell, Norrby vårdcentral, 21 oktober 2026 kl. 13.05 enligt den datorns
    /// klocka." Nobody's clock is right for all, so it is said whose it is.
    fn who(&self, row: &ChangeRow<'_>) -> String {
        let last = Hand { by: row.by.clone(), unit: row.unit.clone(), at: row.at };
        let all: Vec<String> = row.also.iter().chain([&last]).map(|hand| self.one(hand)).collect();
        all.join(" ")
    }

    fn one(&self, hand: &Hand) -> String {
        let who: Vec<&str> = [said(&hand.by), said(&hand.unit)].into_iter().flatten().collect();
        let (who, at) = (who.join(", "), hand.at.map(moment));
        match (who.is_empty(), at) {
            (false, Some(at)) => self.text.say_with("print-changes-by-at", &[("who", &who), ("at", &at)]),
            (false, None) => self.text.say_with("print-changes-by", &[("who", &who)]),
            (true, Some(at)) => self.text.say_with("print-changes-at", &[("at", &at)]),
            (true, None) => self.say("print-changes-unknown"),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;
    use sip_model::Case;
    use sip_text::Text;

    use super::*;

    /// A change with texts of these lengths, in letters.
    fn row((about, before, after): (usize, usize, usize)) -> ChangeRow<'static> {
        let words = |length| "Träning hemma ".chars().cycle().take(length).collect::<String>();
        let change = Change::Field { about: words(about), before: Some(words(before)), after: Some(words(after)) };
        ChangeRow { change, by: Some(words(20)), unit: None, at: None, also: Vec::new() }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

        /// A change that fits on a page stands on one, with its heading and who wrote it; nothing lies
        /// on something else or runs off the page.
        #[test]
        fn a_change_is_not_parted_and_nothing_leaves_its_place(
            lengths in prop::collection::vec((0_usize..200, prop_oneof![0_usize..300, 300_usize..4_000], 0_usize..900), 1..14),
        ) {
            let (case, fonts, text) = (Case::default(), Fonts::embedded(), Text::swedish());
            let rows: Vec<ChangeRow<'_>> = lengths.into_iter().map(row).collect();
            let made_on = "2026-11-05".parse().unwrap();
            let sheet = ChangesSheet { case: &case, plan_id: "SIP-1", version: 1, words: &[], rows: &rows, made_on, setting: crate::sheet::Setting::default() };
            let area = Beside { desk: Desk::new(&case, &fonts, &text, None), sheet: &sheet }.furniture().area();
            let mut found: BTreeMap<usize, Vec<(usize, f32)>> = BTreeMap::new();
            for (at, page) in pages(&sheet, &fonts, &text).iter().enumerate() {
                let mut y = area.top - 0.1;
                for piece in &page.pieces {
                    prop_assert!(piece.top >= y - 0.1, "{:?} lies on what is above it", piece.what);
                    prop_assert!(piece.bottom <= area.bottom + 0.1, "{:?} runs into the foot", piece.what);
                    y = piece.bottom;
                    if let What::Change { row } = piece.what {
                        found.entry(row).or_default().push((at, piece.bottom - piece.top));
                    }
                }
                let first = page.pieces.first().map(|piece| piece.what);
                // A first change too tall for what the head leaves takes its column heads with it.
                let headed = matches!(first, Some(What::Title | What::Columns | What::Repeated));
                prop_assert!(headed, "page {at} begins with {first:?}");
            }
            prop_assert_eq!(found.len(), rows.len(), "every change is on paper");
            for (row, pieces) in found {
                let tall: f32 = pieces.iter().map(|(_, height)| height).sum();
                let one = pieces.iter().all(|(page, _)| *page == pieces[0].0);
                // The first page has the head of the sheet above the first change.
                let room = area.bottom - area.top - if row == 0 { 200.0 } else { 60.0 };
                prop_assert!(one || tall > room, "change {row} is parted though it is only {tall} points tall");
            }
        }
    }
}
