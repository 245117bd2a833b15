//! Sealing.

use sip_model::Moment;

use super::certificate::{Papers, Sign};
use super::entry::{Entry, Open, Statement};
use super::{SealError, cms};
use crate::pdf::File;

/// Who seals, what it is, and what is claimed of the time.
#[derive(Clone, Copy)]
pub struct Sealing<'a> {
    /// The certificates of the device and its unit.
    pub papers: &'a Papers,
    /// The device's key.
    pub sign: Sign<'a>,
    /// Which version the file is of.
    pub statement: &'a Statement,
    /// The time by the computer's own clock. Nothing proves it.
    pub at: Option<Moment>,
    /// Why, as readers of PDF show it.
    pub reason: &'a str,
    /// What readers call the field of the seal.
    pub label: &'a str,
}

/// The file with a seal after its end; one that has seals gets one more. Nothing before is touched.
///
/// # Errors
/// [`SealError::NotOurs`] for a file that `sip-print` did not make, [`SealError::NotPapers`] and
/// [`SealError::WrongKey`] when what is sealed with does not fit, [`SealError::TooLong`] when the
/// certificates are.
pub fn seal(pdf: &[u8], sealing: &Sealing<'_>) -> Result<Vec<u8>, SealError> {
    let file = File::open(pdf).ok_or(SealError::NotOurs)?;
    let at = sealing.at.map(|at| at.0.format("D:%Y%m%d%H%M%S").to_string().into_bytes());
    let (reason, statement) = (sealing.reason.to_owned(), sealing.statement.clone());
    let open = Open::new(&file, &Entry::Seal { at, reason, statement }, sealing.label)?;
    let signature = cms::sign(&open.digest, sealing.papers, sealing.sign).ok_or(SealError::NotPapers)?;
    cms::verify(&signature, &open.digest).ok_or(SealError::WrongKey)?;
    open.filled(&signature)
}
