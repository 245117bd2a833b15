//! A year with Ingrid, from the ward to the day when she takes back her yes, on Maria's computer at
//! the vårdcentral. The days stand in the data: the program has no other clock than the machine's.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

use serde_json::{Value, json};
use support::{Device, FAR, Paper, Scenario, Story};

#[test]
fn a_year_with_ingrid() {
    let maria = Story::begun_on(Device::new("Maria Sandell"), &the_first_day());
    she_is_offered_a_sip_and_thinks_it_over(&maria);
    she_says_yes_and_everyone_is_called(&maria);
    they_meet(&maria);
    let paper = the_plan_is_established_and_handed_out(&maria);
    it_is_carried_out(&maria);
    a_follow_up_changes_it(&maria, &paper);
    the_next_one_goes_on(&maria);
    she_takes_back_her_yes(&maria, &paper);
    a_colleague_can_read_all_of_it(&maria);
}

/// What is known when the notice from the ward has come: who she is, the units, the discharge.
fn the_first_day() -> Value {
    let whole = Scenario::load("1").case;
    let people = whole["meeting"]["participants"].as_array().unwrap().iter();
    let people: Vec<Value> = people
        .map(|one| json!({ "id": one["id"], "name": one["name"], "role": one["role"], "unitId": one["unitId"], "phone": one["phone"] }))
        .collect();
    let mut case = json!({ "schemaVersion": 1, "meeting": { "participants": people } });
    for key in ["regionProfile", "documentingUnit", "person", "units"] {
        case[key] = whole[key].clone();
    }
    case["discharge"] = json!({ "admittedAt": "2026-09-28T18:20", "admissionNoticeAt": "2026-09-28T21:40" });
    case
}

fn she_is_offered_a_sip_and_thinks_it_over(maria: &Story) {
    maria.set("/discharge/contactAppointedAt", "2026-09-30");
    maria.case("summon", &[]).refused(3);
    let need = "Hon har brutit höften och bor ensam. Hon behöver hjälp av både kommunen och regionen.";
    maria.set("/need", json!({ "discoveredAt": "2026-09-30", "discoveredBy": "u-vc", "description": need }));
    let information = maria.print(&["--sheet", "information"]);
    assert!(information.says("1177"), "she has something to take home");
    maria.set("/need/offered", json!({ "at": "2026-10-01", "by": "Maria Sandell", "answer": "betänketid" }));
    let thinking = json!({ "from": "2026-10-01", "to": "2026-10-07", "writtenInformationGiven": true });
    maria.set("/consent/reflectionTime", thinking);
    assert_eq!(maria.at("/consent_state"), "reflecting", "she thinks about it");
    assert!(has(&maria.todo(), "reflectionEnds"), "and Maria sees when to ask again");
    maria.case("summon", &[]).refused(3);
}

fn she_says_yes_and_everyone_is_called(maria: &Story) {
    maria.set("/need/offered/answer", "ja, efter betänketid");
    let yes = json!({
        "form": "muntligt", "givenBy": "Ingrid Bergvall", "givenAt": "2026-10-07T14:10",
        "toPlan": true, "toShareInformation": true, "validTo": FAR,
    });
    maria.set("/consent", yes);
    for topic in ["Hälsa och läkemedel", "Hjälp hemma"] {
        maria.add("/consent/covers", json!({ "text": topic }));
    }
    for unit in ["u-vc", "u-ort", "u-hsv", "u-bi"] {
        maria.add("/consent/parties", json!({ "unitId": unit, "topics": "alla" }));
    }
    maria.add("/consent/parties", json!({ "unitId": "u-ht", "topics": ["Hjälp hemma"] }));
    maria.add("/consent/parties", json!({ "participantId": "p2", "topics": "alla" }));
    maria.case("confirm", &[]).ok();
    assert_eq!(maria.at("/consent_state"), "given", "läst upp och det stämmer");

    maria.set("/discharge/readyForDischargeAt", "2026-10-08T10:15");
    let deadline = maria.at("/deadlines/0");
    assert_eq!(deadline["on"], "2026-10-11", "three days: {deadline}");
    let question = "Hur ordnar vi det så att Ingrid kan bo kvar hemma?";
    let meeting = json!({ "convener": "p3", "question": question, "meetingAt": "2026-10-21T13:00", "durationMinutes": 75, "place": "Ingrids hem" });
    maria.set("/summons", meeting);
    let called: Vec<String> = ["u-hsv", "u-bi", "u-ht"]
        .map(|unit| maria.add("/summons/recipients", json!({ "unitId": unit, "kind": "kallelse" })))
        .to_vec();
    maria.add("/summons/recipients", json!({ "participantId": "p2", "kind": "inbjudan" }));
    maria.set("/summons/sentAt", "2026-10-09T09:05");
    assert_eq!(maria.finding("summons-late"), None, "on the first of the three days");
    let sending = maria.at("/summons/sendings/0");
    assert_eq!(sending["recipients"].as_array().unwrap().len(), 4, "the minute and the four are kept: {sending}");
    for recipient in called {
        let answered = json!({ "acknowledgedAt": "2026-10-12T08:05", "answer": "kommer" });
        maria.set(&format!("/summons/recipients/{recipient}"), answered);
    }
    let kallelse = maria.print(&["--sheet", "summons", "--for", "u-bi"]);
    assert!(kallelse.says(question) && !kallelse.says("brutit höften"), "a kallelse says nothing of her health");
}

fn they_meet(maria: &Story) {
    maria.set("/meeting", json!({ "startedAt": "2026-10-21T13:05", "endedAt": "2026-10-21T14:20" }));
    maria.set("/meeting/roles", json!({ "chair": "p3", "secretary": "p4", "convener": "p3" }));
    for there in ["p1", "p2", "p3", "p4", "p5", "p8"] {
        maria.set(&format!("/meeting/participants/{there}/attendance"), "närvarande");
    }
    for elsewhere in ["p6", "p7", "p9"] {
        maria.case("strike", &[&format!("/meeting/participants/{elsewhere}"), "--reason", "Kallades inte."]).ok();
    }
    maria.set("/preparation/importantToMe", "Att få bo kvar hemma och komma ut till växthuset.");
    maria.set("/meeting/situation", "Ingrid går korta sträckor inne med gåbord.");
    add_goal(maria, "g1", "Jag vill slippa åka in akut för andningen.", "Hälsa och läkemedel");
    add_insats(
        maria,
        "g1",
        "i1",
        "Dosett varje vecka",
        json!({ "authority": "kommun", "unitId": "u-hsv", "participantId": "p4" }),
        "åtagen",
    );
    add_insats(
        maria,
        "g1",
        "i2",
        "Vikt varje morgon",
        json!({ "authority": "enskild", "participantId": "p1" }),
        "åtagen",
    );
    add_goal(maria, "g2", "Jag vill känna mig trygg på natten.", "Hjälp hemma");
    add_insats(
        maria,
        "g2",
        "i3",
        "Hemtjänst morgon och kväll",
        json!({ "authority": "kommun", "unitId": "u-ht", "participantId": "p8" }),
        "åtagen",
    );
    let night = json!({ "authority": "kommun", "unitId": "u-bi", "participantId": "p5" });
    add_insats(maria, "g2", "i4", "Tillsyn på natten", night, "kräver_utredning");
    let feedback = json!({ "by": "p5", "to": ["p1", "p3"], "due": "2026-10-30" });
    maria.set("/plan/goals/g2/insatser/i4/feedback", feedback);
    maria.case("establish", &[]).refused(3);
    maria.set("/plan", json!({ "overallAuthority": "region", "overallResponsible": "p3" }));
    maria.set("/coordinator", json!({ "participantId": "p3", "from": "2026-10-21", "until": "2027-01-20" }));
    maria.set("/followUp", json!({ "planned": true, "at": "2027-01-20T13:00", "convener": "p3" }));
    maria.case("check", &[]).ok();
}

fn add_goal(maria: &Story, id: &str, words: &str, topic: &str) {
    let goal = json!({ "id": id, "inPersonsWords": words, "shortTerm": "Lugnt till jul.", "topics": [topic] });
    assert_eq!(maria.add("/plan/goals", goal), id, "a goal keeps the id that it is given");
}

fn add_insats(maria: &Story, goal: &str, id: &str, text: &str, responsible: Value, decision: &str) {
    let insats = json!({ "id": id, "text": text, "responsible": responsible, "decision": decision });
    maria.add(&format!("/plan/goals/{goal}/insatser"), insats);
}

fn the_plan_is_established_and_handed_out(maria: &Story) -> Paper {
    let locked = maria.answer("lock", &[]);
    maria.try_set("/meeting/situation", "ändrat vid bordet").refused(3);
    let established = maria.answer("establish", &[]);
    assert_eq!(established["hash"], locked["hash"], "what was signed is what was established");
    assert_eq!(established["version"], 1, "the first version");
    assert!(maria.print(&["--original"]).text.contains("ORIGINAL"), "Ingrid gets the original");
    for to in ["p2", "p4", "p5"] {
        assert!(maria.print(&["--copy", "--for", to]).text.contains("KOPIA"), "{to} gets a copy");
    }
    maria.try_print(&["--copy", "--for", "p8"]).refused(3);
    let extract = maria.print(&["--sheet", "extract", "--for", "u-ht"]);
    assert!(extract.says("Hemtjänst morgon och kväll") && !extract.says("Dosett"), "hemtjänsten gets its part");
    assert_eq!(handed_out(maria), 5, "one original, three copies, one extract");
    maria.print(&["--version", "1"])
}

fn it_is_carried_out(maria: &Story) {
    let told = json!({ "at": "2026-10-26T09:00", "by": "Leila Haddad", "text": "Ingen dosett första veckan." });
    let deviation = maria.add("/plan/goals/g1/insatser/i1/deviations", told);
    assert!(has(&maria.todo(), "deviation"), "the samordnare is told");
    let handled = json!({ "handledAt": "2026-10-27T10:00", "handling": "Leila kommer på onsdag." });
    maria.set(&format!("/plan/goals/g1/insatser/i1/deviations/{deviation}"), handled);
    assert!(!has(&maria.todo(), "deviation"), "and has dealt with it");

    assert!(has(&maria.todo(), "feedback"), "Johan has promised an answer");
    let decided = json!({ "decision": "beslutad", "decided": { "at": "2026-10-29", "by": "p5" } });
    maria.set("/plan/goals/g2/insatser/i4", decided);
    assert!(!has(&maria.todo(), "feedback"), "and has given it");
}

fn a_follow_up_changes_it(maria: &Story, paper: &Paper) {
    let held = json!({ "at": "2027-01-20T13:00", "place": "Ingrids hem", "present": ["p1", "p2", "p3", "p4"] });
    let follow_up = maria.add("/followUps", held);
    maria.case("decide", &[&follow_up, "ändra"]).refused(3);
    maria.go_through_all(&follow_up);
    maria.set(&format!("/followUps/{follow_up}/newNeeds"), "Hon vill träffa andra.");
    maria.case("decide", &[&follow_up, "ändra"]).ok();
    add_goal(maria, "g3", "Jag vill sjunga i kören igen.", "Hjälp hemma");
    add_insats(
        maria,
        "g3",
        "i5",
        "Karin skjutsar till kören",
        json!({ "authority": "närstående", "participantId": "p2" }),
        "åtagen",
    );
    maria.set("/followUp/at", "2027-04-21T13:00");
    maria.set("/coordinator/until", "2027-04-21");
    let second = maria.answer("establish", &[]);
    assert_eq!(second["version"], 2, "a change is a new version");
    assert!(maria.print(&["--original"]).says("kören"), "with an original of its own");
    let first = maria.print(&["--version", "1"]);
    assert!(first.bytes == paper.bytes, "version 1 is byte for byte what it was");
    assert!(!first.says("kören") && first.says("Inte beslutad. Utreds."), "with the words of October");
}

fn the_next_one_goes_on(maria: &Story) {
    let follow_up = maria.add("/followUps", json!({ "at": "2027-04-21T13:00", "present": ["p1", "p3"] }));
    maria.go_through_all(&follow_up);
    maria.case("decide", &[&follow_up, "fortsätt"]).refused(3);
    let next = json!({ "at": "2027-09-15T13:00", "coordinatorUntil": "2027-09-15" });
    maria.set(&format!("/followUps/{follow_up}/next"), next);
    maria.case("decide", &[&follow_up, "fortsätt"]).ok();
    let shown = maria.show();
    let next = maria.todo().into_iter().find(|row| row["what"] == "followUp").unwrap();
    assert_eq!(next["at"], "2027-09-15T13:00", "the plan goes on until then: {next}");
    let decisions: Vec<&Value> = shown["followUps"].as_array().unwrap().iter().map(|one| &one["decision"]).collect();
    assert_eq!(decisions, ["ändra", "fortsätt"], "both follow-ups stand there");
    assert_eq!(maria.export()["versions"].as_array().unwrap().len(), 2, "going on makes no new version");
}

fn she_takes_back_her_yes(maria: &Story, paper: &Paper) {
    let before = handed_out(maria);
    let acts = maria.history().len();
    maria.case("withdraw", &["--reason", "Jag klarar mig själv nu."]).ok();
    assert_eq!(maria.at("/state"), "closed", "it is over");
    for sheet in [vec!["--copy", "--for", "p4"], vec!["--sheet", "extract", "--for", "u-ht"]] {
        maria.try_print(&sheet).refused(3);
    }
    maria.case("summon", &[]).refused(3);
    maria.try_set("/plan/goals/g1/need", "ändrat").refused(3);
    assert_eq!(handed_out(maria), before, "nothing more is handed out");
    assert!(maria.history().len() > acts, "the history is kept, and knows of it");
    assert!(maria.print(&["--version", "1"]).bytes == paper.bytes, "and every version can be read");
    let ending = maria.at("/endings/0");
    let informed = ending["informed"].as_array().unwrap();
    for party in ["p2", "p4", "p5", "p8", "u-ort"] {
        assert!(informed.iter().any(|one| one["party"] == party), "{party} has to be told: {ending}");
    }
    assert!(has(&maria.todo(), "inform"), "that is what is left to do");
    for one in informed {
        let path = format!("/endings/{}/informed/{}", ending["id"].as_str().unwrap(), one["id"].as_str().unwrap());
        maria.set(&path, json!({ "at": "2027-10-01T09:00", "how": "per telefon" }));
    }
    assert!(!has(&maria.todo(), "inform"), "and then nothing is");
}

/// On another computer of the same unit, from Maria's file: all of it is told, and nothing opens.
fn a_colleague_can_read_all_of_it(maria: &Story) {
    let file = maria.export();
    let device = Device::new("Anders Wik");
    device.init(&Scenario::load("1").case["units"][0]);
    let id = device.import(&file);
    let shown = device.json(["case", "show", &id]);
    assert_eq!(shown["state"], "closed", "a withdrawal is never forgotten on the way");
    for (list, count) in [("versions", 2), ("followUps", 2), ("endings", 1)] {
        assert_eq!(shown[list].as_array().unwrap().len(), count, "{list}: {}", shown[list]);
    }
    device.siphemma(["case", "establish", &id]).refused(3);
    device.siphemma(["case", "summon", &id]).refused(3);
}

fn has(todo: &[Value], what: &str) -> bool {
    todo.iter().any(|row| row["what"] == what)
}

/// How many exemplars of the plan have left.
fn handed_out(maria: &Story) -> usize {
    let plan = ["original", "kopia", "utdrag"];
    maria.ledger().iter().filter(|row| plan.iter().any(|exemplar| row["exemplar"] == *exemplar)).count()
}
