//! Why a document could not be read or written.

use automerge::AutomergeError;

/// A fault of a document.
#[derive(Debug, thiserror::Error)]
pub enum DocError {
    /// Automerge refused: damaged bytes, a missing change.
    #[error("document is damaged or incomplete")]
    Automerge(#[from] AutomergeError),
    /// The document has no place for the field.
    #[error("document has no place for the field")]
    NoPlace,
    /// Bytes from outside are no changes.
    #[error("not changes")]
    Unreadable,
    /// What the documents hold together is no case.
    #[error("documents hold no case")]
    NotACase,
}
