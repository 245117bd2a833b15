//! Hard words of the trade, with plain ones beside them. They are underlined, never blocked.
//!
//! The words stand in `assets/strings/sv/jargon.txt`, so that someone who knows the trade and not
//! Rust can add one.

use std::collections::HashMap;
use std::sync::OnceLock;

const LIST: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/strings/sv/jargon.txt"));

/// A hard word found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found<'t> {
    /// Where it begins, in bytes.
    pub start: usize,
    /// The word as it stands in the text.
    pub word: &'t str,
    /// What to say instead.
    pub plain: &'static str,
}

/// Every hard word of `text`, in order. Only whole words are found. A spelling in small letters is
/// found in any case, one with a capital only as it stands: SoL is a law, sol is the sun.
#[must_use]
pub fn find(text: &str) -> Vec<Found<'_>> {
    let words = words(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let (length, hit) = longest(text, &words[at..]);
        found.extend(hit);
        at += length;
    }
    found
}

/// The longest entry that begins here, and how many words to go on by.
fn longest<'t>(text: &'t str, words: &[(usize, usize)]) -> (usize, Option<Found<'t>>) {
    let (entries, most) = entries();
    let Some(&(start, _)) = words.first() else {
        return (1, None);
    };
    for count in (1..=words.len().min(*most)).rev() {
        let spelt = words[..count].iter().map(|&(from, to)| &text[from..to]).collect::<Vec<_>>().join(" ");
        if let Some(plain) = entries.get(&spelt).or_else(|| entries.get(&spelt.to_lowercase())) {
            let end = words[count - 1].1;
            return (count, Some(Found { start, word: &text[start..end], plain }));
        }
    }
    (1, None)
}

/// Begin and end of each word. A hyphen or colon inside belongs to the word: `hsl-insats` is one.
fn words(text: &str) -> Vec<(usize, usize)> {
    let mut words: Vec<(usize, usize)> = Vec::new();
    let mut open: Option<usize> = None;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let joins = matches!(letter, '-' | ':' | '/' | '.')
            && open.is_some()
            && letters.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        if letter.is_alphanumeric() || joins {
            open.get_or_insert(at);
        } else if let Some(start) = open.take() {
            words.push((start, at));
        }
    }
    words.extend(open.map(|start| (start, text.len())));
    words
}

/// Spelling to suggestion, and the number of words in the longest spelling.
fn entries() -> &'static (HashMap<String, &'static str>, usize) {
    static ENTRIES: OnceLock<(HashMap<String, &'static str>, usize)> = OnceLock::new();
    ENTRIES.get_or_init(|| {
        let mut entries = HashMap::new();
        let mut most = 1;
        for (spellings, plain) in LIST.lines().filter_map(entry) {
            for spelling in spellings.split(',').map(|spelling| spelling.trim().to_owned()) {
                most = most.max(spelling.split(' ').count());
                entries.insert(spelling, plain);
            }
        }
        (entries, most)
    })
}

fn entry(line: &'static str) -> Option<(&'static str, &'static str)> {
    let line = line.trim();
    if line.is_empty() || line.starts_with('#') {
        return None;
    }
    line.split_once('=').map(|(spellings, plain)| (spellings.trim(), plain.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        find(text).into_iter().map(|found| found.word).collect()
    }

    #[test]
    fn an_abbreviation_is_found_with_its_plain_words() {
        let found = find("Ssk delar dosett på fredagar.");
        assert_eq!(found.iter().map(|hit| hit.word).collect::<Vec<_>>(), ["Ssk", "dosett"], "as written, in order");
        assert_eq!(found[0].plain, "sjuksköterska", "the suggestion");
        assert_eq!(found[1].start, "Ssk delar ".len(), "bytes, so that the interface can underline it");
    }

    #[test]
    fn only_whole_words_are_found() {
        assert!(found("Vi ska svullna, skolan, kolonn, adlig").is_empty(), "KOL and ADL stand inside other words");
        assert_eq!(found("KOL, adl."), ["KOL", "adl"], "signs around a word are not part of it");
    }

    #[test]
    fn everyday_words_in_small_letters_are_left_alone() {
        assert!(found("sol, rik och 10 cm").is_empty(), "sun, rich and centimetre");
        assert_eq!(found("SoL och RIK"), ["SoL", "RIK"], "the law and the measure");
    }

    #[test]
    fn a_longer_entry_wins_over_a_shorter() {
        assert_eq!(
            found("hon är medicinskt färdigbehandlad nu"),
            ["medicinskt färdigbehandlad"],
            "one underline, not two"
        );
    }

    #[test]
    fn swedish_letters_do_not_move_the_place() {
        let text = "Åsa får BPSD-plan och äter";
        for hit in find(text) {
            assert_eq!(&text[hit.start..hit.start + hit.word.len()], hit.word, "start is on a letter boundary");
        }
    }

    #[test]
    fn the_list_is_in_order() {
        let lines: Vec<_> = LIST.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')).collect();
        assert!(lines.len() > 80, "the list is there");
        for line in lines {
            let (spellings, plain) = entry(line).unwrap_or_else(|| panic!("no equals sign: {line}"));
            assert!(!spellings.is_empty() && !plain.is_empty(), "both sides are filled in: {line}");
            assert!(find(plain).is_empty(), "a suggestion is itself plain: {line}");
        }
    }

    #[test]
    fn no_word_has_two_suggestions() {
        let mut seen = std::collections::HashSet::new();
        for (spellings, _) in LIST.lines().filter_map(entry) {
            for spelling in spellings.split(',') {
                assert!(seen.insert(spelling.trim().to_owned()), "{spelling} stands twice, one would never be said");
            }
        }
    }
}
