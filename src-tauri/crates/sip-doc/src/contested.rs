//! Fields that two people wrote apart: every value, and who wrote it. Nothing is silently won.

use automerge::{AutoCommit, ObjId, ROOT, ReadDoc, Value as AmValue};
use serde_json::Value;
use sip_model::field::{Kind, Node, Path, root};

use crate::docs::Author;
use crate::error::DocError;
use crate::kind::DocKind;
use crate::project::plain;
use crate::write::{STRUCK, object_at};

/// A contested field.
#[derive(Debug, Clone, PartialEq)]
pub struct Contested {
    /// Which.
    pub path: Path,
    /// Every value.
    pub values: Vec<ContestedValue>,
}

/// One of the values.
#[derive(Debug, Clone, PartialEq)]
pub struct ContestedValue {
    /// The value.
    pub value: Value,
    /// Who wrote it, where the change tells.
    pub by: Option<Author>,
    /// When by that computer's clock, seconds since 1970.
    pub at: Option<i64>,
}

/// The contested fields of a document.
pub(crate) fn contested(doc: &mut AutoCommit, kind: DocKind) -> Result<Vec<Contested>, DocError> {
    let mut found = Vec::new();
    group(doc, kind, &ROOT, root(), &Path::root(), &mut found)?;
    Ok(found)
}

fn group(
    doc: &mut AutoCommit,
    kind: DocKind,
    object: &ObjId,
    node: &Node,
    path: &Path,
    found: &mut Vec<Contested>,
) -> Result<(), DocError> {
    for (key, child) in &node.children {
        if !kind.reaches(child) {
            continue;
        }
        let path = path.with(key);
        match child.field.kind {
            Kind::Group { .. } => group(doc, kind, &object_at(doc, object, key)?, child, &path, found)?,
            Kind::Items { .. } | Kind::Lines => {
                let list = object_at(doc, object, key)?;
                let ids: Vec<String> = doc.keys(&list).collect();
                for id in ids {
                    let item = object_at(doc, &list, &id)?;
                    register(doc, &item, STRUCK, Kind::Short, &path.with(&id).with(STRUCK), found)?;
                    group(doc, kind, &item, child, &path.with(&id), found)?;
                }
            }
            Kind::Reasons => {
                let reasons = object_at(doc, object, key)?;
                let codes: Vec<String> = doc.keys(&reasons).collect();
                for code in codes {
                    register(doc, &reasons, &code, Kind::Quote, &path.with(&code), found)?;
                }
            }
            leaf => register(doc, object, key, leaf, &path, found)?,
        }
    }
    Ok(())
}

fn register(
    doc: &mut AutoCommit,
    object: &ObjId,
    key: &str,
    kind: Kind,
    path: &Path,
    found: &mut Vec<Contested>,
) -> Result<(), DocError> {
    let all: Vec<(Value, ObjId)> = doc
        .get_all(object, key)?
        .into_iter()
        .filter_map(|(value, id)| match value {
            AmValue::Scalar(scalar) => Some((plain(&scalar, kind), id)),
            AmValue::Object(_) => None,
        })
        .collect();
    // Two people who wrote the same agree.
    if all.len() < 2 || all.iter().all(|(value, _)| *value == all[0].0) {
        return Ok(());
    }
    let values = all
        .into_iter()
        .map(|(value, id)| {
            let change = doc.hash_for_opid(&id).and_then(|hash| doc.get_change_by_hash(&hash));
            ContestedValue {
                value,
                by: change.as_ref().and_then(|change| change.message()).and_then(Author::read),
                at: change.map(|change| change.timestamp()),
            }
        })
        .collect();
    found.push(Contested { path: path.clone(), values });
    Ok(())
}
