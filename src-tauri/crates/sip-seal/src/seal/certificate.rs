//! Two certificates: the unit's, signed by itself and vouched for by the root of its card, and the
//! device's, signed by the unit's. Neither ever names a person who signs.
//!
//! Which unit: `sip-hemma:unit/<root of the card>/<its signature over the unit's P-256 key>` in the
//! unit's certificate. Which device: `sip-hemma:device/<id>` in the device's. Both are alternative
//! names, so that any program that shows a certificate shows them.

use der::asn1::ObjectIdentifier;
use der::{Decode as _, Encode as _};
use p256::ecdsa::signature::Verifier as _;
use p256::ecdsa::{Signature, VerifyingKey};
use sha2::{Digest, Sha256};
use sip_model::Date;
use x509_cert::Certificate;
use x509_cert::ext::pkix::SubjectAltName;
use x509_cert::ext::pkix::name::GeneralName;
use x509_cert::name::Name;

use super::SealError;
use super::asn1::{EC_KEY, P256, bits, ecdsa, oid, sequence, tlv};

const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");
const ORGANIZATION: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.10");
const KEY_ID: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.14");
const KEY_USAGE: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.15");
const OTHER_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.17");
const CONSTRAINTS: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.19");
const ISSUER_KEY_ID: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.35");

/// The most characters of a name in a certificate (X.520).
const LONGEST: usize = 64;
/// The largest certificate that is read.
const MOST: usize = 4 * 1024;
const UNIT: &str = "sip-hemma:unit/";
const DEVICE: &str = "sip-hemma:device/";

/// Signs with P-256 over SHA-256: `r` and `s`, 32 bytes each.
pub type Sign<'a> = &'a dyn Fn(&[u8]) -> [u8; 64];

/// Whether a root of a card signed that a P-256 key is its unit's: root, key, signature.
pub type Vouched<'a> = &'a dyn Fn(&[u8; 32], &[u8; 65], &[u8; 64]) -> bool;

/// The unit, as its certificate tells it.
#[derive(Debug, Clone, Copy)]
pub struct UnitToCertify<'a> {
    /// What it calls itself.
    pub name: &'a str,
    /// The root of its card.
    pub root: [u8; 32],
    /// Its P-256 key, as a point that is not compressed.
    pub key: [u8; 65],
    /// The root's signature over that key.
    pub vouch: [u8; 64],
}

/// A device, as its certificate tells it.
#[derive(Debug, Clone, Copy)]
pub struct DeviceToCertify<'a> {
    /// What people call it: a place or a thing, never a person.
    pub name: &'a str,
    /// Its id, 32 hexadecimal digits.
    pub id: &'a str,
    /// Its P-256 key, as a point that is not compressed.
    pub key: [u8; 65],
    /// The day it is certified; decides nothing.
    pub from: Date,
}

/// What a device seals with, beside its key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Papers {
    /// The device's certificate, DER.
    pub device: Vec<u8>,
    /// The unit's certificate, DER.
    pub unit: Vec<u8>,
}

/// What two certificates say, when they hold together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealer {
    /// What the unit called itself.
    pub unit: String,
    /// The root of the unit's card: whether to trust it, the cards decide.
    pub root: [u8; 32],
    /// What the device was called.
    pub device: String,
    /// The device's id.
    pub device_id: String,
}

impl Papers {
    /// Certifies a device. The unit's own key signs both certificates; the same facts give the same
    /// bytes when it signs the same twice.
    #[must_use]
    pub fn issue(unit: &UnitToCertify<'_>, device: &DeviceToCertify<'_>, sign: Sign<'_>) -> Self {
        let organization = (ORGANIZATION, short(unit.name));
        let issuer = name(&[organization.clone(), (COMMON_NAME, "SIP Hemma, enhetens rot".to_owned())]);
        let subject = name(&[organization, (COMMON_NAME, short(&format!("SIP Hemma, dator: {}", device.name)))]);
        let unit_name = format!("{UNIT}{}/{}", hex(&unit.root), hex(&unit.vouch));
        // Signs certificates and nothing else; digital signature and non-repudiation.
        let root = [constraints(true), usage(2, 0x04), key_id(&unit.key), other_name(&unit_name)];
        let own =
            [constraints(false), usage(6, 0xc0), key_id(&device.key), issuer_key_id(&unit.key), device_name(device)];
        // No certificate runs out: a paper is checked for as long as it is kept. Who no longer
        // belongs to a unit is told by its card.
        let first = tlv(0x17, b"260101000000Z");
        let from = tlv(0x18, format!("{}000000Z", device.from.0.format("%Y%m%d")).as_bytes());
        let from = if (1950..2050).contains(&year(device.from)) {
            tlv(0x17, format!("{}000000Z", device.from.0.format("%y%m%d")).as_bytes())
        } else {
            from
        };
        Self {
            unit: certificate(&issuer, &issuer, &first, &unit.key, &root, sign),
            device: certificate(&issuer, &subject, &from, &device.key, &own, sign),
        }
    }

    /// Whom the papers are of.
    ///
    /// # Errors
    /// [`SealError::NotPapers`] when they are no such certificates, do not belong together, or the
    /// root that they name did not vouch for the unit's key.
    pub fn read(&self, vouched: Vouched<'_>) -> Result<Sealer, SealError> {
        self.sealer(vouched).ok_or(SealError::NotPapers)
    }

    fn sealer(&self, vouched: Vouched<'_>) -> Option<Sealer> {
        let (unit, device) = (parse(&self.unit)?, parse(&self.device)?);
        let unit_key = key(&unit)?;
        let issued = |certificate: &Certificate| {
            certificate.tbs_certificate().issuer() == unit.tbs_certificate().subject()
                && is_signed(certificate, &unit_key) == Some(true)
        };
        if !issued(&unit) || !issued(&device) || self.unit == self.device {
            return None;
        }
        let told = uri(&unit)?;
        let (root, vouch) = told.strip_prefix(UNIT)?.split_once('/')?;
        let (root, vouch) = (unhex::<32>(root)?, unhex::<64>(vouch)?);
        if !vouched(&root, &point(&unit_key)?, &vouch) {
            return None;
        }
        let device_id = uri(&device)?.strip_prefix(DEVICE).filter(|id| unhex::<16>(id).is_some())?.to_owned();
        let subject = device.tbs_certificate().subject();
        let called = attribute(subject, COMMON_NAME)?;
        let called = called.strip_prefix("SIP Hemma, dator: ").unwrap_or(&called).to_owned();
        Some(Sealer { unit: attribute(subject, ORGANIZATION)?, root, device: called, device_id })
    }
}

/// The P-256 key of a certificate.
pub(super) fn key(certificate: &Certificate) -> Option<VerifyingKey> {
    let key = certificate.tbs_certificate().subject_public_key_info();
    let curve: ObjectIdentifier = key.algorithm.parameters.as_ref()?.decode_as().ok()?;
    let is_ours = key.algorithm.oid == EC_KEY && curve == P256;
    VerifyingKey::from_sec1_bytes(key.subject_public_key.as_bytes().filter(|_| is_ours)?).ok()
}

/// A certificate, within bounds.
pub(super) fn parse(der: &[u8]) -> Option<Certificate> {
    let certificate = Certificate::from_der(der.get(..der.len().min(MOST))?).ok()?;
    // One certificate, one text: no other bytes may say the same.
    (certificate.to_der().ok()? == der).then_some(certificate)
}

fn point(key: &VerifyingKey) -> Option<[u8; 65]> {
    key.to_sec1_point(false).as_bytes().try_into().ok()
}

fn is_signed(certificate: &Certificate, by: &VerifyingKey) -> Option<bool> {
    let signature = Signature::from_der(certificate.signature().as_bytes()?).ok()?;
    let signed = certificate.tbs_certificate().to_der().ok()?;
    Some(certificate.signature_algorithm().oid == super::asn1::ECDSA_SHA256 && by.verify(&signed, &signature).is_ok())
}

fn uri(certificate: &Certificate) -> Option<String> {
    let (_, names) = certificate.tbs_certificate().get_extension::<SubjectAltName>().ok()??;
    match names.0.as_slice() {
        [GeneralName::UniformResourceIdentifier(uri)] => Some(uri.as_str().to_owned()),
        _ => None,
    }
}

fn attribute(name: &Name, id: ObjectIdentifier) -> Option<String> {
    let mut values = name.iter_rdn().flat_map(|rdn| rdn.iter()).filter(|part| part.oid == id);
    let value = values.next().filter(|_| values.next().is_none())?;
    Some(value.value.decode_as::<der::asn1::Utf8StringRef<'_>>().ok()?.as_str().to_owned())
}

fn certificate(
    issuer: &[u8],
    subject: &[u8],
    from: &[u8],
    key: &[u8; 65],
    extensions: &[Vec<u8>],
    sign: Sign<'_>,
) -> Vec<u8> {
    let info = sequence(&[&sequence(&[&oid(EC_KEY), &oid(P256)]), &bits(key)]);
    let mut serial = [0; 16];
    serial
        .copy_from_slice(&Sha256::new().chain_update(from).chain_update(subject).chain_update(&info).finalize()[..16]);
    // Positive and never shorter, so that it has one form.
    serial[0] = serial[0] & 0x3f | 0x40;
    let until = tlv(0x18, b"99991231235959Z");
    let extensions: Vec<&[u8]> = extensions.iter().map(Vec::as_slice).collect();
    let signed = sequence(&[
        &tlv(0xa0, &tlv(0x02, &[2])),
        &tlv(0x02, &serial),
        &ecdsa(),
        issuer,
        &sequence(&[from, &until]),
        subject,
        &info,
        &tlv(0xa3, &sequence(&extensions)),
    ]);
    let signature = Signature::from_slice(&sign(&signed)).map(|signature| signature.to_der().as_bytes().to_vec());
    sequence(&[&signed, &ecdsa(), &bits(&signature.unwrap_or_default())])
}

fn name(parts: &[(ObjectIdentifier, String)]) -> Vec<u8> {
    let one = |(id, text): &(ObjectIdentifier, String)| tlv(0x31, &sequence(&[&oid(*id), &tlv(0x0c, text.as_bytes())]));
    tlv(0x30, &parts.iter().flat_map(one).collect::<Vec<u8>>())
}

/// As much of a name as a certificate may hold, and something where there is nothing.
fn short(text: &str) -> String {
    let text: String = text.trim().chars().filter(|letter| !letter.is_control()).take(LONGEST).collect();
    if text.is_empty() { "-".to_owned() } else { text }
}

fn extension(id: ObjectIdentifier, critical: bool, value: &[u8]) -> Vec<u8> {
    let critical = if critical { tlv(0x01, &[0xff]) } else { Vec::new() };
    sequence(&[&oid(id), &critical, &tlv(0x04, value)])
}

/// An authority that certifies no other, or none at all.
fn constraints(authority: bool) -> Vec<u8> {
    let value = if authority { sequence(&[&tlv(0x01, &[0xff]), &tlv(0x02, &[0])]) } else { sequence(&[]) };
    extension(CONSTRAINTS, true, &value)
}

fn usage(unused: u8, bits: u8) -> Vec<u8> {
    extension(KEY_USAGE, true, &tlv(0x03, &[unused, bits]))
}

fn id_of(key: &[u8; 65]) -> Vec<u8> {
    Sha256::digest(key)[..20].to_vec()
}

fn key_id(key: &[u8; 65]) -> Vec<u8> {
    extension(KEY_ID, false, &tlv(0x04, &id_of(key)))
}

fn issuer_key_id(key: &[u8; 65]) -> Vec<u8> {
    extension(ISSUER_KEY_ID, false, &sequence(&[&tlv(0x80, &id_of(key))]))
}

fn other_name(uri: &str) -> Vec<u8> {
    extension(OTHER_NAME, false, &sequence(&[&tlv(0x86, uri.as_bytes())]))
}

fn device_name(device: &DeviceToCertify<'_>) -> Vec<u8> {
    other_name(&format!("{DEVICE}{}", device.id))
}

fn year(day: Date) -> i32 {
    day.0.format("%Y").to_string().parse().unwrap_or_default()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    if pairs.len() != N || !rest.is_empty() || text.bytes().any(|c| !matches!(c, b'0'..=b'9' | b'a'..=b'f')) {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(pairs) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(bytes)
}
