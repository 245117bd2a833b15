//! The signature inside the file: CMS with one signer, detached, as PAdES B-B asks. No signing-time
//! attribute: PAdES forbids it, and nobody here could prove it.

use cms::cert::{CertificateChoices, IssuerAndSerialNumber};
use cms::content_info::{CmsVersion, ContentInfo};
use cms::signed_data::{
    CertificateSet, EncapsulatedContentInfo, SignedAttributes, SignedData, SignerIdentifier, SignerInfo, SignerInfos,
};
use der::asn1::{ObjectIdentifier, OctetString, SetOfVec};
use der::{Any, Decode as _, Encode as _, Sequence};
use p256::ecdsa::Signature;
use p256::ecdsa::signature::Verifier as _;
use sha2::{Digest, Sha256};
use x509_cert::Certificate;
use x509_cert::attr::Attribute;
use x509_cert::spki::AlgorithmIdentifierOwned;

use super::asn1::{ECDSA_SHA256, SHA256};
use super::certificate::{Papers, Sign, key, parse};

const DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.1");
const SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
const CONTENT_TYPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.3");
const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
const SIGNING_CERTIFICATE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.47");

/// ESS `ESSCertIDv2` with its default hash, SHA-256, which DER leaves out.
#[derive(Sequence)]
struct CertificateHash {
    hash: OctetString,
}

/// ESS `SigningCertificateV2`: which certificate, so that no other with the same key can take its place.
#[derive(Sequence)]
struct SigningCertificate {
    certificates: Vec<CertificateHash>,
}

/// The signature of a digest.
pub(super) fn sign(digest: &[u8; 32], papers: &Papers, sign: Sign<'_>) -> Option<Vec<u8>> {
    let device = parse(&papers.device)?;
    let signature = sign(&attributes(digest, papers)?.to_der().ok()?);
    let signature = Signature::from_slice(&signature).ok()?;
    written(digest, papers, &device, signature.to_der().as_bytes())
}

/// Whose papers a signature of a digest has with it, when it holds. Nothing that was not written
/// in the one way that [`sign`] writes.
pub(super) fn verify(der: &[u8], digest: &[u8; 32]) -> Option<Papers> {
    let content = ContentInfo::from_der(der).ok().filter(|content| content.content_type == SIGNED_DATA)?;
    let data: SignedData = content.content.decode_as().ok()?;
    let [signer] = data.signer_infos.0.as_slice() else { return None };
    let SignerIdentifier::IssuerAndSerialNumber(sid) = &signer.sid else { return None };
    let certificates: Vec<&Certificate> = data
        .certificates
        .as_ref()?
        .0
        .iter()
        .filter_map(|choice| match choice {
            CertificateChoices::Certificate(certificate) => Some(certificate),
            CertificateChoices::Other(_) => None,
        })
        .collect();
    let is_device = |of: &&&Certificate| of.tbs_certificate().serial_number() == &sid.serial_number;
    let (device, unit) = match certificates.as_slice() {
        [one, other] if is_device(&one) => (*one, *other),
        [one, other] if is_device(&other) => (*other, *one),
        _ => return None,
    };
    let papers = Papers { device: device.to_der().ok()?, unit: unit.to_der().ok()? };
    let signature = signer.signature.as_bytes();
    if written(digest, &papers, device, signature)? != der {
        return None;
    }
    let signed = attributes(digest, &papers)?.to_der().ok()?;
    key(device)?.verify(&signed, &Signature::from_der(signature).ok()?).ok()?;
    Some(papers)
}

fn attributes(digest: &[u8; 32], papers: &Papers) -> Option<SignedAttributes> {
    let hash = OctetString::new(Sha256::digest(&papers.device).to_vec()).ok()?;
    let signing = SigningCertificate { certificates: vec![CertificateHash { hash }] };
    let attribute =
        |oid, value: der::Result<Any>| Some(Attribute { oid, values: SetOfVec::from_iter([value.ok()?]).ok()? });
    SetOfVec::from_iter([
        attribute(CONTENT_TYPE, Any::encode_from(&DATA))?,
        attribute(MESSAGE_DIGEST, Any::encode_from(&OctetString::new(digest.to_vec()).ok()?))?,
        attribute(SIGNING_CERTIFICATE, Any::encode_from(&signing))?,
    ])
    .ok()
}

fn written(digest: &[u8; 32], papers: &Papers, device: &Certificate, signature: &[u8]) -> Option<Vec<u8>> {
    let hash = AlgorithmIdentifierOwned { oid: SHA256, parameters: None };
    let issuer = device.tbs_certificate().issuer().clone();
    let sid = IssuerAndSerialNumber { issuer, serial_number: device.tbs_certificate().serial_number().clone() };
    let signer = SignerInfo {
        version: CmsVersion::V1,
        sid: SignerIdentifier::IssuerAndSerialNumber(sid),
        digest_alg: hash.clone(),
        signed_attrs: Some(attributes(digest, papers)?),
        signature_algorithm: AlgorithmIdentifierOwned { oid: ECDSA_SHA256, parameters: None },
        signature: OctetString::new(signature.to_vec()).ok()?,
        unsigned_attrs: None,
    };
    let certificates =
        vec![CertificateChoices::Certificate(device.clone()), CertificateChoices::Certificate(parse(&papers.unit)?)];
    let data = SignedData {
        version: CmsVersion::V1,
        digest_algorithms: SetOfVec::from_iter([hash]).ok()?,
        encap_content_info: EncapsulatedContentInfo { econtent_type: DATA, econtent: None },
        certificates: Some(CertificateSet::try_from(certificates).ok()?),
        crls: None,
        signer_infos: SignerInfos::try_from(vec![signer]).ok()?,
    };
    ContentInfo { content_type: SIGNED_DATA, content: Any::encode_from(&data).ok()? }.to_der().ok()
}
