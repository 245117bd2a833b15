//! What holds throughout.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use support::{Device, FAR, Post, Scenario, Story};

use crate::shape::{before_the_kallelse, with_id};

#[test]
fn row_55_two_computers_write_apart_and_nothing_is_lost_silently() {
    // Every kind of merge, and exchange between units: tests/scenarios/tests/exchange.
    let story = Story::of("1");
    let laptop = Device::new("Anders Wik");
    laptop.init(with_id(&Scenario::load("1").case["units"], "u-vc"));
    laptop.joins(story.device(), false);
    story.case("checkout", &["--device", &laptop.id()]).ok();
    let laptop = Story::shared_with(laptop, story.id());
    let stick = Post::new();
    let meet = || [&story, &laptop, &story].map(|one| drop(one.exchange(&stick)));
    meet();
    let frequency = "/plan/goals/g1/insatser/i1/frequency";
    for (one, often) in [(&story, "3 gånger i veckan"), (&laptop, "varje dag")] {
        one.set(frequency, often);
        one.add("/plan/goals/g2/insatser", json!({ "text": format!("Skrivet av {}", one.device().name()) }));
    }
    meet();
    for one in [&story, &laptop] {
        let who = one.device().name();
        let said = one.show().to_string();
        assert!(said.contains("Skrivet av Maria") && said.contains("Skrivet av Anders"), "{who}: both items are there");
        let fields = one.contested();
        let [field] = &fields[..] else { panic!("{who}: one field is contested: {fields:?}") };
        let values: BTreeSet<&str> =
            field["values"].as_array().unwrap().iter().filter_map(|v| v["value"].as_str()).collect();
        assert_eq!(field["path"], frequency, "{who}: the fact that two wrote apart");
        assert_eq!(values, ["3 gånger i veckan", "varje dag"].into(), "{who}: with both, and none has won");
        one.case("establish", &[]).refused(3);
    }
    laptop.settle(frequency, "3 gånger i veckan");
    let _ = (laptop.exchange(&stick), story.exchange(&stick), laptop.exchange(&stick));
    assert_eq!(story.at("/plan/goals/0/insatser/0/frequency"), "3 gånger i veckan", "a person settles it");
    assert_eq!(story.words(), laptop.words(), "and both have the same");
    assert_eq!([story.lies(), laptop.lies()], ["same", "same"], "which is said, since it is so");
}

#[test]
fn row_56_somebody_disagrees_and_the_record_keeps_its_words() {
    let story = Story::of("1");
    story.case("establish", &[]).ok();
    let path = "/meeting/situation";
    let original = story.at(path);
    let words = "Jag är inte rädd för att ramla. Det var Karin som sa det.";
    story.case("correct", &[path, "--words", words, "--by", "Ingrid Bergvall"]).ok();
    assert_eq!(story.at(path), original, "the original text remains");
    let corrections = story.at("/corrections");
    let note = &corrections[0];
    let told = [&note["field"], &note["original"], &note["words"], &note["by"], &note["documentedBy"]];
    let wanted = [&path.into(), &original, &words.into(), &"Ingrid Bergvall".into(), &"Maria Sandell".into()];
    assert_eq!(told, wanted, "what it is about, what stood there, what she says, and who noted it");
    assert!(note["at"].is_string(), "and when: {note}");
    story.case("correct", &["/meeting/finns_inte", "--words", "x", "--by", "y"]).refused(4);
    story.try_set("/corrections/-", json!({ "words": "bakvägen" })).refused(3);
    story.case("close", &["--kind", "behov_upphört", "--reason", "Inget mer att samordna."]).ok();
    story.case("correct", &["/need/description", "--words", "Jag bor inte ensam.", "--by", "Ingrid Bergvall"]).ok();
}

#[test]
fn row_58_another_region_changes_rules_and_words_and_nothing_that_was_written() {
    let story = Story::from(&before_the_kallelse("3"));
    let before = story.export();
    let deadlines = story.at("/deadlines");
    for profile in ["helsingborg", "jonkoping", "stockholm", "neutral", "vastra-gotaland"] {
        story.set("/regionProfile", profile);
        let mut after = story.export();
        assert_eq!(after["regionProfile"], profile, "it is switched");
        after["regionProfile"] = before["regionProfile"].clone();
        assert_eq!(after, before, "{profile}: what was written stands");
        let is_same = story.at("/deadlines") == deadlines;
        assert_eq!(is_same, profile == "vastra-gotaland", "{profile}: its own deadlines");
    }
}

#[test]
fn row_60_statistics_count_the_cases_and_name_nobody() {
    let first = Story::of("1");
    let device = first.device();
    first.case("establish", &[]).ok();
    let mut second = before_the_kallelse("2");
    second["consent"] = Value::Null;
    second["need"]["offered"] =
        json!({ "at": "2026-10-06", "by": "Daniel Persson", "answer": "nej", "reason": "Nej." });
    let second = device.import(&second);
    device.siphemma(["case", "close", &second, "--kind", "nej", "--reason", "Jonas tackade nej."]).ok();
    let mut third = Scenario::load("3").case;
    third["consent"]["validTo"] = FAR.into();
    let third = device.import(&third);
    device.siphemma(["case", "establish", &third]).ok();
    device.siphemma(["case", "close", &third, "--kind", "mål_nådda", "--reason", "Idil går i skolan."]).ok();
    let counts = device.json(["statistics"]);
    for (what, number) in [
        ("/cases", 3),
        ("/byState/upprättad", 1),
        ("/byState/avslutad", 2),
        ("/established/cases", 2),
        ("/endings/nej", 1),
        ("/endings/mål_nådda", 1),
        ("/consentForms/saknas", 1),
        ("/withGuardians", 1),
        ("/meetingsHeld", 2),
    ] {
        assert_eq!(counts.pointer(what), Some(&Value::from(number)), "{what} in {counts}");
    }
    let file = device.file("statistik.json");
    device.siphemma(["statistics", "-o", file.to_str().unwrap()]).ok();
    let told = std::fs::read_to_string(&file).unwrap() + &counts.to_string();
    let mut secrets = vec![first.id().to_owned(), second, third, "SIP-".to_owned()];
    for scenario in ["1", "2", "3"] {
        let case = Scenario::load(scenario).case;
        secrets.push(case["person"]["identifier"]["value"].as_str().unwrap().to_owned());
        let people = case["meeting"]["participants"].as_array().unwrap().iter().map(|one| &one["name"]);
        secrets.extend(people.map(|name| name.as_str().unwrap().to_owned()));
        let unit = with_id(&case["units"], case["documentingUnit"].as_str().unwrap());
        secrets.push(unit["hsaId"].as_str().unwrap().to_owned());
    }
    for secret in secrets {
        assert!(!told.contains(&secret), "{secret} is in the statistics:\n{told}");
    }
}
