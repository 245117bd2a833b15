//! Every sheet can be kept (PDF/A-3a) and read aloud (PDF/UA-1): veraPDF says so, and the tags are
//! the right ones.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

mod support;

use sip_model::Case;
use sip_model::plan::Insats;
use sip_print::{Change, ChangeRow, ChangesSheet, Exemplar, InformationSheet, Setting};
use support::{PLAN_ID, Printed, consent_sheet, original, scenario, summons_sheet};

fn with_insatser(count: usize) -> Case {
    let mut case = scenario(1);
    let sample = case.plan.goals[0].insatser[0].clone();
    let insats = |at: usize| Insats {
        id: format!("i{at}").into(),
        text: Some(format!("Insats nummer {at}.")),
        ..sample.clone()
    };
    case.plan.goals[0].insatser = (1..=count).map(insats).collect();
    case
}

#[test]
fn a_plan_of_any_length() {
    for count in [1, 12, 60] {
        let case = with_insatser(count);
        assert_eq!(Printed::of(&case, original(&case)).complaints(), "", "{count} insatser");
    }
    assert_eq!(Printed::of(&Case::default(), Exemplar::Draft).complaints(), "", "an empty one");
}

#[test]
fn every_other_sheet() {
    let case = scenario(1);
    let extract = Exemplar::Extract { whose: "Försäkringskassan".to_owned(), left_out: Some(2) };
    assert_eq!(Printed::of(&case, extract).complaints(), "", "extract");
    assert_eq!(Printed::summons(&summons_sheet(&case)).complaints(), "", "summons");
    assert_eq!(Printed::consent(&consent_sheet(&case)).complaints(), "", "consent");
    assert_eq!(Printed::consent(&consent_sheet(&Case::default())).complaints(), "", "the form for it");
    let made_on = "2026-10-09".parse().unwrap();
    let information =
        InformationSheet { unit: "Norrby vårdcentral", contact: None, made_on, setting: Setting::default() };
    assert_eq!(Printed::information(&information).complaints(), "", "information");
    let change = Change::Field { about: "Telefon".to_owned(), before: None, after: Some("070".to_owned()) };
    let rows = vec![ChangeRow { change, by: None, unit: None, at: None, also: Vec::new() }; 30];
    let changes = ChangesSheet {
        case: &case,
        plan_id: PLAN_ID,
        version: 1,
        words: &[],
        rows: &rows,
        made_on,
        setting: Setting::default(),
    };
    assert_eq!(Printed::changes(&changes).complaints(), "", "changes over two pages");
}

#[test]
fn headings_and_tables_are_told_as_such() {
    let told = Printed::of(&scenario(1), original(&scenario(1))).structure();
    let after =
        |tag: &str| told.split(tag).nth(1).unwrap_or_default().lines().nth(1).unwrap_or_default().trim().to_owned();
    assert_eq!(after("H1 (block)"), "\"Ingrid Bergvall\"", "whose plan it is, first of all");
    assert!(
        told.contains("\"Mål 1 ”Jag vill kunna gå ut till växthuset själv igen.”\""),
        "number and words, one heading"
    );
    for head in ["Det här ska göras", "Vem ansvarar", "När och beslut"] {
        assert!(told.lines().any(|line| line.trim() == format!("\"{head}\"")), "{head} heads a column: {told}");
    }
    assert!(told.contains("/Scope /Column") || told.matches("TH").count() >= 6, "heads of columns are heads");
    assert!(!told.contains("fortsättning"), "a heading that is repeated because a page ended is no part of the text");
    assert!(!told.contains("Sida 1"), "nor is the foot");
}

#[test]
fn a_row_over_two_pages_is_one_row() {
    let mut case = with_insatser(1);
    case.plan.goals[0].insatser[0].text = Some("Träning hemma. ".repeat(600));
    let printed = Printed::of(&case, original(&case));
    assert!(printed.pages().len() > 4, "it goes on over pages");
    let told = printed.structure();
    let words: usize = told.split("TD (").map(|cell| cell.matches("Träning hemma.").count()).max().unwrap();
    assert_eq!(words, 600, "all of it in one cell, whatever the page");
    assert_eq!(printed.complaints(), "");
}
