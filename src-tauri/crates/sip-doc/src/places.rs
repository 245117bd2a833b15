//! What the objects of a document are: from an operation in a change back to a path of the case.

use std::collections::BTreeMap;

use automerge::{AutoCommit, ObjId, ObjType, ROOT, ReadDoc, Value as AmValue};
use sip_model::field::{Kind, Node, Path, root};

use crate::error::DocError;
use crate::kind::DocKind;
use crate::tree::items_in;
use crate::write::object_at;

/// A group or an item.
pub(crate) struct Place {
    /// Where it stands in the case.
    pub(crate) path: Path,
    /// Its row of the table; for an item that of its list.
    pub(crate) row: &'static Node,
    /// It is an item of a list.
    pub(crate) is_item: bool,
}

/// The places and the running texts of a document, by the identity of their object.
#[derive(Default)]
pub(crate) struct Places {
    pub(crate) all: BTreeMap<String, Place>,
    pub(crate) texts: BTreeMap<String, (Path, ObjId)>,
}

impl Places {
    pub(crate) fn of(doc: &AutoCommit, kind: DocKind) -> Result<Self, DocError> {
        let mut places = Self::default();
        places.group(doc, kind, &ROOT, root(), Path::root(), false)?;
        Ok(places)
    }

    fn group(
        &mut self,
        doc: &AutoCommit,
        kind: DocKind,
        object: &ObjId,
        row: &'static Node,
        path: Path,
        is_item: bool,
    ) -> Result<(), DocError> {
        for (key, child) in row.children.iter().filter(|(_, child)| kind.reaches(child)) {
            let path = path.with(key);
            match child.field.kind {
                Kind::Group { .. } | Kind::Reasons => {
                    self.group(doc, kind, &object_at(doc, object, key)?, child, path, false)?;
                }
                Kind::Items { .. } | Kind::Lines => {
                    for (id, item) in items_in(doc, &object_at(doc, object, key)?) {
                        self.group(doc, kind, &item, child, path.with(&id), true)?;
                    }
                }
                Kind::Prose => {
                    if let Some((AmValue::Object(ObjType::Text), text)) = doc.get(object, *key)? {
                        self.texts.insert(text.to_string(), (path, text));
                    }
                }
                _ => {}
            }
        }
        self.all.insert(object.to_string(), Place { path, row, is_item });
        Ok(())
    }
}
