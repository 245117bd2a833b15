//! The real window, as a person with a keyboard, a mouse or a screen reader meets it.
//!
//! A story opens a [`Window`], finds things by role and accessible name, and reads what can be
//! read. It never looks at classes, ids or the insides of the program. Stories live in `tests/`;
//! `cargo xtask e2e [name]` runs them on a stage of their own: a screen (Xvfb), a D-Bus session
//! with an unlocked keyring, a print queue, and no network.
//!
//! # What WebKitGTK under WebDriver does differently
//!
//! - A click on a native `<select>` opens a GTK menu outside the page, which WebDriver cannot
//!   reach and which swallows the keys that follow. [`Window::choose`] focuses the field and types
//!   the first letters of the option instead, as one does by keyboard. A listbox built of ARIA
//!   roles behaves as anywhere.
//! - `alert`, `confirm`, `prompt` and the native file and print dialogs cannot be driven: the
//!   program shows its own `<dialog>`, and writes where `SIPHEMMA_DOCUMENTS` says.
//! - No window manager runs on the stage. The window gets its keys all the same, since WebDriver
//!   hands them to the view; [`Window::resize`] asks GTK and waits until the page has the size.
//! - After [`Window::kill`] the session is gone, and [`Window::reopen`] makes a new one.
//!
//! Not here: fixtures and devices (`tests/support`), the stage itself (`xtask`).

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test harness: a panic with a sentence is how it reports"
)]

mod axe;
mod driver;
mod element;
mod find;
mod keys;
mod paper;
mod seen;
mod setting;
mod wait;
mod window;

pub use axe::Violation;
pub use element::Element;
pub use paper::Paper;
pub use setting::Setting;
pub use window::Window;
