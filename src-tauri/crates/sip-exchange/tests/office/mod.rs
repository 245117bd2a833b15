//! The tests by kind of place, and what they stand on.

mod folder;
mod memory;
mod moto;
mod store;
mod suite;
mod volume;
