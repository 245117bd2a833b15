//! Items and their homes: where each lives, and putting a new one where it belongs.

use std::collections::{BTreeMap, BTreeSet};

use automerge::transaction::Transactable;
use automerge::{ObjId, ReadDoc};
use serde_json::Value;
use sip_model::field::{Node, Path, Write, at, node};

use crate::contested::NOT_FOR;
use crate::doc_id::DocId;
use crate::docs::CaseDocs;
use crate::error::DocError;
use crate::kind::DocKind;
use crate::notes::{also_key, read};
use crate::order::{after, at_place, key_of};
use crate::tree::{INNER, find_item, goals, is_away, item_of, items_of, kept_by, kept_from};
use crate::write::{ORDER, add, object_at};

const GOALS: &str = "/plan/goals";
const INSATSER: &str = "/plan/goals/*/insatser";

impl CaseDocs {
    /// The documents that hold items of the plan: the plan, and what was narrowed.
    pub(crate) fn family(&self) -> Vec<DocId> {
        let mut ids: Vec<DocId> = self.current().filter(|id| id.kind() == DocKind::Plan).cloned().collect();
        // The narrower wins where two hold the same item: it comes last.
        ids.sort_by(|a, b| (a.without().len(), a).cmp(&(b.without().len(), b)));
        ids
    }

    /// The document that an item lives in; the narrowest, when it was moved apart to two.
    #[must_use]
    pub fn home_of(&self, item: &Path) -> Option<DocId> {
        self.homes_of(item).pop()
    }

    /// Every document that an item lives in, the narrowest last.
    pub(crate) fn homes_of(&self, item: &Path) -> Vec<DocId> {
        let lives = |id: &DocId| {
            let doc = &self.docs[id];
            find_item(doc, item).is_some_and(|object| !is_away(doc, &object))
        };
        self.family().into_iter().filter(lives).collect()
    }

    /// Every goal and insats that lives somewhere here, with where, the narrowest last.
    pub(crate) fn homes(&self) -> BTreeMap<Path, Vec<DocId>> {
        let mut homes: BTreeMap<Path, Vec<DocId>> = BTreeMap::new();
        for id in self.family() {
            let doc = &self.docs[&id];
            for (path, _) in items_of(doc).into_iter().filter(|(_, item)| !is_away(doc, item)) {
                homes.entry(path).or_default().push(id.clone());
            }
        }
        homes
    }

    /// Adds an item, and what is in it, each to the document that its readers have.
    pub(crate) fn add_item(
        &mut self,
        path: &Path,
        item: &Value,
        order: Option<String>,
        case: &Value,
        protected: bool,
    ) -> Result<(), DocError> {
        let out = self.kept_out(case, path, &BTreeSet::new())?;
        let id = self.latest_of(&DocId::plan_without(out));
        let order = match order {
            Some(order) => order,
            None => self.next_order(&path.parent()),
        };
        let mut item = item.clone();
        let inner = take_inner(&mut item, path, case);
        let row = list_row(path)?;
        let list = self.list_for(&id, path)?;
        add(&mut self.sheet(&id)?, DocKind::Plan, &list, row, &item, &order, protected)?;
        for (path, item, order) in inner {
            self.add_item(&path, &item, Some(order), case, protected)?;
        }
        Ok(())
    }

    /// Takes the goals and insatser that are kept from somebody out of a case that is about to fill
    /// the plan's document.
    pub(crate) fn take_narrowed(&self, open: &mut Value, case: &Value) -> Vec<(Path, Value, String)> {
        let Some(all) = open.pointer_mut(GOALS).and_then(Value::as_array_mut) else { return Vec::new() };
        let mut narrowed = Vec::new();
        for (at, goal) in all.iter_mut().enumerate() {
            let path = goals().with(goal["id"].as_str().unwrap_or_default());
            if kept_from(case, &path).is_empty() {
                narrowed.extend(take_inner(goal, &path, case));
            } else {
                narrowed.push((path, goal.take(), at_place(at + 1)));
            }
        }
        narrowed
    }

    /// Moves the items that these writes narrow or widen, and those that a merge left where they no
    /// longer belong, before somebody goes on writing in them.
    pub(crate) fn settle_homes(&mut self, writes: &[Write], case: &Value, protected: bool) -> Result<(), DocError> {
        let written: BTreeSet<Path> = writes.iter().map(|write| write.path().clone()).collect();
        let of = |may: &dyn Fn(&&Write) -> bool| -> BTreeSet<Path> {
            let items = writes.iter().filter(may).filter_map(|write| item_of(write.path()));
            items.map(|item| item.parts().iter().take(3).fold(Path::root(), |path, part| path.with(part))).collect()
        };
        let narrowed = of(&|write| narrows(write));
        for goal in of(&|_| true) {
            let asked = narrowed.contains(&goal);
            let insatser = at(case, &goal.with(INNER)).and_then(Value::as_array).cloned().unwrap_or_default();
            self.settle_home(&goal, case, protected, &written, asked)?;
            for insats in insatser {
                let path = goal.with(INNER).with(insats["id"].as_str().unwrap_or_default());
                self.settle_home(&path, case, protected, &written, asked)?;
            }
        }
        // What is written from here on is no copy.
        self.family().iter().try_for_each(|id| self.asked(id).map(|_| ()))
    }

    /// Puts an item where it belongs. A new item has no place yet. What nobody asked for only ever
    /// narrows: who may read more is for a person to say.
    fn settle_home(
        &mut self,
        path: &Path,
        case: &Value,
        protected: bool,
        written: &BTreeSet<Path>,
        asked: bool,
    ) -> Result<(), DocError> {
        let lives = self.homes_of(path);
        let Some(narrowest) = lives.last().filter(|_| at(case, path).is_some()) else { return Ok(()) };
        let out = self.kept_out(case, path, written)?;
        let mut home = self.latest_of(&DocId::plan_without(out));
        if !asked {
            // Of two audiences neither of which is the narrower, only those read on who are in both.
            let out: BTreeSet<String> = lives.iter().flat_map(|id| id.without().iter().cloned()).collect();
            let has_narrowest = *narrowest.without() == out;
            if has_narrowest && lives.len() > 1 && self.audiences(path, &lives)?.len() > 1 {
                return Ok(());
            }
            if !home.without().is_superset(&out) {
                home = self.latest_of(&DocId::plan_without(out));
            }
        }
        if lives == [home.clone()] && !self.has_strays(path, &home) {
            return Ok(());
        }
        self.move_to(&home, path, case, &lives, protected, written)
    }

    /// The units that an item is kept from. While it is contested who may read it, or its goal, each of the
    /// values keeps out whom it names, until a person writes what holds.
    fn kept_out(&mut self, case: &Value, path: &Path, written: &BTreeSet<Path>) -> Result<BTreeSet<String>, DocError> {
        let mut units = kept_from(case, path);
        for item in [path.parent().parent(), path.clone()] {
            let field = item.with(NOT_FOR);
            if item_of(&item).as_ref() != Some(&item) || written.contains(&field) {
                continue;
            }
            let lives = self.homes_of(&item);
            let mut said = self.audiences(&item, &lives)?;
            for id in lives {
                let doc = &self.docs[&id];
                said.extend(
                    find_item(doc, &item)
                        .map(|item| read(doc, &item, &also_key(NOT_FOR)))
                        .transpose()?
                        .into_iter()
                        .flatten(),
                );
            }
            let now = at(case, &field).unwrap_or(&Value::Null);
            for other in said.into_iter().filter(|other| other.value != *now) {
                units.extend(kept_by(case, path, Some((&item, &other.value))));
            }
        }
        Ok(units)
    }

    /// The list that an item goes into; the goal stands there as a mere place where it lives elsewhere.
    pub(crate) fn list_for(&mut self, id: &DocId, path: &Path) -> Result<ObjId, DocError> {
        let goals = goals();
        let (key, goal) = match path.parts().get(2).filter(|_| path.parts().len() >= 5) {
            Some(goal) => (self.family().iter().find_map(|id| self.key_at(id, &goals.with(goal))), Some(goal.clone())),
            None => (None, None),
        };
        let mut sheet = self.sheet(id)?;
        let list = find_item(sheet.doc, &goals).ok_or(DocError::NoPlace)?;
        let Some(goal) = goal else { return Ok(list) };
        let is_new = object_at(sheet.doc, &list, &goal).is_err();
        let goal = sheet.place(&list, &goal, node(GOALS).ok_or(DocError::NoPlace)?)?;
        if is_new {
            sheet.doc.put(&goal, ORDER, key.unwrap_or_else(|| at_place(1)))?;
        }
        object_at(sheet.doc, &goal, INNER)
    }

    /// The key of an item in one document.
    pub(crate) fn key_at(&self, id: &DocId, path: &Path) -> Option<String> {
        let doc = &self.docs[id];
        key_of(doc, &find_item(doc, path)?)
    }

    /// A key after every item of a list, in whichever document it lives.
    fn next_order(&self, list: &Path) -> String {
        let in_doc = |id: &DocId| -> Option<String> {
            let doc = &self.docs[id];
            let object = find_item(doc, list)?;
            doc.keys(&object).filter_map(|key| self.key_at(id, &list.with(&key))).max()
        };
        after(&self.family().iter().filter_map(in_doc).max().unwrap_or_default())
    }
}

/// The row of the list that a goal or insats stands in.
pub(crate) fn list_row(path: &Path) -> Result<&'static Node, DocError> {
    node(if path.parts().len() >= 5 { INSATSER } else { GOALS }).ok_or(DocError::NoPlace)
}

/// Takes the insatser out of a goal that have other readers than the goal.
fn take_inner(goal: &mut Value, path: &Path, case: &Value) -> Vec<(Path, Value, String)> {
    let own = kept_from(case, path);
    let Some(insatser) = goal.get_mut(INNER).and_then(Value::as_array_mut) else { return Vec::new() };
    let mut taken = Vec::new();
    for (at, insats) in insatser.iter_mut().enumerate() {
        let path = path.with(INNER).with(insats["id"].as_str().unwrap_or_default());
        if kept_from(case, &path) != own {
            taken.push((path, insats.take(), at_place(at + 1)));
        }
    }
    taken
}

/// Whether a write may give items other readers.
fn narrows(write: &&Write) -> bool {
    let last = write.path().parts().last().map(String::as_str).unwrap_or_default();
    matches!(write, Write::Leaf { .. }) && matches!(last, "notFor" | "unitId")
}
