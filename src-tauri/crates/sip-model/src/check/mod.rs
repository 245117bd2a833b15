//! The completeness check: the law's four items block, the guideline's ask for a reason.

mod finding;

pub use finding::{Finding, Severity};
