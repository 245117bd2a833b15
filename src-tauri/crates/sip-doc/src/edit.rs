//! One edit: it touches several documents, and either all of it happens or nothing.

use std::collections::BTreeMap;

use automerge::transaction::{CommitOptions, Transactable};
use automerge::{AutoCommit, Change, ChangeHash, ObjId};
use sip_model::field::Node;

use crate::doc_id::DocId;
use crate::docs::{Author, CaseDocs, Chunk};
use crate::error::DocError;
use crate::fixed;
use crate::genesis::genesis;
use crate::write::object_at;

/// An edit under way.
#[derive(Debug, Clone, Default)]
pub(crate) struct Edit {
    message: String,
    at: i64,
    /// Heads of every document before.
    heads: BTreeMap<DocId, Vec<ChangeHash>>,
    /// Documents that cannot be rolled back any more, as they were; nothing for those that it began.
    before: BTreeMap<DocId, Option<AutoCommit>>,
}

impl CaseDocs {
    /// Does one edit: all of `work`, or nothing.
    pub(crate) fn edit(
        &mut self,
        author: &Author,
        at: i64,
        work: impl FnOnce(&mut Self) -> Result<(), DocError>,
    ) -> Result<Vec<Chunk>, DocError> {
        let heads = self.docs.iter_mut().map(|(id, doc)| (id.clone(), doc.get_heads())).collect();
        self.edit = Edit { message: author.message(), at, heads, before: BTreeMap::new() };
        match work(self) {
            Ok(()) => Ok(self.finish()),
            Err(error) => {
                self.undo();
                Err(error)
            }
        }
    }

    fn finish(&mut self) -> Vec<Chunk> {
        let edit = std::mem::take(&mut self.edit);
        let mut chunks = Vec::new();
        for (id, doc) in &mut self.docs {
            doc.commit_with(edit.options());
            let had = edit.heads.get(id).cloned().unwrap_or_default();
            if doc.get_heads() == had {
                continue;
            }
            let new = doc.get_changes(&had).into_iter().filter(|change| !change.deps().is_empty());
            chunks.extend(new.map(|change| Chunk {
                doc: id.clone(),
                hash: change.hash().0,
                bytes: change.raw_bytes().to_vec(),
            }));
        }
        chunks
    }

    fn undo(&mut self) {
        for (id, before) in std::mem::take(&mut self.edit).before {
            match before {
                Some(doc) => self.docs.insert(id, doc),
                None => self.docs.remove(&id),
            };
        }
        for doc in self.docs.values_mut() {
            doc.rollback();
        }
    }

    /// A document to write in, begun where it is missing.
    pub(crate) fn sheet(&mut self, id: &DocId) -> Result<Sheet<'_>, DocError> {
        if !self.docs.contains_key(id) {
            let mut doc = genesis(id)?;
            if let Some(actor) = &self.actor {
                doc.set_actor(actor.clone());
            }
            self.edit.before.entry(id.clone()).or_insert(None);
            self.docs.insert(id.clone(), doc);
        }
        let doc = self.docs.get_mut(id).ok_or(DocError::NoPlace)?;
        Ok(Sheet { doc, id: id.clone(), edit: &mut self.edit })
    }

    /// A document to be asked about its history: what this edit has written so far is committed
    /// first, or Automerge would do it without its author.
    pub(crate) fn asked(&mut self, id: &DocId) -> Result<&mut AutoCommit, DocError> {
        self.sheet(id)?.flush();
        self.docs.get_mut(id).ok_or(DocError::NoPlace)
    }
}

impl Edit {
    fn options(&self) -> CommitOptions {
        CommitOptions::default().with_message(self.message.as_str()).with_time(self.at)
    }
}

/// A document that an edit writes in.
pub(crate) struct Sheet<'a> {
    pub(crate) doc: &'a mut AutoCommit,
    id: DocId,
    edit: &'a mut Edit,
}

impl Sheet<'_> {
    fn flush(&mut self) {
        if self.doc.pending_ops() > 0 {
            self.keep();
            self.doc.commit_with(self.edit.options());
        }
    }

    fn keep(&mut self) {
        if !self.edit.before.contains_key(&self.id) {
            self.edit.before.insert(self.id.clone(), Some(self.doc.clone()));
        }
    }

    /// Applies a change that every device makes alike.
    fn apply(&mut self, change: Change) -> Result<(), DocError> {
        self.flush();
        self.keep();
        Ok(self.doc.apply_changes([change])?)
    }

    /// The place of an item in a list: made where it is missing, the same on every device.
    pub(crate) fn place(&mut self, list: &ObjId, item: &str, node: &Node) -> Result<ObjId, DocError> {
        if let Ok(there) = object_at(self.doc, list, item) {
            return Ok(there);
        }
        self.flush();
        let change = fixed::place(self.doc, list, item, node, self.id.kind())?;
        self.apply(change)?;
        object_at(self.doc, list, item)
    }

    /// Fills an empty text of an item that moves in here, the same on every device.
    pub(crate) fn fill_text(&mut self, item: &ObjId, text: &ObjId, words: &str) -> Result<(), DocError> {
        if words.is_empty() {
            return Ok(());
        }
        self.flush();
        let change = fixed::words(self.doc, item, text, words)?;
        self.apply(change)
    }
}
