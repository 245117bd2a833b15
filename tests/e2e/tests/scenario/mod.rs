//! A whole case, entered in the window: what is told ([`Story`]), with which hand ([`Hand`]: a mouse
//! or the keyboard alone), and one file per step with a function per screen.
//!
//! Every story of the meeting uses these, so that both hands walk the same way. Not here: what a
//! story asserts of paper and of the machine.

#![allow(dead_code, reason = "each test file is a crate of its own and uses its part")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a panic with a sentence is how a story fails"
)]

pub(crate) mod eye;
pub(crate) mod hand;
pub(crate) mod imported;
pub(crate) mod paper;
pub(crate) mod sharing;
pub(crate) mod start;
pub(crate) mod step1;
pub(crate) mod step2;
pub(crate) mod step3;
pub(crate) mod step4;
pub(crate) mod step5;
pub(crate) mod story;
pub(crate) mod todo;

#[allow(unused_imports, reason = "not every story looks")]
pub(crate) use eye::Eye;
#[allow(unused_imports, reason = "each story has its hand")]
pub(crate) use hand::{Hand, Keyboard, Mouse};
pub(crate) use story::Story;
