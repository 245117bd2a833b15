//! Runs into words: what may be drawn, and where a line may end.

use super::para::Run;
use super::style::Style;
use crate::font::{Fonts, SUBSTITUTE, clean};

/// A stretch that is not broken if it can be helped.
#[derive(Default)]
pub(super) struct Word {
    pub(super) letters: Vec<(char, Style)>,
    pub(super) width: f32,
    /// The space that followed it in the text.
    pub(super) space: Option<Style>,
    /// A line ends after it.
    pub(super) ends: bool,
}

impl Word {
    fn push(&mut self, letter: char, style: Style, fonts: &Fonts) {
        self.letters.push((letter, style));
        self.width += advance(fonts, letter, style);
    }

    /// "3" in "3 gånger": a lone number at the end of a line is misread.
    fn is_count(&self) -> bool {
        let last = self.letters.iter().rev().take_while(|(letter, _)| *letter != ' ');
        let digits: Vec<bool> = last.map(|(letter, _)| letter.is_ascii_digit()).collect();
        (1..=3).contains(&digits.len()) && digits.into_iter().all(|digit| digit)
    }
}

/// Width of a letter with its spacing.
pub(crate) fn advance(fonts: &Fonts, letter: char, style: Style) -> f32 {
    fonts.advance(style.face, letter, style.size) + style.spacing * style.size
}

/// The words of runs: cleaned, each letter one that its face can draw.
pub(super) fn words(runs: &[Run], fonts: &Fonts) -> Vec<Word> {
    let mut words = Vec::new();
    let mut word = Word::default();
    let text: Vec<(char, Style)> = runs
        .iter()
        .flat_map(|run| clean(&run.text).chars().map(|letter| (letter, run.style)).collect::<Vec<_>>())
        .collect();
    for (at, &(letter, style)) in text.iter().enumerate() {
        let next = text.get(at + 1).map(|(next, _)| *next);
        match letter {
            ' ' if word.letters.is_empty()
                && (words.last().is_none_or(|word: &Word| word.space.is_some() || word.ends)) => {}
            ' ' if word.is_count() && next.is_some_and(char::is_alphanumeric) => word.push(' ', style, fonts),
            ' ' => {
                word.space = Some(style);
                words.push(std::mem::take(&mut word));
            }
            '\n' => {
                word.ends = true;
                let blank = word.letters.is_empty()
                    && words.last().is_none_or(|word: &Word| word.ends && word.letters.is_empty());
                // More than one empty line in a row says no more than one.
                if !blank {
                    words.push(std::mem::take(&mut word));
                }
                word = Word::default();
            }
            _ => {
                let drawn = match letter {
                    // Held together here, a plain space in the file: that is what people search for.
                    '\u{a0}' => ' ',
                    letter if fonts.has(style.face, letter) => letter,
                    _ => SUBSTITUTE,
                };
                word.push(drawn, style, fonts);
                if breaks_after(at.checked_sub(1).map(|before| text[before].0), letter, next) {
                    words.push(std::mem::take(&mut word));
                }
            }
        }
    }
    words.push(word);
    while words.last().is_some_and(|word| word.letters.is_empty()) {
        words.pop();
    }
    if let Some(last) = words.last_mut() {
        last.ends = false;
        last.space = None;
    }
    words
}

/// After a hyphen or stroke between letters; never inside a telephone number or a law.
fn breaks_after(before: Option<char>, letter: char, next: Option<char>) -> bool {
    let between = |class: fn(char) -> bool| before.is_some_and(class) && next.is_some_and(class);
    matches!(letter, '-' | '/' | '–') && between(char::is_alphabetic)
}
