//! A case in memory: its projection, and its documents once they are needed.

use serde_json::Value;
use sip_doc::{Author, CaseDocs, Chunk, Contested, DocId, Overlap};
use sip_model::Case;
use sip_model::field::{Write, typed};
use sip_store::{Store, table};

use super::sections;
use crate::error::AppError;

/// An opened case.
pub(crate) struct OpenCase {
    /// The case in its inside form, as the projection has it.
    pub(crate) value: Value,
    /// The documents, loaded for the first change.
    docs: Option<CaseDocs>,
    /// Loose changes since the last snapshot, for the store's housekeeping.
    pub(crate) loose: u32,
}

impl OpenCase {
    /// Opens a case from its projection; from its documents where there is none.
    pub(crate) fn open(store: &Store, id: &str) -> Result<Self, AppError> {
        if table::case::one(store, id)?.is_none() {
            return Err(AppError::bad("no-such-case"));
        }
        if let Some(value) = sections::join(table::section::all(store, id)?) {
            return Ok(Self { value, docs: None, loose: 0 });
        }
        Ok(Self { value: load(store, id)?.project()?, docs: None, loose: 0 })
    }

    /// A case that was just made.
    pub(crate) fn new(value: Value, docs: CaseDocs) -> Self {
        Self { value, docs: Some(docs), loose: 0 }
    }

    /// The documents, writing as this session's actor.
    pub(crate) fn docs(&mut self, store: &Store, id: &str, actor: [u8; 16]) -> Result<&mut CaseDocs, AppError> {
        if self.docs.is_none() {
            let mut docs = load(store, id)?;
            docs.write_as(actor);
            self.docs = Some(docs);
            self.loose = table::chunk::loose(store, id)?;
        }
        self.docs.as_mut().ok_or_else(|| AppError::new(sip_wire::Code::Fault, "fault"))
    }

    /// The changes of an edit whose writes the case has already.
    pub(crate) fn change(
        &mut self,
        writes: &[Write],
        was_protected: bool,
        author: &Author,
        at: i64,
    ) -> Result<Vec<Chunk>, AppError> {
        match &mut self.docs {
            Some(docs) => Ok(docs.apply(writes, was_protected, &self.value, author, at)?),
            None => Err(AppError::new(sip_wire::Code::Fault, "fault")),
        }
    }

    /// What waits for a person: written in two ways, struck and changed, come late, met in a text.
    pub(crate) fn contested(
        &mut self,
        store: &Store,
        id: &str,
        actor: [u8; 16],
        overlaps: &[Overlap],
    ) -> Result<Vec<Contested>, AppError> {
        Ok(self.docs(store, id, actor)?.contested(overlaps)?)
    }

    /// The case as typed nouns.
    pub(crate) fn typed(&self) -> Result<Case, AppError> {
        typed(self.value.clone()).map_err(AppError::from)
    }
}

pub(crate) fn load(store: &Store, id: &str) -> Result<CaseDocs, AppError> {
    let stored: Vec<(DocId, Vec<u8>)> = table::chunk::documents(store, id)?
        .into_iter()
        .map(|doc| Ok((doc.clone(), table::chunk::document(store, id, &doc)?)))
        .collect::<Result<_, AppError>>()?;
    Ok(CaseDocs::load(stored.iter().map(|(doc, bytes)| (doc.clone(), bytes.as_slice())))?)
}
