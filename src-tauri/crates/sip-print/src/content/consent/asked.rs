//! Whose consent it is, and the answers: to the plan, and to sharing.

use super::{Form, Voice, entry};
use crate::content::desk::{moment, said};
use crate::content::{pen, title};
use crate::font::Face;
use crate::layout::{Block, Column, Edge, Flow, Frame, Para, Strip, Style, WIDTH, What, mm};
use sip_model::person::IdentifierKind;
use sip_text::dates;

/// Where words begin inside a frame.
const INDENT: f32 = mm(9.2);
const INSIDE: f32 = WIDTH - INDENT;

pub(super) fn blocks(form: &Form<'_>, flow: &mut Flow) {
    let heading = Style { face: Face::Voice, size: 28.0, spacing: -0.012, level: 1, ..Style::TEXT };
    let paras = [
        Para::text(form.say("print-consent-title"), heading).leaded(1.1),
        Para::text(form.say("print-title-plain"), Style::TEXT).above(mm(0.8)),
    ];
    flow.add(Block::one(What::Title, form.set(&paras, WIDTH)));
    for (at, block) in person(form).into_iter().enumerate() {
        flow.add(if at == 0 { block.gap(mm(4.0)) } else { block });
    }
    withdrawn(form, flow);
    if form.voice() == Voice::Unable { unable(form, flow) } else { answers(form, flow) }
}

/// Name and number.
fn person(form: &Form<'_>) -> Vec<Block> {
    let person = &form.case.person;
    let name = said(&person.name).map(|name| vec![Para::text(name, Style::BOLD)]);
    let mut rows = vec![entry::entry(form, &form.say("print-consent-name"), name)];
    let numberless = person.is_protected() || person.identifier.kind == Some(IdentifierKind::None);
    if !numberless {
        let number = title::number(form).map(|number| vec![Para::text(number, Style::TEXT)]);
        rows.push(entry::entry(form, &form.say("print-consent-number"), number));
    }
    rows
}

/// A yes that was taken back must not look like one.
fn withdrawn(form: &Form<'_>, flow: &mut Flow) {
    let Some(at) = form.case.consent.withdrawn_at else {
        return;
    };
    let frame = flow.frame(Frame { edge: Edge::Barred { width: 1.6, radius: mm(2.0) }, pad: (mm(2.4), mm(2.8)) });
    let runs = form.rich("print-consent-withdrawn", &[("at", &moment(at))]);
    let strips = form.set(&[Para::of(runs)], INSIDE - mm(4.0));
    flow.add(Block::new(What::Remark, vec![Column::new(INDENT, strips)]).gap(mm(5.0)).framed(frame));
}

/// A question and its answers: the person's own, and one given for the person.
struct Question {
    yes: [&'static str; 2],
    no: [&'static str; 2],
    open: [&'static str; 2],
}

const QUESTIONS: [Question; 2] = [
    Question {
        yes: ["print-plan-yes", "print-plan-yes-for"],
        no: ["print-plan-no", "print-plan-no-for"],
        open: ["print-plan-open", "print-plan-open-for"],
    },
    Question {
        yes: ["print-share-yes", "print-share-yes-for"],
        no: ["print-share-no", "print-share-no-for"],
        open: ["print-share-open", "print-share-open-for"],
    },
];

/// What was said, in the voice of the one who said it; a question where nothing is said yet.
fn answers(form: &Form<'_>, flow: &mut Flow) {
    let consent = &form.case.consent;
    let frame = flow.frame(Frame { edge: Edge::Honey, pad: (mm(1.4), mm(2.0)) });
    let answers = [consent.to_plan, consent.to_share_information];
    for (at, (question, answer)) in QUESTIONS.iter().zip(answers).enumerate() {
        let block = Block::new(What::Voice, vec![Column::new(INDENT, answered(form, question, answer))]).framed(frame);
        flow.add(if at == 0 { block.gap(mm(5.0)).keep() } else { block.gap(mm(2.0)) });
    }
}

fn answered(form: &Form<'_>, question: &Question, answer: Option<bool>) -> Vec<Strip> {
    let whose = usize::from(form.voice() == Voice::Another);
    let sentence = |keys: &[&'static str; 2]| form.text.say_with(keys[whose], &[("name", &form.person())]);
    let voice = |words: String| form.set(&[Para::text(words, Style::VOICE).leaded(1.26)], INSIDE);
    match answer {
        Some(true) => voice(sentence(&question.yes)),
        Some(false) => voice(sentence(&question.no)),
        None => {
            let choices = ["print-pen-yes", "print-pen-no", "print-pen-think"].map(|key| form.say(key));
            voice(sentence(&question.open)).into_iter().chain(pen::choices(form, &choices, INSIDE)).collect()
        }
    }
}

/// The documented path for somebody who cannot take a position.
fn unable(form: &Form<'_>, flow: &mut Flow) {
    let name = form.person();
    let words = form.rich("print-unable", &[("name", &name)]);
    flow.add(Block::one(What::Remark, form.set(&[Para::of(words)], WIDTH)).gap(mm(5.0)));
    let path = form.case.consent.unable.as_ref();
    let how = path.and_then(|path| said(&path.how)).map(|how| vec![Para::text(how, Style::TEXT)]);
    let professional = path.and_then(|path| said(&path.professional)).map(|name| vec![Para::text(name, Style::TEXT)]);
    let at = path.and_then(|path| path.at).map(|at| vec![Para::text(dates::full(at), Style::TEXT)]);
    for (key, value) in
        [("print-unable-how", how), ("print-unable-professional", professional), ("print-unable-at", at)]
    {
        flow.add(entry::entry(form, &form.text.say_with(key, &[("name", &name)]), value));
    }
}
