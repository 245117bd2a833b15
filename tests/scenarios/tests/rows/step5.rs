//! Step 5: follow-up, new version, ending.

use serde_json::{Value, json};
use support::{FAR, Scenario, Story, findings_of, severity};

use crate::shape::with_id;

#[test]
fn row_49_a_follow_up_or_why_not_and_for_how_long() {
    let scenario = Scenario::load("1");
    let found = |variant: &str| severity(&findings_of(&scenario.with(variant)), "follow-up-missing");
    assert_eq!(found("ingen_uppfoljning_utan_orsak").as_deref(), Some("reason"), "no day and no reason");
    assert_eq!(found("ingen_uppfoljning_med_orsak"), None, "the reason and the samordnare's time are enough");
    let mut half = scenario.with("ingen_uppfoljning_med_orsak");
    half["followUp"]["coordinatorTermIfNone"] = Value::Null;
    assert_eq!(severity(&findings_of(&half), "follow-up-missing").as_deref(), Some("reason"), "the time as well");
    let mut case = scenario.with("ingen_uppfoljning_utan_orsak");
    case["consent"]["validTo"] = FAR.into();
    Story::from(&case).case("establish", &[]).refused(3);
}

#[test]
fn row_50_a_follow_up_goes_through_everything_and_decides() {
    let story = Story::of("1");
    let early = story.add("/followUps", json!({ "at": "2027-01-20T13:00" }));
    story.case("decide", &[&early, "fortsätt"]).refused(3);
    story.case("establish", &[]).ok();
    story.case("strike", &[&format!("/followUps/{early}"), "--reason", "För tidigt."]).ok();
    let held = json!({ "at": "2027-01-20T13:00", "place": "Ingrids hem", "present": ["p1", "p3", "p4"] });
    let follow_up = story.add("/followUps", held);
    let decide = |decision: &str| story.case("decide", &[&follow_up, decision]);
    decide("ändra").refused(3);
    story.go_through_all(&follow_up);
    let goal = story.at("/plan/goals/0/results/0/id");
    let result = format!("/plan/goals/g1/results/{}", goal.as_str().unwrap());
    story.set(&format!("{result}/why"), Value::Null);
    decide("ändra").refused(3);
    story.set(&format!("{result}/why"), "Halkan gjorde att hon inte gick ut.");
    decide("fortsätt").refused(3);
    story.set(&format!("/followUps/{follow_up}/next"), json!({ "at": "2027-04-21T13:00" }));
    decide("fortsätt").refused(3);
    story.set(&format!("/followUps/{follow_up}/next/coordinatorUntil"), "2027-04-21");
    decide("kanske").refused(4);
    decide("fortsätt").ok();
    let shown = story.show();
    let held = with_id(&shown["followUps"], &follow_up);
    assert_eq!(held["decision"], "fortsätt", "the decision is saved with its results: {held}");
    assert!(held["decidedAt"].is_string() && held["decidedBy"] == "Maria Sandell", "when and by whom: {held}");
    let comes = |what: &str| story.todo().into_iter().find(|row| row["what"] == what).unwrap()["at"].clone();
    assert_eq!(comes("followUp"), "2027-04-21T13:00", "the next one is booked");
    assert_eq!(comes("coordinatorEnds"), "2027-04-21", "and somebody holds it together until then");
    decide("ändra").refused(3);
}

#[test]
fn row_51_version_1_is_the_same_after_version_2() {
    let story = Story::of("3");
    let first = story.answer("establish", &[])["version"].to_string();
    let before = story.print(&["--version", &first]);
    story.set("/plan/goals/g1/shortTerm", "Hela dagar tre dagar i veckan.");
    let added = json!({ "inPersonsWords": "Jag vill börja simma.", "shortTerm": "En gång i veckan.", "topics": ["Sömn och kropp"] });
    story.add("/plan/goals", added);
    let second = story.answer("establish", &[]);
    assert_eq!(second["version"].as_u64(), first.parse::<u64>().ok().map(|first| first + 1), "a revision is a new one");
    let after = story.print(&["--version", &first]);
    assert!(before.bytes == after.bytes, "version {first} is byte for byte what it was");
    assert!(!after.says("Jag vill börja simma."), "and has its own words");
    assert!(story.print(&[]).says("Jag vill börja simma."), "the new one has the new");
    let told = story.export();
    assert_eq!(told["versions"].as_array().unwrap().len(), 2, "both stand in the file: {}", told["versions"]);
}

#[test]
fn row_52_an_ending_has_a_reason_and_everyone_is_told_with_a_time() {
    let story = Story::of("1");
    story.case("establish", &[]).ok();
    story.case("close", &["--kind", "påhittad", "--reason", "x"]).refused(4);
    story.case("close", &["--kind", "mål_nådda", "--reason", "Ingrid går själv till växthuset."]).ok();
    let shown = story.show();
    assert_eq!(shown["state"], "closed", "the plan is over");
    let ending = &shown["endings"][0];
    assert_eq!(shown["ending"], ending["id"], "this ending holds");
    assert_eq!(ending["reason"], "Ingrid går själv till växthuset.", "with its reason: {ending}");
    let informed = ending["informed"].as_array().unwrap();
    let participants = shown["meeting"]["participants"].as_array().unwrap();
    for participant in participants.iter().filter(|one| one["role"] != "enskild") {
        let is_listed = informed.iter().any(|one| one["party"] == participant["id"]);
        assert!(is_listed, "{} has to be told: {informed:?}", participant["name"]);
    }
    let waiting = |story: &Story| story.todo().iter().filter(|row| row["what"] == "inform").count();
    assert!(waiting(&story) > 0, "that is still to be done");
    let list = format!("/endings/{}/informed", ending["id"].as_str().unwrap());
    for one in informed {
        let path = format!("{list}/{}", one["id"].as_str().unwrap());
        story.set(&path, json!({ "at": "2027-01-21T09:00", "how": "per telefon" }));
    }
    let told = story.at("/endings/0/informed");
    assert!(told.as_array().unwrap().iter().all(|one| one["at"] == "2027-01-21T09:00"), "each with a time: {told}");
    assert_eq!(waiting(&story), 0, "and nothing is left to do");
    story.try_set("/meeting/situation", "ändrat").refused(3);
    story.case("reopen", &["--reason", "Ingrid ramlade i går."]).ok();
    assert_ne!(story.at("/state"), "closed", "a mistake is opened again");
    assert!(story.at("/endings/0/reopenedAt").is_string(), "and both are kept");
}

#[test]
fn a_follow_up_can_end_the_plan() {
    let story = Story::of("2");
    story.case("establish", &[]).ok();
    let follow_up = story.add("/followUps", json!({ "at": "2027-02-03T10:00" }));
    story.go_through_all(&follow_up);
    let decide = |more: &[&str]| story.case("decide", &[&[follow_up.as_str(), "avsluta"], more].concat());
    decide(&[]).refused(4);
    decide(&["--ending", "behov_upphört"]).refused(4);
    assert_eq!(story.at("/endings"), json!([]), "without a kind and a reason nothing ends");
    decide(&["--ending", "behov_upphört", "--reason", "Jonas har allt under ett tak nu."]).ok();
    let shown = story.show();
    assert_eq!((&shown["state"], &shown["endings"][0]["kind"]), (&"closed".into(), &"behov_upphört".into()), "it ends");
    assert_eq!(shown["followUps"][0]["decision"], "avsluta", "and the follow-up tells so");
}

#[test]
fn a_case_of_the_wrong_person_is_kept_and_no_list_shows_the_name() {
    let story = Story::of("1");
    story.case("establish", &[]).ok();
    story.case("close", &["--kind", "fel_person", "--reason", "Fel Ingrid."]).ok();
    let list = story.device().siphemma(["--json", "case", "list"]).ok().text();
    assert!(list.contains(story.id()) && !list.contains("Bergvall"), "kept, and unreadable in lists: {list}");
    let plain = story.device().siphemma(["case", "list"]).ok().text();
    assert!(!plain.contains("Bergvall"), "in no form: {plain}");
    assert!(story.todo().iter().all(|row| row["name"] == Value::Null), "nor in what is to be done: {:?}", story.todo());
    story.try_print(&["--copy", "--for", "p4"]).refused(3);
    story.try_print(&["--sheet", "extract", "--for", "u-ht"]).refused(3);
    assert_eq!(story.at("/person/name"), "Ingrid Bergvall", "nothing is erased");
}

#[test]
fn a_case_that_was_handed_over_is_only_read_here() {
    let story = Story::of("1");
    story.case("establish", &[]).ok();
    story.case("handover", &["--to", "u-okänd"]).refused(4);
    story.case("handover", &["--to", "u-hsv", "--reason", "Ingrid har flyttat."]).ok();
    assert_eq!(story.at("/handed_to"), "u-hsv", "it is said who documents it now");
    for act in ["confirm", "summon", "lock", "establish"] {
        story.case(act, &[]).refused(3);
    }
    story.case("close", &["--kind", "annat", "--reason", "x"]).refused(3);
    story.case("correct", &["/meeting/situation", "--words", "x", "--by", "y"]).refused(3);
    story.try_print(&["--copy", "--for", "p4"]).refused(3);
    assert!(story.print(&[]).says("växthuset"), "it can be read");
    let acts = story.at("/acts");
    let open: Vec<&Value> = acts.as_array().unwrap().iter().filter(|act| act["allowed"] == true).collect();
    let mut open: Vec<&str> = open.iter().filter_map(|act| act["act"].as_str()).collect();
    open.sort_unstable();
    assert_eq!(
        open,
        ["narrow", "takeBack", "withdraw"],
        "to take it back, and what anyone may note for Ingrid (ruling 2)"
    );
    for shut in acts.as_array().unwrap().iter().filter(|act| act["allowed"] == false) {
        assert!(shut["why"].is_string() && shut["what_now"].is_string(), "every other says why not: {shut}");
    }
    story.case("take-back", &["--reason", "Hon bor kvar."]).ok();
    story.case("take-back", &["--reason", "En gång till."]).refused(3);
}
