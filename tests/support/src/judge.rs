//! What programs that nobody here wrote say of a file: veraPDF, poppler, qpdf, pyHanko, zbar.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::built::root;

/// A program's word: whether it ended well, and all that it said.
type Word = (bool, String);

fn said(command: &mut Command) -> Word {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}; see cargo xtask setup"));
    (output.status.success(), String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned())
}

fn tool(name: &str) -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
    let places = [root().join(target), root().join("target")].map(|place| place.join("tools").join(name));
    places.into_iter().find(|place| place.exists()).unwrap_or_else(|| panic!("{name}: see cargo xtask setup"))
}

/// veraPDF by PDF/A-3a and PDF/UA-1: empty when it has no complaint.
#[must_use]
pub fn complaints(path: &Path) -> String {
    complaints_of_all(&[path.to_owned()])
}

/// The same of several files, asked at once.
#[must_use]
pub fn complaints_of_all(paths: &[PathBuf]) -> String {
    let (good, said) = said(Command::new(tool("verapdf/verapdf")).arg("3a,ua1").args(paths));
    if good && said.matches("PASS").count() == 2 * paths.len() { String::new() } else { said }
}

/// poppler on the signatures of a file.
#[must_use]
pub fn pdfsig(path: &Path) -> String {
    said(Command::new("pdfsig").arg("-nocert").arg(path)).1
}

/// qpdf: empty when it finds nothing wrong.
#[must_use]
pub fn qpdf(path: &Path) -> String {
    let (good, said) = said(Command::new("qpdf").arg("--check").arg(path));
    if good && !said.contains("WARNING") { String::new() } else { said }
}

/// pyHanko on the signatures, trusting these certificates.
#[must_use]
pub fn pyhanko(path: &Path, trusted: &[PathBuf]) -> Word {
    let mut command = Command::new(tool("python/bin/pyhanko"));
    command.args(["sign", "validate", "--pretty-print", "--no-revocation-check"]);
    for certificate in trusted {
        command.arg("--trust").arg(certificate);
    }
    said(command.arg(path))
}

/// The code on each page, read by zbar from the page as pixels of this many to the inch.
#[must_use]
pub fn codes(path: &Path, dpi: u32) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let pages = folder.path().join("sida");
    let (good, word) = said(Command::new("pdftoppm").args(["-r", &dpi.to_string(), "-png"]).arg(path).arg(&pages));
    assert!(good, "pdftoppm: {word}");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder.path()).expect("the pages").flatten().map(|file| file.path()).collect();
    files.sort();
    let read = |page: &PathBuf| {
        let output = Command::new("zbarimg").args(["--quiet", "--raw"]).arg(page).output();
        let output = output.unwrap_or_else(|error| panic!("zbarimg: {error}; see cargo xtask setup"));
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    };
    files.iter().map(read).collect()
}

/// What the page for checking codes says, by these cards, as node runs it.
#[must_use]
pub fn checker(page: &Path, code: &str, cards: &[PathBuf]) -> String {
    let harness = root().join("tests/judges/kontroll.mjs");
    said(Command::new("node").arg(harness).arg(page).arg(code).args(cards)).1
}
