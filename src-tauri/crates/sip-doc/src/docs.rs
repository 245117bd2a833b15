//! The documents of one case, together.

use automerge::transaction::CommitOptions;
use automerge::{ActorId, AutoCommit, ChangeHash, ROOT};
use serde_json::Value;
use sip_model::field::{Write, root};
use sip_model::person::is_protected;

use crate::contested::{Contested, contested};
use crate::error::DocError;
use crate::genesis::genesis;
use crate::kind::DocKind;
use crate::project::{lay_over, project};
use crate::write::{put, put_fields, rehome};

/// Who writes, and on which device. Stands in the message of every change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// The user's name.
    pub name: String,
    /// The unit's name.
    pub unit: String,
}

impl Author {
    fn message(&self) -> String {
        format!("{}\u{1f}{}", self.name, self.unit)
    }

    pub(crate) fn read(message: &str) -> Option<Self> {
        let (name, unit) = message.split_once('\u{1f}')?;
        Some(Self { name: name.to_owned(), unit: unit.to_owned() })
    }
}

/// A change as bytes, to be stored before anything is called saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chunk {
    /// Of which document.
    pub doc: DocKind,
    /// The change's hash.
    pub hash: [u8; 32],
    /// The change.
    pub bytes: Vec<u8>,
}

/// The documents of a case.
#[derive(Debug, Clone)]
pub struct CaseDocs {
    docs: [AutoCommit; 3],
}

impl CaseDocs {
    /// New documents, each with its genesis alone.
    ///
    /// # Errors
    /// [`DocError`] if Automerge refuses its own document.
    pub fn new() -> Result<Self, DocError> {
        Ok(Self { docs: [genesis(DocKind::Plan)?, genesis(DocKind::Consent)?, genesis(DocKind::Own)?] })
    }

    /// Documents from what was stored: per document its chunks, in any order.
    ///
    /// # Errors
    /// [`DocError`] when the bytes are damaged.
    pub fn load<'a>(chunks: impl Fn(DocKind) -> &'a [u8]) -> Result<Self, DocError> {
        let load = |kind| AutoCommit::load(chunks(kind));
        Ok(Self { docs: [load(DocKind::Plan)?, load(DocKind::Consent)?, load(DocKind::Own)?] })
    }

    /// From now on, changes are this actor's: one per device and session (ruling 11).
    pub fn write_as(&mut self, actor: [u8; 16]) {
        for doc in &mut self.docs {
            doc.set_actor(ActorId::from(actor.as_slice()));
        }
    }

    /// Fills new documents with a whole case.
    ///
    /// # Errors
    /// [`DocError`] when a field has no place.
    pub fn fill(&mut self, case: &Value, author: &Author, at: i64) -> Result<Vec<Chunk>, DocError> {
        let protected = is_protected(case);
        for kind in DocKind::ALL {
            put_fields(self.doc(kind), kind, &ROOT, root(), case, protected)?;
        }
        Ok(self.commit(author, at))
    }

    /// Applies the writes of one edit: one change for each document that it touches. `after` is the
    /// case as it will be; `was_protected` tells whether the person's identity was protected before.
    ///
    /// # Errors
    /// [`DocError`]; the documents are as before then.
    pub fn apply(
        &mut self,
        writes: &[Write],
        was_protected: bool,
        after: &Value,
        author: &Author,
        at: i64,
    ) -> Result<Vec<Chunk>, DocError> {
        let protected = is_protected(after);
        let put_all = |docs: &mut Self| -> Result<(), DocError> {
            for write in writes {
                for kind in DocKind::ALL {
                    if touches(write, kind, protected) {
                        put(docs.doc(kind), kind, write, protected)?;
                    }
                }
            }
            if protected != was_protected {
                for kind in [DocKind::Plan, DocKind::Own] {
                    rehome(docs.doc(kind), kind, root(), &ROOT, after, protected)?;
                }
            }
            Ok(())
        };
        if let Err(error) = put_all(self) {
            for doc in &mut self.docs {
                doc.rollback();
            }
            return Err(error);
        }
        Ok(self.commit(author, at))
    }

    /// The case that the documents hold, in its inside form.
    ///
    /// # Errors
    /// [`DocError`] when a document is damaged.
    pub fn project(&self) -> Result<Value, DocError> {
        let mut case = project(&self.docs[0], DocKind::Plan)?;
        lay_over(&mut case, project(&self.docs[1], DocKind::Consent)?);
        lay_over(&mut case, project(&self.docs[2], DocKind::Own)?);
        Ok(case)
    }

    /// What two writers left contested.
    ///
    /// # Errors
    /// [`DocError`] when a document is damaged.
    pub fn contested(&mut self) -> Result<Vec<Contested>, DocError> {
        let mut found = Vec::new();
        for kind in DocKind::ALL {
            found.extend(contested(self.doc(kind), kind)?);
        }
        Ok(found)
    }

    /// Takes in another device's changes.
    ///
    /// # Errors
    /// [`DocError`] when they cannot be applied.
    pub fn merge(&mut self, other: &mut Self) -> Result<(), DocError> {
        for (mine, theirs) in self.docs.iter_mut().zip(&mut other.docs) {
            mine.merge(theirs)?;
        }
        Ok(())
    }

    /// The heads of a document, sorted: what it holds, exactly.
    pub fn heads(&mut self, kind: DocKind) -> Vec<[u8; 32]> {
        let mut heads: Vec<[u8; 32]> = self.doc(kind).get_heads().into_iter().map(|ChangeHash(hash)| hash).collect();
        heads.sort_unstable();
        heads
    }

    /// A document as one snapshot with all its history. Not canonical: never to be hashed.
    pub fn save(&mut self, kind: DocKind) -> Vec<u8> {
        self.doc(kind).save()
    }

    fn doc(&mut self, kind: DocKind) -> &mut AutoCommit {
        match kind {
            DocKind::Plan => &mut self.docs[0],
            DocKind::Consent => &mut self.docs[1],
            DocKind::Own => &mut self.docs[2],
        }
    }

    fn commit(&mut self, author: &Author, at: i64) -> Vec<Chunk> {
        let message = author.message();
        let mut chunks = Vec::new();
        for kind in DocKind::ALL {
            let doc = self.doc(kind);
            let options = CommitOptions::default().with_message(message.as_str()).with_time(at);
            if let Some(hash) = doc.commit_with(options)
                && let Some(change) = doc.get_change_by_hash(&hash)
            {
                chunks.push(Chunk { doc: kind, hash: hash.0, bytes: change.raw_bytes().to_vec() });
            }
        }
        chunks
    }
}

/// An item may hold fields of several documents; anything else has one home.
fn touches(write: &Write, kind: DocKind, protected: bool) -> bool {
    match write {
        Write::Item { node, .. } | Write::Strike { node, .. } => kind.reaches(node),
        Write::Leaf { .. } | Write::Reason { .. } => DocKind::of(write.home(), protected) == kind,
    }
}
