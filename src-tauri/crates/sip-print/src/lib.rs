//! Sheets as PDF: a pure function from case to bytes.
//!
//! Here live: what stands on each sheet (`content`), how it is set and paged (`layout`), the
//! letters (`font`) and the file (`pdf`). Layout knows no PDF and the writer knows no plan: every
//! sheet is made to be kept (PDF/A-3) and read aloud (PDF/UA-1) in `pdf` alone. Here do not live: the ledger of copies, the printer,
//! files, clocks, or who may read what: a case that is not for its reader's eyes is filtered before
//! it comes here. A new sheet is a new folder in `content`.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once"))]

mod content;
mod error;
mod font;
mod layout;
mod pdf;
mod sheet;

pub use error::PrintError;
pub use font::Fonts;
pub use sheet::{
    Change, ChangeRow, ChangesSheet, ConsentSheet, Contact, Dot, Enclosure, Exemplar, FollowUpSheet, FridgeSheet, Hand,
    InformationSheet, PlanItem, PlanSheet, Setting, Signed, SignedHow, Square, Squares, SummonsSheet, SummonsTo,
};

/// The plan, P1 of the design: A4, black is enough. The same sheet gives the same bytes.
///
/// # Errors
/// When an embedded font cannot be read or cut, or the file cannot be put together: a fault in the
/// program, never in the plan.
pub fn plan(sheet: &PlanSheet<'_>, fonts: &Fonts, text: &sip_text::Text) -> Result<Vec<u8>, PrintError> {
    plan_enclosing(sheet, None, fonts, text)
}

/// The plan with the data that it was made of inside the file, for what is to be sealed. The data
/// must hold no more than the sheet's reader may read.
///
/// # Errors
/// As [`plan`].
pub fn plan_enclosing(
    sheet: &PlanSheet<'_>,
    enclosure: Option<&Enclosure<'_>>,
    fonts: &Fonts,
    text: &sip_text::Text,
) -> Result<Vec<u8>, PrintError> {
    let pages = content::plan(sheet, fonts, text);
    pdf::write(&pages, fonts, &text.say("print-title-plain"), sheet.made_on, enclosure)
}

/// The kallelse or inbjudan to one recipient, P3 of the design: one page. No number of the person,
/// nothing of need, plan or discharge; of a protected person neither name nor place.
///
/// # Errors
/// As [`plan`].
pub fn summons(sheet: &SummonsSheet<'_>, fonts: &Fonts, text: &sip_text::Text) -> Result<Vec<u8>, PrintError> {
    let pages = content::summons(sheet, fonts, text);
    let title = text.say(content::summons_title(sheet.to.kind));
    pdf::write(&pages, fonts, &title, Some(sheet.made_on), None)
}

/// The person's own consent sheet; with nothing in the case, the form for it.
///
/// # Errors
/// As [`plan`].
pub fn consent(sheet: &ConsentSheet<'_>, fonts: &Fonts, text: &sip_text::Text) -> Result<Vec<u8>, PrintError> {
    let pages = content::consent(sheet, fonts, text);
    pdf::write(&pages, fonts, &text.say("print-consent-title"), sheet.made_on, None)
}

/// What a SIP is, in plain words, to take home: one page.
///
/// # Errors
/// As [`plan`].
pub fn information(sheet: &InformationSheet<'_>, fonts: &Fonts, text: &sip_text::Text) -> Result<Vec<u8>, PrintError> {
    let pages = content::information(sheet, fonts, text);
    pdf::write(&pages, fonts, &text.say("print-information-title"), Some(sheet.made_on), None)
}

/// What was changed since the plan was signed: proposals for the next version, beside what holds.
/// It is no part of the plan, and as little of a protected person stands on it as on the plan.
///
/// # Errors
/// As [`plan`].
pub fn changes(sheet: &ChangesSheet<'_>, fonts: &Fonts, text: &sip_text::Text) -> Result<Vec<u8>, PrintError> {
    let pages = content::changes(sheet, fonts, text);
    pdf::write(&pages, fonts, &text.say("print-changes-title"), Some(sheet.made_on), None)
}

/// The sheet for the door of the fridge, P2 of the design: one page, nothing smaller than 16 points.
///
/// # Errors
/// As [`plan`].
pub fn fridge(sheet: &FridgeSheet<'_>, fonts: &Fonts, text: &sip_text::Text) -> Result<Vec<u8>, PrintError> {
    let pages = content::fridge(sheet, fonts, text);
    pdf::write(&pages, fonts, &text.say("print-fridge-lead"), sheet.made_on, None)
}

/// The follow-up sheet: what was to be, how it went, and room to write.
///
/// # Errors
/// As [`plan`].
pub fn follow_up(sheet: &FollowUpSheet<'_>, fonts: &Fonts, text: &sip_text::Text) -> Result<Vec<u8>, PrintError> {
    let pages = content::follow_up(sheet, fonts, text);
    pdf::write(&pages, fonts, &text.say("print-followup-title"), Some(sheet.made_on), None)
}
