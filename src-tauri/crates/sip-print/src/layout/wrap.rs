//! Runs into lines. Greedy; breaks at spaces, after hyphens between letters, and inside a word only
//! when the word is wider than the line.

use super::para::Run;
use super::style::Style;
use super::word::{advance, words};
use crate::font::Fonts;

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

/// Breaks runs into lines no wider than `width`, the first one `indent` shorter.
pub(crate) fn wrap(runs: &[Run], indent: f32, width: f32, fonts: &Fonts) -> Vec<Line> {
    let mut lines = vec![Line { spans: Vec::new(), width: indent }];
    for word in words(runs, fonts) {
        let (used, empty) = lines.last().map_or((0.0, true), |line| (line.width, line.spans.is_empty()));
        if used + word.width > width && (!empty || (used > 0.0 && word.width <= width)) {
            lines.push(Line::default());
        }
        set_word(&mut lines, &word.letters, width, fonts);
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

/// The fewest letters of a broken word that stand on a line of their own.
const TAIL: usize = 3;

/// Sets a word, over several lines when it is wider than one. Such a line gets no space or hyphen,
/// so that the word is whole when the text is taken out of the file.
fn set_word(lines: &mut Vec<Line>, letters: &[(char, Style)], width: f32, fonts: &Fonts) {
    let mut rest = letters;
    while !rest.is_empty() {
        let mut used = lines.last().map_or(0.0, |line| line.width);
        let fits = rest
            .iter()
            .take_while(|(letter, style)| {
                used += advance(fonts, *letter, *style);
                used <= width + 0.01
            })
            .count();
        let left = rest.len() - fits;
        let count = if (1..TAIL).contains(&left) { fits.saturating_sub(TAIL - left) } else { fits };
        let (now, later) = rest.split_at(count.max(1));
        for (letter, style) in now {
            push(lines, *letter, *style, advance(fonts, *letter, *style));
        }
        rest = later;
        if !rest.is_empty() {
            lines.push(Line::default());
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, width: f32) -> Vec<String> {
        let fonts = Fonts::embedded();
        let runs = [Run { text: text.to_owned(), style: Style::TEXT }];
        wrap(&runs, 0.0, width, &fonts)
            .into_iter()
            .map(|line| line.spans.into_iter().map(|span| span.text).collect())
            .collect()
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
            for line in wrap(&[Run { text: text.clone(), style: Style::TEXT }], 0.0, width, &fonts) {
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
        let tail = lines("Psykosmottagningen", 120.0);
        assert!(tail.len() == 2 && tail[1].chars().count() >= TAIL, "one lone letter on a line: {tail:?}");
    }

    #[test]
    fn a_telephone_number_and_a_date_are_not_broken() {
        for line in lines("Ring 070-1740611 senast 21\u{a0}oktober", 80.0) {
            assert!(!line.ends_with("070-") && line.trim() != "21", "broken: {line}");
        }
        assert_eq!(lines("Karin Bergvall-Holm", 95.0), ["Karin Bergvall-", "Holm"], "a double name may be");
    }

    #[test]
    fn a_count_stays_with_what_is_counted() {
        assert_eq!(
            lines("varje dag, 3 gånger", 75.0),
            ["varje dag, ", "3 gånger"],
            "\"3\" alone at a line's end is misread"
        );
        assert_eq!(
            lines("Spinnargatan 12, 999 20 Ekeby", 120.0),
            ["Spinnargatan 12, ", "999 20 Ekeby"],
            "nor a postcode in two"
        );
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
