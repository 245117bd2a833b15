//! A printed plan, a unit with devices that seal it, and what other programs say of the file.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at once"
)]

use std::path::PathBuf;
use std::process::Command;

use sip_print::{Enclosure, Exemplar, Fonts, PlanSheet, Setting, plan_enclosing};
use sip_seal::{
    CheckError, Checked, DeviceToCertify, Papers, SealError, Sealing, Statement, UnitToCertify, check, seal,
};
use sip_text::Text;
use sip_vault::identity::{DeviceKeys, SealPublic, UnitKeys};

pub const HASH: [u8; 32] = [0x7f; 32];
pub const DATA: &[u8] = "{\"plan\":\"åäö\"}".as_bytes();

/// The plan of a case, as it is to be sealed.
pub fn printed(number: u32) -> Vec<u8> {
    let path = format!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/fixtures/scenarios/{}.json"), number);
    let case = sip_model::field::read_case_file(&std::fs::read_to_string(path).unwrap()).unwrap();
    of_case(&case, DATA)
}

/// The plan of this case, with these data inside.
pub fn of_case(case: &sip_model::Case, data: &[u8]) -> Vec<u8> {
    let words = ["björk", "kaffe", "nyckel", "våg"].map(str::to_owned);
    let hash = "7f".repeat(32);
    let sheet = PlanSheet {
        case,
        plan_id: "SIP-7K3M-Q2XA",
        version: Some(2),
        hash: Some(&hash),
        words: &words,
        exemplar: Exemplar::Original { whose: case.person.name.clone().unwrap_or_default() },
        made_on: case.plan.established_at.map(sip_model::Moment::date),
        law: "HSL 16 kap. 4 §",
        signed: &[],
        setting: Setting::default(),
    };
    let enclosure = Enclosure { name: "plan.json", kind: "application/json", about: "Planen som data", bytes: data };
    plan_enclosing(&sheet, Some(&enclosure), &Fonts::embedded(), &Text::swedish()).unwrap()
}

/// Randomness that is the same every time.
pub fn random(seed: u8) -> impl FnMut(&mut [u8]) {
    move |bytes| bytes.fill(seed)
}

/// A device that may seal for its unit.
pub struct Device {
    pub papers: Papers,
    pub keys: DeviceKeys,
    pub root: [u8; 32],
}

impl Device {
    pub fn of(unit: u8, device: u8) -> Self {
        Self::named(unit, device, "Norrby vårdcentral", "Rum 3")
    }

    pub fn named(unit: u8, device: u8, unit_name: &str, name: &str) -> Self {
        let (unit, keys) = (UnitKeys::generate(&mut random(unit)), DeviceKeys::generate(&mut random(device)));
        let root = unit.root_public().unwrap();
        let signer = unit.seal_root().unwrap();
        let key = signer.public().0;
        let of_unit = UnitToCertify { name: unit_name, root, key, vouch: unit.seal_vouch().unwrap() };
        // A device's age key is random; its id must not be, where bytes are compared.
        let id = format!("{:032x}", u128::from(device));
        let of_device =
            DeviceToCertify { name, id: &id, key: keys.seal_key().public().0, from: "2026-10-01".parse().unwrap() };
        let papers = Papers::issue(&of_unit, &of_device, &|message| signer.sign(message));
        Self { papers, keys, root }
    }

    pub fn seal(&self, pdf: &[u8]) -> Vec<u8> {
        self.try_seal(pdf, &statement()).unwrap()
    }

    pub fn try_seal(&self, pdf: &[u8], statement: &Statement) -> Result<Vec<u8>, SealError> {
        let key = self.keys.seal_key();
        let sealing = Sealing {
            papers: &self.papers,
            sign: &|message| key.sign(message),
            statement,
            at: "2026-10-21T14:10".parse().ok(),
            reason: "Plan SIP-7K3M-Q2XA, version 2",
            label: "Enhetens sigill",
        };
        seal(pdf, &sealing)
    }
}

pub fn statement() -> Statement {
    Statement { plan_id: "SIP-7K3M-Q2XA".to_owned(), version: 2, hash: HASH }
}

/// Whether a root vouched for a key.
pub fn vouched(root: &[u8; 32], key: &[u8; 65], vouch: &[u8; 64]) -> bool {
    SealPublic(*key).is_vouched(root, vouch)
}

pub fn checked(pdf: &[u8]) -> Result<Checked, CheckError> {
    check(pdf, &vouched)
}

/// A file on disk, for programs that read files.
pub struct OnDisk {
    folder: tempfile::TempDir,
}

impl OnDisk {
    pub fn of(bytes: &[u8]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("plan.pdf"), bytes).unwrap();
        Self { folder }
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("plan.pdf")
    }

    /// What a program says, whatever it ends with.
    pub fn said_by(&self, command: &mut Command) -> (bool, String) {
        let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}; see cargo xtask setup"));
        let text = [output.stdout, output.stderr].concat();
        (output.status.success(), String::from_utf8_lossy(&text).into_owned())
    }

    /// poppler's opinion of the signatures, without trusting anyone.
    pub fn pdfsig(&self) -> String {
        self.said_by(Command::new("pdfsig").arg("-nocert").arg(self.path())).1
    }

    /// The same, trusting this unit.
    pub fn pdfsig_trusting(&self, papers: &Papers) -> String {
        let (store, root) = (self.folder.path().join("nss"), self.folder.path().join("unit.der"));
        std::fs::create_dir(&store).unwrap();
        std::fs::write(&root, &papers.unit).unwrap();
        let certutil = |arguments: &[&str]| {
            let place = format!("sql:{}", store.display());
            let (good, said) = self.said_by(Command::new("certutil").args(arguments).args(["-d", &place]));
            assert!(good, "certutil (libnss3-tools): {said}");
        };
        certutil(&["-N", "--empty-password"]);
        certutil(&["-A", "-n", "unit", "-t", "C,C,C", "-i", &root.display().to_string()]);
        self.said_by(Command::new("pdfsig").arg("-nssdir").arg(&store).arg(self.path())).1
    }

    pub fn qpdf(&self) -> (bool, String) {
        self.said_by(Command::new("qpdf").arg("--check").arg(self.path()))
    }

    /// pyHanko's opinion, trusting this unit.
    pub fn pyhanko(&self, trusted: &[&Papers]) -> (bool, String) {
        self.pyhanko_with(trusted, &[])
    }

    /// The same, trusting other roots as well.
    pub fn pyhanko_with(&self, trusted: &[&Papers], roots: &[PathBuf]) -> (bool, String) {
        let mut command = Command::new(tools().join("python/bin/pyhanko"));
        command.args(["sign", "validate", "--pretty-print", "--no-revocation-check"]);
        for (at, papers) in trusted.iter().enumerate() {
            let file = self.folder.path().join(format!("unit-{at}.der"));
            std::fs::write(&file, &papers.unit).unwrap();
            command.arg("--trust").arg(file);
        }
        roots.iter().for_each(|root| {
            command.arg("--trust").arg(root);
        });
        self.said_by(command.arg(self.path()))
    }

    /// veraPDF's opinion, by PDF/A-3a and PDF/UA-1: empty when it has no complaint.
    pub fn vera(&self) -> String {
        let (good, said) = self.said_by(Command::new(tools().join("verapdf/verapdf")).arg("3a,ua1").arg(self.path()));
        if good && said.matches("PASS").count() == 2 { String::new() } else { said }
    }
}

/// Where `cargo xtask setup` puts what other programs need.
fn tools() -> PathBuf {
    let root = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../.."));
    let target = std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
    let places = [root.join(target).join("tools"), root.join("target/tools")];
    places.into_iter().find(|place| place.is_dir()).expect("cargo xtask setup has put the judges in target/tools")
}
