//! The contract between the program and its interface.
//!
//! One list (`commands!` in [`command`]) gives the router in Rust, the request and answer types in TypeScript
//! and the kinds of data that each command reads or changes. Here live only shapes: no rules, no
//! storage, no sentences. A view grows when a screen needs to show something more.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once"))]

pub mod bindings;
pub mod command;
pub mod error;
pub mod kind;
pub mod request;
pub mod sealed;
pub mod share;
pub mod view;

pub use command::{Command, Router};
pub use error::{Code, WireError};
pub use kind::Kind;
