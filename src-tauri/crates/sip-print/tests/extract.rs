//! An extract: what its reader may read, and nothing that tells who else is involved (ruling 3).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

mod support;

use sip_model::Case;
use sip_model::item::standing;
use sip_model::plan::WorseContact;
use sip_print::Exemplar;
use support::{Printed, scenario};

fn extract(left_out: Option<u32>) -> Exemplar {
    Exemplar::Extract { whose: "Försäkringskassan".to_owned(), left_out }
}

/// The case as the caller hands it in for Försäkringskassan: one goal that it may read, one of its
/// own insatser under a goal that it may not read, and the samordnare.
fn filtered() -> Case {
    let mut case = scenario(2);
    let own = case.plan.goals.iter().flat_map(|goal| &goal.insatser);
    let own = own.filter(|insats| insats.responsible.unit_id.as_ref().is_some_and(|unit| unit.as_str() == "u-fk"));
    let own: Vec<_> = own.cloned().collect();
    assert!(!own.is_empty(), "Försäkringskassan does something");
    case.plan.goals.truncate(2);
    case.plan.goals[0].insatser.truncate(1);
    let closed = &mut case.plan.goals[1];
    (closed.in_persons_words, closed.need, closed.short_term) = (None, None, Some("  ".to_owned()));
    (closed.long_term, closed.measure_by) = (None, None);
    closed.insatser = own;
    case.plan.dissent.clear();
    case.plan.if_it_gets_worse = None;
    (case.meeting.situation, case.meeting.what_works, case.preparation.important_to_me) = (None, None, None);
    case.consent = Default::default();
    case.units.retain(|unit| unit.id.as_str() == "u-fk" || unit.id.as_str() == "u-vux");
    case
}

#[test]
fn every_page_says_that_it_is_an_extract_and_whose() {
    let printed = Printed::of(&filtered(), extract(None));
    assert!(printed.is_sound(), "{}", printed.check());
    for page in printed.pages() {
        assert!(page.contains("UTDRAG till Försäkringskassan"), "{page}");
        assert!(page.contains("Planens ord: björk kaffe nyckel våg"), "the words are the plan's own (ruling 14)");
        assert!(!page.contains("ORIGINAL") && !page.contains("KOPIA"), "{page}");
    }
    let words = printed.words();
    assert!(words.contains("Det här är ett utdrag ur planen, till Försäkringskassan."), "{words}");
}

#[test]
fn how_much_is_left_out_is_said_when_the_person_wants_it() {
    let words = |left_out| Printed::of(&filtered(), extract(left_out)).words();
    assert!(words(Some(2)).contains("2 avsnitt är utelämnade. Jonas har valt vad du får läsa."), "several");
    assert!(words(Some(1)).contains("1 avsnitt är utelämnat. Jonas har valt vad du får läsa."), "one");
    for nothing in [None, Some(0)] {
        let words = words(nothing);
        assert!(!words.contains("utelämna") && !words.contains("har valt"), "{nothing:?}: {words}");
    }
}

#[test]
fn nothing_tells_who_else_is_involved() {
    let mut case = filtered();
    // Fields that name people outside an insats, each with somebody whom the reader must not know of.
    case.plan.overall_responsible = Some("p5".into());
    case.follow_up.convener = Some("p7".into());
    case.plan.if_it_gets_worse_contacts = vec![
        WorseContact { who: Some("p5".into()), call: Some("0980-319220".to_owned()), ..WorseContact::default() },
        WorseContact {
            when: Some("Fara för liv".to_owned()), call: Some("112".to_owned()), ..WorseContact::default()
        },
    ];
    case.plan.no_measures_by_others = Some(true);
    let printed = Printed::of(&case, extract(Some(3)));
    let (words, unpacked) = (printed.words(), printed.unpacked());
    let known = ["p1", "p3"];
    for who in standing(&case.meeting.participants).filter(|who| !known.contains(&who.id.as_str())) {
        let insats = case.insatser().any(|(_, insats)| insats.responsible.participant_id.as_ref() == Some(&who.id));
        let name = who.name.as_deref().unwrap();
        assert!(insats || !words.contains(name), "{name} is told of:\n{words}");
        let phone = who.phone.as_deref().unwrap_or("no phone");
        assert!(!words.contains(phone) && !unpacked.contains(phone), "{phone} is there");
    }
    for never in [
        "Underskrift",
        "De som är med",
        "På mötet",
        "Helena",
        "Mats",
        "kopior",
        "Ingen annan gör något",
        "Inget samtycke",
    ] {
        assert!(!words.contains(never), "{never} is there:\n{words}");
    }
    assert!(words.contains("Ring 112") || words.contains("112"), "what names nobody stays");
}

#[test]
fn coordinator_follow_up_and_responsibility_stay() {
    let words = Printed::of(&filtered(), extract(None)).words();
    for sentence in ["Daniel Persson är samordnare", "070-1740622", "Ekeby kommun har huvudansvar", "Vi träffas igen"]
    {
        assert!(words.contains(sentence), "{sentence} is not there:\n{words}");
    }
}

#[test]
fn insatser_of_a_goal_that_may_not_be_read_stand_under_a_neutral_heading() {
    let case = filtered();
    let words = Printed::of(&case, extract(None)).words();
    let own = words.split("Det här gör ni").nth(1).expect("the neutral heading");
    let text = case.plan.goals[1].insatser[0].text.as_deref().unwrap();
    assert!(own.contains(text), "{text} is not under it:\n{own}");
    assert!(words.contains("Mål 1") && !words.contains("Mål 2"), "a goal that is not there has no number");
    assert!(
        !words.contains("egna ord än") && !words.contains("Det här gör andra"),
        "nor a word about itself:\n{words}"
    );
    let whole = Printed::of(&case, Exemplar::Unnamed).words();
    assert!(!whole.contains("Det här gör ni") && whole.contains("Mål 2"), "the whole plan has its goals as they are");
}

#[test]
fn a_name_that_was_filtered_away_is_not_an_empty_place() {
    let mut case = filtered();
    case.plan.goals[0].insatser[0].responsible.unit_id = Some("u-bos".into());
    case.plan.goals[0].insatser[0].responsible.participant_id = None;
    case.plan.goals[0].insatser[0].decision = Some(sip_model::plan::Decision::Decided);
    case.plan.goals[0].insatser[0].decided =
        Some(sip_model::plan::Decided { at: "2026-11-01".parse().ok(), by: Some("u-bos".to_owned()) });
    let words = Printed::of(&case, extract(None)).words();
    assert!(!words.contains("Ingen är utsedd") && !words.contains("u-bos"), "{words}");
    assert!(words.contains("Beslutad 1 november."), "the decision stays:\n{words}");
}

#[test]
fn a_goal_that_is_all_left_out_does_not_say_that_it_is_empty() {
    let mut case = filtered();
    case.plan.goals[0].insatser.clear();
    let words = Printed::of(&case, extract(None)).words();
    assert!(!words.contains("Inga insatser än"), "there may be some that the reader does not see:\n{words}");
}
