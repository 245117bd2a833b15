//! Runs into lines. Greedy; breaks at spaces, after hyphens between letters, and inside a word only
//! when the word is wider than the line.

use super::para::Run;
use super::style::Style;
use crate::font::{Fonts, SUBSTITUTE, clean};

/// Words of one style within a line.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Span {
    pub x: f32,
    pub text: String,
    pub style: Style,
}

/// A line of text.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Line {
    pub spans: Vec<Span>,
    pub width: f32,
}

/// A stretch that is not broken if it can be helped.
#[derive(Default)]
struct Word {
    letters: Vec<(char, Style)>,
    width: f32,
    /// The space that followed it in the text.
    space: Option<Style>,
    /// A line ends after it.
    ends: bool,
}

/// Breaks runs into lines no wider than `width`.
pub(crate) fn wrap(runs: &[Run], width: f32, fonts: &Fonts) -> Vec<Line> {
    let mut lines = vec![Line::default()];
    for word in words(runs, fonts) {
        let space = lines.last().map_or(0.0, |line| line.width) + word.width;
        if space > width && lines.last().is_some_and(|line| line.width > 0.0) {
            lines.push(Line::default());
        }
        // A line that is full inside a word goes on without a space, so that the word stays whole
        // when the text is taken out of the file.
        for (letter, style) in &word.letters {
            let advance = advance(fonts, *letter, *style);
            if lines.last().is_some_and(|line| line.width > 0.0 && line.width + advance > width + 0.01) {
                lines.push(Line::default());
            }
            push(&mut lines, *letter, *style, advance);
        }
        if let Some(style) = word.space {
            // Kept even where the line ends: readers glue words of two lines together otherwise.
            push(&mut lines, ' ', style, advance(fonts, ' ', style));
        }
        if word.ends {
            lines.push(Line::default());
        }
    }
    for line in &mut lines {
        trim(line, fonts);
    }
    lines
}

fn push(lines: &mut [Line], letter: char, style: Style, advance: f32) {
    let Some(line) = lines.last_mut() else { return };
    match line.spans.last_mut() {
        Some(span) if span.style == style => span.text.push(letter),
        _ => line.spans.push(Span { x: line.width, text: letter.to_string(), style }),
    }
    line.width += advance;
}

/// Takes the trailing space out of the width, so that centred and right-hand lines stand true.
fn trim(line: &mut Line, fonts: &Fonts) {
    if let Some(span) = line.spans.last().filter(|span| span.text.ends_with(' ')) {
        line.width -= advance(fonts, ' ', span.style);
    }
}

/// Width of a letter with its spacing.
pub(crate) fn advance(fonts: &Fonts, letter: char, style: Style) -> f32 {
    fonts.advance(style.face, letter, style.size) + style.spacing * style.size
}

fn words(runs: &[Run], fonts: &Fonts) -> Vec<Word> {
    let mut words = Vec::new();
    let mut word = Word::default();
    let text: Vec<(char, Style)> = runs
        .iter()
        .flat_map(|run| clean(&run.text).chars().map(|letter| (letter, run.style)).collect::<Vec<_>>())
        .collect();
    for (at, &(letter, style)) in text.iter().enumerate() {
        let next = text.get(at + 1).map(|(next, _)| *next);
        match letter {
            ' ' if word.letters.is_empty() && (words.last().is_none_or(|word: &Word| word.space.is_some() || word.ends)) => {}
            ' ' => {
                word.space = Some(style);
                words.push(std::mem::take(&mut word));
            }
            '\n' => {
                word.ends = true;
                let blank = word.letters.is_empty() && words.last().is_none_or(|word: &Word| word.ends && word.letters.is_empty());
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
                word.letters.push((drawn, style));
                word.width += advance(fonts, drawn, style);
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

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, width: f32) -> Vec<String> {
        let fonts = Fonts::embedded();
        let runs = [Run { text: text.to_owned(), style: Style::TEXT }];
        wrap(&runs, width, &fonts).into_iter().map(|line| line.spans.into_iter().map(|span| span.text).collect()).collect()
    }

    #[test]
    fn wrapped_lines_keep_one_trailing_space() {
        assert_eq!(lines("dygnet runt hemma", 75.0), ["dygnet runt ", "hemma"], "else a reader says runthemma");
    }

    #[test]
    fn no_line_is_wider_than_the_column() {
        let fonts = Fonts::embedded();
        let text = "Ingrid går korta sträckor inne med gåbord, Bergvall-Holm följer med i yttertrappan ".repeat(20);
        for width in [30.0, 60.0, 143.0, 500.0] {
            for line in wrap(&[Run { text: text.clone(), style: Style::TEXT }], width, &fonts) {
                assert!(line.width <= width + 0.1, "{} > {width}", line.width);
            }
        }
    }

    #[test]
    fn a_long_word_is_broken_and_no_letter_is_lost() {
        let word = "Läkemedelsgenomgångsuppföljningssamordnare".repeat(3);
        let set = lines(&word, 90.0);
        assert!(set.len() > 3, "it does not fit on one line");
        assert_eq!(set.concat(), word, "and no space or hyphen was put in");
    }

    #[test]
    fn a_telephone_number_and_a_date_are_not_broken() {
        for line in lines("Ring 070-1740611 senast 21\u{a0}oktober", 80.0) {
            assert!(!line.ends_with("070-") && line.trim() != "21", "broken: {line}");
        }
        assert_eq!(lines("Karin Bergvall-Holm", 95.0), ["Karin Bergvall-", "Holm"], "a double name may be");
    }

    #[test]
    fn line_ends_are_kept_and_empty_lines_counted_once() {
        assert_eq!(lines("ett\ntvå\n\n\n\ntre\n", 500.0), ["ett", "två", "", "tre"], "paragraphs as they were written");
    }

    #[test]
    fn a_missing_letter_is_seen() {
        assert_eq!(lines("Tack 😀 א", 500.0), ["Tack □ □"], "libraries.md trap 1: .notdef comes without a warning");
    }
}
