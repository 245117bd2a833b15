//! The first minute: an empty machine.

#![allow(clippy::panic, reason = "a test reports by panicking")]

use e2e::Window;

#[test]
fn an_empty_folder_opens_on_the_first_run_view() {
    let window = Window::open();
    window.see("SIP Hemma");
    let headings = window.names("heading");
    assert!(!headings.is_empty(), "the first view has a heading:\n{}", window.text());
    window.axe();
}
