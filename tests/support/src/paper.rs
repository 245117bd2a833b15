//! A printed sheet, as someone who reads it sees it.

use std::path::Path;

use crate::pdf::pdf_text;

/// A PDF that was printed.
#[derive(Debug, Clone)]
pub struct Paper {
    /// Its text, column by column.
    pub text: String,
    /// The file.
    pub bytes: Vec<u8>,
}

impl Paper {
    /// Reads a PDF.
    #[must_use]
    pub fn read(path: &Path) -> Self {
        let bytes = std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        Self { text: pdf_text(path), bytes }
    }

    /// Whether the words stand there, wherever a line was broken.
    #[must_use]
    pub fn says(&self, words: &str) -> bool {
        squeezed(&self.text).contains(&squeezed(words))
    }

    /// Those of the words that stand there.
    #[must_use]
    pub fn said<'w>(&self, words: impl IntoIterator<Item = &'w str>) -> Vec<&'w str> {
        words.into_iter().filter(|words| self.says(words)).collect()
    }

    /// How many pages it has.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.text.matches('\u{c}').count()
    }
}

/// Letters and digits only, small ones: where a line was broken and a sentence began does not
/// matter.
#[must_use]
pub fn squeezed(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
