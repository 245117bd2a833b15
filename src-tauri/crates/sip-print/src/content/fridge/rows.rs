//! A row for each who does something: who, what, when, and the number.

use sip_model::item::standing;
use sip_model::plan::{Insats, ResponsibleAuthority};
use sip_text::{dates, lists};

use super::{BOLD, Detail, NUMBER, TEXT, number, ruled};
use crate::content::desk::{Desk, said};
use crate::layout::{Block, Column, Flow, Para, Run, WIDTH, What, mm, width};

/// Somebody, with what they do.
struct Doer<'a> {
    name: String,
    of: Option<String>,
    phone: Option<String>,
    insatser: Vec<&'a Insats>,
}

/// Everyone but the person, in the order of the plan.
pub(super) fn all(desk: &Desk<'_>, detail: Detail, flow: &mut Flow) {
    let doers = doers(desk);
    let count = doers.len();
    for (row, doer) in doers.into_iter().take(detail.rows).enumerate() {
        let (wide, phone) = number(desk, doer.phone.as_deref().unwrap_or_default(), NUMBER);
        let left = WIDTH - if doer.phone.is_some() { wide + mm(4.0) } else { 0.0 };
        let mut who = vec![Run { text: cut(&doer.name, detail.letters), style: BOLD }];
        if let Some(of) = &doer.of {
            who.push(Run { text: format!(", {}", cut(of, detail.letters)), style: TEXT });
        }
        let what = told(desk, &doer.insatser, detail, left).map(|words| Para::text(words, TEXT).leaded(1.16));
        let paras: Vec<Para> = std::iter::once(Para::of(who).leaded(1.16)).chain(what).collect();
        let columns =
            vec![Column::new(0.0, desk.set(&paras, left)).middle(), Column::new(WIDTH - wide, phone).middle()];
        flow.add(ruled(columns, row).gap(if row == 0 { mm(3.0) } else { 0.0 }));
    }
    if count > detail.rows {
        let more = desk.text.say_with("print-fridge-more-rows", &[("count", &(count - detail.rows).to_string())]);
        flow.add(Block::one(What::Remark, desk.set(&[Para::text(more, TEXT)], WIDTH)).gap(mm(2.0)));
    }
}

fn doers<'a>(desk: &Desk<'a>) -> Vec<Doer<'a>> {
    let mut keys: Vec<(String, Doer<'a>)> = Vec::new();
    let boxed = of_coordinator(desk);
    for insats in desk.case.goals().flat_map(|goal| standing(&goal.insatser)) {
        let responsible = &insats.responsible;
        if responsible.authority == Some(ResponsibleAuthority::Person) || boxed.iter().any(|one| one.id == insats.id) {
            continue;
        }
        let person = responsible.participant_id.as_ref().and_then(|id| desk.case.participant(id));
        let unit = responsible.unit_id.as_ref().and_then(|id| desk.unit(id)).map(str::to_owned);
        let name = person.and_then(|person| said(&person.name)).map(str::to_owned);
        let of_authority = match responsible.authority {
            Some(ResponsibleAuthority::Region) => desk.say("print-of-region"),
            Some(ResponsibleAuthority::Municipality) => desk.say("print-of-municipality"),
            Some(ResponsibleAuthority::NextOfKin) => lists::capital(&desk.say("print-own-near")),
            Some(_) => desk.say("print-responsible-other"),
            None => desk.say("print-responsible-missing"),
        };
        let role = person.and_then(|person| said(&person.role)).map(str::to_owned);
        let (name, of) = match (name, unit) {
            (Some(name), unit) => (name, unit.or(role)),
            (None, Some(unit)) => (unit, None),
            (None, None) => (of_authority, None),
        };
        let key = format!("{name}\n{}", of.as_deref().unwrap_or_default());
        match keys.iter_mut().find(|(known, _)| *known == key) {
            Some((_, doer)) => doer.insatser.push(insats),
            None => {
                let phone = person.and_then(|person| desk.phone(person)).map(str::to_owned);
                keys.push((key, Doer { name, of, phone, insatser: vec![insats] }));
            }
        }
    }
    keys.into_iter().map(|(_, doer)| doer).collect()
}

/// What the samordnare does: it stands in a box of its own.
pub(super) fn of_coordinator<'a>(desk: &Desk<'a>) -> Vec<&'a Insats> {
    let id = desk.case.coordinator.participant_id.as_ref();
    let named = id.is_some_and(|id| desk.full_name(id).is_some());
    let own = |insats: &&Insats| named && insats.responsible.participant_id.as_ref() == id;
    desk.case.goals().flat_map(|goal| standing(&goal.insatser)).filter(own).collect()
}

/// What somebody does and when, as sentences; how many more there are, where not all have room.
pub(super) fn told(desk: &Desk<'_>, insatser: &[&Insats], detail: Detail, wide: f32) -> Option<String> {
    let more = insatser.len().saturating_sub(detail.items);
    let more = (more > 0).then(|| desk.text.say_with("print-fridge-more", &[("count", &more.to_string())]));
    let sentences = insatser.iter().take(detail.items).map(|insats| one(desk, insats, detail.letters));
    let all = sentences.collect::<Vec<_>>().join(" ");
    let with_more = |told: String| -> String {
        let told = Some(told).filter(|told| !told.is_empty());
        told.into_iter().chain(more.clone()).collect::<Vec<_>>().join(" ")
    };
    let fits = |told: &String| width(&[Run { text: told.clone(), style: TEXT }], desk.fonts) < wide - 1.0;
    let shorter = (8..=all.chars().count()).rev().map(|letters| with_more(cut(&all, letters)));
    let told = match detail.one_line {
        true => shorter.into_iter().find(fits).unwrap_or_else(|| with_more(String::new())),
        false => with_more(all.clone()),
    };
    (!told.is_empty()).then_some(told)
}

fn one(desk: &Desk<'_>, insats: &Insats, letters: usize) -> String {
    let words = said(&insats.text).map_or_else(|| desk.say("print-insats-unnamed"), |words| cut(words, letters));
    let due = insats.due.map(|due| desk.text.say_with("print-latest", &[("date", &dates::near(due, desk.day))]));
    let due = due.map(|due| lower(&due));
    let parts: Vec<String> =
        [Some(words.trim_end_matches('.').to_owned()), said(&insats.frequency).map(str::to_owned), due]
            .into_iter()
            .flatten()
            .collect();
    lists::stopped(&parts.join(", "))
}

fn lower(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// The words, or the first of them and a sign that there are more.
pub(super) fn cut(words: &str, letters: usize) -> String {
    if words.chars().count() <= letters {
        return words.to_owned();
    }
    let kept: String = words.chars().take(letters).collect();
    let whole = kept.rsplit_once(' ').map_or(kept.as_str(), |(whole, _)| whole);
    format!("{}…", whole.trim_end_matches([',', '.', ' ']))
}
