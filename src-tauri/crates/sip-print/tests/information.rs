//! What to take home, read back by pdftotext.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

mod support;

use sip_print::{Contact, Fonts, InformationSheet, Setting, information};
use sip_text::{Text, jargon};
use support::Printed;

fn sheet<'a>(contact: Option<Contact<'a>>) -> InformationSheet<'a> {
    InformationSheet {
        unit: "Norrby vårdcentral",
        contact,
        made_on: "2026-10-02".parse().unwrap(),
        setting: Setting::default(),
    }
}

const MARIA: Contact<'static> = Contact { name: "Maria Sandell", phone: "0980-319210" };

#[test]
fn it_says_what_one_may_answer_and_whom_to_ask() {
    let printed = Printed::information(&sheet(Some(MARIA)));
    assert!(printed.is_one_sound_page(), "{}", printed.check());
    let seen = printed.as_seen();
    for sentence in [
        "Norrby vårdcentral",
        "Ska vi göra en plan tillsammans?",
        "Du kan säga ja.",
        "Du kan säga nej.",
        "Du kan tänka på saken först.",
        "Vilka får vara med?",
        "Du får ta med någon som du litar på till mötet.",
        "Du kan ta tillbaka ditt ja när du vill.",
        "Ring Maria Sandell",
        "0980-319210",
        "Läs mer på 1177.se. Sök på SIP. Du kan också ringa 1177.",
        "Sida 1 av 1",
    ] {
        assert!(seen.contains(sentence), "{sentence} is not seen:\n{seen}");
    }
}

#[test]
fn the_words_are_plain() {
    let words = Printed::information(&sheet(None)).words();
    let hard: Vec<&str> = jargon::find(&words).into_iter().map(|found| found.word).collect();
    assert!(hard.is_empty(), "hard words: {hard:?}");
    let short: Vec<&str> = words
        .split(|letter: char| !letter.is_alphabetic())
        .filter(|word| word.len() > 1 && *word != "SIP" && word.chars().all(char::is_uppercase))
        .collect();
    assert!(short.is_empty(), "abbreviations: {short:?}");
    assert!(words.contains("samordnad individuell plan, som ofta kallas SIP"), "the one there is, is explained");
}

#[test]
fn no_contact_is_a_line_to_fill_in() {
    for contact in [None, Some(Contact { name: " ", phone: "" })] {
        let printed = Printed::information(&sheet(contact));
        assert!(printed.is_one_sound_page(), "{}", printed.check());
        assert!(printed.words().contains("Har du frågor? Ring Läs mer"), "a line stands after the word");
    }
    let long = "Anna-Karin Margareta Wilhelmina von Hohenstauffen-Lindqvist af Björkenstam Oxenstierna";
    let printed = Printed::information(&sheet(Some(Contact { name: long, phone: "0980-31 92 10" })));
    assert!(printed.is_one_sound_page() && printed.words().contains(long), "a long name has room");
}

#[test]
fn the_same_sheet_gives_the_same_bytes() {
    let made = || information(&sheet(Some(MARIA)), &Fonts::embedded(), &Text::swedish()).unwrap();
    assert_eq!(made(), made(), "no clock, no randomness, no counter");
    let facts = Printed::information(&sheet(Some(MARIA))).facts();
    assert!(facts.contains("Information om samordnad individuell plan"), "{facts}");
}
