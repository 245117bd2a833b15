//! Moving an item to another document: as it stands, with what waits for a person beside it. Its
//! former places are emptied. Their history stays with those who had it: no document can take that
//! back, and the interface says so before.

use std::collections::BTreeSet;

use automerge::transaction::Transactable;
use automerge::{AutoCommit, ObjId, ObjType, ReadDoc, ScalarValue, Value as AmValue};
use serde_json::Value;
use sip_model::field::{Kind, Node, Path, at};
use sip_model::item::Struck;

use crate::carry::Carried;
use crate::contested::{ContestedValue, NOT_FOR};
use crate::doc_id::DocId;
use crate::docs::CaseDocs;
use crate::edit::Sheet;
use crate::error::DocError;
use crate::former::digest;
use crate::homes::list_row;
use crate::kind::DocKind;
use crate::notes::{also_key, copied_key, is_mark, met_key, write};
use crate::order::at_place;
use crate::prose::put_prose;
use crate::tree::{AWAY, INNER, find_item, is_away, items_in, live};
use crate::value::{plain, say, standing};
use crate::whole::mark_nobodys;
use crate::write::{ORDER, STRUCK, object_at, put_leaf, put_struck};

impl CaseDocs {
    /// Moves an item from where it lives to its home. What stands in `written` is about to be
    /// written: a person has chosen.
    pub(crate) fn move_to(
        &mut self,
        home: &DocId,
        path: &Path,
        case: &Value,
        lives: &[DocId],
        protected: bool,
        written: &BTreeSet<Path>,
    ) -> Result<(), DocError> {
        let value = at(case, path).ok_or(DocError::NoPlace)?;
        let carried = self.carried(home, path, case, lives, written)?;
        let key = lives.iter().rev().find_map(|id| self.key_at(id, path)).unwrap_or_else(|| at_place(1));
        let row = list_row(path)?;
        let list = self.list_for(home, path)?;
        let mut sheet = self.sheet(home)?;
        let object = sheet.place(&list, path.parts().last().ok_or(DocError::NoPlace)?, row)?;
        let mut moved = Move { sheet, carried, protected, new: BTreeSet::new() };
        if !lives.contains(home) {
            moved.new.insert(path.clone());
        }
        moved.ground(&object, &object, row, value, path, !lives.contains(home))?;
        // From here on nothing is committed in between: the fields and where it lives are one change.
        moved.item(&object, row, value, path)?;
        if written.contains(&path.with(NOT_FOR)) && lives.len() > 1 {
            // Chosen anew, it is said anew: somebody may be emptying this home at the same time.
            moved.sheet.doc.put(&object, NOT_FOR, ScalarValue::Null)?;
        }
        moved.sheet.doc.put(&object, ORDER, key)?;
        live(moved.sheet.doc, &object)?;
        for id in self.family() {
            let doc = self.sheet(&id)?.doc;
            let Some(object) = find_item(doc, path).filter(|_| id != *home) else { continue };
            if lives.contains(&id) {
                empty(doc, &object, row)?;
                say(doc, &object, AWAY, ScalarValue::Boolean(true))?;
            } else {
                // It was emptied before. What came since for the item itself is told; what was
                // added in it moved along.
                empty_inner(doc, &object, row)?;
            }
        }
        Ok(())
    }

    /// Whether something was added in an item where it does not live any more.
    pub(crate) fn has_strays(&self, path: &Path, home: &DocId) -> bool {
        let Ok(row) = list_row(path) else { return false };
        self.family().iter().filter(|id| *id != home).any(|id| {
            let doc = &self.docs[id];
            find_item(doc, path).is_some_and(|item| is_away(doc, &item) && holds_strays(doc, &item, row))
        })
    }
}

/// An item on its way into its home.
struct Move<'a> {
    sheet: Sheet<'a>,
    carried: Carried,
    protected: bool,
    /// The items that do not live there yet: their texts are empty, or hold what came late.
    new: BTreeSet<Path>,
}

impl Move<'_> {
    /// What every device makes alike comes first: the places of the items in it, and its texts.
    fn ground(
        &mut self,
        item: &ObjId,
        object: &ObjId,
        row: &Node,
        value: &Value,
        path: &Path,
        is_new: bool,
    ) -> Result<(), DocError> {
        for (key, child) in rows(row) {
            let (value, path) = (value.get(key).unwrap_or(&Value::Null), path.with(key));
            match child.field.kind {
                Kind::Group { .. } => {
                    let group = object_at(self.sheet.doc, object, key)?;
                    self.ground(item, &group, child, value, &path, is_new)?;
                }
                Kind::Items { .. } | Kind::Lines => {
                    let list = object_at(self.sheet.doc, object, key)?;
                    for inner in value.as_array().into_iter().flatten() {
                        let id = inner["id"].as_str().ok_or(DocError::NoPlace)?;
                        let is_new =
                            object_at(self.sheet.doc, &list, id).map_or(true, |item| is_away(self.sheet.doc, &item));
                        let there = self.sheet.place(&list, id, child)?;
                        if is_new {
                            self.new.insert(path.with(id));
                        }
                        self.ground(&there, &there, child, inner, &path.with(id), is_new)?;
                    }
                }
                Kind::Prose => self.text(item, object, key, value, is_new)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn text(&mut self, item: &ObjId, object: &ObjId, key: &str, value: &Value, is_new: bool) -> Result<(), DocError> {
        let text = object_at(self.sheet.doc, object, key)?;
        let words = value.as_str().unwrap_or_default();
        if self.sheet.doc.text(&text)? == words {
            return Ok(());
        }
        if !is_new {
            return put_prose(self.sheet.doc, &text, words);
        }
        self.sheet.doc.update_text(&text, "")?;
        self.sheet.fill_text(item, &text, words)
    }

    fn item(&mut self, object: &ObjId, row: &Node, value: &Value, path: &Path) -> Result<(), DocError> {
        self.group(object, row, value, path)?;
        let struck: Option<Struck> = serde_json::from_value(value[STRUCK].clone()).ok();
        if struck.is_some() || self.sheet.doc.get(object, STRUCK)?.is_some() {
            put_struck(self.sheet.doc, object, struck.as_ref())?;
            self.copied(object, STRUCK, &path.with(STRUCK), &value[STRUCK])?;
        }
        self.notes(object, STRUCK, &path.with(STRUCK))
    }

    fn group(&mut self, object: &ObjId, row: &Node, value: &Value, path: &Path) -> Result<(), DocError> {
        for (key, child) in rows(row) {
            let (value, path) = (value.get(key).unwrap_or(&Value::Null), path.with(key));
            match child.field.kind {
                Kind::Group { .. } => {
                    let group = object_at(self.sheet.doc, object, key)?;
                    self.group(&group, child, value, &path)?;
                    if self.carried.nobodys.contains(&path) {
                        mark_nobodys(self.sheet.doc, &group)?;
                    }
                }
                Kind::Items { .. } | Kind::Lines => self.list(object, key, child, value, &path)?,
                _ if DocKind::of(child.field.home, self.protected) != DocKind::Plan => {}
                Kind::Prose => self.copied(object, key, &path, value)?,
                _ if value.is_null() && self.sheet.doc.get(object, key)?.is_none() => {}
                kind => {
                    let stands = standing(self.sheet.doc, object, key)?;
                    let says = |said: &AmValue<'_>| said.as_scalar().map(|said| plain(said, kind));
                    let is_said = matches!(stands.as_slice(), [(said, _)] if says(said).as_ref() == Some(value));
                    if !is_said || is_several(self.sheet.doc, object, key)? {
                        put_leaf(self.sheet.doc, object, key, child, value)?;
                        self.copied(object, key, &path, value)?;
                    }
                }
            }
            self.notes(object, key, &path)?;
        }
        Ok(())
    }

    fn list(&mut self, object: &ObjId, key: &str, row: &Node, value: &Value, path: &Path) -> Result<(), DocError> {
        let list = object_at(self.sheet.doc, object, key)?;
        for (at, inner) in value.as_array().into_iter().flatten().enumerate() {
            let id = inner["id"].as_str().ok_or(DocError::NoPlace)?;
            let there = object_at(self.sheet.doc, &list, id)?;
            self.item(&there, row, inner, &path.with(id))?;
            if self.new.contains(&path.with(id)) {
                let key = self.carried.keys.get(&path.with(id)).cloned();
                self.sheet.doc.put(&there, ORDER, key.unwrap_or_else(|| at_place(at + 1)))?;
                if is_away(self.sheet.doc, &there) {
                    live(self.sheet.doc, &there)?;
                }
            }
        }
        Ok(())
    }

    /// Says of a field that it is a copy, and who had written it.
    fn copied(&mut self, object: &ObjId, key: &str, path: &Path, value: &Value) -> Result<(), DocError> {
        let Some(told) = self.carried.by.get(path).filter(|_| !value.is_null()) else { return Ok(()) };
        let told = ContestedValue { value: Value::String(digest(value)), ..told.clone() };
        write(self.sheet.doc, object, &copied_key(key), &[told])
    }

    fn notes(&mut self, object: &ObjId, key: &str, path: &Path) -> Result<(), DocError> {
        if let Some(also) = self.carried.also.get(path) {
            write(self.sheet.doc, object, &also_key(key), also)?;
        }
        match self.carried.met.get(path) {
            Some(met) => write(self.sheet.doc, object, &met_key(key), met),
            None => Ok(()),
        }
    }
}

/// The fields of an item that move with it: each insats in a goal has a home of its own.
fn rows(row: &Node) -> impl Iterator<Item = (&'static str, &Node)> {
    let moves = |(key, child): &(&&'static str, &Node)| **key != INNER && DocKind::Plan.reaches(child);
    row.children.iter().filter(moves).map(|(key, child)| (*key, child))
}

/// Empties an item that lives elsewhere now. Each insats in a goal has a home of its own.
fn empty(doc: &mut AutoCommit, object: &ObjId, row: &Node) -> Result<(), DocError> {
    let keys: Vec<String> = doc.keys(object).collect();
    for key in keys.into_iter().filter(|key| !matches!(key.as_str(), ORDER | AWAY | INNER)) {
        let child = row.children.get(key.as_str());
        match (doc.get(object, key.as_str())?, child) {
            (Some((AmValue::Object(ObjType::Text), text)), _) => doc.update_text(&text, "")?,
            (Some((AmValue::Object(_), inner)), Some(child)) if child.field.kind != Kind::Reasons => {
                match child.field.kind {
                    Kind::Group { .. } => empty(doc, &inner, child)?,
                    _ => empty_list(doc, &inner, child)?,
                }
            }
            (Some((AmValue::Scalar(value), _)), _) if !is_mark(&key) && *value != ScalarValue::Null => {
                doc.put(object, key, ScalarValue::Null)?;
            }
            (Some((AmValue::Scalar(_), _)), _) if is_several(doc, object, &key)? && !is_mark(&key) => {
                doc.put(object, key, ScalarValue::Null)?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// Takes the items out that stand in an item which lives elsewhere: they moved along.
fn empty_inner(doc: &mut AutoCommit, object: &ObjId, row: &Node) -> Result<(), DocError> {
    for (key, child) in row.children.iter().filter(|(key, _)| **key != INNER) {
        match (child.field.kind, object_at(doc, object, key)) {
            (Kind::Group { .. }, Ok(group)) => empty_inner(doc, &group, child)?,
            (Kind::Items { .. } | Kind::Lines, Ok(list)) => empty_list(doc, &list, child)?,
            _ => {}
        }
    }
    Ok(())
}

fn empty_list(doc: &mut AutoCommit, list: &ObjId, row: &Node) -> Result<(), DocError> {
    for (_, item) in items_in(doc, list) {
        if !is_away(doc, &item) {
            empty(doc, &item, row)?;
            say(doc, &item, AWAY, ScalarValue::Boolean(true))?;
        }
    }
    Ok(())
}

fn holds_strays(doc: &AutoCommit, object: &ObjId, row: &Node) -> bool {
    let mut rows = row.children.iter().filter(|(key, _)| **key != INNER);
    rows.any(|(key, child)| match (child.field.kind, object_at(doc, object, key)) {
        (Kind::Group { .. }, Ok(group)) => holds_strays(doc, &group, child),
        (Kind::Items { .. } | Kind::Lines, Ok(list)) => {
            items_in(doc, &list).iter().any(|(_, item)| !is_away(doc, item))
        }
        _ => false,
    })
}

fn is_several(doc: &AutoCommit, object: &ObjId, key: &str) -> Result<bool, DocError> {
    Ok(doc.get_all(object, key)?.len() > 1)
}
