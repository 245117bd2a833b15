//! New words for a running text: what is the same stays, so that others' edits in it stay too.
//!
//! What changed is found word by word, and only within a changed stretch by character: compared letter by
//! letter, two sentences share stray letters, and what two people wrote apart would be strewn among each other.

use automerge::transaction::Transactable;
use automerge::{AutoCommit, ObjId, ReadDoc};

use crate::error::DocError;

/// Above so many words on either side, no words are looked for inside what differs.
const MOST_TO_COMPARE: usize = 1_000;

/// A stretch of the old text, in characters, and what stands there now.
struct Stretch {
    at: usize,
    gone: usize,
    come: String,
}

/// Writes `new` into a text.
pub(crate) fn put_prose(doc: &mut AutoCommit, text: &ObjId, new: &str) -> Result<(), DocError> {
    let old = doc.text(text)?;
    // From behind, so that what stands before keeps its place.
    for stretch in changed(&old, new).iter().rev() {
        doc.splice_text(text, stretch.at, isize::try_from(stretch.gone).unwrap_or(0), &stretch.come)?;
    }
    Ok(())
}

/// The stretches in which two texts differ, in order.
fn changed(old: &str, new: &str) -> Vec<Stretch> {
    let (was, is) = (words(old), words(new));
    let kept = kept(&was, &is);
    let mut found = Vec::new();
    let (mut at, mut from, mut to) = (0, 0, 0);
    for (old_at, new_at) in kept.into_iter().chain([(was.len(), is.len())]) {
        let (gone, come): (String, String) = (was[from..old_at].concat(), is[to..new_at].concat());
        let is_one_word = old_at - from <= 1 && new_at - to <= 1;
        found.extend(trimmed(at, &gone, &come, is_one_word));
        let word = was.get(old_at).map_or(0, |word| word.chars().count());
        at += gone.chars().count() + word;
        (from, to) = (old_at + 1, new_at + 1);
    }
    found
}

/// A stretch without what is the same at its ends; nothing where all is. Of several words only whole ones
/// are the same: "hemma" and "hemma ute" share a word, "hem" and "hos grannen" no letter, and two sentences
/// not the point after them.
fn trimmed(at: usize, gone: &str, come: &str, is_one_word: bool) -> Option<Stretch> {
    let (gone, come): (Vec<char>, Vec<char>) = (gone.chars().collect(), come.chars().collect());
    let is_end = |text: &[char], at: usize| {
        is_one_word || at == 0 || at == text.len() || !(text[at - 1].is_alphanumeric() && text[at].is_alphanumeric())
    };
    let is_start =
        |text: &[char], at: usize| is_one_word || at == 0 || at == text.len() || text[at - 1].is_whitespace();
    let mut head = gone.iter().zip(&come).take_while(|(a, b)| a == b).count();
    while !(is_end(&gone, head) && is_end(&come, head)) {
        head -= 1;
    }
    let room = gone.len().min(come.len()) - head;
    let mut tail = gone.iter().rev().zip(come.iter().rev()).take(room).take_while(|(a, b)| a == b).count();
    while !(is_start(&gone, gone.len() - tail) && is_start(&come, come.len() - tail)) {
        tail -= 1;
    }
    let (gone, come) = (gone.len() - head - tail, &come[head..come.len() - tail]);
    (gone > 0 || !come.is_empty()).then(|| Stretch { at: at + head, gone, come: come.iter().collect() })
}

/// Words, each with the blanks after it: together they are the text.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let blanks = rest[end..].find(|c: char| !c.is_whitespace()).unwrap_or(rest.len() - end);
        let (word, after) = rest.split_at(end + blanks);
        words.push(word);
        rest = after;
    }
    words
}

/// Which words stayed: the places of the most that stand in both in the same order.
fn kept(was: &[&str], is: &[&str]) -> Vec<(usize, usize)> {
    let head = was.iter().zip(is).take_while(|(a, b)| a == b).count();
    let room = was.len().min(is.len()) - head;
    let tail = was.iter().rev().zip(is.iter().rev()).take(room).take_while(|(a, b)| a == b).count();
    let (old, new) = (&was[head..was.len() - tail], &is[head..is.len() - tail]);
    let mut kept: Vec<(usize, usize)> = (0..head).map(|at| (at, at)).collect();
    if old.len().max(new.len()) <= MOST_TO_COMPARE {
        let inside = common(old, new);
        // A sentence written anew shares a word here and there: it is another sentence.
        if 2 * inside.len() >= old.len().min(new.len()) {
            kept.extend(inside.into_iter().map(|(from, to)| (head + from, head + to)));
        }
    }
    kept.extend((0..tail).rev().map(|back| (was.len() - 1 - back, is.len() - 1 - back)));
    kept
}

/// The longest run of words, not necessarily beside each other, that two stretches share.
fn common(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    // How many words the rests from here share.
    let mut shared = vec![vec![0u16; new.len() + 1]; old.len() + 1];
    for from in (0..old.len()).rev() {
        for to in (0..new.len()).rev() {
            shared[from][to] = match old[from] == new[to] {
                true => shared[from + 1][to + 1] + 1,
                false => shared[from + 1][to].max(shared[from][to + 1]),
            };
        }
    }
    let (mut from, mut to, mut found) = (0, 0, Vec::new());
    while from < old.len() && to < new.len() {
        if old[from] == new[to] {
            found.push((from, to));
            (from, to) = (from + 1, to + 1);
        } else if shared[from + 1][to] >= shared[from][to + 1] {
            from += 1;
        } else {
            to += 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at once")]

    use automerge::transaction::Transactable;
    use automerge::{AutoCommit, ObjType, ROOT, ReadDoc};
    use proptest::prelude::*;

    use super::put_prose;

    /// What comes of a text that two change apart.
    fn apart(before: &str, one: &str, other: &str) -> String {
        let mut here = AutoCommit::new();
        let text = here.put_object(ROOT, "text", ObjType::Text).unwrap();
        here.splice_text(&text, 0, 0, before).unwrap();
        let mut there = here.fork();
        put_prose(&mut here, &text, one).unwrap();
        put_prose(&mut there, &text, other).unwrap();
        assert_eq!((here.text(&text).unwrap(), there.text(&text).unwrap()), (one.to_owned(), other.to_owned()));
        here.merge(&mut there).unwrap();
        here.text(&text).unwrap()
    }

    #[test]
    fn two_sentences_written_apart_are_both_there_whole() {
        let (one, other) = ("Karin handlar inte längre.", "Larmet fungerar inte.");
        for before in ["", "Karin handlar varje fredag.", "Helt andra ord stod här."] {
            let both = apart(before, one, other);
            assert!(both.contains("Larmet fungerar inte.") && both.contains("inte längre."), "{before:?}: {both:?}");
        }
    }

    #[test]
    fn edits_of_different_words_are_both_made() {
        let both = apart(
            "Träning hemma varje vecka med Per",
            "Träning hemma varje dag med Per",
            "Träning ute varje vecka med Per",
        );
        assert_eq!(both, "Träning ute varje dag med Per");
        let both = apart("rollator", "rollatorn", "en rollator");
        assert_eq!(both, "en rollatorn", "within a word by character");
        let both = apart("Karin handlar", "Karin handlar i dag", "Per och Karin handlar");
        assert_eq!(
            both, "Per och Karin handlar i dag",
            "what is written after a word or before it leaves it as it was"
        );
        let both = apart("Karin handlar.", "Karin handlar. Larmet fungerar inte.", "Karin handlar. Per lagar mat.");
        assert_eq!(both.matches("handlar").count(), 1, "nor does the last word come twice: {both}");
    }

    proptest! {
        #[test]
        fn a_text_becomes_what_was_written(before in "([a-cå]{0,3}[ \n]{0,2}){0,12}", after in "([a-cå]{0,3}[ \n]{0,2}){0,12}") {
            apart(&before, &after, &before);
        }
    }
}
