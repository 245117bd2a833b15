//! The sheet for the fridge, the sheet for the follow-up, and what every page can wear: a code, a
//! band, large letters, ink.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

mod support;

use sip_model::Case;
use sip_model::plan::Insats;
use sip_print::{
    Dot, FollowUpSheet, Fonts, FridgeSheet, PlanSheet, Setting, Signed, SignedHow, Square, Squares, follow_up, fridge,
    plan,
};
use sip_text::Text;
use support::{HASH, LAW, PLAN_ID, Printed, original, scenario};

fn with_insatser(count: usize) -> Case {
    let mut case = scenario(1);
    let samples = case.plan.goals[0].insatser.clone();
    let insats = |at: usize| Insats {
        id: format!("i{at}").into(),
        text: Some(format!("Insats nummer {at}, som har ganska många ord om vad som ska göras och hur.")),
        ..samples[at % samples.len()].clone()
    };
    case.plan.goals.truncate(1);
    case.plan.goals[0].insatser = (1..=count).map(insats).collect();
    case
}

fn words() -> Vec<String> {
    ["björk", "kaffe", "nyckel", "våg"].map(str::to_owned).to_vec()
}

fn square(page: usize, _: usize) -> Option<Square> {
    Some(Square { side: 49, dark: (0..49 * 49).map(|at| (at * (page + 2)).is_multiple_of(3)).collect() })
}

fn setting(large: bool) -> Setting<'static> {
    Setting { large, squares: Some(Squares(&square)), replaced_by: None }
}

fn on_fridge(case: &Case, setting: Setting<'_>) -> Printed {
    let words = words();
    let made_on = "2026-10-21".parse().ok();
    let sheet =
        FridgeSheet { case, plan_id: PLAN_ID, version: Some(1), hash: Some(HASH), words: &words, made_on, setting };
    Printed::file(&fridge(&sheet, &Fonts::embedded(), &Text::swedish()).unwrap())
}

fn followed_up(case: &Case, setting: Setting<'_>) -> Printed {
    let words = words();
    let made_on = "2027-01-20".parse().unwrap();
    let sheet =
        FollowUpSheet { case, plan_id: PLAN_ID, version: Some(1), hash: Some(HASH), words: &words, made_on, setting };
    Printed::file(&follow_up(&sheet, &Fonts::embedded(), &Text::swedish()).unwrap())
}

fn planned(case: &Case, signed: &[Signed], setting: Setting<'_>) -> Printed {
    let words = words();
    let sheet = PlanSheet {
        case,
        plan_id: PLAN_ID,
        version: Some(1),
        hash: Some(HASH),
        words: &words,
        exemplar: original(case),
        made_on: "2026-10-21".parse().ok(),
        law: LAW,
        signed,
        setting,
    };
    Printed::file(&plan(&sheet, &Fonts::embedded(), &Text::swedish()).unwrap())
}

#[test]
fn the_door_of_the_fridge_has_room_for_one_page_of_large_letters() {
    for count in [0, 1, 12, 60] {
        let printed = on_fridge(&with_insatser(count), setting(false));
        assert_eq!(printed.pages().len(), 1, "{count} insatser: one page");
        assert!(printed.sizes().iter().all(|size| *size >= 16), "{count} insatser: {:?}", printed.sizes());
        assert_eq!(printed.complaints(), "", "{count} insatser");
    }
    let printed = on_fridge(&scenario(1), setting(false));
    let told = printed.as_seen();
    for words in ["Ingrids plan", "Om det blir sämre", "070-1740611", "Det här gör jag", "Leila Haddad", "0980-319210"]
    {
        assert!(told.contains(words), "{words}: {told}");
    }
    assert!(told.contains("Vi träffas igen"), "and when: {told}");
    let crowded = on_fridge(&with_insatser(60), setting(false)).as_seen();
    assert!(crowded.contains("till i planen"), "what has no room is counted: {crowded}");
    for number in 1..=3 {
        assert_eq!(on_fridge(&scenario(number), setting(false)).pages().len(), 1, "scenario {number}");
    }
    assert_eq!(on_fridge(&Case::default(), setting(false)).complaints(), "", "an empty plan");
}

#[test]
fn a_follow_up_sheet_asks_about_every_insats() {
    for count in [1, 12, 60] {
        let printed = followed_up(&with_insatser(count), setting(false));
        let told = printed.words();
        for at in 1..=count {
            assert!(told.contains(&format!("Insats nummer {at},")), "{count} insatser: number {at}");
        }
        assert_eq!(told.matches("Pågår").count(), count, "a box for each");
        assert_eq!(printed.complaints(), "", "{count} insatser");
        assert!(printed.is_sound(), "{count} insatser");
    }
    let told = followed_up(&scenario(1), setting(false)).words();
    assert!(told.contains("växthuset") && told.contains("Så säger jag i dag"), "the person's words, then and now");
}

#[test]
fn a_plan_with_codes_on_every_page_can_be_kept_and_is_small() {
    for count in [1, 12, 60] {
        let case = with_insatser(count);
        let printed = planned(&case, &[], setting(false));
        assert_eq!(printed.complaints(), "", "{count} insatser");
        assert!(printed.is_sound(), "{count} insatser");
        let bytes = std::fs::metadata(printed.path()).unwrap().len();
        assert!(bytes < 100_000, "{count} insatser: {bytes} bytes");
        let pages = printed.pages().len();
        assert_eq!(printed.images(), pages, "a code on each of {pages} pages");
    }
}

#[test]
fn the_large_one_has_no_small_letter() {
    let case = scenario(1);
    for (what, printed) in [
        ("plan", planned(&case, &[], setting(true))),
        ("follow-up", followed_up(&case, setting(true))),
        ("fridge", on_fridge(&case, setting(true))),
    ] {
        assert!(printed.sizes().iter().all(|size| *size >= 14), "{what}: {:?}", printed.sizes());
        assert_eq!(printed.complaints(), "", "{what}");
    }
    let usual = planned(&case, &[], setting(false));
    assert!(usual.sizes().iter().any(|size| *size < 14), "the foot is small otherwise: {:?}", usual.sizes());
}

#[test]
fn a_version_that_no_longer_holds_says_so_on_every_page() {
    let old = Setting { replaced_by: Some(2), ..setting(false) };
    for page in planned(&scenario(1), &[], old).pages() {
        assert!(page.contains("ERSATT AV VERSION 2"), "{page}");
    }
}

#[test]
fn ink_is_drawn_and_words_stand_where_there_is_none() {
    let case = scenario(1);
    let wave = |y: f32| {
        (0..80).map(move |at| Dot { x: 20.0 + 6.0 * at as f32, y: y + 30.0 * (at as f32).sin(), pressure: 0.5 })
    };
    let signed = |id: &str, how, strokes, note: Option<&str>| Signed {
        participant: id.into(),
        how,
        at: "2026-10-21T14:17".parse().unwrap(),
        note: note.map(str::to_owned),
        identified: None,
        strokes,
        late: false,
    };
    let all = [
        signed("p1", SignedHow::Screen, vec![wave(90.0).collect()], None),
        signed("p2", SignedHow::Unable, Vec::new(), Some("Har ont i handen. Maria såg att hon nickade")),
        signed("p3", SignedHow::Declines, Vec::new(), None),
    ];
    let printed = planned(&case, &all, setting(false));
    let told = printed.as_seen();
    for words in ["På skärmen kl. 14.17", "Kan inte skriva under.", "Har ont i handen", "Vill inte skriva under."] {
        assert!(told.contains(words), "{words}: {told}");
    }
    assert_eq!(printed.complaints(), "");
    let without = planned(&case, &all[1..], setting(false));
    let size = |printed: &Printed| std::fs::metadata(printed.path()).unwrap().len();
    assert!(size(&printed) > size(&without), "there is ink where she wrote");
}

#[test]
fn the_new_sheets_tell_no_more_than_the_plan_does() {
    const SECRET: &str = "HEMLIGTORD";
    let mut case = scenario(1);
    case.person.protected_identity = Some(sip_model::person::ProtectedIdentity::Marked);
    for words in [&mut case.preparation.questions_not_to_raise, &mut case.meeting.round_off] {
        words.push(sip_model::item::Words { text: Some(SECRET.to_owned()), ..Default::default() });
    }
    for exclusion in &mut case.consent.excludes {
        exclusion.text = Some(SECRET.to_owned());
    }
    let struck = sip_model::item::Struck { reason: "fel".to_owned(), ..Default::default() };
    case.plan.goals[0].insatser[0].struck = Some(struck.clone());
    case.plan.if_it_gets_worse_contacts[1].struck = Some(struck);
    for (what, printed) in
        [("fridge", on_fridge(&case, setting(false))), ("follow-up", followed_up(&case, setting(false)))]
    {
        let told = printed.words();
        for place in ["19420310-9147", "Kvarnbacken", "0980-319204", "070-1740610", "Ingrids hem", "Ekeby kommun"] {
            assert!(!told.contains(place), "{what}: {place} leads to the door");
        }
        assert!(!told.contains("Träning hemma med fysioterapeut"), "{what}: what was struck is gone");
        assert!(!told.contains("Tryck på larmet"), "{what}: what was struck is gone");
        assert!(!printed.unpacked().contains(SECRET), "{what}: nowhere in the file");
    }
    let large = on_fridge(&case, setting(false)).words();
    assert!(large.contains("070-1740611"), "professionals can be reached: {large}");
}
