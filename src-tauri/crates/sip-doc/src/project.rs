//! Documents become a case again.

use automerge::{AutoCommit, ObjId, ROOT, ReadDoc};
use serde_json::{Map, Value};
use sip_model::field::{Kind, Node, root};

use crate::docs::CaseDocs;
use crate::entries::Entries;
use crate::error::DocError;
use crate::kind::DocKind;
use crate::notes::is_note;
use crate::tree::INNER;
use crate::value::register;
use crate::write::{ORDER, STRUCK};

/// Marks of an item while the parts of a case are laid together. No field has such a name.
const PLACE: &str = "\u{1}order";
const ELSEWHERE: &str = "\u{1}away";

/// The case that the latest generation of every document holds together.
pub(crate) fn project_all(docs: &CaseDocs) -> Result<Value, DocError> {
    let mut plans = Vec::new();
    for id in docs.family() {
        plans.push(project(&docs.docs[&id], DocKind::Plan)?);
    }
    let mut case = together(plans);
    for kind in [DocKind::Consent, DocKind::Own] {
        lay_over(&mut case, project(&docs.docs[&docs.latest_of(&kind.into())], kind)?, root(), kind);
    }
    finish(&mut case);
    Ok(case)
}

/// What one document holds, as a part of the case.
pub(crate) fn project(doc: &AutoCommit, kind: DocKind) -> Result<Value, DocError> {
    Ok(Value::Object(group(doc, kind, &ROOT, root())?))
}

/// The plan with what was narrowed: each item as it stands in its home, the narrowest last.
fn together(plans: Vec<Value>) -> Value {
    let mut plans = plans.into_iter();
    let mut case = plans.next().unwrap_or_default();
    let mut goals: Vec<Value> = Vec::new();
    let mut take = |case: &mut Value| {
        if let Some(Value::Array(found)) = case.pointer_mut("/plan/goals").map(Value::take) {
            goals.extend(found);
        }
    };
    take(&mut case);
    plans.for_each(|mut plan| take(&mut plan));
    let goals = at_home(goals);
    if let Some(plan) = case.get_mut("plan").and_then(Value::as_object_mut) {
        plan.insert("goals".to_owned(), Value::Array(goals));
    }
    case
}

/// Items of several documents, by id: the fields from their home, what is in them from everywhere.
/// One that only stands for what was is left out.
fn at_home(all: Vec<Value>) -> Vec<Value> {
    let mut items: Vec<Item> = Vec::new();
    for mut fields in all {
        let inner = match fields.as_object_mut().and_then(|fields| fields.remove(INNER)) {
            Some(Value::Array(inner)) => inner,
            _ => Vec::new(),
        };
        let lives_here = !is_elsewhere(&fields);
        let at = items.iter().position(|item| item.fields["id"] == fields["id"]).unwrap_or_else(|| {
            // Until its home is found: a place with nothing else, for a reader who may not read it.
            let place = [("id", &fields["id"]), (PLACE, &fields[PLACE])];
            let place = place.into_iter().map(|(key, value)| (key.to_owned(), value.clone())).collect();
            items.push(Item { lives: false, fields: Value::Object(place), inner: Vec::new(), strays: Vec::new() });
            items.len() - 1
        });
        if let Some(item) = items.get_mut(at) {
            item.inner.extend(inner);
            if lives_here {
                let wider = std::mem::replace(&mut item.fields, fields);
                if item.lives {
                    fill_in(&mut item.fields, &wider);
                }
                item.lives = true;
                item.strays.push(wider);
            } else {
                item.strays.push(fields);
            }
        }
    }
    let whole = items.into_iter().filter_map(|mut item| {
        let insatser = at_home(item.inner);
        if !item.lives && insatser.is_empty() {
            return None;
        }
        if item.lives {
            item.strays.into_iter().for_each(|stray| take_strays(&mut item.fields, stray));
        }
        if let Some(fields) = item.fields.as_object_mut()
            && !insatser.is_empty()
        {
            fields.insert(INNER.to_owned(), Value::Array(insatser));
        }
        Some(item.fields)
    });
    whole.collect()
}

struct Item {
    lives: bool,
    fields: Value,
    inner: Vec<Value>,
    /// The same item as other documents have it.
    strays: Vec<Value>,
}

/// An item that lives in two documents shows what the narrower says, and where that says nothing, what
/// the other does: one of two who moved it may have emptied what the other left.
fn fill_in(item: &mut Value, wider: &Value) {
    let (Some(item), Some(wider)) = (item.as_object_mut(), wider.as_object()) else { return };
    for (key, value) in wider.iter().filter(|(key, _)| *key != "notFor") {
        match item.get_mut(key) {
            Some(under) if value.is_object() => fill_in(under, value),
            Some(_) => {}
            None => {
                item.insert(key.clone(), value.clone());
            }
        }
    }
}

/// What was added in an item where it does not live any more belongs to it all the same: nothing that
/// somebody added is lost because somebody else moved it.
fn take_strays(item: &mut Value, stray: Value) {
    let (Some(fields), Value::Object(stray)) = (item.as_object_mut(), stray) else { return };
    for (key, value) in stray {
        let Value::Array(inner) = value else { continue };
        let is_list =
            |value: &Value| value.as_array().is_some_and(|all| all.iter().all(|item| item.get(PLACE).is_some()));
        let there = fields.entry(key).or_insert_with(|| Value::Array(Vec::new()));
        if let Some(there) = there.as_array_mut().filter(|there| is_list(&Value::Array(there.to_vec()))) {
            for item in inner.into_iter().filter(|item| item.get(PLACE).is_some() && !is_elsewhere(item)) {
                if !there.iter().any(|other| other["id"] == item["id"] && !is_elsewhere(other)) {
                    there.push(item);
                }
            }
        }
    }
}

/// Whether an item only stands for what lives in another document.
pub(crate) fn is_elsewhere(item: &Value) -> bool {
    item.get(ELSEWHERE).is_some()
}

/// An item as it is shown by itself.
pub(crate) fn cleaned(item: &Value) -> Value {
    let mut item = item.clone();
    finish(&mut item);
    item
}

/// Lays one document's part over another's. Places are disjoint but for what a protected identity
/// moved, where only one of the two holds a value. An item whose list lives in the other document is
/// not there until it comes from there.
fn lay_over(base: &mut Value, part: Value, row: &Node, kind: DocKind) {
    match (base, part) {
        (Value::Object(base), Value::Object(part)) => {
            for (key, value) in part {
                match (base.get_mut(&key), row.children.get(key.as_str())) {
                    (Some(_), _) if key == PLACE => {}
                    (Some(under), Some(child)) => lay_over(under, value, child, kind),
                    (None, Some(child)) if is_list(child) && !kind.may_hold(child.field.home) => {}
                    _ => {
                        base.insert(key, value);
                    }
                }
            }
        }
        (Value::Array(base), Value::Array(part)) => {
            for item in part {
                match base.iter_mut().find(|under| under["id"] == item["id"]) {
                    Some(under) => lay_over(under, item, row, kind),
                    None if kind.may_hold(row.field.home) => base.push(item),
                    None => {}
                }
            }
        }
        (_, Value::Null) => {}
        (base, part) => *base = part,
    }
}

fn is_list(row: &Node) -> bool {
    matches!(row.field.kind, Kind::Items { .. } | Kind::Lines)
}

/// Puts items in their order and takes the marks away.
fn finish(value: &mut Value) {
    match value {
        Value::Array(items) => {
            items.retain(|item| !is_elsewhere(item));
            items.sort_by(|a, b| {
                let place = |item: &Value| item[PLACE].as_str().unwrap_or_default().to_owned();
                (place(a), a["id"].as_str()).cmp(&(place(b), b["id"].as_str()))
            });
            items.iter_mut().for_each(finish);
        }
        Value::Object(fields) => {
            fields.remove(PLACE);
            fields.remove(ELSEWHERE);
            fields.values_mut().for_each(finish);
        }
        _ => {}
    }
}

fn group(doc: &AutoCommit, kind: DocKind, object: &ObjId, node: &Node) -> Result<Map<String, Value>, DocError> {
    fields(doc, kind, object, &Entries::of(doc, object), node)
}

fn fields(
    doc: &AutoCommit,
    kind: DocKind,
    object: &ObjId,
    entries: &Entries,
    node: &Node,
) -> Result<Map<String, Value>, DocError> {
    let mut fields = Map::new();
    for (key, child) in &node.children {
        if !kind.reaches(child) {
            continue;
        }
        let value = match child.field.kind {
            Kind::Group { nullable } => {
                let inner = group(doc, kind, &entries.object(key)?, child)?;
                if nullable && inner.is_empty() { Value::Null } else { Value::Object(inner) }
            }
            Kind::Items { .. } | Kind::Lines => items(doc, kind, &entries.object(key)?, child)?,
            Kind::Reasons => reasons(doc, &entries.object(key)?)?,
            leaf => entries.register(doc, object, key, leaf)?,
        };
        if !value.is_null() {
            fields.insert((*key).to_owned(), value);
        }
    }
    Ok(fields)
}

fn items(doc: &AutoCommit, kind: DocKind, list: &ObjId, node: &Node) -> Result<Value, DocError> {
    let mut items = Vec::new();
    let all = Entries::of(doc, list);
    for id in all.keys() {
        let object = all.object(id)?;
        let entries = Entries::of(doc, &object);
        let mut fields = fields(doc, kind, &object, &entries, node)?;
        if let Value::String(struck) = entries.register(doc, &object, STRUCK, Kind::Short)?
            && let Ok(struck) = serde_json::from_str(&struck)
        {
            fields.insert(STRUCK.to_owned(), struck);
        }
        let place = entries.register(doc, &object, ORDER, Kind::Short)?;
        fields.insert(PLACE.to_owned(), place);
        if entries.is_away(doc, &object) {
            fields.insert(ELSEWHERE.to_owned(), Value::Bool(true));
        }
        fields.insert("id".to_owned(), Value::String(id.to_owned()));
        items.push(Value::Object(fields));
    }
    Ok(Value::Array(items))
}

fn reasons(doc: &AutoCommit, object: &ObjId) -> Result<Value, DocError> {
    let mut reasons = Map::new();
    for code in doc.keys(object).filter(|code| !is_note(code)) {
        let words = register(doc, object, &code, Kind::Quote)?;
        if !words.is_null() {
            reasons.insert(code, words);
        }
    }
    Ok(Value::Object(reasons))
}
