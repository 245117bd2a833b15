//! What the measurements stand on.
#![allow(dead_code, reason = "each measurement uses its part of the stage")]

use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::NaiveDateTime;
use sip_app::host::{Host, Printer, PrinterSaysNo};
use sip_vault::{KeyStore, NoKeyring};

/// Five words: there is no keyring on the stage.
pub(crate) const WORDS: &str = "björk kaffe nyckel våg lampa";

/// A stage: a folder, a clock that stands still, no keyring, no printers.
pub(crate) struct Stage(PathBuf);

impl Stage {
    pub(crate) fn at(folder: PathBuf) -> Self {
        Self(folder)
    }
}

impl Host for Stage {
    fn now(&self) -> NaiveDateTime {
        chrono::DateTime::from_timestamp(self.unix(), 0).unwrap().naive_utc()
    }
    fn unix(&self) -> i64 {
        1_792_581_845
    }
    fn random(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes).unwrap();
    }
    fn data_dir(&self) -> &Path {
        &self.0
    }
    fn documents_dir(&self) -> &Path {
        &self.0
    }
    fn keyring(&self) -> &dyn KeyStore {
        &NoKeyring
    }
    fn printers(&self) -> Vec<Printer> {
        Vec::new()
    }
    fn print(&self, _: &str, _: &str, _: &[u8]) -> Result<(), PrinterSaysNo> {
        Err(PrinterSaysNo)
    }
    fn environment(&self, _: &str) -> Option<String> {
        None
    }

    fn free_disk(&self) -> Option<u64> {
        None
    }
}

/// The one in the middle.
pub(crate) fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// A line of the report.
pub(crate) fn tell(what: &str, time: Duration) {
    println!("{what:<58} {:>9.3} ms", time.as_secs_f64() * 1e3);
}
