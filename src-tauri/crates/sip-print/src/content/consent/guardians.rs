//! Vårdnadshavare and what each of them answered; one who is kept out is not here (ruling 20).

use sip_model::item::standing;
use sip_model::person::{BoardDecision, Guardian};
use sip_text::{dates, lists};

use super::{Form, entry};
use crate::content::desk::{plain, said};
use crate::content::pen;
use crate::layout::{Block, Flow, Para, Run, Strip, WIDTH, What, mm};

/// The guardians that are asked.
pub(super) fn asked<'a>(form: &Form<'a>) -> impl Iterator<Item = &'a Guardian> {
    standing(&form.case.person.guardians).filter(|guardian| guardian.kept_out != Some(true))
}

pub(super) fn blocks(form: &Form<'_>, flow: &mut Flow) {
    let guardians: Vec<&Guardian> = asked(form).collect();
    if guardians.is_empty() {
        return;
    }
    flow.add(entry::heading(form, "print-guardians"));
    for guardian in guardians {
        let name = said(&guardian.name).map_or_else(|| form.say("print-name-missing"), str::to_owned);
        flow.add(entry::of(form, &name, answer(form, guardian)));
    }
    let child = form.case.person.child.as_ref().filter(|child| child.asked == Some(true));
    if let Some(child) = child {
        let name = form.person();
        let words = match child.asked_at {
            Some(at) => form.rich("print-child-asked-on", &[("name", &name), ("date", &dates::full(at))]),
            None => form.rich("print-child-asked", &[("name", &name)]),
        };
        flow.add(Block::one(What::Remark, form.set(&[Para::of(words)], WIDTH)).gap(mm(1.4)));
    }
}

/// "Ja, den 7 oktober 2026.", or boxes to tick; and what socialnämnden decided.
fn answer(form: &Form<'_>, guardian: &Guardian) -> Vec<Strip> {
    let set = |runs: Vec<Run>| form.set(&[Para::of(runs)], entry::WIDE);
    let mut strips = match said(&guardian.answer).map(lists::capital) {
        Some(answer) => set(plain(match guardian.answered_at {
            Some(at) => form.text.say_with("print-answered-on", &[("answer", &answer), ("date", &dates::full(at))]),
            None => lists::stopped(&answer),
        })),
        None if guardian.board_decision.is_none() => {
            pen::choices(form, &["print-pen-yes", "print-pen-no"].map(|key| form.say(key)), entry::WIDE)
        }
        None => Vec::new(),
    };
    strips.extend(guardian.board_decision.as_ref().map(|board| set(decided(form, board))).unwrap_or_default());
    strips
}

fn decided(form: &Form<'_>, board: &BoardDecision) -> Vec<Run> {
    let mut sentences = vec![match board.at {
        Some(at) => form.rich("print-board-on", &[("date", &dates::full(at))]),
        None => form.rich("print-board", &[]),
    }];
    sentences.extend(said(&board.text).map(|words| plain(lists::stopped(words))));
    sentences.extend(said(&board.by).map(|by| form.rich("print-board-by", &[("by", by)])));
    form.joined(sentences)
}
