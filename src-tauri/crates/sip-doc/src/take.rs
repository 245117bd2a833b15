//! Giving changes to others and taking theirs in.

use std::collections::{BTreeMap, BTreeSet};

use automerge::{AutoCommit, Change, ChangeHash, ChangeMetadata};
use serde_json::Value;

use crate::doc_id::DocId;
use crate::docs::{Author, CaseDocs, Hash};
use crate::error::DocError;
use crate::fixed::is_fixed;
use crate::incoming::{Incoming, guarded};
use crate::overlap::{Overlap, overlaps};

/// What taking in changes led to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Taken {
    /// Changes that are new here, in an order in which each comes after what it builds on.
    pub new: Vec<Hash>,
    /// Running texts that met.
    pub overlaps: Vec<Overlap>,
    /// Something is missing that these build on: they wait for it.
    pub waits: bool,
    /// The case as it is now; nothing where there was nothing to take in.
    pub case: Value,
}

/// Changes as bytes, the last of each actor, and the heads that they lead to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outgoing {
    /// `(length as u32 little endian, bytes)` one after the other.
    pub bytes: Vec<u8>,
    /// How many changes.
    pub count: u32,
    /// The latest change of each actor among them, by actor: what a signature has to cover.
    pub latest: BTreeMap<Vec<u8>, (u64, Hash)>,
}

impl CaseDocs {
    /// The changes of a document that somebody with these heads lacks. Heads that are not known here
    /// count as none. The genesis is everybody's and never sent.
    pub fn changes_since(&mut self, id: &DocId, heads: &[Hash]) -> Outgoing {
        let Some(doc) = self.docs.get_mut(id) else { return Outgoing::default() };
        let known = known(doc, heads);
        let mut out = Outgoing::default();
        for change in doc.get_changes(&known) {
            if change.deps().is_empty() {
                continue;
            }
            let bytes = change.raw_bytes();
            out.bytes.extend(u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_le_bytes());
            out.bytes.extend(bytes);
            out.count += 1;
            // What every device makes alike is nobody's, and nobody's to sign.
            if is_fixed(&change, id.kind()) {
                continue;
            }
            let latest =
                out.latest.entry(change.actor_id().to_bytes().to_vec()).or_insert((change.seq(), change.hash().0));
            if change.seq() >= latest.0 {
                *latest = (change.seq(), change.hash().0);
            }
        }
        out
    }

    /// How many changes of a document somebody with these heads lacks, without writing them out.
    pub fn count_since(&mut self, id: &DocId, heads: &[Hash]) -> usize {
        let Some(doc) = self.docs.get_mut(id) else { return 0 };
        let known = known(doc, heads);
        doc.get_changes_meta(&known).iter().filter(|meta| !meta.deps.is_empty()).count()
    }

    /// Whether a change that is here is one of these heads, or something that they build on.
    pub fn is_within(&mut self, id: &DocId, heads: &[Hash], hash: &Hash) -> bool {
        let Some(doc) = self.docs.get_mut(id) else { return false };
        let known = known(doc, heads);
        let is_here = doc.get_change_meta_by_hash(&ChangeHash(*hash)).is_some();
        is_here && !doc.get_changes_meta(&known).iter().any(|beyond| beyond.hash.0 == *hash)
    }

    /// Whether a document is here and holds all of these changes.
    pub fn holds(&mut self, id: &DocId, heads: &[Hash]) -> bool {
        let Some(doc) = self.docs.get_mut(id) else { return heads.is_empty() };
        heads.iter().all(|hash| doc.get_change_meta_by_hash(&ChangeHash(*hash)).is_some())
    }

    /// Which of these changes are not here yet.
    pub fn lacks(&mut self, incoming: &Incoming) -> BTreeSet<Hash> {
        let doc = self.docs.get_mut(&incoming.doc);
        let mut doc = doc;
        let is_new = |hash: &ChangeHash| match &mut doc {
            Some(doc) => doc.get_change_meta_by_hash(hash).is_none(),
            None => true,
        };
        incoming.changes.iter().map(Change::hash).filter(is_new).map(|hash| hash.0).collect()
    }

    /// Takes changes in. Whatever order they come in, and however often, the document is the same.
    ///
    /// # Errors
    /// [`DocError`]; the documents are as before then.
    pub fn take_in(&mut self, incoming: Incoming) -> Result<Taken, DocError> {
        let id = incoming.doc.clone();
        if incoming.is_empty() {
            let waits = self.docs.get_mut(&id).is_some_and(|doc| !doc.get_missing_deps(&[]).is_empty());
            return Ok(Taken { waits, ..Taken::default() });
        }
        let before = self.docs.get(&id).cloned();
        let waited = self.docs.get_mut(&id).is_some_and(|doc| !doc.get_missing_deps(&[]).is_empty());
        let again = waited.then(|| incoming.clone());
        let taken = guarded(|| self.try_take_in(incoming));
        if taken.is_ok() {
            return taken;
        }
        self.put_back(&id, before.clone());
        // Perhaps it is not these, but what waited for them: it goes, and they stay.
        if let Some(incoming) = again
            && self.forget_waiting(&id).is_ok()
        {
            let again = guarded(|| self.try_take_in(incoming));
            if again.is_ok() {
                return again;
            }
        }
        self.put_back(&id, before);
        taken
    }

    fn put_back(&mut self, id: &DocId, doc: Option<AutoCommit>) {
        match doc {
            Some(doc) => self.docs.insert(id.clone(), doc),
            None => self.docs.remove(id),
        };
    }

    fn forget_waiting(&mut self, id: &DocId) -> Result<(), DocError> {
        let doc = self.docs.get_mut(id).ok_or(DocError::NoPlace)?;
        let heads = doc.get_heads();
        let mut without = doc.fork_at(&heads)?;
        without.set_actor(doc.get_actor().clone());
        *doc = without;
        Ok(())
    }

    fn try_take_in(&mut self, incoming: Incoming) -> Result<Taken, DocError> {
        let id = incoming.doc;
        self.sheet(&id)?;
        let doc = self.docs.get_mut(&id).ok_or(DocError::NoPlace)?;
        let had: Vec<ChangeHash> = doc.get_heads();
        if incoming.touches.iter().any(|touch| !touch.letters.is_empty()) {
            // What they may have met is read while there is nothing else.
            let deps = incoming.changes.iter().flat_map(Change::deps).copied();
            let known: Vec<ChangeHash> = deps.filter(|dep| doc.get_change_meta_by_hash(dep).is_some()).collect();
            self.touches.read_beyond(doc, &known, |_| true);
        }
        for (change, touch) in incoming.changes.iter().zip(incoming.touches) {
            self.touches.keep(change.hash(), touch);
        }
        doc.apply_changes_batch(incoming.changes)?;
        let new: Vec<ChangeHash> = doc.get_changes_meta(&had).into_iter().map(|meta| meta.hash).collect();
        let waits = !doc.get_missing_deps(&[]).is_empty();
        let overlaps = overlaps(doc, &id, &mut self.touches, &new)?;
        // What does not read as a case is not taken in.
        let case = self.project()?;
        Ok(Taken { new: new.into_iter().map(|hash| hash.0).collect(), overlaps, waits, case })
    }

    /// Who made each change of a document that builds on these heads, for history.
    pub fn authors_since(&mut self, id: &DocId, heads: &[Hash]) -> Vec<(Author, i64)> {
        let Some(doc) = self.docs.get_mut(id) else { return Vec::new() };
        let known: Vec<ChangeHash> = heads.iter().copied().map(ChangeHash).collect();
        let read = |meta: ChangeMetadata<'_>| Some((Author::read(meta.message.as_deref()?)?, meta.timestamp));
        doc.get_changes_meta(&known).into_iter().filter_map(read).collect()
    }

    /// The actors that wrote in a document, each with its latest change.
    pub fn actors(&mut self, id: &DocId) -> BTreeMap<Vec<u8>, (u64, Hash)> {
        let Some(doc) = self.docs.get_mut(id) else { return BTreeMap::new() };
        let mut actors = BTreeMap::new();
        // What every device makes alike is nobody's: it has no message.
        let made = |meta: &ChangeMetadata<'_>| !meta.deps.is_empty() && meta.message.is_some();
        for meta in doc.get_changes_meta(&[]).into_iter().filter(made) {
            let latest = actors.entry(meta.actor.to_bytes().to_vec()).or_insert((meta.seq, meta.hash.0));
            if meta.seq >= latest.0 {
                *latest = (meta.seq, meta.hash.0);
            }
        }
        actors
    }
}

/// Those of some heads that are known here.
fn known(doc: &mut AutoCommit, heads: &[Hash]) -> Vec<ChangeHash> {
    let all = heads.iter().copied().map(ChangeHash);
    all.filter(|hash| doc.get_change_meta_by_hash(hash).is_some()).collect()
}
