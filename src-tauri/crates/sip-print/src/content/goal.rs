//! A goal in the person's words, the need behind it, and the table of what is to be done.

use sip_model::item::standing;
use sip_model::plan::{Goal, Insats, ResponsibleAuthority};
use sip_text::{dates, lists};

use super::desk::{Desk, plain, said};
use super::table::Table;
use super::{decision, extract, others};
use crate::layout::{Block, Column, Flow, Ink, Mark, Paint, Para, Sign, Strip, Style, WIDTH, What, mm, rounded, width};

const TABLE: Table = Table { shares: &[0.34, 0.305, 0.355] };
const HEADS: [&str; 3] = ["print-column-what", "print-column-who", "print-column-when"];

/// Every goal that stands, from a new page on; in an extract right below.
pub(super) fn all(desk: &Desk<'_>, flow: &mut Flow) {
    let first = flow.blocks.len();
    for (at, goal) in open(desk).enumerate() {
        one(desk, flow, at, goal);
    }
    extract::own(desk, flow);
    if let Some(block) = flow.blocks.get_mut(first) {
        // An extract is short: it has no first page of its own.
        block.page = desk.reader.is_none();
    }
}

/// The goals that are printed as such.
pub(super) fn open<'a>(desk: &Desk<'a>) -> impl Iterator<Item = &'a Goal> {
    let extract = desk.reader.is_some();
    desk.case.goals().filter(move |goal| !(extract && extract::is_closed(goal)))
}

/// Whether an insats stands in the goal's own table: region and kommun, and what has no one yet.
pub(super) fn in_table(insats: &Insats) -> bool {
    use ResponsibleAuthority::{Municipality, Region};
    matches!(insats.responsible.authority, Some(Region | Municipality) | None)
}

fn one(desk: &Desk<'_>, flow: &mut Flow, at: usize, goal: &Goal) {
    let number = (at + 1).to_string();
    flow.add(heading(desk, at, goal, &number));
    let continued = Block::one(What::Repeated, vec![tag(desk, "print-goal-continued", &number)]);
    let banner = flow.banner(vec![continued.clone()]);
    let measure = measure(desk, goal);
    if !measure.is_empty() {
        let strips = desk.set(&measure, WIDTH);
        flow.add(Block::one(What::Measure { goal: at }, strips).gap(mm(1.4)).keep().under(banner));
    }
    let rows: Vec<&Insats> = standing(&goal.insatser).filter(|insats| in_table(insats)).collect();
    if rows.is_empty() {
        let words: Vec<Para> = empty(desk, goal).into_iter().map(|words| Para::text(words, Style::TEXT)).collect();
        let strips = desk.set(&words, WIDTH);
        flow.add(Block::one(What::Remark, strips).gap(mm(2.0)).under(banner));
        return;
    }
    table(desk, flow, at, &rows, banner, continued);
}

/// The table of a goal's insatser, below the heading that `banner` and `continued` repeat.
pub(super) fn table(desk: &Desk<'_>, flow: &mut Flow, at: usize, rows: &[&Insats], banner: usize, continued: Block) {
    let heads = TABLE.heads(desk, &HEADS).gap(mm(2.2));
    let table = flow.banner(vec![continued, Block { keep: false, what: What::Repeated, ..heads.clone() }]);
    flow.add(heads.under(banner));
    for (row, insats) in rows.iter().enumerate() {
        let cells = vec![what(desk, insats), who(desk, insats), decision::cell(desk, insats)];
        flow.add(TABLE.row(desk, What::Insats { goal: at, row }, cells).under(table));
    }
}

/// The number in a black tag, and the words beside it.
fn heading(desk: &Desk<'_>, at: usize, goal: &Goal, number: &str) -> Block {
    let tag = tag(desk, "print-goal", number);
    let indent = tag_width(desk, "print-goal", number) + mm(4.0);
    let words = match said(&goal.in_persons_words) {
        Some(_) => Para::text(words(desk, goal), Style::VOICE).leaded(1.18),
        None => Para::text(words(desk, goal), Style::TEXT),
    };
    let columns = vec![Column::new(0.0, vec![tag]), Column::new(indent, desk.set(&[words], WIDTH - indent))];
    Block::new(What::Goal { goal: at }, columns).gap(mm(6.0)).keep()
}

/// The person's words in quotation marks, or that there are none yet.
pub(super) fn words(desk: &Desk<'_>, goal: &Goal) -> String {
    said(&goal.in_persons_words).map_or_else(
        || desk.say("print-goal-words-missing"),
        |words| desk.text.say_with("print-goal-words", &[("words", words.trim().trim_matches(['”', '"', '“']))]),
    )
}

fn tag_width(desk: &Desk<'_>, key: &str, number: &str) -> f32 {
    let label = crate::layout::Run { text: desk.text.say_with(key, &[("number", number)]), style: Style::BOLD };
    width(&[label], desk.fonts) + 2.0 * mm(2.6)
}

fn tag(desk: &Desk<'_>, key: &str, number: &str) -> Strip {
    let white = Style { ink: Ink::White, ..Style::BOLD };
    let label = Para::text(desk.text.say_with(key, &[("number", number)]), white).leaded(1.5);
    let wide = tag_width(desk, key, number);
    let mut strips = desk.set(&[label], wide);
    let Some(mut strip) = (!strips.is_empty()).then(|| strips.remove(0)) else {
        return Strip::default();
    };
    let words = strip.marks.into_iter().map(|mark| spaced(mark.moved(mm(2.6), 0.0)));
    let ground = rounded(0.0, 0.5, wide, strip.height - 1.0, mm(1.4), Paint::Fill(Ink::Black));
    strip.marks = std::iter::once(ground).chain(words).collect();
    strip
}

/// With a space after it, which takes no room: the words beside it would else be glued to the number
/// when the heading is read aloud.
fn spaced(mark: Mark) -> Mark {
    match mark {
        Mark::Words { x, y, text, style } => Mark::Words { x, y, text: text + " ", style },
        mark => mark,
    }
}

/// Need, how it is noticed and by when, and the long run.
pub(super) fn measure(desk: &Desk<'_>, goal: &Goal) -> Vec<Para> {
    let need = said(&goal.need).map(|need| desk.rich("print-need", &[("need", need)]));
    let by = goal.measure_by.map(dates::full);
    let mut forward = Vec::new();
    match (said(&goal.short_term), &by) {
        (Some(words), by) => {
            forward.push(desk.rich("print-measure", &[("measure", &lists::stopped(words))]));
            forward.extend(
                by.as_ref().map(|date| plain(desk.text.say_with("print-measure-by", &[("date", &held(date))]))),
            );
        }
        (None, Some(date)) => forward.push(desk.rich("print-measure-date", &[("date", &held(date))])),
        (None, None) => {}
    }
    forward.extend(said(&goal.long_term).map(|words| desk.rich("print-long-term", &[("goal", words)])));
    let paras = [need.unwrap_or_default(), desk.joined(forward)];
    paras.into_iter().filter(|runs| !runs.is_empty()).map(|runs| Para::of(runs).leaded(1.22)).collect()
}

/// A date with its year that is not broken at all: it ends a sentence of its own.
fn held(date: &str) -> String {
    date.replace(' ', "\u{a0}")
}

/// What stands where a goal has no table. Nothing on an extract: there may be insatser that the
/// reader does not see.
fn empty(desk: &Desk<'_>, goal: &Goal) -> Option<String> {
    let elsewhere = others::headings(desk, standing(&goal.insatser));
    if elsewhere.is_empty() {
        return desk.reader.is_none().then(|| desk.say("print-no-insatser"));
    }
    Some(desk.text.say_with("print-insatser-elsewhere", &[("heading", &elsewhere.join("” och ”"))]))
}

/// What is to be done, and the note.
pub(super) fn what(desk: &Desk<'_>, insats: &Insats) -> Vec<Para> {
    let words = said(&insats.text).map_or_else(|| desk.say("print-insats-unnamed"), str::to_owned);
    let note = said(&insats.note).map(|note| Para::text(note, Style::TEXT).leaded(1.18).above(mm(0.6)));
    std::iter::once(Para::text(words, Style::TEXT).leaded(1.18)).chain(note).collect()
}

/// Who answers for it: a name and the unit, or the unit alone, with the huvudman's mark.
pub(super) fn who(desk: &Desk<'_>, insats: &Insats) -> Vec<Para> {
    let responsible = &insats.responsible;
    let person = responsible.participant_id.as_ref().and_then(|id| desk.full_name(id));
    let unit = responsible.unit_id.as_ref().and_then(|id| desk.unit(id));
    let authority = responsible.authority.and_then(|authority| huvudman(desk, authority));
    // On an extract nobody is named whom the reader may not know of; that is not the same as nobody.
    let nameless = person.is_none() && unit.is_none() && desk.reader.is_some();
    if let Some((word, sign)) = authority.as_ref().filter(|_| nameless) {
        let word = word.clone().unwrap_or_else(|| desk.say("print-responsible-other"));
        return vec![Para::text(word, Style::BOLD).leaded(1.18).signed(*sign)];
    }
    let bold = person.as_deref().or(unit).map_or_else(|| desk.say("print-responsible-missing"), str::to_owned);
    let bold = Para::text(bold, Style::BOLD).leaded(1.18);
    let below = person.as_ref().and(unit);
    let line = match (&authority, below) {
        (Some((Some(name), _)), Some(unit)) => {
            Some(desk.text.say_with("print-responsible-unit", &[("authority", name), ("unit", unit)]))
        }
        (Some((Some(name), _)), None) => Some(name.clone()),
        (_, below) => below.map(str::to_owned),
    };
    let signed = |para: Para| authority.iter().fold(para, |para, (_, sign)| para.signed(*sign));
    match line {
        Some(line) => vec![bold, signed(Para::text(line, Style::TEXT).leaded(1.14).above(mm(0.3)))],
        None => vec![signed(bold)],
    }
}

/// The huvudman's word and mark. Others have a mark and no word: they are none.
fn huvudman(desk: &Desk<'_>, authority: ResponsibleAuthority) -> Option<(Option<String>, Sign)> {
    match authority {
        ResponsibleAuthority::Region => Some((Some(desk.say("print-of-region")), Sign::Ring)),
        ResponsibleAuthority::Municipality => Some((Some(desk.say("print-of-municipality")), Sign::Square)),
        ResponsibleAuthority::Other => Some((None, Sign::Diamond)),
        ResponsibleAuthority::Person | ResponsibleAuthority::NextOfKin => None,
    }
}
