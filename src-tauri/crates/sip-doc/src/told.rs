//! Values with who wrote them and when.

use automerge::{AutoCommit, ChangeHash, ObjId, ObjType, ReadDoc, Value as AmValue};
use serde_json::Value;
use sip_model::field::Kind;

use crate::contested::ContestedValue;
use crate::docs::Author;
use crate::error::DocError;
use crate::notes::{add, also_key, copied_key, read, read_each};
use crate::value::{plain, register, standing};

/// A value with who made a change and when.
pub(crate) fn told_by(doc: &mut AutoCommit, value: Value, change: Option<ChangeHash>) -> ContestedValue {
    let meta = change.and_then(|hash| doc.get_change_meta_by_hash(&hash));
    // What every device makes alike is nobody's.
    let meta = meta.filter(|meta| meta.message.is_some());
    ContestedValue {
        value,
        by: meta.as_ref().and_then(|meta| Author::read(meta.message.as_deref()?)),
        at: meta.as_ref().map(|meta| meta.timestamp),
        actor: meta.map(|meta| meta.actor.to_bytes().to_vec()),
        wrote: Vec::new(),
    }
}

/// What stands at a field, with who wrote it: a short fact may have several values, the one that is
/// shown first. Nothing written is one value too.
pub(crate) fn values_at(
    doc: &mut AutoCommit,
    object: &ObjId,
    key: &str,
    kind: Kind,
) -> Result<Vec<ContestedValue>, DocError> {
    let copied = read_each(doc, object, &copied_key(key))?;
    // Who copied it wrote nothing: who had written it did.
    let told_of = |doc: &mut AutoCommit, value: Value, hash: Option<ChangeHash>| {
        let of =
            copied.iter().find(|(copy, _)| hash.is_none_or(|hash| hash == *copy)).and_then(|(_, told)| told.first());
        of.map_or_else(
            || told_by(doc, value.clone(), hash),
            |told| ContestedValue { value: value.clone(), ..told.clone() },
        )
    };
    if let Some((AmValue::Object(ObjType::Text), text)) = doc.get(object, key)? {
        let (words, hash) = (register(doc, object, key, kind)?, last_writer(doc, &text)?);
        return Ok(vec![told_of(doc, words, hash)]);
    }
    let all = standing(doc, object, key)?.into_iter().filter_map(|(value, op)| match value {
        AmValue::Scalar(scalar) => Some((plain(&scalar, kind), doc.hash_for_opid(&op))),
        AmValue::Object(_) => None,
    });
    let all: Vec<(Value, Option<ChangeHash>)> = all.collect();
    // Two who copied what one had written say it once.
    let mut told: Vec<ContestedValue> = Vec::new();
    for (value, hash) in all {
        let one = told_of(doc, value, hash);
        add(&mut told, [one]);
    }
    if told.is_empty() {
        told.push(told_by(doc, Value::Null, None));
    }
    Ok(told)
}

/// What stands at a field, with the values that were carried along beside it.
pub(crate) fn values_with_notes(
    doc: &mut AutoCommit,
    object: &ObjId,
    key: &str,
    kind: Kind,
) -> Result<Vec<ContestedValue>, DocError> {
    let mut values = values_at(doc, object, key, kind)?;
    add(&mut values, read(doc, object, &also_key(key))?);
    Ok(values)
}

/// The change that wrote the latest letter of a text, by the clocks of those who wrote: it decides
/// nothing.
fn last_writer(doc: &mut AutoCommit, text: &ObjId) -> Result<Option<ChangeHash>, DocError> {
    let mut hashes: Vec<ChangeHash> = Vec::new();
    for at in 0..doc.length(text) {
        let hash = doc.get(text, at)?.and_then(|(_, op)| doc.hash_for_opid(&op));
        hashes.extend(hash.filter(|hash| hashes.last() != Some(hash)));
    }
    hashes.sort_unstable();
    hashes.dedup();
    let mut latest = None;
    for hash in hashes {
        let meta = doc.get_change_meta_by_hash(&hash).filter(|meta| meta.message.is_some());
        latest = latest.max(meta.map(|meta| (meta.timestamp, meta.hash)));
    }
    Ok(latest.map(|(_, hash)| hash))
}

/// Whether two values of a field say the same: an empty text is no text, and a strike is told as its
/// words or shown as an object.
pub(crate) fn says_same(a: &Value, b: &Value) -> bool {
    let read = |value: &Value| match value.as_str() {
        Some("") => Some(Value::Null),
        Some(text) if text.starts_with('{') => serde_json::from_str(text).ok(),
        _ => None,
    };
    a == b || read(a).as_ref().unwrap_or(a) == read(b).as_ref().unwrap_or(b)
}
