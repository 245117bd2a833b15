//! The scenarios, whole, through the command line: import, check, establish, print, export.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

use serde_json::Value;
use support::{Device, FAR, Scenario, merged, pdf_text, squeezed};

fn device(name: &str) -> Device {
    let device = Device::new(name);
    let unit = Scenario::load("1").case["units"][0].clone();
    let card = device.write_json("unit.json", &unit);
    device.siphemma(["init", "--unit", card.to_str().unwrap(), "--user", name]).ok();
    device
}

fn import(device: &Device, case: &Value) -> String {
    let file = device.write_json("case.json", case);
    device.siphemma(["case", "import", file.to_str().unwrap()]).ok().text().trim().to_owned()
}

/// A scenario whose consent does not run out before a copy is handed out.
fn lasting(name: &str) -> Value {
    let mut case = Scenario::load(name).case;
    case["consent"]["validTo"] = FAR.into();
    case
}

/// A file without nulls and without what is around the case.
fn facts(mut value: Value) -> Value {
    if let Value::Object(object) = &mut value {
        for key in ["fixture", "variants", "planId"] {
            object.remove(key);
        }
    }
    drop_nulls(value)
}

fn drop_nulls(value: Value) -> Value {
    match value {
        Value::Object(object) => Value::Object(
            object.into_iter().filter(|(_, v)| !v.is_null()).map(|(key, v)| (key, drop_nulls(v))).collect(),
        ),
        Value::Array(items) => Value::Array(items.into_iter().map(drop_nulls).collect()),
        other => other,
    }
}

#[test]
fn import_and_export_give_the_same_facts() {
    let maria = device("Maria Sandell");
    for scenario in Scenario::all() {
        let name = &scenario.name;
        let id = import(&maria, &scenario.case);
        let out = maria.file("out.json");
        maria.siphemma(["case", "export", &id, "-o", out.to_str().unwrap()]).ok();
        let exported: Value = serde_json::from_slice(&std::fs::read(&out).unwrap()).unwrap();
        assert_eq!(exported["planId"], id.as_str(), "the plan keeps its id wherever it goes");
        assert_eq!(facts(exported), facts(scenario.case), "scenario {name}: the same facts");
    }
}

#[test]
fn each_variant_gives_the_finding_that_it_names() {
    let maria = device("Maria Sandell");
    for scenario in Scenario::all() {
        for variant in &scenario.variants {
            let case = merged(&scenario.case, &variant.patch);
            let file = maria.write_json("variant.json", &case);
            let of_file = maria.siphemma(["--json", "case", "check", file.to_str().unwrap()]);
            let id =
                maria.siphemma(["case", "import", "--as-new", file.to_str().unwrap()]).ok().text().trim().to_owned();
            let of_case = maria.siphemma(["--json", "case", "check", &id]);
            assert_eq!(of_file.json(), of_case.json(), "{}: the file and the case say the same", variant.name);
            let found = of_case.json()["findings"].as_array().unwrap().clone();
            let open = found.iter().any(|f| f["severity"] == "block" || f["severity"] == "reason");
            assert_eq!(of_case.code, if open { 3 } else { 0 }, "{}: the exit code follows the findings", variant.name);
            let Some(expected) = &variant.finding else {
                assert!(!open, "{}: nothing may stand in the way, found {found:?}", variant.name);
                continue;
            };
            let hit = found.iter().find(|f| f["code"] == expected.code.as_str());
            let hit = hit.unwrap_or_else(|| panic!("{}: {} is missing in {found:?}", variant.name, expected.code));
            assert_eq!(hit["severity"], expected.severity.as_str(), "{}", variant.name);
            for key in ["message", "advice", "field"] {
                assert!(hit[key].as_str().is_some_and(|text| !text.is_empty()), "{}: {key} is empty", variant.name);
            }
            let established = maria.siphemma(["case", "establish", &id]);
            match expected.severity.as_str() {
                "warn" => assert_eq!(established.code, 0, "{}: a warning stands in nobody's way", variant.name),
                _ => assert_eq!(established.code, 3, "{}: it stands in the way of establishing", variant.name),
            }
        }
    }
}

#[test]
fn a_written_reason_opens_what_the_guideline_asks() {
    let maria = device("Maria Sandell");
    let scenario = Scenario::load("1");
    let variant = scenario.variants.iter().find(|v| v.name == "ingen_uppfoljning_utan_orsak").unwrap();
    let id = import(&maria, &merged(&scenario.case, &variant.patch));
    maria.siphemma(["case", "establish", &id]).refused(3);
    maria.siphemma(["case", "set", &id, "/reasons/follow-up-missing", "\"Ingrid bestämmer själv när.\""]).ok();
    maria.siphemma(["case", "establish", &id]).ok();
    maria.siphemma(["case", "set", &id, "/plan/overallAuthority", "null"]).ok();
    maria.siphemma(["case", "set", &id, "/reasons/overall-authority-missing", "\"Vi vet inte.\""]).ok();
    maria.siphemma(["case", "establish", &id]).refused(3);
}

#[test]
fn everything_agreed_is_on_the_paper_and_nothing_private_is() {
    let maria = device("Maria Sandell");
    for scenario in Scenario::all() {
        let (name, case) = (&scenario.name, &scenario.case);
        let id = import(&maria, case);
        let version = maria.json(["case", "establish", &id]);
        let paper = maria.file("plan.pdf");
        maria.siphemma(["print", &id, "--sheet", "plan", "-o", paper.to_str().unwrap()]).ok();
        let text = pdf_text(&paper);
        let squeezed_text = squeezed(&text);
        let must = |words: &Value, what: &str| {
            let words = words.as_str().unwrap_or_default();
            assert!(squeezed_text.contains(&squeezed(words)), "scenario {name}: {what} {words:?} is not on the paper");
        };
        must(&case["person"]["name"], "the person");
        must(&case["preparation"]["importantToMe"], "what matters to the person");
        must(&case["plan"]["personsOwnComment"], "the person's comment");
        must(&case["meeting"]["situation"], "how it is now");
        must(&case["plan"]["ifItGetsWorse"], "what to do if it gets worse");
        for participant in case["meeting"]["participants"].as_array().unwrap() {
            must(&participant["name"], "participant");
        }
        for goal in case["plan"]["goals"].as_array().unwrap() {
            for key in ["inPersonsWords", "need", "shortTerm", "longTerm"] {
                must(&goal[key], key);
            }
            for insats in goal["insatser"].as_array().unwrap() {
                for key in ["text", "frequency", "note"] {
                    if insats[key].is_string() {
                        must(&insats[key], key);
                    }
                }
                if insats["decision"] == "beslutad" {
                    must(&Value::from("Beslutad"), "the decision word");
                }
            }
        }
        for dissent in case["plan"]["dissent"].as_array().unwrap() {
            must(&dissent["about"], "disagreement about");
            must(&dissent["handling"], "how it is handled");
            for position in dissent["positions"].as_array().unwrap() {
                // The name stands before the words; words that begin with the name say it once.
                let words = position["text"].as_str().unwrap();
                let rest = words.split_once(' ').map_or(words, |(_, rest)| rest);
                must(&Value::from(rest), "a position");
            }
        }
        let days =
            [("20 januari 2027", "1"), ("3 februari 2027", "2"), ("21 januari 2027", "3"), ("11 februari 2027", "4")];
        for (day, _) in days.into_iter().filter(|(_, what)| what == name) {
            must(&Value::from(day), "the follow-up day");
        }
        must(&Value::from("HSL 16 kap. 4 § och SoL (2025:400) 10 kap. 8–9 §§"), "the law");
        for word in version["words"].as_array().unwrap() {
            must(word, "check word");
        }
        must(&Value::from(&version["hash"].as_str().unwrap()[..4]), "the hash");
        let private = case["preparation"]["questionsNotToRaise"].as_array().unwrap().iter();
        let excluded = case["consent"]["excludes"].as_array().unwrap().iter().map(|e| &e["text"]);
        for secret in private.chain(excluded) {
            let secret = secret.as_str().unwrap();
            let said = text.split(|c: char| !c.is_alphanumeric() && c != ' ').any(|part| part.trim() == secret);
            assert!(
                !said && (secret.len() < 5 || !text.contains(secret)),
                "scenario {name}: {secret:?} is on the paper"
            );
        }
        let pages = text.matches("Sida ").count();
        assert!(text.contains(&format!("Sida 1 av {pages}")), "page x of y is right: {pages} pages");
    }
}

#[test]
fn what_is_established_never_changes() {
    let maria = device("Maria Sandell");
    let id = import(&maria, &Scenario::load("1").case);
    let first = maria.json(["case", "establish", &id]);
    let print = |name: &str, version: &Value| {
        let path = maria.file(name);
        let version = version["version"].to_string();
        maria.siphemma(["print", &id, "--version", &version, "-o", path.to_str().unwrap()]).ok();
        std::fs::read(path).unwrap()
    };
    let before = print("before.pdf", &first);
    maria.siphemma(["case", "set", &id, "/plan/goals/g1/inPersonsWords", "\"Något helt annat.\""]).ok();
    maria.siphemma(["case", "strike", &id, "/plan/goals/g2", "--reason", "Behövs inte mer"]).ok();
    let draft = maria.file("draft.pdf");
    maria.siphemma(["print", &id, "--draft", "-o", draft.to_str().unwrap()]).ok();
    let text = pdf_text(draft);
    assert!(text.contains("ARBETSMATERIAL") && text.contains("helt annat"), "what is being changed can be printed too");
    let second = maria.json(["case", "establish", &id]);
    assert_ne!(first["hash"], second["hash"], "another content, another hash");
    assert_eq!(second["version"], first["version"].as_u64().unwrap() + 1, "a revision is a new version");
    assert_eq!(print("after.pdf", &first), before, "version n is byte-identical after version n+1");
    let text = pdf_text(maria.file("after.pdf"));
    assert!(text.contains("växthuset") && !text.contains("helt annat"), "the first version has its own words");
    maria.siphemma(["case", "establish", &id]).refused(3);
}

#[test]
fn there_is_one_original() {
    let maria = device("Maria Sandell");
    let id = import(&maria, &lasting("1"));
    let path = maria.file("original.pdf");
    let path = path.to_str().unwrap();
    maria.siphemma(["print", &id, "--original", "-o", path]).refused(3);
    maria.siphemma(["case", "establish", &id]).ok();
    maria.siphemma(["print", &id, "--original", "-o", "/nonexistent/folder/o.pdf"]).refused(3);
    maria.siphemma(["print", &id, "--original", "-o", path]).ok();
    assert!(pdf_text(std::path::Path::new(path)).contains("ORIGINAL"));
    maria.siphemma(["print", &id, "--original", "-o", path]).refused(3);
    let rows = maria.json(["ledger", &id])["rows"].clone();
    assert_eq!(rows.as_array().unwrap().len(), 1, "one row for one paper, and none for the one that failed: {rows}");
    let row = rows[0]["id"].as_str().unwrap();
    maria.siphemma(["ledger", "void", &id, "--copy", row, "--note", "Pappret fastnade"]).ok();
    maria.siphemma(["print", &id, "--original", "-o", path]).ok();
    let copy = maria.file("copy.pdf");
    maria.siphemma(["print", &id, "--for", "p2", "-o", copy.to_str().unwrap()]).ok();
    assert!(pdf_text(&copy).contains("KOPIA"), "a copy says so");
}

#[test]
fn the_older_law_stands_on_older_plans() {
    let maria = device("Maria Sandell");
    let mut case = Scenario::load("2").case;
    case["plan"]["establishedAt"] = "2025-06-30T11:00".into();
    let id = import(&maria, &case);
    let path = maria.file("old.pdf");
    maria.siphemma(["print", &id, "-o", path.to_str().unwrap()]).ok();
    let text = squeezed(&pdf_text(&path));
    assert!(text.contains(&squeezed("SoL (2001:453) 2 kap. 7 §")), "the wording of 30 June 2025");
    assert!(
        text.contains(&squeezed("ARBETSMATERIAL")),
        "what a file says is established is told, and unsealed: ours is a draft"
    );
}

#[test]
fn locking_voids_nothing_until_it_is_unlocked() {
    let maria = device("Maria Sandell");
    let id = import(&maria, &Scenario::load("1").case);
    let locked = maria.json(["case", "lock", &id]);
    assert_eq!(maria.json(["case", "lock", &id]), locked, "locking again answers the same");
    maria.siphemma(["case", "set", &id, "/meeting/situation", "\"ändrat\""]).refused(3);
    maria.siphemma(["case", "unlock", &id, "--reason", "Ingrid vill ändra ett ord"]).ok();
    maria.siphemma(["case", "unlock", &id, "--reason", "en gång till"]).refused(3);
    let again = maria.json(["case", "lock", &id]);
    assert_ne!(again["hash"], locked["hash"], "a new lock has a new salt: an old signature cannot pass for it");
    assert_eq!(again["version"], locked["version"], "it is the same version still");
}

#[test]
fn a_copy_goes_to_those_who_may_read_all_of_it() {
    let helena = device("Helena Brink");
    let id = import(&helena, &lasting("2"));
    helena.siphemma(["case", "establish", &id]).ok();
    let path = helena.file("copy.pdf");
    let print = |to: &str| helena.siphemma(["print", &id, "--for", to, "-o", path.to_str().unwrap()]);
    print("p4").ok();
    print("p8").refused(3);
    for (path, value, back) in [
        ("/consent/toShareInformation", "false", "true"),
        ("/consent/validTo", "\"2026-01-01\"", "\"2099-12-31\""),
        ("/plan/goals/g1/notFor", "[\"u-vux\"]", "null"),
        ("/person/protectedIdentity", "\"sekretessmarkering\"", "\"ingen\""),
    ] {
        helena.siphemma(["case", "set", &id, path, value]).ok();
        print("p4").refused(3);
        helena.siphemma(["case", "set", &id, path, back]).ok();
        print("p4").ok();
    }
    assert_eq!(
        helena.json(["ledger", &id])["rows"].as_array().unwrap().len(),
        5,
        "only the copies that left are noted"
    );
    helena.siphemma(["case", "set", &id, "/consent/withdrawnAt", "\"2026-11-20T10:00\""]).ok();
    print("p4").refused(3);
    helena.siphemma(["print", &id, "--original", "-o", path.to_str().unwrap()]).ok();
}

#[test]
fn a_withdrawal_wins_over_the_lock() {
    let maria = device("Maria Sandell");
    let id = import(&maria, &Scenario::load("1").case);
    maria.siphemma(["case", "lock", &id]).ok();
    maria.siphemma(["case", "set", &id, "/consent/withdrawnAt", "\"2026-10-21T14:15\""]).ok();
    maria.siphemma(["case", "set", &id, "/consent/withdrawnAt", "null"]).refused(3);
    maria.siphemma(["case", "establish", &id]).refused(3);
}

#[test]
fn an_export_never_calls_a_draft_established() {
    let maria = device("Maria Sandell");
    let mut case = Scenario::load("1").case;
    for key in ["version", "status", "establishedAt", "establishedBy"] {
        case["plan"].as_object_mut().unwrap().remove(key);
    }
    let id = import(&maria, &case);
    let out = maria.file("out.json");
    let status = || {
        maria.siphemma(["case", "export", &id, "-o", out.to_str().unwrap()]).ok();
        let file: Value = serde_json::from_slice(&std::fs::read(&out).unwrap()).unwrap();
        file["plan"]["status"].clone()
    };
    assert_eq!(status(), Value::Null);
    maria.siphemma(["case", "establish", &id]).ok();
    assert_eq!(status(), "upprättad");
    maria.siphemma(["case", "set", &id, "/plan/goals/g1/need", "\"Något nytt\""]).ok();
    assert_eq!(status(), Value::Null, "the words in the file are not the established ones");
    let database = maria.data().join("siphemma.db");
    maria.siphemma(["case", "export", &id, "-o", database.to_str().unwrap()]).refused(3);
    maria.siphemma(["case", "list"]).ok();
}
