//! Step 3, what is handed out: the paper, its exemplars and its ledger.

use serde_json::{Value, json};
use support::{Scenario, Story, findings_of, severity, squeezed};

use crate::shape::{any, goals, patched, with_id, words_of, words_of_insats};

#[test]
fn row_28_attendance_is_printed_as_it_was() {
    let story = Story::of("3");
    story.case("establish", &[]).ok();
    let paper = story.print(&[]);
    for words in ["telefon, de sista 15 minuterna", "15.12", "15.35"] {
        assert!(paper.says(words), "by telephone, late, left early: {words}\n{}", paper.text);
    }
    let story = Story::of("2");
    story.case("establish", &[]).ok();
    let paper = story.print(&[]);
    assert!(paper.says("var inte med"), "who was not there, without blame:\n{}", paper.text);
    assert!(paper.says("ute i tio minuter"), "and what else was written, word for word");
}

#[test]
fn row_31_what_others_do_has_its_own_part() {
    let mut case = patched("1", &json!({}));
    for goal in case["plan"]["goals"].as_array_mut().unwrap() {
        let insatser = goal["insatser"].as_array_mut().unwrap();
        insatser
            .retain(|one| one["responsible"]["authority"] == "kommun" || one["responsible"]["authority"] == "region");
    }
    assert_eq!(severity(&findings_of(&case), "measures-by-others-unanswered").as_deref(), Some("block"), "law 3");
    case["plan"]["noMeasuresByOthers"] = true.into();
    assert_eq!(severity(&findings_of(&case), "measures-by-others-unanswered"), None, "ingen annan is an answer too");
    let story = Story::of("1");
    story.case("establish", &[]).ok();
    let text = story.print(&[]).text;
    // Each goal refers to the heading as well; it stands alone on its line.
    let (before, under) = text.rsplit_once("Det här gör Ingrid och Karin själva\n").expect("a heading of its own");
    let (before, under) = (squeezed(before), squeezed(under));
    for own in ["Jag gör mina övningar", "Vikt varje morgon", "Karin följer med på läkarbesök"] {
        assert!(under.contains(&squeezed(own)), "{own} stands under it");
        assert!(!before.contains(&squeezed(own)), "{own} stands there alone");
    }
    let ours = squeezed("Träning hemma med fysioterapeut");
    assert!(before.contains(&ours) && !under.contains(&ours), "what kommun and region do stands before it");
}

#[test]
fn row_35_disagreement_is_printed_with_each_position() {
    let story = Story::of("3");
    story.case("establish", &[]).ok();
    let paper = story.print(&[]);
    let dissent = &Scenario::load("3").case["plan"]["dissent"][0];
    let positions = dissent["positions"].as_array().unwrap().iter().map(|position| position["text"].as_str().unwrap());
    let facts = [&dissent["about"], &dissent["handling"]].map(|words| words.as_str().unwrap());
    // The name stands before the words; words that begin with the name say it once.
    for words in facts.into_iter().chain(positions.map(|words| words.split_once(' ').unwrap().1)) {
        assert!(paper.says(words), "{words}:\n{}", paper.text);
    }
    for name in ["Petra Lund", "Idil"] {
        assert!(paper.says(name), "whose position it is: {name}");
    }
}

#[test]
fn row_39_one_original_and_copies_with_their_receivers() {
    let story = Story::of("3");
    story.try_print(&["--original"]).refused(3);
    story.case("establish", &[]).ok();
    let original = story.print(&["--original"]);
    assert!(original.text.contains("ORIGINAL") && !original.text.contains("KOPIA"), "the person's own");
    story.try_print(&["--original"]).refused(3);
    for (to, name) in [("p4", "Mikael Frost"), ("p2", "Hodan Warsame")] {
        let copy = story.print(&["--copy", "--for", to]);
        assert!(copy.text.contains("KOPIA") && !copy.text.contains("ORIGINAL"), "a copy says so:\n{}", copy.text);
        assert!(copy.says(name), "and whose it is: {name}");
    }
    let ledger = story.ledger();
    let row = ledger.iter().find(|row| row["exemplar"] == "original").unwrap()["id"].as_str().unwrap();
    let void = ["ledger", "void", story.id(), "--copy", row, "--note", "Pappret fastnade."];
    story.device().siphemma(void).ok();
    assert!(story.print(&["--original"]).text.contains("ORIGINAL"), "a torn one is replaced, and both are known");
}

#[test]
fn row_40_every_sheet_that_is_handed_out_has_a_row() {
    let story = Story::of("1");
    story.case("establish", &[]).ok();
    let sheets: [(&[&str], &str, &str); 6] = [
        (&["--original"], "original", "p1"),
        (&["--copy", "--for", "p4"], "kopia", "p4"),
        (&["--sheet", "extract", "--for", "u-ht"], "utdrag", "u-ht"),
        (&["--sheet", "summons", "--for", "u-bi"], "kallelse", "u-bi"),
        (&["--sheet", "consent"], "samtycke", "p1"),
        (&["--sheet", "information"], "information", "p1"),
    ];
    for (arguments, exemplar, recipient) in sheets {
        let before = story.ledger().len();
        story.print(arguments);
        let ledger = story.ledger();
        assert_eq!(ledger.len(), before + 1, "{arguments:?} leaves one row");
        let row = ledger.iter().find(|row| row["exemplar"] == exemplar);
        let row = row.unwrap_or_else(|| panic!("{exemplar} is not in {ledger:?}"));
        assert_eq!(row["recipient"], recipient, "to whom: {row}");
        assert_eq!(row["by"], "Maria Sandell", "by whom: {row}");
        assert!(row["at"].as_str().is_some_and(|at| at.len() == 16), "to the minute: {row}");
        assert!(row["channel"].is_string() && row["version"].is_number(), "how and which version: {row}");
    }
    let rows = story.ledger().len();
    story.print(&[]);
    story.print(&["--draft"]);
    story.try_print(&["--copy", "--for", "p99"]).refused(4);
    assert_eq!(story.ledger().len(), rows, "what nobody got has none");
    let handed = story.case("handover", &["--to", "u-hsv", "--reason", "Hemsjukvården tar över."]);
    handed.ok();
    let handovers = story.at("/handovers");
    assert_eq!(handovers[0]["to"], "u-hsv", "a hand-over is told with to whom and when: {handovers}");
    assert!(handovers[0]["at"].is_string() && handovers[0]["by"] == "Maria Sandell", "{handovers}");
    story.try_set("/meeting/situation", "ändrat").refused(3);
    story.case("take-back", &["--reason", "Det blev fel."]).ok();
    story.set("/meeting/situation", "Ingrid går bättre.");
}

#[test]
fn row_41_a_schools_copy_lacks_what_is_not_for_the_school_and_every_word_of_it() {
    let scenario = Scenario::load("3");
    let hidden = with_id(&goals(&scenario.case)[0]["insatser"], "i3");
    let secret: Vec<&str> = words_of_insats(hidden).chain(["omklädningsrummet", "klasskamrat"]).collect();
    for topics in [json!(["Skolan och dagarna"]), json!("alla")] {
        let mut case = patched("3", &json!({}));
        let parties = case["consent"]["parties"].as_array_mut().unwrap();
        parties.iter_mut().filter(|one| one["unitId"] == "u-skola").for_each(|one| one["topics"] = topics.clone());
        let story = Story::from(&case);
        story.case("establish", &[]).ok();
        story.try_print(&["--copy", "--for", "p5"]).refused(3);
        for to in ["u-skola", "p5"] {
            let paper = story.print(&["--sheet", "extract", "--for", to]);
            assert!(
                paper.said(secret.iter().copied()).is_empty(),
                "{:?} is not for {to}",
                paper.said(secret.iter().copied())
            );
            for words in ["Eget schema med halva dagar", "Petra möter Idil vid entrén", "Petra ringer Hodan"] {
                assert!(paper.says(words), "{to} gets the rest: {words}\n{}", paper.text);
            }
            let goal = words_of(&goals(&scenario.case)[2]);
            assert_eq!(!paper.said(goal).is_empty(), topics == "alla", "and other goals by its topics alone");
            assert!(paper.text.contains("UTDRAG") || paper.says("utdrag"), "it says that it is an extract");
        }
        let readers = story.at("/readers");
        let school = readers.as_array().unwrap().iter().find(|one| one["participant"] == "p5").unwrap();
        assert_eq!(school["reads"], "part", "the list tells before anyone prints: {school}");
        assert!(any(&story.ledger(), "exemplar", "utdrag"), "and the ledger after");
    }
    story_not_for_the_person();
}

/// Nothing in the plan is kept from the one whom it is about (ruling 4).
fn story_not_for_the_person() {
    let story = Story::of("3");
    story.try_set("/plan/goals/g1/insatser/i3/notFor", json!(["p1"])).refused(4);
    story.case("establish", &[]).ok();
    assert!(story.print(&["--original"]).says("omklädningsrummet"), "the original has all of it");
}

#[test]
fn row_43_sip_kollen_is_offered_and_never_answered_here() {
    let story = Story::from(&patched("1", &json!({ "sipKollen": null })));
    story.set("/sipKollen/offered", true);
    assert_eq!(story.at("/sipKollen/offered"), true, "the tick is saved");
    for answers in ["/sipKollen/answers", "/sipKollen/answer"] {
        story.try_set(answers, "Bra möte").refused(4);
    }
    let mut case = Scenario::load("1").case;
    case["sipKollen"]["answers"] = json!(["Bra möte"]);
    let file = story.device().write_json("answers.json", &case);
    story.device().siphemma(["case", "import", file.to_str().unwrap()]).refused(4);
    assert_eq!(story.at("/sipKollen/answers"), Value::Null, "there is no room for an answer");
}
