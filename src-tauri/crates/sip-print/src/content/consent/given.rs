//! How the answer was given, for how long it holds, and each time it was read aloud again.

use sip_model::Date;
use sip_model::consent::Confirmation;
use sip_text::{dates, lists};

use super::{Form, Voice, entry};
use crate::content::desk::{moment, plain, said};
use crate::content::pen;
use crate::layout::{Block, Flow, Para, Run, Style};

pub(super) fn blocks(form: &Form<'_>, flow: &mut Flow) {
    let consent = &form.case.consent;
    flow.add(entry::heading(form, "print-given"));
    let mut rows: Vec<Block> = Vec::new();
    let able = form.voice() != Voice::Unable;
    let mut row = |key: &str, value: Option<String>, asked: bool| {
        let value = value.map(|words| vec![Para::text(words, Style::TEXT)]);
        if value.is_some() || asked {
            rows.push(entry::entry(form, &form.say(key), value));
        }
    };
    row("print-given-by", said(&consent.given_by).map(str::to_owned), able);
    row("print-given-at", consent.given_at.map(moment), able);
    row("print-documented-by", said(&consent.documented_by).map(str::to_owned), true);
    row("print-valid-from", consent.valid_from.map(dates::full), true);
    row("print-valid-to", consent.valid_to.map(dates::full), true);
    row("print-reflection", reflection(form), false);
    rows.insert(usize::from(rows.len() > 1 && able), how(form));
    rows.extend(interpreter(form));
    rows.into_iter().for_each(|row| flow.add(row));
    confirmations(form, flow);
}

/// The word for it, or boxes to tick.
fn how(form: &Form<'_>) -> Block {
    let label = form.say("print-given-how");
    match said(&form.case.consent.form) {
        Some(words) => entry::entry(form, &label, Some(vec![Para::text(lists::capital(words), Style::TEXT)])),
        None => {
            let keys = ["print-form-spoken", "print-form-written", "print-form-telephone", "print-form-unable"];
            entry::of(form, &label, pen::choices(form, &keys.map(|key| form.say(key)), entry::WIDE))
        }
    }
}

/// Time to think, and whether there was something to read.
fn reflection(form: &Form<'_>) -> Option<String> {
    let time = form.case.consent.reflection_time.as_ref()?;
    let on = |key: &str, date: Date| form.text.say_with(key, &[("date", &dates::full(date))]);
    let span = match (time.from, time.to) {
        (Some(from), Some(to)) => Some(dates::span(from, to, None)),
        (Some(from), None) => Some(on("print-from", from)),
        (None, Some(to)) => Some(on("print-until", to)),
        (None, None) => None,
    };
    let read = (time.written_information_given == Some(true)).then(|| form.say("print-information-given"));
    let words: Vec<String> = span.map(|span| lists::stopped(&span)).into_iter().chain(read).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// The language, and a line for the interpreter's name.
fn interpreter(form: &Form<'_>) -> Option<Block> {
    let interpreter = &form.case.person.interpreter;
    if interpreter.needed != Some(true) {
        return None;
    }
    let words = match said(&interpreter.language) {
        Some(language) => form.text.say_with("print-interpreter-name-in", &[("language", language)]),
        None => form.say("print-interpreter-name"),
    };
    Some(entry::of(form, &form.say("print-interpreter-label"), pen::filled_in(form, &words, entry::WIDE)))
}

/// Each yes after the first: "läst upp och det stämmer".
fn confirmations(form: &Form<'_>, flow: &mut Flow) {
    let consent = &form.case.consent;
    let own = consent.confirmations.iter().filter(|yes| yes.consent == consent.id);
    let mut rows: Vec<Block> = own.skip(1).map(|yes| confirmation(form, yes)).collect();
    if rows.is_empty() && consent.confirmed_at_meeting == Some(true) {
        let met = form.case.meeting.started_at.map(|at| dates::full(at.date()));
        let words = vec![Para::text(form.say("print-confirmed-at-meeting"), Style::TEXT)];
        rows.push(entry::entry(form, &met.unwrap_or_else(|| form.say("print-the-meeting")), Some(words)));
    }
    if rows.is_empty() {
        return;
    }
    flow.add(entry::heading(form, "print-confirmations"));
    rows.into_iter().for_each(|row| flow.add(row));
}

fn confirmation(form: &Form<'_>, yes: &Confirmation) -> Block {
    let mut sentences: Vec<Vec<Run>> = vec![plain(form.say("print-confirmed"))];
    let by = match (said(&yes.given_by), said(&yes.form)) {
        (Some(by), Some(how)) => Some(form.text.say_with("print-confirmed-by-how", &[("name", by), ("how", how)])),
        (Some(by), None) => Some(form.text.say_with("print-confirmed-by", &[("name", by)])),
        (None, how) => how.map(|how| lists::stopped(&lists::capital(how))),
    };
    sentences.extend(by.map(plain));
    let noted = said(&yes.documented_by).map(|name| form.text.say_with("print-noted-by", &[("name", name)]));
    sentences.extend(noted.map(plain));
    let until =
        yes.valid_to.map(|date| form.text.say_with("print-fact-consent-until", &[("until", &dates::full(date))]));
    sentences.extend(until.map(plain));
    let day = yes.at.map_or_else(|| form.say("print-no-date"), |at| dates::full(at.date()));
    entry::entry(form, &day, Some(vec![Para::of(form.joined(sentences))]))
}
