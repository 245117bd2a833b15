//! Places that are full, read-only, gone, emptied, or another than they were.

use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;

use support::{Device, Outcome, Post, Story};

use crate::shape::{lasting, rounds, unit_beside};

fn two() -> (Post, Story, Story) {
    let case = lasting("1");
    let maria = Story::begun_on(Device::new("Maria Sandell"), &case);
    let amina = unit_beside(&maria, "Amina Yusuf", &case, "u-ht");
    (Post::new(), maria, amina)
}

fn says(outcome: &Outcome, sentences: [&str; 2]) {
    for sentence in sentences {
        assert!(outcome.stderr.contains(sentence), "{sentence:?}: {}", outcome.stderr);
    }
}

/// `exchange` with a folder over which something is mounted first, in a mount space of its own.
/// Nothing where this machine gives none.
fn mounted(story: &Story, mount: &str, post: &Path) -> Option<Outcome> {
    if !Command::new("unshare").args(["-rm", "true"]).status().is_ok_and(|status| status.success()) {
        eprintln!("not played: this machine gives no mount space to its users (`unshare -rm`)");
        return None;
    }
    let script = format!(r#"{mount} && exec "$@""#);
    let way = ["unshare", "-rm", "sh", "-c", &script].map(OsStr::new);
    let way: Vec<&OsStr> = way.into_iter().chain([post.as_os_str()]).collect();
    let exchange = [OsStr::new("exchange"), "--post-office".as_ref(), post.as_os_str()];
    Some(story.device().siphemma_by(&way, exchange))
}

#[test]
fn a_full_stick_and_a_locked_one_are_told_and_nothing_is_lost() {
    let (post, maria, amina) = two();
    let lies = maria.lies();
    if let Some(outcome) = mounted(&maria, r#"mount -t tmpfs -o size=12k stick "$0""#, &post.path()) {
        says(&outcome.refused(3), ["Det är fullt där du lämnar över.", "Gör plats, eller välj en annan plats"]);
        assert_eq!(maria.lies(), lies, "nothing was handed over");
    }
    if let Some(outcome) = mounted(&maria, r#"mount --bind "$0" "$0" && mount -o remount,bind,ro "$0""#, &post.path()) {
        says(&outcome.refused(3), ["Du får inte skriva eller läsa där.", "Be it-stödet om rätt till platsen."]);
    }
    assert!(post.packets().is_empty(), "nothing half is left");
    rounds(&[&maria, &amina, &maria], &post, 1);
    assert_eq!((maria.lies(), maria.words()), ("same".to_owned(), amina.words()), "with room and rights it goes on");
    // Somebody else's half of a round: what can be fetched from a locked stick is fetched.
    maria.set("/meeting/situation", "På en låst sticka.");
    maria.exchange(&post);
    amina.set("/meeting/whatWorks", "Kan inte lämnas där.");
    if let Some(outcome) = mounted(&amina, r#"mount --bind "$0" "$0" && mount -o remount,bind,ro "$0""#, &post.path()) {
        outcome.refused(3);
        assert_eq!(amina.at("/meeting/situation"), "På en låst sticka.", "what was done before the stop stays done");
        rounds(&[&amina, &maria], &post, 1);
        assert_eq!(maria.at("/meeting/whatWorks"), "Kan inte lämnas där.", "and the rest goes on later");
    }
}

#[test]
fn a_place_that_is_not_there_is_told() {
    let (post, maria, amina) = two();
    rounds(&[&maria, &amina, &maria], &post, 1);
    maria.set("/meeting/situation", "Inte lämnat än.");
    let away = post.path().with_file_name("utdragen");
    std::fs::rename(post.path(), &away).unwrap();
    let gone = ["Platsen nås inte.", "Inget är borta. Sätt i minnet, eller anslut till mappen"];
    says(&maria.device().try_exchange(post.path()).refused(3), gone);
    assert!(!post.path().exists(), "no folder is made where the stick was");
    assert_eq!(maria.lies(), "changes", "it still lies here alone");
    for no_place in ["", "s3://", "s3://x/..", "ftp://exempel/mapp"] {
        let address = ["Det är ingen plats att lämna på.", "Skriv hela vägen till en mapp"];
        says(&maria.device().try_exchange(no_place).refused(4), address);
    }
    std::fs::write(post.path(), "en fil").unwrap();
    maria.device().try_exchange(post.path()).refused(3);
    std::fs::remove_file(post.path()).unwrap();
    std::fs::rename(&away, post.path()).unwrap();
    rounds(&[&maria, &amina], &post, 1);
    assert_eq!(amina.at("/meeting/situation"), "Inte lämnat än.", "back again, it goes on");

    let identity = post.path().join("sip-hemma.json");
    let right = std::fs::read(&identity).unwrap();
    std::fs::write(&identity, r#"{"format":2,"office":"00000000000000000000000000000000"}"#).unwrap();
    says(
        &maria.device().try_exchange(post.path()).refused(3),
        ["Platsen hör till ett nyare program.", "Uppdatera programmet"],
    );
    std::fs::write(&identity, "skräp").unwrap();
    says(
        &maria.device().try_exchange(post.path()).refused(3),
        ["sip-hemma.json på platsen är skadad", "Lägg tillbaka filen"],
    );
    std::fs::write(&identity, right).unwrap();
    maria.exchange(&post);
}

#[test]
fn an_emptied_folder_and_another_under_the_same_path_are_other_places() {
    let (post, maria, amina) = two();
    rounds(&[&maria, &amina, &maria], &post, 1);
    maria.set("/meeting/situation", "Lämnat, och sedan tömdes mappen.");
    maria.exchange(&post);
    std::fs::remove_dir_all(post.path()).unwrap();
    std::fs::create_dir(post.path()).unwrap();
    rounds(&[&amina, &maria, &amina, &maria], &post, 1);
    assert_eq!(amina.at("/meeting/situation"), "Lämnat, och sedan tömdes mappen.", "what was owed is left there anew");
    assert_eq!((maria.lies(), maria.words()), ("same".to_owned(), amina.words()), "and nothing is there twice");

    // Two sticks that the computer mounts at the same path.
    let first = post.path().with_file_name("den första");
    maria.set("/meeting/situation", "På den första stickan.");
    maria.exchange(&post);
    std::fs::rename(post.path(), &first).unwrap();
    std::fs::create_dir(post.path()).unwrap();
    maria.set("/meeting/whatWorks", "På den andra stickan.");
    rounds(&[&maria, &amina], &post, 1);
    assert_eq!(amina.at("/meeting/situation"), "På den första stickan.", "the second stick brings all that was owed");
    std::fs::remove_dir_all(post.path()).unwrap();
    std::fs::rename(&first, post.path()).unwrap();
    rounds(&[&amina, &maria, &amina], &post, 1);
    assert_eq!(amina.words(), maria.words(), "and the first has nothing that harms");
    assert!(amina.contested().is_empty(), "nothing came twice");

    for packet in post.packets() {
        std::fs::remove_file(packet).unwrap();
    }
    amina.set("/meeting/whatWorks", "Efter att paketen togs bort.");
    rounds(&[&maria, &amina, &maria, &amina], &post, 1);
    assert_eq!(
        maria.at("/meeting/whatWorks"),
        "Efter att paketen togs bort.",
        "the packets alone: they are left again"
    );
    assert_eq!(amina.words(), maria.words(), "with nothing lost");
}
