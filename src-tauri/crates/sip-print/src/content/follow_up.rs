//! The follow-up sheet: each goal with its words, what was to be done and how it went, and room for
//! what is said. What is known already is printed; the rest is for the pen.

use std::ops::Deref;

use sip_model::item::standing;
use sip_model::plan::{Goal, GoalResult, Insats, InsatsResult};
use sip_text::dates;

use super::desk::{Desk, moment, said};
use super::furniture::{Foot, Furniture, SIDE, letterhead};
use super::table::Table;
use super::{goal, identity, pen, title};
use crate::font::{Face, Fonts};
use crate::layout::{Block, Column, Flow, Page, Para, Style, WIDTH, What, mm, paginate};
use crate::sheet::FollowUpSheet;

const TABLE: Table = Table { shares: &[0.46, 0.3, 0.24] };
const HEADS: [&str; 3] = ["print-column-what", "print-column-who", "print-column-went"];
const SIGN: Table = Table { shares: &[0.5, 0.5] };

/// The desk with a follow-up sheet on it.
struct Held<'a> {
    desk: Desk<'a>,
    sheet: &'a FollowUpSheet<'a>,
}

impl<'a> Deref for Held<'a> {
    type Target = Desk<'a>;

    fn deref(&self) -> &Desk<'a> {
        &self.desk
    }
}

/// The pages.
pub(crate) fn pages(sheet: &FollowUpSheet<'_>, fonts: &Fonts, text: &sip_text::Text) -> Vec<Page> {
    let held = Held { desk: Desk::new(sheet.case, fonts, text, Some(sheet.made_on)).set_as(sheet.setting), sheet };
    let furniture = held.furniture();
    let mut flow = Flow::default();
    held.opening(&mut flow);
    for (at, goal) in sheet.case.goals().enumerate() {
        held.goal(&mut flow, at, goal);
    }
    held.questions(&mut flow);
    held.signing(&mut flow);
    let mut pages = paginate(&flow, furniture.area());
    furniture.dress(&mut pages, &held);
    pages
}

impl Held<'_> {
    fn furniture(&self) -> Furniture {
        let printed = self.text.say_with("print-changes-printed", &[("date", &dates::full(self.sheet.made_on))]);
        let head = letterhead(self, &self.say("print-followup-sheet"), Some(printed));
        let plan = match self.sheet.version {
            Some(version) => {
                let values = [("plan", self.sheet.plan_id), ("version", &version.to_string())];
                self.text.say_with("print-followup-of", &values)
            }
            None => self.text.say_with("print-plan-draft", &[("plan", self.sheet.plan_id)]),
        };
        let name: Vec<String> = std::iter::once(self.name()).chain(title::number(self)).collect();
        let hash = self.sheet.hash.map(|hash| self.text.say_with("print-check", &[("hash", &identity::short(hash))]));
        let words = (!self.sheet.words.is_empty())
            .then(|| self.text.say_with("print-words", &[("words", &self.sheet.words.join(" "))]));
        let right = hash.into_iter().chain(words).collect();
        Furniture::new(self, head, Foot { left: vec![plan, name.join(", ")], right, sides: (SIDE, SIDE) })
    }

    fn name(&self) -> String {
        said(&self.case.person.name).map_or_else(|| self.say("print-name-missing"), str::to_owned)
    }

    /// Whose plan, and when and where it is followed up.
    fn opening(&self, flow: &mut Flow) {
        let heading = Style { face: Face::Voice, size: 26.0, spacing: -0.012, level: 1, ..Style::TEXT };
        let planned = &self.case.follow_up;
        let when = planned.at.map_or_else(|| self.say("print-follow-up-unbooked"), moment);
        let place = self.place(&planned.place).map(str::to_owned);
        let when: Vec<String> = std::iter::once(when).chain(place).collect();
        let paras = [
            Para::text(self.say("print-followup-title"), heading).leaded(1.1),
            Para::of(self.rich("print-changes-name", &[("name", &self.name())])).above(mm(1.6)),
            Para::text(when.join(", "), Style::TEXT),
        ];
        flow.add(Block::one(What::Title, self.set(&paras, WIDTH)));
        let present = pen::filled_in(self, &self.say("print-followup-present"), WIDTH);
        flow.add(Block::one(What::Entry, present).gap(mm(3.0)));
    }

    /// The person's words, what was to be seen, the table, and how far it has come.
    fn goal(&self, flow: &mut Flow, at: usize, goal: &Goal) {
        let number = (at + 1).to_string();
        let title = |key: &str| self.text.say_with(key, &[("number", &number)]);
        let mut words = vec![
            Para::text(title("print-goal"), Style::HEAD).leaded(1.2),
            Para::text(goal::words(self, goal), Style::VOICE).leaded(1.18).above(mm(0.6)),
        ];
        words.extend(goal::measure(self, goal).into_iter().map(|para| para.above(mm(0.8))));
        flow.add(Block::one(What::Goal { goal: at }, self.set(&words, WIDTH)).gap(mm(6.0)).keep());
        let continued = Para::text(title("print-goal-continued"), Style::HEAD).leaded(1.2);
        let continued = Block::one(What::Repeated, self.set(&[continued], WIDTH));
        let rows: Vec<&Insats> = standing(&goal.insatser).collect();
        let heads = TABLE.heads(self, &HEADS).gap(mm(2.2));
        let banner = flow.banner(vec![continued, Block { keep: false, what: What::Repeated, ..heads.clone() }]);
        if !rows.is_empty() {
            flow.add(heads);
        }
        for (row, insats) in rows.into_iter().enumerate() {
            flow.add(self.insats(at, row, insats).under(banner));
        }
        let result = goal.results.iter().rev().find(|found| found.struck.is_none()).and_then(|found| found.result);
        let found = match result {
            Some(GoalResult::Reached) => Some("print-went-reached"),
            Some(GoalResult::Partly) => Some("print-went-partly"),
            Some(GoalResult::NotYet) => Some("print-went-not-yet"),
            None => None,
        };
        let strips = match found {
            Some(key) => {
                let runs = self.rich("print-followup-goal-found", &[("result", &self.say(key))]);
                self.set(&[Para::of(runs)], WIDTH)
            }
            None => {
                let choices = ["print-went-reached", "print-went-partly", "print-went-not-yet"];
                let asked = self.set(&[Para::text(self.say("print-followup-goal"), Style::LABEL)], WIDTH);
                let boxes = pen::choices(self, &choices.map(|key| self.say(key)), WIDTH);
                asked.into_iter().chain(boxes).chain([pen::blank(0.0, WIDTH)]).collect()
            }
        };
        flow.add(Block::one(What::Entry, strips).gap(mm(2.0)));
    }

    fn insats(&self, goal: usize, row: usize, insats: &Insats) -> Block {
        let result = insats.results.iter().rev().find(|found| found.struck.is_none());
        let key = match result.and_then(|found| found.result) {
            Some(InsatsResult::Done) => Some("print-went-done"),
            Some(InsatsResult::Ongoing) => Some("print-went-ongoing"),
            Some(InsatsResult::NotDone) => Some("print-went-not-done"),
            None => None,
        };
        let text = |words: &str| Para::text(words, Style::TEXT).leaded(1.18);
        let comment = result.and_then(|found| said(&found.comment)).map(text);
        let went: Vec<Para> =
            key.map(|key| Para::text(self.say(key), Style::BOLD).leaded(1.18)).into_iter().chain(comment).collect();
        let what = What::Insats { goal, row };
        let empty = went.is_empty();
        let mut block = TABLE.row(self, what, vec![goal::what(self, insats), goal::who(self, insats), went]);
        if let (true, Some((x, wide)), Some(cell)) = (empty, TABLE.columns().get(2), block.columns.get_mut(2)) {
            let words = ["print-went-done", "print-went-ongoing", "print-went-not-done"];
            *cell = Column::new(*x, pen::choices(self, &words.map(|key| self.say(key)), *wide));
        }
        block
    }

    /// What the person says, what has worked, what is new, and what it leads to.
    fn questions(&self, flow: &mut Flow) {
        for (key, rows) in [("print-followup-words", 3), ("print-followup-worked", 2), ("print-followup-new", 2)] {
            let asked = self.set(&[Para::text(self.say(key), Style::HEAD).leaded(1.2)], WIDTH);
            let lines = std::iter::repeat_with(|| pen::blank(0.0, WIDTH)).take(rows);
            flow.add(Block::one(What::Entry, asked.into_iter().chain(lines).collect()).gap(mm(5.0)));
        }
        let asked = self.set(&[Para::text(self.say("print-followup-then"), Style::HEAD).leaded(1.2)], WIDTH);
        let choices = ["print-followup-revise", "print-followup-continue", "print-followup-close"];
        let boxes = choices.map(|key| pen::ticked(self, &self.say(key), WIDTH)).concat();
        flow.add(Block::one(What::Entry, asked.into_iter().chain(boxes).collect()).gap(mm(5.0)));
    }

    /// A line for everyone of the plan.
    fn signing(&self, flow: &mut Flow) {
        let heading = self.set(&[Para::text(self.say("print-signatures"), Style::HEAD).leaded(1.2)], WIDTH);
        let mut people: Vec<_> = standing(&self.case.meeting.participants).collect();
        people.sort_by_key(|participant| !participant.is_person());
        if people.is_empty() {
            return;
        }
        flow.add(Block::one(What::Heading, heading).gap(mm(6.0)).keep());
        let heads = SIGN.heads(self, &["print-column-name", "print-column-signature"]).gap(mm(1.0));
        let banner = flow.banner(vec![Block { keep: false, what: What::Repeated, ..heads.clone() }]);
        flow.add(heads);
        for (row, participant) in people.into_iter().enumerate() {
            let name = said(&participant.name).map_or_else(|| self.say("print-name-missing"), str::to_owned);
            let cells = vec![vec![Para::text(name, Style::BOLD)], Vec::new()];
            let mut block = SIGN.row(self, What::Signature { row }, cells).least(mm(13.0));
            if let (Some((x, wide)), Some(cell)) = (SIGN.columns().get(1), block.columns.get_mut(1)) {
                *cell = Column::new(*x, super::signed::blank(*wide)).middle();
            }
            flow.add(block.under(banner));
        }
    }
}
