//! Those who come later: a new computer of the unit, and a unit that is added to the plan.

use serde_json::json;
use support::{Device, Post, Story};

use crate::shape::{everything_said, insats, lasting, office_of, order, rounds, unit_beside};

const WORDS: &str = "Fallriskbedömning och genomgång av belysning hemma";
const FALLS: &str = "/plan/goals/g2/insatser/i9";

#[test]
fn a_new_office_computer_catches_up() {
    let case = lasting("1");
    let post = Post::new();
    let maria = Story::begun_on(Device::new("Maria Sandell"), &case);
    let amina = unit_beside(&maria, "Amina Yusuf", &case, "u-ht");
    maria.set(&format!("{FALLS}/notFor"), json!(["u-ht"]));
    rounds(&[&maria, &amina], &post, 1);
    maria.set("/plan/goals/g1/insatser/i1/frequency", "varje dag");
    amina.set("/plan/goals/g1/insatser/i1/frequency", "varje vecka");
    rounds(&[&amina, &maria], &post, 1);
    maria.settle("/plan/goals/g1/insatser/i1/frequency", "varje dag");
    let version = maria.answer("establish", &[]);
    rounds(&[&maria, &amina, &maria], &post, 1);

    let eva = office_of(&maria, "Eva Ljung", &case);
    rounds(&[&maria, &eva, &maria, &amina], &post, 1);
    let seen = eva.show();
    assert_eq!(seen["preparation"], maria.at("/preparation"), "she has all of it, also the unit's own");
    assert_eq!(seen["consent"], maria.at("/consent"), "and what the person does not want to bring up");
    assert_eq!(order(&seen, "g2"), ["i6", "i7", "i8", "i9"], "what is narrowed from others is not from her");
    assert_eq!(seen["established"][0]["words"], version["words"], "and what was established");
    assert_eq!(eva.words(), maria.words(), "as it is now");
    assert!(eva.contested().is_empty(), "what was settled is not asked again");
    eva.set("/meeting/whatWorks", "Skrivet av Eva.");
    rounds(&[&eva, &amina, &maria], &post, 1);
    assert_eq!(amina.at("/meeting/whatWorks"), "Skrivet av Eva.", "and she writes like anybody of the unit");
    assert_eq!(maria.at("/meeting/whatWorks"), "Skrivet av Eva.", "to her colleague too");
}

#[test]
fn a_unit_that_is_added_gets_what_it_may_read_and_no_history_of_the_rest() {
    let case = lasting("1");
    let post = Post::new();
    let maria = Story::begun_on(Device::new("Maria Sandell"), &case);
    let amina = unit_beside(&maria, "Amina Yusuf", &case, "u-ht");
    rounds(&[&maria, &amina, &maria], &post, 1);
    maria.set("/plan/goals/g2/need", "Ingrid dricker för mycket på kvällarna.");
    rounds(&[&maria, &amina], &post, 1);
    maria.set("/plan/goals/g2/need", "Trygghet på kvällarna.");
    maria.set(&format!("{FALLS}/notFor"), json!(["u-bi"]));
    rounds(&[&maria, &amina, &maria], &post, 1);
    assert!(insats(&amina.show(), "i9").is_some(), "the hemtjänst reads it");

    let johan = unit_beside(&maria, "Johan Lindqvist", &case, "u-bi");
    amina.set("/meeting/whatWorks", "Skrivet innan Amina visste att Johan är med.");
    let left = post.left_by(|| {
        for story in [&maria, &amina, &johan, &maria, &amina, &johan] {
            story.device().exchange(&post);
        }
    });
    let seen = johan.show();
    assert_eq!(order(&seen, "g2"), ["i6", "i7", "i8"], "he has the plan but for what is kept from him");
    assert_eq!(seen["plan"]["goals"][1]["need"], "Trygghet på kvällarna.", "as it is now");
    let said = everything_said(&johan);
    let opened = johan.device().opens(&left);
    assert!(opened.len() >= 2, "packets of both units for him");
    assert!(opened.iter().any(|packet| packet.text.contains("Trygghet på kvällarna.")), "where words can be read");
    for secret in [WORDS, "dricker för mycket"] {
        assert!(!said.contains(secret), "nothing that the program says tells of {secret:?}");
        let told = opened.iter().any(|packet| packet.text.contains(secret));
        assert!(!told, "nor does what lies in his mailbox, in any history: {secret:?}");
    }
    // The plan was begun anew for him; what Amina wrote in the former one is a proposal (ruling 10).
    let works = "/meeting/whatWorks";
    let fields = maria.contested();
    let late = fields.iter().find(|field| field["path"] == works && field["kind"] == "late");
    let late = late.unwrap_or_else(|| panic!("what she wrote meanwhile is not lost: {fields:?}")).to_string();
    assert!(late.contains("Skrivet innan Amina visste") && late.contains("Amina Yusuf"), "it is hers: {late}");
    maria.settle(works, "Skrivet innan Amina visste att Johan är med.");
    rounds(&[&maria, &amina, &johan, &maria], &post, 1);
    for one in [&maria, &amina, &johan] {
        let who = one.device().name();
        assert_eq!(one.at(works), "Skrivet innan Amina visste att Johan är med.", "{who}: once it was taken");
        assert!(one.contested().is_empty(), "{who}: nothing is asked: {:?}", one.contested());
    }
    assert!(insats(&amina.show(), "i9").is_some() && insats(&maria.show(), "i9").is_some(), "the others still have it");
    johan.set("/meeting/situation", "Johan skriver med.");
    rounds(&[&johan, &maria, &amina], &post, 1);
    assert_eq!(amina.at("/meeting/situation"), "Johan skriver med.", "and he writes along");
}
