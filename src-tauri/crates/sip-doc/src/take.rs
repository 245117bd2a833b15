//! Giving changes to others and taking theirs in.

use std::collections::{BTreeMap, BTreeSet};

use automerge::{Change, ChangeHash};

use crate::doc_id::DocId;
use crate::docs::{Author, CaseDocs, Hash};
use crate::error::DocError;
use crate::overlap::{Overlap, overlaps};

/// What is known of a change before it is taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrived {
    /// Its hash.
    pub hash: Hash,
    /// Who made it: device and session.
    pub actor: Vec<u8>,
    /// Its number among that actor's changes.
    pub seq: u64,
    /// What it builds on.
    pub deps: Vec<Hash>,
    /// The author that its message tells.
    pub author: Option<Author>,
}

/// Changes that were read and not yet taken in.
#[derive(Debug, Clone)]
pub struct Incoming {
    doc: DocId,
    changes: Vec<Change>,
}

/// What taking in changes led to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Taken {
    /// Changes that are new here, in an order in which each comes after what it builds on.
    pub new: Vec<Hash>,
    /// Running texts that met.
    pub overlaps: Vec<Overlap>,
    /// Something is missing that these build on: they wait for it.
    pub waits: bool,
}

/// Most bytes of one change (its words are bounded by the table of fields).
const MOST_BYTES: usize = 4 << 20;

impl Incoming {
    /// Reads changes: `(length as u32 little endian, bytes)` one after the other.
    ///
    /// # Errors
    /// [`DocError::Unreadable`] for bytes that are no changes, or compressed ones: what is inside of
    /// those cannot be bounded before it is unpacked.
    pub fn read(doc: &DocId, bytes: &[u8]) -> Result<Self, DocError> {
        let mut rest = bytes;
        let mut changes = Vec::new();
        while !rest.is_empty() {
            let (length, after) = rest.split_first_chunk::<4>().ok_or(DocError::Unreadable)?;
            let length = usize::try_from(u32::from_le_bytes(*length)).map_err(|_| DocError::Unreadable)?;
            if length > MOST_BYTES || length > after.len() {
                return Err(DocError::Unreadable);
            }
            let (change, after) = after.split_at(length);
            // A chunk: four magic bytes, four of checksum, then its type. 1 is a plain change.
            if change.get(8) != Some(&1) {
                return Err(DocError::Unreadable);
            }
            changes.push(Change::from_bytes(change.to_vec()).map_err(|_| DocError::Unreadable)?);
            rest = after;
        }
        Ok(Self { doc: doc.clone(), changes })
    }

    /// What is known of each.
    pub fn arrived(&self) -> impl Iterator<Item = Arrived> {
        self.changes.iter().map(|change| Arrived {
            hash: change.hash().0,
            actor: change.actor_id().to_bytes().to_vec(),
            seq: change.seq(),
            deps: change.deps().iter().map(|dep| dep.0).collect(),
            author: change.message().and_then(Author::read),
        })
    }

    /// How many.
    #[must_use]
    pub fn len(&self) -> usize {
        self.changes.len()
    }

    /// None at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }
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
        let known: Vec<ChangeHash> =
            heads.iter().copied().map(ChangeHash).filter(|hash| doc.get_change_meta_by_hash(hash).is_some()).collect();
        let mut out = Outgoing::default();
        for change in doc.get_changes(&known) {
            if change.deps().is_empty() {
                continue;
            }
            let bytes = change.raw_bytes();
            out.bytes.extend(u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_le_bytes());
            out.bytes.extend(bytes);
            out.count += 1;
            let latest =
                out.latest.entry(change.actor_id().to_bytes().to_vec()).or_insert((change.seq(), change.hash().0));
            if change.seq() >= latest.0 {
                *latest = (change.seq(), change.hash().0);
            }
        }
        out
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
        let before = self.docs.get(&id).cloned();
        match self.try_take_in(incoming) {
            Ok(taken) => Ok(taken),
            Err(error) => {
                match before {
                    Some(doc) => self.docs.insert(id, doc),
                    None => self.docs.remove(&id),
                };
                Err(error)
            }
        }
    }

    fn try_take_in(&mut self, incoming: Incoming) -> Result<Taken, DocError> {
        let id = incoming.doc;
        let doc = self.doc(&id)?;
        let had: Vec<ChangeHash> = doc.get_heads();
        doc.apply_changes_batch(incoming.changes)?;
        let new: Vec<ChangeHash> = doc.get_changes_meta(&had).into_iter().map(|meta| meta.hash).collect();
        let waits = !doc.get_missing_deps(&[]).is_empty();
        let overlaps = overlaps(doc, &id, &new)?;
        // What does not read as a case is not taken in.
        self.project()?;
        Ok(Taken { new: new.into_iter().map(|hash| hash.0).collect(), overlaps, waits })
    }

    /// Who made each change of a document that builds on these heads, for history.
    pub fn authors_since(&mut self, id: &DocId, heads: &[Hash]) -> Vec<(Author, i64)> {
        let Some(doc) = self.docs.get_mut(id) else { return Vec::new() };
        let known: Vec<ChangeHash> = heads.iter().copied().map(ChangeHash).collect();
        let read =
            |meta: automerge::ChangeMetadata<'_>| Some((Author::read(meta.message.as_deref()?)?, meta.timestamp));
        doc.get_changes_meta(&known).into_iter().filter_map(read).collect()
    }

    /// The actors that wrote in a document, each with its latest change.
    pub fn actors(&mut self, id: &DocId) -> BTreeMap<Vec<u8>, (u64, Hash)> {
        let Some(doc) = self.docs.get_mut(id) else { return BTreeMap::new() };
        let mut actors = BTreeMap::new();
        for meta in doc.get_changes_meta(&[]).into_iter().filter(|meta| !meta.deps.is_empty()) {
            let latest = actors.entry(meta.actor.to_bytes().to_vec()).or_insert((meta.seq, meta.hash.0));
            if meta.seq >= latest.0 {
                *latest = (meta.seq, meta.hash.0);
            }
        }
        actors
    }
}
