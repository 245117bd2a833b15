//! Where a plan lies: nothing is said that is not known.

use sip_wire::share::{Reached, Where};

use crate::town::{Computer, Post};

#[test]
fn a_plan_that_somebody_may_have_and_nobody_has_is_not_alone() {
    let (mut maria, id) = Computer::with_plan();
    assert_eq!(maria.listed(&id).lies, Where::Alone, "no other computer, no card");
    let mut tora = Computer::of("u-vc", "Tora Lind");
    maria.meets(&mut tora);
    assert_eq!(maria.listed(&id).lies, Where::Alone, "a card that is no other unit's of the plan is nobody");
    let mut amina = Computer::of("u-ht", "Amina Yusuf");
    maria.meets(&mut amina);
    assert_eq!(maria.listed(&id).lies, Where::OnlyHere, "the hemtjänst may have it, and nothing was left yet");
    assert_eq!(maria.sharing(&id).lies, Where::OnlyHere, "on the screen of the plan as well");
    let count = maria.listed(&id).only_here;
    assert!(count > 0, "what lies only here is counted");
    let post = Post::new();
    maria.exchanges(&post);
    assert_eq!((maria.listed(&id).lies, maria.listed(&id).only_here), (Where::Handed, 0), "left, not confirmed");
}

#[test]
fn a_plan_that_nobody_may_have_is_counted_as_what_lies_only_here() {
    let post = Post::new();
    let (mut maria, id) = Computer::with_plan();
    let mut tora = Computer::of("u-vc", "Tora Lind");
    maria.meets(&mut tora);
    maria.exchanges(&post);
    let row = maria.listed(&id);
    assert_eq!(row.lies, Where::Alone, "a round has found nobody for it");
    assert!(row.only_here > 0, "it lies only here, and that is what is counted, for as long as it is so");
    assert_eq!(maria.app.handing().unwrap().only_here, row.only_here, "on the start screen too");
}

#[test]
fn after_a_withdrawal_it_is_not_said_that_nobody_had_it_nor_that_they_have_the_same() {
    let post = Post::new();
    let (mut maria, id) = Computer::with_plan();
    let mut amina = Computer::of("u-ht", "Amina Yusuf");
    maria.meets(&mut amina);
    maria.exchanges(&post);
    amina.exchanges(&post);
    maria.exchanges(&post);
    assert_eq!(maria.listed(&id).lies, Where::Same, "both have it");
    maria.app.withdraw_consent(&id, "Jag vill inte mer.").unwrap();
    assert_eq!(maria.listed(&id).lies, Where::WithdrawnUntold, "that the yes was taken back is not told yet");
    assert_eq!(maria.sharing(&id).lies, Where::WithdrawnUntold, "on the screen of the plan as well");
    maria.exchanges(&post);
    let row = maria.listed(&id);
    assert_eq!((row.lies, row.only_here), (Where::Withdrawn, 0), "it was handed over before, and its end was told");
    assert_eq!(maria.row(&id, "u-ht").reached, Reached::Nothing, "nothing more goes there");
    amina.exchanges(&post);
    assert_eq!(amina.listed(&id).lies, Where::Withdrawn, "nor does she say that both have the same");
    assert_eq!(amina.row(&id, "u-vc").reached, Reached::Handed, "nor that somebody has said yes to it");
    assert_ne!(amina.row(&id, "u-vc").reached, Reached::Same, "since nobody tells her anything more");
}

#[test]
fn what_never_left_before_the_yes_was_taken_back_lies_only_here() {
    let post = Post::new();
    let (mut maria, id) = Computer::with_plan();
    let mut amina = Computer::of("u-ht", "Amina Yusuf");
    maria.meets(&mut amina);
    maria.exchanges(&post);
    maria.set(&id, "/meeting/situation", "Skrivet innan Ingrid ångrade sig.");
    maria.app.withdraw_consent(&id, "").unwrap();
    maria.exchanges(&post);
    let row = maria.listed(&id);
    assert_eq!((row.lies, row.only_here), (Where::Changes, 2), "and it is not said to have been handed over");
}

#[test]
fn somebody_who_is_let_in_later_has_not_got_it() {
    let post = Post::new();
    let (mut maria, id) = Computer::with_plan();
    let mut amina = Computer::of("u-ht", "Amina Yusuf");
    maria.meets(&mut amina);
    maria.exchanges(&post);
    amina.exchanges(&post);
    maria.exchanges(&post);
    let mut eva = Computer::of("u-vc", "Eva Ljung");
    eva.joins(&mut maria, true);
    assert_eq!(maria.listed(&id).lies, Where::Handed, "the same on both, but not on the new computer");
    maria.exchanges(&post);
    eva.exchanges(&post);
    maria.exchanges(&post);
    amina.exchanges(&post);
    maria.exchanges(&post);
    assert_eq!(maria.listed(&id).lies, Where::Same, "now on all three");
}
