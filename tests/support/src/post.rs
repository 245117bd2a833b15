//! Leaving and fetching: a folder where packets lie, what units and devices give each other, and
//! what a round answered.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::TempDir;

use crate::device::Device;
use crate::outcome::Outcome;

/// A folder where packets are left, such as a stick.
#[derive(Debug)]
pub struct Post {
    folder: TempDir,
}

impl Default for Post {
    fn default() -> Self {
        Self::new()
    }
}

impl Post {
    /// An empty one.
    #[must_use]
    pub fn new() -> Self {
        let folder = tempfile::Builder::new().prefix("siphemma-post-").tempdir().expect("a temporary folder");
        std::fs::create_dir(folder.path().join("post")).expect("a folder in the temporary folder");
        Self { folder }
    }

    /// Where it is. It may be taken away from there.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        self.folder.path().join("post")
    }

    /// Every packet in it, ordered by mailbox, sender and number.
    #[must_use]
    pub fn packets(&self) -> Vec<PathBuf> {
        let is_packet = |path: &PathBuf| path.extension().is_some_and(|kind| kind == "age");
        files_in(&self.path()).into_iter().filter(is_packet).collect()
    }

    /// The packets that a play leaves in it.
    pub fn left_by(&self, play: impl FnOnce()) -> Vec<PathBuf> {
        let before = self.packets();
        play();
        self.packets().into_iter().filter(|path| !before.contains(path)).collect()
    }
}

/// Every file below a folder, in order.
#[must_use]
pub fn files_in(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { found.extend(files_in(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

/// What one round of `exchange` answered.
#[derive(Debug)]
pub struct Round(Value);

impl Round {
    /// What `exchange --json` said.
    #[must_use]
    pub fn of(answer: Value) -> Self {
        Self(answer)
    }

    /// Envelopes left for a unit.
    #[must_use]
    pub fn sent_to(&self, unit: &str) -> u64 {
        self.count("sent", unit)
    }

    /// Envelopes taken in from a unit.
    #[must_use]
    pub fn received_from(&self, unit: &str) -> u64 {
        self.count("received", unit)
    }

    /// Cases of which a unit lacks something, by what it has told.
    #[must_use]
    pub fn owed_to(&self, unit: &str) -> u64 {
        self.count("owed", unit)
    }

    /// Everything left, and everything taken in.
    #[must_use]
    pub fn moved(&self) -> (u64, u64) {
        let sum =
            |key: &str| self.0[key].as_array().into_iter().flatten().filter_map(|row| row["count"].as_u64()).sum();
        (sum("sent"), sum("received"))
    }

    /// Why something was set aside, each reason once.
    #[must_use]
    pub fn reasons(&self) -> Vec<&str> {
        let reasons: BTreeSet<&str> = self.set_aside().iter().filter_map(|row| row["reason"].as_str()).collect();
        reasons.into_iter().collect()
    }

    /// What was set aside.
    #[must_use]
    pub fn set_aside(&self) -> &[Value] {
        self.0["set_aside"].as_array().map(Vec::as_slice).unwrap_or_default()
    }

    /// Asserts that nothing was set aside, and that all of it was read back.
    #[track_caller]
    pub fn whole(self) -> Self {
        assert!(self.set_aside().is_empty(), "nothing is set aside: {}", self.0);
        assert_eq!(self.0["read_back"], true, "what was left was read back: {}", self.0);
        self
    }

    fn count(&self, key: &str, unit: &str) -> u64 {
        let rows = self.0[key].as_array().into_iter().flatten();
        rows.filter(|row| row["unit"] == unit).filter_map(|row| row["count"].as_u64()).sum()
    }
}

impl Device {
    /// `exchange` with a folder, done: the exit code is 0 also where something was set aside.
    #[track_caller]
    pub fn exchange(&self, post: &Post) -> Round {
        Round::of(self.json([OsStr::new("exchange"), "--post-office".as_ref(), post.path().as_ref()]))
    }

    /// `exchange` with any place, whatever comes of it.
    #[track_caller]
    pub fn try_exchange(&self, place: impl AsRef<OsStr>) -> Outcome {
        self.siphemma([OsStr::new("exchange"), "--post-office".as_ref(), place.as_ref()])
    }

    /// `unit card`: the card of this device's unit, as a file. Written once, until a device is approved.
    #[track_caller]
    pub fn card(&self) -> PathBuf {
        let path = self.file("enhetskort.json");
        if path.exists() {
            return path;
        }
        self.siphemma([OsStr::new("unit"), "card".as_ref(), "-o".as_ref(), path.as_ref()]).ok();
        path
    }

    /// `unit trust`: the words were compared.
    #[track_caller]
    pub fn trusts(&self, other: &Device) {
        self.try_trust(&other.card()).ok();
    }

    /// `unit trust` of any file, whatever comes of it.
    #[track_caller]
    pub fn try_trust(&self, card: &Path) -> Outcome {
        self.siphemma([OsStr::new("unit"), "trust".as_ref(), card.as_ref()])
    }

    /// Two units give each other their cards.
    #[track_caller]
    pub fn meets(&self, other: &Device) {
        self.trusts(other);
        other.trusts(self);
    }

    /// `device request`, as a laptop or an office device.
    #[track_caller]
    pub fn request(&self, office: bool) -> PathBuf {
        let path = self.file("request.json");
        let mut request = vec![OsStr::new("device"), "request".as_ref(), "-o".as_ref(), path.as_ref()];
        request.extend(office.then_some(OsStr::new("--office")));
        self.siphemma(request).ok();
        path
    }

    /// `device approve` of a request; gives the approval.
    #[track_caller]
    pub fn approves(&self, request: &Path) -> PathBuf {
        let path = self.file("approval.json");
        let _ = std::fs::remove_file(self.file("enhetskort.json"));
        let approve = ["device".as_ref(), "approve".as_ref(), request.as_os_str(), "-o".as_ref(), path.as_ref()];
        self.siphemma(approve).ok();
        path
    }

    /// `device accept` of an approval, whatever comes of it.
    #[track_caller]
    pub fn try_accept(&self, approval: &Path) -> Outcome {
        self.siphemma([OsStr::new("device"), "accept".as_ref(), approval.as_ref()])
    }

    /// Becomes a device of the same unit as another: asked for here, approved there, accepted here.
    #[track_caller]
    pub fn joins(&self, other: &Device, office: bool) {
        let approval = other.approves(&self.request(office));
        self.try_accept(&approval).ok();
    }

    /// `device list`: the id of this very device.
    #[track_caller]
    #[must_use]
    pub fn id(&self) -> String {
        let answer = self.json(["device", "list"]);
        let here = answer["devices"].as_array().into_iter().flatten().find(|device| device["here"] == true);
        here.and_then(|device| device["id"].as_str()).expect("this device is on its unit's card").to_owned()
    }
}
