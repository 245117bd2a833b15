//! The person's own consent sheet, read back by pdftotext.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

mod support;

use sip_model::Case;
use sip_model::consent::{Confirmation, ConfirmedParty, Unable};
use sip_model::item::{Struck, Words};
use sip_model::person::{BoardDecision, ChildsView, Guardian, Interpreter, Representative};
use sip_print::{ConsentSheet, Contact};
use support::{Printed, consent_sheet, original, scenario, summons_sheet};

fn text(words: &str) -> Option<String> {
    Some(words.to_owned())
}

/// A yes with the topics and parties that the case has now.
fn yes(case: &Case, at: &str) -> Confirmation {
    let party = |party: &sip_model::consent::Party| ConfirmedParty {
        id: party.id.clone(),
        unit_id: party.unit_id.clone(),
        participant_id: party.participant_id.clone(),
        topics: party.topics.clone(),
    };
    Confirmation {
        consent: case.consent.id.clone(),
        at: at.parse().ok(),
        given_by: case.consent.given_by.clone(),
        form: text("muntligt"),
        documented_by: text("Helena Brink"),
        covers: case.consent.covers.iter().filter_map(|topic| topic.text.clone()).collect(),
        parties: case.consent.parties.iter().map(party).collect(),
        ..Confirmation::default()
    }
}

#[test]
fn everything_that_was_agreed_stands_there_in_the_persons_voice() {
    for number in [1, 2] {
        let case = scenario(number);
        let printed = Printed::consent(&consent_sheet(&case));
        assert!(printed.is_sound() && printed.pages().len() <= 2, "one or two pages: {}", printed.check());
        let words = printed.words();
        assert!(words.contains("Jag säger ja till att det görs en samordnad individuell plan för mig."), "{words}");
        assert!(words.contains("Jag säger ja till att de som står här nedanför delar uppgifter om mig med varandra."));
        let names = case.consent.parties.iter().map(|party| match (&party.unit_id, &party.participant_id) {
            (Some(unit), _) => case.unit(unit).unwrap().name.clone().unwrap(),
            (None, Some(id)) => case.participant(id).unwrap().name.clone().unwrap(),
            (None, None) => panic!("a party is somebody"),
        });
        let topics = case.consent.covers.iter().filter_map(|topic| topic.text.clone());
        let excluded = case.consent.excludes.iter().filter_map(|exclusion| exclusion.text.clone());
        for line in names.chain(topics).chain(excluded) {
            assert!(words.contains(&line), "{line} is not there:\n{words}");
        }
        let seen = printed.as_seen();
        for line in [case.consent.given_by.as_deref().unwrap(), case.consent.documented_by.as_deref().unwrap()] {
            assert!(seen.contains(line), "{line} is not seen:\n{seen}");
        }
        for (at, page) in printed.pages().iter().enumerate() {
            assert!(page.contains(&format!("Sida {} av {}", at + 1, printed.pages().len())), "{page}");
            assert!(page.contains("Plan SIP-7K3M-Q2XA") && page.contains("Lämnas bara till"), "{page}");
        }
    }
}

#[test]
fn scope_period_and_exclusions_are_exact() {
    let words = Printed::consent(&consent_sheet(&scenario(2))).words();
    for sentence in [
        "Försäkringskassan Endast sysselsättning och ersättning. Ämnen: Dagarna och ersättning.",
        "Boendestödet Ekeby Allt som planen gäller. Alla ämnen.",
        "Polisanmälan från i våras Inte med någon.",
        "Droger och rösterna Inte med Försäkringskassan.",
        "Svar från Jonas Ekdahl Hur Skriftligt När 13 oktober 2026 kl. 11.00 Antecknat av Daniel Persson",
        "Gäller från 13 oktober 2026 Gäller till 31 maj 2027",
        "Tid att tänka 6 oktober till 12 oktober 2026. Skriftlig information är lämnad.",
        "Du kan ta tillbaka ditt ja när du vill. Säg det till Daniel Persson, 070-1740622.",
    ] {
        assert!(words.contains(sentence), "{sentence} is not there:\n{words}");
    }
}

#[test]
fn exclusions_stand_on_no_other_sheet() {
    for number in [1, 2] {
        let case = scenario(number);
        let sheets = [Printed::of(&case, original(&case)), Printed::summons(&summons_sheet(&case))];
        for sheet in sheets {
            let (words, unpacked) = (sheet.words(), sheet.unpacked());
            for line in case.consent.excludes.iter().filter_map(|exclusion| exclusion.text.as_ref()) {
                assert!(!words.contains(line) && !unpacked.contains(line), "scenario {number} tells: {line}");
            }
        }
    }
}

#[test]
fn struck_lines_are_gone() {
    let mut case = scenario(2);
    let struck = || Some(Struck { reason: "fel".to_owned(), ..Struck::default() });
    case.consent.parties[5].struck = struck();
    case.consent.covers[2].struck = struck();
    case.consent.excludes[0].struck = struck();
    let words = Printed::consent(&consent_sheet(&case)).words();
    for gone in ["Endast sysselsättning", "Alkohol och droger", "Polisanmälan"] {
        assert!(!words.contains(gone), "{gone} was taken out");
    }
}

#[test]
fn a_written_yes_has_lines_to_sign_on_and_a_spoken_one_has_none() {
    let spoken = Printed::consent(&consent_sheet(&scenario(1))).words();
    assert!(!spoken.contains("Underskrift"), "she said it aloud");
    let written = Printed::consent(&consent_sheet(&scenario(2))).words();
    assert!(written.contains("Namn Underskrift Datum Jonas Ekdahl"), "{written}");
    let mut case = scenario(2);
    case.consent.form = None;
    let open = Printed::consent(&consent_sheet(&case)).words();
    assert!(open.contains("Hur Muntligt Skriftligt Per telefon Kan inte ta ställning"), "boxes to tick: {open}");
    assert!(open.contains("Underskrift"), "it may yet be signed");
}

#[test]
fn each_yes_after_the_first_is_there_and_what_came_after_it_is_marked() {
    let mut case = scenario(2);
    case.consent.confirmations = vec![yes(&case, "2026-10-13T11:00"), yes(&case, "2026-11-04T10:15")];
    let other = Confirmation { consent: text("c0"), ..yes(&case, "2026-06-01T08:00") };
    case.consent.confirmations.push(other);
    case.consent.covers.push(Words { text: text("Resor"), ..Words::default() });
    let words = Printed::consent(&consent_sheet(&case)).words();
    let again = words.split("Frågan ställd igen").nth(1).unwrap();
    let sentence =
        "4 november 2026 Läst upp och det stämmer. Sagt av Jonas Ekdahl, muntligt. Antecknat av Helena Brink.";
    assert!(again.contains(sentence), "{again}");
    assert_eq!(
        again.matches("Läst upp och det stämmer").count(),
        1,
        "the first is above, another consent's is not here"
    );
    assert!(words.contains("Resor Nytt, frågan är inte ställd än."), "a topic added later needs a new yes: {words}");
    assert_eq!(words.matches("Nytt, frågan").count(), 1, "the others have theirs");
}

#[test]
fn somebody_who_cannot_take_a_position_has_the_path_and_no_yes() {
    let mut case = scenario(1);
    let consent = &mut case.consent;
    (consent.given_by, consent.given_at, consent.to_plan, consent.to_share_information) = (None, None, None, None);
    consent.form = text("kan inte ta ställning");
    consent.unable = Some(Unable {
        how: text("Dottern berättar att Ingrid alltid velat ha ordning på hjälpen."),
        professional: text("Anders Wik"),
        at: "2026-10-07".parse().ok(),
    });
    let words = Printed::consent(&consent_sheet(&case)).words();
    for sentence in [
        "Ingrid kan inte ta ställning till frågan om en samordnad individuell plan.",
        "Dottern berättar att Ingrid alltid velat ha ordning på hjälpen.",
        "Ansvarig Anders Wik",
        "Det går att säga nej när som helst.",
    ] {
        assert!(words.contains(sentence), "{sentence} is not there:\n{words}");
    }
    assert!(!words.contains("Jag säger") && !words.contains("Underskrift"), "nobody said it");
}

#[test]
fn guardians_answer_for_a_child_and_one_who_is_kept_out_is_nowhere() {
    let mut case = scenario(2);
    let guardian = |name: &str, answer: Option<&str>| Guardian {
        name: text(name),
        answer: answer.map(str::to_owned),
        answered_at: answer.and("2026-10-12".parse().ok()),
        ..Guardian::default()
    };
    let board = BoardDecision {
        at: "2026-10-20".parse().ok(),
        by: text("Socialnämnden i Ekeby"),
        text: text("Planen får göras"),
    };
    case.person.guardians = vec![
        guardian("Eva Lindgren", Some("ja")),
        Guardian { board_decision: Some(board), ..guardian("Per Lindgren", Some("nej")) },
        Guardian { kept_out: Some(true), ..guardian("Hemlig Förälder", Some("nej")) },
        guardian("Anna Ek", None),
    ];
    case.person.child = Some(ChildsView {
        asked: Some(true),
        asked_at: "2026-10-10".parse().ok(),
        opinion: text("HEMLIGTORD"),
        maturity: text("HEMLIGTORD"),
    });
    case.person.legal_representative =
        Some(Representative { kind: text("god man"), name: text("Ulla Grön"), phone: None });
    case.consent.given_by = text("Eva Lindgren");
    let printed = Printed::consent(&consent_sheet(&case));
    let words = printed.words();
    for sentence in [
        "Jag säger ja till att det görs en samordnad individuell plan för Jonas.",
        "Eva Lindgren Ja, den 12 oktober 2026.",
        "Per Lindgren Nej, den 12 oktober 2026. Socialnämnden beslutade den 20 oktober 2026. Planen får göras. Beslut av",
        "Anna Ek Ja Nej",
        "Jonas har själv fått frågan den 10 oktober 2026.",
    ] {
        assert!(words.contains(sentence), "{sentence} is not there:\n{words}");
    }
    assert!(!words.contains("Hemlig") && !printed.unpacked().contains("HEMLIGTORD"), "neither asked nor told");
    let lines = words.split("Namn Underskrift Datum").nth(1).unwrap();
    for signer in ["Jonas Ekdahl", "Eva Lindgren vårdnadshavare", "Anna Ek vårdnadshavare", "Ulla Grön god man"] {
        assert!(lines.contains(signer), "{signer} cannot sign: {lines}");
    }
    assert_eq!(lines.matches("Eva Lindgren").count(), 1, "once is enough");
    assert!(!lines.contains("Per Lindgren"), "a no is not signed as a yes");
}

#[test]
fn a_yes_that_was_taken_back_does_not_look_like_one() {
    let mut case = scenario(2);
    case.consent.withdrawn_at = "2026-12-02T09:30".parse().ok();
    let words = Printed::consent(&consent_sheet(&case)).words();
    assert!(
        words.contains("Det här samtycket gäller inte längre. Det togs tillbaka den 2 december 2026 kl. 09.30."),
        "{words}"
    );
    assert!(!words.contains("Du kan ta tillbaka") && !words.contains("Underskrift"), "that is done");
    case.consent.withdrawn_at = None;
    (case.consent.to_plan, case.consent.to_share_information) = (Some(false), Some(false));
    let words = Printed::consent(&consent_sheet(&case)).words();
    assert!(words.contains("Jag säger nej till att det görs") && words.contains("Du kan ändra dig när du vill."));
    assert!(!words.contains("Jag säger ja"), "a no is a no");
}

#[test]
fn an_empty_case_is_a_form_for_the_pen() {
    let case = Case::default();
    let printed = Printed::consent(&ConsentSheet { made_on: None, ..consent_sheet(&case) });
    assert!(printed.is_sound() && printed.pages().len() == 2, "{}", printed.check());
    let words = printed.words();
    for label in [
        "Namn Personnummer Får vi göra en samordnad individuell plan för dig? Ja Nej Jag vill tänka på saken",
        "Vem Vad de får veta",
        "Det här får vi prata om",
        "Ämne Med vem",
        "Svar från Hur Muntligt Skriftligt Per telefon Kan inte ta ställning När Antecknat av Gäller från Gäller till",
        "Säg det till:",
        "Namn Underskrift Datum",
    ] {
        assert!(words.contains(label), "{label} is not there:\n{words}");
    }
    for never in ["null", "None", "saknas", "Lämnas bara till"] {
        assert!(!words.contains(never), "{never}: {words}");
    }
    let contact = Some(Contact { name: "Maria Sandell", phone: "0980-31 92 10" });
    let words = Printed::consent(&ConsentSheet { contact, ..consent_sheet(&case) }).words();
    assert!(words.contains("Säg det till Maria Sandell, 0980-31 92 10."), "{words}");
}

#[test]
fn an_interpreter_has_a_line_for_the_name() {
    let mut case = scenario(1);
    case.person.interpreter = Interpreter { needed: Some(true), language: text("arabiska") };
    let words = Printed::consent(&consent_sheet(&case)).words();
    assert!(words.contains("Tolk Tolk i arabiska. Namn:"), "{words}");
}

#[test]
fn long_names_and_many_parties_go_on_over_pages() {
    let mut case = scenario(2);
    let name = "Anna-Karin Margareta Wilhelmina von Hohenstauffen-Lindqvist af Björkenstam Oxenstierna";
    (case.person.name, case.consent.given_by) = (text(name), text(name));
    let sample = case.consent.parties[0].clone();
    case.consent.parties.extend(
        (0..40)
            .map(|at| sip_model::consent::Party { scope: Some(format!("omfattning nummer {at}")), ..sample.clone() }),
    );
    let printed = Printed::consent(&consent_sheet(&case));
    assert!(printed.is_sound(), "{}", printed.check());
    let words = printed.words();
    for at in 0..40 {
        assert!(words.contains(&format!("Omfattning nummer {at}.")), "{at} is not on paper");
    }
    assert!(words.contains("De här får vara med, fortsättning Vem Vad de får veta"), "the heading comes again");
    assert!(printed.pages().iter().all(|page| page.contains("Oxenstierna")), "the whole name is on every page");
}
