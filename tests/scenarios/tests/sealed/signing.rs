//! Who signs, how, and what unlocking does to it (rulings 13 and 17).

use serde_json::{Value, json};
use support::Story;

use crate::{name, sheet, signs};

fn signed(story: &Story) -> Vec<Value> {
    story.at("/signed").as_array().cloned().unwrap_or_default()
}

#[test]
fn strokes_are_bound_to_what_is_locked_and_drawn_on_the_paper() {
    let story = Story::of("1");
    signs(&story, "p1", &name()).refused(3);
    let locked = story.answer("lock", &[]);
    signs(&story, "p1", &name()).ok();
    signs(&story, "p99", &name()).refused(4);
    let log = story.device().siphemma(["log", "--case", story.id()]).ok().text();
    assert!(
        log.contains("antecknade hur någon skrev under") && !log.contains("p1"),
        "the log tells it as what it is: {log}"
    );
    let all = signed(&story);
    assert_eq!(all.len(), 1, "{all:?}");
    assert_eq!(all[0]["hash"], locked["hash"], "what is signed is the version's hash");
    assert_eq!(all[0]["method"], "screen");
    assert_eq!(all[0]["late"], false);
    story.case("establish", &[]).ok();
    let told = story.export()["signatures"].as_array().unwrap().last().cloned().unwrap();
    assert_eq!(
        (&told["participantId"], &told["method"]),
        (&"p1".into(), &"på skärmen".into()),
        "the file tells it: {told}"
    );
    assert_eq!(told["appliesToVersion"], locked["version"], "{told}");
    let bare = story.print(&["--copy", "--for", "p2"]);
    assert!(bare.says("På skärmen kl."), "how it was signed stands beside the ink:\n{}", bare.text);
}

#[test]
fn a_dot_and_a_straight_line_are_refused_in_swedish() {
    let story = Story::of("1");
    story.case("lock", &[]).ok();
    let dot = json!({ "strokes": [[{ "x": 10.0, "y": 40.0, "t": 0, "pressure": 0.5 }]] });
    let short = signs(&story, "p1", &dot).refused(4);
    assert!(short.stderr.contains("för kort för att vara en underskrift"), "{}", short.stderr);
    let line: Vec<Value> = (0..50)
        .map(|at| json!({ "x": 10.0 + f64::from(at) * 10.0, "y": 40.0, "t": at * 8, "pressure": 0.5 }))
        .collect();
    let straight = signs(&story, "p1", &json!({ "strokes": [line] })).refused(4);
    assert!(straight.stderr.contains("rakt streck"), "{}", straight.stderr);
    signs(&story, "p1", &json!({ "strokes": [] })).refused(4);
    assert!(signed(&story).is_empty(), "nothing was noted of any of them");
}

#[test]
fn every_other_way_is_there_and_nobodys_name_is_faked() {
    let story = Story::of("1");
    story.case("lock", &[]).ok();
    let method = |who: &str, how: &str, note: &[&str]| {
        let sign = ["sign", story.id(), "--participant", who, "--method", how];
        story.device().siphemma(sign.into_iter().chain(note.iter().copied()))
    };
    method("p1", "paper", &[]).ok();
    method("p2", "declines", &[]).ok();
    method("p3", "unable", &[]).refused(4);
    method("p3", "unable", &["--note", "Ont i handen. Maria såg att hon nickade"]).ok();
    method("p4", "proxy", &["--note", "God man Åke Berg"]).ok();
    method("p5", "absent", &[]).ok();
    method("p6", "fax", &[]).refused(4);
    story.case("establish", &[]).ok();
    let paper = story.print(&["--original"]);
    for words in ["Vill inte skriva under", "Kan inte skriva under", "Ont i handen", "God man Åke Berg", "Var inte med"]
    {
        assert!(paper.says(words), "{words}:\n{}", paper.text);
    }
    let late = method("p2", "paper", &[]).ok();
    assert!(
        late.text().contains("Det gäller version"),
        "what comes later is noted beside the version: {}",
        late.text()
    );
}

#[test]
fn unlocking_voids_every_signature_visibly_and_keeps_them() {
    let story = Story::of("1");
    let first = story.answer("lock", &[]);
    signs(&story, "p1", &name()).ok();
    signs(&story, "p2", &name()).ok();
    let unlocked = story.answer("unlock", &["--reason", "Ingrid vill ändra ett ord"]);
    assert_eq!(unlocked["voided"], 2, "it says how many: {unlocked}");
    let all = signed(&story);
    assert_eq!(all.len(), 2, "they stay");
    for one in &all {
        assert_eq!(one["void"], "unlocked", "{one}");
        assert_eq!(one["void_reason"], "Ingrid vill ändra ett ord", "{one}");
        assert_eq!(one["hash"], first["hash"], "and tell what was signed");
    }
    story.case("lock", &[]).ok();
    signs(&story, "p1", &name()).ok();
    story.case("establish", &[]).ok();
    let paper = story.print(&["--original"]);
    assert_eq!(paper.text.matches("På skärmen").count(), 1, "only the one that holds is drawn:\n{}", paper.text);
}

#[test]
fn who_signs_twice_has_signed_once() {
    let story = Story::of("1");
    story.case("lock", &[]).ok();
    signs(&story, "p1", &name()).ok();
    signs(&story, "p1", &name()).ok();
    let all = signed(&story);
    assert_eq!(all.iter().filter(|one| one["void"].is_null()).count(), 1, "{all:?}");
    assert_eq!(all.iter().filter(|one| one["void"] == "again").count(), 1, "{all:?}");
}

#[test]
fn a_signature_that_comes_later_changes_nothing_that_is_established() {
    let story = Story::of("1");
    story.case("establish", &[]).ok();
    let before = story.answer("show", &[])["established"].clone();
    let first = std::fs::read(sheet(&story, "a.pdf", &[])).unwrap();
    assert_eq!(std::fs::read(sheet(&story, "b.pdf", &[])).unwrap(), first, "the same input, the same bytes");
    signs(&story, "p2", &name()).ok();
    assert_eq!(story.answer("show", &[])["established"], before, "a record beside the version");
    assert_ne!(std::fs::read(sheet(&story, "c.pdf", &[])).unwrap(), first, "the paper shows it");
}
