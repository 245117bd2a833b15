//! Statistics: that they count what is there, that nothing of anyone is in them, that they follow
//! their schema.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

mod support;

use std::collections::BTreeSet;

use serde_json::{Value, json};
use sip_interop::statistics::{Counted, Statistics, UNDER_FIVE, count};
use sip_model::Case;
use sip_model::ending::{Ending, EndingKind};
use sip_model::item::Struck;
use sip_model::need::Discharge;
use sip_model::person::{Guardian, ProtectedIdentity};
use sip_model::plan::{Decision, PlanStatus, ResponsibleAuthority};
use sip_model::summons::Sending;
use support::{SCENARIOS, scenario};

fn of(cases: &[Case]) -> Statistics {
    let counted: Vec<Counted<'_>> =
        cases.iter().map(|case| Counted { case, state: PlanStatus::Established, established: 1 }).collect();
    count(&counted)
}

fn json_of(cases: &[Case]) -> Value {
    serde_json::to_value(of(cases)).unwrap()
}

#[test]
fn the_two_scenarios() {
    let (ingrid, jonas) = (scenario(1), scenario(2));
    let counted = [
        Counted { case: &ingrid, state: PlanStatus::Established, established: 2 },
        Counted { case: &jonas, state: PlanStatus::Draft, established: 0 },
    ];
    let expected = json!({
        "schemaVersion": 1,
        "cases": 2,
        "byState": { "arbetsmaterial": 1, "låst": 0, "upprättad": 1, "avslutad": 0 },
        "byRegionProfile": {
            "neutral": 0, "utskrivning": 1, "öppenvård": 1, "vastra-gotaland": 0,
            "stockholm": 0, "jonkoping": 0, "helsingborg": 0,
        },
        "established": { "cases": 1, "versions": 2 },
        "coordinator": { "with": 2, "without": 0 },
        "followUpPlanned": 2,
        "consentForms": {
            "muntligt": 1, "skriftligt": 1, "per telefon": 0, "kan inte ta ställning": 0, "annat": 0, "saknas": 0,
        },
        "meetingsHeld": 2,
        "insatser": {
            "total": 28,
            "byDecision": { "föreslagen": 0, "åtagen": 18, "beslutad": 4, "kräver_utredning": 6, "saknas": 0 },
            "byResponsible": { "region": 9, "kommun": 13, "enskild": 3, "närstående": 1, "annan": 2, "saknas": 0 },
        },
        "endings": {
            "mål_nådda": 0, "behov_upphört": 0, "vill_inte": 0, "samtycke_återkallat": 0, "nej": 0,
            "annan_plan": 0, "avliden": 0, "fel_person": 0, "annat": 0, "saknas": 0,
        },
        "sipKollenOffered": 2,
        "summons": {
            "ready": 1, "sent": 1, "withinThreeDays": 1, "nextWorkingDay": 0, "later": 0,
            "withinThreeDaysShare": 100,
        },
        "dissent": { "cases": 2, "open": 2, "settled": 0 },
        "withGuardians": 0,
        "protected": { "count": null, "note": UNDER_FIVE },
    });
    assert_eq!(serde_json::to_value(count(&counted)).unwrap(), expected);
}

#[test]
fn no_cases_are_all_zeros() {
    let none = json_of(&[]);
    assert_eq!((&none["cases"], &none["byState"]["upprättad"]), (&json!(0), &json!(0)), "every key is there");
    assert_eq!(none["summons"]["withinThreeDaysShare"], Value::Null, "no share of nothing");
}

#[test]
fn what_was_struck_does_not_count() {
    let struck = || Some(Struck { reason: "fel".into(), ..Struck::default() });
    let mut case = scenario(1);
    case.plan.goals[0].struck = struck();
    case.plan.goals[1].insatser[0].struck = struck();
    case.plan.dissent[0].struck = struck();
    case.person.guardians = vec![Guardian { struck: struck(), ..Guardian::default() }];
    let coordinator = case.coordinator.participant_id.clone();
    case.meeting.participants.iter_mut().find(|one| Some(&one.id) == coordinator.as_ref()).unwrap().struck = struck();
    let counted = of(&[case]);
    assert_eq!(counted.insatser.total, 8, "14, without the five of the goal and the one");
    assert_eq!((counted.dissent.cases, counted.with_guardians), (0, 0));
    assert_eq!((counted.coordinator.with, counted.coordinator.without), (0, 1), "nobody is samordnare any more");
}

#[test]
fn what_was_not_said_is_counted_as_such() {
    let mut case = scenario(1);
    let insatser = &mut case.plan.goals[0].insatser;
    (insatser[0].decision, insatser[0].responsible.authority) = (None, None);
    (insatser[1].decision, insatser[1].responsible.authority) =
        (Some(Decision::Proposed), Some(ResponsibleAuthority::Other));
    case.follow_up.at = None;
    case.endings = vec![
        Ending { kind: Some(EndingKind::Deceased), reopened_at: case.summons.sent_at, ..Ending::default() },
        Ending::default(),
    ];
    let counted = of(&[case]);
    let words = |word| (counted.insatser.by_decision[word], counted.insatser.by_responsible.get(word).copied());
    assert_eq!(words("saknas"), (1, Some(1)));
    assert_eq!((words("föreslagen").0, counted.insatser.by_responsible["annan"]), (1, 1));
    assert_eq!(counted.follow_up_planned, 0, "planned without a day is not planned");
    assert_eq!((counted.endings["saknas"], counted.endings["avliden"]), (1, 0), "the mistaken one was reopened");
}

#[test]
fn a_consent_counts_once_it_is_given() {
    let form = |form: &str, given: bool| {
        let mut case = scenario(1);
        case.consent.form = Some(form.to_owned());
        case.consent.given_at = case.consent.given_at.filter(|_| given);
        of(&[case]).consent_forms.into_iter().find(|(_, many)| *many == 1).unwrap().0
    };
    assert_eq!(form("Skriftligt ", true), "skriftligt");
    assert_eq!(form("genom dottern Karin", true), "annat", "other words are counted, and not repeated");
    assert_eq!(form("muntligt", false), "saknas", "chosen, and not answered yet");
    assert_eq!(form("kan inte ta ställning", false), "kan inte ta ställning", "there is no yes to wait for");
}

#[test]
fn three_days_are_told_both_ways() {
    // Thursday 8 October 2026: three days later is a Sunday.
    let cases = ["2026-10-08T12:00", "2026-10-11T23:59", "2026-10-12T08:00", "2026-10-13T00:00"].map(|sent| {
        let ready =
            Discharge { ready_for_discharge_at: Some("2026-10-08T10:15".parse().unwrap()), ..Default::default() };
        let mut case = Case { discharge: Some(ready), ..Case::default() };
        case.summons.sent_at = Some(sent.parse().unwrap());
        case
    });
    let times = of(&cases).summons;
    assert_eq!((times.within_three_days, times.next_working_day, times.later), (2, 1, 1));
    assert_eq!((times.ready, times.sent, times.within_three_days_share), (4, 4, Some(50)));

    let mut again = cases[3].clone();
    again.summons.sendings = vec![Sending { at: Some("2026-10-09T09:05".parse().unwrap()), ..Sending::default() }];
    assert_eq!(of(&[again]).summons.within_three_days, 1, "the first sending counts, not the last");
    let mut unsent = cases[0].clone();
    unsent.summons.sent_at = None;
    let times = of(&[unsent, cases[0].clone(), cases[1].clone(), cases[2].clone()]).summons;
    assert_eq!((times.ready, times.sent, times.within_three_days_share), (4, 3, Some(67)), "a share of those sent");
    assert_eq!(of(&[scenario(2)]).summons.ready, 0, "nobody left hospital");
}

#[test]
fn few_with_protected_identity_are_not_told() {
    for (many, told) in [(0, None), (1, None), (4, None), (5, Some(5)), (6, Some(6))] {
        let mut cases = vec![scenario(1); 7];
        for case in cases.iter_mut().take(many) {
            case.person.protected_identity = Some(ProtectedIdentity::Shielded);
        }
        let counted = json_of(&cases);
        let note = if told.is_some() { Value::Null } else { json!(UNDER_FIVE) };
        assert_eq!(counted["protected"], json!({ "count": told, "note": note }), "{many} of seven");
    }
}

#[test]
fn no_string_of_any_scenario_is_in_it() {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(SCENARIOS).unwrap() {
        files.push(std::fs::read_to_string(entry.unwrap().path()).unwrap());
    }
    let cases: Vec<Case> = files.iter().filter_map(|file| sip_model::field::read_case_file(file).ok()).collect();
    assert!(cases.len() >= 2, "the scenarios are read");
    let said = serde_json::to_string_pretty(&of(&cases)).unwrap();
    // The schema's own words, whole and in quotes, are what the numbers are counted by; some of them
    // stand in scenarios as well, such as "region". Beside them there is not one.
    let mut own = BTreeSet::new();
    words_of(&schema(), &mut own);
    let said = own.iter().fold(said, |said, word| said.replace(&format!("\"{word}\""), ""));
    let mut strings = BTreeSet::new();
    for file in &files {
        strings_of(&serde_json::from_str(file).unwrap(), &mut strings);
    }
    for known in ["Ingrid Bergvall", "p3", "1942-03-10", "194203109147", "Norrby vårdcentral", "ja"] {
        assert!(strings.contains(known), "{known} is looked for");
    }
    for string in strings.iter().filter(|string| !string.is_empty()) {
        assert!(!said.contains(string.as_str()), "{string:?} stands in\n{said}");
    }
}

/// What the scenarios happen not to say: every text that can be another word, one after the other.
#[test]
fn no_free_text_of_a_case_comes_through() {
    const MARK: &str = "LÄCKA";
    for number in [1, 2] {
        let mut value = serde_json::to_value(scenario(number)).unwrap();
        let mut paths = Vec::new();
        paths_of(&value, String::new(), &mut paths);
        let mut marked = 0;
        for path in paths {
            let kept = std::mem::replace(value.pointer_mut(&path).unwrap(), json!(MARK));
            if serde_json::from_value::<Case>(value.clone()).is_ok() {
                marked += 1;
            } else {
                *value.pointer_mut(&path).unwrap() = kept;
            }
        }
        assert!(marked > 200, "nearly all of a case is text: {marked}");
        let said = json_of(&[serde_json::from_value(value).unwrap()]);
        assert!(!said.to_string().contains(MARK), "{said}");
        assert_eq!((&said["consentForms"]["annat"], &said["byRegionProfile"]["neutral"]), (&json!(1), &json!(1)));
    }
}

#[test]
fn it_follows_its_schema() {
    let schema = schema();
    let mut protected = vec![scenario(1); 5];
    protected.iter_mut().for_each(|case| case.person.protected_identity = Some(ProtectedIdentity::Marked));
    for cases in [vec![], vec![scenario(1), scenario(2)], protected] {
        follows(&schema, &schema, &json_of(&cases), "");
    }
}

fn schema() -> Value {
    serde_json::from_str(include_str!("../../../../docs/formats/statistics.schema.json")).unwrap()
}

/// Just what that schema uses of JSON Schema. A keyword that is not here stops the test.
fn follows(root: &Value, schema: &Value, value: &Value, path: &str) {
    for (keyword, rule) in schema.as_object().unwrap() {
        match keyword.as_str() {
            "$schema" | "$defs" | "title" | "description" => {}
            "$ref" => {
                let at = rule.as_str().unwrap().strip_prefix('#').unwrap();
                follows(root, root.pointer(at).unwrap(), value, path);
            }
            "type" => {
                let is = match value {
                    Value::Null => "null",
                    Value::Number(number) if number.is_u64() => "integer",
                    Value::Object(_) => "object",
                    _ => "neither",
                };
                let fits = rule == is || rule.as_array().is_some_and(|kinds| kinds.contains(&json!(is)));
                assert!(fits, "{path} is {value}, not {rule}");
            }
            "const" => assert_eq!(value, rule, "{path}"),
            "enum" => assert!(rule.as_array().unwrap().contains(value), "{path}: {value}"),
            "minimum" => assert!(value.is_null() || value.as_u64() >= rule.as_u64(), "{path}: {value}"),
            "maximum" => assert!(value.is_null() || value.as_u64() <= rule.as_u64(), "{path}: {value}"),
            "additionalProperties" => {
                assert_eq!(rule, &json!(false), "{path}");
                for key in value.as_object().unwrap().keys() {
                    assert!(schema["properties"].get(key).is_some(), "{path}/{key} is not in the schema");
                }
            }
            "required" => {
                let required: BTreeSet<&str> = rule.as_array().unwrap().iter().filter_map(Value::as_str).collect();
                let listed: BTreeSet<&str> =
                    schema["properties"].as_object().unwrap().keys().map(String::as_str).collect();
                assert_eq!(required, listed, "{path}: every key is always there");
            }
            "properties" => {
                for (key, rule) in rule.as_object().unwrap() {
                    let inner = value.get(key).unwrap_or_else(|| panic!("{path}/{key} is missing"));
                    follows(root, rule, inner, &format!("{path}/{key}"));
                }
            }
            other => panic!("{path}: the schema uses {other}, which this test does not know"),
        }
    }
}

/// Every name of a property, and every word that a value may be.
fn words_of(schema: &Value, found: &mut BTreeSet<String>) {
    strings_of(&schema["enum"], found);
    for (name, inner) in schema["properties"].as_object().into_iter().flatten() {
        found.insert(name.clone());
        words_of(inner, found);
    }
}

fn strings_of(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => drop(found.insert(text.clone())),
        Value::Array(items) => items.iter().for_each(|item| strings_of(item, found)),
        Value::Object(object) => object.values().for_each(|item| strings_of(item, found)),
        _ => {}
    }
}

fn paths_of(value: &Value, path: String, found: &mut Vec<String>) {
    match value {
        Value::String(_) => found.push(path),
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                paths_of(item, format!("{path}/{at}"), found);
            }
        }
        Value::Object(object) => {
            for (key, item) in object {
                paths_of(item, format!("{path}/{key}"), found);
            }
        }
        _ => {}
    }
}
