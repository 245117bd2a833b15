//! The life of a plan after the meeting by keyboard alone: less is told than with a pointer, and every step is there.

#![allow(clippy::expect_used, reason = "a panic with a sentence is how a story fails")]

mod scenario;

use e2e::{Window, eventually};
use scenario::story::days_from_now;
use scenario::{Hand, Keyboard, Story, imported, start, step1, step4, step5, todo};

const TRAINING: &str = "Träning hemma med fysioterapeut";
const RAIL: &str = "Räcke vid yttertrappan (bostadsanpassning)";

#[test]
fn a_plan_from_the_meeting_to_its_end_by_keyboard_alone() {
    let mut story = Story::after_the_meeting().shortened();
    story.case_mut()["plan"]["noMeasuresByOthers"] = true.into();
    let window = imported::opened(imported::established(&story));
    let hand = Keyboard(&window);
    eventually("the field of the code has the focus", || window.focused().1.starts_with("Din kod"));
    window.type_keys(start::PIN);
    window.press("Enter");
    window.gone("button", "Lås upp");
    into_the_plan(&window, &hand);
    step4::open(&hand);
    step4::status(&hand, TRAINING, "Pågår");
    step4::deviation(&hand, TRAINING, "Erik har varit sjuk i två veckor.");
    todo::open(&hand);
    hand.press(&todo::row(&window, &format!("Avvikelse att ta hand om: {TRAINING}")));
    eventually("the heading of the step has the focus", || window.focused().1 == "Så går det");
    step4::handle(&hand, TRAINING, "Kollegan Nils kommer från måndag.");
    step4::decided(&hand, RAIL, &days_from_now(-2), "Johan Lindqvist");
    step5::begin(&hand);
    step5::go_through(&hand, &story, "Jag går till växthuset med rollatorn.");
    step5::all_open(&window);
    let next = days_from_now(60);
    step5::go_on(&hand, &format!("{next}T10:30"), &next);
    yes_is_taken_back(&window, &hand);
}

/// The list, and the plan in it.
fn into_the_plan(window: &Window, hand: &Keyboard<'_>) {
    let _ = window.by_role("heading", "Mina planer");
    hand.press(&window.beginning("button", "Ingrid Bergvall"));
    let _ = window.by_role("navigation", "Planens fem steg");
}

/// The yes is taken back and said anew; the plan holds again, and is ended from the menu.
fn yes_is_taken_back(window: &Window, hand: &Keyboard<'_>) {
    hand.step("1", "Vad behöver Ingrid?");
    hand.go("1", "Frågan om SIP");
    hand.go("1", "Samtycke");
    step1::take_back(hand, "Jag vill inte att så många vet.");
    eventually("the heading of what is over has the focus", || window.focused().1 == "Planen är avslutad");
    hand.button("Till samtycket");
    step1::new_yes(hand, &days_from_now(90));
    hand.button("Mer om planen");
    let _ = window.by_role("dialog", "Mer om planen");
    hand.button("Avsluta planen av annan orsak");
    step5::end(hand, "Målen är nådda", "Vad har blivit bra?", "Ingrid går själv till växthuset.");
    step5::tell(hand, "Karin Bergvall-Holm", "Per telefon");
    step5::open_again(hand, "Ingrid ramlade i går.");
    step4::open(hand);
    step4::status(hand, TRAINING, "Klar");
}
