//! Check words: four words out of 2,048, 44 bits. They tell accident apart on paper and over the
//! telephone; they are no signature.

use crate::merkle::Root;

const WORDS: &str = include_str!("../../../../assets/words/sv.txt");

/// The four words of a root.
#[must_use]
pub fn check_words(root: Root) -> Vec<String> {
    words_of(&root.0, 4)
}

/// The list itself: 2,048 words, in the order of their numbers.
pub(crate) fn listed() -> impl Iterator<Item = &'static str> {
    WORDS.lines()
}

/// So many words of a digest, eleven bits a word, from the top. Fewer where the digest is short.
#[must_use]
pub fn words_of(digest: &[u8], count: usize) -> Vec<String> {
    let words: Vec<&str> = listed().collect();
    let bit = |at: usize| digest.get(at / 8).map(|byte| usize::from(byte >> (7 - at % 8) & 1));
    let index = |word: usize| (word * 11..word * 11 + 11).try_fold(0, |index, at| Some(index << 1 | bit(at)?));
    (0..count).filter_map(|word| words.get(index(word)?)).map(|word| (*word).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// å and ä read as a, ö as o: how a word may be heard or typed.
    fn fold(word: &str) -> String {
        word.replace(['å', 'ä'], "a").replace('ö', "o")
    }

    #[test]
    fn the_list_has_2048_words_that_do_not_clash() {
        let words: Vec<&str> = WORDS.lines().collect();
        assert_eq!(words.len(), 2048, "eleven bits a word");
        let mut folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
        folded.sort();
        folded.dedup();
        assert_eq!(folded.len(), 2048, "no two words are the same without their dots");
    }

    #[test]
    fn the_words_follow_the_bits() {
        let mut root = [0u8; 32];
        root[..6].copy_from_slice(&[0xff; 6]);
        let words: Vec<&str> = WORDS.lines().collect();
        assert_eq!(check_words(Root(root)), vec![words[2047]; 4], "all ones is the last word, four times");
        assert_eq!(check_words(Root([0; 32])), vec![words[0]; 4], "all zeros is the first");
    }
}
