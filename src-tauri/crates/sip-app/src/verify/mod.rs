//! Sealed files: looked at, and taken in.

mod file;
mod import;
mod said;

pub use file::{SealedBy, Trust, Verdict};
pub use import::Taken;
