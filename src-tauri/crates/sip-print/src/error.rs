//! Why a sheet could not be made.

/// A sheet could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PrintError {
    /// An embedded font does not parse.
    #[error("the embedded font {0} cannot be read")]
    FontUnreadable(&'static str),
    /// An embedded font cannot be cut down to the letters used.
    #[error("the embedded font {font} cannot be subset: {reason}")]
    FontNotCut {
        /// Which.
        font: &'static str,
        /// What the subsetter said.
        reason: String,
    },
    /// The finished document cannot be written out.
    #[error("the document cannot be written")]
    NotWritten(#[source] std::io::Error),
    /// The document that the writer made lacks a part that every PDF has.
    #[error("the document has no {0}")]
    Incomplete(&'static str),
}
