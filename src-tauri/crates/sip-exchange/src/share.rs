//! What a device knows of the sharing of one case.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use sip_doc::{CaseDocs, DocId, Hash, Overlap};
use sip_vault::identity::{DeviceId, UnitCard, UnitId};

use crate::envelope::{Notice, Stage, Version, Withdrawal};
use crate::me::{Me, Trust};
use crate::roster::Roster;
use crate::told::{Returned, Told};
use crate::vouch::{Vouch, hex, unhex_hash};

/// What another device told that it holds.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Known {
    /// Heads of each document.
    pub heads: BTreeMap<String, Vec<String>>,
    /// How far it has come.
    pub stage: Stage,
    /// When, by its own clock.
    pub at: String,
    /// Established versions that it has, by their root.
    #[serde(default)]
    pub versions: BTreeSet<String>,
    /// Which of its receipts this is.
    #[serde(default)]
    pub told: Told,
    /// Something came that was not later: what is known here is in doubt, until something later comes.
    #[serde(default)]
    pub doubt: bool,
    /// How often that was so.
    #[serde(default)]
    pub doubts: u32,
    /// Heads that it told before, and that what it told since may not build on: by document.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub former: BTreeMap<String, Vec<String>>,
    /// How often it told that it has no longer what it had.
    #[serde(default)]
    pub lost: u32,
    /// Its folder is in use in two copies.
    #[serde(default)]
    pub copies: bool,
}

/// The sharing of one case, as it is kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
pub struct Share {
    /// Who shares it; nothing until it is shared.
    pub roster: Option<Roster>,
    /// Heads beyond which nothing has left this device, by document: what lies beyond is folded
    /// before it does.
    pub sealed: BTreeMap<String, Vec<String>>,
    /// Signatures for the latest change of each actor, by document and actor.
    pub vouches: BTreeMap<String, BTreeMap<String, Vouch>>,
    /// What other devices hold.
    pub known: BTreeMap<DeviceId, Known>,
    /// Running texts that met.
    pub overlaps: Vec<Met>,
    /// Mailboxes that were ever given something, in words of [`crate::Mailbox`].
    pub given: BTreeSet<String>,
    /// A notice that nothing more comes.
    pub notice: Option<Notice>,
    /// The person took the yes back, and said so here: for the unit that documents the case.
    pub withdrawal: Option<Withdrawal>,
    /// How far this device itself has come, and when.
    pub stage: Option<(Stage, String)>,
    /// What this device told last of the case.
    pub told: Told,
    /// That it was put back from an older copy.
    pub returned: Returned,
    /// How often each device asked to be told again.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub asked: BTreeMap<DeviceId, u32>,
    /// Units that nobody here trusts any more, as [`Replica::enrol`] was last told: given nothing.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub distrusted: BTreeSet<UnitId>,
}

/// A running text that two changed, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Met {
    doc: String,
    path: String,
    changes: [String; 2],
}

/// A case as the core of exchange sees it.
#[derive(Debug, Clone)]
pub struct Replica {
    /// Its documents.
    pub docs: CaseDocs,
    /// Its sharing.
    pub share: Share,
    /// Its established versions.
    pub versions: Vec<Version>,
}

impl Share {
    /// Heads of a document that are sealed.
    #[must_use]
    pub fn sealed(&self, doc: &DocId) -> Vec<Hash> {
        heads(self.sealed.get(&doc.to_string()))
    }

    /// The running texts that met.
    #[must_use]
    pub fn overlaps(&self) -> Vec<Overlap> {
        let read = |met: &Met| {
            let changes = [unhex_hash(&met.changes[0])?, unhex_hash(&met.changes[1])?];
            Some(Overlap { doc: met.doc.parse().ok()?, path: met.path.clone(), changes })
        };
        self.overlaps.iter().filter_map(read).collect()
    }

    /// Notes texts that met.
    pub fn note_overlaps(&mut self, found: impl IntoIterator<Item = Overlap>) {
        for overlap in found {
            let changes = [hex(&overlap.changes[0]), hex(&overlap.changes[1])];
            let met = Met { doc: overlap.doc.to_string(), path: overlap.path, changes };
            if !self.overlaps.contains(&met) {
                self.overlaps.push(met);
            }
        }
        self.overlaps.sort();
    }

    /// Keeps a signature where it covers more than the one that is there, or where that one was made
    /// by a device that is no longer its unit's. The caller has seen that it holds.
    pub(crate) fn keep(&mut self, doc: &DocId, vouch: &Vouch, cards: &[&UnitCard]) {
        let is_gone = |known: &Vouch| !cards.iter().any(|card| card.device(&known.device).is_some());
        let of_doc = self.vouches.entry(doc.to_string()).or_default();
        match of_doc.get(&vouch.actor) {
            Some(known) if known.seq > vouch.seq || (known.seq == vouch.seq && !is_gone(known)) => {}
            _ => {
                of_doc.insert(vouch.actor.clone(), vouch.clone());
            }
        }
    }

    /// The cards by which a change's author is known: of the roster, of this unit, of those trusted;
    /// of each unit the newest alone, so that a device that was revoked is on none.
    pub(crate) fn cards<'a>(&'a self, me: &'a Me, trust: &'a Trust, told: Option<&'a UnitCard>) -> Vec<&'a UnitCard> {
        let roster = self.roster.iter().flat_map(|roster| roster.units.values());
        let others = told.into_iter().chain(roster).chain(trust.cards.values());
        let mut newest: Vec<&UnitCard> = vec![&me.card];
        for card in others {
            // This unit's own card may have adopted devices on it: its number decides alone.
            let is_newer = |known: &UnitCard| match known.root == me.card.root {
                true => card.number > known.number,
                false => card.is_newer_than(known),
            };
            match newest.iter_mut().find(|known| known.root == card.root) {
                Some(known) if is_newer(known) => *known = card,
                Some(_) => {}
                None => newest.push(card),
            }
        }
        newest
    }
}

impl Replica {
    /// Folds every document beyond what is sealed, and seals it: from now on it may leave. Gives the
    /// documents that are to be stored anew as a whole.
    ///
    /// # Errors
    /// [`sip_doc::DocError`].
    pub fn seal(&mut self, actor: [u8; 16]) -> Result<Vec<DocId>, sip_doc::DocError> {
        let mut folded = Vec::new();
        // The same is folded into the same: a folder that is put back to before what is loose here left writes
        // nothing twice, and no actor is used for two things.
        let actor_of = |id: &DocId, heads: &[Hash], sealed: &[Hash]| {
            let state = format!("{id} {:?} {:?}", write_heads(heads), write_heads(sealed));
            let mut own = actor;
            own[8..].copy_from_slice(&Sha256::digest(state.as_bytes())[..8]);
            own
        };
        for id in self.docs.ids().cloned().collect::<Vec<_>>() {
            let heads = self.docs.heads(&id);
            let sealed = self.share.sealed(&id);
            if heads == sealed {
                continue;
            }
            let before = self.docs.clone();
            if self.docs.fold(&id, &sealed, actor_of(&id, &heads, &sealed))? {
                if self.reads_like(&before)? {
                    folded.push(id.clone());
                } else {
                    // Folding must not change what is read. Rather everything that was typed leaves
                    // than that anything of it is lost (tenet 1).
                    self.docs = before;
                }
            }
            let heads = self.docs.heads(&id);
            self.share.sealed.insert(id.to_string(), write_heads(&heads));
        }
        Ok(folded)
    }

    /// Whether the documents say the same as others, and leave the same to a person.
    fn reads_like(&mut self, other: &CaseDocs) -> Result<bool, sip_doc::DocError> {
        let overlaps = self.share.overlaps();
        let mut other = other.clone();
        let waits = |found: Vec<sip_doc::Contested>| -> Vec<(String, usize)> {
            found.into_iter().map(|one| (one.path.to_string(), one.values.len())).collect()
        };
        Ok(self.docs.project()? == other.project()?
            && waits(self.docs.contested(&overlaps)?) == waits(other.contested(&overlaps)?))
    }
}

/// Heads as text.
pub(crate) fn write_heads(heads: &[Hash]) -> Vec<String> {
    heads.iter().map(|hash| hex(hash)).collect()
}

/// Heads out of text; what is none is left out.
pub(crate) fn heads(text: Option<&Vec<String>>) -> Vec<Hash> {
    text.into_iter().flatten().filter_map(|hash| unhex_hash(hash)).collect()
}
