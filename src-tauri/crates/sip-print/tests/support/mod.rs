//! A printed plan, and what other programs read out of it.
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

use sip_model::Case;
use sip_print::{Exemplar, Fonts, PlanSheet, plan};
use sip_text::Text;

pub const HASH: &str = "7f3a91c40be2aa007f3a91c40be2aa007f3a91c40be2aa007f3a91c40be2aa00";
pub const LAW: &str = "HSL 16 kap. 4 § och SoL (2025:400) 10 kap. 8–9 §§";

/// One of the two cases.
pub fn scenario(number: u32) -> Case {
    let path = format!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/fixtures/scenarios/{}.json"), number);
    sip_model::field::read_case_file(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The original of the person.
pub fn original(case: &Case) -> Exemplar {
    Exemplar::Original { whose: case.person.name.clone().unwrap_or_default() }
}

/// The bytes of a plan.
pub fn bytes(case: &Case, exemplar: Exemplar) -> Vec<u8> {
    let words = ["björk", "kaffe", "nyckel", "våg"].map(str::to_owned);
    let made_on = case.plan.established_at.map(sip_model::Moment::date);
    let (version, hash) = (Some(1), Some(HASH));
    let sheet = PlanSheet { case, plan_id: "SIP-7K3M-Q2XA", version, hash, words: &words, exemplar, made_on, law: LAW };
    plan(&sheet, &Fonts::embedded(), &Text::swedish()).unwrap()
}

/// A file on disk, for programs that read files.
pub struct Printed {
    folder: tempfile::TempDir,
}

impl Printed {
    pub fn of(case: &Case, exemplar: Exemplar) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("plan.pdf"), bytes(case, exemplar)).unwrap();
        Self { folder }
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("plan.pdf")
    }

    fn run(&self, program: &str, before: &[&str], after: &[&str]) -> String {
        let output = Command::new(program).args(before).arg(self.path()).args(after).output();
        let output = output.unwrap_or_else(|error| panic!("{program} (poppler-utils, qpdf) is needed: {error}"));
        assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// The words of every page, in the order of the file, with one space between any two.
    pub fn words(&self) -> String {
        single_spaced(&self.run("pdftotext", &["-raw", "-enc", "UTF-8"], &["-"]))
    }

    /// The words page by page.
    pub fn pages(&self) -> Vec<String> {
        let all = self.run("pdftotext", &["-raw", "-enc", "UTF-8"], &["-"]);
        all.trim_end_matches('\u{c}').split('\u{c}').map(single_spaced).collect()
    }

    /// Everything in the file, unpacked.
    pub fn unpacked(&self) -> String {
        let output = Command::new("qpdf")
            .args(["--qdf", "--object-streams=disable"])
            .arg(self.path())
            .arg("-")
            .output()
            .unwrap();
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    pub fn fonts(&self) -> String {
        self.run("pdffonts", &[], &[])
    }

    pub fn facts(&self) -> String {
        self.run("pdfinfo", &[], &[])
    }

    pub fn check(&self) -> String {
        self.run("qpdf", &["--check"], &[])
    }
}

/// Line ends and spaces of every kind as one space.
pub fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
