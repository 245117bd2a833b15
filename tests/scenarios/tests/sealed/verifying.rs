//! Who sealed it, whether it is intact, and what comes back out of it.

use serde_json::Value;
use support::{Device, Scenario, Story};

use crate::{name, sheet, signs};

fn verified(device: &Device, path: &std::path::Path) -> Value {
    device.json(["verify", path.to_str().unwrap()])
}

#[test]
fn a_file_tells_who_sealed_it_and_what_it_cannot() {
    let story = Story::of("1");
    let established = story.answer("establish", &[]);
    let path = sheet(&story, "plan.pdf", &["--original"]);
    let verdict = verified(story.device(), &path);
    assert_eq!(verdict["intact"], true, "{verdict}");
    assert_eq!(verdict["version"], established["version"]);
    assert_eq!(verdict["words"], established["words"]);
    assert_eq!(verdict["hash"], established["hash"]);
    assert_eq!(verdict["plan"], story.id());
    assert_eq!(verdict["sealed_by"]["unit"], Scenario::load("1").case["units"][0]["name"], "{verdict}");
    assert_eq!(verdict["sealed_by"]["trust"], "own");
    assert_eq!(verdict["known"], true, "the version is here");
    let unproven: Vec<&str> = verdict["cannot_prove"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert_eq!(unproven, ["person", "time"], "never that a person did, nor when");
    let told = story.device().siphemma(["verify", path.to_str().unwrap()]).ok().text();
    assert!(told.contains("äkta och orörd") && told.contains("Tiden är datorns egen"), "{told}");
}

#[test]
fn a_stranger_learns_that_nobody_vouches_for_the_unit() {
    let story = Story::of("1");
    story.case("establish", &[]).ok();
    let path = sheet(&story, "plan.pdf", &["--original"]);
    let stranger = Device::new("Någon annan");
    let verdict = verified(&stranger, &path);
    assert_eq!(verdict["intact"], true, "without any folder: {verdict}");
    assert_eq!(verdict["sealed_by"]["trust"], "unknown");
    assert!(verdict["cannot_prove"].as_array().unwrap().contains(&"unit".into()), "{verdict}");
}

#[test]
fn what_is_not_sealed_or_not_a_pdf_is_told_apart() {
    let story = Story::of("1");
    let draft = sheet(&story, "draft.pdf", &[]);
    let told = story.device().siphemma(["--json", "verify", draft.to_str().unwrap()]).refused_quietly(6);
    assert_eq!(told.json()["why"], "not-sealed");
    let text = story.device().file("text.txt");
    std::fs::write(&text, "Hej").unwrap();
    story.device().siphemma(["verify", text.to_str().unwrap()]).refused(4);
    story.device().siphemma(["verify", "finns-inte.pdf"]).refused(4);
    story.device().siphemma(["case", "import", draft.to_str().unwrap()]).refused(6);
}

#[test]
fn a_plan_comes_back_from_its_file_as_a_version_that_was_received() {
    let story = Story::of("1");
    story.case("lock", &[]).ok();
    signs(&story, "p1", &name()).ok();
    let established = story.answer("establish", &[]);
    let path = sheet(&story, "plan.pdf", &["--original"]);
    story.device().siphemma(["case", "import", path.to_str().unwrap()]).refused(3);
    let other = Device::new("Maria Sandell");
    let unit = Scenario::load("1").case["units"][0].clone();
    other.init(&unit);
    let taken = other.json(["case", "import", path.to_str().unwrap()]);
    assert_eq!(taken["id"], story.id(), "the plan keeps its number: {taken}");
    assert_eq!(taken["data"], "whole");
    assert_eq!(taken["received"], false, "a unit of the same name is not the same unit: its words were not compared");
    let there = Story::shared_with(other, story.id());
    assert_eq!(there.at("/plan/goals"), story.at("/plan/goals"), "every goal and insats");
    // Its words compared, it is a version that was received.
    let card = story.device().file("kort.json");
    story.device().siphemma(["unit", "card", "-o", card.to_str().unwrap()]).ok();
    let third = Device::new("Leila Haddad");
    third.init(&Scenario::load("1").case["units"][1]);
    third.siphemma(["unit", "trust", card.to_str().unwrap()]).ok();
    let taken = third.json(["case", "import", path.to_str().unwrap()]);
    assert_eq!(taken["received"], true, "{taken}");
    let there = Story::shared_with(third, story.id());
    let versions = there.at("/established");
    assert_eq!(versions[0]["hash"], established["hash"], "{versions}");
    assert_eq!(there.at("/state"), "established");
}

#[test]
fn an_extract_holds_what_its_reader_may_read_and_no_more() {
    let story = Story::of("3");
    story.case("establish", &[]).ok();
    let path = sheet(&story, "utdrag.pdf", &["--sheet", "extract", "--for", "u-skola"]);
    let verdict = verified(story.device(), &path);
    assert_eq!((&verdict["intact"], &verdict["data"]), (&true.into(), &"part".into()), "{verdict}");
    let out = story.device().file("plan.json");
    let done =
        std::process::Command::new("pdfdetach").args(["-save", "1", "-o"]).arg(&out).arg(&path).status().unwrap();
    assert!(done.success(), "poppler finds the data");
    let data = std::fs::read_to_string(out).unwrap();
    assert!(data.contains("Eget schema med halva dagar"), "theirs is in it");
    for secret in ["omklädningsrummet", "klasskamrat", "\"salt\""] {
        assert!(!data.contains(secret), "{secret} is not for them");
    }
}

#[test]
fn a_colleagues_computer_seals_for_the_same_unit_once_it_is_approved() {
    let story = Story::of("1");
    let maria = story.device();
    let path = |name: &str| maria.file(name).to_str().unwrap().to_owned();
    let other = Device::new("Leila Haddad");
    other.init(&Scenario::load("1").case["units"][0]);
    other.siphemma(["device", "request", "-o", &path("request.json"), "--office"]).ok();
    maria.siphemma(["device", "approve", &path("request.json"), "-o", &path("approval.json")]).ok();
    other.siphemma(["device", "accept", &path("approval.json")]).ok();
    story.case("establish", &[]).ok();
    let plan = sheet(&story, "plan.pdf", &["--original"]);
    let both = path("both.pdf");
    other.siphemma(["seal", plan.to_str().unwrap(), "-o", &both]).ok();
    let verdict = verified(maria, std::path::Path::new(&both));
    assert_eq!(verdict["also_sealed_by"][0]["trust"], "own", "its root is elsewhere, and vouched for it: {verdict}");
    assert_ne!(verdict["also_sealed_by"][0]["device"], verdict["sealed_by"]["device"], "another computer of the unit");
}

#[test]
fn a_code_is_checked_by_the_program_and_by_a_page_without_it() {
    let story = Story::of("1");
    let established = story.answer("establish", &[]);
    let maria = story.device();
    let plan = sheet(&story, "plan.pdf", &["--original"]);
    let code = support::codes(&plan, 150).remove(1);
    let verdict = maria.json(["verify", "--code", &code]);
    for (key, value) in [("genuine", Value::from(true)), ("kind", "original".into()), ("page", 2.into())] {
        assert_eq!(verdict[key], value, "{verdict}");
    }
    assert_eq!((&verdict["plan"], &verdict["words"]), (&story.id().into(), &established["words"]));
    assert_eq!((&verdict["trust"], &verdict["known"]), (&"own".into(), &true.into()), "{verdict}");
    // Another page number, under the same signature.
    let forged = if code.as_bytes()[8] == b'0' { "1" } else { "0" };
    let forged = format!("{}{forged}{}", &code[..8], &code[9..]);
    let told = maria.siphemma(["--json", "verify", "--code", &forged]);
    assert!(told.code == 6 || told.code == 4, "{}: {}", told.code, told.text());
    maria.siphemma(["verify", "--code", "https://exempel.se/plan"]).refused(4);
    let stranger = Device::new("Någon annan").json(["verify", "--code", &code]);
    assert_eq!((&stranger["genuine"], &stranger["trust"]), (&Value::Null, &"unknown".into()), "{stranger}");

    let (page, card) = (maria.file("kontroll.html"), maria.file("kort.json"));
    maria.siphemma(["checker", "-o", page.to_str().unwrap()]).ok();
    maria.siphemma(["unit", "card", "-o", card.to_str().unwrap()]).ok();
    let text = std::fs::read_to_string(&page).unwrap();
    assert!(!text.contains("http://") && !text.contains("https://"), "one file, and nothing from anywhere else");
    let said = support::checker(&page, &code, std::slice::from_ref(&card));
    assert!(said.starts_with("ÄKTA") && said.contains(story.id()), "{said}");
    assert!(support::checker(&page, &forged, std::slice::from_ref(&card)).starts_with("INTE VISAD"));
    assert!(support::checker(&page, &code, &[]).starts_with("INTE VISAD"), "without the card it shows nothing");
    // A card that somebody changed is nobody's.
    let name = Scenario::load("1").case["units"][0]["name"].as_str().unwrap().to_owned();
    let changed = std::fs::read_to_string(&card).unwrap().replace(&name, "Falska vårdcentralen");
    std::fs::write(&card, changed).unwrap();
    assert!(support::checker(&page, &code, &[card]).starts_with("INTE VISAD"));
}
