//! A PDF as a reader of text sees it.

use std::path::Path;
use std::process::Command;

/// The text of a PDF column by column, by poppler: a reader that shares nothing with the writer.
#[must_use]
pub fn pdf_text(path: impl AsRef<Path>) -> String {
    let path = path.as_ref();
    let output = Command::new("pdftotext").arg(path).arg("-").output().expect("pdftotext (poppler-utils)");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "pdftotext {}: {said}", path.display());
    String::from_utf8(output.stdout).expect("pdftotext writes UTF-8")
}
