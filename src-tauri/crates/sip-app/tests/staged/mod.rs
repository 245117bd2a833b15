//! A staged program: this computer's disk, a clock that stands still, no keyring, no printers.
#![allow(dead_code, reason = "each test program uses its part of the stage")]

use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use sip_app::App;
use sip_app::host::{Host, Printer, PrinterSaysNo};
use sip_model::unit::{Unit, UnitAuthority};
use sip_vault::{KeyStore, NoKeyring, Pin};

/// Five words: there is no keyring on the stage.
pub(crate) const WORDS: &str = "björk kaffe nyckel våg lampa";

/// The stage.
pub(crate) struct Stage {
    data: PathBuf,
}

impl Host for Stage {
    fn now(&self) -> NaiveDateTime {
        NaiveDateTime::parse_from_str("2026-10-21T13:24:05", "%Y-%m-%dT%H:%M:%S").unwrap()
    }
    fn unix(&self) -> i64 {
        1_792_581_845
    }
    fn random(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes).unwrap();
    }
    fn data_dir(&self) -> &Path {
        &self.data
    }
    fn documents_dir(&self) -> &Path {
        &self.data
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

/// A program with a new folder.
pub(crate) fn program(folder: &Path) -> App<Stage> {
    let mut app = App::new(Stage { data: folder.join("data") });
    let unit =
        Unit { name: Some("Norrby vårdcentral".into()), authority: Some(UnitAuthority::Region), ..Unit::default() };
    app.create_folder(unit, "Maria Sandell", &Pin::new(WORDS)).unwrap();
    app
}

/// A program that opens a folder that is there.
pub(crate) fn opened(folder: &Path) -> App<Stage> {
    let mut app = App::new(Stage { data: folder.join("data") });
    app.open_folder(None, &Pin::new(WORDS)).unwrap();
    app
}

/// Path of a scenario.
pub(crate) fn scenario(number: u8) -> String {
    format!("{}/../../../tests/fixtures/scenarios/{number}.json", env!("CARGO_MANIFEST_DIR"))
}
