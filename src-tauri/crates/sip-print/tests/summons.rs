//! Kallelse and inbjudan, read back by pdftotext.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

mod support;

use sip_model::Case;
use sip_model::item::Struck;
use sip_model::person::{Adaptation, Interpreter, ProtectedIdentity};
use sip_model::summons::{Recipient, SummonsKind};
use sip_model::unit::{Unit, UnitAuthority};
use sip_print::{Fonts, SummonsSheet, SummonsTo, summons};
use sip_text::Text;
use support::{Printed, scenario, summons_sheet};

/// Försäkringskassan, which may not learn who else comes.
fn alone(case: &Case) -> SummonsSheet<'_> {
    let to =
        SummonsTo { name: "Försäkringskassan", authority: Some(UnitAuthority::Other), kind: SummonsKind::Invitation };
    let from_unit = "Vuxenenheten, socialtjänsten Ekeby";
    SummonsSheet { to, from_unit, tells_others: false, ..summons_sheet(case) }
}

fn daughter(case: &Case) -> SummonsSheet<'_> {
    let to = SummonsTo { name: "Karin Bergvall-Holm", authority: None, kind: SummonsKind::Invitation };
    SummonsSheet { to, ..summons_sheet(case) }
}

#[test]
fn a_kallelse_says_who_when_where_and_what_for() {
    let mut case = scenario(1);
    case.summons.answer_by = "2026-10-14".parse().ok();
    case.summons.digital_link = Some("https://mote.example/ingrid".to_owned());
    let printed = Printed::summons(&summons_sheet(&case));
    assert!(printed.is_one_sound_page(), "{}", printed.check());
    let facts = [
        "Norrby vårdcentral, Region Exempel",
        "9 oktober 2026",
        "Till",
        "Hemsjukvården Norrby",
        "Ekeby kommun",
        "Kallelse till SIP-möte",
        "Du kallas till ett möte om en samordnad individuell plan för Ingrid Bergvall.",
        "onsdag",
        "13.00–14.15",
        "Ingrids hem, Kvarnbacken 4, Norrby",
        "https://mote.example/ingrid",
        "Maria Sandell, distriktssköterska",
        "Hur ordnar vi det så att Ingrid kan bo kvar hemma",
        "Svara senast 14 oktober",
        "Ring Maria Sandell, 0980-319210, eller lämna lappen.",
        "Vi kommer. Namn:",
        "Någon annan kommer. Namn:",
        "Vi behöver en annan tid. Ring oss på:",
        "Kallelse skickad 9 oktober 2026 kl. 09.05",
        "Enligt HSL 16 kap. 4 § och SoL (2025:400) 10 kap. 8–9 §§",
        "Sida 1 av 1",
        "Här står inget om hälsa",
    ];
    let seen = printed.as_seen();
    for fact in facts {
        assert!(seen.contains(fact), "{fact} is not seen:\n{seen}");
    }
    let words = printed.words();
    for sentence in [
        "onsdag 21 oktober 2026 Tid 13.00–14.15 Plats Ingrids hem",
        "Din verksamhet är kallad och ska komma, även om Ingrid inte har hjälp av er i dag.",
        "Ni väljer själva vem som kommer. Tänk igenom vad ni kan bidra med.",
        "Ingrid har sagt ja till att ni är med.",
        "Också kallade: Kommunrehab Ekeby, Biståndsenheten Ekeby och Hemtjänst Norrby.",
        "Stöd åt Ingrid: Karin Bergvall-Holm.",
    ] {
        assert!(words.contains(sentence), "{sentence} is not there:\n{words}");
    }
}

#[test]
fn an_invitation_asks_for_nothing() {
    let case = scenario(1);
    let words = Printed::summons(&daughter(&case)).words();
    for sentence in [
        "Till Karin Bergvall-Holm Inbjudan till SIP-möte",
        "Du bjuds in till ett möte om en samordnad individuell plan för Ingrid Bergvall.",
        "Du är välkommen, men du måste inte komma.",
        "Ingrid har sagt ja till att du är med.",
        "Jag kommer inte. Namn:",
        "Kallade: Hemsjukvården Norrby, Kommunrehab Ekeby, Biståndsenheten Ekeby och Hemtjänst Norrby.",
        "Inbjudan skickad 9 oktober 2026",
    ] {
        assert!(words.contains(sentence), "{sentence} is not there:\n{words}");
    }
    assert!(!words.contains("ska komma") && !words.contains("Kallelse"), "nobody is called who has no duty");
}

#[test]
fn a_kallelse_tells_nothing_of_health_plan_or_number() {
    for number in [1, 2] {
        let case = scenario(number);
        let law = "HSL 16 kap. 4 §. Lag (2017:612) 4 kap. 1–3 §§";
        let printed = Printed::summons(&SummonsSheet { law, ..summons_sheet(&case) });
        let words = printed.words();
        let mut never: Vec<String> = vec!["2017:612".to_owned()];
        never.extend(case.insatser().filter_map(|(_, insats)| insats.text.clone()));
        never.extend(case.goals().flat_map(|goal| [goal.need.clone(), goal.in_persons_words.clone()]).flatten());
        never.extend(case.need.description.clone());
        never.extend(case.consent.excludes.iter().filter_map(|exclusion| exclusion.text.clone()));
        never.extend(
            case.person
                .adaptations
                .iter()
                .filter(|line| line.in_summons != Some(true))
                .filter_map(|line| line.text.clone()),
        );
        never.extend(case.person.identifier.value.clone());
        never.extend([&case.meeting.situation, &case.preparation.important_to_me].into_iter().flatten().cloned());
        for line in &never {
            assert!(!words.contains(line.as_str()), "scenario {number} tells: {line}");
        }
        let digits = case.person.identifier.value.as_deref().map_or("", |value| &value[8..]);
        assert!(!words.contains(&format!("-{digits}")), "nor the number as it is written by hand");
        assert!(words.contains("Enligt HSL 16 kap. 4 § "), "the law of the plan stays");
        let facts = printed.facts();
        assert!(facts.contains("Kallelse till SIP-möte") && !facts.contains("Ekdahl") && !facts.contains("Bergvall"));
    }
}

#[test]
fn who_may_not_know_learns_of_nobody_but_the_one_who_calls() {
    let case = scenario(2);
    let printed = Printed::summons(&alone(&case));
    assert!(printed.is_one_sound_page(), "{}", printed.check());
    let words = printed.words();
    let called = ["Daniel Persson", "Fatima Rahimi"];
    let people = case.meeting.participants.iter().filter(|who| !who.is_person());
    for name in people.filter_map(|who| who.name.as_deref()).filter(|name| !called.contains(name)) {
        assert!(!words.contains(name), "{name} is told of");
    }
    let own = ["Försäkringskassan", "Vuxenenheten, socialtjänsten Ekeby"];
    for name in case.units.iter().filter_map(|unit| unit.name.as_deref()).filter(|name| !own.contains(name)) {
        assert!(!words.contains(name), "{name} is told of");
    }
    assert!(!words.contains("Vilka kommer"), "not even that there are others");
    assert!(words.contains("Ring Daniel Persson, 070-1740622"), "the one who calls can be reached");
    assert!(words.contains("Mötet leds av Fatima Rahimi"), "she is of the same unit");
}

#[test]
fn a_chair_of_another_unit_is_not_named_to_who_may_not_know() {
    let mut case = scenario(2);
    case.meeting.roles.chair = Some("p5".into());
    let words = Printed::summons(&alone(&case)).words();
    assert!(!words.contains("Helena") && !words.contains("case manager"), "she works with something that tells");
    assert!(words.contains("Mötet ordnas av Daniel Persson"), "and Daniel is not said to lead");
    let told = Printed::summons(&SummonsSheet { tells_others: true, ..alone(&case) }).words();
    assert!(told.contains("Mötet leds av Helena Brink"), "co-writers know");
}

#[test]
fn only_adaptations_marked_for_it_stand_there() {
    let mut case = scenario(1);
    case.person.adaptations[2].struck = Some(Struck { reason: "fel".to_owned(), ..Struck::default() });
    let none = Printed::summons(&summons_sheet(&case)).words();
    assert!(!none.contains("Så blir mötet bra") && !none.contains("köksbordet"), "none is left: {none}");
    case.person.interpreter = Interpreter { needed: Some(true), language: Some("nordsamiska".to_owned()) };
    let text = Some("En pratar i taget, vänd mot Ingrid".to_owned());
    case.person.adaptations.push(Adaptation { text, in_summons: Some(true), ..Adaptation::default() });
    let words = Printed::summons(&summons_sheet(&case)).words();
    assert!(
        words.contains("Så blir mötet bra för Ingrid En pratar i taget, vänd mot Ingrid. Tolk i nordsamiska är med."),
        "{words}"
    );
}

#[test]
fn a_protected_person_has_neither_name_nor_place() {
    let mut case = scenario(1);
    case.person.protected_identity = Some(ProtectedIdentity::Marked);
    case.summons.digital_link = Some("https://mote.example/abc".to_owned());
    for sheet in [summons_sheet(&case), alone(&case)] {
        let printed = Printed::summons(&sheet);
        assert!(printed.is_one_sound_page(), "{}", printed.check());
        let words = printed.words();
        for tell in
            ["Ingrid", "Bergvall", "Kvarnbacken", "mote.example", "Region Exempel", "Ekeby kommun", "070-1740610"]
        {
            assert!(!words.contains(tell) && !printed.unpacked().contains(tell), "{tell} leads to the door: {words}");
        }
        assert!(words.contains("för en person med skyddade uppgifter, ärende SIP-7K3M-Q2XA."), "{words}");
        assert!(words.contains("Platsen får du av Maria Sandell."), "{words}");
        assert!(words.contains("så att personen kan bo kvar hemma"), "the question named her: {words}");
    }
}

#[test]
fn whose_yes_it_is_is_not_mixed_up() {
    let mut case = scenario(1);
    case.consent.given_by = Some("Ulla Grön".to_owned());
    let words = Printed::summons(&summons_sheet(&case)).words();
    assert!(
        words.contains("Det finns ett ja till att ni är med.") && !words.contains("har sagt ja"),
        "god man: {words}"
    );
    assert!(!words.contains("Ulla"), "and nobody learns who");
    case.consent.form = Some("kan inte ta ställning".to_owned());
    let words = Printed::summons(&summons_sheet(&case)).words();
    assert!(!words.contains("sagt ja") && !words.contains("ett ja"), "nobody said yes");
}

/// Fourteen recipients whose names are made by `name`.
fn fourteen(case: &mut Case, name: impl Fn(usize) -> String) {
    let unit = |at: usize| Unit { id: format!("x{at}").into(), name: Some(name(at)), ..Unit::default() };
    let kind = |at| Some(if at < 9 { SummonsKind::Summons } else { SummonsKind::Invitation });
    case.summons.recipients = (0..14)
        .map(|at| Recipient { unit_id: Some(format!("x{at}").into()), kind: kind(at), ..Recipient::default() })
        .collect();
    case.units.extend((0..14).map(unit));
}

#[test]
fn fourteen_recipients_and_long_names_are_one_page() {
    let mut case = scenario(1);
    fourteen(&mut case, |at| format!("Verksamhet {at} i Norrby"));
    let printed = Printed::summons(&summons_sheet(&case));
    assert!(printed.is_one_sound_page(), "ordinary names");
    let long = |at: usize| {
        let name = format!("Enheten för samordnad vård, rehabilitering och stöd i hemmet för alla i Ekeby nummer {at}");
        assert!(name.chars().count() >= 80, "as long as a name gets");
        name
    };
    fourteen(&mut case, long);
    let words = Printed::summons(&summons_sheet(&case)).words();
    for at in 0..14 {
        assert!(words.contains(&format!("Ekeby nummer {at}")) || words.contains(&format!("Verksamhet {at} ")));
    }
    let mut case = scenario(1);
    fourteen(&mut case, long);
    let printed = Printed::summons(&summons_sheet(&case));
    assert!(printed.is_one_sound_page(), "long names: {} pages", printed.pages().len());
    for at in 0..14 {
        assert!(printed.words().contains(&long(at)), "{at} is not named");
    }
    // And everything else as long as it gets, to one with a long name.
    case.person.name = Some(long(1));
    case.meeting.participants[2].name = Some(long(2));
    case.summons.digital_link = Some(format!("https://mote.example/{}", "rum".repeat(30)));
    case.person.adaptations.iter_mut().for_each(|line| line.in_summons = Some(true));
    let name = long(99);
    let to = SummonsTo { name: &name, ..summons_sheet(&case).to };
    let printed = Printed::summons(&SummonsSheet { to, ..summons_sheet(&case) });
    assert!(printed.is_one_sound_page(), "all at once: {} pages", printed.pages().len());
    assert!(printed.words().contains(" till. "), "then some of the others are counted, not named");
}

#[test]
fn an_empty_case_is_still_a_letter() {
    let case = Case::default();
    let printed = Printed::summons(&SummonsSheet { law: "", sent_at: None, ..summons_sheet(&case) });
    assert!(printed.is_one_sound_page(), "{}", printed.check());
    let words = printed.words();
    for sentence in [
        "Du kallas till ett möte om en samordnad individuell plan.",
        "Dag och tid är inte bestämda än.",
        "Platsen är inte bestämd än.",
        "Svara så snart du kan",
        "Lämna lappen till den som gav dig den.",
    ] {
        assert!(words.contains(sentence), "{sentence} is not there:\n{words}");
    }
    for never in ["Frågan för mötet", "Mötet leds av", "skickad", "Enligt", "null", "None", "sagt ja"] {
        assert!(!words.contains(never), "{never}: {words}");
    }
}

#[test]
fn the_same_letter_gives_the_same_bytes() {
    let case = scenario(1);
    let made = || summons(&summons_sheet(&case), &Fonts::embedded(), &Text::swedish()).unwrap();
    assert_eq!(made(), made(), "no clock, no randomness, no counter");
}
