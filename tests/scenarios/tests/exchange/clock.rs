//! Clocks that are wrong: shown as told. Order and equality follow from what was written.

use serde_json::Value;
use support::{Device, Post, Story};

use crate::shape::{computer, lasting, rounds};

const TEN_YEARS: i64 = 3653;
const FREQUENCY: &str = "/plan/goals/g1/insatser/i1/frequency";

/// The vårdcentral and the hemtjänst, whose computers have clocks that can be set.
fn two(case: &Value) -> Option<[Story; 2]> {
    let Some(device) = Device::new("Maria Sandell").with_a_clock() else {
        eprintln!("not played: no wrong clock can be made here (cc, or a system that loads a library first)");
        return None;
    };
    let maria = Story::begun_on(device, case);
    let amina = computer("Amina Yusuf", case, "u-ht").with_a_clock()?;
    amina.meets(maria.device());
    let amina = Story::shared_with(amina, maria.id());
    Some([maria, amina])
}

#[test]
fn who_is_ten_years_ahead_or_behind_is_heard_like_anybody() {
    let case = lasting("1");
    let post = Post::new();
    let Some([maria, amina]) = two(&case) else { return };
    rounds(&[&maria, &amina, &maria], &post, 1);
    for days in [TEN_YEARS, -TEN_YEARS] {
        amina.device().sets_clock(days);
        maria.set(FREQUENCY, format!("varannan dag ({days})"));
        amina.set(FREQUENCY, format!("en gång i månaden ({days})"));
        rounds(&[&amina, &maria, &amina], &post, 1);
        for one in [&maria, &amina] {
            let fields = one.contested();
            let [field] = &fields[..] else { panic!("{days}: one field is contested: {fields:?}") };
            let values = field["values"].as_array().unwrap();
            assert_eq!(values.len(), 2, "{days}: neither wins by the clock: {field}");
            let years: Vec<&str> = values.iter().filter_map(|value| Some(&value["at"].as_str()?[..4])).collect();
            assert_ne!(years[0], years[1], "{days}: each time as its computer told it: {field}");
        }
        amina.settle(FREQUENCY, "varje vecka");
        rounds(&[&amina, &maria, &amina], &post, 1);
        assert!(maria.contested().is_empty(), "{days}: what she settles is settled");
        assert_eq!(maria.at("/plan/goals/0/insatser/0/frequency"), "varje vecka", "{days}: on both sides");
        assert_eq!(maria.words(), amina.words(), "{days}: and equal");
    }
}

#[test]
fn a_consent_that_ran_out_by_a_wrong_clock_gives_nothing_and_harms_nothing() {
    let mut case = lasting("1");
    case["consent"]["validTo"] = "2030-12-31".into();
    let post = Post::new();
    let Some([maria, amina]) = two(&case) else { return };
    if maria.at("/consent_state") != "given" {
        eprintln!("not played: the consent of this story ran out on the last day of 2030");
        return;
    }
    rounds(&[&maria, &amina, &maria], &post, 1);
    maria.device().sets_clock(TEN_YEARS);
    maria.set("/meeting/situation", "Skrivet med fel klocka.");
    rounds(&[&maria, &amina], &post, 1);
    assert_ne!(amina.at("/meeting/situation"), "Skrivet med fel klocka.", "a consent that has run out gives nothing");
    assert_eq!(amina.at("/person/name"), "Ingrid Bergvall", "and takes nothing");

    maria.device().sets_clock(0);
    maria.set("/meeting/whatWorks", "Klockan går rätt igen.");
    maria.case("confirm", &[]).ok();
    rounds(&[&maria, &amina, &maria, &amina], &post, 1);
    assert_eq!(amina.at("/meeting/whatWorks"), "Klockan går rätt igen.", "with a yes said anew it is shared again");
    assert_eq!(amina.at("/meeting/situation"), "Skrivet med fel klocka.", "with what was written meanwhile");
    amina.set("/meeting/whatWorks", "Amina skriver igen.");
    rounds(&[&amina, &maria], &post, 1);
    assert_eq!(maria.at("/meeting/whatWorks"), "Amina skriver igen.", "and she writes along again");
}
