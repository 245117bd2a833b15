//! What a change made stale. Reads declare the kinds they are made of, changes return kinds, and
//! the interface refreshes by comparing the two; it never guesses.

use serde::{Deserialize, Serialize};

/// A kind of data that a screen may show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// Whether the folder is open, and who uses it.
    Session,
    /// The list of plans.
    Cases,
    /// The content of a case.
    Case,
    /// Versions: locked or established.
    Versions,
    /// Who got which sheet.
    Ledger,
    /// What is handed over and what is not; what came in.
    Exchange,
    /// Units that are trusted.
    Units,
}
