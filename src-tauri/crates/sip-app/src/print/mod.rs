//! Sheets: made, saved, sent to a printer, and noted in the ledger.

mod ledger;
mod send;
mod sheet;

pub use sheet::Rendered;
