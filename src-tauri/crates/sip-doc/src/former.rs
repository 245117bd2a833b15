//! Changes that came for a former generation of a document. They become proposals, for a person to
//! take or to leave (ruling 10).

use std::collections::BTreeSet;

use automerge::transaction::Transactable;
use automerge::{AutoCommit, ChangeHash, ROOT, ReadDoc, Value as AmValue};
use serde_json::Value;
use sha2::{Digest, Sha256};
use sip_model::field::{Kind, Node, Path, at, root};

use crate::contested::{ContestedValue, Why};
use crate::doc_id::DocId;
use crate::docs::{CaseDocs, Hash};
use crate::error::DocError;
use crate::project::{cleaned, is_elsewhere, project};
use crate::told::{says_same, told_by, values_at};
use crate::tree::{INNER, find_item, item_of};
use crate::write::{ORDER, STRUCK, kind_of};

/// Key in a later generation: up to where a former one was taken over.
pub(crate) const SEEN: &str = "seen:";

/// Key in a later generation: up to where a former one was taken over.
pub(crate) fn seen_key(former: &DocId) -> String {
    format!("{SEEN}{former}")
}

/// Key in a later generation: what came late for a field and was looked at.
fn looked_at_key(former: &DocId, path: &Path) -> String {
    format!("looked:{former}:{path}")
}

impl CaseDocs {
    /// What came late for former generations, and nobody has looked at.
    pub(crate) fn late_in_former(&mut self) -> Result<Vec<(Path, Vec<ContestedValue>)>, DocError> {
        let mut late = Vec::new();
        for (former, current) in self.former() {
            for (path, value) in self.changed_in(&former, &current)? {
                let looked = self.docs[&current].get_all(ROOT, looked_at_key(&former, &path))?;
                let mut digests = looked.iter().filter_map(|(seen, _)| seen.as_str()).flat_map(|seen| seen.split(' '));
                if !digests.any(|seen| seen == digest(&value)) {
                    let told = self.told_in(&former, &path, value)?;
                    late.push((path, vec![told]));
                }
            }
        }
        Ok(late)
    }

    /// What a person has looked at is no longer late.
    pub(crate) fn settle_former(&mut self, path: &Path) -> Result<(), DocError> {
        for (former, current) in self.former() {
            let changed = self.changed_in(&former, &current)?.into_iter().filter(|(other, _)| other == path);
            let digests: Vec<String> = changed.map(|(_, value)| digest(&value)).collect();
            if !digests.is_empty() {
                self.sheet(&current)?.doc.put(ROOT, looked_at_key(&former, path), digests.join(" "))?;
            }
        }
        Ok(())
    }

    /// Former generations, each with the one that is written in now.
    pub(crate) fn former(&self) -> Vec<(DocId, DocId)> {
        let pairs = self.docs.keys().map(|id| (id.clone(), self.latest_of(id)));
        pairs.filter(|(id, latest)| id != latest).collect()
    }

    /// The fields that were changed in a former generation since it was taken over, with what they
    /// say there.
    fn changed_in(&mut self, former: &DocId, current: &DocId) -> Result<Vec<(Path, Value)>, DocError> {
        let seen = match self.docs[current].get(ROOT, seen_key(former))? {
            Some((AmValue::Scalar(heads), _)) => heads.as_str().and_then(read_heads),
            _ => None,
        };
        let doc = self.asked(former)?;
        // A generation that was begun apart, and lost: what it was filled with is no change.
        let seen = match seen {
            Some(seen) => seen,
            None => {
                begun(doc).unwrap_or_else(|| doc.get_changes_meta(&[]).first().map(|m| m.hash).into_iter().collect())
            }
        };
        // What it was taken over from has not come here: nothing can be said of what came since.
        let is_here = seen.iter().all(|hash| doc.get_change_meta_by_hash(hash).is_some());
        if !is_here || doc.get_changes_meta(&seen).is_empty() {
            return Ok(Vec::new());
        }
        let then = doc.fork_at(&seen)?;
        let before = project(&then, former.kind())?;
        let after = project(doc, former.kind())?;
        let mut paths = Vec::new();
        differing(&before, &after, root(), &Path::root(), &mut paths);
        self.beside(former, then, &before, &mut paths)?;
        // An item that came late, and was taken by now, is told no more.
        paths.retain(|(path, value)| !is_item(path, value) || self.home_of_any(path, current).is_none());
        Ok(paths)
    }

    /// A register shows one of its values: what came beside that one, and is not shown, came late too.
    fn beside(
        &mut self,
        former: &DocId,
        then: AutoCommit,
        before: &Value,
        found: &mut Vec<(Path, Value)>,
    ) -> Result<(), DocError> {
        let now = self.apart_in(former)?;
        let real = self.docs.insert(former.clone(), then);
        let known = self.apart_in(former);
        self.docs.extend(real.map(|real| (former.clone(), real)));
        let known = known?;
        for field in now.into_iter().filter(|field| field.why == Why::Values) {
            let stood = at(before, &field.path).cloned().unwrap_or_default();
            let mut said: Vec<Value> = vec![stood];
            let of_field = known.iter().filter(|other| other.path == field.path).flat_map(|other| &other.values);
            said.extend(of_field.map(|value| value.value.clone()));
            said.extend(found.iter().filter(|(path, _)| *path == field.path).map(|(_, value)| value.clone()));
            let new = field.values.into_iter().filter(|value| !said.iter().any(|other| says_same(other, &value.value)));
            found.extend(new.map(|value| (field.path.clone(), value.value)));
        }
        Ok(())
    }

    fn home_of_any(&self, item: &Path, current: &DocId) -> Option<DocId> {
        let there = || find_item(&self.docs[current], item).map(|_| current.clone());
        let around = || self.home_of(&item_of(item)?).filter(|home| find_item(&self.docs[home], item).is_some());
        self.home_of(item).or_else(around).or_else(there)
    }

    fn told_in(&mut self, former: &DocId, path: &Path, value: Value) -> Result<ContestedValue, DocError> {
        let doc = self.asked(former)?;
        let key = path.parts().last().map(String::as_str).unwrap_or_default();
        let Some(parent) = find_item(doc, &path.parent()) else { return Ok(told_by(doc, value, None)) };
        if is_item(path, &value) {
            // Its place is nobody's: who wrote its key added it.
            let order = find_item(doc, path).and_then(|item| doc.get(&item, ORDER).ok().flatten());
            let hash = order.and_then(|(_, op)| doc.hash_for_opid(&op));
            return Ok(told_by(doc, value, hash));
        }
        let mut all = values_at(doc, &parent, key, kind_of(path))?;
        let at = all.iter().position(|told| says_same(&told.value, &value)).unwrap_or(0);
        let told = (!all.is_empty()).then(|| all.swap_remove(at));
        Ok(match told {
            Some(told) => ContestedValue { value, ..told },
            None => told_by(doc, value, None),
        })
    }
}

/// The change that a generation was begun with.
pub(crate) fn begun(doc: &AutoCommit) -> Option<Vec<ChangeHash>> {
    let key = doc.keys(ROOT).find(|key| key.starts_with(SEEN))?;
    let all = doc.get_all(ROOT, key).ok()?;
    let hashes: Vec<ChangeHash> = all.iter().filter_map(|(_, op)| doc.hash_for_opid(op)).collect();
    Some(hashes).filter(|hashes| !hashes.is_empty())
}

/// The fields that differ between two states of a document, each with what it says after.
fn differing(before: &Value, after: &Value, row: &Node, path: &Path, found: &mut Vec<(Path, Value)>) {
    for (key, child) in &row.children {
        differs(&before[*key], &after[*key], child, &path.with(key), found);
    }
}

fn differs(was: &Value, is: &Value, row: &Node, path: &Path, found: &mut Vec<(Path, Value)>) {
    if was == is {
        return;
    }
    match row.field.kind {
        Kind::Group { .. } => differing(was, is, row, path, found),
        Kind::Reasons => {
            let codes = was.as_object().into_iter().chain(is.as_object()).flat_map(|all| all.keys());
            let changed: BTreeSet<&String> = codes.filter(|code| was[*code] != is[*code]).collect();
            found.extend(changed.into_iter().map(|code| (path.with(code), is[code].clone())));
        }
        Kind::Items { .. } | Kind::Lines => {
            for item in is.as_array().into_iter().flatten() {
                let there = was.as_array().and_then(|all| all.iter().find(|other| other["id"] == item["id"]));
                item_differs(there, item, row, &path.with(item["id"].as_str().unwrap_or_default()), found);
            }
        }
        _ => found.push((path.clone(), is.clone())),
    }
}

fn item_differs(was: Option<&Value>, is: &Value, row: &Node, path: &Path, found: &mut Vec<(Path, Value)>) {
    match was {
        // It lives elsewhere, or moved to other readers: that is told by its homes. What is in it may
        // live here.
        _ if is_elsewhere(is) || was.is_some_and(is_elsewhere) => {
            if let Some(inner) = row.children.get(INNER) {
                let was = was.map_or(&Value::Null, |was| &was[INNER]);
                differs(was, &is[INNER], inner, &path.with(INNER), found);
            }
            added(was, is, row, path, found);
        }
        Some(was) => {
            differing(was, is, row, path, found);
            if was[STRUCK] != is[STRUCK] {
                found.push((path.with(STRUCK), is[STRUCK].clone()));
            }
        }
        None => found.push((path.clone(), cleaned(is))),
    }
}

/// What was added in something that lives elsewhere: nobody reads it here.
fn added(was: Option<&Value>, is: &Value, row: &Node, path: &Path, found: &mut Vec<(Path, Value)>) {
    let lists =
        row.children.iter().filter(|(key, child)| **key != INNER && matches!(child.field.kind, Kind::Items { .. }));
    for (key, _) in lists {
        let had = |item: &Value| {
            let was = was.and_then(|was| was[*key].as_array());
            was.is_some_and(|was| was.iter().any(|other| other["id"] == item["id"]))
        };
        for item in is[*key].as_array().into_iter().flatten().filter(|item| !had(item)) {
            found.push((path.with(key).with(item["id"].as_str().unwrap_or_default()), cleaned(item)));
        }
    }
}

fn is_item(path: &Path, value: &Value) -> bool {
    value.is_object() && path.parts().last().is_some_and(|last| value["id"] == last.as_str())
}

/// A value by its digest, where the value itself is not to be told.
pub(crate) fn digest(value: &Value) -> String {
    Sha256::digest(value.to_string().as_bytes())[..8].iter().map(|b| format!("{b:02x}")).collect()
}

pub(crate) fn write_heads(heads: &[Hash]) -> String {
    heads.iter().map(|hash| ChangeHash(*hash).to_string()).collect::<Vec<_>>().join(" ")
}

fn read_heads(text: &str) -> Option<Vec<ChangeHash>> {
    text.split(' ').map(|hash| hash.parse().ok()).collect()
}
