//! The plan on paper, and what must and must not stand there.

use std::path::Path;

use e2e::{Paper, Window};
use support::pdf_text;

use super::story::{word, written};
use super::{Hand, Story};

/// Prints the person's original; gives the sheet that came out.
pub(crate) fn print_original(hand: &impl Hand) -> std::path::PathBuf {
    let window = hand.window();
    let mut paper = Paper::from_now();
    hand.button("Skriv ut till Ingrid Bergvall");
    let sheet = paper.take();
    window.see("Ingrid har originalet.");
    window.see("Utskriven ");
    // There is one original, ever.
    window.gone("button", "Skriv ut till Ingrid Bergvall");
    sheet
}

/// Saves Karin's copy as a PDF; gives the file.
pub(crate) fn save_copy(hand: &impl Hand) -> std::path::PathBuf {
    let window = hand.window();
    hand.button("Spara som PDF till Karin Bergvall-Holm");
    window.see("Sparad som ");
    saved(window)
}

/// The one PDF among the documents.
pub(crate) fn saved(window: &Window) -> std::path::PathBuf {
    let files = std::fs::read_dir(window.documents()).expect("the documents folder").flatten();
    let mut files = files.map(|file| file.path()).filter(|path| path.extension().is_some_and(|kind| kind == "pdf"));
    let file = files.next().expect("a PDF among the documents");
    assert!(files.next().is_none(), "one PDF was saved, and one is there");
    let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    assert!(!name.contains("Bergvall") && !name.contains("Ingrid"), "a file's name tells no person's name: {name}");
    file
}

/// What a reader of text finds on the sheet; hyphens at the end of a line are joined.
pub(crate) fn read(sheet: &Path) -> String {
    plain(&pdf_text(sheet))
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The four words of the plan, as the foot of the sheet has them.
#[track_caller]
pub(crate) fn words(text: &str) -> String {
    let (_, after) = text.split_once("Planens ord: ").expect("the foot of the sheet has the words");
    after.split_whitespace().take(4).collect::<Vec<_>>().join(" ")
}

/// A day as the plan writes it: without the year, which paper leaves out when it is this year's.
fn day(iso: &str) -> String {
    written(iso).rsplit_once(' ').map(|(day, _)| day.to_owned()).unwrap_or_default()
}

/// Names, goals, insatser, dates, disagreement and follow-up are there.
#[track_caller]
pub(crate) fn tells_all(text: &str, story: &Story) {
    let has =
        |what: &str, words: &str| assert!(text.contains(&plain(words)), "{what} is on paper: “{words}” in\n{text}");
    for one in story.list("/meeting/participants") {
        has("the participant", word(one, "name"));
    }
    for goal in story.list("/plan/goals") {
        has("the goal in her own words", word(goal, "inPersonsWords"));
        has("how one notices", word(goal, "shortTerm"));
        has("until when", &day(word(goal, "measureBy")));
        for insats in goal["insatser"].as_array().into_iter().flatten() {
            has("the insats", word(insats, "text"));
            for when in [&insats["due"], &insats["decided"]["at"], &insats["feedback"]["due"]] {
                if let Some(when) = when.as_str() {
                    has("the day", &day(when));
                }
            }
        }
    }
    for dissent in story.list("/plan/dissent") {
        has("what is not agreed on", word(dissent, "about"));
        has("what is done about it", word(dissent, "handling"));
        for position in dissent["positions"].as_array().into_iter().flatten() {
            let (_, words) = word(position, "text").split_once(' ').expect("a position of more than a word");
            has("the position", words);
        }
    }
    has("the follow-up", &day(story.text("/followUp/at")));
    has("what she does if it gets worse", story.text("/plan/ifItGetsWorse"));
    has("her own words about the plan", story.text("/plan/personsOwnComment"));
}

/// What is not to be raised, and what the consent leaves out, are nowhere.
#[track_caller]
pub(crate) fn keeps_silent(text: &str, story: &Story) {
    for list in ["/preparation/questionsNotToRaise", "/consent/excludes"] {
        // “Per” alone is the beginning of many words.
        for words in story.words(list).into_iter().filter(|words| words.len() > 3) {
            assert!(!text.contains(&plain(words)), "“{words}” never reaches the paper:\n{text}");
        }
    }
    // Who was on the line was there per telefon.
    let rest = text.replace("Per telefon", "");
    assert!(!rest.split_whitespace().any(|word| word == "Per"), "Per is nowhere on the paper:\n{text}");
}
