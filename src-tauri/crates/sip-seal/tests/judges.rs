//! A sealed plan, by programs that nobody here wrote: poppler, qpdf, pyHanko, veraPDF.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

mod support;

use std::process::Command;

use sip_seal::{Unproven, add_timestamp, timestamp_digest};
use support::{Device, OnDisk, checked, printed};

#[test]
fn poppler_finds_the_seal_valid_and_the_whole_file_covered() {
    let sealed = Device::of(1, 2).seal(&printed(1));
    let said = OnDisk::of(&sealed).pdfsig();
    for fact in [
        "Signature Validation: Signature is Valid.",
        "Total document signed",
        "Signature Type: ETSI.CAdES.detached",
        "Signing Hash Algorithm: SHA-256",
        "SIP Hemma, dator: Rum 3",
    ] {
        assert!(said.contains(fact), "{fact}: {said}");
    }
}

#[test]
fn poppler_trusts_a_device_whose_unit_is_trusted() {
    let (one, other) = (Device::of(1, 2), Device::named(7, 8, "Hemsjukvården Norrby", "Bilen"));
    let file = || OnDisk::of(&one.seal(&printed(1)));
    let said = file().pdfsig_trusting(&one.papers);
    assert!(said.contains("Certificate Validation: Certificate is Trusted."), "{said}");
    let said = file().pdfsig_trusting(&other.papers);
    assert!(!said.contains("Certificate is Trusted."), "another unit's word is none: {said}");
}

#[test]
fn poppler_and_pyhanko_see_one_changed_byte() {
    let device = Device::of(1, 2);
    let plan = printed(1);
    let mut changed = device.seal(&plan);
    changed[plan.len() / 2] ^= 1;
    let file = OnDisk::of(&changed);
    let said = file.pdfsig();
    assert!(said.contains("Digest Mismatch"), "{said}");
    let (good, said) = file.pyhanko(&[&device.papers]);
    assert!(!good, "{said}");
}

#[test]
fn pyhanko_finds_one_seal_and_then_two_good() {
    let (one, other) = (Device::of(1, 2), Device::named(7, 8, "Hemsjukvården Norrby", "Bilen"));
    let first = one.seal(&printed(1));
    let (good, said) = OnDisk::of(&first).pyhanko(&[&one.papers]);
    assert!(good, "{said}");
    assert!(said.contains("The signature is judged VALID."), "{said}");
    let (good, said) = OnDisk::of(&other.seal(&first)).pyhanko(&[&one.papers, &other.papers]);
    assert!(good, "{said}");
    assert_eq!(said.matches("The signature is judged VALID.").count(), 2, "{said}");
}

#[test]
fn a_unit_that_is_not_trusted_is_said_to_be_so() {
    let (one, other) = (Device::of(1, 2), Device::named(7, 8, "Hemsjukvården Norrby", "Bilen"));
    let (good, said) = OnDisk::of(&one.seal(&printed(1))).pyhanko(&[&other.papers]);
    assert!(!good && said.contains("The signer's certificate is untrusted."), "{said}");
}

#[test]
fn the_file_can_be_kept_and_read_aloud_also_with_two_seals() {
    let (one, other) = (Device::of(1, 2), Device::named(7, 8, "Hemsjukvården Norrby", "Bilen"));
    let plan = printed(1);
    let first = one.seal(&plan);
    let both = other.seal(&first);
    for (what, bytes) in [("the plan", &plan), ("sealed", &first), ("sealed twice", &both)] {
        let file = OnDisk::of(bytes);
        let (good, said) = file.qpdf();
        assert!(good && !said.contains("WARNING"), "{what}: {said}");
        assert_eq!(file.vera(), "", "{what}");
    }
}

#[test]
fn a_timestamp_is_added_without_touching_the_seal() {
    let device = Device::of(1, 2);
    let sealed = device.seal(&printed(1));
    let authority = Authority::new();
    let stamped = add_timestamp(&sealed, &authority.token(&timestamp_digest(&sealed).unwrap())).unwrap();
    assert!(stamped.starts_with(&sealed));
    let seen = checked(&stamped).unwrap();
    assert!(seen.intact() && seen.stamps.len() == 1 && seen.stamps[0].claimed_at > Some(1_700_000_000), "{seen:?}");
    assert_eq!(seen.cannot_prove(), [Unproven::Person, Unproven::Authority], "a stamp moves the question");
    // A seal over the stamp, and the stamp is still there.
    let other = Device::named(7, 8, "Hemsjukvården Norrby", "Bilen");
    let both = other.seal(&stamped);
    let seen = checked(&both).unwrap();
    assert!(seen.intact() && (seen.seals.len(), seen.stamps.len()) == (2, 1), "{seen:?}");
    let file = OnDisk::of(&both);
    assert_eq!(file.vera(), "", "one to keep, still");
    let (good, said) = file.qpdf();
    assert!(good && !said.contains("WARNING"), "{said}");
    let (good, said) = file.pyhanko_with(&[&device.papers, &other.papers], &[authority.path("ca.pem")]);
    assert!(good && said.matches("The signature is judged VALID.").count() == 2, "{said}");
    // The imprint of another file.
    let digest: String = timestamp_digest(&sealed).unwrap().iter().map(|byte| format!("{byte:02x}")).collect();
    let imprint = stamped.windows(64).position(|window| window == digest.as_bytes()).unwrap();
    let mut changed = stamped.clone();
    changed[imprint] = if changed[imprint] == b'0' { b'1' } else { b'0' };
    assert!(!checked(&changed).is_ok_and(|seen| seen.intact()), "a stamp of something else is no stamp");
}

/// An authority of time, made with openssl for one test.
struct Authority {
    folder: tempfile::TempDir,
}

impl Authority {
    fn new() -> Self {
        let it = Self { folder: tempfile::tempdir().unwrap() };
        let config = "[req]\ndistinguished_name=dn\nprompt=no\nx509_extensions=ca\n[dn]\nCN=Tid\n\
            [ca]\nbasicConstraints=critical,CA:true\nkeyUsage=critical,keyCertSign\nsubjectKeyIdentifier=hash\n\
            [own]\nbasicConstraints=CA:false\nkeyUsage=critical,digitalSignature\n\
            extendedKeyUsage=critical,timeStamping\nauthorityKeyIdentifier=keyid\n\
            [tsa]\ndefault_tsa=t\n[t]\nserial=serial\nsigner_cert=tsa.pem\ncerts=ca.pem\nsigner_key=tsa.key\n\
            signer_digest=sha256\ndefault_policy=1.2.3.4\ndigests=sha256\ness_cert_id_alg=sha256\n";
        std::fs::write(it.path("c"), config).unwrap();
        let key = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -config c";
        it.openssl(&format!("req -x509 {key} -keyout ca.key -out ca.pem -days 30"));
        it.openssl(&format!("req {key} -subj /CN=Klocka -keyout tsa.key -out tsa.csr"));
        it.openssl("x509 -req -in tsa.csr -CA ca.pem -CAkey ca.key -set_serial 7 -days 30 -extfile c -extensions own -out tsa.pem");
        it
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    fn openssl(&self, arguments: &str) {
        let output = Command::new("openssl").args(arguments.split(' ')).current_dir(&self.folder).output().unwrap();
        assert!(output.status.success(), "{arguments}: {}", String::from_utf8_lossy(&output.stderr));
    }

    fn token(&self, digest: &[u8; 32]) -> Vec<u8> {
        let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        self.openssl(&format!("ts -query -digest {digest} -sha256 -cert -out q"));
        self.openssl("ts -reply -config c -queryfile q -out t -token_out");
        std::fs::read(self.path("t")).unwrap()
    }
}
