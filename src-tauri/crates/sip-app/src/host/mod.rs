//! What the program needs from outside. Tests stage it; [`OsHost`] is the real one.

mod machine;
mod os;

use std::path::Path;

use chrono::NaiveDateTime;
use sip_vault::{KeyStore, When};

pub use os::{OsHost, default_data_dir, default_documents_dir};

/// A printer of this computer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printer {
    /// Its name.
    pub name: String,
    /// The system's own choice.
    pub is_default: bool,
}

/// The printer did not take the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PrinterSaysNo;

/// The world outside.
pub trait Host {
    /// Local time by the computer's own clock.
    fn now(&self) -> NaiveDateTime;
    /// Seconds since 1970.
    fn unix(&self) -> i64;
    /// A clock that only goes on, also while the computer sleeps: which start of the computer it counts
    /// from, and milliseconds. Where there is none it is the other one.
    fn steady(&self) -> (String, i64) {
        (String::new(), self.unix().saturating_mul(1000))
    }
    /// Now, by both clocks.
    fn when(&self) -> When {
        let (boot, steady) = self.steady();
        When { at: self.now().format("%Y-%m-%dT%H:%M:%S").to_string(), unix: self.unix(), boot, steady }
    }
    /// Fills with randomness.
    fn random(&self, bytes: &mut [u8]);
    /// The data folder.
    fn data_dir(&self) -> &Path;
    /// Where PDF files go.
    fn documents_dir(&self) -> &Path;
    /// The operating system's keyring.
    fn keyring(&self) -> &dyn KeyStore;
    /// The printers.
    fn printers(&self) -> Vec<Printer>;
    /// Sends a PDF to a printer. `title` names no person.
    ///
    /// # Errors
    /// [`PrinterSaysNo`].
    fn print(&self, printer: &str, title: &str, pdf: &[u8]) -> Result<(), PrinterSaysNo>;
    /// A variable of the environment: the keys of an object store come that way.
    fn environment(&self, name: &str) -> Option<String>;
    /// Free space in the data folder, in bytes, where the system tells.
    fn free_disk(&self) -> Option<u64>;
    /// How the computer itself is set up, where the system tells.
    fn machine(&self) -> Machine {
        Machine::default()
    }
}

/// What of the computer around the program matters to those whose plans are on it. Nothing where the
/// system does not tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Machine {
    /// Battery in per cent, and whether it is being charged.
    pub battery: Option<(u8, bool)>,
    /// Whether memory can be written to a disk in plain text.
    pub open_swap: Option<bool>,
    /// Whether the print server keeps what was printed.
    pub keeps_prints: Option<bool>,
}
