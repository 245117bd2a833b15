//! What came out of the printer on the stage: one PDF per job, byte for byte as it was handed over.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::wait;

/// The tray of the stage's printer, from now on.
pub struct Paper {
    tray: PathBuf,
    before: BTreeSet<PathBuf>,
}

impl Paper {
    /// Remembers what already lies in the tray.
    #[must_use]
    pub fn from_now() -> Self {
        let tray = std::env::var_os("SIPHEMMA_PRINTED").map(PathBuf::from);
        let tray = tray.expect("the stage has a printer: run `cargo xtask e2e`");
        let before = sheets(&tray);
        Self { tray, before }
    }

    /// Waits for the next job and gives its file.
    #[track_caller]
    #[must_use]
    pub fn take(&mut self) -> PathBuf {
        let new = wait::until(|| sheets(&self.tray).difference(&self.before).next().cloned());
        let new = new.expect("something is printed");
        self.before.insert(new.clone());
        new
    }

    /// Whether nothing more has come.
    #[must_use]
    pub fn is_still(&self) -> bool {
        sheets(&self.tray) == self.before
    }
}

fn sheets(tray: &Path) -> BTreeSet<PathBuf> {
    let entries = std::fs::read_dir(tray).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|kind| kind == "pdf")).collect()
}
