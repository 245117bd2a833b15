//! The first minute: an empty machine.

use e2e::{Setting, Window, eventually};

#[test]
fn an_empty_folder_opens_on_the_first_run_view() {
    let window = Window::open();
    let _ = window.by_role("heading", "Gör datorn redo");
    for theme in ["light", "contrast"] {
        window.set_theme(theme);
        window.axe();
    }
}

#[test]
fn the_first_run_can_be_filled_in_by_keyboard_alone() {
    let window = Window::open();
    window.see("Gör datorn redo");
    window.tab_to("textbox", "Enhetens namn");
    window.type_keys("Norrby vårdcentral");
    window.tab_to("radio", "Region");
    window.press("Space");
    window.tab_to("textbox", "Ditt namn");
    window.type_keys("Maria Sandell");
    window.tab_to("button", "Skapa");
    window.holds("Enhetens namn", "Norrby vårdcentral");
    window.holds("Ditt namn", "Maria Sandell");
    eventually("Space chooses the authority", || window.by_label("Region").is_checked());
}

#[test]
fn a_machine_without_a_keyring_asks_for_five_words() {
    let window = Window::open_in(Setting::new().without_keyring());
    window.see("fem ord");
}
