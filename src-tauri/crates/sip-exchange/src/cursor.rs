//! How far a sender's packets in a mailbox were fetched: so that a listing costs what is new, and a
//! gap shows (ruling 12).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::office::PacketName;

/// Numbers below the latest that are looked at again: one may have been used twice by a device that
/// was stopped in the middle, and a listing may have been stale.
const WINDOW: u64 = 16;
/// Missing numbers that are looked for again while they are no further back than this.
const FAR_BACK: u64 = 512;
/// Most numbers noted as missing.
const MISSED: usize = 1_000;
/// Times that the same is laid down anew once more for the same device.
const ONCE_MORE: u32 = 2;
/// Most names remembered.
const REMEMBERED: usize = 256;

/// How far a sender's packets in a mailbox were fetched.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor {
    /// All up to this number were seen, but for those that never were there.
    pub seq: u64,
    /// Names of the latest ones, and of those beyond that are none of the sender's.
    pub recent: Vec<String>,
    /// Numbers that were not there, or could not be read as what their name says: a stale listing, a
    /// synchronised folder that still brings it, or lost.
    #[serde(default)]
    pub missing: Vec<u64>,
    /// Of this device's own: up to which number all was laid down anew for each who asked, and how often each asked
    /// for the same once more.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub anew: BTreeMap<String, (u64, u32)>,
}

impl Cursor {
    /// The number after which a listing begins.
    pub(crate) fn from(&self) -> u64 {
        let first = self.sought().min().unwrap_or(u64::MAX);
        self.seq.saturating_sub(WINDOW).min(first.saturating_sub(1))
    }

    /// Missing numbers that are still looked for.
    pub(crate) fn sought(&self) -> impl Iterator<Item = u64> {
        self.missing.iter().copied().filter(|seq| seq + FAR_BACK > self.seq)
    }

    /// Whether a packet was not looked at yet.
    pub(crate) fn wants(&self, name: &PacketName) -> bool {
        let is_passed = name.seq <= self.seq && name.seq + WINDOW <= self.seq && !self.missing.contains(&name.seq);
        !is_passed && !self.recent.contains(&name.to_string())
    }

    /// Moves over a packet of the sender. Numbers that were stepped over are missing.
    pub(crate) fn note(&mut self, name: &PacketName) {
        self.missing.retain(|seq| *seq != name.seq);
        for seq in (self.seq + 1..name.seq).take(MISSED) {
            if !self.missing.contains(&seq) && !self.recent.iter().any(|name| number(name) == seq) {
                self.missing.push(seq);
            }
        }
        let beyond = self.missing.len().saturating_sub(MISSED);
        self.missing.drain(..beyond);
        self.seq = self.seq.max(name.seq);
        self.remember(name);
    }

    /// Remembers a packet that is none of the sender's, whatever number somebody gave it: it moves
    /// nothing, or what the sender leaves next would be stepped over.
    pub(crate) fn refuse(&mut self, name: &PacketName) {
        self.missing.retain(|seq| *seq != name.seq);
        self.remember(name);
    }

    /// Notes that a packet could not be read as what its name says.
    pub(crate) fn miss(&mut self, name: &PacketName) {
        if !self.missing.contains(&name.seq) && self.missing.len() < MISSED {
            self.missing.push(name.seq);
        }
    }

    /// Whether what somebody could not read, up to a number, is laid down anew: for each packet a few times, since
    /// whoever asks may have been put back to before it came. `last` is the latest that lies there.
    pub(crate) fn lays_anew(&mut self, who: &str, latest: u64, last: u64) -> bool {
        let (up_to, times) = self.anew.get(who).copied().unwrap_or_default();
        if latest <= up_to && times >= ONCE_MORE {
            return false;
        }
        let now = if latest > up_to { (last, 0) } else { (up_to, times + 1) };
        self.anew.insert(who.to_owned(), now);
        true
    }

    fn remember(&mut self, name: &PacketName) {
        self.recent.push(name.to_string());
        let seq = self.seq;
        self.recent.retain(|name| number(name) + WINDOW > seq);
        let beyond = self.recent.len().saturating_sub(REMEMBERED);
        self.recent.drain(..beyond);
    }
}

/// The number in a packet's name.
pub(crate) fn number(name: &str) -> u64 {
    name.get(..12).and_then(|digits| digits.parse().ok()).unwrap_or(0)
}
