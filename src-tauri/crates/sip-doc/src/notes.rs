//! What is carried along with a field when it moves to another document: the other values that
//! stood beside it, and who had changed it without knowing of each other. Its history stays behind,
//! and what waited for a person must go on waiting (tenet 5).

use automerge::transaction::Transactable;
use automerge::{AutoCommit, ChangeHash, ObjId, ReadDoc, ScalarValue};
use serde_json::{Value, json};
use sip_model::field::Path;

use crate::contested::ContestedValue;
use crate::docs::{Author, CaseDocs};
use crate::error::DocError;
use crate::tree::find_item;

/// Key beside a field: other values.
pub(crate) fn also_key(key: &str) -> String {
    format!("also:{key}")
}

/// Key beside a running text or a strike: those who met there.
pub(crate) fn met_key(key: &str) -> String {
    format!("met:{key}")
}

/// Key beside a field: it was copied from where its item lived before, and who had written it there.
pub(crate) fn copied_key(key: &str) -> String {
    format!("copied:{key}")
}

/// Whether a key says how far a person has looked. It is about the history of its document.
pub(crate) fn is_mark(key: &str) -> bool {
    ["looked:", "read:"].iter().any(|mark| key.starts_with(mark))
}

/// Whether a key is no field's but a note's, or a mark's.
pub(crate) fn is_note(key: &str) -> bool {
    key.contains(':')
}

/// What stands at a note's key, whoever wrote it there.
pub(crate) fn read(doc: &AutoCommit, object: &ObjId, key: &str) -> Result<Vec<ContestedValue>, DocError> {
    let mut all = Vec::new();
    for (value, _) in doc.get_all(object, key)? {
        let told: Value = value.as_str().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
        add(&mut all, told.as_array().into_iter().flatten().map(read_one));
    }
    Ok(all)
}

/// The notes in a note's text.
pub(crate) fn notes_of(text: &str) -> Vec<ContestedValue> {
    let told: Value = serde_json::from_str(text).unwrap_or_default();
    told.as_array().into_iter().flatten().map(read_one).collect()
}

/// What each change says at a note's key.
pub(crate) fn read_each(
    doc: &AutoCommit,
    object: &ObjId,
    key: &str,
) -> Result<Vec<(ChangeHash, Vec<ContestedValue>)>, DocError> {
    let each = doc.get_all(object, key)?.into_iter().filter_map(|(value, op)| {
        let told: Value = serde_json::from_str(value.as_str()?).ok()?;
        Some((doc.hash_for_opid(&op)?, told.as_array()?.iter().map(read_one).collect()))
    });
    Ok(each.collect())
}

/// Puts notes; nothing where there are none.
pub(crate) fn write(doc: &mut AutoCommit, object: &ObjId, key: &str, all: &[ContestedValue]) -> Result<(), DocError> {
    if all.is_empty() {
        return clear(doc, object, key);
    }
    let text = Value::Array(all.iter().map(write_one).collect()).to_string();
    Ok(doc.put(object, key, text)?)
}

/// Takes away what stands at a key.
pub(crate) fn clear(doc: &mut AutoCommit, object: &ObjId, key: &str) -> Result<(), DocError> {
    let stands = doc.get_all(object, key)?.iter().any(|(value, _)| value.as_scalar() != Some(&ScalarValue::Null));
    if stands {
        doc.put(object, key, ScalarValue::Null)?;
    }
    Ok(())
}

/// Counts up at a key: each time is a change of its own, whatever the clock says.
pub(crate) fn count_up(doc: &mut AutoCommit, object: &ObjId, key: &str) -> Result<(), DocError> {
    let last = doc.get_all(object, key)?.iter().filter_map(|(value, _)| value.as_i64()).max();
    Ok(doc.put(object, key, last.unwrap_or(0).saturating_add(1))?)
}

/// Adds values that are not among others yet.
pub(crate) fn add(all: &mut Vec<ContestedValue>, more: impl IntoIterator<Item = ContestedValue>) {
    for value in more {
        match all.iter_mut().find(|other| other.value == value.value && other.by == value.by) {
            Some(other) => {
                let known = |path: &Path| other.wrote.iter().any(|(known, _)| known == path);
                let more: Vec<_> = value.wrote.into_iter().filter(|(path, _)| !known(path)).collect();
                other.wrote.extend(more);
            }
            None => all.push(value),
        }
    }
}

/// Who wrote, without what.
pub(crate) fn unsaid(told: ContestedValue) -> ContestedValue {
    let wrote = told.wrote.into_iter().map(|(path, _)| (path, Value::Null)).collect();
    ContestedValue { value: Value::Null, wrote, ..told }
}

fn write_one(told: &ContestedValue) -> Value {
    let mut note = json!({
        "value": told.value,
        "by": told.by.as_ref().map(|by| json!([by.name, by.unit])),
        "at": told.at,
        "actor": told.actor,
    });
    if !told.wrote.is_empty() {
        note["wrote"] = told.wrote.iter().map(|(path, value)| json!([path.to_string(), value])).collect();
    }
    note
}

fn read_one(told: &Value) -> ContestedValue {
    let name = |at: usize| told["by"][at].as_str().map(str::to_owned);
    let actor = told["actor"].as_array().map(|bytes| {
        let byte = |byte: &Value| byte.as_u64().and_then(|byte| u8::try_from(byte).ok());
        bytes.iter().filter_map(byte).collect()
    });
    ContestedValue {
        value: told["value"].clone(),
        by: name(0).zip(name(1)).map(|(name, unit)| Author { name, unit }),
        at: told["at"].as_i64(),
        actor,
        wrote: told["wrote"].as_array().into_iter().flatten().filter_map(read_field).collect(),
    }
}

fn read_field(told: &Value) -> Option<(Path, Value)> {
    Some((Path::read(told[0].as_str()?)?, told[1].clone()))
}

impl CaseDocs {
    /// Takes the notes beside a field away: a person has looked at them.
    pub(crate) fn clear_notes(&mut self, path: &Path) -> Result<(), DocError> {
        let Some(key) = path.parts().last() else { return Ok(()) };
        for id in self.current().cloned().collect::<Vec<_>>() {
            let doc = self.sheet(&id)?.doc;
            if let Some(parent) = find_item(doc, &path.parent()) {
                clear(doc, &parent, &also_key(key))?;
                clear(doc, &parent, &met_key(key))?;
            }
        }
        Ok(())
    }
}
