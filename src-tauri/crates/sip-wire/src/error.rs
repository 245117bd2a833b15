//! Errors as they cross to the interface: a small code, a field, two Swedish sentences. No free
//! text from inside, and nobody's data.

use serde::{Deserialize, Serialize};

/// What kind of trouble it is. Decides the exit code of the command line and the look on screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub enum Code {
    /// A fault in the program.
    Fault,
    /// The command was called in the wrong way.
    Usage,
    /// Right, but not possible now.
    NotNow,
    /// What was given is wrong.
    BadInput,
    /// Locked, wrong PIN, or waiting.
    Locked,
    /// Damaged or not genuine.
    Damaged,
}

impl Code {
    /// The exit code of the command line.
    #[must_use]
    pub fn exit(self) -> u8 {
        match self {
            Self::Fault => 1,
            Self::Usage => 2,
            Self::NotNow => 3,
            Self::BadInput => 4,
            Self::Locked => 5,
            Self::Damaged => 6,
        }
    }
}

/// An error at the boundary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct WireError {
    /// Its kind.
    pub code: Code,
    /// Which trouble, in the style of a finding code; the key of its sentences.
    pub what: String,
    /// The field, as a path, when one is to blame.
    pub field: Option<String>,
    /// What happened, in Swedish.
    pub message: String,
    /// What to do now, in Swedish.
    pub advice: String,
}
