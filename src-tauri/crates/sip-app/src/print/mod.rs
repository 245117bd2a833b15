//! Sheets: made, saved, sent to a printer, and noted in the ledger.

mod calendar;
mod changes;
mod ledger;
mod letters;
mod plan;
mod send;
mod sheet;

pub(crate) use plan::narrowed;
pub use sheet::Rendered;
