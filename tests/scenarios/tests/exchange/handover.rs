//! The case goes to another unit, which documents it from then on (ruling 22).

use serde_json::json;
use support::{Device, FAR, Post, Story};

use crate::shape::{gather, lasting, rounds, unit_beside};

#[test]
fn another_unit_documents_it_from_then_on() {
    let case = lasting("1");
    let post = Post::new();
    let maria = Story::begun_on(Device::new("Maria Sandell"), &case);
    let leila = unit_beside(&maria, "Leila Haddad", &case, "u-hsv");
    let amina = unit_beside(&maria, "Amina Yusuf", &case, "u-ht");
    let first = maria.answer("establish", &[]);
    gather(&[&maria, &leila, &amina, &maria], &post);
    let documents = || [&maria, &leila, &amina].map(|one| one.at("/documents") == true);
    assert_eq!(documents(), [true, false, false], "the vårdcentral documents it");
    leila.try_set("/consent/validTo", "2098-12-31").refused(3);
    leila.case("take-back", &["--reason", "Vi tar den."]).refused(3);
    leila.case("handover", &["--to", "u-hsv"]).refused(3);

    maria.case("handover", &["--to", "u-hsv", "--reason", "Hemsjukvården tar över."]).ok();
    maria.try_set("/meeting/situation", "På väg.").refused(3);
    rounds(&[&maria, &amina, &leila, &amina, &maria], &post, 1);
    assert_eq!(documents(), [false, true, false], "now the hemsjukvård does, and everybody knows it");
    let said = maria.try_set("/consent/validTo", "2097-12-31").refused(3).stderr;
    assert!(said.contains("en annan enhet som har hand om det"), "the former one writes no consent: {said}");
    for verb in ["confirm", "lock", "establish"] {
        maria.case(verb, &[]).refused(3);
    }
    assert_eq!(maria.at("/established/0/words"), first["words"], "what it had established stands");
    maria.set("/meeting/whatWorks", "Maria skriver med.");

    leila.set("/consent/validTo", "2098-12-31");
    leila.case("confirm", &[]).ok();
    leila.set("/meeting/situation", "Dokumenterat av hemsjukvården.");
    let second = leila.answer("establish", &[]);
    assert_ne!(second["words"], first["words"], "the next version is theirs");
    rounds(&[&leila, &maria, &amina, &leila], &post, 1);
    assert_eq!(leila.at("/meeting/whatWorks"), "Maria skriver med.", "it writes along, as the consent lets it");
    assert_eq!(amina.at("/consent/validTo"), "2098-12-31", "the consent is written there now");
    assert_eq!(amina.at("/meeting/situation"), "Dokumenterat av hemsjukvården.", "and the plan");
    let versions = amina.at("/established");
    let words: Vec<_> = versions.as_array().unwrap().iter().map(|version| version["words"].clone()).collect();
    assert!(words.contains(&first["words"]) && words.contains(&second["words"]), "both versions stand: {versions}");
    amina.set("/meeting/whatWorks", "Amina skriver vidare.");
    rounds(&[&amina, &leila], &post, 1);
    assert_eq!(leila.at("/meeting/whatWorks"), "Amina skriver vidare.", "co-writers go on as before");
    assert_eq!(leila.at("/consent/excludes"), json!([]), "what was the vårdcentral's own stayed there");

    leila.case("withdraw", &["--reason", "Nu räcker det."]).ok();
    rounds(&[&leila, &amina], &post, 1);
    assert_eq!(amina.at("/consent_state"), "withdrawn", "and it is the hemsjukvård that tells that it has ended");
}

#[test]
fn what_the_new_one_writes_waits_where_the_handover_is_not_known_yet() {
    let case = lasting("1");
    let (post, other) = (Post::new(), Post::new());
    let maria = Story::begun_on(Device::new("Maria Sandell"), &case);
    let leila = unit_beside(&maria, "Leila Haddad", &case, "u-hsv");
    let amina = unit_beside(&maria, "Amina Yusuf", &case, "u-ht");
    gather(&[&maria, &leila, &amina, &maria], &post);
    maria.case("handover", &["--to", "u-hsv"]).ok();
    rounds(&[&maria, &leila], &post, 1);
    leila.set("/consent/validTo", "2098-12-31");
    leila.exchange(&other);
    let round = amina.device().exchange(&other);
    assert_eq!(round.reasons(), ["notAllowed"], "as far as is known here, the vårdcentral documents it");
    assert_eq!(amina.at("/consent/validTo"), FAR, "nothing of it is taken in");
    amina.device().exchange(&post);
    amina.exchange(&other);
    assert_eq!(amina.at("/consent/validTo"), "2098-12-31", "once the handover has come, what waited comes in");
}
