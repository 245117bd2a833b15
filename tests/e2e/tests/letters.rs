//! What goes out before the meeting, on paper: information to take home, the person's own consent sheet, and one
//! kallelse for each who is called. And the rules of another region.

#![allow(clippy::expect_used, reason = "a panic with a sentence is how a story fails")]

mod scenario;

use std::path::PathBuf;

use e2e::{Paper, Window};
use scenario::story::{day_of_week, days_from_now, word};
use scenario::{Hand, Mouse, Story, imported, paper};
use serde_json::Value;

/// Ingrid as she is before anybody has asked her: what is to be said stands there, and no yes.
fn before_the_question() -> Story {
    let mut story = Story::of("1", -14);
    let case = story.case_mut();
    case["need"]["offered"] = Value::Null;
    for key in ["givenAt", "documentedBy", "givenBy", "confirmedAtMeeting", "toPlan", "toShareInformation"] {
        case["consent"][key] = Value::Null;
    }
    case["consent"]["form"] = "muntligt".into();
    case["consent"]["validTo"] = days_from_now(120).into();
    case["summons"]["sentAt"] = Value::Null;
    for recipient in case["summons"]["recipients"].as_array_mut().expect("recipients") {
        recipient["acknowledgedAt"] = Value::Null;
        recipient["answer"] = Value::Null;
    }
    case["meeting"]["startedAt"] = Value::Null;
    case["meeting"]["endedAt"] = Value::Null;
    for key in ["signatures", "distribution", "externalRecord", "sipKollen", "discharge"] {
        case.as_object_mut().expect("a case").remove(key);
    }
    for key in ["version", "status", "establishedAt", "establishedBy"] {
        case["plan"].as_object_mut().expect("a plan").remove(key);
    }
    story
}

#[test]
fn information_consent_and_kallelse_on_paper() {
    let story = before_the_question();
    let window = imported::unlocked(imported::folder_with(&story));
    let hand = Mouse(&window);
    imported::open_case(&window);
    time_to_think(&hand);
    no_kallelse_before_the_yes(&hand);
    hand.go("1", "Samtycke");
    hand.button("Läst upp och det stämmer");
    window.see("Samtycket gäller i dag.");
    let sheet = printed(&window, "Skriv ut samtycket");
    for own in story.words("/consent/excludes").into_iter().chain(story.words("/consent/covers")) {
        assert!(sheet.contains(own), "her own sheet has “{own}”:\n{sheet}");
    }
    assert!(sheet.contains("Lämnas bara till Ingrid"), "and is hers:\n{sheet}");
    hand.go("2", "Kallelse");
    let letter = printed(&window, "Skriv ut till Biståndsenheten Ekeby");
    the_kallelse_says(&letter, &story);
    let invitation = printed(&window, "Skriv ut till Karin Bergvall-Holm");
    assert!(invitation.contains("Inbjudan till SIP-möte"), "Karin is invited:\n{invitation}");
    says_nothing_of_health(&invitation, &story);
    calendar(&window);
}

/// Information to take home is printed while she thinks, and the day stands in Att göra.
fn time_to_think(hand: &Mouse<'_>) {
    let window = hand.window();
    hand.go("1", "Frågan om SIP");
    hand.button("Jag frågade i dag");
    hand.radio("Vill tänka");
    let until = days_from_now(3);
    hand.field("När frågar ni igen?", &until);
    let sheet = printed(window, "Skriv ut information att ta hem");
    assert!(sheet.contains("Du bestämmer") && sheet.contains("1177"), "what a SIP is, and who decides:\n{sheet}");
    assert!(!sheet.contains("Ingrid") && !sheet.contains("Bergvall"), "and nobody's name:\n{sheet}");
    window.see(&format!("Fråga igen {}", day_of_week(&until).rsplit_once(' ').expect("a year").0));
}

/// While she thinks nobody is called: it says why, and leads to the consent.
fn no_kallelse_before_the_yes(hand: &Mouse<'_>) {
    let window = hand.window();
    hand.go("2", "Kallelse");
    assert!(!window.by_role("button", "Skicka kallelsen").is_enabled(), "no kallelse before the yes");
    window.see("Kallelser skrivs ut när Ingrid har sagt ja.");
    assert!(!window.by_role("button", "Skriv ut till Biståndsenheten Ekeby").is_enabled(), "nor on paper");
    window.see("Samtycke saknas.");
}

fn the_kallelse_says(letter: &str, story: &Story) {
    let has = |words: &str| assert!(letter.contains(words), "the kallelse has “{words}”:\n{letter}");
    has("Kallelse till SIP-möte");
    has("Biståndsenheten Ekeby");
    has(story.text("/summons/question"));
    has(story.text("/summons/place"));
    has("13.00");
    has("paus efter 40 minuter");
    has("Här står inget om hälsa eller vård");
    says_nothing_of_health(letter, story);
}

/// No insats, no goal, no need, no number, and nothing of what is not spoken of.
fn says_nothing_of_health(letter: &str, story: &Story) {
    let silent = |words: &str| assert!(!letter.contains(words), "“{words}” is in no letter:\n{letter}");
    for goal in story.list("/plan/goals") {
        silent(word(goal, "need"));
        silent(word(goal, "inPersonsWords"));
        for insats in goal["insatser"].as_array().into_iter().flatten() {
            silent(word(insats, "text"));
        }
    }
    let number = story.text("/person/identifier/value");
    for form in
        [number.to_owned(), format!("{}-{}", &number[..8], &number[8..]), format!("{}-{}", &number[2..8], &number[8..])]
    {
        silent(&form);
    }
    silent(story.text("/need/description"));
    for word in ["höft", "hjärtsvikt", "KOL", "diabetes", "Hörapparat"] {
        silent(word);
    }
    paper::keeps_silent(letter, story);
}

/// The meeting as a file for the calendar: a time, and no name.
fn calendar(window: &Window) {
    window.click("button", "Spara till kalendern, utan namn");
    window.see("Sparad som ");
    let file = saved(window, "ics");
    let text = std::fs::read_to_string(&file).expect("a calendar file");
    assert!(text.contains("DTSTART") && !text.contains("Ingrid") && !text.contains("Bergvall"), "{text}");
}

fn saved(window: &Window, kind: &str) -> PathBuf {
    let files = std::fs::read_dir(window.documents()).expect("the documents folder").flatten();
    let mut files = files.map(|file| file.path()).filter(|path| path.extension().is_some_and(|ending| ending == kind));
    files.next().expect("a file among the documents")
}

/// Presses a button that prints, and reads what came out.
fn printed(window: &Window, button: &str) -> String {
    let mut tray = Paper::from_now();
    window.click("button", button);
    let sheet = paper::read(&tray.take());
    window.see("Utskriven ");
    sheet
}

#[test]
fn a_school_is_called_in_one_region_and_invited_in_another() {
    let mut story = Story::of("3", -14);
    let case = story.case_mut();
    case["summons"]["sentAt"] = Value::Null;
    let recipients = case["summons"]["recipients"].as_array_mut().expect("recipients");
    recipients.retain(|one| word(one, "unitId") != "u-skola");
    let setting = imported::folder_with(&story);
    let before = exported(&setting);
    let window = imported::unlocked(setting);
    let hand = Mouse(&window);
    imported::open(&window, "Idil Warsame");
    hand.go("2", "Kallelse");
    let school = window.beginning("checkbox", "Lillåskolan");
    hand.tick(&school);
    window.holds("Kallelse eller inbjudan till Lillåskolan", "kallelse");
    let letter = printed(&window, "Skriv ut till Lillåskolan");
    assert!(letter.contains("Kallelse till SIP-möte"), "in Västra Götaland a school is called:\n{letter}");
    window.by_role("checkbox", &school.name()).click();
    hand.go("1", "Behov");
    hand.list("Regionens riktlinje", "Neutral (bara lagen)");
    hand.go("2", "Kallelse");
    let school = window.beginning("checkbox", "Lillåskolan");
    hand.tick(&school);
    window.holds("Kallelse eller inbjudan till Lillåskolan", "inbjudan");
    let letter = printed(&window, "Skriv ut till Lillåskolan");
    assert!(letter.contains("Inbjudan till SIP-möte"), "by the law alone it is invited:\n{letter}");
    let mut window = window;
    window.kill();
    let after = exported(window.setting());
    for (key, value) in before.as_object().expect("a case") {
        if !["regionProfile", "summons", "distribution"].contains(&key.as_str()) {
            assert_eq!(Some(value), after.get(key), "{key} is as it was");
        }
    }
    assert_eq!(after["regionProfile"], "neutral");
}

/// The case as the command line gives it.
fn exported(setting: &e2e::Setting) -> Value {
    let list: Value = serde_json::from_str(&imported::ask(setting, &["--json", "case", "list"])).expect("a list");
    let case = list["cases"][0]["id"].as_str().expect("the one case").to_owned();
    let file = setting.documents_folder().join("before.json");
    imported::ask(setting, &["case", "export", &case, "-o", file.to_str().expect("a path of text")]);
    let text = std::fs::read_to_string(&file).expect("the exported file");
    std::fs::remove_file(&file).expect("the exported file is removed");
    serde_json::from_str(&text).expect("an exported file is JSON")
}
