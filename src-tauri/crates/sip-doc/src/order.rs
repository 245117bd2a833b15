//! The order of a list: each item has a key, sorted as text, ties by id. To move an item is to give
//! it a key between its new neighbours: it is never taken out and put in, so two who move apart can
//! neither lose it nor make two of it.

use std::collections::BTreeMap;

use automerge::transaction::Transactable;
use automerge::{AutoCommit, ObjId, ReadDoc};
use serde_json::Value;
use sip_model::field::{Kind, Node, Path, at, root};

use crate::doc_id::DocId;
use crate::docs::{Author, CaseDocs, Chunk};
use crate::error::DocError;
use crate::kind::DocKind;
use crate::tree::{INNER, find_item, is_away, item_of, items_in};
use crate::write::{ORDER, object_at};

/// Longer keys than this are not made: the list is numbered anew instead.
const LONGEST: usize = 40;

/// A place in a list, counted from 1: sorted as text.
pub(crate) fn at_place(at: usize) -> String {
    format!("{:08}", at * 1000)
}

/// A key after another.
pub(crate) fn after(last: &str) -> String {
    let digits: String = last.chars().chain("00000000".chars()).take(8).collect();
    let next = at_place(digits.parse::<usize>().unwrap_or(0) / 1000 + 1);
    // Only in a list that has no room at its end.
    if next.as_str() > last { next } else { format!("{last}5") }
}

/// A key after every item of a list, in one document.
pub(crate) fn next_order(doc: &AutoCommit, list: &ObjId) -> Result<String, DocError> {
    let last = items_in(doc, list).into_iter().filter_map(|(_, item)| key_of(doc, &item)).max();
    Ok(after(&last.unwrap_or_default()))
}

/// The key of an item, in one document.
pub(crate) fn key_of(doc: &AutoCommit, item: &ObjId) -> Option<String> {
    doc.get(item, ORDER).ok().flatten().and_then(|(key, _)| key.as_str().map(str::to_owned))
}

/// A key that sorts between two; nothing above stands for the end. There is none between two that
/// are alike, or that are no keys.
fn between(low: &str, high: Option<&str>) -> Option<String> {
    let digit = |key: &str, at: usize| match key.as_bytes().get(at) {
        None => Some(None),
        Some(b @ b'0'..=b'9') => Some(Some(b - b'0')),
        Some(_) => None,
    };
    let (mut key, mut high_still) = (String::new(), high);
    while key.len() < LONGEST {
        let at = key.len();
        let from = digit(low, at)?.unwrap_or(0);
        let to = match high_still {
            None => 10,
            Some(high) => digit(high, at)??,
        };
        if to > from + 1 {
            key.push(char::from(b'0' + from + (to - from) / 2));
            return Some(key).filter(|key| key.as_str() > low && high.is_none_or(|high| key.as_str() < high));
        }
        key.push(char::from(b'0' + from));
        if to < from {
            return None;
        }
        if to > from {
            high_still = None;
        }
    }
    None
}

impl CaseDocs {
    /// Moves an item within its list: behind `after`, or to the front. Works for every list of items
    /// or lines, whichever document it lives in.
    ///
    /// # Errors
    /// [`DocError::NoPlace`] when the list has no such item; the documents are as before then.
    pub fn reorder(
        &mut self,
        item: &Path,
        after: Option<&str>,
        author: &Author,
        at: i64,
    ) -> Result<Vec<Chunk>, DocError> {
        let case = self.project()?;
        let keys = self.new_keys(&case, item, after)?;
        self.edit(author, at, |docs| {
            for (id, key) in &keys {
                docs.put_key(&item.parent().with(id), key)?;
            }
            Ok(())
        })
    }

    /// The keys that change: the item's own, and where its neighbours have the same key, theirs.
    fn new_keys(&self, case: &Value, item: &Path, after: Option<&str>) -> Result<Vec<(String, String)>, DocError> {
        let (list, own) = (item.parent(), item.parts().last().ok_or(DocError::NoPlace)?.as_str());
        let shown = at_list(case, &list).ok_or(DocError::NoPlace)?;
        let mut ids: Vec<&str> = shown.iter().filter_map(|item| item["id"].as_str()).collect();
        let was = ids.iter().position(|id| *id == own).ok_or(DocError::NoPlace)?;
        ids.remove(was);
        let to = match after {
            None => 0,
            Some(after) => ids.iter().position(|id| *id == after).ok_or(DocError::NoPlace)? + 1,
        };
        ids.insert(to, own);
        if to == was {
            return Ok(Vec::new());
        }
        let known: BTreeMap<&str, String> =
            ids.iter().map(|id| (*id, self.key_in_list(&list.with(id)).unwrap_or_default())).collect();
        let key = |at: usize| ids.get(at).and_then(|id| known.get(id)).map(String::as_str);
        let low = if to == 0 { "" } else { key(to - 1).unwrap_or_default() };
        // Two who added apart gave the same key: those behind the item move along.
        let alike =
            ids[to + 1..].iter().take_while(|id| known.get(**id).is_some_and(|key| key.as_str() <= low)).count();
        let high = key(to + 1 + alike);
        let mut keys = Vec::new();
        for id in &ids[to..=to + alike] {
            let last = keys.last().map_or(low, |(_, key): &(String, String)| key.as_str());
            let Some(key) = between(last, high) else {
                let all = ids.iter().enumerate().map(|(at, id)| ((*id).to_owned(), at_place(at + 1)));
                return Ok(all.collect());
            };
            keys.push(((*id).to_owned(), key));
        }
        Ok(keys)
    }

    /// The key by which an item stands in its list: in its home, or in what stands for it.
    fn key_in_list(&self, item: &Path) -> Option<String> {
        let home = self.home_of(item).filter(|_| item_of(item).as_ref() == Some(item));
        let found = |id: &DocId| key_of(&self.docs[id], &find_item(&self.docs[id], item)?);
        home.as_ref().and_then(found).or_else(|| self.holders(item).iter().find_map(found))
    }

    /// The documents that an item's key stands in.
    fn holders(&self, item: &Path) -> Vec<DocId> {
        let kind = row_of(&item.parent()).map(|row| DocKind::of(row.field.home, false));
        match (kind, item_of(item)) {
            (Some(DocKind::Plan), Some(own)) if own == *item => self.family(),
            (Some(DocKind::Plan), Some(own)) => self.home_of(&own).into_iter().collect(),
            (Some(kind), _) => vec![self.latest_of(&kind.into())],
            (None, _) => Vec::new(),
        }
    }

    fn put_key(&mut self, item: &Path, key: &str) -> Result<(), DocError> {
        for id in self.holders(item) {
            let doc = self.sheet(&id)?.doc;
            let Some(object) = find_item(doc, item) else { continue };
            // Where nothing of it stands any more, nothing is written of it.
            if !is_away(doc, &object) || holds_inner(doc, &object) {
                doc.put(&object, ORDER, key)?;
            }
        }
        Ok(())
    }
}

/// Whether something that lives here stands in an item.
pub(crate) fn holds_inner(doc: &AutoCommit, item: &ObjId) -> bool {
    object_at(doc, item, INNER).is_ok_and(|list| items_in(doc, &list).iter().any(|(_, inner)| !is_away(doc, inner)))
}

fn at_list<'a>(case: &'a Value, list: &Path) -> Option<&'a Vec<Value>> {
    at(case, list).and_then(Value::as_array)
}

/// The row of the table that a path leads to.
pub(crate) fn row_of(path: &Path) -> Option<&'static Node> {
    let (mut row, mut is_item) = (root(), false);
    for part in path.parts() {
        if std::mem::take(&mut is_item) {
            continue;
        }
        row = row.children.get(part.as_str())?;
        is_item = matches!(row.field.kind, Kind::Items { .. } | Kind::Lines);
    }
    Some(row)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_always_room_between_two_keys() {
        for (low, high) in [("", "00001000"), ("00001000", "00002000"), ("00001000", "00001001"), ("0", "00001")] {
            let key = between(low, Some(high));
            assert!(key.is_some_and(|key| key.as_str() > low && key.as_str() < high), "between {low:?} and {high:?}");
        }
        assert_eq!(between("0", Some("00")), None, "nothing sorts between these two");
        assert!(between("00001000", None).is_some_and(|key| key.as_str() > "00001000"), "the end is open");
        assert_eq!(between("00001000", Some("00001000")), None, "nothing is between two that are alike");
        assert_eq!(between("b", Some("c")), None, "what is no key is numbered anew");
    }

    #[test]
    fn what_is_added_comes_last_whatever_keys_there_are() {
        for last in ["", "5", "00001000", "00001999", "0000199950000000", "99999999", "x"] {
            assert!(after(last).as_str() > last, "after {last:?}");
        }
        assert_eq!(after("00003500"), "00004000", "the rounder keys are kept");
    }
}
