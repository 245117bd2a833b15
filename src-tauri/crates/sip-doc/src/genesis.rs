//! The first change of a document: every group, list and running text at a fixed place.
//!
//! It is the same bytes on every device (fixed actor, time 0, keys in order), so that two devices
//! never make two groups of the same name, of which a merge would hide one (ruling 11).

use automerge::transaction::{CommitOptions, Transactable};
use automerge::{ActorId, AutoCommit, ObjId, ObjType, ROOT};
use sha2::{Digest, Sha256};
use sip_model::field::{Kind, Node, root};

use crate::doc_id::DocId;
use crate::error::DocError;
use crate::kind::DocKind;

/// A new document.
pub(crate) fn genesis(id: &DocId) -> Result<AutoCommit, DocError> {
    let kind = id.kind();
    let name = if id.without().is_empty() { kind.name() } else { "restricted" };
    let seed = Sha256::digest(format!("sip-hemma genesis 1 {name}").as_bytes());
    let mut doc = AutoCommit::new().with_actor(ActorId::from(&seed[..16]));
    skeleton(&mut doc, &ROOT, root(), kind)?;
    doc.commit_with(CommitOptions::default().with_time(0));
    Ok(doc)
}

/// The objects that a group or an item is made of, for one document.
pub(crate) fn skeleton(doc: &mut AutoCommit, object: &ObjId, node: &Node, kind: DocKind) -> Result<(), DocError> {
    for (key, child) in &node.children {
        if !kind.reaches(child) {
            continue;
        }
        match child.field.kind {
            Kind::Group { .. } => {
                let group = doc.put_object(object, *key, ObjType::Map)?;
                skeleton(doc, &group, child, kind)?;
            }
            Kind::Items { .. } | Kind::Lines | Kind::Reasons => {
                doc.put_object(object, *key, ObjType::Map)?;
            }
            Kind::Prose => {
                doc.put_object(object, *key, ObjType::Text)?;
            }
            _ => {}
        }
    }
    Ok(())
}
