//! What stands on the paper, read back by pdftotext.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

mod support;

use sip_model::item::standing;
use sip_model::plan::{Committed, CommittedHow, Decision};
use sip_model::{Case, Moment};
use sip_print::Exemplar;
use support::{Printed, original, scenario, single_spaced};

/// Every word that people wrote and that belongs on the paper.
fn written(case: &Case) -> Vec<String> {
    let mut words: Vec<Option<&String>> = vec![
        case.person.name.as_ref(),
        case.person.address.as_ref(),
        case.preparation.important_to_me.as_ref(),
        case.plan.persons_own_comment.as_ref(),
        case.meeting.situation.as_ref(),
        case.meeting.what_works.as_ref(),
        case.plan.if_it_gets_worse.as_ref(),
        case.follow_up.place.as_ref(),
    ];
    for goal in case.goals() {
        words.extend([&goal.in_persons_words, &goal.need, &goal.short_term, &goal.long_term].map(Option::as_ref));
    }
    for (_, insats) in case.insatser() {
        words.extend([&insats.text, &insats.note, &insats.frequency].map(Option::as_ref));
        let unit = insats.responsible.unit_id.as_ref().and_then(|unit| case.unit(unit));
        words.push(unit.and_then(|unit| unit.name.as_ref()));
    }
    for participant in standing(&case.meeting.participants) {
        words.extend([&participant.name, &participant.phone].map(Option::as_ref));
    }
    for dissent in standing(&case.plan.dissent) {
        words.extend([&dissent.about, &dissent.handling].map(Option::as_ref));
        words.extend(standing(&dissent.positions).map(|position| position.text.as_ref()));
    }
    for contact in standing(&case.plan.if_it_gets_worse_contacts) {
        words.extend([&contact.when, &contact.call].map(Option::as_ref));
    }
    words.into_iter().flatten().map(|words| single_spaced(words)).collect()
}

#[test]
fn what_people_wrote_stands_word_for_word() {
    for number in [1, 2] {
        let case = scenario(number);
        let printed = Printed::of(&case, original(&case)).words();
        for words in written(&case) {
            assert!(printed.contains(&words), "scenario {number} lost: {words}\n{printed}");
        }
    }
}

#[test]
fn decision_words_are_never_mixed_up() {
    let case = scenario(1);
    let printed = Printed::of(&case, original(&case)).words();
    assert!(printed.contains("Beslutad 8 oktober av Johan Lindqvist."), "a decision has its day and decider");
    assert!(
        printed.contains("Inte beslutad. Utreds. Johan svarar Ingrid och Maria senast 11 november."),
        "who answers whom, and when"
    );
    assert!(
        printed.contains("Träning hemma med fysioterapeut Erik Nyman Kommun, Kommunrehab Ekeby Åtagen."),
        "a yes at the table is åtagen"
    );
    assert_eq!(
        printed.matches("Beslutad ").count(),
        3 + 1,
        "three decisions, and the sentence that says what the word means"
    );
}

#[test]
fn what_the_person_and_others_do_has_its_own_section() {
    let printed = |number| Printed::of(&scenario(number), original(&scenario(number))).words();
    let (first, second) = (printed(1), printed(2));
    assert!(first.contains("Det här gör Ingrid och Karin själva"), "law item 3");
    assert!(!first.contains("Det här gör andra"), "nobody else does anything in this plan");
    assert!(second.contains("Det här gör Jonas själv"), "one person: själv");
    let others = second.split("Det här gör andra").nth(1).unwrap();
    assert!(
        others.contains("Personligt ombud Ekeby") && others.contains("Försäkringskassan"),
        "item 3 covers them too"
    );
}

#[test]
fn every_page_says_what_it_is() {
    let case = scenario(1);
    let copy = Exemplar::Copy { number: 2, of: 8, whose: "Jonas Ekdahl".to_owned() };
    for (exemplar, stamp) in
        [(original(&case), "ORIGINAL Ingrid Bergvalls exemplar"), (copy, "KOPIA 2 AV 8 Jonas Ekdahls exemplar")]
    {
        let pages = Printed::of(&case, exemplar).pages();
        for (at, page) in pages.iter().enumerate() {
            let number = format!("Sida {} av {}", at + 1, pages.len());
            for wanted in [
                stamp,
                &number,
                "Plan SIP-7K3M-Q2XA, version 1",
                "Kontroll 7f3a 91c4 0be2",
                "Planens ord: björk kaffe nyckel våg",
            ] {
                assert!(page.contains(wanted), "page {} does not say {wanted}", at + 1);
            }
        }
    }
}

#[test]
fn arbetsmaterial_looks_like_nothing_else() {
    let case = scenario(1);
    let printed = Printed::of(&case, Exemplar::Draft);
    for page in printed.pages() {
        assert!(page.contains("ARBETSMATERIAL"), "every page says so");
        assert!(!page.contains("Kontroll ") && !page.contains("björk"), "nothing is locked, so nothing can be checked");
    }
    let words = printed.words();
    assert!(!words.contains("ORIGINAL") && !words.contains("KOPIA"), "no exemplar");
    assert!(!words.contains("Underskrift "), "and no line to sign on");
    assert!(words.contains("Leila Haddad"), "but everyone who takes part");
}

#[test]
fn everyone_has_a_row_to_sign_and_absence_is_said() {
    let case = scenario(2);
    let last = Printed::of(&case, original(&case)).words();
    let rows = last.split("Underskrifterna gäller version 1.").nth(1).unwrap();
    let person = rows.find("Jonas Ekdahl").unwrap();
    for participant in &case.meeting.participants {
        let at =
            rows.find(participant.name.as_deref().unwrap()).unwrap_or_else(|| panic!("{participant:?} cannot sign"));
        assert!(at >= person, "the person signs first");
    }
    assert!(rows.contains("Med, ute i tio minuter"), "what was written beside the word");
    assert!(rows.contains("kallad, Ekeby vårdcentral Var inte med"), "absence is said");
    assert!(!rows.contains("uteblev") && !rows.contains("ej svarat"), "and nobody is blamed for it");
}

#[test]
fn who_came_late_or_left_has_the_time() {
    let mut case = scenario(2);
    let at = |time: &str| format!("2026-11-04T{time}").parse::<Moment>().ok();
    let people = &mut case.meeting.participants;
    (people[1].arrived_at, people[1].left_at) = (at("10:20"), at("10:40"));
    (people[2].attendance, people[2].left_at) = (Some("telefon".to_owned()), at("10:25"));
    (people[3].attendance, people[3].arrived_at) = (Some("kommer senare".to_owned()), at("10:30"));
    people[4].attendance = Some("telefon, de första 20 minuterna".to_owned());
    people[5].attendance = Some("ej på plats, sjuk".to_owned());
    let printed = Printed::of(&case, original(&case)).words();
    for (name, how) in [
        ("070-1740621", "Kom 10.20, gick 10.40"),
        ("070-1740622", "Per telefon, gick 10.25"),
        ("070-1740623", "Kom 10.30"),
        ("0980-319220", "Per telefon, de första 20 minuterna"),
        ("0980-319221", "Var inte med"),
    ] {
        assert!(printed.contains(&format!("{name} {how}")), "{name} is not \"{how}\":\n{printed}");
    }
    assert!(!printed.contains("sjuk Mats") && !printed.contains("plats, sjuk"), "why is nobody's business");
}

#[test]
fn a_yes_that_was_not_given_at_the_table_says_how() {
    let mut case = scenario(1);
    let insatser = case.plan.goals.iter_mut().flat_map(|goal| &mut goal.insatser);
    let committed = insatser.filter(|insats| insats.decision == Some(Decision::Committed));
    let ways = [CommittedHow::ByTelephone, CommittedHow::ElsewhereWritten, CommittedHow::InWriting];
    for (insats, how) in committed.zip(ways.into_iter().chain(std::iter::repeat(CommittedHow::AtMeeting))) {
        insats.committed = Some(Committed { how: Some(how), ..Committed::default() });
    }
    let printed = Printed::of(&case, original(&case)).words();
    for words in ["Åtagen, ja per telefon.", "Åtagen, ja vid en annan dator.", "Åtagen, ja i skrift.", "Åtagen. "] {
        assert!(printed.contains(words), "{words} is not there:\n{printed}");
    }
}

#[test]
fn a_follow_up_that_is_not_planned_has_its_reason() {
    let mut case = scenario(1);
    case.follow_up = sip_model::follow_up::FollowUp {
        planned: Some(false),
        reason_if_none: Some("Ingrid vill inte ha fler möten.".to_owned()),
        coordinator_term_if_none: Some(sip_model::follow_up::Term {
            from: "2026-10-21".parse().ok(),
            until: "2027-04-20".parse().ok(),
        }),
        ..Default::default()
    };
    let printed = Printed::of(&case, original(&case)).words();
    assert!(printed.contains("Skäl: Ingrid vill inte ha fler möten."), "the guideline asks for it");
    assert!(
        printed.contains("Maria är samordnare 21 oktober 2026 till 20 april 2027."),
        "and for the samordnare's term"
    );
    case.follow_up = Default::default();
    assert!(
        Printed::of(&case, original(&case)).words().contains("Tid för uppföljning är inte bokad."),
        "nothing written is said too"
    );
}

#[test]
fn an_empty_case_is_a_plan_with_empty_places() {
    let case = Case::default();
    for exemplar in [Exemplar::Unnamed, Exemplar::Draft] {
        let printed = Printed::of(&case, exemplar);
        assert!(printed.check().contains("No syntax or stream encoding errors"), "a whole file");
        assert!(
            printed.words().contains("Namn saknas") && printed.words().contains("Ingen samordnare är utsedd än."),
            "what is missing is said"
        );
    }
}
