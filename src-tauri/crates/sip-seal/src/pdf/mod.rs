//! The bytes of a PDF: read as far as a seal needs it, and added to at the end.
//!
//! Here is no rewriting: `sip-print` makes the file. What is read may come from anyone, so every
//! length is checked, nothing recurses without end, and nothing unpacks beyond a limit.

mod file;
mod increment;
mod value;

pub(crate) use file::{File, MOST, MOST_UNPACKED};
pub(crate) use increment::Increment;
pub(crate) use value::{Dict, Reader, Value, hex};
