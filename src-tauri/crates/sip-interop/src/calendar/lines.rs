//! The letters of the file: what a text may hold, and how long a line may be. Escaping is done by
//! `icalendar`.

/// The longest line, in octets and without its line break (RFC 5545 3.1).
const OCTETS: usize = 75;

/// The text with every kind of line break as `\n`, and without other control characters than the
/// tab, which the format cannot hold. `\n` is the only break that is escaped: any other would begin
/// a line of its own, for some readers also U+0085, U+2028 and U+2029.
pub(super) fn text(words: &str) -> String {
    words
        .replace("\r\n", "\n")
        .chars()
        .map(|letter| match letter {
            '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            // Separators of files, groups and records: line breaks to Python's `splitlines`.
            '\u{1c}'..='\u{1e}' => '\n',
            letter => letter,
        })
        .filter(|letter| matches!(letter, '\n' | '\t') || !letter.is_control())
        .collect()
}

/// The file with its lines folded anew, never inside a letter. `icalendar` 0.17 folds too, and leaves
/// a last line of 76 octets where 75 remain. No value holds a raw line break, so that what follows
/// one and begins with a space is its folding and nothing else.
pub(super) fn fold(file: &str) -> String {
    let mut folded = String::with_capacity(file.len());
    for line in file.replace("\r\n ", "").split_terminator("\r\n") {
        let mut octets = 0;
        for letter in line.chars() {
            if octets + letter.len_utf8() > OCTETS {
                folded.push_str("\r\n ");
                octets = 1;
            }
            folded.push(letter);
            octets += letter.len_utf8();
        }
        folded.push_str("\r\n");
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_break_is_one_kind_and_other_control_characters_go() {
        assert_eq!(text("a\r\nb\rc\nd\u{2028}e\u{85}f\u{b}g\u{1e}h"), "a\nb\nc\nd\ne\nf\ng\nh");
        assert_eq!(
            text("a\0b\tc\u{7f}d\u{1b}[1m"),
            "ab\tcd[1m",
            "the tab stays, the others mean nothing in a calendar"
        );
        assert_eq!(text("å ä ö 🙂 \\ , ; :"), "å ä ö 🙂 \\ , ; :", "letters and signs are not touched");
    }

    #[test]
    fn seventy_five_octets_and_never_inside_a_letter() {
        let shown = |line: String| fold(&format!("{line}\r\n"));
        assert_eq!(shown("a".repeat(75)), format!("{}\r\n", "a".repeat(75)), "exactly full");
        assert_eq!(shown("a".repeat(76)), format!("{}\r\n a\r\n", "a".repeat(75)));
        // 75 + 74, not 75 + 75: the space that begins the next line counts.
        assert_eq!(shown("a".repeat(150)), format!("{0}\r\n {1}\r\n a\r\n", "a".repeat(75), "a".repeat(74)));
        let (head, ring) = ("a".repeat(74), "å");
        assert_eq!(shown(format!("{head}{ring}")), format!("{head}\r\n {ring}\r\n"), "two octets do not fit in one");
    }

    #[test]
    fn it_undoes_the_folding_of_the_library() {
        let mut value = icalendar::Calendar::empty();
        value.append_property(("SUMMARY", "ö".repeat(200).as_str()));
        let folded = fold(&value.to_string());
        assert!(folded.split("\r\n").all(|line| line.len() <= OCTETS), "{folded}");
        assert_eq!(folded.replace("\r\n ", "").lines().nth(1).unwrap(), format!("SUMMARY:{}", "ö".repeat(200)));
    }
}
