//! A face cut down to the letters of one document.
//!
//! The lean printpdf embeds fonts whole: four faces would be 190 KB. Cut to one document's letters
//! they are about 10 KB each, and cutting takes less than a millisecond a face.

use std::collections::{BTreeMap, BTreeSet};

use printpdf::ParsedFont;
use sha2::{Digest, Sha256};

use super::{Face, Fonts};
use crate::error::PrintError;

/// The letters that a document uses, by face.
pub(crate) type Letters = BTreeMap<Face, BTreeSet<char>>;

/// The face with these letters and no others.
pub(crate) fn cut(fonts: &Fonts, face: Face, letters: &BTreeSet<char>) -> Result<ParsedFont, PrintError> {
    let whole = fonts.face(face).ok_or(PrintError::FontUnreadable(face.name()))?;
    let mut glyphs = subsetter::GlyphRemapper::new();
    let mut by_letter = BTreeMap::new();
    let mut widths = BTreeMap::new();
    for letter in letters {
        let Some(old) = whole.lookup_glyph_index(u32::from(*letter)) else {
            continue;
        };
        let new = glyphs.remap(old);
        by_letter.insert(u32::from(*letter), new);
        widths.insert(new, whole.get_glyph_width(old).unwrap_or(0));
    }
    let bytes = subsetter::subset(&whole.original_bytes, 0, &glyphs)
        .map_err(|error| PrintError::FontNotCut { font: face.name(), reason: error.to_string() })?;
    let name = format!("{}+{}", tag(letters), face.name());
    let metrics = whole.font_metrics.clone();
    let mut part = ParsedFont::with_glyph_data(bytes, 0, Some(name), by_letter, widths, whole.units_per_em, metrics);
    part.pdf_font_metrics = whole.pdf_font_metrics.clone();
    Ok(part)
}

/// Six capitals that tell one subset from another (ISO 32000-1, 9.6.4), from the letters themselves.
fn tag(letters: &BTreeSet<char>) -> String {
    let digest = Sha256::digest(letters.iter().collect::<String>());
    digest.iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_face_is_small_and_named_after_its_letters() {
        let fonts = Fonts::embedded();
        let cut_to = |text: &str| cut(&fonts, Face::Bold, &text.chars().collect()).unwrap();
        let (one, same, other) = (cut_to("Ingrid"), cut_to("dIngir"), cut_to("Jonas"));
        assert!(one.original_bytes.len() < 4_000, "six letters, {} bytes", one.original_bytes.len());
        assert_eq!(one.font_name, same.font_name, "the same letters in any order are the same subset");
        assert_ne!(one.font_name, other.font_name, "two subsets under one name would be mixed up by a reader");
    }
}
