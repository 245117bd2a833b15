//! Step 2: preparation and kallelse.

use serde_json::{Value, json};
use support::{Scenario, Story, findings_of, severity};

use crate::shape::{any, before_the_kallelse, every_sheet, goals, patched, with_id, words_of};

#[test]
fn row_12_what_matters_and_the_questions_come_along_to_the_meeting() {
    // What comes along. That the screen of the meeting shows it is for the window to prove.
    let story = Story::from(&before_the_kallelse("1"));
    let preparation = story.at("/preparation");
    let told = &Scenario::load("1").case["preparation"];
    assert_eq!(preparation["importantToMe"], told["importantToMe"], "in the person's own words");
    let asked: Vec<_> = preparation["questionsToRaise"].as_array().unwrap().iter().map(line).collect();
    let wanted: Vec<_> = told["questionsToRaise"].as_array().unwrap().iter().map(line).collect();
    assert_eq!(asked, wanted, "every question, in the person's order");
    let paper = story.print(&["--draft"]);
    assert!(paper.says(told["importantToMe"].as_str().unwrap()), "what matters is on the paper of the meeting");
}

/// The words of a line, which stands as text in a file and as an item in `case show`.
fn line(value: &Value) -> &str {
    value.as_str().or_else(|| value["text"].as_str()).unwrap()
}

#[test]
fn row_13_what_is_not_to_be_raised_leaves_on_no_paper_and_no_file() {
    let private = ["det gröna paraplyet", "Kolsvart"];
    let mut case = Scenario::load("2").case;
    case["consent"]["validTo"] = support::FAR.into();
    case["preparation"]["questionsNotToRaise"] = json!(private);
    let story = Story::from(&case);
    story.case("establish", &[]).ok();
    let mut printed = 0;
    for arguments in every_sheet(&story) {
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        if story.try_print(&arguments).code == 0 {
            let paper = story.printed();
            printed += 1;
            assert!(paper.said(private).is_empty(), "{arguments:?} says {:?}", paper.said(private));
            for words in private {
                assert!(!holds(&paper.bytes, words), "{arguments:?} holds {words:?} in its bytes");
            }
        }
    }
    assert!(printed >= 8, "sheets were looked at: {printed}");
    let calendar = story.device().file("mote.ics");
    story.case("calendar", &["--for", "u-bos", "-o", calendar.to_str().unwrap()]).ok();
    let statistics = story.device().file("statistik.json");
    story.device().siphemma(["statistics", "-o", statistics.to_str().unwrap()]).ok();
    let todo = story.device().siphemma(["todo"]).ok().stdout;
    let list = story.device().siphemma(["case", "list"]).ok().stdout;
    let history = story.device().siphemma(["case", "history", story.id()]).ok().stdout;
    let files = [std::fs::read(&calendar).unwrap(), std::fs::read(&statistics).unwrap(), todo, list, history];
    for (at, bytes) in files.iter().enumerate() {
        for words in private {
            assert!(!holds(bytes, words), "file {at} holds {words:?}");
        }
    }
    let shown = story.at("/preparation/questionsNotToRaise").to_string();
    assert!(private.iter().all(|words| shown.contains(words)), "the unit itself still has it: {shown}");
}

fn holds(bytes: &[u8], words: &str) -> bool {
    let utf16: Vec<u8> = words.encode_utf16().flat_map(u16::to_be_bytes).collect();
    [words.as_bytes(), &utf16].iter().any(|words| bytes.windows(words.len()).any(|window| window == *words))
}

#[test]
fn row_14_children_are_asked_about_and_the_network_has_two_halves() {
    let story = Story::from(&patched("2", &json!({ "person": { "underageChildren": null } })));
    assert_eq!(story.finding("children-not-asked").as_deref(), Some("reason"), "an answer is asked for");
    story.case("establish", &[]).refused(3);
    story.set("/person/underageChildren", json!({ "asked": true }));
    assert_eq!(story.finding("children-not-asked"), None, "asked, and there are none: that is an answer");
    story.case("establish", &[]).ok();
    let network = story.at("/preparation/network");
    for half in ["private", "professional"] {
        assert!(!network[half].as_array().unwrap().is_empty(), "{half}: {network}");
    }
}

#[test]
fn row_15_support_adaptations_and_interpreter_stand_in_the_kallelse() {
    // The kallelse. The band across the meeting is for the window to prove.
    let paper = Story::of("3").print(&["--sheet", "summons", "--for", "u-soc"]);
    assert!(paper.says("tolk") && paper.says("somaliska"), "an interpreter, and in which language:\n{}", paper.text);
    for words in ["Tolken sitter i rummet, inte på telefon", "60 minuter, paus efter 25"] {
        assert!(paper.says(words), "marked for the kallelse: {words}");
    }
    assert!(!paper.says("Idil sitter bredvid sin mamma"), "what is not marked stays (ruling 21)");
    assert!(paper.says("Hodan Warsame"), "whom she has with her:\n{}", paper.text);
    let paper = Story::of("1").print(&["--sheet", "summons", "--for", "u-hsv"]);
    assert!(!paper.says("tolk"), "nobody needs one there");
    assert!(paper.says("Sitter i hög stol vid köksbordet, paus efter 40 minuter"), "her own adaptation");
}

#[test]
fn row_16_a_premeeting_is_optional_has_a_reason_and_a_day() {
    let story = Story::of("2");
    let told = story.at("/preparation/preMeetingProfessionals");
    assert_eq!(told["heldAt"], "2026-10-27", "it has a day: {told}");
    assert!(told["reason"].is_string(), "and a reason");
    story.try_set("/preparation/preMeetingProfessionals/heldAt", "2026-02-30").refused(4);
    story.set("/preparation/preMeetingProfessionals", json!({ "needed": false, "reason": null, "heldAt": null }));
    story.case("establish", &[]).ok();
}

#[test]
fn row_17_a_school_is_called_in_vastra_gotaland_and_jonkoping_and_invited_elsewhere() {
    let mut case = before_the_kallelse("3");
    let recipients = case["summons"]["recipients"].as_array_mut().unwrap();
    recipients.iter_mut().for_each(|recipient| drop(recipient.as_object_mut().unwrap().remove("kind")));
    for (profile, word, other) in [
        ("vastra-gotaland", "Kallelse", "Inbjudan"),
        ("jonkoping", "Kallelse", "Inbjudan"),
        ("stockholm", "Inbjudan", "Kallelse"),
        ("neutral", "Inbjudan", "Kallelse"),
    ] {
        case["regionProfile"] = profile.into();
        let story = Story::from(&case);
        let school = story.print(&["--sheet", "summons", "--for", "u-skola"]);
        assert!(school.text.contains(word), "{profile}: {word} to the school:\n{}", school.text);
        assert!(!school.text.contains(other), "{profile}: not {other}:\n{}", school.text);
        let social = story.print(&["--sheet", "summons", "--for", "u-soc"]);
        assert!(social.text.contains("Kallelse"), "{profile}: socialtjänsten has a duty to come everywhere");
        let mother = story.print(&["--sheet", "summons", "--for", "p2"]);
        assert!(mother.text.contains("Inbjudan"), "{profile}: a person is invited");
    }
}

#[test]
fn row_18_the_kallelse_has_question_time_length_and_place() {
    let story = Story::from(&before_the_kallelse("1"));
    let paper = story.print(&["--sheet", "summons", "--for", "u-bi"]);
    let question = Scenario::load("1").case["summons"]["question"].as_str().unwrap().to_owned();
    // A leaf of a calendar has the day over the month; its text is read column by column.
    for words in [question.as_str(), "onsdag", "oktober 2026", "Ingrids hem, Kvarnbacken 4, Norrby"] {
        assert!(paper.says(words), "{words}:\n{}", paper.text);
    }
    assert!(paper.text.lines().any(|line| line.trim() == "21"), "the day:\n{}", paper.text);
    let length = ["13.00–14.15", "75 minuter"].into_iter().any(|words| paper.says(words));
    assert!(paper.says("13.00") && length, "the time and how long it takes:\n{}", paper.text);
    assert!(paper.says("Maria Sandell") && paper.says("0980-319210"), "who calls, and the number:\n{}", paper.text);
    story.set("/summons/question", Value::Null);
    assert_eq!(story.finding("summons-question-missing").as_deref(), Some("warn"), "it is missed before it goes out");
}

#[test]
fn row_19_three_days_from_utskrivningsklar() {
    let mut case = before_the_kallelse("1");
    case["summons"]["deadline"] = Value::Null;
    let sent = |at: &str| {
        let mut case = case.clone();
        case["summons"]["sentAt"] = at.into();
        findings_of(&case)
    };
    assert_eq!(severity(&sent("2026-10-11T23:59"), "summons-late"), None, "the third day counts, whole");
    let late = sent("2026-10-12T08:00");
    assert_eq!(severity(&late, "summons-late").as_deref(), Some("warn"), "the fourth is told, and stops nothing");
    let said = late.iter().find(|finding| finding["code"] == "summons-late").unwrap().to_string();
    assert!(!said.contains("för sent") && !said.contains("betal"), "it judges nobody (ruling 18): {said}");
    let story = Story::from(&case);
    let deadlines = story.at("/deadlines");
    let deadline = deadlines.as_array().unwrap().iter().find(|one| one["what"] == "summons").expect("it is shown");
    let days = (&deadline["on"], &deadline["working"]);
    assert_eq!(days, (&"2026-10-11".into(), &"2026-10-12".into()), "8 October and three days; a Sunday, so Monday too");
    assert!(deadline["source"].as_str().is_some_and(|source| source.contains("2017:612")), "and by which law");
}

#[test]
fn row_20_the_exact_time_and_everyone_it_went_to() {
    let story = Story::from(&before_the_kallelse("1"));
    story.set("/summons/sentAt", "2026-10-09T09:05");
    let first = story.at("/summons/sendings/0");
    assert_eq!(first["at"], "2026-10-09T09:05", "to the minute, as it was: {first}");
    assert_eq!(first["by"], "Maria Sandell", "and by whom");
    let recipients: Vec<&str> = first["recipients"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert_eq!(recipients, ["u-hsv", "u-rehab", "u-bi", "u-ht", "p2"], "and to whom");
    story.case("summon", &[]).ok();
    let sendings = story.at("/summons/sendings");
    assert_eq!(sendings.as_array().unwrap().len(), 2, "sent again is a sending of its own: {sendings}");
    assert_eq!(sendings[0], first, "and the first stays");
    let acts = story.history();
    assert!(acts.iter().any(|act| act["what"] == "summon" && act["user"] == "Maria Sandell"), "in the log: {acts:?}");
    story.try_set("/summons/sendings/-", json!({ "at": "2026-10-08T09:00" })).refused(3);
}

#[test]
fn row_21_who_has_not_answered_is_listed() {
    let mut case = before_the_kallelse("2");
    merge_summons(&mut case);
    let story = Story::from(&case);
    let waiting = |story: &Story| -> Vec<String> {
        let rows = story.todo().into_iter().filter(|row| row["what"] == "answer");
        rows.map(|row| row["path"].as_str().unwrap_or_default().to_owned() + &row["who"].to_string()).collect()
    };
    let before = waiting(&story);
    assert!(before.iter().any(|row| row.contains("Ekeby vårdcentral")), "it has said nothing: {before:?}");
    let recipients = story.at("/summons/recipients");
    let recipients = recipients.as_array().unwrap();
    let silent = recipients.iter().find(|one| one["unitId"] == "u-vc").unwrap()["id"].as_str().unwrap();
    story.set(
        &format!("/summons/recipients/{silent}"),
        json!({ "acknowledgedAt": "2026-10-20T08:00", "answer": "kommer" }),
    );
    let after = waiting(&story);
    assert!(!after.iter().any(|row| row.contains("Ekeby vårdcentral")), "until it has answered: {after:?}");
    assert_eq!(after.len() + 1, before.len(), "and the others still stand there");
}

/// Sent, and the meeting not held yet.
fn merge_summons(case: &mut Value) {
    support::merge(case, &json!({ "summons": { "sentAt": "2026-10-14T15:00", "meetingAt": "2099-11-04T10:00" } }));
}

#[test]
fn row_22_forsakringskassan_is_never_blamed_for_staying_away() {
    let scenario = Scenario::load("4");
    let absent = scenario.with("fk_kom_inte");
    assert_eq!(severity(&findings_of(&absent), "called-absent"), None, "it has no duty to come");
    let mut called = absent.clone();
    let recipients = called["summons"]["recipients"].as_array_mut().unwrap();
    recipients.iter_mut().filter(|one| one["unitId"] == "u-fk").for_each(|one| one["kind"] = "kallelse".into());
    assert_eq!(severity(&findings_of(&called), "called-absent"), None, "not even when somebody wrote kallelse");
    let found = findings_of(&Scenario::load("2").case);
    let blamed: Vec<String> =
        found.iter().filter(|one| one["code"] == "called-absent").map(|one| one["message"].to_string()).collect();
    assert_eq!(blamed.len(), 1, "the vårdcentral had one: {blamed:?}");
    assert!(blamed[0].contains("Ekeby vårdcentral"), "{blamed:?}");
    let paper = Story::from(&absent).print(&["--draft"]);
    assert!(paper.says("Var inte med") && !paper.says("uteblev"), "and no paper calls it a breach:\n{}", paper.text);
}

#[test]
fn row_23_a_regions_own_deadlines_follow_its_profile() {
    let on = |profile: &str| {
        let mut case = before_the_kallelse("3");
        case["regionProfile"] = profile.into();
        let deadlines = Story::from(&case).at("/deadlines");
        let meeting = deadlines.as_array().unwrap().iter().find(|one| one["what"] == "meeting").cloned();
        meeting.map(|meeting| meeting["on"].as_str().unwrap().to_owned())
    };
    assert_eq!(on("vastra-gotaland").as_deref(), Some("2026-10-26"), "three weeks from the offer for a child");
    assert_eq!(on("helsingborg").as_deref(), Some("2026-10-20"), "fifteen days there");
    assert_eq!(on("neutral"), None, "the law itself names no day for the meeting");
    let late = Scenario::load("3").with("mote_efter_tre_veckor");
    assert_eq!(severity(&findings_of(&late), "meeting-late").as_deref(), Some("warn"), "and a later one is told");
}

#[test]
fn row_24_no_kallelse_says_a_word_about_health_or_insatser() {
    for scenario in ["1", "2", "3"] {
        let story = Story::from(&before_the_kallelse(scenario));
        let case = Scenario::load(scenario).case;
        let mut words: Vec<&str> = goals(&case).iter().flat_map(|goal| words_of(goal)).collect();
        words.extend([&case["need"]["description"], &case["meeting"]["situation"]].map(|text| text.as_str().unwrap()));
        words.extend(["höftfraktur", "amfetamin", "diabetes", "nedstämd", "sömndagbok"]);
        for recipient in case["summons"]["recipients"].as_array().unwrap() {
            let to = recipient["unitId"].as_str().or(recipient["participantId"].as_str()).unwrap();
            let paper = story.print(&["--sheet", "summons", "--for", to]);
            let said = paper.said(words.iter().copied());
            assert!(said.is_empty(), "scenario {scenario}, to {to}: {said:?}");
        }
    }
    let story = Story::from(&before_the_kallelse("2"));
    let file = story.device().file("mote.ics");
    story.case("calendar", &["--for", "u-bos", "-o", file.to_str().unwrap()]).ok();
    let calendar = std::fs::read_to_string(file).unwrap();
    assert!(calendar.contains("DTSTART") && calendar.contains("20261104T"), "the time is in the calendar: {calendar}");
    assert!(!calendar.contains("Jonas") && !calendar.contains("Ekdahl"), "and nobody's name, on a shared screen");
    let case = story.show();
    let other = with_id(&case["units"], "u-ber")["name"].as_str().unwrap();
    let paper = story.print(&["--sheet", "summons", "--for", "u-fk"]);
    assert!(!paper.says(other), "nor who else is called (ruling 3)");
    assert!(any(&story.ledger(), "exemplar", "kallelse"), "and each is in the ledger");
}
