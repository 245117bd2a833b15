//! Det här gäller för dig, so blir mötet bra, vilka kommer.

use sip_model::consent::Consent;
use sip_model::item::standing;
use sip_model::summons::SummonsKind;
use sip_text::lists;

use super::{Letter, Order, others};
use crate::content::desk::{plain, said, sized};
use crate::layout::{Block, Column, Flow, Para, Run, Sign, Style, WIDTH, What, mm};

const GUTTER: f32 = mm(9.0);
const HALF: f32 = (WIDTH - GUTTER) / 2.0;

pub(super) fn blocks(letter: &Letter<'_>, order: &Order, flow: &mut Flow) {
    let good = points(&good(letter), order);
    let name = letter.short();
    let good = section(letter.text.say_with("print-good-meeting", &[("name", &name)]), good, order.size);
    let comes: Vec<Para> = others::sentences(letter, order.names)
        .into_iter()
        .map(|runs| Para::of(sized(runs, order.size)).above(mm(0.6)))
        .collect();
    let mut comes = section(letter.say("print-who-comes"), comes, order.size);
    let duty = section(letter.say("print-duty"), points(&duty(letter), order), order.size);

    let beside = order.beside && !comes.is_empty();
    let mut right = good;
    if beside {
        if let Some(first) = comes.first_mut().filter(|_| !right.is_empty()) {
            first.above = mm(4.0);
        }
        right.append(&mut comes);
    }
    let columns = if right.is_empty() {
        vec![Column::new(0.0, letter.set(&duty, WIDTH))]
    } else {
        vec![Column::new(0.0, letter.set(&duty, HALF)), Column::new(HALF + GUTTER, letter.set(&right, HALF))]
    };
    flow.add(Block::new(What::Points, columns).gap(order.gap(mm(5.5))));
    if !comes.is_empty() {
        flow.add(Block::one(What::Points, letter.set(&comes, WIDTH)).gap(order.gap(mm(3.5))));
    }
}

/// A heading with what stands below it; nothing when nothing does.
fn section(heading: String, paras: Vec<Para>, size: f32) -> Vec<Para> {
    if paras.is_empty() {
        return Vec::new();
    }
    let heading = Para::text(heading, Style::BOLD.sized(size + 0.5).heading()).leaded(1.24);
    std::iter::once(heading).chain(paras).collect()
}

fn points(sentences: &[Vec<Run>], order: &Order) -> Vec<Para> {
    let para = |(at, runs): (usize, &Vec<Run>)| {
        let above = order.gap(if at == 0 { mm(1.0) } else { mm(1.3) });
        Para::of(sized(runs.clone(), order.size)).leaded(1.22).above(above).signed(Sign::Point)
    };
    sentences.iter().enumerate().map(para).collect()
}

/// What a kallelse asks of a unit, and what an inbjudan does not ask of anyone.
fn duty(letter: &Letter<'_>) -> Vec<Vec<Run>> {
    let name = letter.short();
    let values = [("name", name.as_str())];
    let mut sentences = match letter.sheet.to.kind {
        SummonsKind::Summons => vec![
            letter.rich("print-duty-come", &values),
            letter.rich("print-duty-choose", &[]),
            letter.rich("print-duty-think", &[]),
        ],
        SummonsKind::Invitation => vec![
            letter.rich("print-welcome", &[]),
            letter.rich(letter.to_either("print-welcome-other-unit", "print-welcome-say"), &values),
            letter.rich(letter.to_either("print-welcome-think-unit", "print-welcome-think"), &[]),
        ],
    };
    let given = consent(letter);
    let first = letter.short_first();
    sentences.extend(given.map(|key| letter.rich(key, &[("name", &first)])));
    sentences
}

/// Whose yes there is: the person's own, or another's; none where nobody could say yes.
fn consent(letter: &Letter<'_>) -> Option<&'static str> {
    let consent: &Consent = &letter.case.consent;
    if !consent.is_given() || consent.is_unable() {
        return None;
    }
    let own = said(&consent.given_by).is_none_or(|by| said(&letter.case.person.name) == Some(by));
    Some(match own {
        true => letter.to_either("print-said-yes-unit", "print-said-yes"),
        false => letter.to_either("print-is-yes-unit", "print-is-yes"),
    })
}

/// Adaptations that are marked for it (ruling 21), and the interpreter.
fn good(letter: &Letter<'_>) -> Vec<Vec<Run>> {
    let person = &letter.case.person;
    let marked = standing(&person.adaptations).filter(|adaptation| adaptation.in_summons == Some(true));
    let words = marked.filter_map(|adaptation| said(&adaptation.text));
    let mut points: Vec<Vec<Run>> = words.map(|words| plain(lists::stopped(&letter.shown(words)))).collect();
    if person.interpreter.needed == Some(true) {
        points.push(match said(&person.interpreter.language) {
            Some(language) => letter.rich("print-interpreter-in", &[("language", language)]),
            None => letter.rich("print-interpreter", &[]),
        });
    }
    points
}
