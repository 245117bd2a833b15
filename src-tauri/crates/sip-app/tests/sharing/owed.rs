//! What is owed is counted per device (ruling 12): a colleague's computer that has fetched says
//! nothing of the one beside it.

use sip_wire::share::{Reached, Where};

use crate::town::{Computer, Post};

#[test]
fn one_of_two_office_computers_that_has_fetched_is_not_both() {
    let post = Post::new();
    let (mut maria, id) = Computer::with_plan();
    let mut amina = Computer::of("u-ht", "Amina Yusuf");
    let mut rut = Computer::of("u-ht", "Rut Ek");
    rut.joins(&mut amina, true);
    maria.meets(&mut amina);
    maria.exchanges(&post);
    amina.exchanges(&post);
    let report = maria.exchanges(&post);
    assert_eq!(maria.listed(&id).lies, Where::Handed, "one of the two has not told that it has it");
    let owed: Vec<u32> = report.units.iter().filter(|unit| unit.unit == "Hemtjänst Norrby").map(|u| u.owed).collect();
    assert_eq!(owed, [1], "one plan is still owed to that unit, though it lies there for both");
    let row = maria.row(&id, "u-ht");
    assert_eq!(row.reached, Reached::Received, "it has come to the unit, which is not to be the same");
    assert_eq!(row.words, maria.sharing(&id).words, "the words of the one that answered can be compared");

    rut.exchanges(&post);
    let report = maria.exchanges(&post);
    assert_eq!(maria.listed(&id).lies, Where::Same, "both have told it now");
    assert_eq!(maria.row(&id, "u-ht").reached, Reached::Same, "and so the unit has");
    assert!(report.units.iter().all(|unit| unit.owed == 0), "nothing is owed: {:?}", report.units);
}

#[test]
fn a_laptop_of_the_own_unit_counts_beside_the_office() {
    let post = Post::new();
    let (mut maria, id) = Computer::with_plan();
    let (mut eva, mut anders) = (Computer::of("u-vc", "Eva Ljung"), Computer::of("u-vc", "Anders Wik"));
    eva.joins(&mut maria, true);
    let laptop = anders.joins(&mut maria, false);
    maria.app.check_out(&id, &laptop).unwrap();
    maria.exchanges(&post);
    eva.exchanges(&post);
    maria.exchanges(&post);
    assert_eq!(maria.listed(&id).lies, Where::Handed, "the office has it, the laptop has not told");
    assert_eq!(maria.row(&id, "u-vc").reached, Reached::Received, "its row is about both computers");
    anders.exchanges(&post);
    maria.exchanges(&post);
    assert_eq!(maria.listed(&id).lies, Where::Same, "now all of them have told");
    maria.set(&id, "/meeting/situation", "Ingrid har sovit gott.");
    let row = maria.listed(&id);
    assert_eq!((row.lies, row.only_here), (Where::Changes, 1), "what is written now lies only here");
    maria.exchanges(&post);
    eva.exchanges(&post);
    maria.exchanges(&post);
    assert_eq!(maria.listed(&id).lies, Where::Handed, "left for two, confirmed by one");
}
