//! Changes that came for something that had moved to other readers. They become proposals, for a
//! person to take or to leave (ruling 10).
//!
//! What somebody wrote in a former home without knowing of the move is found in its history: words
//! taken out leave nothing else behind.

use std::collections::BTreeMap;

use automerge::transaction::Transactable;
use automerge::{AutoCommit, ChangeHash, ObjType, ReadDoc, ScalarValue};
use serde_json::Value;
use sip_model::field::Path;

use crate::contested::{Contested, ContestedValue, Why};
use crate::doc_id::DocId;
use crate::docs::CaseDocs;
use crate::error::DocError;
use crate::graph::Graph;
use crate::homes::list_row;
use crate::kind::DocKind;
use crate::notes::count_up;
use crate::slots::{Slot, slots};
use crate::told::{says_same, told_by, values_at};
use crate::tree::{find_item, is_away, item_of, items_of, left_by};
use crate::value::plain;
use crate::write::kind_of;

/// Key beside a field in a former home: how far a person has looked at what came late for it.
fn looked_key(key: &str) -> String {
    format!("looked:{key}")
}

impl CaseDocs {
    /// What came late, beside what holds now.
    pub(crate) fn late(&mut self, found: &mut Vec<Contested>) -> Result<(), DocError> {
        let mut late: BTreeMap<Path, Vec<ContestedValue>> = BTreeMap::new();
        for id in self.plans() {
            let doc = &self.docs[&id];
            let left = items_of(doc).into_iter().filter(|(_, item)| !left_by(doc, item).is_empty());
            let left: Vec<Path> = left.map(|(path, _)| path).collect();
            let graph = if left.is_empty() { continue } else { Graph::of(self.asked(&id)?) };
            for path in left {
                for (path, values) in self.late_by(&id, &path, &graph)? {
                    late.entry(path).or_default().extend(values);
                }
            }
        }
        for (path, values) in self.late_in_former()? {
            late.entry(path).or_default().extend(values);
        }
        for (path, mut values) in late {
            // What holds now stands beside it; without a home that can be read here, nothing does.
            if let Some((now, _)) = self.now_at(&path)? {
                values.retain(|late| !says_same(&late.value, &now.value));
                if values.is_empty() {
                    continue;
                }
                values.insert(0, now);
            }
            found.push(Contested::new(path, Why::Late, values));
        }
        Ok(())
    }

    /// Every document of the plan, former generations too.
    fn plans(&self) -> Vec<DocId> {
        self.docs.keys().filter(|id| id.kind() == DocKind::Plan).cloned().collect()
    }

    /// What came late for an item in a document that it has left, and nobody has looked at.
    pub(crate) fn late_in_item(
        &mut self,
        id: &DocId,
        path: &Path,
    ) -> Result<Vec<(Path, Vec<ContestedValue>)>, DocError> {
        let graph = Graph::of(self.asked(id)?);
        self.late_by(id, path, &graph)
    }

    fn late_by(
        &mut self,
        id: &DocId,
        path: &Path,
        graph: &Graph,
    ) -> Result<Vec<(Path, Vec<ContestedValue>)>, DocError> {
        // Who said apart that it lives here still makes it one of its homes, but not in a former
        // generation: nobody reads it there.
        let is_former = self.latest_of(id) != *id;
        let doc = self.docs.get_mut(id).ok_or(DocError::NoPlace)?;
        let Some(item) = find_item(doc, path) else { return Ok(Vec::new()) };
        let stayed = !is_away(doc, &item);
        if stayed && !is_former {
            return Ok(Vec::new());
        }
        let left = left_by(doc, &item);
        let (known, later) = (graph.below(&left), graph.above(&left));
        let beside: Vec<ChangeHash> = known.rest().filter(|hash| !later.has(hash)).collect();
        if left.is_empty() || beside.is_empty() {
            return Ok(Vec::new());
        }
        let mut found = Vec::new();
        // What was added in it meanwhile lives here until it moves along, and is shown.
        for slot in slots(doc, &item, list_row(path)?, path).into_iter().filter(|slot| stayed || !slot.lives) {
            let text = slot.text(doc).map(|text| text.to_string());
            let field = (slot.object.to_string(), slot.key.clone());
            let mut wrote = Vec::new();
            for hash in &beside {
                let touch = self.touches.of(doc, *hash);
                let here = touch.is_some_and(|touch| {
                    touch.fields.contains(&field) || text.as_ref().is_some_and(|text| touch.letters.contains_key(text))
                });
                wrote.extend(here.then_some(*hash));
            }
            let looked = doc.get_all(&slot.object, looked_key(&slot.key))?;
            let looked: Vec<ChangeHash> = looked.iter().filter_map(|(_, op)| doc.hash_for_opid(op)).collect();
            let seen = graph.below(&looked);
            wrote.retain(|hash| !seen.has(hash));
            // Two who wrote the same are told by one: by the same one on every device.
            wrote.sort_unstable();
            let earliest = graph.earliest(&wrote);
            let mut values: Vec<ContestedValue> = Vec::new();
            for hash in graph.latest(&wrote) {
                let value = as_seen(doc, &slot, &[hash])?;
                // What was written and taken back is no change.
                let known = graph.below(&[hash]);
                let first = earliest.iter().find(|first| known.has(first));
                let first = first.and_then(|first| doc.get_change_meta_by_hash(first));
                let before = first.map(|first| first.deps).unwrap_or_default();
                if says_same(&as_seen(doc, &slot, &before)?, &value) {
                    continue;
                }
                if !values.iter().any(|other| says_same(&other.value, &value)) {
                    values.push(told_by(doc, value, Some(hash)));
                }
            }
            if !values.is_empty() {
                found.push((slot.path, values));
            }
        }
        Ok(found)
    }

    /// What stands at a field now, with who wrote it; nothing where it does not stand here.
    ///
    /// # Errors
    /// [`DocError`] when a document is damaged.
    pub fn written(&mut self, path: &Path) -> Result<Option<ContestedValue>, DocError> {
        Ok(self.now_at(path)?.and_then(|(value, is_written)| is_written.then_some(value)))
    }

    /// What holds at a field now, and whether anybody wrote it; nothing where its item is not here.
    fn now_at(&mut self, path: &Path) -> Result<Option<(ContestedValue, bool)>, DocError> {
        let homes = match item_of(path) {
            Some(item) => self.home_of(&item).into_iter().collect(),
            None => DocKind::ALL.map(|kind| self.latest_of(&kind.into())).to_vec(),
        };
        let key = path.parts().last().map(String::as_str).unwrap_or_default();
        let mut now = None;
        for home in homes {
            let doc = self.asked(&home)?;
            let Some(parent) = find_item(doc, &path.parent()) else { continue };
            let is_written = doc.get(&parent, key)?.is_some();
            if is_written || now.is_none() {
                let value = values_at(doc, &parent, key, kind_of(path))?.into_iter().next();
                now = value.map(|value| (value, is_written));
            }
            if is_written {
                break;
            }
        }
        Ok(now)
    }

    /// What a person has looked at is no longer late: the value that was taken stands in its home
    /// already, and the rest stays in history.
    pub(crate) fn settle_late(&mut self, path: &Path) -> Result<(), DocError> {
        let Some(item) = item_of(path) else { return Ok(()) };
        for id in self.plans() {
            let late = self.late_in_item(&id, &item)?;
            if !late.iter().any(|(other, _)| other == path) {
                continue;
            }
            let doc = self.sheet(&id)?.doc;
            let Some((parent, key)) = find_item(doc, &path.parent()).zip(path.parts().last()) else { continue };
            match doc.get(&parent, key.as_str())? {
                Some((automerge::Value::Object(ObjType::Text), text)) => doc.update_text(&text, "")?,
                Some((automerge::Value::Scalar(_), _)) => doc.put(&parent, key.as_str(), ScalarValue::Null)?,
                _ => {}
            }
            count_up(doc, &parent, &looked_key(key))?;
        }
        Ok(())
    }
}

/// A field as some changes left it: who wrote there saw this.
fn as_seen(doc: &AutoCommit, slot: &Slot, heads: &[ChangeHash]) -> Result<Value, DocError> {
    if let Some(text) = slot.text(doc) {
        return Ok(Value::String(doc.text_at(&text, heads)?));
    }
    Ok(match doc.get_at(&slot.object, slot.key.as_str(), heads)? {
        Some((automerge::Value::Scalar(scalar), _)) => plain(&scalar, slot.kind),
        _ => Value::Null,
    })
}
