//! Timestamps of others (RFC 3161): proof that a file was there at a time. They are fetched where
//! there is a network, if ever, and added as one more revision.

use ::cms::content_info::ContentInfo;
use ::cms::signed_data::SignedData;
use der::asn1::{GeneralizedTime, Int, ObjectIdentifier, OctetString};
use der::{Any, AnyRef, Decode as _, Reader as _, Sequence, SliceReader};
use x509_cert::spki::AlgorithmIdentifierOwned;

use super::SealError;
use super::asn1::SHA256;
use super::entry::{Entry, Open};
use crate::pdf::File;

const SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
const TST_INFO: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.1.4");

/// What readers call the field of a stamp.
const LABEL: &str = "Tidsstämpel";

/// The SHA-256 that an authority of time is to stamp.
///
/// # Errors
/// [`SealError::NotOurs`] for a file that `sip-print` did not make.
pub fn timestamp_digest(pdf: &[u8]) -> Result<[u8; 32], SealError> {
    Ok(open(pdf)?.digest)
}

/// The file with the authority's token after its end: the `TimeStampToken`, DER.
///
/// # Errors
/// [`SealError::NotOfThis`] when the token stamps something else than [`timestamp_digest`],
/// [`SealError::TooLong`] when it is longer than 8 KiB, else as [`timestamp_digest`].
pub fn add_timestamp(pdf: &[u8], token: &[u8]) -> Result<Vec<u8>, SealError> {
    let open = open(pdf)?;
    if stamped(token).is_none_or(|(digest, _)| digest != open.digest) {
        return Err(SealError::NotOfThis);
    }
    open.filled(token)
}

fn open(pdf: &[u8]) -> Result<Open, SealError> {
    Open::new(&File::open(pdf).ok_or(SealError::NotOurs)?, &Entry::Stamp, LABEL)
}

pub(super) fn reopened(file: &File<'_>) -> Option<Open> {
    Open::new(file, &Entry::Stamp, LABEL).ok()
}

/// RFC 3161 `MessageImprint`.
#[derive(Sequence)]
struct Imprint {
    algorithm: AlgorithmIdentifierOwned,
    hash: OctetString,
}

/// What a token says: the digest it stamps, and when, in seconds since 1970. Whether its authority
/// is one, and signed it, is not looked at.
pub(super) fn stamped(token: &[u8]) -> Option<([u8; 32], u64)> {
    let content = ContentInfo::from_der(token).ok().filter(|content| content.content_type == SIGNED_DATA)?;
    let data: SignedData = content.content.decode_as().ok()?;
    let inside = data.encap_content_info;
    let bytes: OctetString = inside.econtent.filter(|_| inside.econtent_type == TST_INFO)?.decode_as().ok()?;
    // TSTInfo: version, policy, imprint, serial, time, and more that is not asked for.
    let told = AnyRef::from_der(bytes.as_bytes()).ok()?;
    let mut reader = SliceReader::new(told.value()).ok()?;
    let _version: u8 = reader.decode().ok()?;
    let _policy: ObjectIdentifier = reader.decode().ok()?;
    let imprint: Imprint = reader.decode().ok()?;
    let _serial: Int = reader.decode().ok()?;
    // A fraction of a second is allowed there and not here; then only the digest is told.
    let time: Any = reader.decode().ok()?;
    let time = time.decode_as::<GeneralizedTime>().map_or(0, |time| time.to_unix_duration().as_secs());
    let digest = imprint.hash.as_bytes().try_into().ok()?;
    (imprint.algorithm.oid == SHA256).then_some((digest, time))
}
