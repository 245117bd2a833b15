//! Sealed files and codes on paper: looked at, and taken in.

mod code;
mod file;
mod import;
mod said;

pub use code::CodeVerdict;
pub use file::{SealedBy, Trust, Verdict};
pub use import::Taken;
pub use sip_seal::checker_page;
