//! The documents of one case, together.

use std::collections::BTreeMap;

use automerge::{ActorId, AutoCommit, ChangeHash, ROOT};
use serde_json::Value;
use sip_model::field::{Path, Write, root};
use sip_model::person::is_protected;

use crate::doc_id::DocId;
use crate::edit::Edit;
use crate::error::DocError;
use crate::genesis::genesis;
use crate::kind::DocKind;
use crate::project::project_all;
use crate::touch::Touches;
use crate::tree::item_of;
use crate::write::{holds, put, put_fields, rehome};

/// Who writes, and on which device. Stands in the message of every change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// The user's name.
    pub name: String,
    /// The unit's name.
    pub unit: String,
}

impl Author {
    pub(crate) fn message(&self) -> String {
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
    pub doc: DocId,
    /// The change's hash.
    pub hash: [u8; 32],
    /// The change.
    pub bytes: Vec<u8>,
}

/// Hash of a change.
pub type Hash = [u8; 32];

/// The documents of a case.
#[derive(Debug, Clone)]
pub struct CaseDocs {
    pub(crate) docs: BTreeMap<DocId, AutoCommit>,
    pub(crate) actor: Option<ActorId>,
    pub(crate) edit: Edit,
    pub(crate) touches: Touches,
}

impl CaseDocs {
    /// New documents, each with its genesis alone.
    ///
    /// # Errors
    /// [`DocError`] if Automerge refuses its own document.
    pub fn new() -> Result<Self, DocError> {
        let docs = DocKind::ALL.into_iter().map(|kind| Ok((kind.into(), genesis(&kind.into())?)));
        Ok(Self::with(docs.collect::<Result<_, DocError>>()?))
    }

    /// Documents from what was stored: per document its chunks, in any order. Those that every case
    /// has are begun where they are missing.
    ///
    /// # Errors
    /// [`DocError`] when the bytes are damaged.
    pub fn load<'a>(stored: impl IntoIterator<Item = (DocId, &'a [u8])>) -> Result<Self, DocError> {
        let mut docs = BTreeMap::new();
        for (id, bytes) in stored {
            let doc = AutoCommit::load(bytes).or_else(|_| {
                // A document that an edit began was stored as that edit's changes alone.
                AutoCommit::load(&[genesis(&id)?.save().as_slice(), bytes].concat()).map_err(DocError::from)
            })?;
            docs.insert(id, doc);
        }
        for kind in DocKind::ALL {
            if !docs.keys().any(|id: &DocId| id.kind() == kind && id.without().is_empty()) {
                docs.insert(kind.into(), genesis(&kind.into())?);
            }
        }
        Ok(Self::with(docs))
    }

    fn with(docs: BTreeMap<DocId, AutoCommit>) -> Self {
        Self { docs, actor: None, edit: Edit::default(), touches: Touches::default() }
    }

    /// From now on, changes are this actor's: one per device and session (ruling 11).
    pub fn write_as(&mut self, actor: [u8; 16]) {
        let actor = ActorId::from(actor.as_slice());
        for doc in self.docs.values_mut() {
            doc.set_actor(actor.clone());
        }
        self.actor = Some(actor);
    }

    /// Fills new documents with a whole case.
    ///
    /// # Errors
    /// [`DocError`] when a field has no place.
    pub fn fill(&mut self, case: &Value, author: &Author, at: i64) -> Result<Vec<Chunk>, DocError> {
        let protected = is_protected(case);
        self.edit(author, at, |docs| {
            let mut open = case.clone();
            let narrowed = docs.take_narrowed(&mut open, case);
            for kind in DocKind::ALL {
                // The unit's own document has a place beside every item, narrowed or not.
                let from = if kind == DocKind::Plan { &open } else { case };
                put_fields(docs.sheet(&kind.into())?.doc, kind, &ROOT, root(), from, protected)?;
            }
            for (path, item, order) in narrowed {
                docs.add_item(&path, &item, Some(order), case, protected)?;
            }
            Ok(())
        })
    }

    /// Writes that a person has settled a field: what came late for it was looked at, the values
    /// beside it too, and a running text was read. The value that was chosen is written by
    /// [`CaseDocs::apply`], before.
    ///
    /// # Errors
    /// [`DocError`]; the documents are as before then.
    pub fn settle(&mut self, path: &Path, author: &Author, at: i64) -> Result<Vec<Chunk>, DocError> {
        self.edit(author, at, |docs| {
            docs.settle_late(path)?;
            docs.settle_former(path)?;
            docs.clear_notes(path)?;
            docs.settle_whole(path)?;
            docs.mark_struck(path)?;
            docs.mark_read(path)
        })
    }

    /// Applies the writes of one edit. `after` is the case as it will be; `was_protected` tells
    /// whether the person's identity was protected before.
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
        self.edit(author, at, |docs| docs.put_all(writes, was_protected, after))
    }

    fn put_all(&mut self, writes: &[Write], was_protected: bool, after: &Value) -> Result<(), DocError> {
        let protected = is_protected(after);
        // What is narrowed moves before it is written: the reason why must not stay behind.
        self.settle_homes(writes, after, protected)?;
        for write in writes {
            for kind in DocKind::ALL {
                if !touches(write, kind, protected) {
                    continue;
                }
                match write {
                    Write::Item { path, value, .. }
                        if kind == DocKind::Plan && item_of(path).as_ref() == Some(path) =>
                    {
                        self.add_item(path, value, None, after, protected)?;
                    }
                    _ => {
                        let id = self.home_for(kind, write.path())?;
                        put(&mut self.sheet(&id)?, kind, write, protected)?;
                    }
                }
            }
        }
        if protected != was_protected {
            for kind in [DocKind::Plan, DocKind::Own] {
                let ids: Vec<DocId> = self.current().filter(|id| id.kind() == kind).cloned().collect();
                for id in ids {
                    rehome(&mut self.sheet(&id)?, kind, root(), &ROOT, after, protected)?;
                }
            }
        }
        Ok(())
    }

    /// The case that the documents hold, in its inside form.
    ///
    /// # Errors
    /// [`DocError`] when a document is damaged.
    pub fn project(&self) -> Result<Value, DocError> {
        project_all(self)
    }

    /// The heads of a document, sorted: what it holds, exactly.
    pub fn heads(&mut self, id: &DocId) -> Vec<Hash> {
        let Some(doc) = self.docs.get_mut(id) else { return Vec::new() };
        let mut heads: Vec<Hash> = doc.get_heads().into_iter().map(|ChangeHash(hash)| hash).collect();
        heads.sort_unstable();
        heads
    }

    /// A document as one snapshot with all its history. Not canonical: never to be hashed.
    pub fn save(&mut self, id: &DocId) -> Vec<u8> {
        self.docs.get_mut(id).map(AutoCommit::save).unwrap_or_default()
    }

    /// Every document that is here, former generations too.
    pub fn ids(&self) -> impl Iterator<Item = &DocId> {
        self.docs.keys()
    }

    /// The documents that are written in now: the latest generation of each.
    pub fn current(&self) -> impl Iterator<Item = &DocId> {
        self.docs.keys().filter(|id| !self.docs.keys().any(|other| other.is_of(id) && other > *id))
    }

    /// The latest generation of a document; the first where there is none yet.
    #[must_use]
    pub fn latest_of(&self, id: &DocId) -> DocId {
        self.docs.keys().filter(|other| other.is_of(id)).max().cloned().unwrap_or_else(|| id.clone())
    }

    /// Where a path is written: in its item's home.
    fn home_for(&self, kind: DocKind, path: &Path) -> Result<DocId, DocError> {
        match item_of(path).filter(|_| kind == DocKind::Plan) {
            // What only stands here for something else is not written in: nobody would read it.
            Some(item) => self.home_of(&item).ok_or(DocError::NoPlace),
            None => Ok(self.latest_of(&kind.into())),
        }
    }
}

/// An item may hold fields of several documents; anything else has one home.
fn touches(write: &Write, kind: DocKind, protected: bool) -> bool {
    let is_home = |home| DocKind::of(home, protected) == kind;
    match write {
        Write::Item { node, value, .. } => {
            is_home(node.field.home) || (kind.reaches(node) && holds(node, value, kind, protected))
        }
        // A strike stands where its list does, and only there: another could not be lifted by all.
        Write::Strike { .. } | Write::Leaf { .. } | Write::Reason { .. } => is_home(write.home()),
    }
}
