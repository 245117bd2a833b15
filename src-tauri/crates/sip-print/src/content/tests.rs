//! The law of the pages, checked on where the layout puts things, and the sentences.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use sip_model::Case;
use sip_model::id::{GoalId, InsatsId, ParticipantId};
use sip_model::meeting::Participant;
use sip_model::plan::{Decision, Goal, Insats, Responsible, ResponsibleAuthority};
use sip_text::Text;

use super::desk::PlanDesk;
use super::identity;
use crate::font::Fonts;
use crate::layout::{Area, Mark, Page, What};
use crate::sheet::{Exemplar, PlanSheet};

/// A case whose goals have insatser of these lengths, in letters.
fn case(goals: &[Vec<usize>], signers: usize) -> Case {
    let mut case = Case::default();
    case.person.name = Some("Ingrid Bergvall".to_owned());
    let insats = |(at, length): (usize, &usize)| Insats {
        id: InsatsId(format!("i{at}")),
        text: Some("Träning hemma ".chars().cycle().take(*length).collect()),
        responsible: Responsible { authority: Some(ResponsibleAuthority::Region), ..Responsible::default() },
        decision: [Decision::Committed, Decision::AssessmentRequired, Decision::Decided].get(at % 3).copied(),
        ..Insats::default()
    };
    case.plan.goals = goals
        .iter()
        .enumerate()
        .map(|(at, rows)| Goal {
            id: GoalId(format!("g{at}")),
            in_persons_words: Some("Jag vill kunna gå ut till växthuset själv igen.".to_owned()),
            need: Some("Träna upp styrka.".to_owned()),
            insatser: rows.iter().enumerate().map(insats).collect(),
            ..Goal::default()
        })
        .collect();
    let signer = |at| Participant {
        id: ParticipantId(format!("p{at}")),
        name: Some(format!("Deltagare {at}")),
        ..Participant::default()
    };
    case.meeting.participants = (0..signers).map(signer).collect();
    case
}

fn pages(case: &Case, fonts: &Fonts) -> (Vec<Page>, Area) {
    let sheet = PlanSheet {
        case,
        plan_id: "SIP-1",
        version: Some(1),
        hash: None,
        words: &[],
        exemplar: Exemplar::Unnamed,
        made_on: None,
        law: "HSL",
        signed: &[],
        setting: crate::sheet::Setting::default(),
    };
    let text = Text::swedish();
    let area = identity::furniture(&PlanDesk::new(&sheet, fonts, &text)).area();
    (super::plan(&sheet, fonts, &text), area)
}

/// The pages on which each part of the plan stands, with its height there.
fn places(pages: &[Page]) -> BTreeMap<String, Vec<(usize, f32)>> {
    let mut places: BTreeMap<String, Vec<(usize, f32)>> = BTreeMap::new();
    for (at, page) in pages.iter().enumerate() {
        for piece in &page.pieces {
            places.entry(format!("{:?}", piece.what)).or_default().push((at, piece.bottom - piece.top));
        }
    }
    places
}

fn rows(pages: &[Page], wanted: impl Fn(What) -> bool) -> Vec<(usize, What)> {
    let all = pages.iter().enumerate().flat_map(|(at, page)| page.pieces.iter().map(move |piece| (at, piece.what)));
    all.filter(|(_, what)| wanted(*what)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    /// A row, a signature and a goal with its first row stand whole, unless taller than a page.
    #[test]
    fn nothing_that_fits_on_a_page_is_parted(
        goals in prop::collection::vec(prop::collection::vec(prop_oneof![1_usize..400, 400_usize..4_000], 0..9), 0..6),
        signers in 0_usize..30,
    ) {
        let (pages, area) = pages(&case(&goals, signers), &Fonts::embedded());
        let places = places(&pages);
        // A page less the repeated goal and column heads, or, for a first row, less its own heading.
        let room = |what: &str| area.bottom - area.top - if what.contains("row: 0") { 150.0 } else { 60.0 };
        for (what, pieces) in &places {
            let row = ["Insats", "Signature", "Goal", "Task"].iter().any(|kind| what.starts_with(kind));
            let tall: f32 = pieces.iter().map(|(_, height)| height).sum();
            prop_assert!(!row || pieces.len() == 1 || tall > room(what), "{what} is parted though it is only {tall} points tall");
        }
        for goal in 0..goals.len() {
            let head = &places[&format!("{:?}", What::Goal { goal })];
            if let Some(first) = places.get(&format!("{:?}", What::Insats { goal, row: 0 })) {
                prop_assert_eq!(head[0].0, first[0].0, "goal {} stands on another page than its first row", goal);
            }
        }
    }

    /// Nothing leaves its place, lies on something else, or stands without its heading.
    #[test]
    fn pages_hold_what_is_on_them(
        goals in prop::collection::vec(prop::collection::vec(1_usize..1_500, 0..12), 1..5),
        signers in 0_usize..20,
    ) {
        let (pages, area) = pages(&case(&goals, signers), &Fonts::embedded());
        for page in &pages {
            let mut y = area.top - 0.1;
            for piece in &page.pieces {
                prop_assert!(piece.top >= y - 0.1, "{:?} lies on what is above it", piece.what);
                prop_assert!(piece.bottom <= area.bottom + 0.1, "{:?} runs into the foot of the page", piece.what);
                y = piece.bottom;
            }
            if let Some(first) = page.pieces.first() {
                let continues = matches!(first.what, What::Insats { .. } | What::Signature { .. } | What::Task { .. });
                prop_assert!(!continues, "{:?} heads a page without its repeated heading", first.what);
            }
        }
        let drawn = rows(&pages, |what| matches!(what, What::Insats { .. })).into_iter().map(|(_, what)| format!("{what:?}"));
        let wanted: usize = goals.iter().map(Vec::len).sum();
        prop_assert_eq!(drawn.collect::<BTreeSet<_>>().len(), wanted, "every insats is on paper");
    }
}

#[test]
fn a_row_taller_than_a_page_goes_on_and_loses_nothing() {
    let fonts = Fonts::embedded();
    let (pages, area) = pages(&case(&[vec![10_000]], 1), &fonts);
    let row: Vec<usize> = places(&pages)["Insats { goal: 0, row: 0 }"].iter().map(|(page, _)| *page).collect();
    assert!(row.len() > 3 && row.windows(2).all(|pair| pair[1] == pair[0] + 1), "one part a page: {row:?}");
    let words: String = pages
        .iter()
        .flat_map(|page| &page.pieces)
        .filter(|piece| piece.what == What::Insats { goal: 0, row: 0 })
        .flat_map(|piece| &piece.marks)
        .filter_map(|mark| match mark {
            Mark::Words { text, x, y, .. } => {
                assert!(*y < area.bottom, "no line runs off the page");
                // The first column alone; who and when stand beside it.
                Some(text.as_str()).filter(|_| *x < 200.0)
            }
            Mark::Outline { .. } | Mark::Square { .. } | Mark::Begins(_) => None,
        })
        .collect();
    let written: String = "Träning hemma ".chars().cycle().take(10_000).collect();
    assert!(words.starts_with(written.trim_end()), "every letter is on paper, in order");
    let continued = pages.iter().skip(2).take(2).all(|page| page.pieces[0].what == What::Repeated);
    assert!(continued, "each page says which goal it is about");
}

#[test]
fn the_telephone_numbers_stay_on_page_one() {
    let mut case = case(&[vec![40]], 3);
    case.plan.if_it_gets_worse = Some("Ring 112.".to_owned());
    let fonts = Fonts::embedded();
    for length in [10, 400, 1_200, 10_000] {
        let words: String = "Hon går korta sträckor. ".chars().cycle().take(length).collect();
        case.meeting.situation = Some(words.clone());
        case.preparation.important_to_me = Some(words);
        let (pages, _) = pages(&case, &fonts);
        let first = |wanted: What| pages[0].pieces.iter().any(|piece| piece.what == wanted);
        assert!(first(What::Worse) && first(What::Contacts), "with {length} letters the numbers left page 1");
    }
}

#[test]
fn every_sentence_is_there_and_none_is_left_over() {
    let mut used = BTreeSet::new();
    let mut folders = vec![std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    for file in files {
        let source = std::fs::read_to_string(&file).unwrap();
        used.extend(
            source.split('"').filter(|word| word.starts_with("print-") && !word.contains(' ')).map(str::to_owned),
        );
    }
    let text = Text::swedish();
    let missing: Vec<_> = used.iter().filter(|key| !text.has(key) && *key != "print-").collect();
    assert!(missing.is_empty(), "these would be printed as keys: {missing:?}");
    let strings = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/strings/sv/print.ftl"));
    let unused: Vec<_> = strings
        .lines()
        .filter_map(|line| line.split_once(" = "))
        .map(|(key, _)| key)
        .filter(|key| !used.contains(*key))
        .collect();
    assert!(unused.is_empty(), "nobody says these: {unused:?}");
}
