//! Sealed files: what the `age` command writes and reads.

use std::io::{Read as _, Write as _};

use age::armor::{ArmoredReader, ArmoredWriter, Format};
use age::{DecryptError, Decryptor, Encryptor};
use zeroize::Zeroizing;

use super::age_key::AgeKey;
use super::header_first::HeaderFirst;
use super::recipient;

/// The most recipients of one file.
const MOST_RECIPIENTS: usize = 2000;

/// Why something was not sealed or opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AgeError {
    /// No key of ours fits. Recipients are anonymous, so a file damaged just where it was
    /// addressed to us reads like this too.
    #[error("not sealed to any of these keys")]
    NotForUs,
    /// Cut off, changed, or no sealed file at all.
    #[error("damaged, or not a sealed file")]
    Damaged,
    /// Longer than allowed, or too many recipients.
    #[error("too big")]
    TooBig,
    /// A recipient that cannot be sealed to, or none at all.
    #[error("not a recipient")]
    BadRecipient,
}

/// Seals bytes to every recipient: a binary age file.
///
/// # Errors
/// [`AgeError::BadRecipient`] when one of them is no X25519 recipient or there is none;
/// [`AgeError::TooBig`] for more than 2000.
pub fn seal(recipients: &[String], plain: &[u8]) -> Result<Vec<u8>, AgeError> {
    if recipients.len() > MOST_RECIPIENTS {
        return Err(AgeError::TooBig);
    }
    let recipients = recipients.iter().map(|text| recipient::parse(text)).collect::<Result<Vec<_>, _>>()?;
    let encryptor = Encryptor::with_recipients(recipients.iter().map(|recipient| recipient as _))
        .map_err(|_| AgeError::BadRecipient)?;
    // Writing to memory does not fail.
    let mut writer = encryptor.wrap_output(Vec::new()).map_err(|_| AgeError::Damaged)?;
    writer.write_all(plain).map_err(|_| AgeError::Damaged)?;
    writer.finish().map_err(|_| AgeError::Damaged)
}

/// Opens a binary age file with the first key that fits. Nothing is given out before the whole file
/// was found genuine.
///
/// # Errors
/// [`AgeError::NotForUs`], [`AgeError::Damaged`], or [`AgeError::TooBig`] when there are more than
/// `most` bytes inside.
pub fn open(keys: &[&AgeKey], sealed: &[u8], most: usize) -> Result<Zeroizing<Vec<u8>>, AgeError> {
    let file = HeaderFirst::new(sealed).ok_or(AgeError::Damaged)?;
    let decryptor = Decryptor::new_buffered(file).map_err(|_| AgeError::Damaged)?;
    let reader = decryptor.decrypt(keys.iter().map(|key| key.identity())).map_err(|error| match error {
        DecryptError::NoMatchingKeys => AgeError::NotForUs,
        _ => AgeError::Damaged,
    })?;
    let one_more = most.saturating_add(1);
    // The plain text is shorter than the file: with its room from the start it never moves, and
    // leaves no copy behind.
    let mut plain = Zeroizing::new(Vec::with_capacity(sealed.len().min(one_more)));
    reader.take(one_more as u64).read_to_end(&mut plain).map_err(|_| AgeError::Damaged)?;
    if plain.len() > most { Err(AgeError::TooBig) } else { Ok(plain) }
}

/// A sealed file as lines of text.
pub(super) fn armored(sealed: &[u8]) -> Result<String, AgeError> {
    let mut writer = ArmoredWriter::wrap_output(Vec::new(), Format::AsciiArmor).map_err(|_| AgeError::Damaged)?;
    writer.write_all(sealed).map_err(|_| AgeError::Damaged)?;
    String::from_utf8(writer.finish().map_err(|_| AgeError::Damaged)?).map_err(|_| AgeError::Damaged)
}

/// The sealed file inside lines of text.
pub(super) fn unarmored(text: &str) -> Result<Vec<u8>, AgeError> {
    let mut sealed = Vec::new();
    ArmoredReader::new(text.as_bytes()).read_to_end(&mut sealed).map_err(|_| AgeError::Damaged)?;
    Ok(sealed)
}
