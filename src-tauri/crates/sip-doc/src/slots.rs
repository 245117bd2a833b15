//! The fields of an item in one document, each with the object that it stands in.

use automerge::{AutoCommit, ObjId, ObjType, ReadDoc, Value as AmValue};
use sip_model::field::{Kind, Node, Path};

use crate::kind::DocKind;
use crate::tree::{INNER, is_away, items_in};
use crate::write::{STRUCK, object_at};

/// A field of an item.
#[derive(Debug, Clone)]
pub(crate) struct Slot {
    /// Where it stands in the case.
    pub(crate) path: Path,
    /// The object that it stands in.
    pub(crate) object: ObjId,
    /// Its key there.
    pub(crate) key: String,
    /// What it holds.
    pub(crate) kind: Kind,
    /// The item that it is a field of lives here.
    pub(crate) lives: bool,
}

impl Slot {
    /// The text that it is, where it is one.
    pub(crate) fn text(&self, doc: &AutoCommit) -> Option<ObjId> {
        match doc.get(&self.object, self.key.as_str()) {
            Ok(Some((AmValue::Object(ObjType::Text), text))) => Some(text),
            _ => None,
        }
    }
}

/// The fields of an item and of the items in it, with their strikes. Each insats in a goal is an item
/// by itself.
pub(crate) fn slots(doc: &AutoCommit, item: &ObjId, row: &Node, path: &Path) -> Vec<Slot> {
    let lives = !is_away(doc, item);
    let (path_of, key) = (path.with(STRUCK), STRUCK.to_owned());
    let mut found = vec![Slot { path: path_of, object: item.clone(), key, kind: Kind::Short, lives }];
    in_group(doc, item, row, path, lives, &mut found);
    found
}

fn in_group(doc: &AutoCommit, object: &ObjId, row: &Node, path: &Path, lives: bool, found: &mut Vec<Slot>) {
    for (key, child) in row.children.iter().filter(|(key, child)| **key != INNER && DocKind::Plan.reaches(child)) {
        let path = path.with(key);
        match (child.field.kind, object_at(doc, object, key)) {
            (Kind::Group { .. }, Ok(group)) => in_group(doc, &group, child, &path, lives, found),
            (Kind::Items { .. } | Kind::Lines, Ok(list)) => {
                for (id, item) in items_in(doc, &list) {
                    found.extend(slots(doc, &item, child, &path.with(&id)));
                }
            }
            (Kind::Group { .. } | Kind::Items { .. } | Kind::Lines | Kind::Reasons, _) => {}
            (kind, _) => found.push(Slot { path, object: object.clone(), key: (*key).to_owned(), kind, lives }),
        }
    }
}
