//! The real window, as a person with a keyboard, a mouse or a screen reader meets it.
//!
//! A story opens a [`Window`], finds things by role and accessible name, and reads what can be
//! read. It never looks at classes, ids or the insides of the program. Stories live in `tests/`;
//! `cargo xtask e2e [name]` runs them on a stage of their own: a screen (Xvfb), a D-Bus session
//! with an unlocked keyring, a print queue, and no network.
//!
//! # What WebKitGTK under WebDriver does differently
//!
//! - A native `<select>` shows its options in a GTK menu outside the page, where they cannot be
//!   found or clicked. [`Window::choose`] focuses the field and types the option's first letters, as
//!   one does by keyboard. A listbox built of ARIA roles behaves as anywhere.
//!   For a second a list takes the next letters as part of the same word, so `choose` waits that
//!   long before it types into the same list again.
//! - A `<summary>` has no role; [`Element::role`] calls it the button that it acts as.
//! - `alert`, `confirm`, `prompt` and the native file and print dialogs are not driven: the
//!   program shows its own `<dialog>`, and writes where `SIPHEMMA_DOCUMENTS` says.
//! - A picture shows the last frame drawn, so [`Window::screenshot`] lets two go by first.
//! - [`Window::resize`] asks GTK for the size and waits until the page has it.
//! - Elements behind an open modal dialog still have roles; finding leaves them out.
//! - Strokes arrive as a mouse: there is no pressure (a pen would give 0.5 here too).
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
mod pointer;
mod seen;
mod setting;
mod start;
mod wait;
mod window;

pub use axe::Violation;
pub use element::Element;
pub use paper::Paper;
pub use setting::Setting;
pub use wait::{comes_true, eventually};
pub use window::Window;
