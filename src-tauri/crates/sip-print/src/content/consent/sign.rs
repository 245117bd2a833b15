//! Lines to sign on: for a yes in writing, and for a form that is not answered yet.

use super::{Form, Voice, entry, guardians};
use crate::content::desk::said;
use crate::content::table::Table;
use crate::layout::{Column, Flow, Ink, Para, Strip, Style, What, line, mm};

const TABLE: Table = Table { shares: &[0.4, 0.38, 0.22] };
/// Room for a signature.
const ROW: f32 = mm(14.0);
/// How a form of consent begins that is signed.
const WRITTEN: &str = "skriftlig";

pub(super) fn table(form: &Form<'_>, flow: &mut Flow) {
    let consent = &form.case.consent;
    let written = said(&consent.form).is_none_or(|words| words.trim().to_lowercase().starts_with(WRITTEN));
    let signers = signers(form);
    if !written || consent.withdrawn_at.is_some() || consent.to_plan == Some(false) || signers.is_empty() {
        return;
    }
    flow.add(entry::heading(form, "print-signatures"));
    flow.add(TABLE.heads(form, &["print-column-name", "print-column-signature", "print-column-date"]).gap(mm(1.4)));
    let columns = TABLE.columns();
    let count = signers.len();
    for (at, (name, role)) in signers.into_iter().enumerate() {
        let mut who: Vec<Para> = name.map(|name| Para::text(name, Style::BOLD).leaded(1.14)).into_iter().collect();
        who.extend(role.map(|role| Para::text(role, Style::TEXT).leaded(1.12)));
        let mut block = TABLE.row(form, What::Signature { row: at }, vec![who]).least(ROW).pad(mm(0.8), mm(1.2));
        block.columns = block.columns.into_iter().map(Column::middle).collect();
        for (x, wide) in columns.iter().skip(1) {
            let pen = Strip { height: mm(8.0), marks: vec![line((0.0, mm(8.6)), (*wide, mm(8.6)), 0.8, Ink::Black)] };
            block.columns.push(Column::new(*x, vec![pen]).middle());
        }
        // They stand together: it is one answer.
        flow.add(if at + 1 < count { block.keep() } else { block });
    }
}

/// The person, whoever answered for the person, each guardian that did not say no, and the legal
/// representative: name and role.
fn signers(form: &Form<'_>) -> Vec<(Option<String>, Option<String>)> {
    let person = &form.case.person;
    let mut signers: Vec<(Option<String>, Option<String>)> = Vec::new();
    if form.voice() != Voice::Unable {
        signers.push((said(&person.name).map(str::to_owned), None));
    }
    let says_no = |answer: &str| answer.trim().to_lowercase().starts_with("nej");
    let guardians = guardians::asked(form).filter(|guardian| !guardian.answer.as_deref().is_some_and(says_no));
    signers.extend(guardians.map(|guardian| (guardian.name.clone(), Some(form.say("print-guardian")))));
    let representative = person.legal_representative.as_ref();
    signers.extend(representative.map(|who| (who.name.clone(), who.kind.clone())));
    if form.voice() == Voice::Another {
        let by = form.case.consent.given_by.clone();
        let there = signers.iter().any(|(name, _)| *name == by);
        signers.extend((!there).then_some((by, None)));
    }
    signers
}
