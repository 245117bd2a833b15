//! Kallelse and inbjudan: a letter to one recipient, with a slip to answer on. One page.
//!
//! No number, no address but the place, nothing of need, plan or discharge, and to most readers no
//! word of who else comes (ruling 3).

mod appointment;
mod duty;
mod hidden;
mod letter;
mod others;
mod slip;

use std::ops::Deref;

use sip_model::meeting::Participant;
use sip_model::summons::SummonsKind;
use sip_model::unit::UnitAuthority;
use sip_text::{dates, lists};

use super::desk::{Desk, moment, said};
use super::furniture::{Foot, Furniture, letterhead};
use crate::font::Fonts;
use crate::layout::{Area, Flow, Page, Style, mm, paginate};
use crate::sheet::SummonsSheet;

/// The title of the sheet.
pub(crate) fn title(kind: SummonsKind) -> &'static str {
    match kind {
        SummonsKind::Summons => "print-summons-title",
        SummonsKind::Invitation => "print-invitation-title",
    }
}

/// The desk with a kallelse on it.
struct Letter<'a> {
    desk: Desk<'a>,
    sheet: &'a SummonsSheet<'a>,
}

impl<'a> Deref for Letter<'a> {
    type Target = Desk<'a>;

    fn deref(&self) -> &Desk<'a> {
        &self.desk
    }
}

/// How the letter is made to fit: the long names of many recipients must not cost a page.
struct Order {
    /// Who comes stands beside what applies to the reader, not below it.
    beside: bool,
    /// The title stands beside the address, and everything nearer.
    tight: bool,
    /// Size of the lists, points.
    size: f32,
    /// Size of the question, points.
    voice: f32,
    /// How many of the called, and how many of the invited, are named.
    names: usize,
}

/// Every recipient is named.
const ALL: usize = usize::MAX;

const ORDERS: [Order; 7] = [
    Order { beside: true, tight: false, size: Style::TEXT.size, voice: 18.0, names: ALL },
    Order { beside: false, tight: false, size: Style::TEXT.size, voice: 18.0, names: ALL },
    Order { beside: false, tight: true, size: Style::TEXT.size, voice: 17.0, names: ALL },
    Order { beside: false, tight: true, size: 13.0, voice: 16.0, names: ALL },
    Order { beside: false, tight: true, size: 12.0, voice: 15.0, names: ALL },
    Order { beside: false, tight: true, size: 10.5, voice: 14.0, names: ALL },
    Order { beside: false, tight: true, size: 10.5, voice: 14.0, names: 1 },
];

impl Order {
    /// Space between two parts.
    fn gap(&self, points: f32) -> f32 {
        if self.tight { points * 0.6 } else { points }
    }
}

/// The pages of a kallelse: one, unless more is written than a page can hold in small letters.
pub(crate) fn pages(sheet: &SummonsSheet<'_>, fonts: &Fonts, text: &sip_text::Text) -> Vec<Page> {
    let letter = Letter { desk: Desk::new(sheet.case, fonts, text, Some(sheet.made_on)).set_as(sheet.setting), sheet };
    let head = letterhead(&letter, &letter.sender(), Some(dates::full(sheet.made_on)));
    let furniture = Furniture::new(&letter, head, letter.foot());
    let mut pages = fitted(&letter, furniture.area());
    furniture.dress(&mut pages, &letter);
    pages
}

fn fitted(letter: &Letter<'_>, area: Area) -> Vec<Page> {
    let [orders @ .., last] = &ORDERS;
    let one = orders.iter().map(|order| paginate(&compose(letter, order), area)).find(|pages| pages.len() == 1);
    one.unwrap_or_else(|| paginate(&compose(letter, last), area))
}

fn compose(letter: &Letter<'_>, order: &Order) -> Flow {
    let mut flow = Flow::default();
    letter::blocks(letter, order, &mut flow);
    appointment::block(letter, order, &mut flow);
    letter::question(letter, order, &mut flow);
    duty::blocks(letter, order, &mut flow);
    slip::blocks(letter, order, &mut flow);
    flow
}

impl Letter<'_> {
    /// "Norrby vårdcentral, Region Exempel".
    fn sender(&self) -> String {
        let name = self.sheet.from_unit;
        let unit = self.case.units.iter().find(|unit| unit.name.as_deref() == Some(name));
        let behind = unit.and_then(|unit| unit.authority).and_then(|authority| self.huvudman(authority));
        behind.filter(|_| !self.is_protected()).map_or_else(|| name.to_owned(), |behind| format!("{name}, {behind}"))
    }

    /// "Ekeby kommun". Of a protected person's no more than which kind it is.
    fn huvudman(&self, authority: UnitAuthority) -> Option<String> {
        let person = &self.case.person;
        let known = |name: &Option<String>, key: &str| {
            said(name).filter(|_| !self.is_protected()).map_or_else(|| self.say(key), str::to_owned)
        };
        match authority {
            UnitAuthority::Region => Some(known(&person.region, "print-region")),
            UnitAuthority::Municipality => Some(known(&person.municipality, "print-municipality")),
            UnitAuthority::Other => None,
        }
    }

    /// Who calls, and whom to ring: the convener, else the chair.
    fn caller(&self) -> Option<&Participant> {
        let summons = self.case.summons.convener.as_ref();
        let roles = &self.case.meeting.roles;
        let ids = [summons, roles.convener.as_ref(), roles.chair.as_ref()];
        ids.into_iter().flatten().find_map(|id| self.case.participant(id).filter(|who| said(&who.name).is_some()))
    }

    /// When it was sent, the law, and that nothing is said of health.
    fn foot(&self) -> Foot {
        let sent = self.sheet.sent_at.map(|at| {
            let key = match self.sheet.to.kind {
                SummonsKind::Summons => "print-summons-sent",
                SummonsKind::Invitation => "print-invitation-sent",
            };
            self.text.say_with(key, &[("at", &moment(at))])
        });
        let law = said_law(self.sheet.law);
        let law = (!law.is_empty()).then(|| self.text.say_with("print-summons-law", &[("law", &law)]));
        let right = vec![self.say("print-no-health")];
        Foot { left: sent.into_iter().chain(law).collect(), right, sides: (mm(88.0), mm(42.0)) }
    }

    /// Whether the letter goes to a unit, and not to someone who comes as themselves.
    fn to_unit(&self) -> bool {
        self.sheet.to.authority.is_some()
    }

    /// One of two sentences: to a unit, or to someone who comes as themselves.
    fn to_either(&self, unit: &'static str, one: &'static str) -> &'static str {
        if self.to_unit() { unit } else { one }
    }

    /// The name as it is said after the first time: "Ingrid", or "personen".
    fn short(&self) -> String {
        match self.case.given_name() {
            name if !name.is_empty() && !self.is_protected() => name.to_owned(),
            _ => self.say("print-the-person"),
        }
    }

    /// The same, at the head of a sentence.
    fn short_first(&self) -> String {
        lists::capital(&self.short())
    }
}

/// The citation without what it says of discharge, which would tell that the person is in hospital.
fn said_law(law: &str) -> String {
    let mut sentences: Vec<String> = Vec::new();
    for part in law.split(". ") {
        // "16 kap. 4 §" goes on after its stop.
        match sentences.last_mut().filter(|_| !part.starts_with(char::is_uppercase)) {
            Some(sentence) => *sentence = format!("{sentence}. {part}"),
            None => sentences.push(part.to_owned()),
        }
    }
    sentences.retain(|sentence| !sentence.contains(DISCHARGE));
    sentences.join(". ").trim_end_matches(['.', ' ']).to_owned()
}

/// Lag om samverkan vid utskrivning från sluten hälso- och sjukvård.
const DISCHARGE: &str = "2017:612";
