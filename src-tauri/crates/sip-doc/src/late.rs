//! Changes that came for something that had moved: to other readers, or to a later generation of
//! its document. They become proposals, for a person to take or to leave (ruling 10).

use automerge::transaction::Transactable;
use automerge::{AutoCommit, ChangeHash, ObjId, ObjType, ROOT, ReadDoc, ScalarValue, Value as AmValue};
use serde_json::Value;
use sip_model::field::{Kind, Node, Path, node, root};

use crate::contested::{Contested, ContestedValue, Why, told, values_of};
use crate::doc_id::DocId;
use crate::docs::{CaseDocs, Hash};
use crate::error::DocError;
use crate::kind::DocKind;
use crate::project::{project, register};
use crate::tree::{find_item, is_away};
use crate::write::object_at;

/// Key in a later generation: up to where a former one was taken over, or looked at.
fn seen_key(former: &DocId) -> String {
    format!("seen:{former}")
}

/// Key in a later generation: what came late for a field, up to these heads, was looked at.
fn looked_at_key(former: &DocId, path: &Path) -> String {
    format!("looked:{former}:{path}")
}

impl CaseDocs {
    pub(crate) fn late(&mut self, found: &mut Vec<Contested>) -> Result<(), DocError> {
        let mut late = Vec::new();
        for id in self.family() {
            let doc = self.doc(&id)?;
            let goals = find_item(doc, &goals_path()).ok_or(DocError::NoPlace)?;
            let row = node("/plan/goals").ok_or(DocError::NoPlace)?;
            in_items(doc, &goals, row, &goals_path(), &mut late)?;
        }
        for (former, current) in self.former() {
            self.late_in_former(&former, &current, &mut late)?;
        }
        for (path, mut values) in late {
            // What holds now stands beside it; without a home that can be read here, nothing does.
            if let Some(now) = self.value_now(&path)? {
                if values.iter().all(|late| late.value == now.value) {
                    continue;
                }
                values.insert(0, now);
            }
            match found.iter_mut().find(|contested| contested.path == path) {
                Some(there) => there.values.extend(values),
                None => found.push(Contested { path, why: Why::Late, values }),
            }
        }
        Ok(())
    }

    /// Former generations, each with the one that is written in now.
    fn former(&self) -> Vec<(DocId, DocId)> {
        let pairs = self.docs.keys().map(|id| (id.clone(), self.latest_of(id)));
        pairs.filter(|(id, latest)| id != latest).collect()
    }

    fn late_in_former(
        &mut self,
        former: &DocId,
        current: &DocId,
        late: &mut Vec<(Path, Vec<ContestedValue>)>,
    ) -> Result<(), DocError> {
        let seen = match self.docs[current].get(ROOT, seen_key(former))? {
            Some((AmValue::Scalar(heads), _)) => heads.as_str().and_then(read_heads),
            _ => None,
        };
        let doc = self.doc(former)?;
        // A generation that was begun apart, and lost: what it was filled with is no change.
        let seen = seen.unwrap_or_else(|| doc.get_changes(&[]).iter().take(2).map(|change| change.hash()).collect());
        if doc.get_changes_meta(&seen).is_empty() {
            return Ok(());
        }
        let before = project(&doc.fork_at(&seen)?, former.kind())?;
        let after = project(doc, former.kind())?;
        let newest = doc.get_changes_meta(&seen).into_iter().map(|meta| (meta.timestamp, meta.hash)).max();
        let by = newest.and_then(|(_, hash)| {
            doc.get_change_meta_by_hash(&hash).map(|meta| ContestedValue {
                value: Value::Null,
                by: meta.message.as_deref().and_then(crate::docs::Author::read),
                at: Some(meta.timestamp),
                actor: Some(meta.actor.to_bytes().to_vec()),
            })
        });
        let mut paths = Vec::new();
        differing(&before, &after, root(), &Path::root(), &mut paths);
        let heads = write_heads(&self.heads(former));
        for (path, value) in paths {
            let looked_at = self.docs[current].get(ROOT, looked_at_key(former, &path))?;
            if looked_at.is_some_and(|(value, _)| value.as_str() == Some(&heads)) {
                continue;
            }
            let by = by.clone().unwrap_or(ContestedValue { value: Value::Null, by: None, at: None, actor: None });
            late.push((path, vec![ContestedValue { value, ..by }]));
        }
        Ok(())
    }

    fn value_now(&mut self, path: &Path) -> Result<Option<ContestedValue>, DocError> {
        let home = match crate::tree::item_of(path) {
            Some(item) => match self.home_of(&item) {
                Some(home) => home,
                None => return Ok(None),
            },
            None => self.latest_of(&DocKind::Plan.into()),
        };
        let doc = self.doc(&home)?;
        let Some(parent) = find_item(doc, &path.parent()) else { return Ok(None) };
        let key = path.parts().last().map(String::as_str).unwrap_or_default();
        let Some((_, op)) = doc.get(&parent, key)? else { return Ok(None) };
        let kind = crate::write::kind_of(path);
        let value = register(doc, &parent, key, kind)?;
        Ok(Some(told(doc, value, &op)))
    }

    /// What a person has looked at is no longer late: the value that was taken stands in its home
    /// already, and the rest stays in history.
    pub(crate) fn settle_late(&mut self, path: &Path) -> Result<(), DocError> {
        for id in self.family() {
            let doc = self.doc(&id)?;
            if let Some(item) = crate::tree::item_of(path).and_then(|item| find_item(doc, &item))
                && is_away(doc, &item)
                && let Some(parent) = find_item(doc, &path.parent())
                && let Some(key) = path.parts().last()
            {
                match doc.get(&parent, key.as_str())? {
                    Some((AmValue::Object(ObjType::Text), text)) => doc.update_text(&text, "")?,
                    Some(_) => doc.put(&parent, key.as_str(), ScalarValue::Null)?,
                    None => {}
                }
            }
        }
        for (former, current) in self.former() {
            let mut late = Vec::new();
            self.late_in_former(&former, &current, &mut late)?;
            if late.iter().any(|(other, _)| other == path) {
                let heads = write_heads(&self.heads(&former));
                self.doc(&current)?.put(ROOT, looked_at_key(&former, path), heads)?;
            }
        }
        Ok(())
    }

    /// Begins a document anew, without its history, as it stands now: before a reader is added who
    /// may read this and not all that stood here. What comes later for the former one is a proposal.
    ///
    /// # Errors
    /// [`DocError`].
    pub fn renew(
        &mut self,
        id: &DocId,
        tag: &str,
        author: &crate::Author,
        at: i64,
    ) -> Result<Vec<crate::Chunk>, DocError> {
        let former = self.latest_of(id);
        let heads = write_heads(&self.heads(&former));
        let next = former.next(tag);
        let old = self.doc(&former)?.clone();
        let doc = self.doc(&next)?;
        crate::fold::copy_now(&old, doc)?;
        doc.put(ROOT, seen_key(&former), heads)?;
        Ok(self.commit(author, at))
    }

    /// Whether a document's history holds what does not stand in it any more because somebody was
    /// kept from it.
    #[must_use]
    pub fn hides(&self, id: &DocId) -> bool {
        let Some(doc) = self.docs.get(id) else { return false };
        let Some(goals) = find_item(doc, &goals_path()) else { return false };
        let away = |list: &ObjId| -> bool {
            doc.keys(list).any(|id| object_at(doc, list, &id).is_ok_and(|item| is_away(doc, &item)))
        };
        let inner = |goal: String| {
            object_at(doc, &goals, &goal)
                .and_then(|goal| object_at(doc, &goal, "insatser"))
                .is_ok_and(|list| away(&list))
        };
        away(&goals) || doc.keys(&goals).any(inner) || was_protected(doc)
    }
}

/// The identity was protected at some time: what was moved to the unit's own stands in history.
fn was_protected(doc: &AutoCommit) -> bool {
    let person = object_at(doc, &ROOT, "person");
    person.is_ok_and(|person| {
        let now = doc.get(&person, "protectedIdentity").ok().flatten();
        now.is_some_and(|(value, _)| value.as_str().is_some_and(|word| word != "ingen"))
    })
}

fn goals_path() -> Path {
    Path::root().with("plan").with("goals")
}

fn in_items(
    doc: &mut AutoCommit,
    list: &ObjId,
    row: &Node,
    path: &Path,
    late: &mut Vec<(Path, Vec<ContestedValue>)>,
) -> Result<(), DocError> {
    let ids: Vec<String> = doc.keys(list).collect();
    for id in ids {
        let item = object_at(doc, list, &id)?;
        let path = path.with(&id);
        if is_away(doc, &item) {
            in_away(doc, &item, row, &path, late)?;
        }
        if let Some(child) = row.children.get("insatser") {
            let inner = object_at(doc, &item, "insatser")?;
            in_items(doc, &inner, child, &path.with("insatser"), late)?;
        }
    }
    Ok(())
}

/// Every value in an item that was emptied when it moved.
fn in_away(
    doc: &mut AutoCommit,
    object: &ObjId,
    row: &Node,
    path: &Path,
    late: &mut Vec<(Path, Vec<ContestedValue>)>,
) -> Result<(), DocError> {
    for (key, child) in row.children.iter().filter(|(_, child)| DocKind::Plan.reaches(child)) {
        let path = path.with(key);
        match child.field.kind {
            Kind::Group { .. } => in_away(doc, &object_at(doc, object, key)?, child, &path, late)?,
            Kind::Items { .. } | Kind::Lines | Kind::Reasons => {}
            Kind::Prose => {
                if let Some((AmValue::Object(ObjType::Text), text)) = doc.get(object, *key)?
                    && doc.length(&text) > 0
                {
                    let words = Value::String(doc.text(&text)?);
                    let op = doc.get(&text, 0usize)?.map(|(_, op)| op).unwrap_or(text);
                    late.push((path, vec![told(doc, words, &op)]));
                }
            }
            leaf => {
                let mut values = values_of(doc, object, key, leaf)?;
                values.retain(|value| !value.value.is_null());
                if !values.is_empty() {
                    late.push((path, values));
                }
            }
        }
    }
    Ok(())
}

/// The fields that differ between two states of a document, each with what it says after.
fn differing(before: &Value, after: &Value, row: &Node, path: &Path, found: &mut Vec<(Path, Value)>) {
    for (key, child) in &row.children {
        let (was, is) = (&before[*key], &after[*key]);
        if was == is {
            continue;
        }
        let path = path.with(key);
        match child.field.kind {
            Kind::Group { .. } | Kind::Reasons if child.children.is_empty() => found.push((path, is.clone())),
            Kind::Group { .. } => differing(was, is, child, &path, found),
            Kind::Items { .. } | Kind::Lines => {
                for item in is.as_array().into_iter().flatten() {
                    let id = item["id"].as_str().unwrap_or_default();
                    let there = was.as_array().and_then(|all| all.iter().find(|other| other["id"] == item["id"]));
                    match there {
                        Some(there) => differing(there, item, child, &path.with(id), found),
                        None => found.push((path.with(id), item.clone())),
                    }
                }
            }
            _ => found.push((path, is.clone())),
        }
    }
}

fn write_heads(heads: &[Hash]) -> String {
    heads.iter().map(|hash| ChangeHash(*hash).to_string()).collect::<Vec<_>>().join(" ")
}

fn read_heads(text: &str) -> Option<Vec<ChangeHash>> {
    text.split(' ').map(|hash| hash.parse().ok()).collect()
}
