//! What the tests by attack and by law stand on: devices with their storage in memory, and a town of them.

pub(crate) mod counted;
pub(crate) mod forge;
pub(crate) mod held;
mod keep;
pub(crate) mod keys;
pub(crate) mod opened;
pub(crate) mod shelf;
pub(crate) mod town;
