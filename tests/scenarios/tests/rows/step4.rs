//! Step 4: what was agreed is done.

use serde_json::{Value, json};
use support::{Scenario, Story};

use crate::shape::with_id;

#[test]
fn row_44_a_deviation_comes_to_the_samordnare() {
    let story = Story::of("1");
    story.case("establish", &[]).ok();
    story.set("/plan/goals/g1/insatser/i1/status", "pågår");
    assert_eq!(story.at("/plan/goals/0/insatser/0/status"), "pågår", "how it goes, insats by insats");
    let told = json!({ "at": "2026-11-06T10:00", "by": "Erik Nyman", "text": "Träningen har inte börjat." });
    let deviation = story.add("/plan/goals/g1/insatser/i1/deviations", told);
    let listed = |story: &Story| story.todo().into_iter().find(|row| row["what"] == "deviation");
    let row = listed(&story).expect("it is in the list");
    assert_eq!(row["who"], "Maria Sandell", "of the samordnare: {row}");
    let path = format!("/plan/goals/g1/insatser/i1/deviations/{deviation}");
    assert_eq!(row["path"], path.as_str(), "it leads to its words: {row}");
    assert_eq!(row["about"], "Träning hemma med fysioterapeut", "and names the insats: {row}");
    assert_eq!(story.at("/plan/goals/0/insatser/0/deviations/0/text"), "Träningen har inte börjat.", "which are kept");
    story.set(&path, json!({ "handledAt": "2026-11-09T09:00", "handling": "Erik börjar på torsdag." }));
    assert!(listed(&story).is_none(), "until it is dealt with");
}

#[test]
fn a_colleague_takes_over_and_what_was_decided_stands() {
    let story = Story::of("1");
    story.case("establish", &[]).ok();
    let take_over = |from: &str, to: &str| {
        story.case("colleague", &["--from", from, "--to", to, "--reason", "Maria är föräldraledig."])
    };
    take_over("p3", "p4").refused(4);
    take_over("p3", "p9").ok();
    let shown = story.show();
    let holders = [&shown["coordinator"]["participantId"], &shown["plan"]["overallResponsible"]];
    assert_eq!(holders, [&Value::from("p9"), &"p9".into()], "roles go along: {}", shown["coordinator"]);
    let insats = with_id(&shown["plan"]["goals"][2]["insatser"], "i13");
    assert_eq!(insats["responsible"]["participantId"], "p9", "and tasks: {insats}");
    assert_eq!(insats["decision"], "åtagen", "the unit's own yes stands");
    let decided = with_id(&shown["plan"]["goals"][0]["insatser"], "i4");
    assert_eq!(decided["decided"]["by"], "u-ort", "a decision is what it was: {decided}");
    assert_eq!(shown["meeting"]["roles"]["chair"], "p3", "who led the meeting is history");
    assert_eq!(shown["takeovers"][0]["from"], "p3", "and it is told: {}", shown["takeovers"]);
}

#[test]
fn row_48_what_is_to_be_done_stands_by_date() {
    let story = Story::from(&Scenario::load("1").case);
    story.case("establish", &[]).ok();
    let todo = story.todo();
    let whats: Vec<&str> = todo.iter().filter_map(|row| row["what"].as_str()).collect();
    for what in ["feedback", "followUp", "consentEnds", "coordinatorEnds", "insatsDue"] {
        assert!(whats.contains(&what), "{what} is among {whats:?}");
    }
    let dates: Vec<&str> = todo.iter().filter_map(|row| row["at"].as_str()).collect();
    assert!(dates.is_sorted_by_key(|at| &at[..10]), "the nearest first: {dates:?}");
    let find = |what: &str| todo.iter().find(|row| row["what"] == what).unwrap();
    assert!(find("consentEnds")["at"].as_str().unwrap().starts_with("2027-01-31"), "{}", find("consentEnds"));
    assert!(find("followUp")["at"].as_str().unwrap().starts_with("2027-01-20"), "{}", find("followUp"));
    let feedback = find("feedback");
    assert!(feedback["at"].as_str().unwrap().starts_with("2026-10-30"), "the first promise: {feedback}");
    assert_eq!(feedback["who"], "Johan Lindqvist", "whose it is");
    let today = story.history()[0]["at"].as_str().unwrap()[..10].to_owned();
    assert_eq!(feedback["overdue"], today.as_str() > "2026-10-30", "and whether its day has passed, today {today}");
    story.set("/plan/goals/g2/insatser/i8/decision", "föreslagen");
    let left: Vec<Value> = story.todo().into_iter().filter(|row| row["path"].to_string().contains("i8")).collect();
    assert!(left.is_empty(), "answered, it is gone: {left:?}");
}
