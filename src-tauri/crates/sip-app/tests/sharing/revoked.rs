//! A laptop that its unit has revoked, and that does not know it yet.

use sip_wire::share::Reached;

use crate::town::{Computer, Post, reasons};

const WORDS: &str = "Skrivet på den borttappade datorn.";
const WORKS: &str = "/meeting/whatWorks";

#[test]
fn a_revoked_laptop_is_told_so_and_keeps_what_it_wrote() {
    let post = Post::new();
    let (mut maria, id) = Computer::with_plan();
    let (mut eva, mut anders) = (Computer::of("u-vc", "Eva Ljung"), Computer::of("u-vc", "Anders Wik"));
    eva.joins(&mut maria, true);
    let laptop = anders.joins(&mut maria, false);
    maria.app.check_out(&id, &laptop).unwrap();
    maria.exchanges(&post);
    anders.exchanges(&post);
    eva.exchanges(&post);
    maria.app.revoke_device(&laptop).unwrap();
    maria.set(&id, "/meeting/situation", "Skrivet efter spärren.");
    maria.exchanges(&post);
    anders.set(&id, WORKS, WORDS);

    let told = anders.tries(&post).unwrap_err();
    assert_eq!(told.what, "device-revoked", "he learns it when he next meets the others");
    assert_eq!(anders.at(&id, WORKS), WORDS, "what he wrote is there, and can be exported");
    assert_ne!(anders.at(&id, "/meeting/situation"), "Skrivet efter spärren.", "nothing new came with it");
    assert_eq!(anders.tries(&post).unwrap_err().what, "device-revoked", "and it is said again the next time");
    let report = maria.exchanges(&post);
    assert!(reasons(&report).is_empty(), "he left nothing: {:?}", report.set_aside);
    eva.exchanges(&post);
    maria.exchanges(&post);
    assert_eq!(maria.row(&id, "u-vc").reached, Reached::Same, "the lost laptop is not waited for");
}

#[test]
fn any_office_computer_tells_it_and_who_was_not_revoked_goes_on() {
    let post = Post::new();
    let (mut maria, id) = Computer::with_plan();
    let mut eva = Computer::of("u-vc", "Eva Ljung");
    eva.joins(&mut maria, true);
    let mut johan = Computer::of("u-vc", "Johan Lindqvist");
    let mut anders = Computer::of("u-vc", "Anders Wik");
    let lost = johan.joins(&mut maria, false);
    let laptop = anders.joins(&mut maria, false);
    maria.app.check_out(&id, &laptop).unwrap();
    maria.exchanges(&post);
    anders.exchanges(&post);
    eva.exchanges(&post);
    maria.app.revoke_device(&lost).unwrap();
    maria.exchanges(&post);
    anders.set(&id, WORKS, WORDS);
    anders.exchanges(&post);
    maria.exchanges(&post);
    assert_eq!(maria.at(&id, WORKS), WORDS, "a colleague's laptop is heard as before");
    // Over a stick where only a colleague has been, who learned of the revocation herself.
    let stick = Post::new();
    eva.exchanges(&post);
    eva.exchanges(&stick);
    assert_eq!(johan.tries(&stick).unwrap_err().what, "device-revoked", "and the other one is told by her");
}
