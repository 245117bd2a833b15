//! Sheets: made, saved, sent to a printer, and noted in the ledger.

mod approval;
mod calendar;
mod changes;
mod enclosed;
mod ledger;
mod letters;
mod papers;
mod plan;
mod send;
mod sheet;
mod sheets;

pub(crate) use approval::with_papers;
pub(crate) use plan::narrowed;
pub use sheet::Rendered;
