//! Sheets: made, saved, sent to a printer, and noted in the ledger.

mod calendar;
mod ledger;
mod letters;
mod plan;
mod send;
mod sheet;

pub use sheet::Rendered;
