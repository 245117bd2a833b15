//! Folding: changes that nobody else has seen become one net change for each field, under a fresh
//! actor, before they leave. What was typed and taken back never leaves the device (ruling 9).

use automerge::transaction::{CommitOptions, Transactable};
use automerge::{ActorId, AutoCommit, ChangeHash, ObjId, ObjType, ROOT, ReadDoc, ScalarValue, Value as AmValue};

use crate::doc_id::DocId;
use crate::docs::{CaseDocs, Hash};
use crate::error::DocError;

impl CaseDocs {
    /// Folds what a document holds beyond `sealed`, the heads that others have or may have (none:
    /// everything but its genesis). Tells whether anything was folded: the document is to be stored
    /// as a whole then.
    ///
    /// Only changes of this device may lie beyond the sealed heads.
    ///
    /// # Errors
    /// [`DocError`]; the document is as before then.
    pub fn fold(&mut self, id: &DocId, sealed: &[Hash], actor: [u8; 16]) -> Result<bool, DocError> {
        let doc = self.doc(id)?;
        let sealed: Vec<ChangeHash> = if sealed.is_empty() {
            doc.get_changes_meta(&[]).first().map(|meta| meta.hash).into_iter().collect()
        } else {
            sealed.iter().copied().map(ChangeHash).collect()
        };
        if doc.get_changes_meta(&sealed).len() < 2 {
            return Ok(false);
        }
        let mut base = doc.fork_at(&sealed)?;
        base.set_actor(ActorId::from(actor.as_slice()));
        Net { now: doc, base: &mut base }.group(&ROOT, &ROOT)?;
        base.set_actor(doc.get_actor().clone());
        self.docs.insert(id.clone(), base);
        Ok(true)
    }
}

/// Copies what a document says now into another that has only its genesis.
pub(crate) fn copy_now(now: &AutoCommit, into: &mut AutoCommit) -> Result<(), DocError> {
    copy(now, &ROOT, into, &ROOT)
}

fn copy(now: &AutoCommit, from: &ObjId, into: &mut AutoCommit, to: &ObjId) -> Result<(), DocError> {
    let keys: Vec<String> = now.keys(from).collect();
    for key in keys {
        match now.get(from, key.as_str())? {
            Some((AmValue::Object(kind), inner)) => {
                let there = match into.get(to, key.as_str())? {
                    Some((AmValue::Object(_), there)) => there,
                    // What lives elsewhere leaves no trace in a new generation.
                    _ if crate::tree::is_away(now, &inner) && is_bare(now, &inner) => continue,
                    _ => into.put_object(to, key.as_str(), kind)?,
                };
                if kind == ObjType::Text {
                    into.update_text(&there, now.text(&inner)?)?;
                } else {
                    copy(now, &inner, into, &there)?;
                }
            }
            Some((AmValue::Scalar(scalar), _)) if *scalar != ScalarValue::Null => {
                into.put(to, key.as_str(), scalar.into_owned())?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// An item that lives elsewhere, with nothing that lives here in it.
fn is_bare(doc: &AutoCommit, item: &ObjId) -> bool {
    match doc.get(item, "insatser") {
        Ok(Some((AmValue::Object(_), list))) => doc
            .keys(&list)
            .all(|id| matches!(doc.get(&list, id.as_str()), Ok(Some((_, inner))) if crate::tree::is_away(doc, &inner))),
        _ => true,
    }
}

/// The difference between a document and what others have of it, field by field.
struct Net<'a> {
    now: &'a mut AutoCommit,
    base: &'a mut AutoCommit,
}

impl Net<'_> {
    fn group(&mut self, now: &ObjId, base: &ObjId) -> Result<(), DocError> {
        let keys: Vec<String> = self.now.keys(now).collect();
        for key in keys {
            match self.now.get(now, key.as_str())? {
                Some((AmValue::Object(kind), inner)) => match self.base.get(base, key.as_str())? {
                    Some((AmValue::Object(_), there)) if there == inner => {
                        if kind == ObjType::Text {
                            self.text(&inner, &there)?
                        } else {
                            self.group(&inner, &there)?
                        }
                    }
                    _ => {
                        let there = self.base.put_object(base, key.as_str(), kind)?;
                        if kind == ObjType::Text {
                            let words = self.now.text(&inner)?;
                            self.base.update_text(&there, words)?;
                        } else {
                            copy(self.now, &inner, self.base, &there)?;
                        }
                        self.commit(&inner);
                    }
                },
                // Settling on the value that happened to stand first is a change too.
                Some((AmValue::Scalar(value), op))
                    if values(self.now, now, &key)? != values(self.base, base, &key)? =>
                {
                    self.base.put(base, key.as_str(), value.into_owned())?;
                    self.commit(&op);
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn text(&mut self, now: &ObjId, base: &ObjId) -> Result<(), DocError> {
        let words = self.now.text(now)?;
        if self.base.text(base)? == words {
            return Ok(());
        }
        // The latest letter tells who wrote last; where letters only went, the latest change does.
        let mut newest = None;
        for at in 0..self.now.length(now) {
            if let Some((_, op)) = self.now.get(now, at)?
                && let Some(hash) = self.now.hash_for_opid(&op)
                && let Some(at) = self.now.get_change_meta_by_hash(&hash).map(|meta| meta.timestamp)
                && newest.as_ref().is_none_or(|(newest, _)| at >= *newest)
            {
                newest = Some((at, op));
            }
        }
        crate::write::put_prose(self.base, base, &words)?;
        match newest {
            Some((_, op)) => self.commit(&op),
            None => self.commit(now),
        }
        Ok(())
    }

    /// One change, with the author and time of the operation that it stands for.
    fn commit(&mut self, op: &ObjId) {
        let meta = self.now.hash_for_opid(op).and_then(|hash| self.now.get_change_meta_by_hash(&hash));
        let (message, at) =
            meta.map(|meta| (meta.message.unwrap_or_default().into_owned(), meta.timestamp)).unwrap_or_default();
        self.base.commit_with(CommitOptions::default().with_message(message).with_time(at));
    }
}

/// Every value that stands in a register, whoever wrote it.
fn values(doc: &AutoCommit, object: &ObjId, key: &str) -> Result<Vec<String>, DocError> {
    let mut all: Vec<String> = doc.get_all(object, key)?.into_iter().map(|(value, _)| format!("{value:?}")).collect();
    all.sort();
    Ok(all)
}
