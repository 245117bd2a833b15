//! Envelopes: what travels in a packet, each about one case and most of them about one document.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sip_vault::identity::DeviceId;

use crate::mailbox::Mailbox;
use crate::roster::Roster;
use crate::told::{Heard, Told};
use crate::vouch::Vouch;

/// An envelope.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Envelope {
    /// Who shares a case.
    Roster(Roster),
    /// Changes of one document.
    Changes(Changes),
    /// An established version.
    Version(Version),
    /// A sealed extract for a receiver who does not write along (ruling 3).
    Extract(Extract),
    /// What the sender holds of a case.
    Receipt(Receipt),
    /// That nothing more will come, without content (ruling 12).
    Notice(Notice),
    /// That the person took the yes back, told to a unit that does not document the case.
    Withdrawal(Withdrawal),
    /// The unit's keys, to one of its own office devices.
    Keys(Keys),
    /// What could not be read, to the device that left it.
    Again(Again),
}

impl Envelope {
    /// The case it is about.
    #[must_use]
    pub fn case(&self) -> Option<&str> {
        match self {
            Self::Roster(roster) => Some(&roster.case),
            Self::Changes(changes) => Some(&changes.case),
            Self::Version(version) => Some(&version.case),
            Self::Extract(extract) => Some(&extract.case),
            Self::Receipt(receipt) => Some(&receipt.case),
            Self::Notice(notice) => Some(&notice.case),
            Self::Withdrawal(withdrawal) => Some(&withdrawal.case),
            Self::Keys(_) | Self::Again(_) => None,
        }
    }

    /// When it was written, by its sender's clock, where it says so.
    #[must_use]
    pub(crate) fn at(&self) -> Option<&str> {
        match self {
            Self::Receipt(receipt) => Some(&receipt.at),
            Self::Notice(notice) => Some(&notice.at),
            Self::Withdrawal(withdrawal) => Some(&withdrawal.at),
            Self::Version(version) => Some(&version.established_at),
            _ => None,
        }
    }
}

/// Changes of one document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Changes {
    /// Plan id.
    pub case: String,
    /// The document, as [`sip_doc::DocId`] writes it.
    pub doc: String,
    /// Heads that these changes build on; empty for a document from its beginning.
    pub deps: Vec<String>,
    /// Heads that they lead to.
    pub heads: Vec<String>,
    /// How many.
    pub count: u32,
    /// Each change as its length in four bytes, little endian, and its bytes (Automerge's change
    /// chunk, uncompressed); base 64.
    pub changes: String,
    /// Signatures of the devices that made them.
    pub vouches: Vec<Vouch>,
}

/// An established version.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Version {
    /// Plan id.
    pub case: String,
    /// Number.
    pub version: u32,
    /// Salted Merkle root, 64 hex digits.
    pub hash: String,
    /// Check words, one blank between.
    pub words: String,
    /// Salt of the root in hex, for those who may read all of it; else nobody could be kept from
    /// guessing the rest.
    pub salt: Option<String>,
    /// Heads of the documents that it was locked from.
    pub heads: Value,
    /// Canonical JSON of what the receiver may read of it.
    pub content: String,
    /// When it was locked, by that computer's clock.
    pub locked_at: String,
    /// When it was established.
    pub established_at: String,
    /// Who established it.
    pub by: String,
}

/// A sealed extract.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Extract {
    /// Plan id.
    pub case: String,
    /// Number of the version it is taken from.
    pub version: u32,
    /// That version's salted Merkle root.
    pub hash: String,
    /// Its check words.
    pub words: String,
    /// The receiver's id within the case.
    pub reader: String,
    /// How many parts are left out, where the person lets it be said.
    pub left_out: Option<u32>,
    /// The extract, as a case file.
    pub content: Value,
}

/// How far a receiver has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Stage {
    /// Mottagen: taken in by the device.
    #[default]
    Received,
    /// Läst: somebody opened it.
    Read,
    /// Kvitterad: somebody said so.
    Acknowledged,
}

/// What the sender's device holds of a case.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Receipt {
    /// Plan id.
    pub case: String,
    /// Heads of each document that it may tell of.
    pub heads: BTreeMap<String, Vec<String>>,
    /// How far.
    pub stage: Stage,
    /// When, by that computer's clock.
    pub at: String,
    /// Established versions that it holds, by their root; told to its own unit and to the one that documents.
    #[serde(default)]
    pub versions: BTreeSet<String>,
    /// Its place among those that this device told of the case: the latest one holds.
    #[serde(default)]
    pub told: Told,
    /// What was heard last of each of the receiver's devices.
    #[serde(default)]
    pub heard: BTreeMap<DeviceId, Heard>,
    /// The sender's folder is in use in two copies, as far as it knows: of such a device nothing is the same.
    #[serde(default)]
    pub copies: bool,
}

/// Why nothing more comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum What {
    /// The person took the yes back, or it has ended.
    Ended,
    /// The person lets this unit have less than before, or nothing.
    Narrowed,
}

/// A notice without content: everyone who had it must be told (ruling 12).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Notice {
    /// Plan id.
    pub case: String,
    /// Why.
    pub what: What,
    /// When, by that computer's clock.
    pub at: String,
    /// Heads of the consent that it follows from: it holds until what comes after those has come.
    #[serde(default)]
    pub heads: Vec<String>,
}

impl Notice {
    /// Two notices together, in whatever order they came.
    #[must_use]
    pub(crate) fn and(&self, other: &Self) -> Self {
        let (first, second) = if (other.what as u8) < (self.what as u8) { (other, self) } else { (self, other) };
        let mut heads: Vec<String> = first.heads.iter().chain(&second.heads).cloned().collect();
        heads.sort();
        heads.dedup();
        Self { heads, at: first.at.clone().min(second.at.clone()), ..first.clone() }
    }
}

/// Anyone may record that the person took the yes back (ruling 2): the unit that documents the case
/// writes it into the consent when this arrives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Withdrawal {
    /// Plan id.
    pub case: String,
    /// Which consent, by its id.
    pub consent: String,
    /// When it was said, by that computer's clock.
    pub at: String,
    /// Who wrote it down.
    pub by: String,
    /// The person's words, or nothing: nobody owes a reason.
    pub words: String,
}

/// Packets that could not be read: their sender lays down anew what was in them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Again {
    /// The mailbox that they lie in.
    pub mailbox: Mailbox,
    /// Their numbers.
    pub packets: Vec<u64>,
}

/// The unit's keys.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Keys {
    /// As [`sip_vault::identity::UnitKeys`] writes them.
    pub keys: String,
}
