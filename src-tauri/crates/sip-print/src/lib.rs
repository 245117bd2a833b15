//! Sheets as PDF: a pure function from plan to bytes.
//!
//! Here live: what stands on each sheet (`content`), how it is set and paged (`layout`), the
//! letters (`font`) and the file (`pdf`). Layout knows no PDF and the writer knows no plan, so that
//! tags and PDF/A can be added in `pdf` alone. Here do not live: the ledger of copies, the printer,
//! files, clocks. A new sheet is a new file in `content`.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once"))]

mod content;
mod error;
mod font;
mod layout;
mod pdf;
mod sheet;

pub use error::PrintError;
pub use font::Fonts;
pub use sheet::{Exemplar, PlanSheet};

/// The plan, P1 of the design: A4, black is enough. The same sheet gives the same bytes.
///
/// # Errors
/// When an embedded font cannot be read or cut, or the file cannot be put together: a fault in the
/// program, never in the plan.
pub fn plan(sheet: &PlanSheet<'_>, fonts: &Fonts, text: &sip_text::Text) -> Result<Vec<u8>, PrintError> {
    let pages = content::plan(sheet, fonts, text);
    pdf::write(&pages, fonts, &text.say("print-title-plain"), sheet.made_on)
}
