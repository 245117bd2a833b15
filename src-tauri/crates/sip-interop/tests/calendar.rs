//! The calendar file: that it says when and where, that it names nobody, and that no text breaks it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

mod support;

use icalendar::parser::{Component, read_components, unfold};
use proptest::prelude::*;
use sip_interop::calendar::{Invitation, invitation};
use sip_model::Case;
use sip_model::id::CaseId;
use sip_model::person::ProtectedIdentity;
use sip_text::Text;
use support::scenario;

/// What a file holds, in order.
const CALENDAR: [&str; 3] = ["VERSION", "PRODID", "METHOD"];
const EVENT: [&str; 9] =
    ["UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "LOCATION", "DESCRIPTION", "CLASS"];

fn file(case: &Case, question: Option<&str>) -> String {
    let plan = CaseId::from("SIP-7K3M-Q2XA");
    let made = Invitation::of(case, &plan, 2, "2026-10-09T09:05".parse().unwrap()).expect("the meeting has a time");
    let made = if let Some(question) = question { made.with_question(question) } else { made };
    invitation(&made, &Text::swedish())
}

/// The file as its own reader, which has no part in writing it, takes it apart.
fn read(file: &str, test: impl FnOnce(&Component<'_>, &Component<'_>)) {
    let unfolded = unfold(file);
    let roots = read_components(&unfolded).unwrap_or_else(|error| panic!("{error}\n{file}"));
    let [calendar] = roots.as_slice() else { panic!("one calendar, not {}", roots.len()) };
    let [event] = calendar.components.as_slice() else { panic!("one event, not {}", calendar.components.len()) };
    assert_eq!((calendar.name.as_str(), event.name.as_str()), ("VCALENDAR", "VEVENT"));
    assert!(event.components.is_empty(), "no alarm and nothing else inside");
    test(calendar, event);
}

fn value(component: &Component<'_>, key: &str) -> Option<String> {
    component.find_prop(key).map(|property| property.val.as_str().to_owned())
}

fn keys(component: &Component<'_>) -> Vec<String> {
    component.properties.iter().map(|property| property.name.as_str().to_owned()).collect()
}

/// What every reader, also a careless one, must find: short lines, one kind of line break.
fn is_well_formed(file: &str) {
    for line in file.strip_suffix("\r\n").expect("the last line ends as well").split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.contains(|letter: char| letter.is_control() && letter != '\t'), "{line:?}");
        assert!(!line.contains(['\u{2028}', '\u{2029}']), "{line:?}: a line break to some readers");
    }
}

#[test]
fn the_whole_file_of_ingrids_meeting() {
    let file = file(&scenario(1), None);
    let expected = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//SIP Hemma//Kalender//SV",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        "UID:SIP-7K3M-Q2XA-mote@siphemma",
        "SEQUENCE:2",
        "DTSTAMP:20261009T070500Z",
        "DTSTART:20261021T110000Z",
        "DTEND:20261021T121500Z",
        "SUMMARY:SIP-möte",
        "LOCATION:Kvarnbacken 4\\, Norrby",
        "DESCRIPTION:Välkommen till mötet. Vi planerar tillsammans vem som gör va",
        " d.\\nAllt om platsen står i kallelsen eller inbjudan.\\nFörhinder eller fr",
        " ågor? Ring 0980-319210",
        "CLASS:PRIVATE",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ];
    assert_eq!(file.split("\r\n").collect::<Vec<_>>(), expected, "13.00 in October is 11.00 UTC, and 75 minutes");
    is_well_formed(&file);
    read(&file, |calendar, event| {
        assert_eq!(keys(calendar), CALENDAR);
        assert_eq!(keys(event), EVENT, "nothing beside these, no X- property among them");
    });
}

#[test]
fn without_a_length_it_lasts_an_hour() {
    for minutes in [None, Some(0)] {
        let mut case = scenario(1);
        case.summons.duration_minutes = minutes;
        read(&file(&case, None), |_, event| {
            assert_eq!(value(event, "DURATION").as_deref(), Some("PT1H"));
            assert_eq!(value(event, "DTEND"), None, "an event has one of the two");
        });
    }
}

#[test]
fn a_meeting_without_a_time_is_in_no_calendar() {
    let (plan, stamp) = (CaseId::from("SIP-7K3M-Q2XA"), "2026-10-09T09:05".parse().unwrap());
    let mut case = scenario(1);
    case.summons.meeting_at = None;
    assert!(Invitation::of(&case, &plan, 0, stamp).is_none(), "the kallelse says no time");
    case.summons.meeting_at = Some("2999-12-31T23:00".parse().unwrap());
    assert!(Invitation::of(&case, &plan, 0, stamp).is_some(), "the last year that a plan can be about");
    case.summons.duration_minutes = Some(u32::MAX);
    assert!(Invitation::of(&case, &plan, 0, stamp).is_none(), "the format has four digits for a year");
}

#[test]
fn the_length_is_counted_in_minutes_that_pass() {
    let mut case = scenario(1);
    case.summons.meeting_at = Some("2026-10-25T01:30".parse().unwrap());
    case.summons.duration_minutes = Some(120);
    read(&file(&case, None), |_, event| {
        assert_eq!(value(event, "DTSTART").as_deref(), Some("20261024T233000Z"), "summer time");
        assert_eq!(value(event, "DTEND").as_deref(), Some("20261025T013000Z"), "two hours later the clock says 02:30");
    });
}

#[test]
fn the_question_stands_there_only_when_it_is_passed() {
    let case = scenario(1);
    let question = case.summons.question.as_deref().unwrap();
    read(&file(&case, None), |_, event| {
        assert!(!value(event, "DESCRIPTION").unwrap().contains("bo kvar"), "nobody passed it");
    });
    read(&file(&case, Some(question)), |_, event| {
        let description = value(event, "DESCRIPTION").unwrap();
        assert!(description.contains(&format!("Frågan för mötet: {question}\n")), "{description}");
    });
}

#[test]
fn the_link_stands_beside_the_place() {
    let mut case = scenario(2);
    case.summons.digital_link = Some("https://video.example/r/7k3m?a=1,2;b".into());
    read(&file(&case, None), |_, event| {
        assert_eq!(value(event, "LOCATION").as_deref(), Some("Spinnargatan 12 B"), "and not whose home it is");
        let description = value(event, "DESCRIPTION").unwrap();
        assert!(description.contains("\nDet går att vara med på video: https://video.example/r/7k3m?a=1,2;b\n"));
    });
}

#[test]
fn nobody_and_nothing_of_the_case_is_in_it() {
    for number in [1, 2] {
        let mut case = scenario(number);
        for protected in [ProtectedIdentity::None, ProtectedIdentity::Marked, ProtectedIdentity::Shielded] {
            case.person.protected_identity = Some(protected);
            let file = unfold(&file(&case, None));
            let person = &case.person;
            let mut secrets: Vec<String> =
                vec![person.identifier.value.clone().unwrap(), person.phone.clone().unwrap()];
            let people = case.meeting.participants.iter().map(|participant| &participant.name).chain([&person.name]);
            secrets.extend(people.flatten().flat_map(|name| name.split([' ', '-'])).map(str::to_owned));
            secrets.extend(case.units.iter().filter_map(|unit| unit.name.clone()));
            secrets.extend(case.units.iter().filter_map(|unit| unit.hsa_id.clone()));
            secrets.extend(
                case.consent
                    .covers
                    .iter()
                    .chain(&case.preparation.questions_not_to_raise)
                    .filter_map(|line| line.text.clone()),
            );
            secrets.extend(case.goals().filter_map(|goal| goal.in_persons_words.clone()));
            secrets.extend(case.need.description.clone());
            if person.is_protected() {
                secrets.extend(["Kvarnbacken", "Spinnargatan", "LOCATION", "Norrby"].map(str::to_owned));
            }
            for secret in &secrets {
                assert!(!file.contains(secret.as_str()), "scenario {number}: {secret} in\n{file}");
            }
        }
    }
}

/// Texts that try: line breaks of all kinds, properties, ends of the event, escapes, long runs of å.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<String>(),
        "[\\PC\r\n\t]{0,40}",
        "[åäö]{30,90}",
        Just("\r\nATTENDEE:mailto:a@b.example".to_owned()),
        Just("\nEND:VEVENT\nEND:VCALENDAR\nBEGIN:VCALENDAR".to_owned()),
        Just("\r\n X-INJECTED:1\r\n\tDESCRIPTION:2".to_owned()),
        Just("\u{2028}ORGANIZER:x\u{85}URL:y\u{b}COMMENT:z".to_owned()),
        Just("\\n\\N\\,\\;\\\\".to_owned()),
        Just("a,b;c:d\"e".to_owned()),
        "[ \t]{1,80}",
    ];
    proptest::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

/// What the format can hold of a text, said without the code that is tested.
fn holdable(text: &str) -> String {
    let breaks = ["\r", "\u{b}", "\u{c}", "\u{1c}", "\u{1d}", "\u{1e}", "\u{85}", "\u{2028}", "\u{2029}"];
    let text = breaks.iter().fold(text.replace("\r\n", "\n"), |text, kind| text.replace(kind, "\n"));
    text.chars().filter(|letter| *letter == '\n' || *letter == '\t' || !letter.is_control()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_written_comes_back_and_nothing_more(
        question in hostile(), place in hostile(), link in hostile(), phone in hostile(), plan in hostile(),
    ) {
        let mut case = Case::default();
        case.summons.meeting_at = Some("2026-10-21T13:00".parse().unwrap());
        case.summons.duration_minutes = Some(75);
        case.summons.convener = Some("p1".into());
        case.meeting.participants = vec![sip_model::meeting::Participant {
            id: "p1".into(), phone: Some(phone.clone()), ..Default::default()
        }];
        (case.summons.place, case.summons.digital_link) = (Some(place.clone()), Some(link.clone()));
        let id = CaseId::from(plan.as_str());
        let made = Invitation::of(&case, &id, 0, "2026-10-09T09:05".parse().unwrap()).unwrap().with_question(&question);
        let file = invitation(&made, &Text::swedish());

        is_well_formed(&file);
        let (place, link, phone) = (place.trim(), link.trim(), phone.trim());
        let mut said = "Välkommen till mötet. Vi planerar tillsammans vem som gör vad.".to_owned();
        said += &format!("\nFrågan för mötet: {question}");
        if place.is_empty() && link.is_empty() {
            said += "\nAllt om platsen står i kallelsen eller inbjudan.";
        }
        if !place.is_empty() && !link.is_empty() {
            said += &format!("\nDet går att vara med på video: {link}");
        }
        if !phone.is_empty() {
            said += &format!("\nFörhinder eller frågor? Ring {phone}");
        }
        let location = [place, link].into_iter().find(|text| !text.is_empty()).map(holdable);
        read(&file, |calendar, event| {
            assert_eq!(keys(calendar), CALENDAR);
            let may: Vec<&str> = EVENT.into_iter().filter(|key| *key != "LOCATION" || location.is_some()).collect();
            assert_eq!(keys(event), may, "no line of its own came out of a text");
            assert_eq!(value(event, "DESCRIPTION"), Some(holdable(&said)));
            assert_eq!(value(event, "LOCATION"), location);
            assert_eq!(value(event, "UID"), Some(holdable(&format!("{plan}-mote@siphemma"))));
            assert!(event.properties.iter().all(|property| property.params.is_empty()), "nor a parameter");
        });
    }
}
