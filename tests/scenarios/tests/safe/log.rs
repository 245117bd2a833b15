//! Who has done what: as a table, and as sentences that the person can read.

use crate::shape::{actions, home, rows};

#[test]
fn everything_that_was_done_with_a_plan_is_told() {
    let home = home();
    let (maria, plan) = (&home.maria, home.plan.as_str());
    maria.siphemma(["case", "show", plan]).ok();
    maria.siphemma(["case", "set", plan, "/meeting/situation", "\"Det går bättre.\""]).ok();
    let strike = ["case", "strike", plan, "/plan/goals/g1/insatser/i3", "--reason", "Behövs inte längre."];
    maria.siphemma(strike).ok();
    let pdf = maria.file("plan.pdf");
    maria.siphemma(["case", "establish", plan]).ok();
    maria.siphemma(["print", plan, "--draft", "-o", pdf.to_str().unwrap()]).ok();
    maria.siphemma(["print", plan, "--original", "-o", pdf.to_str().unwrap()]).ok();
    let json = maria.file("plan.json");
    maria.siphemma(["case", "export", plan, "-o", json.to_str().unwrap()]).ok();
    let told = rows(maria, Some(plan));
    let expected = ["import", "read", "set", "strike", "lock", "establish", "print", "print", "export"];
    assert_eq!(actions(&told), expected, "reading, writing, printing, exporting, in order");
    for row in &told {
        assert_eq!(row["user"], "Maria Sandell");
        assert_eq!(row["unit"], "Norrby vårdcentral");
        assert_eq!(row["case"], plan);
        assert!(row["at"].as_str().unwrap().len() == 19, "to the second: {row}");
        assert!(row["steady"].as_i64().unwrap() > 0, "and by a clock that nobody sets: {row}");
    }
    assert_eq!(told[3]["reason"], "Behövs inte längre.");
    let all = rows(maria, None);
    assert_eq!(actions(&all)[0], "init");
    assert!(actions(&all).iter().filter(|action| **action == "unlock").count() >= 9, "each coming in as well");
    maria.siphemma(["log", "--case", "SIP-0000-0000"]).refused(4);
}

#[test]
fn the_person_can_read_it() {
    let home = home();
    let (maria, plan) = (&home.maria, home.plan.as_str());
    maria.siphemma(["case", "show", plan]).ok();
    let strike = ["case", "strike", plan, "/plan/goals/g1/insatser/i3", "--reason", "Behövs inte längre."];
    maria.siphemma(strike).ok();
    let text = maria.siphemma(["log", "--case", plan]).ok().text();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 3, "{text}");
    assert!(lines[1].ends_with("Maria Sandell, Norrby vårdcentral, läste planen."), "{}", lines[1]);
    assert!(lines[2].ends_with("strök något i planen. Skäl: Behövs inte längre."), "{}", lines[2]);
    assert!(lines.iter().all(|line| line.contains(" kl.")), "a day and a time as people say them: {text}");
    assert!(!text.contains("/plan/") && !text.contains("steady"), "no words of the program: {text}");
}

#[test]
fn the_table_is_one_row_for_each_and_no_formula() {
    let home = home();
    let (maria, plan) = (&home.maria, home.plan.as_str());
    let strike = ["case", "strike", plan, "/plan/goals/g1/insatser/i3", "--reason", "=1+1, \"sa\" hon"];
    maria.siphemma(strike).ok();
    let csv = maria.siphemma(["log", "--case", plan, "--csv"]).ok().text();
    let lines: Vec<&str> = csv.split("\r\n").collect();
    assert!(lines[0].starts_with("nr,tid,") && lines[0].ends_with(",kedja"), "{}", lines[0]);
    assert_eq!(lines.len(), 4, "a head, two rows, and the end: {csv}");
    assert!(lines[2].contains("\"'=1+1, \"\"sa\"\" hon\""), "a spreadsheet must not reckon with it: {}", lines[2]);
}

#[test]
fn a_whole_log_says_so_and_where_it_ends() {
    let home = home();
    let maria = &home.maria;
    let verdict = maria.json(["log", "verify"]);
    assert_eq!((verdict["intact"].as_bool(), verdict["anchored"].as_bool()), (Some(true), Some(false)));
    assert_eq!(verdict["end"]["hash"].as_str().unwrap().len(), 64);
    assert_eq!(verdict["rows"], verdict["end"]["row"]);
    let text = maria.siphemma(["log", "verify"]).ok().text();
    assert!(text.contains("går inte att utesluta"), "without a keyring it says what it cannot know: {text}");
}

#[test]
fn exchange_is_told_as_the_disclosure_that_it_is() {
    let post = support::Post::new();
    let home = home();
    let (maria, plan) = (&home.maria, home.plan.as_str());
    let amina = support::Device::new("Amina Yusuf");
    let case = support::Scenario::load("1").case;
    amina.init(case["units"].as_array().unwrap().iter().find(|unit| unit["id"] == "u-ht").unwrap());
    amina.meets(maria);
    maria.exchange(&post);
    let told = rows(maria, Some(plan));
    let left: Vec<_> = told.iter().filter(|row| row["action"] == "left").collect();
    assert!(!left.is_empty(), "what left is in the log: {:?}", actions(&told));
    amina.exchange(&post);
    amina.siphemma(["case", "set", plan, "/meeting/situation", "\"Skrivet av Amina.\""]).ok();
    amina.exchange(&post);
    maria.exchange(&post);
    assert!(actions(&rows(maria, Some(plan))).contains(&"received"), "and what came");
    assert!(actions(&rows(maria, None)).contains(&"trust"), "and whom one began to trust");
}
