//! The letters: four faces, parsed once.

mod clean;
mod subset;

use printpdf::ParsedFont;

pub(crate) use clean::{SUBSTITUTE, clean};
pub(crate) use subset::{Letters, cut};

/// A face of the sheet. Everyone speaks in the sans, the person in the voice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Face {
    Regular,
    Semibold,
    Bold,
    Voice,
}

impl Face {
    pub(crate) const ALL: [Self; 4] = [Self::Regular, Self::Semibold, Self::Bold, Self::Voice];

    /// The name inside the PDF.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Regular => "SIPSans-Regular",
            Self::Semibold => "SIPSans-Semibold",
            Self::Bold => "SIPSans-Bold",
            Self::Voice => "Literata-Medium",
        }
    }

    fn bytes(self) -> &'static [u8] {
        macro_rules! font {
            ($name:literal) => {
                include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/fonts/", $name))
            };
        }
        match self {
            Self::Regular => font!("SipSans-Regular.ttf"),
            Self::Semibold => font!("SipSans-Semibold.ttf"),
            Self::Bold => font!("SipSans-Bold.ttf"),
            Self::Voice => font!("Literata-Medium.ttf"),
        }
    }
}

/// The embedded fonts, parsed. Make them once and keep them: parsing is most of the work.
pub struct Fonts {
    faces: [Option<ParsedFont>; 4],
}

impl Fonts {
    /// The fonts that are compiled in.
    #[must_use]
    pub fn embedded() -> Self {
        let parse = |face: Face| ParsedFont::from_bytes(face.bytes(), 0, &mut Vec::new());
        Self { faces: Face::ALL.map(parse) }
    }

    pub(crate) fn face(&self, face: Face) -> Option<&ParsedFont> {
        self.faces[face as usize].as_ref()
    }

    /// Whether the face can draw the letter.
    pub(crate) fn has(&self, face: Face, letter: char) -> bool {
        self.face(face).is_some_and(|font| font.lookup_glyph_index(u32::from(letter)).is_some())
    }

    /// Advance of a letter at `size` points.
    pub(crate) fn advance(&self, face: Face, letter: char, size: f32) -> f32 {
        let Some(font) = self.face(face) else {
            return 0.0;
        };
        let width = font.lookup_glyph_index(u32::from(letter)).and_then(|glyph| font.get_glyph_width(glyph));
        f32::from(width.unwrap_or(0)) / f32::from(font.units_per_em.max(1)) * size
    }

    /// Where the baseline stands in a line `leading` points high, from its top: the letters' own
    /// height is centred, as a browser does it.
    pub(crate) fn baseline(&self, face: Face, size: f32, leading: f32) -> f32 {
        let Some(font) = self.face(face) else {
            return leading;
        };
        let em = f32::from(font.units_per_em.max(1));
        let (ascent, descent) = (f32::from(font.font_metrics.ascent) / em, f32::from(font.font_metrics.descent) / em);
        leading / 2.0 + (ascent + descent) / 2.0 * size
    }
}

impl std::fmt::Debug for Fonts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Fonts")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_face_has_the_letters_of_the_country() {
        let fonts = Fonts::embedded();
        let latin = (' '..='~').chain('¡'..='ſ').filter(|letter| *letter != '\u{ad}');
        let more = "áčđŋšŧžÁČĐŊŠŦŽ“”‘’„»«–—…°²³½€•−ȘșȚțẞNguyễn".chars();
        for letter in latin.chain(more) {
            for face in Face::ALL {
                // The long s of old print is in the sans only; nobody types it.
                assert!(fonts.has(face, letter) || (letter, face) == ('ſ', Face::Voice), "{face:?} lacks {letter}");
            }
        }
    }

    #[test]
    fn every_face_has_the_substitute() {
        let fonts = Fonts::embedded();
        for face in Face::ALL {
            assert!(
                fonts.has(face, SUBSTITUTE),
                "else a missing letter would be drawn as .notdef, unseen by any check"
            );
        }
    }
}
