//! The same meeting by keyboard alone: no click, and no focus but by keys. Less is told, and every
//! step is there.

mod scenario;

use e2e::{Window, eventually};
use scenario::{Hand, Keyboard, Story, paper, start, step1, step2, step3};

#[test]
fn a_meeting_by_keyboard_alone() {
    let window = Window::open();
    let (hand, story) = (Keyboard(&window), Story::short());
    start::first_run(&hand);
    start::new_case(&hand, &story);
    step1::need(&hand, &story);
    hand.go("1", "Frågan om SIP");
    step1::offer(&hand, &story);
    hand.go("1", "Samtycke");
    step1::consent(&hand, &story);
    hand.go("2", "Vad är viktigt");
    step2::important(&hand, &story);
    hand.go("2", "Vilka kommer");
    step2::people(&hand, &story);
    hand.go("2", "Anpassningar");
    step2::adaptations(&hand, &story);
    hand.go("2", "Kallelse");
    step2::summons(&hand, &story);
    steps_and_regions(&window);
    step3::opening(&hand, &story);
    hand.go("3", "Så är det nu");
    step3::situation(&hand, &story);
    hand.go("3", "Behov, mål och insatser");
    step3::goals(&hand, &story);
    lock_and_come_back(&window);
    hand.go("3", "Summera och bestämma");
    step3::summary(&hand, &story);
    step3::sign(&hand, 1);
    let original = paper::read(&paper::print_original(&hand));
    paper::tells_all(&original, &story);
    paper::keeps_silent(&original, &story);
    leave(&window, &hand);
}

/// Alt and a digit opens a step; F6 walks between spine, content and the row of actions.
fn steps_and_regions(window: &Window) {
    for (digit, heading) in [
        (5, "Följa upp"),
        (4, "Så går det"),
        (2, "Vad är viktigt för Ingrid?"),
        (1, "Vad behöver Ingrid?"),
        (3, "Inledning"),
    ] {
        window.press(&format!("Alt+{digit}"));
        eventually(&format!("Alt+{digit} opens {heading}"), || {
            window.focused() == ("heading".to_owned(), heading.to_owned())
        });
    }
    window.press("Alt+Up");
    eventually("Alt+↑ goes back to Kallelse", || window.focused().1 == "Kallelse");
    window.press("Alt+Down");
    eventually("Alt+↓ goes on to Inledning", || window.focused().1 == "Inledning");
    window.press("F6");
    eventually("F6 goes on to the row of actions", || window.focused() == ("button".to_owned(), "Kallelse".to_owned()));
    window.press("F6");
    let spine = |(role, name): (String, String)| role == "button" && name.contains("Mötet");
    eventually("F6 goes on to the spine, to where one is", || spine(window.focused()));
    window.press("F6");
    eventually("F6 goes on to the content", || window.focused().1 == "Inledning");
}

/// Ctrl+L locks; the code opens, and one is where one was.
fn lock_and_come_back(window: &Window) {
    window.press("Ctrl+L");
    unlock(window, |window| {
        window.type_keys("000000");
        window.press("Enter");
        window.see("Koden stämde inte.");
    });
    let _ = window.by_role("heading", "Behov, mål och insatser");
}

/// While the meeting runs, the list is behind the code. Then the plan is opened again from the list.
fn leave(window: &Window, hand: &Keyboard<'_>) {
    hand.button("Mina planer");
    unlock(window, |_| {});
    let _ = window.by_role("heading", "Mina planer");
    window.press("Ctrl+F");
    eventually("Ctrl+F stands in the search", || window.by_label("Sök på namn").has_focus());
    window.type_keys("ingrid");
    hand.button("Inställningar");
    window.see("Kontroll av datorn");
    hand.button("Mina planer");
    hand.press(&window.beginning("button", "Ingrid Bergvall"));
    let _ = window.by_role("navigation", "Planens fem steg");
}

/// The window is locked and shows no name; the code opens it.
fn unlock(window: &Window, before: impl FnOnce(&Window)) {
    window.see("Låst sedan");
    window.see("Det du skrev är kvar");
    window.see_no("Ingrid");
    eventually("the field of the code has the focus", || window.focused().1.contains("Hej igen, Maria"));
    before(window);
    window.type_keys(start::PIN);
    window.press("Enter");
    window.gone("button", "Lås upp");
}
