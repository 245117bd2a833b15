//! The tables, one file each: how it is made, its rows, what is read and written.

pub mod act;
pub mod aside;
pub mod case;
pub mod chunk;
pub mod draft;
pub mod ledger;
pub mod log;
pub mod meta;
pub mod post;
pub mod purge;
pub mod section;
pub mod share;
pub mod sheet;
pub mod signature;
pub mod trust;
pub mod version;
