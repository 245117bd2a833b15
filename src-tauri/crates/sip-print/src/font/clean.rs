//! Text as it may be drawn: composed, without control characters, nothing undrawable.

use unicode_normalization::UnicodeNormalization;

/// Stands for a character that no face has. Seen and asked about; a hole in the text is not.
pub(crate) const SUBSTITUTE: char = '□';

/// Composes (NFC), drops what has no shape, and makes every kind of line end a `\n`.
pub(crate) fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}', '\u{85}'], "\n");
    text.nfc().filter_map(drawable).collect()
}

fn drawable(letter: char) -> Option<char> {
    match letter {
        '\n' => Some('\n'),
        '\t' => Some(' '),
        '\u{202f}' | '\u{2007}' => Some('\u{a0}'),
        '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200a}' | '\u{3000}' => Some(' '),
        '\u{2010}' | '\u{2011}' => Some('-'),
        // Soft hyphens, joiners, direction marks, variation selectors: no shape of their own.
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => None,
        '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}' => None,
        letter if letter.is_control() => None,
        letter => Some(letter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decomposed_letters_are_composed() {
        assert_eq!(clean("A\u{30a}sa"), "Åsa", "typed on a Mac; the font has the composed letter only");
    }

    #[test]
    fn control_characters_go_and_line_ends_stay() {
        assert_eq!(clean("a\u{7}b\u{0}c\u{200d}d\u{feff}"), "abcd", "nothing of it can be drawn");
        assert_eq!(clean("a\r\nb\rc\u{2028}d"), "a\nb\nc\nd", "one kind of line end");
        assert_eq!(clean("a\tb\u{2009}c"), "a b c", "spaces of other widths are spaces");
    }
}
