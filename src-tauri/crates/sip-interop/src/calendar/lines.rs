//! The lines of the file: what a text may hold, and how long a line may be.
//!
//! They are written here and not by `icalendar`, which reads them back in the tests: its folding
//! (0.17.17) leaves lines of 76 octets, and never ends on some texts where many blanks follow on å,
//! ä and ö.

/// The longest line, in octets and without its line break (RFC 5545 3.1).
const OCTETS: usize = 75;

/// A file under way.
#[derive(Debug, Default)]
pub(super) struct File(String);

impl File {
    /// A line with a value of our own, in which nothing needs to be escaped.
    pub(super) fn line(&mut self, key: &str, value: &str) {
        let mut octets = 0;
        for letter in key.chars().chain([':']).chain(value.chars()) {
            if octets + letter.len_utf8() > OCTETS {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(letter);
            octets += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// A line with what somebody wrote (RFC 5545 3.3.11).
    pub(super) fn text(&mut self, key: &str, words: &str) {
        let mut value = String::with_capacity(words.len());
        for letter in holdable(words) {
            match letter {
                '\n' => value.push_str("\\n"),
                '\\' | ',' | ';' => value.extend(['\\', letter]),
                letter => value.push(letter),
            }
        }
        self.line(key, &value);
    }

    /// The file.
    pub(super) fn done(self) -> String {
        self.0
    }
}

/// The text with every kind of line break as `\n`, and without other control characters than the
/// tab, which the format cannot hold. Beside CR and LF these are what some reader takes for a break,
/// Python's `splitlines` all of them: left as they are, each could begin a property of its own.
fn holdable(words: &str) -> Vec<char> {
    words
        .replace("\r\n", "\n")
        .chars()
        .map(|letter| match letter {
            '\r' | '\u{b}' | '\u{c}' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            letter => letter,
        })
        .filter(|letter| matches!(letter, '\n' | '\t') || !letter.is_control())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: &str) -> String {
        let mut file = File::default();
        file.text("X", words);
        file.done()
    }

    #[test]
    fn every_break_is_one_kind_and_other_control_characters_go() {
        assert_eq!(text("a\r\nb\rc\nd\u{2028}e\u{85}f\u{b}g\u{1e}h"), "X:a\\nb\\nc\\nd\\ne\\nf\\ng\\nh\r\n");
        assert_eq!(text("a\0b\tc\u{7f}d\u{1b}[1m"), "X:ab\tcd[1m\r\n", "the others mean nothing in a calendar");
    }

    #[test]
    fn what_has_a_meaning_in_the_format_is_escaped() {
        assert_eq!(text("å ä ö 🙂: \"x\" = y"), "X:å ä ö 🙂: \"x\" = y\r\n", "letters and signs are not touched");
        assert_eq!(text("a, b; c\\n"), "X:a\\, b\\; c\\\\n\r\n", "a written backslash and n are no line break");
    }

    #[test]
    fn seventy_five_octets_and_never_inside_a_letter() {
        assert_eq!(text(&"a".repeat(73)), format!("X:{}\r\n", "a".repeat(73)), "exactly full");
        assert_eq!(text(&"a".repeat(74)), format!("X:{}\r\n a\r\n", "a".repeat(73)));
        // 75 + 74, not 75 + 75: the space that begins the next line counts.
        assert_eq!(text(&"a".repeat(148)), format!("X:{}\r\n {}\r\n a\r\n", "a".repeat(73), "a".repeat(74)));
        let head = "a".repeat(72);
        assert_eq!(text(&format!("{head}å")), format!("X:{head}\r\n å\r\n"), "two octets do not fit in one");
    }

    #[test]
    fn many_blanks_after_many_rings_come_to_an_end() {
        let words = format!("{}{}å", "å".repeat(75), " ".repeat(200));
        assert_eq!(text(&words).replace("\r\n ", ""), format!("X:{words}\r\n"), "icalendar's own folding does not");
    }
}
