//! The file itself: letters, size, order of bytes, and other programs' opinion of it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

mod support;

use sip_model::Case;
use sip_model::plan::Insats;
use sip_print::Exemplar;
use support::{Printed, bytes, original, scenario};

#[test]
fn the_same_plan_gives_the_same_bytes() {
    let case = scenario(1);
    assert_eq!(bytes(&case, original(&case)), bytes(&case, original(&case)), "no clock, no randomness, no counter");
}

#[test]
fn two_plans_have_two_ids() {
    let id = |case: &Case| {
        let unpacked = Printed::of(case, original(case)).unpacked();
        unpacked.split("/ID [").nth(1).unwrap().chars().take(34).collect::<String>()
    };
    assert_ne!(id(&scenario(1)), id(&scenario(2)), "the id is the hash of the content");
}

#[test]
fn the_file_is_small_whole_and_says_little_about_itself() {
    for number in [1, 2] {
        let case = scenario(number);
        let size = bytes(&case, original(&case)).len();
        assert!(size < 100_000, "scenario {number}: {size} bytes");
        let printed = Printed::of(&case, original(&case));
        assert!(printed.check().contains("No syntax or stream encoding errors"), "{}", printed.check());
        let facts = printed.facts();
        assert!(facts.contains("PDF version:     1.7"), "{facts}");
        assert!(facts.contains("Title:           Samordnad individuell plan\n"), "a title, and no name in it: {facts}");
        assert!(!facts.contains("Ingrid") && !facts.contains("Jonas"), "windows and lists show this: {facts}");
        assert!(printed.unpacked().contains("/Lang (sv-SE)"), "so that it is read aloud in Swedish");
    }
}

#[test]
fn every_font_is_embedded_cut_and_readable() {
    let case = scenario(1);
    let fonts = Printed::of(&case, original(&case)).fonts();
    let rows: Vec<&str> = fonts.lines().skip(2).collect();
    assert_eq!(rows.len(), 4, "three of the sans and the voice: {fonts}");
    for row in rows {
        let columns: Vec<&str> = row.split_whitespace().collect();
        let [.., embedded, subset, unicode, _, _] = columns.as_slice() else { panic!("{row}") };
        assert_eq!([*embedded, *subset, *unicode], ["yes"; 3], "{row}");
    }
}

#[test]
fn a_letter_that_no_font_has_is_seen() {
    let mut case = scenario(1);
    case.meeting.what_works = Some("Tack 😀 A\u{30a}sa Čáhppes Đuoŧŋa \u{7}slut".to_owned());
    let printed = Printed::of(&case, original(&case)).words();
    assert!(printed.contains("Tack □ Åsa Čáhppes Đuoŧŋa slut"), "a box for what is missing, Sámi whole, å composed");
}

#[test]
fn one_twelve_and_sixty_insatser() {
    for count in [1, 12, 60] {
        let mut case = scenario(1);
        let sample = case.plan.goals[0].insatser[0].clone();
        case.plan.goals.truncate(1);
        let insats = |at: usize| Insats {
            id: format!("i{at}").into(),
            text: Some(format!("Insats nummer {at}.")),
            ..sample.clone()
        };
        case.plan.goals[0].insatser = (1..=count).map(insats).collect();
        let printed = Printed::of(&case, original(&case));
        assert!(printed.check().contains("No syntax or stream encoding errors"), "{count} insatser");
        let pages = printed.pages();
        let words = pages.join(" ");
        for at in 1..=count {
            assert!(words.contains(&format!("Insats nummer {at}.")), "{at} of {count} is not on paper");
        }
        let continued =
            pages.iter().filter(|page| page.contains("Mål 1, fortsättning Det här ska göras Vem ansvarar")).count();
        assert_eq!(continued > 0, count > 1, "the heading comes again on each page of a long table, and only there");
    }
}

#[test]
fn long_names_and_words_without_a_space() {
    let mut case = scenario(1);
    let name = "Anna-Karin Margareta Wilhelmina von Hohenstauffen-Lindqvist af Björkenstam Oxenstierna";
    assert!(name.chars().count() >= 79, "as long as a name gets");
    case.person.name = Some(name.to_owned());
    case.meeting.participants[0].name = Some(name.to_owned());
    let word = "läkemedelsgenomgångsuppföljningssamordnare".repeat(8);
    case.plan.goals[0].insatser[0].text = Some(word.clone());
    case.plan.dissent[0].about = Some(word.clone());
    let printed = Printed::of(&case, original(&case));
    assert!(printed.check().contains("No syntax or stream encoding errors"), "a whole file");
    let glued: String = printed.words().split(' ').collect();
    assert_eq!(glued.matches(&word).count(), 2, "broken over lines, no letter lost and none put in");
    for page in printed.pages() {
        assert!(page.contains(name.rsplit(' ').next().unwrap()), "the whole name is on every page");
    }
}

#[test]
fn ten_thousand_letters_and_paragraphs() {
    let mut case = scenario(1);
    let text = "En rad.\nEn till.\n\n\n\nSlut.\n".repeat(400);
    case.plan.goals[1].insatser[0].text = Some(text);
    let printed = Printed::of(&case, Exemplar::Unnamed);
    assert!(printed.check().contains("No syntax or stream encoding errors"), "a whole file");
    assert_eq!(printed.words().matches("Slut.").count(), 400, "all of it");
}
