//! Fields that say something only together, written apart: each choice is the whole group as one author
//! saw it, and never what came of a part of one and a part of another.

use std::collections::{BTreeMap, BTreeSet};

use automerge::transaction::Transactable;
use automerge::{AutoCommit, ChangeHash, ObjId, ReadDoc, Value as AmValue};
use serde_json::{Map, Value};
use sip_model::field::{Node, Path, bound_group};

use crate::contested::{Contested, ContestedValue, Why};
use crate::docs::CaseDocs;
use crate::error::DocError;
use crate::graph::Graph;
use crate::notes::{add, also_key, clear, count_up, read, write};
use crate::told::told_by;
use crate::tree::{find_item, item_of};
use crate::value::{plain, standing};

/// Key in a group: a person has settled it, whatever stood there.
const WHOLE: &str = "kept:whole";

/// Key in a group that was copied: what stands there came of several, and nobody wrote it so.
const NOBODYS: &str = "met:whole";

/// What was written of a group apart, in one document; nothing where one who knew of all wrote last.
pub(crate) fn written_apart(
    doc: &mut AutoCommit,
    graph: &Graph,
    group: &ObjId,
    row: &Node,
    path: &Path,
) -> Result<Option<Contested>, DocError> {
    let (mut wrote, mut several, mut notes) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
    for (key, child) in &row.children {
        let all = standing(doc, group, key)?;
        let said = |value: &AmValue<'_>| value.as_scalar().map(|scalar| plain(scalar, child.field.kind));
        let differ = all.iter().any(|(value, _)| said(value) != said(&all[0].0));
        let hashes: Vec<ChangeHash> = all.iter().filter_map(|(_, op)| doc.hash_for_opid(op)).collect();
        several.extend(hashes.iter().filter(|_| differ).copied());
        wrote.extend(hashes);
        notes.extend(read(doc, group, &also_key(key))?.into_iter().map(|note| ((*key).to_owned(), note)));
    }
    wrote.extend(doc.get_all(group, WHOLE)?.iter().filter_map(|(_, op)| doc.hash_for_opid(op)));
    if wrote.len() < 2 && notes.is_empty() {
        return Ok(None);
    }
    let mut heads: BTreeSet<ChangeHash> = graph.latest(&wrote.into_iter().collect::<Vec<_>>()).into_iter().collect();
    heads.extend(several);
    if heads.len() < 2 && notes.is_empty() {
        return Ok(None);
    }
    let now = as_it_is(doc, group, row, None)?;
    let mut values: Vec<ContestedValue> = Vec::new();
    let copied: Vec<ChangeHash> =
        doc.get_all(group, NOBODYS)?.iter().filter_map(|(_, op)| doc.hash_for_opid(op)).collect();
    for hash in heads.into_iter().filter(|hash| !copied.contains(hash)) {
        let whole = as_it_is(doc, group, row, Some(&[hash]))?;
        add(&mut values, [told_by(doc, whole.into(), Some(hash))]);
    }
    add(&mut values, overlaid(&now, notes));
    Ok(contested(path, Why::Values, values, &now.into()))
}

/// A group with at least two different values; what stands now first, where somebody wrote it so.
fn contested(path: &Path, why: Why, mut values: Vec<ContestedValue>, now: &Value) -> Option<Contested> {
    values.sort_by_key(|told| {
        (told.value != *now, told.value.to_string(), told.by.as_ref().map(|by| (by.name.clone(), by.unit.clone())))
    });
    values.dedup_by(|one, other| one.value == other.value);
    (values.len() > 1).then(|| Contested::new(path.clone(), why, values))
}

/// The fields of a group, as some changes left it or as it is; without those that say nothing.
fn as_it_is(
    doc: &AutoCommit,
    group: &ObjId,
    row: &Node,
    heads: Option<&[ChangeHash]>,
) -> Result<Map<String, Value>, DocError> {
    let mut whole = Map::new();
    for (key, child) in &row.children {
        let scalar = match heads {
            Some(heads) => doc.get_at(group, *key, heads)?,
            None => standing(doc, group, key)?.into_iter().next(),
        };
        let value = scalar.and_then(|(value, _)| value.as_scalar().map(|value| plain(value, child.field.kind)));
        whole.extend(value.filter(|value| !value.is_null()).map(|value| ((*key).to_owned(), value)));
    }
    Ok(whole)
}

/// What each author wrote of a group at one computer, field by field, laid over what stands there.
fn overlaid(now: &Map<String, Value>, fields: Vec<(String, ContestedValue)>) -> Vec<ContestedValue> {
    let device =
        |told: &ContestedValue| told.actor.as_ref().map(|actor| actor.iter().take(8).copied().collect::<Vec<u8>>());
    let mut all: Vec<(ContestedValue, BTreeSet<String>, Map<String, Value>)> = Vec::new();
    for (key, told) in fields {
        let is_same = |other: &ContestedValue| other.by == told.by && device(other) == device(&told);
        let at = all.iter().position(|(other, keys, _)| is_same(other) && !keys.contains(&key));
        let at = at.unwrap_or_else(|| {
            all.push((told.clone(), BTreeSet::new(), now.clone()));
            all.len() - 1
        });
        let (_, keys, whole) = &mut all[at];
        keys.insert(key.clone());
        match told.value {
            Value::Null => whole.remove(&key),
            value => whole.insert(key, value),
        };
    }
    all.into_iter().map(|(told, _, whole)| ContestedValue { value: whole.into(), ..told }).collect()
}

/// The fields of a group in which a value says something else than what stands there: as they go along
/// when it moves.
pub(crate) fn fields_of(contested: &Contested, now: &Value) -> Vec<(Path, ContestedValue)> {
    let Some((_, row)) = bound_group(&contested.path).filter(|(group, _)| *group == contested.path) else {
        return Vec::new();
    };
    let mut fields = Vec::new();
    for told in &contested.values {
        for key in row.children.keys().filter(|key| told.value[**key] != now[**key]) {
            let value = told.value[*key].clone();
            fields.push((contested.path.with(key), ContestedValue { value, ..told.clone() }));
        }
    }
    fields
}

/// Whether nobody wrote a group as it stands now.
pub(crate) fn is_nobodys(contested: &Contested, now: &Value) -> bool {
    let says = |whole: &Value, key: &str| whole[key].clone();
    let Some((_, row)) = bound_group(&contested.path).filter(|(group, _)| *group == contested.path) else {
        return false;
    };
    !contested.values.iter().any(|told| row.children.keys().all(|key| says(&told.value, key) == says(now, key)))
}

/// Says of a group that was copied that nobody wrote it so.
pub(crate) fn mark_nobodys(doc: &mut AutoCommit, group: &ObjId) -> Result<(), DocError> {
    Ok(doc.put(group, NOBODYS, true)?)
}

/// Writes what waits of a group beside its fields in a document that it was copied to.
pub(crate) fn carry_whole(doc: &mut AutoCommit, contested: &Contested) -> Result<(), DocError> {
    let found = bound_group(&contested.path).zip(find_item(doc, &contested.path));
    let Some(((_, row), group)) = found else { return Ok(()) };
    let now = as_it_is(doc, &group, row, None)?.into();
    if is_nobodys(contested, &now) {
        mark_nobodys(doc, &group)?;
    }
    let mut notes: BTreeMap<String, Vec<ContestedValue>> = BTreeMap::new();
    for (path, told) in fields_of(contested, &now) {
        add(notes.entry(path.parts().last().cloned().unwrap_or_default()).or_default(), [told]);
    }
    notes.iter().try_for_each(|(key, notes)| write(doc, &group, &also_key(key), notes))
}

impl CaseDocs {
    /// Puts what was found of single fields of a group together: what came late for it, or stands in several
    /// homes.
    pub(crate) fn bind(&mut self, found: Vec<Contested>) -> Result<Vec<Contested>, DocError> {
        let (mut all, mut groups) = (Vec::new(), BTreeMap::<Path, (&Node, Vec<Contested>)>::new());
        for contested in found {
            match bound_group(&contested.path).filter(|(group, _)| *group != contested.path) {
                Some((group, row)) => groups.entry(group).or_insert((row, Vec::new())).1.push(contested),
                None => all.push(contested),
            }
        }
        for (path, (row, fields)) in groups {
            let mut now = Map::new();
            for key in row.children.keys() {
                let value = self.written(&path.with(key))?.map(|told| told.value).filter(|value| !value.is_null());
                now.extend(value.map(|value| ((*key).to_owned(), value)));
            }
            let why = fields.iter().map(|field| field.why).max().unwrap_or(Why::Values);
            let key = |field: &Contested| field.path.parts().last().cloned().unwrap_or_default();
            let fields = fields.into_iter().flat_map(|field| {
                let key = key(&field);
                field.values.into_iter().map(move |told| (key.clone(), told))
            });
            let fields: Vec<_> = fields.collect();
            let mut values = overlaid(&now, fields.clone());
            // What stands there was written by somebody.
            let standing = fields.iter().find(|(key, told)| now.get(key) == Some(&told.value));
            let told = standing.map(|(_, told)| ContestedValue { value: now.clone().into(), ..told.clone() });
            add(&mut values, told);
            all.extend(contested(&path, why, values, &now.into()));
        }
        Ok(all)
    }

    /// Says of a group that it was settled as it stands, with what came late for its fields.
    pub(crate) fn settle_whole(&mut self, path: &Path) -> Result<(), DocError> {
        let Some((_, row)) = bound_group(path).filter(|(group, _)| group == path) else { return Ok(()) };
        for key in row.children.keys() {
            self.settle_late(&path.with(key))?;
            self.settle_former(&path.with(key))?;
        }
        let ids = match item_of(path) {
            Some(item) => self.home_of(&item).into_iter().collect(),
            None => self.current().cloned().collect::<Vec<_>>(),
        };
        for id in ids {
            let doc = self.sheet(&id)?.doc;
            let Some(group) = find_item(doc, path) else { continue };
            for key in row.children.keys() {
                clear(doc, &group, &also_key(key))?;
            }
            clear(doc, &group, NOBODYS)?;
            count_up(doc, &group, WHOLE)?;
        }
        Ok(())
    }
}
