//! What must not stand on the paper, nor hide in the file.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

mod support;

use sip_model::item::{Item, Struck, Words};
use sip_model::person::ProtectedIdentity;
use support::{Printed, original, scenario};

#[test]
fn what_must_not_be_printed_is_nowhere_in_the_file() {
    const SECRET: &str = "HEMLIGTORD";
    let mut case = scenario(2);
    let secret = || Some(SECRET.to_owned());
    for words in [
        &mut case.preparation.questions_not_to_raise,
        &mut case.preparation.network.private,
        &mut case.preparation.network.professional,
        &mut case.meeting.round_off,
    ] {
        words.push(Words { text: secret(), ..Words::default() });
    }
    for exclusion in &mut case.consent.excludes {
        exclusion.text = secret();
    }
    for adaptation in &mut case.person.adaptations {
        adaptation.text = secret();
    }
    for child in &mut case.person.underage_children.children {
        (child.name, child.lives_with, child.needs_considered) = (secret(), secret(), secret());
    }
    let printed = Printed::of(&case, original(&case));
    assert!(!printed.words().contains(SECRET), "it would be read at the table");
    assert!(!printed.unpacked().contains(SECRET), "and nothing hides it in the file either");
    let untouched = Printed::of(&scenario(1), original(&scenario(1))).words();
    for words in [
        "Ekonomi och testamente",
        "testamente",
        "Osämjan",
        "28 september",
        "Skönt att se alla",
        "Hörapparat",
        "Grannen Stig",
    ] {
        assert!(!untouched.contains(words), "{words} is printed");
    }
}

#[test]
fn struck_items_are_not_printed() {
    let mut case = scenario(1);
    let struck = || Some(Struck { reason: "fel".to_owned(), ..Struck::default() });
    case.plan.goals[0].insatser[0].struck = struck();
    case.plan.goals[2].struck = struck();
    case.plan.dissent[0].positions[0].struck = struck();
    case.plan.if_it_gets_worse_contacts[1].struck = struck();
    case.meeting.participants[4].struck = struck();
    assert!(case.plan.goals[2].struck().is_some(), "struck, not gone");
    let printed = Printed::of(&case, original(&case)).words();
    for gone in [
        "Träning hemma med fysioterapeut",
        "slippa åka in akut för andningen.”",
        "tills nätterna fungerar",
        "Tryck på larmet",
        "070-1740612",
    ] {
        assert!(!printed.contains(gone), "{gone} was taken out of the plan");
    }
    assert!(printed.contains("Mål 2") && !printed.contains("Mål 3"), "goals are numbered as they stand");
}

#[test]
fn a_protected_person_cannot_be_found_by_the_paper() {
    let mut case = scenario(1);
    case.person.protected_identity = Some(ProtectedIdentity::Marked);
    let printed = Printed::of(&case, original(&case)).words();
    for place in
        ["19420310-9147", "Kvarnbacken", "0980-319204", "070-1740610", "Ingrids hem", "Region Exempel", "Ekeby kommun"]
    {
        assert!(!printed.contains(place), "{place} leads to the door");
    }
    assert!(printed.contains("Regionen har huvudansvar"), "item 4 still stands");
    assert!(printed.contains("070-1740611"), "professionals can be reached");
}
