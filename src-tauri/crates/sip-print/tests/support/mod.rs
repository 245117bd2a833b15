//! A printed sheet, and what other programs read out of it.
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

use sip_model::summons::SummonsKind;
use sip_model::unit::UnitAuthority;
use sip_model::{Case, Moment};
use sip_print::{
    ChangesSheet, ConsentSheet, Exemplar, Fonts, InformationSheet, PlanSheet, Setting, SummonsSheet, SummonsTo,
    changes, consent, information, plan, summons,
};
use sip_text::Text;

pub const HASH: &str = "7f3a91c40be2aa007f3a91c40be2aa007f3a91c40be2aa007f3a91c40be2aa00";
pub const LAW: &str = "HSL 16 kap. 4 § och SoL (2025:400) 10 kap. 8–9 §§";
pub const PLAN_ID: &str = "SIP-7K3M-Q2XA";

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
    let sheet = PlanSheet {
        case,
        plan_id: PLAN_ID,
        version,
        hash,
        words: &words,
        exemplar,
        made_on,
        law: LAW,
        signed: &[],
        setting: Setting::default(),
    };
    plan(&sheet, &Fonts::embedded(), &Text::swedish()).unwrap()
}

/// A kallelse to a unit of the kommun that may know who else comes.
pub fn summons_sheet(case: &Case) -> SummonsSheet<'_> {
    SummonsSheet {
        case,
        plan_id: PLAN_ID,
        from_unit: "Norrby vårdcentral",
        to: SummonsTo {
            name: "Hemsjukvården Norrby",
            authority: Some(UnitAuthority::Municipality),
            kind: SummonsKind::Summons,
        },
        tells_others: true,
        made_on: "2026-10-09".parse().unwrap(),
        sent_at: case.summons.sent_at,
        law: LAW,
        setting: Setting::default(),
    }
}

/// The person's consent sheet.
pub fn consent_sheet(case: &Case) -> ConsentSheet<'_> {
    let made_on = case.consent.given_at.map(Moment::date);
    ConsentSheet {
        case,
        plan_id: PLAN_ID,
        from_unit: "Norrby vårdcentral",
        contact: None,
        made_on,
        setting: Setting::default(),
    }
}

/// A file on disk, for programs that read files.
pub struct Printed {
    folder: tempfile::TempDir,
}

impl Printed {
    pub fn of(case: &Case, exemplar: Exemplar) -> Self {
        Self::file(&bytes(case, exemplar))
    }

    pub fn summons(sheet: &SummonsSheet<'_>) -> Self {
        Self::file(&summons(sheet, &Fonts::embedded(), &Text::swedish()).unwrap())
    }

    pub fn consent(sheet: &ConsentSheet<'_>) -> Self {
        Self::file(&consent(sheet, &Fonts::embedded(), &Text::swedish()).unwrap())
    }

    pub fn information(sheet: &InformationSheet<'_>) -> Self {
        Self::file(&information(sheet, &Fonts::embedded(), &Text::swedish()).unwrap())
    }

    pub fn changes(sheet: &ChangesSheet<'_>) -> Self {
        Self::file(&changes(sheet, &Fonts::embedded(), &Text::swedish()).unwrap())
    }

    pub fn file(bytes: &[u8]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("plan.pdf"), bytes).unwrap();
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

    /// The words as a reader of the page would take them, and not in the order of the file.
    pub fn as_seen(&self) -> String {
        single_spaced(&self.run("pdftotext", &["-enc", "UTF-8"], &["-"]))
    }

    /// One page, whole, with nothing that another program would complain of.
    pub fn is_one_sound_page(&self) -> bool {
        self.pages().len() == 1 && self.is_sound()
    }

    pub fn is_sound(&self) -> bool {
        let check = self.check();
        check.contains("No syntax or stream encoding errors") && !check.contains("WARNING")
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

    /// Every size of letters, in whole points.
    pub fn sizes(&self) -> Vec<u32> {
        let told = self.run("pdftohtml", &["-xml", "-stdout", "-i", "-zoom", "1"], &[]);
        let sizes = told.split("<fontspec ").skip(1).filter_map(|font| font.split("size=\"").nth(1)?.split('"').next());
        sizes.map(|size| size.parse().unwrap()).collect()
    }

    /// How many pictures are drawn.
    pub fn images(&self) -> usize {
        self.run("pdfimages", &["-list"], &[]).lines().skip(2).count()
    }

    pub fn fonts(&self) -> String {
        self.run("pdffonts", &[], &[])
    }

    pub fn facts(&self) -> String {
        self.run("pdfinfo", &[], &[])
    }

    /// How the file tells what its text is, as poppler reads it.
    pub fn structure(&self) -> String {
        self.run("pdfinfo", &["-struct-text"], &[])
    }

    /// veraPDF's opinion, by PDF/A-3a and PDF/UA-1: empty when it has no complaint.
    pub fn complaints(&self) -> String {
        let root = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../.."));
        let target = std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
        let places = [root.join(target), root.join("target")].map(|place| place.join("tools/verapdf/verapdf"));
        let program = places.into_iter().find(|place| place.is_file()).expect("veraPDF: see cargo xtask setup");
        let output = Command::new(&program).arg("3a,ua1").arg(self.path()).output();
        let output = output.unwrap_or_else(|error| panic!("{program:?}: {error}; see cargo xtask setup"));
        let said = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
        if output.status.success() && said.matches("PASS").count() == 2 { String::new() } else { said }
    }

    pub fn check(&self) -> String {
        self.run("qpdf", &["--check"], &[])
    }
}

/// Line ends and spaces of every kind as one space.
pub fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
