//! What was changed since the established version: proposals for the next, by who and when. What is
//! established never changes (tenet 3).

use serde_json::Value;
use sip_doc::{CaseDocs, ContestedValue, DocError, Hash};
use sip_model::field::{Kind, Node, Path, root};
use sip_seal::{agreed, content};
use sip_store::table;
use sip_wire::share::{Proposed, Wrote};

use super::conflict::{item_of, when};
use super::say::Say;
use crate::app::App;
use crate::error::AppError;
use crate::host::Host;

/// A field that differs, before and after.
struct Differs {
    path: Path,
    kind: Kind,
    before: Value,
    after: Value,
}

impl<H: Host> App<H> {
    /// The changes since the latest established version; none before there is one.
    pub(crate) fn proposed(&mut self, id: &str) -> Result<Vec<Proposed>, AppError> {
        let session = self.open_mut()?;
        let rows = table::version::all(&session.store, id)?;
        let case = session.case(id)?.value.clone();
        let Some(row) = rows.iter().rev().find(|row| row.state == "established") else { return Ok(Vec::new()) };
        let frozen: Value = serde_json::from_str(&row.content).unwrap_or_default();
        let mut found = Vec::new();
        differing(&agreed(&frozen), &agreed(&content(&case)), root(), &Path::root(), &mut found);
        if found.is_empty() {
            return Ok(Vec::new());
        }
        let (actor, since) = (session.actor, heads_of(row));
        let (opened, store) = session.case_and_store(id)?;
        let mut wrote = Vec::new();
        for differs in &found {
            let docs = opened.docs(store, id, actor)?;
            wrote.push(who_wrote(docs, differs, &since)?);
        }
        let (now, then) = (Say { case: &case, text: &self.text }, Say { case: &frozen, text: &self.text });
        let told = found.into_iter().zip(wrote).map(|(differs, wrote)| {
            let is_item = matches!(differs.kind, Kind::Items { .. } | Kind::Lines);
            let item = if is_item { differs.path.clone() } else { item_of(&differs.path) };
            let field = if is_item { now.text.say("say-added") } else { now.field(&differs.path) };
            let about = now.field_of(&item, &field);
            let last = wrote.last().cloned();
            let words = |say: &Say<'_>, value: &Value| {
                Some(say.words(&differs.path, differs.kind, value)).filter(|words| !words.is_empty())
            };
            Proposed {
                about,
                before: words(&then, &differs.before),
                after: words(&now, &differs.after),
                by: last.as_ref().and_then(|last| last.by.clone()),
                unit: last.as_ref().and_then(|last| last.unit.clone()),
                at: last.and_then(|last| last.at),
                wrote,
                path: differs.path.to_string(),
            }
        });
        Ok(told.collect())
    }

    /// Who wrote a field since the latest established version.
    pub(crate) fn wrote(&mut self, id: &str, path: &Path) -> Result<Vec<Wrote>, AppError> {
        let session = self.open_mut()?;
        let rows = table::version::all(&session.store, id)?;
        let since = rows.iter().rev().find(|row| row.state == "established").map(heads_of).unwrap_or_default();
        let actor = session.actor;
        let (opened, store) = session.case_and_store(id)?;
        Ok(opened.docs(store, id, actor)?.writers(path, &since)?.iter().map(wrote).collect())
    }
}

/// What was established, exactly: nothing that is below these heads came later.
fn heads_of(row: &table::version::Row) -> Vec<Hash> {
    let heads: Value = serde_json::from_str(&row.heads).unwrap_or_default();
    let all = heads.as_object().into_iter().flat_map(|heads| heads.values()).filter_map(Value::as_array).flatten();
    all.filter_map(|head| unhex(head.as_str()?)).collect()
}

fn unhex(text: &str) -> Option<Hash> {
    let mut hash = Hash::default();
    for (at, byte) in hash.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * at..2 * at + 2)?, 16).ok()?;
    }
    Some(hash)
}

/// Who wrote a field since, the last one last. Of an item, who wrote something in it: its place is made
/// alike by everybody, and is nobody's.
fn who_wrote(docs: &mut CaseDocs, differs: &Differs, since: &[Hash]) -> Result<Vec<Wrote>, DocError> {
    let mut told = docs.writers(&differs.path, since)?;
    for field in differs.after.as_object().into_iter().flat_map(|fields| fields.keys()) {
        told.extend(docs.writers(&differs.path.with(field), since)?);
    }
    Ok(sip_doc::each_once(told).iter().map(wrote).collect())
}

fn wrote(told: &ContestedValue) -> Wrote {
    Wrote {
        by: told.by.as_ref().map(|by| by.name.clone()),
        unit: told.by.as_ref().map(|by| by.unit.clone()),
        at: when(told.at),
    }
}

fn differing(before: &Value, after: &Value, row: &Node, path: &Path, found: &mut Vec<Differs>) {
    for (key, child) in &row.children {
        let (was, is) = (&before[*key], &after[*key]);
        if was == is {
            continue;
        }
        let path = path.with(key);
        match child.field.kind {
            Kind::Group { .. } => differing(was, is, child, &path, found),
            Kind::Items { .. } | Kind::Lines => items(was, is, child, &path, found),
            kind => found.push(Differs { path, kind, before: was.clone(), after: is.clone() }),
        }
    }
}

fn items(before: &Value, after: &Value, row: &Node, path: &Path, found: &mut Vec<Differs>) {
    let of =
        |list: &Value, id: &Value| list.as_array().and_then(|all| all.iter().find(|item| item["id"] == *id)).cloned();
    for item in after.as_array().into_iter().flatten() {
        let path = path.with(item["id"].as_str().unwrap_or_default());
        match of(before, &item["id"]) {
            None => found.push(Differs { path, kind: row.field.kind, before: Value::Null, after: item.clone() }),
            Some(was) => {
                if was["struck"] != item["struck"] {
                    let (before, after) = (was["struck"].clone(), item["struck"].clone());
                    found.push(Differs { path: path.with("struck"), kind: Kind::Short, before, after });
                }
                differing(&was, item, row, &path, found);
            }
        }
    }
    // Nothing is deleted, but what somebody here may no longer read is not here.
    for item in before.as_array().into_iter().flatten() {
        if of(after, &item["id"]).is_none() {
            let path = path.with(item["id"].as_str().unwrap_or_default());
            found.push(Differs { path, kind: row.field.kind, before: item.clone(), after: Value::Null });
        }
    }
}
