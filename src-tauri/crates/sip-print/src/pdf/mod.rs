//! Pages into a file that can be kept (PDF/A-3) and read aloud (PDF/UA-1). Knows nothing of plans:
//! what the text is, the layout tells by shapes of blocks and levels of headings.

mod archive;
mod finish;
mod ops;
mod square;
mod tags;

use printpdf::{FontId, Mm, PdfDocument, PdfFont, PdfPage, PdfSaveOptions};
use sip_model::Date;

use crate::error::PrintError;
use crate::font::{Face, Fonts, Letters, cut};
use crate::layout::{Mark, Page};
use crate::sheet::Enclosure;

/// Writes the pages. The same pages give the same bytes: no clock, no randomness.
pub(crate) fn write(
    pages: &[Page],
    fonts: &Fonts,
    title: &str,
    made_on: Option<Date>,
    enclosure: Option<&Enclosure<'_>>,
) -> Result<Vec<u8>, PrintError> {
    let mut document = PdfDocument::new(title);
    for (face, letters) in &letters(pages) {
        // printpdf would give a random id; a fixed one keeps the bytes the same.
        document.resources.fonts.map.insert(font_id(*face), PdfFont::new(cut(fonts, *face, letters)?));
    }
    square::keep(&mut document, pages);
    let mut tree = tags::Tree::new();
    let sheets = pages.iter().map(|page| PdfPage::new(Mm(210.0), Mm(297.0), ops::page(page, &mut tree))).collect();
    document.with_pages(sheets);
    let mut warnings = Vec::new();
    let file = document.to_lopdf_document(&PdfSaveOptions::default(), &mut warnings);
    finish::finish(file, &tree, title, made_on, enclosure)
}

pub(crate) fn font_id(face: Face) -> FontId {
    FontId(face.name().replace('-', ""))
}

/// Every letter that is drawn, by face.
fn letters(pages: &[Page]) -> Letters {
    let mut letters = Letters::new();
    for mark in pages.iter().flat_map(marks) {
        if let Mark::Words { text, style, .. } = mark {
            letters.entry(style.face).or_default().extend(text.chars());
        }
    }
    letters
}

/// What is drawn on a page, from the ground up.
pub(crate) fn marks(page: &Page) -> impl Iterator<Item = &Mark> {
    page.frames.iter().chain(page.pieces.iter().flat_map(|piece| &piece.marks)).chain(&page.furniture)
}
