//! What the tests share: named devices that run the real `siphemma`, scenarios with their
//! variants, a case that one works with by the command line, and reading a PDF as text.
//!
//! A device has a data folder and a passphrase file of its own, and neither a home nor a keyring of
//! the machine it runs on: a test touches nothing of the developer's. Not here: the window
//! (`tests/e2e`), and anything that links the program's crates. It may grow a verb when three tests
//! have written it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test harness: a panic with a sentence is how it reports"
)]

mod age;
mod built;
mod clock;
mod device;
mod faults;
mod judge;
mod moto;
mod network;
mod outcome;
mod paper;
mod patch;
mod pdf;
mod post;
mod scenario;
mod sharing;
mod story;

pub use age::{Opened, packet_name, sealed, unpacked};
pub use built::{built, root};
pub use device::Device;
pub use faults::Disk;
pub use judge::{checker, codes, complaints, complaints_of_all, pdfsig, pyhanko, qpdf};
pub use moto::Moto;
pub use network::without_network;
pub use outcome::Outcome;
pub use paper::{Paper, squeezed};
pub use patch::{merge, merged};
pub use pdf::pdf_text;
pub use post::{Post, Round, files_in};
pub use scenario::{Finding, Scenario, Variant};
pub use story::{FAR, Story, findings_of, severity};
pub use tempfile::TempDir;
