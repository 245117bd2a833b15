//! Never lose a keystroke: the window is killed, and locked, in the middle of typing.

#![allow(clippy::expect_used, reason = "a panic with a sentence is how a story fails")]

mod scenario;

use std::thread::sleep;
use std::time::Duration;

use e2e::{Window, eventually};
use scenario::{Hand, Mouse, Story, imported};

/// The person's words about the situation: the largest field, where most is typed.
const VOICE: &str = "Ingrids egna ord";
const NOTE: &str = "Det här hann inte komma med i planen.";

/// Longer than until a draft is kept (300 ms), shorter than until it enters the plan (2 s).
const DRAFT_DELAY: Duration = Duration::from_millis(900);

fn at_the_situation(window: &Window) {
    imported::open_case(window);
    Mouse(window).go("3", "Så är det nu");
    let _ = window.by_role("heading", "Så är det nu");
}

fn opened() -> Window {
    let mut story = Story::whole();
    story.case_mut()["meeting"]["situation"] = serde_json::Value::Null;
    story.case_mut()["meeting"]["endedAt"] = serde_json::Value::Null;
    let window = imported::unlocked(imported::folder_with(&story));
    at_the_situation(&window);
    window
}

/// How many changes the foot of the spine says are only here: counted when they are on disk.
fn changes(window: &Window) -> u32 {
    let text = window.text();
    let (before, _) = text.split_once(" ändring").expect("the foot of the spine counts what is only here");
    before.split_whitespace().next_back().and_then(|count| count.parse().ok()).expect("a count of changes")
}

fn back(window: &mut Window) {
    window.reopen();
    imported::unlock(window);
    at_the_situation(window);
}

#[test]
fn what_is_said_to_be_saved_is_there_after_a_kill() {
    let mut window = opened();
    for words in ["Jag går korta sträckor inne.", "Jag går korta sträckor inne. Jag sover ganska bra."] {
        let (before, changes) = (window.by_label(VOICE).value(), changes(&window));
        window.by_label(VOICE).click();
        window.press("Ctrl+End");
        window.type_keys(words.strip_prefix(before.as_str()).expect("more is written"));
        window.by_label("Det som fungerar").click();
        eventually("the change is counted", || self::changes(&window) > changes);
        window.see("Sparat ");
        window.kill();
        assert!(!window.is_open(), "a killed window is gone");
        back(&mut window);
        window.holds(VOICE, words);
        assert!(!window.text().contains(NOTE), "what has entered the plan is no draft");
    }
}

#[test]
fn what_was_being_typed_is_back_in_its_field_after_a_kill() {
    let mut window = opened();
    window.by_label(VOICE).click();
    window.type_keys("Jag är rädd för att ramla på nat");
    sleep(DRAFT_DELAY);
    window.kill();
    back(&mut window);
    window.holds(VOICE, "Jag är rädd för att ramla på nat");
    window.see(NOTE);
    window.click("button", "Ta med det");
    window.see_no(NOTE);
    window.kill();
    back(&mut window);
    window.holds(VOICE, "Jag är rädd för att ramla på nat");
    assert!(!window.text().contains(NOTE), "it is in the plan now");
}

#[test]
fn what_is_typed_when_the_window_locks_is_kept() {
    let window = opened();
    window.by_label(VOICE).click();
    window.type_keys("Jag blir andfådd i trappan.");
    window.press("Ctrl+L");
    window.see("Låst sedan");
    window.see_no("andfådd");
    window.type_into("Hej igen, Maria. Skriv din kod.", &format!("{}\n", scenario::start::PIN));
    let _ = window.by_role("heading", "Så är det nu");
    window.holds(VOICE, "Jag blir andfådd i trappan.");
    assert!(!window.text().contains(NOTE), "the lock put it into the plan");
}
