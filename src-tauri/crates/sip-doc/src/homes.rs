//! Items and their homes: putting a new one where it belongs, moving one that was narrowed.

use std::collections::BTreeSet;

use automerge::transaction::Transactable;
use automerge::{AutoCommit, ObjId, ObjType, ReadDoc, ScalarValue, Value as AmValue};
use serde_json::Value;
use sip_model::field::{Kind, Node, Path, Write, node};

use crate::doc_id::DocId;
use crate::docs::CaseDocs;
use crate::error::DocError;
use crate::genesis::skeleton;
use crate::kind::DocKind;
use crate::tree::{AWAY, find_item, is_away, item_of, kept_from};
use crate::write::{ORDER, STRUCK, at_place, object_at, put_item};

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
        let lives = |id: &&DocId| {
            let doc = &self.docs[*id];
            find_item(doc, item).is_some_and(|object| !is_away(doc, &object))
        };
        self.family().iter().rfind(lives).cloned()
    }

    /// Adds an item, and what is in it, each to the document that its readers have.
    pub(crate) fn add_item(
        &mut self,
        path: &Path,
        item: &Value,
        order: Option<String>,
        after: &Value,
        protected: bool,
    ) -> Result<(), DocError> {
        let id = self.latest_of(&DocId::plan_without(kept_from(after, path)));
        let order = match order {
            Some(order) => order,
            None => self.next_order(&path.parent()),
        };
        let mut item = item.clone();
        let inner = take_inner(&mut item, path, after);
        let node = list_node(path)?;
        let list = self.list_for(&id, path)?;
        put_item(self.doc(&id)?, DocKind::Plan, &list, node, &item, &order, protected)?;
        for (path, item, order) in inner {
            self.add_item(&path, &item, Some(order), after, protected)?;
        }
        Ok(())
    }

    /// Takes the goals and insatser that are kept from somebody out of a case that is about to fill
    /// the plan's document.
    pub(crate) fn take_narrowed(&self, open: &mut Value, case: &Value) -> Vec<(Path, Value, String)> {
        let Some(goals) = open.pointer_mut(GOALS).and_then(Value::as_array_mut) else { return Vec::new() };
        let list = ["plan", "goals"].iter().fold(Path::root(), |path, part| path.with(part));
        let mut narrowed = Vec::new();
        for (at, goal) in goals.iter_mut().enumerate() {
            let path = list.with(goal["id"].as_str().unwrap_or_default());
            if kept_from(case, &path).is_empty() {
                narrowed.extend(take_inner(goal, &path, case));
            } else {
                narrowed.push((path, goal.take(), at_place(at + 1)));
            }
        }
        narrowed
    }

    /// Moves the items of every goal that these writes may narrow or widen.
    pub(crate) fn move_narrowed(&mut self, writes: &[Write], after: &Value, protected: bool) -> Result<(), DocError> {
        let goals: BTreeSet<Path> = writes.iter().filter_map(narrows).collect();
        for goal in goals {
            let Some(value) = sip_model::field::at(after, &goal).cloned() else { continue };
            self.settle_home(&goal, &value, after, protected)?;
            for insats in value["insatser"].as_array().into_iter().flatten() {
                let path = goal.with("insatser").with(insats["id"].as_str().unwrap_or_default());
                self.settle_home(&path, insats, after, protected)?;
            }
        }
        Ok(())
    }

    /// Puts an item where it belongs, and empties its other places. A new item has no place yet.
    fn settle_home(&mut self, path: &Path, value: &Value, after: &Value, protected: bool) -> Result<(), DocError> {
        let home = self.latest_of(&DocId::plan_without(kept_from(after, path)));
        let lives: Vec<DocId> = self
            .family()
            .into_iter()
            .filter(|id| find_item(&self.docs[id], path).is_some_and(|object| !is_away(&self.docs[id], &object)))
            .collect();
        if lives.is_empty() || lives == [home.clone()] {
            return Ok(());
        }
        if !lives.contains(&home) {
            self.put_moved(&home, path, value, &lives, protected)?;
        }
        for id in lives.iter().filter(|id| **id != home) {
            let doc = self.doc(id)?;
            if let Some(object) = find_item(doc, path) {
                empty(doc, &object, list_node(path)?)?;
                doc.put(&object, AWAY, true)?;
            }
        }
        Ok(())
    }

    fn put_moved(
        &mut self,
        home: &DocId,
        path: &Path,
        value: &Value,
        from: &[DocId],
        protected: bool,
    ) -> Result<(), DocError> {
        let order = from.iter().find_map(|id| self.order_of(id, path)).unwrap_or_else(|| at_place(1));
        let mut item = value.clone();
        // Each insats has a home of its own: it is moved by itself.
        if let Some(fields) = item.as_object_mut() {
            fields.remove("insatser");
        }
        let node = list_node(path)?;
        let list = self.list_for(home, path)?;
        let doc = self.doc(home)?;
        match find_item(doc, path) {
            // It stood here before, or stands for what is beneath it.
            Some(object) => {
                doc.put(&object, AWAY, ScalarValue::Null)?;
                doc.put(&object, ORDER, order)?;
                crate::write::put_fields(doc, DocKind::Plan, &object, node, &item, protected)?;
                if let Ok(struck) = serde_json::from_value(item[STRUCK].clone()) {
                    crate::write::put_struck(doc, &object, Some(&struck))?;
                }
                Ok(())
            }
            None => put_item(doc, DocKind::Plan, &list, node, &item, &order, protected),
        }
    }

    /// The list that an item goes into; the goal stands there as a mere place where it lives elsewhere.
    fn list_for(&mut self, id: &DocId, path: &Path) -> Result<ObjId, DocError> {
        let goals = ["plan", "goals"].iter().fold(Path::root(), |path, part| path.with(part));
        let order = path.parts().get(2).and_then(|goal| {
            let goal = goals.with(goal);
            self.family().iter().find_map(|id| self.order_of(id, &goal))
        });
        let doc = self.doc(id)?;
        let list = find_item(doc, &goals).ok_or(DocError::NoPlace)?;
        if path.parts().len() < 5 {
            return Ok(list);
        }
        let goal_id = path.parts().get(2).ok_or(DocError::NoPlace)?;
        let goal = match object_at(doc, &list, goal_id) {
            Ok(goal) => goal,
            Err(_) => {
                let goal = doc.put_object(&list, goal_id.as_str(), ObjType::Map)?;
                doc.put(&goal, AWAY, true)?;
                doc.put(&goal, ORDER, order.unwrap_or_else(|| at_place(1)))?;
                skeleton(doc, &goal, node(GOALS).ok_or(DocError::NoPlace)?, DocKind::Plan)?;
                goal
            }
        };
        object_at(doc, &goal, "insatser")
    }

    fn order_of(&self, id: &DocId, path: &Path) -> Option<String> {
        let doc = &self.docs[id];
        match doc.get(find_item(doc, path)?, ORDER) {
            Ok(Some((AmValue::Scalar(order), _))) => order.as_str().map(str::to_owned),
            _ => None,
        }
    }

    /// A place after every item of a list, in whichever document it lives.
    fn next_order(&self, list: &Path) -> String {
        let in_doc = |id: &DocId| -> Option<usize> {
            let doc = &self.docs[id];
            let object = find_item(doc, list)?;
            doc.keys(&object).filter_map(|key| place_of(&self.order_of(id, &list.with(&key))?)).max()
        };
        at_place(self.family().iter().filter_map(in_doc).max().unwrap_or(0) + 1)
    }
}

fn place_of(order: &str) -> Option<usize> {
    order.get(..8)?.parse::<usize>().ok().map(|at| at / 1000)
}

fn list_node(path: &Path) -> Result<&'static Node, DocError> {
    node(if path.parts().len() >= 5 { INSATSER } else { GOALS }).ok_or(DocError::NoPlace)
}

/// Takes the insatser out of a goal that have other readers than the goal.
fn take_inner(goal: &mut Value, path: &Path, case: &Value) -> Vec<(Path, Value, String)> {
    let own = kept_from(case, path);
    let Some(insatser) = goal.get_mut("insatser").and_then(Value::as_array_mut) else { return Vec::new() };
    let mut taken = Vec::new();
    for (at, insats) in insatser.iter_mut().enumerate() {
        let path = path.with("insatser").with(insats["id"].as_str().unwrap_or_default());
        if kept_from(case, &path) != own {
            taken.push((path, insats.take(), at_place(at + 1)));
        }
    }
    taken
}

/// The goal whose items a write may give other readers.
fn narrows(write: &Write) -> Option<Path> {
    let path = write.path();
    let item = item_of(path)?;
    let last = path.parts().last().map(String::as_str).unwrap_or_default();
    let may = matches!(write, Write::Leaf { .. }) && matches!(last, "notFor" | "unitId");
    may.then(|| item.parts().iter().take(3).fold(Path::root(), |path, part| path.with(part)))
}

/// Empties an item that lives elsewhere now. Its history stays with those who had it: no document
/// can take that back, and the interface says so before.
fn empty(doc: &mut AutoCommit, object: &ObjId, row: &Node) -> Result<(), DocError> {
    for (key, child) in &row.children {
        match (child.field.kind, *key) {
            (_, "insatser") => {}
            (Kind::Group { .. }, _) => {
                if let Ok(group) = object_at(doc, object, key) {
                    empty(doc, &group, child)?;
                }
            }
            (Kind::Items { .. } | Kind::Lines, _) => {
                if let Ok(list) = object_at(doc, object, key) {
                    let ids: Vec<String> = doc.keys(&list).collect();
                    for id in ids {
                        let item = object_at(doc, &list, &id)?;
                        empty(doc, &item, child)?;
                        doc.put(&item, AWAY, true)?;
                    }
                }
            }
            (Kind::Prose, _) => {
                if let Some((AmValue::Object(ObjType::Text), text)) = doc.get(object, *key)? {
                    doc.update_text(&text, "")?;
                }
            }
            _ => {
                if doc.get(object, *key)?.is_some_and(|(value, _)| value.as_scalar() != Some(&ScalarValue::Null)) {
                    doc.put(object, *key, ScalarValue::Null)?;
                }
            }
        }
    }
    if doc.get(object, STRUCK)?.is_some() {
        doc.put(object, STRUCK, ScalarValue::Null)?;
    }
    Ok(())
}
