//! Changes from outside, read and not yet taken in.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use automerge::Change;

use crate::bounds::is_bounded;
use crate::doc_id::DocId;
use crate::docs::{Author, Hash};
use crate::error::DocError;
use crate::fixed::is_fixed;
use crate::touch::Touch;

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
    pub(crate) doc: DocId,
    pub(crate) changes: Vec<Change>,
    /// What each of them touches.
    pub(crate) touches: Vec<Arc<Touch>>,
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
        let (mut changes, mut touches) = (Vec::new(), Vec::new());
        while !rest.is_empty() {
            let (length, after) = rest.split_first_chunk::<4>().ok_or(DocError::Unreadable)?;
            let length = usize::try_from(u32::from_le_bytes(*length)).map_err(|_| DocError::Unreadable)?;
            if length > MOST_BYTES || length > after.len() {
                return Err(DocError::Unreadable);
            }
            let (change, after) = after.split_at(length);
            // A chunk: four magic bytes, four of checksum, then its type. 1 is a plain change.
            if change.get(8) != Some(&1) || !is_bounded(change) {
                return Err(DocError::Unreadable);
            }
            let (change, touch) = guarded(|| read_one(change))?;
            changes.push(change);
            touches.push(Arc::new(touch));
            rest = after;
        }
        Ok(Self { doc: doc.clone(), changes, touches })
    }

    /// What is known of each that somebody made. A change that every device makes alike is nobody's:
    /// it needs no signature, and is not told here.
    pub fn arrived(&self) -> impl Iterator<Item = Arrived> {
        let made = self.changes.iter().filter(|change| !is_fixed(change, self.doc.kind()));
        made.map(|change| Arrived {
            hash: change.hash().0,
            actor: change.actor_id().to_bytes().to_vec(),
            seq: change.seq(),
            deps: change.deps().iter().map(|dep| dep.0).collect(),
            author: change.message().and_then(Author::read),
        })
    }

    /// Every change and what it builds on, also those that are nobody's.
    pub fn links(&self) -> impl Iterator<Item = (Hash, Vec<Hash>)> {
        self.changes.iter().map(|change| (change.hash().0, change.deps().iter().map(|dep| dep.0).collect()))
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

fn read_one(bytes: &[u8]) -> Result<(Change, Touch), DocError> {
    let change = Change::from_bytes(bytes.to_vec()).map_err(|_| DocError::Unreadable)?;
    // Later on it is read operation by operation: what cannot be is refused here.
    let touch = Touch::read(&change.decode());
    Ok((change, touch))
}

/// Does what Automerge may panic at: it trusts whoever gave a change its checksum. A panic is an
/// error here, and what it left half done is thrown away by the caller.
pub(crate) fn guarded<T>(work: impl FnOnce() -> Result<T, DocError>) -> Result<T, DocError> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(DocError::Unreadable))
}
