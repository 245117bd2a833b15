//! Sealed files and codes on paper: looked at, and taken in.

mod code;
mod file;
mod import;
mod said;

pub use code::{CHECKER, CodeVerdict};
pub use file::{SealedBy, Trust, Verdict};
pub use import::Taken;
