//! The person's own consent sheet, and the form for it: what is missing is a line for the pen.
//!
//! The one sheet where exclusions stand (ruling 1): it is for the person and the documenting unit.

mod asked;
mod back;
mod entry;
mod given;
mod guardians;
mod scope;
mod sign;

use std::ops::Deref;

use sip_text::dates;

use super::desk::{Desk, said};
use super::furniture::{Foot, Furniture, SIDE, letterhead};
use crate::font::Fonts;
use crate::layout::{Flow, Page, paginate};
use crate::sheet::ConsentSheet;

/// The desk with a consent on it.
struct Form<'a> {
    desk: Desk<'a>,
    sheet: &'a ConsentSheet<'a>,
}

impl<'a> Deref for Form<'a> {
    type Target = Desk<'a>;

    fn deref(&self) -> &Desk<'a> {
        &self.desk
    }
}

/// Whose answer it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Voice {
    /// The person's own.
    Own,
    /// Somebody answered for the person.
    Another,
    /// The person cannot take a position.
    Unable,
}

/// The pages of a consent sheet.
pub(crate) fn pages(sheet: &ConsentSheet<'_>, fonts: &Fonts, text: &sip_text::Text) -> Vec<Page> {
    let form = Form { desk: Desk::new(sheet.case, fonts, text, sheet.made_on).set_as(sheet.setting), sheet };
    let furniture =
        Furniture::new(&form, letterhead(&form, sheet.from_unit, sheet.made_on.map(dates::full)), form.foot());
    let mut flow = Flow::default();
    asked::blocks(&form, &mut flow);
    scope::parties(&form, &mut flow);
    scope::topics(&form, &mut flow);
    scope::exclusions(&form, &mut flow);
    given::blocks(&form, &mut flow);
    guardians::blocks(&form, &mut flow);
    back::block(&form, &mut flow);
    sign::table(&form, &mut flow);
    let mut pages = paginate(&flow, furniture.area());
    furniture.dress(&mut pages, &form);
    pages
}

impl Form<'_> {
    fn voice(&self) -> Voice {
        let consent = &self.case.consent;
        if consent.is_unable() {
            return Voice::Unable;
        }
        match (said(&consent.given_by), said(&self.case.person.name)) {
            (Some(by), Some(name)) if by.trim() != name.trim() => Voice::Another,
            _ => Voice::Own,
        }
    }

    /// Whether there is an answer: then what is not there was not forgotten.
    fn is_answered(&self) -> bool {
        let consent = &self.case.consent;
        consent.to_plan.is_some() || consent.given_at.is_some() || consent.is_unable()
    }

    fn foot(&self) -> Foot {
        let plan = self.text.say_with("print-plan-unnumbered", &[("plan", self.sheet.plan_id)]);
        let name = said(&self.case.person.name).map(str::to_owned);
        let own = name.is_some().then(|| self.text.say_with("print-consent-own", &[("name", &self.person())]));
        Foot {
            left: std::iter::once(plan).chain(name).collect(),
            right: std::iter::once(self.say("print-consent-title")).chain(own).collect(),
            sides: (SIDE, SIDE),
        }
    }
}
