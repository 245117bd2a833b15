//! Sealed files: looked at, and taken in.

mod file;
mod import;

pub use file::{SealedBy, Trust, Verdict};
pub use import::Taken;
