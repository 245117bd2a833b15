//! One edit: a path and a value become writes that documents and projections apply alike.

use serde_json::{Map, Value};

use super::kind::Kind;
use super::own_word::own_word;
use super::path::{Path, Place, locate};
use super::private::keep_private;
use super::read::stored_number;
use super::shape::{Misfit, MisfitKind, fit, fit_item};
use super::table::{Hand, Node};
use super::{kind::Home, refs};
use crate::item::Struck;

/// Why an edit was refused. Nothing is written then.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The path leads nowhere.
    #[error("no such place")]
    NoSuchPlace,
    /// The field belongs to an act: lock, establish, hand out.
    #[error("belongs to an act")]
    BelongsToAnAct,
    /// A list is changed item by item.
    #[error("a list is changed item by item")]
    ItemByItem,
    /// Only an item of a list can be struck.
    #[error("not an item")]
    NotAnItem,
    /// The item is struck already.
    #[error("struck already")]
    StruckAlready,
    /// Beslutad needs its date and decider (ruling 16).
    #[error("decided needs date and decider")]
    DecidedNeedsDecider,
    /// The person concerned cannot be kept from reading the own plan (ruling 4).
    #[error("not for the person")]
    NotForThePerson,
    /// A yes is the responsible party's own (DESIGN: nobody promises for somebody else).
    #[error("not their own word")]
    NotTheirOwnWord,
    /// The value does not fit.
    #[error(transparent)]
    Misfit(#[from] Misfit),
}

/// A write, fitted to the table.
#[derive(Debug, Clone)]
pub enum Write {
    /// A field gets a value.
    Leaf {
        /// Where.
        path: Path,
        /// Its row.
        node: &'static Node,
        /// What.
        value: Value,
    },
    /// A list gets an item.
    Item {
        /// The item's path.
        path: Path,
        /// The row of the list.
        node: &'static Node,
        /// The item, with its id.
        value: Value,
    },
    /// An item is struck, or stands again.
    Strike {
        /// The item's path.
        path: Path,
        /// The row of the list.
        node: &'static Node,
        /// The strike.
        struck: Option<Struck>,
    },
    /// A reason is written or taken back.
    Reason {
        /// Its path.
        path: Path,
        /// The words.
        value: Value,
    },
}

impl Write {
    /// Where it lands.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::Leaf { path, .. }
            | Self::Item { path, .. }
            | Self::Strike { path, .. }
            | Self::Reason { path, .. } => path,
        }
    }

    /// The document it belongs to, by the table.
    #[must_use]
    pub fn home(&self) -> Home {
        match self {
            Self::Leaf { node, .. } | Self::Item { node, .. } | Self::Strike { node, .. } => node.field.home,
            Self::Reason { .. } => Home::Plan,
        }
    }
}

/// Prepares `set`: `new_id` names an item where the path adds one.
///
/// # Errors
/// [`EditError`]; the case is untouched in any event.
pub fn prepare_set(case: &Value, path: &Path, value: Value, new_id: &str) -> Result<Vec<Write>, EditError> {
    prepare(case, path, value, new_id, Hand::Edit)
}

/// Prepares a write of an act: as [`prepare_set`], and the fields that belong to acts are open.
///
/// # Errors
/// [`EditError`]; the case is untouched in any event.
pub fn prepare_act(case: &Value, path: &Path, value: Value, new_id: &str) -> Result<Vec<Write>, EditError> {
    prepare(case, path, value, new_id, Hand::Act)
}

fn prepare(case: &Value, path: &Path, value: Value, new_id: &str, hand: Hand) -> Result<Vec<Write>, EditError> {
    if let Some((last, [.., _])) = path.parts().split_last().map(|(last, rest)| (last.as_str(), rest))
        && last == "struck"
        && value.is_null()
        && let Some(Place::Item { path, node }) = locate(case, &path.parent())
    {
        return Ok(vec![Write::Strike { path, node, struck: None }]);
    }
    let writes = match locate(case, path).ok_or(EditError::NoSuchPlace)? {
        Place::Reason { path } => {
            let value = if value.is_null() { value } else { reason_text(&path, value)? };
            vec![Write::Reason { path, value }]
        }
        Place::New { list, node } => {
            may_edit(node, hand)?;
            let item = fit_item(node, &list, new_id, value)?;
            brings_no_act(node, &item, hand)?;
            let id = item["id"].as_str().unwrap_or(new_id).to_owned();
            if locate(case, &list.with(&id)).is_some() {
                return Err(Misfit { path: list.with(&id), kind: MisfitKind::SameId }.into());
            }
            vec![Write::Item { path: list.with(&id), node, value: item }]
        }
        Place::Item { path, node } => {
            let id = path.parts().last().cloned().unwrap_or_default();
            // Said to be saved, these would not be: an id never changes, and a strike has its own act.
            if value.get("struck").is_some_and(|struck| !struck.is_null()) {
                return Err(Misfit { path: path.with("struck"), kind: MisfitKind::Unknown }.into());
            }
            if value.get("id").is_some_and(|given| *given != id.as_str()) {
                return Err(Misfit { path, kind: MisfitKind::NoId }.into());
            }
            let item = fit_item(node, &path.parent(), &id, value)?;
            let Value::Object(fields) = item else { return Err(EditError::NoSuchPlace) };
            let fields = fields.into_iter().filter(|(key, _)| key != "id" && key != "struck").collect();
            leaves(node, &path, fields, hand)?
        }
        Place::Field { path, node } => field(node, &path, value, hand)?,
    };
    for write in &writes {
        if let Write::Leaf { path, node, value } | Write::Item { path, node, value } = write {
            let list = path.parent();
            match write {
                Write::Item { .. } => refs::check(case, node, &list, &Value::Array(vec![value.clone()]))?,
                _ => refs::check(case, node, path, value)?,
            }
        }
    }
    rules(case, &writes)?;
    with_stored_number(case, keep_private(case, own_word(case, writes)?))
}

/// One more field, for a rule that follows from an edit.
pub(super) fn prepare_field(case: &Value, path: &Path, value: Value) -> Result<Vec<Write>, EditError> {
    match locate(case, path).ok_or(EditError::NoSuchPlace)? {
        Place::Field { path, node } => field(node, &path, value, Hand::Act),
        _ => Err(EditError::NoSuchPlace),
    }
}

/// Prepares `strike`.
///
/// # Errors
/// [`EditError`]; the case is untouched in any event.
pub fn prepare_strike(case: &Value, path: &Path, struck: Struck) -> Result<Vec<Write>, EditError> {
    match locate(case, path).ok_or(EditError::NoSuchPlace)? {
        Place::Item { path, node } => {
            may_edit(node, Hand::Edit)?;
            let already =
                super::apply::at(case, &path).is_some_and(|item| item.get("struck").is_some_and(|s| !s.is_null()));
            if already {
                return Err(EditError::StruckAlready);
            }
            Ok(vec![Write::Strike { path, node, struck: Some(struck) }])
        }
        _ => Err(EditError::NotAnItem),
    }
}

fn may_edit(node: &Node, hand: Hand) -> Result<(), EditError> {
    if node.field.hand == Hand::Act && hand == Hand::Edit { Err(EditError::BelongsToAnAct) } else { Ok(()) }
}

/// An added item must not smuggle in what only an act may write.
fn brings_no_act(node: &Node, value: &Value, hand: Hand) -> Result<(), EditError> {
    match value {
        Value::Array(items) => items.iter().try_for_each(|item| brings_no_act(node, item, hand)),
        Value::Object(fields) => fields.iter().filter(|(_, value)| !value.is_null()).try_for_each(|(key, value)| {
            node.children.get(key.as_str()).map_or(Ok(()), |child| {
                may_edit(child, hand)?;
                brings_no_act(child, value, hand)
            })
        }),
        _ => Ok(()),
    }
}

fn field(node: &'static Node, path: &Path, value: Value, hand: Hand) -> Result<Vec<Write>, EditError> {
    match node.field.kind {
        Kind::Items { .. } | Kind::Lines => Err(EditError::ItemByItem),
        Kind::Reasons => match fit(node, path, value)? {
            Value::Object(reasons) => {
                Ok(reasons.into_iter().map(|(code, value)| Write::Reason { path: path.with(&code), value }).collect())
            }
            _ => Err(EditError::NoSuchPlace),
        },
        Kind::Group { .. } if value.is_null() => {
            // Clearing a group clears each of its fields.
            let nulls = node.children.iter().filter(|(_, child)| child.field.kind.is_leaf());
            leaves(node, path, nulls.map(|(key, _)| ((*key).to_owned(), Value::Null)).collect(), hand)
        }
        Kind::Group { .. } => match fit(node, path, value)? {
            Value::Object(fields) => leaves(node, path, fields, hand),
            _ => Err(EditError::NoSuchPlace),
        },
        _ => {
            may_edit(node, hand)?;
            Ok(vec![Write::Leaf { path: path.clone(), node, value: fit(node, path, value)? }])
        }
    }
}

fn leaves(node: &'static Node, path: &Path, fields: Map<String, Value>, hand: Hand) -> Result<Vec<Write>, EditError> {
    let mut writes = Vec::new();
    for (key, value) in fields {
        let Some(child) = node.children.get(key.as_str()) else { return Err(EditError::NoSuchPlace) };
        writes.extend(field(child, &path.with(&key), value, hand)?);
    }
    Ok(writes)
}

fn reason_text(path: &Path, value: Value) -> Result<Value, EditError> {
    let parent = path.parent();
    let code = path.parts().last().cloned().unwrap_or_default();
    let node = super::table::node("/reasons").ok_or(EditError::NoSuchPlace)?;
    let fitted = fit(node, &parent, Value::Object(Map::from_iter([(code.clone(), value)])))?;
    Ok(fitted[&code].clone())
}

/// Rules that bind several fields together.
fn rules(case: &Value, writes: &[Write]) -> Result<(), EditError> {
    let after = after_decision(case, writes);
    for write in writes {
        let path = write.path();
        let last = path.parts().last().map(String::as_str).unwrap_or_default();
        match (path.parts().first().map(String::as_str), last, write) {
            (Some("plan"), "decision" | "at" | "by", Write::Leaf { .. }) => {
                let insats = if last == "decision" { path.parent() } else { path.parent().parent() };
                decided(after.as_ref().and_then(|after| super::apply::at(after, &insats)))?;
            }
            (Some("plan"), _, Write::Item { value, .. }) => item_rules(case, value)?,
            _ => {}
        }
        if let Write::Leaf { value: Value::Array(ids), .. } = write
            && last == "notFor"
            && ids.iter().filter_map(Value::as_str).any(|id| is_the_person(case, id))
        {
            return Err(EditError::NotForThePerson);
        }
    }
    Ok(())
}

/// The rules of an added item, and of the items that it brings.
fn item_rules(case: &Value, item: &Value) -> Result<(), EditError> {
    decided(Some(item))?;
    let not_for = item["notFor"].as_array().into_iter().flatten().filter_map(Value::as_str);
    if not_for.into_iter().any(|id| is_the_person(case, id)) {
        return Err(EditError::NotForThePerson);
    }
    item["insatser"].as_array().into_iter().flatten().try_for_each(|insats| item_rules(case, insats))
}

/// The case after writes that touch a decision; nothing otherwise, since copying a case costs more
/// than everything else about an edit.
fn after_decision(case: &Value, writes: &[Write]) -> Option<Value> {
    let touches = |write: &Write| {
        let path = write.path().parts();
        path.first().is_some_and(|part| part == "plan")
            && matches!(write, Write::Leaf { .. })
            && path.last().is_some_and(|last| matches!(last.as_str(), "decision" | "at" | "by"))
    };
    writes.iter().any(touches).then(|| {
        let mut after = case.clone();
        writes.iter().for_each(|write| super::apply::apply(&mut after, write));
        after
    })
}

fn decided(insats: Option<&Value>) -> Result<(), EditError> {
    let Some(insats) = insats.filter(|insats| insats["decision"] == "beslutad") else { return Ok(()) };
    let has = |key: &str| insats["decided"][key].is_string();
    if has("at") && has("by") { Ok(()) } else { Err(EditError::DecidedNeedsDecider) }
}

/// A number is kept in its stored form, however it was typed.
fn with_stored_number(case: &Value, mut writes: Vec<Write>) -> Result<Vec<Write>, EditError> {
    let is_number = |write: &Write| {
        let path = write.path().parts();
        path.first().is_some_and(|part| part == "person") && path.get(1).is_some_and(|part| part == "identifier")
    };
    if !writes.iter().any(is_number) {
        return Ok(writes);
    }
    let mut after = case.clone();
    writes.iter().for_each(|write| super::apply::apply(&mut after, write));
    let Some(number) = stored_number(&after)? else { return Ok(writes) };
    for write in &mut writes {
        if let Write::Leaf { path, value, .. } = write
            && path.parts().last().is_some_and(|last| last == "value")
        {
            *value = Value::String(number.clone());
        }
    }
    Ok(writes)
}

fn is_the_person(case: &Value, id: &str) -> bool {
    case["meeting"]["participants"]
        .as_array()
        .is_some_and(|all| all.iter().any(|participant| participant["id"] == id && participant["role"] == "enskild"))
}
