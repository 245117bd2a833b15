//! A staged program: this computer's disk, a clock that stands still, no keyring, no printers.
#![allow(dead_code, reason = "each test program uses its part of the stage")]

use std::cell::Cell;
use std::path::{Path, PathBuf};

use chrono::{Days, NaiveDateTime};
use sip_app::App;
use sip_app::host::{Host, Printer, PrinterSaysNo};
use sip_model::unit::{Unit, UnitAuthority};
use sip_vault::{KeyStore, NoKeyring, Pin};

/// Five words: there is no keyring on the stage.
pub(crate) const WORDS: &str = "björk kaffe nyckel våg lampa";

/// The stage.
pub(crate) struct Stage {
    data: PathBuf,
    /// How many days its clock has gone on, or jumped.
    days: Cell<u32>,
}

impl Stage {
    pub(crate) fn of(folder: &Path) -> Self {
        Self { data: folder.join("data"), days: Cell::new(0) }
    }

    /// The clock of this computer, in days after the day of the meeting.
    pub(crate) fn sets_clock(&self, days: u32) {
        self.days.set(days);
    }
}

impl Host for Stage {
    fn now(&self) -> NaiveDateTime {
        let meeting = NaiveDateTime::parse_from_str("2026-10-21T13:24:05", "%Y-%m-%dT%H:%M:%S").unwrap();
        meeting + Days::new(self.days.get().into())
    }
    fn unix(&self) -> i64 {
        1_792_581_845 + i64::from(self.days.get()) * 86_400
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
    let unit =
        Unit { name: Some("Norrby vårdcentral".into()), authority: Some(UnitAuthority::Region), ..Unit::default() };
    program_of(folder, unit, "Maria Sandell")
}

/// A program with a new folder, of a unit and for somebody.
pub(crate) fn program_of(folder: &Path, unit: Unit, user: &str) -> App<Stage> {
    let mut app = App::new(Stage::of(folder));
    app.create_folder(unit, user, &Pin::new(WORDS)).unwrap();
    app
}

/// A program that opens a folder that is there.
pub(crate) fn opened(folder: &Path) -> App<Stage> {
    let mut app = App::new(Stage::of(folder));
    app.open_folder(None, &Pin::new(WORDS)).unwrap();
    app
}

/// Path of a scenario.
pub(crate) fn scenario(number: u8) -> String {
    format!("{}/../../../tests/fixtures/scenarios/{number}.json", env!("CARGO_MANIFEST_DIR"))
}
