//! Who wrote a field since something: everybody, and not only the last.

use automerge::{AutoCommit, ChangeHash, ObjType, ReadDoc, Value as AmValue};
use serde_json::Value;
use sip_model::field::Path;

use crate::contested::ContestedValue;
use crate::docs::{CaseDocs, Hash};
use crate::error::DocError;
use crate::graph::Graph;
use crate::notes::copied_key;
use crate::told::told_by;
use crate::tree::{find_item, item_of};

impl CaseDocs {
    /// Everybody who wrote a field since these heads of documents, each once with the latest time, the
    /// oldest first; without values. Who moved an item, or copied it, wrote nothing in it.
    ///
    /// # Errors
    /// [`DocError`] when a document is damaged.
    pub fn writers(&mut self, path: &Path, since: &[Hash]) -> Result<Vec<ContestedValue>, DocError> {
        let since: Vec<ChangeHash> = since.iter().map(|hash| ChangeHash(*hash)).collect();
        let mut told: Vec<ContestedValue> = Vec::new();
        for id in self.docs.keys().cloned().collect::<Vec<_>>() {
            let doc = self.asked(&id)?;
            let Some((parent, key)) = find_item(doc, &path.parent()).zip(path.parts().last()) else { continue };
            let text = match doc.get(&parent, key.as_str())? {
                Some((AmValue::Object(ObjType::Text), text)) => Some(text.to_string()),
                _ => None,
            };
            let item = item_of(path).and_then(|item| find_item(doc, &item)).map(|item| item.to_string());
            let object = parent.to_string();
            let (field, copied) = ((object.clone(), key.clone()), (object, copied_key(key)));
            let graph = Graph::of(doc);
            let later: Vec<ChangeHash> = graph.below(&since).rest().collect();
            let Some(doc) = self.docs.get_mut(&id) else { continue };
            self.touches.read(doc, &graph, &later);
            for hash in later {
                let Some(touch) = self.touches.of(doc, hash) else { continue };
                let wrote = match &text {
                    Some(text) => touch.wrote_in(text),
                    None => touch.fields.contains(&field),
                };
                let moved = touch.fields.contains(&copied) || item.as_ref().is_some_and(|item| touch.says_away(item));
                if wrote && !moved {
                    told.extend(somebody(doc, hash));
                }
            }
        }
        told.extend(self.written(path)?.map(|told| ContestedValue { value: Value::Null, ..told }));
        Ok(each_once(told))
    }
}

/// Who made a change; nothing where every device makes it alike.
fn somebody(doc: &mut AutoCommit, hash: ChangeHash) -> Option<ContestedValue> {
    Some(told_by(doc, Value::Null, Some(hash))).filter(|told| told.by.is_some())
}

/// Each writer once, with the latest time, the oldest first.
#[must_use]
pub fn each_once(told: Vec<ContestedValue>) -> Vec<ContestedValue> {
    let mut each: Vec<ContestedValue> = Vec::new();
    for told in told.into_iter().filter(|told| told.by.is_some()) {
        match each.iter_mut().find(|other| other.by == told.by) {
            Some(other) if other.at < told.at => *other = told,
            Some(_) => {}
            None => each.push(told),
        }
    }
    each.sort_by(|a, b| (a.at, a.by.as_ref().map(|by| &by.name)).cmp(&(b.at, b.by.as_ref().map(|by| &by.name))));
    each
}
