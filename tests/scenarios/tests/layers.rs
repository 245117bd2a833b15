//! The laws of the repository's own shape: who may use whom, and how long a file may be.

#![allow(clippy::expect_used, clippy::panic, reason = "a test reports by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// Each outside dependency that a boundary guards, and the one crate behind it.
const GUARDED: [(&str, &str); 16] = [
    ("tauri", "sip-desktop"),
    ("rusqlite", "sip-store"),
    ("automerge", "sip-doc"),
    ("printpdf", "sip-print"),
    ("lopdf", "sip-print"),
    ("subsetter", "sip-print"),
    ("keyring", "sip-vault"),
    ("clap", "sip-cli"),
    // The one crate of the program that can speak to a network: to a store that its user named.
    ("object_store", "sip-exchange"),
    ("age", "sip-vault"),
    ("ed25519-dalek", "sip-vault"),
    ("fast_qr", "sip-seal"),
    ("cms", "sip-seal"),
    ("x509-cert", "sip-seal"),
    ("der", "sip-seal"),
    // The tests' own HTTP client, which speaks to a driver on loopback.
    ("ureq", "e2e"),
];

/// The longest Rust file that one still reads in a sitting.
const LINES: usize = 400;

type Edges = BTreeMap<String, BTreeSet<String>>;

#[test]
fn every_edge_is_in_the_table_and_every_edge_of_the_table_is_used() {
    let (allowed, used) = (table(), edges());
    let crates: BTreeSet<&String> = allowed.keys().chain(used.keys()).collect();
    let mut wrong = Vec::new();
    for name in crates {
        match (allowed.get(name), used.get(name)) {
            (None, _) => wrong.push(format!("{name} has no row")),
            (_, None) => wrong.push(format!("{name} has a row and is no crate")),
            (Some(may), Some(does)) => {
                wrong.extend(does.difference(may).map(|other| format!("{name} uses {other} and may not")));
                wrong.extend(may.difference(does).map(|other| format!("{name} may use {other} and does not")));
            }
        }
    }
    assert!(wrong.is_empty(), "docs/ARCHITECTURE.md and the Cargo.toml files differ:\n{}", wrong.join("\n"));
}

#[test]
fn each_outside_dependency_stays_behind_its_boundary() {
    for package in packages() {
        for dependency in members(&package, "dependencies") {
            let (user, used) = (word(&package, "name"), word(&dependency, "name"));
            if let Some((_, guard)) = GUARDED.iter().find(|(guarded, _)| *guarded == used) {
                assert_eq!(user, *guard, "{used} is behind {guard} alone");
            }
        }
    }
}

#[test]
fn no_rust_file_is_longer_than_one_reads() {
    let mut sources = Vec::new();
    files(&support::root().join("src-tauri"), "rs", &mut sources);
    assert!(!sources.is_empty(), "src-tauri has Rust files");
    let long: Vec<String> = sources
        .iter()
        .map(|file| (file, std::fs::read_to_string(file).expect("a source file is text").lines().count()))
        .filter(|(_, lines)| *lines > LINES)
        .map(|(file, lines)| format!("{}: {lines} lines", file.display()))
        .collect();
    assert!(long.is_empty(), "longer than {LINES} lines:\n{}", long.join("\n"));
}

#[test]
fn every_xtask_that_a_page_names_exists() {
    let root = support::root();
    let list = std::fs::read_to_string(root.join("src-tauri/crates/xtask/src/main.rs")).expect("xtask has a list");
    let mut pages = vec![root.join("README.md")];
    files(&root.join("docs"), "md", &mut pages);
    for page in pages.iter().filter(|page| page.exists()) {
        let text = std::fs::read_to_string(page).expect("a page is text");
        for after in text.split("cargo xtask ").skip(1) {
            let verb: String = after.chars().take_while(|letter| letter.is_ascii_alphanumeric()).collect();
            let exists = verb.is_empty() || list.contains(&format!("[\"{verb}\""));
            assert!(exists, "{} names `cargo xtask {verb}`, which does not exist", page.display());
        }
    }
}

/// The table of allowed edges, between its two markers.
fn table() -> Edges {
    let path = support::root().join("docs/ARCHITECTURE.md");
    let page = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let (_, rest) = page.split_once("<!-- edges -->").expect("the table begins with <!-- edges -->");
    let (table, _) = rest.split_once("<!-- /edges -->").expect("the table ends with <!-- /edges -->");
    let rows = table.lines().filter(|line| line.starts_with('|')).skip(2);
    rows.map(|row| {
        let mut cells = row.trim_matches('|').split('|').map(|cell| cell.replace('`', "").trim().to_owned());
        let name = cells.next().expect("a row names a crate");
        let may = cells.next().unwrap_or_else(|| panic!("the row of {name} says what it may use"));
        let may = may.split(',').map(|other| other.trim().to_owned());
        (name, may.filter(|other| !other.is_empty() && other != "—").collect())
    })
    .collect()
}

/// The edges between the workspace's crates, as Cargo has them. What only tests use is left out.
fn edges() -> Edges {
    let packages = packages();
    let names: BTreeSet<String> = packages.iter().map(|package| word(package, "name")).collect();
    let uses = |package: &Value| {
        let normal = members(package, "dependencies").into_iter().filter(|dependency| dependency["kind"].is_null());
        normal.map(|dependency| word(&dependency, "name")).filter(|name| names.contains(name)).collect()
    };
    packages.iter().map(|package| (word(package, "name"), uses(package))).collect()
}

fn packages() -> Vec<Value> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let metadata = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(support::root())
        .output()
        .expect("cargo metadata runs");
    let said = String::from_utf8_lossy(&metadata.stderr);
    assert!(metadata.status.success(), "cargo metadata: {said}");
    let metadata: Value = serde_json::from_slice(&metadata.stdout).expect("cargo metadata writes JSON");
    members(&metadata, "packages")
}

fn members(value: &Value, key: &str) -> Vec<Value> {
    value[key].as_array().cloned().unwrap_or_default()
}

fn word(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_default().to_owned()
}

/// Every file of a kind under a folder.
fn files(folder: &Path, kind: &str, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder of the repository").flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, kind, found);
        } else if path.extension().is_some_and(|ending| ending == kind) {
            found.push(path);
        }
    }
}
