//! Which rows have a test, and which are an issue's of their own.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Rows of other issues: no test carries their number here.
const SIBLINGS: &[(u8, &str)] = &[
    (37, "the signed original: the paper's form and the check words"),
    (38, "the signed original: signatures"),
    (42, "the signed original: the easy page"),
    (45, "the transfer package"),
    (46, "the transfer package: contacts for 1177"),
    (47, "the transfer package: its size"),
    (53, "the safe device: the access log"),
    (54, "the safe device: encryption and lock"),
    (57, "the safe device: purge"),
];

/// Rows that only the real window shows, with the stories that do.
const WINDOW: &[(u8, &str)] = &[(59, "tests/e2e/tests/axe.rs")];

const ROWS: u8 = 60;

#[test]
fn every_row_has_its_test_or_its_issue() {
    let tested = tested();
    let siblings: BTreeSet<u8> = SIBLINGS.iter().map(|(row, _)| *row).collect();
    let window: BTreeSet<u8> = WINDOW.iter().filter(|(_, stories)| is_told(stories)).map(|(row, _)| *row).collect();
    let missing: Vec<u8> = (1..=ROWS)
        .filter(|row| !tested.contains_key(row) && !siblings.contains(row) && !window.contains(row))
        .collect();
    assert!(missing.is_empty(), "rows with neither a test nor an issue: {missing:?}");
    let both: Vec<_> = tested.iter().filter(|(row, _)| siblings.contains(row)).collect();
    assert!(both.is_empty(), "rows of another issue that have a test: take them out of SIBLINGS: {both:?}");
    let unknown: Vec<_> = tested.keys().filter(|row| !(1..=ROWS).contains(*row)).collect();
    assert!(unknown.is_empty(), "there are {ROWS} rows: {unknown:?}");
}

/// Each row with the files whose tests carry its number.
fn tested() -> BTreeMap<u8, Vec<PathBuf>> {
    let mut found: BTreeMap<u8, Vec<PathBuf>> = BTreeMap::new();
    for folder in ["tests", "src-tauri/crates"] {
        read(&support::root().join(folder), &mut |path, text| {
            for row in text.lines().filter_map(|line| row_of(line.trim_start())) {
                found.entry(row).or_default().push(path.to_owned());
            }
        });
    }
    found
}

/// The row of a line that begins a test: `fn row_07_…`.
fn row_of(line: &str) -> Option<u8> {
    let (digits, rest) = line.strip_prefix("fn row_")?.split_at_checked(2)?;
    rest.starts_with('_').then(|| digits.parse().ok())?
}

/// Whether stories in the window are there, and look with axe-core.
fn is_told(stories: &str) -> bool {
    let text = std::fs::read_to_string(support::root().join(stories)).unwrap_or_default();
    text.contains("#[test]") && text.contains(".violations()")
}

fn read(folder: &Path, told: &mut impl FnMut(&Path, &str)) {
    for entry in std::fs::read_dir(folder).expect("a folder of the repository").flatten() {
        let path = entry.path();
        if path.is_dir() {
            read(&path, told);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            told(&path, &std::fs::read_to_string(&path).expect("a source file is text"));
        }
    }
}
