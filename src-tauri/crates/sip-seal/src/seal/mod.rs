//! Seals: a device of a unit vouches that a file is what was locked, and anyone can check it.
//!
//! A seal is a PAdES B-B signature (ECDSA P-256) in a revision of its own after the end of the
//! file; a second seal or a timestamp is one more revision. [`check`] makes each revision anew from
//! what it says and compares every byte, so that nothing can have been slipped in beside a seal.
//!
//! Here do not live: keys (signing is a function that is passed in), clocks, which units are
//! trusted, what a plan says, and how pages look.

mod apply;
mod asn1;
mod certificate;
mod check;
mod cms;
mod entry;
mod stamp;

pub use apply::{Sealing, seal};
pub use certificate::{DeviceToCertify, Papers, Sealer, Sign, UnitToCertify, Vouched};
pub use check::{CheckError, Checked, Enclosed, Seal, Stamp, Unproven, check};
pub use entry::Statement;
pub use stamp::{add_timestamp, timestamp_digest};

/// Why nothing was sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// Not a file that this program made.
    #[error("not a file that can be sealed")]
    NotOurs,
    /// The certificates are not such, or do not belong together.
    #[error("not the certificates of a device and its unit")]
    NotPapers,
    /// The key does not fit the device's certificate.
    #[error("the key is not that of the certificate")]
    WrongKey,
    /// There is no room for it in the file.
    #[error("too long to be put in the file")]
    TooLong,
    /// The timestamp is of something else.
    #[error("not a timestamp of this file")]
    NotOfThis,
}
