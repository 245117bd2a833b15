//! A folder that was put back from an older copy, and one that is used on two computers.

use sip_wire::share::Where;

use crate::town::{Computer, Post, reasons};

const SITUATION: &str = "/meeting/situation";
const WORKS: &str = "/meeting/whatWorks";
const FIELD: &str = "/meeting/place";

/// Maria and Amina have the plan, and it is the same at both.
fn both() -> (Post, Computer, Computer, String) {
    let post = Post::new();
    let (mut maria, id) = Computer::with_plan();
    let mut amina = Computer::of("u-ht", "Amina Yusuf");
    maria.meets(&mut amina);
    for _ in 0..2 {
        maria.exchanges(&post);
        amina.exchanges(&post);
    }
    maria.exchanges(&post);
    assert_eq!(maria.listed(&id).lies, Where::Same, "both have it");
    (post, maria, amina, id)
}

#[test]
fn what_was_lost_with_the_folder_comes_back_from_the_others() {
    let (post, mut maria, mut amina, id) = both();
    let copy = amina.copied();
    amina.set(&id, SITUATION, "Skrivet av Amina, och lämnat.");
    maria.set(&id, WORKS, "Skrivet av Maria, och hämtat av Amina.");
    maria.exchanges(&post);
    amina.exchanges(&post);
    maria.exchanges(&post);
    assert_eq!(maria.listed(&id).lies, Where::Same, "both have it");
    amina.put_back(&copy);
    assert_ne!(amina.at(&id, SITUATION), "Skrivet av Amina, och lämnat.", "her folder is older than that");
    // Over another place, where nothing lies for her.
    let stick = Post::new();
    amina.set(&id, FIELD, "Skrivet sedan mappen lagts tillbaka.");
    amina.exchanges(&stick);
    maria.exchanges(&stick);
    assert_ne!(maria.listed(&id).lies, Where::Same, "what she had is not there any more, and nobody says that it is");
    let mut told = Vec::new();
    for _ in 0..3 {
        told.extend(amina.exchanges(&stick).set_aside);
        maria.exchanges(&stick);
    }
    for one in [&mut maria, &mut amina] {
        assert_eq!(one.at(&id, SITUATION), "Skrivet av Amina, och lämnat.", "her own words came back");
        assert_eq!(one.at(&id, WORKS), "Skrivet av Maria, och hämtat av Amina.", "and what she had fetched");
        assert_eq!(one.at(&id, FIELD), "Skrivet sedan mappen lagts tillbaka.", "and what she wrote since is there");
        assert_eq!(one.listed(&id).lies, Where::Same, "now it is the same at both");
    }
    let told: Vec<&str> = told.iter().map(|aside| aside.reason.as_str()).collect();
    assert_eq!(told, ["returned"], "and she was told once what had happened");
}

#[test]
fn an_office_computer_fetches_back_what_it_left_for_its_colleague() {
    let post = Post::new();
    let (mut maria, id) = Computer::with_plan();
    let mut eva = Computer::of("u-vc", "Eva Ljung");
    eva.joins(&mut maria, true);
    maria.exchanges(&post);
    eva.exchanges(&post);
    maria.exchanges(&post);
    let copy = maria.copied();
    maria.set(&id, SITUATION, "Lämnat, och av ingen hämtat.");
    maria.exchanges(&post);
    maria.put_back(&copy);
    maria.exchanges(&post);
    assert_eq!(maria.at(&id, SITUATION), "Lämnat, och av ingen hämtat.", "it lies in her own unit's mailbox");
    for one in [&mut eva, &mut maria] {
        one.exchanges(&post);
        assert_eq!(one.at(&id, SITUATION), "Lämnat, och av ingen hämtat.", "and she had it twice from nobody");
    }
}

#[test]
fn two_copies_of_one_folder_are_told_and_lose_nothing() {
    let (post, mut maria, mut amina, id) = both();
    let mut other = Computer::doubled(amina.copied());
    let mut told = Vec::new();
    for turn in 0..3 {
        amina.set(&id, SITUATION, format!("Den ena, {turn}."));
        other.set(&id, WORKS, format!("Den andra, {turn}."));
        for at in [0, 1, 2, 1] {
            let one = [&mut amina, &mut maria, &mut other].into_iter().nth(at).unwrap();
            let report = one.exchanges(&post);
            told.extend(reasons(&report).into_iter().map(str::to_owned));
        }
    }
    for _ in 0..2 {
        for one in [&mut amina, &mut other, &mut maria] {
            one.exchanges(&post);
        }
    }
    for one in [&mut maria, &mut amina, &mut other] {
        assert_eq!(one.at(&id, SITUATION), "Den ena, 2.", "what one copy wrote reaches everybody");
        assert_eq!(one.at(&id, WORKS), "Den andra, 2.", "and what the other did");
    }
    assert!(told.iter().any(|reason| reason == "twice"), "that there are two of it is said plainly: {told:?}");
    assert_ne!(maria.listed(&id).lies, Where::Same, "and nobody says that it is the same at both while there are");
}

#[test]
fn what_was_loose_in_the_copy_and_has_left_since_is_not_written_twice() {
    let (post, mut maria, mut amina, id) = both();
    amina.set(&id, WORKS, "Först något annat.");
    amina.set(&id, WORKS, "Hon klarar trappan själv.");
    let copy = amina.copied();
    amina.exchanges(&post);
    maria.exchanges(&post);
    amina.put_back(&copy);
    for _ in 0..3 {
        amina.exchanges(&post);
        maria.exchanges(&post);
    }
    for one in [&mut maria, &mut amina] {
        assert_eq!(one.at(&id, WORKS), "Hon klarar trappan själv.", "the text stands there once");
        assert!(one.app.conflicts(&id).unwrap().is_empty(), "and nothing of it waits for anybody");
    }
}
