//! Words of a topic that must not be spoken of, found in text that others will read.

use super::consent::reads;
use super::texts::{SharedText as Text, shared_texts};
use super::{Finding, Severity};
use crate::case::Case;
use crate::consent::{Exclusion, Topics};
use crate::item::standing;

/// Words too common to tell a topic.
const COMMON: &[&str] = &[
    "alla", "allt", "andra", "deras", "detta", "efter", "eller", "från", "före", "hans", "hennes", "inte", "kring",
    "med", "mellan", "min", "mina", "mitt", "mot", "och", "om", "som", "till", "under", "utan", "vår", "våra", "våras",
];

pub(super) fn check(case: &Case, findings: &mut Vec<Finding>) {
    let texts = shared_texts(case);
    let private = standing(&case.preparation.questions_not_to_raise).filter_map(|line| line.text.as_deref());
    for topic in private {
        search(topic, texts.iter(), findings);
    }
    for exclusion in standing(&case.consent.excludes) {
        let Some(topic) = exclusion.text.as_deref() else { continue };
        search(topic, texts.iter().filter(|text| is_kept_from_a_reader(case, exclusion, text)), findings);
    }
    findings.dedup();
}

/// A topic kept from some parties only matters where one of them reads.
fn is_kept_from_a_reader(case: &Case, exclusion: &Exclusion, text: &Text<'_>) -> bool {
    let Some(Topics::Only(kept_from)) = &exclusion.applies_to else { return true };
    standing(&case.consent.parties).any(|party| {
        let id = party.unit_id.as_ref().map(|id| id.as_str()).or(party.participant_id.as_ref().map(|id| id.as_str()));
        id.is_some_and(|id| kept_from.iter().any(|kept| kept == id)) && reads(party, text.topics)
    })
}

fn search<'a>(topic: &str, texts: impl Iterator<Item = &'a Text<'a>>, findings: &mut Vec<Finding>) {
    // "Min ekonomi och mitt testamente" is two topics.
    let topics: Vec<Vec<Telling>> = topic.split(" och ").flat_map(|part| part.split(',')).map(telling_words).collect();
    for text in texts {
        if topics.iter().any(|topic| is_spoken_of(topic, text.words)) {
            // The topic itself stays out of the finding: the finding may be read aloud.
            findings.push(Finding::new("excluded-topic-in-text", Severity::Warn, text.field.clone()));
        }
    }
}

/// A word that tells the topic.
enum Telling {
    /// A name: enough by itself, as written.
    Name(String),
    /// A word in lower case: all of them together tell the topic.
    Word(String),
}

fn is_spoken_of(topic: &[Telling], text: &str) -> bool {
    let is_said = |telling: &Telling| {
        words(text).any(|said| match telling {
            Telling::Name(name) => said == name,
            Telling::Word(word) => is_same_word(&said.to_lowercase(), word),
        })
    };
    let (names, words): (Vec<_>, Vec<_>) = topic.iter().partition(|telling| matches!(telling, Telling::Name(_)));
    names.into_iter().any(is_said) || (!words.is_empty() && words.into_iter().all(is_said))
}

fn telling_words(topic: &str) -> Vec<Telling> {
    let alone = words(topic).count() == 1;
    words(topic)
        .enumerate()
        .filter(|(_, word)| !COMMON.contains(&word.to_lowercase().as_str()))
        .filter_map(|(at, word)| {
            let letters = word.chars().count();
            // A capital inside a phrase is a name; at its start only when the word is short and alone.
            let capital = word.chars().next().is_some_and(char::is_uppercase);
            if capital && (at > 0 || (alone && letters < 5)) {
                Some(Telling::Name(word.to_owned()))
            } else {
                (letters >= 4).then(|| Telling::Word(word.to_lowercase()))
            }
        })
        .collect()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// The same word, or the same with one of the common endings.
fn is_same_word(said: &str, word: &str) -> bool {
    const ENDINGS: &[&str] = &["", "en", "et", "n", "t", "s", "ens", "ets", "ar", "er", "or", "erna", "arna", "orna"];
    ENDINGS.iter().any(|ending| said.strip_suffix(ending) == Some(word))
        || ENDINGS
            .iter()
            .any(|ending| word.strip_suffix(ending).is_some_and(|stem| stem.chars().count() >= 4 && stem == said))
}
