//! A yes that was taken back at a unit that only writes along.

use crate::town::{Computer, Post};

#[test]
fn a_new_yes_is_begun_by_the_unit_that_documents_it_and_both_ways_to_it_say_so() {
    let post = Post::new();
    let (mut maria, id) = Computer::with_plan();
    let mut amina = Computer::of("u-ht", "Amina Yusuf");
    maria.meets(&mut amina);
    maria.exchanges(&post);
    amina.exchanges(&post);
    amina.app.withdraw_consent(&id, "Jag vill inte mer.").unwrap();
    let why = [amina.app.renew_consent(&id), amina.app.confirm_consent(&id)].map(|one| one.unwrap_err().what);
    assert_eq!(why, ["not-documents"; 2], "it is not said that the yes stands, nor that a new one may be begun here");
    amina.exchanges(&post);
    maria.exchanges(&post);
    assert!(maria.app.confirm_consent(&id).is_err(), "the yes was taken back: there is none to say again");
    maria.app.renew_consent(&id).unwrap();
    maria.exchanges(&post);
    amina.exchanges(&post);
    let why = amina.app.renew_consent(&id).unwrap_err().what;
    assert_eq!(why, "not-documents", "and the co-writer begins none");
}
