//! The running text of a plan that others than the documenting unit read.

use crate::case::Case;
use crate::item::standing;

/// A text that others may read, with its field and its topics.
#[derive(Debug, Clone)]
pub struct SharedText<'a> {
    /// Path of the field.
    pub field: String,
    /// The words.
    pub words: &'a str,
    /// Topics that the text belongs to; none where it is for every party.
    pub topics: &'a [String],
}

/// Every such text of a case.
#[must_use]
pub fn shared_texts(case: &Case) -> Vec<SharedText<'_>> {
    let mut texts = Vec::new();
    for (field, words) in [
        ("/preparation/importantToMe", &case.preparation.important_to_me),
        ("/summons/question", &case.summons.question),
        ("/meeting/situation", &case.meeting.situation),
        ("/meeting/whatWorks", &case.meeting.what_works),
        ("/plan/ifItGetsWorse", &case.plan.if_it_gets_worse),
        ("/plan/personsOwnComment", &case.plan.persons_own_comment),
    ] {
        if let Some(words) = words {
            texts.push(SharedText { field: field.to_owned(), words, topics: &[] });
        }
    }
    for goal in case.goals() {
        let topics = goal.topics.as_deref().unwrap_or_default();
        for (key, words) in [
            ("inPersonsWords", &goal.in_persons_words),
            ("need", &goal.need),
            ("longTerm", &goal.long_term),
            ("shortTerm", &goal.short_term),
        ] {
            if let Some(words) = words {
                texts.push(SharedText { field: format!("/plan/goals/{}/{key}", goal.id), words, topics });
            }
        }
        for insats in standing(&goal.insatser) {
            let topics = insats.topics.as_deref().unwrap_or(topics);
            for (key, words) in [("text", &insats.text), ("note", &insats.note)] {
                if let Some(words) = words {
                    let field = format!("/plan/goals/{}/insatser/{}/{key}", goal.id, insats.id);
                    texts.push(SharedText { field, words, topics });
                }
            }
        }
    }
    for dissent in standing(&case.plan.dissent) {
        let field = format!("/plan/dissent/{}", dissent.id);
        let said = standing(&dissent.positions).filter_map(|position| position.text.as_ref());
        for words in dissent.about.iter().chain(dissent.handling.iter()).chain(said) {
            texts.push(SharedText { field: field.clone(), words, topics: &[] });
        }
    }
    texts
}
