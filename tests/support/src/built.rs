//! Where the built programs are.
//!
//! Cargo builds another package's binaries for no test. `cargo xtask test` builds them first; when
//! a test is run by hand, what is missing or older than its sources is built here.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::time::SystemTime;

static BUILDING: Mutex<()> = Mutex::new(());

/// The root of the repository.
#[must_use]
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).expect("tests/support lies two below the root").to_owned()
}

/// The program `siphemma` or `sip-desktop`, of the same profile as the test that asks.
#[must_use]
pub fn built(program: &str) -> PathBuf {
    let test = std::env::current_exe().expect("a test knows its own file");
    // target/<profile>/deps/<test>
    let folder = test.ancestors().nth(2).expect("tests lie in target/<profile>/deps");
    let path = folder.join(program);
    let _one_at_a_time = BUILDING.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if is_stale(&path) {
        build(program, folder.file_name().is_some_and(|profile| profile == "release"));
    }
    path
}

fn build(program: &str, release: bool) {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(["build", "--quiet", "--workspace", "--bin", program]).current_dir(root());
    if release {
        command.arg("--release");
    }
    let status = command.status().expect("cargo starts");
    assert!(status.success(), "cargo build --bin {program}: {status}");
}

fn is_stale(program: &Path) -> bool {
    let Ok(built) = program.metadata().and_then(|file| file.modified()) else {
        return true;
    };
    newest_source(&root().join("src-tauri")).is_some_and(|source| source > built)
}

fn newest_source(folder: &Path) -> Option<SystemTime> {
    let entries = std::fs::read_dir(folder).ok()?.flatten();
    entries
        .filter_map(|entry| {
            let path = entry.path();
            if path.is_dir() {
                // xtask is no part of the programs.
                return (entry.file_name() != "xtask").then(|| newest_source(&path))?;
            }
            let is_source = path.extension().is_some_and(|kind| kind == "rs" || kind == "toml");
            is_source.then(|| entry.metadata().and_then(|file| file.modified()).ok())?
        })
        .max()
}
