//! What is done with a case.

mod beside;
mod create;
mod draft;
mod export;
mod import;
mod list;
mod number;
mod reorder;
mod set;
mod show;
mod strike;

pub use import::Again;
pub(crate) use import::drop_empty;
