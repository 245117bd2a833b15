//! The real host: this computer.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use chrono::{DateTime, Local, NaiveDateTime};
use sip_vault::{KeyStore, OsKeyring};

use super::machine;
use super::{Host, Machine, Printer, PrinterSaysNo};

/// This computer.
#[derive(Debug)]
pub struct OsHost {
    data: PathBuf,
    documents: PathBuf,
    keyring: OsKeyring,
}

impl OsHost {
    /// This computer with a data folder and a folder for PDF files.
    #[must_use]
    pub fn new(data: PathBuf, documents: PathBuf) -> Self {
        Self { data, documents, keyring: OsKeyring }
    }
}

/// Where the window keeps its data unless told otherwise: `SIPHEMMA_DATA`, else the user's own
/// data folder.
#[must_use]
pub fn default_data_dir() -> PathBuf {
    from_environment("SIPHEMMA_DATA")
        .or_else(|| from_environment("XDG_DATA_HOME").map(|dir| dir.join("sip-hemma")))
        .or_else(|| from_environment("LOCALAPPDATA").map(|dir| dir.join("SIP Hemma")))
        .unwrap_or_else(|| home().join(".local/share/sip-hemma"))
}

/// Where PDF files go: `SIPHEMMA_DOCUMENTS`, else a folder among the user's documents.
#[must_use]
pub fn default_documents_dir() -> PathBuf {
    from_environment("SIPHEMMA_DOCUMENTS")
        .or_else(|| from_environment("XDG_DOCUMENTS_DIR").map(|dir| dir.join("SIP Hemma")))
        .unwrap_or_else(|| {
            let swedish = home().join("Dokument");
            let documents = if swedish.is_dir() { swedish } else { home().join("Documents") };
            documents.join("SIP Hemma")
        })
}

fn home() -> PathBuf {
    from_environment("HOME").or_else(|| from_environment("USERPROFILE")).unwrap_or_default()
}

fn from_environment(name: &str) -> Option<PathBuf> {
    std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}

impl Host for OsHost {
    fn now(&self) -> NaiveDateTime {
        let now = DateTime::from_timestamp(self.unix(), 0).unwrap_or_default();
        now.with_timezone(&Local).naive_local()
    }

    fn unix(&self) -> i64 {
        // A clock before 1970 is wrong, and no reason to stop.
        let since = |time: Duration| i64::try_from(time.as_secs()).unwrap_or(i64::MAX);
        match SystemTime::now().duration_since(UNIX_EPOCH) {
            Ok(after) => since(after),
            Err(before) => -since(before.duration()),
        }
    }

    fn steady(&self) -> (String, i64) {
        machine::steady().unwrap_or_else(|| (String::new(), self.unix().saturating_mul(1000)))
    }

    fn machine(&self) -> Machine {
        machine::look(Path::new("/"))
    }

    fn random(&self, bytes: &mut [u8]) {
        // Without the system's randomness no key may be made: stopping is the only safe answer.
        #[expect(clippy::expect_used, reason = "a key without randomness would be worse than a stop")]
        getrandom::fill(bytes).expect("the operating system gives randomness");
    }

    fn data_dir(&self) -> &Path {
        &self.data
    }

    fn documents_dir(&self) -> &Path {
        &self.documents
    }

    fn keyring(&self) -> &dyn KeyStore {
        &self.keyring
    }

    /// By the commands of CUPS, on Linux and macOS. Elsewhere none are found: save the PDF and
    /// print it from there.
    fn printers(&self) -> Vec<Printer> {
        let ask = |flag: &str| {
            let out = Command::new("lpstat").arg(flag).env("LC_ALL", "C").stderr(Stdio::null()).output().ok()?;
            String::from_utf8(out.stdout).ok()
        };
        let chosen = ask("-d").and_then(|line| line.rsplit_once(": ").map(|(_, name)| name.trim().to_owned()));
        ask("-e")
            .unwrap_or_default()
            .lines()
            .map(|name| Printer { name: name.to_owned(), is_default: chosen.as_deref() == Some(name) })
            .collect()
    }

    /// The PDF goes to `lp` through a pipe: no file of ours is left behind.
    fn print(&self, printer: &str, title: &str, pdf: &[u8]) -> Result<(), PrinterSaysNo> {
        let mut lp = Command::new("lp");
        lp.args(["-d", printer, "-t", title, "-o", "media=A4", "--", "-"]);
        let mut child =
            lp.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().map_err(|_| PrinterSaysNo)?;
        let written = child.stdin.take().map(|mut pipe| pipe.write_all(pdf));
        let ended = child.wait().map_err(|_| PrinterSaysNo)?;
        if matches!(written, Some(Ok(()))) && ended.success() { Ok(()) } else { Err(PrinterSaysNo) }
    }

    fn environment(&self, name: &str) -> Option<String> {
        std::env::var(name).ok().filter(|value| !value.is_empty())
    }

    fn free_disk(&self) -> Option<u64> {
        let dir = self.data.ancestors().find(|dir| dir.exists())?;
        let out = Command::new("df").args(["-Pk", "--"]).arg(dir).env("LC_ALL", "C").output().ok()?;
        let text = String::from_utf8(out.stdout).ok()?;
        let kib: u64 = text.lines().nth(1)?.split_whitespace().nth(3)?.parse().ok()?;
        Some(kib * 1024)
    }
}
