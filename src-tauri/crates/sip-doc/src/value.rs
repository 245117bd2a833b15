//! A field's value, in a document and as JSON.

use automerge::transaction::Transactable;
use automerge::{AutoCommit, ChangeHash, ObjId, ObjType, ReadDoc, ScalarValue, Value as AmValue};
use serde_json::Value;
use sip_model::field::Kind;

use crate::error::DocError;
use crate::notes::{copied_key, read};
use crate::tree::{is_away, left_by};

/// What is shown of a field.
pub(crate) fn register(doc: &AutoCommit, object: &ObjId, key: &str, kind: Kind) -> Result<Value, DocError> {
    Ok(match standing(doc, object, key)?.into_iter().next() {
        Some((AmValue::Object(ObjType::Text), text)) => match doc.text(&text)? {
            words if words.is_empty() => Value::Null,
            words => Value::String(words),
        },
        Some((AmValue::Scalar(scalar), _)) => plain(&scalar, kind),
        _ => Value::Null,
    })
}

/// Every value that stands at a field, the one that is shown first: of several, which is by the values
/// themselves, something before nothing. No clock decides it, nor who was folded when.
///
/// Two who moved an item to the same readers both wrote its values there. Where they wrote the same
/// and somebody wrote after it, the other's is no more than a copy of what was written over.
pub(crate) fn standing<'a>(
    doc: &'a AutoCommit,
    object: &ObjId,
    key: &str,
) -> Result<Vec<(AmValue<'a>, ObjId)>, DocError> {
    let mut all = doc.get_all(object, key)?;
    if all.len() < 2 {
        return Ok(all);
    }
    all.sort_by_cached_key(|(value, op)| {
        let nothing = value.as_scalar().is_some_and(|scalar| *scalar == ScalarValue::Null);
        (nothing, std::cmp::Reverse(format!("{value:?}")), op.to_string())
    });
    // Whoever moves an item away empties it: where another says that it lives here, that says nothing.
    if !is_away(doc, object) {
        leave_out(doc, &mut all, &left_by(doc, object));
    }
    let copies = copied_by(doc, object, key)?;
    let stands = |copy: &ChangeHash| all.iter().any(|(_, op)| doc.hash_for_opid(op).as_ref() == Some(copy));
    if read(doc, object, &copied_key(key))?.len() == 1 && !copies.iter().all(stands) {
        leave_out(doc, &mut all, &copies);
    }
    Ok(all)
}

/// Leaves out what some changes wrote, where others wrote something.
fn leave_out(doc: &AutoCommit, all: &mut Vec<(AmValue<'_>, ObjId)>, of: &[ChangeHash]) {
    let is_of = |op: &ObjId| doc.hash_for_opid(op).is_some_and(|hash| of.contains(&hash));
    if all.iter().any(|(_, op)| !is_of(op)) {
        all.retain(|(_, op)| !is_of(op));
    }
}

/// The changes that copied a field from where its item lived before.
fn copied_by(doc: &AutoCommit, object: &ObjId, key: &str) -> Result<Vec<ChangeHash>, DocError> {
    let notes = doc.get_all(object, copied_key(key))?;
    Ok(notes.iter().filter_map(|(_, op)| doc.hash_for_opid(op)).collect())
}

/// A register's value as JSON.
pub(crate) fn plain(scalar: &ScalarValue, kind: Kind) -> Value {
    match scalar {
        ScalarValue::Boolean(flag) => Value::Bool(*flag),
        ScalarValue::Int(number) => Value::from(*number),
        ScalarValue::Str(text) if matches!(kind, Kind::Refs(_) | Kind::Texts | Kind::AllOrTexts(_)) => {
            // Only a list begins with a bracket; "alla" does not.
            if text.starts_with('[') {
                serde_json::from_str(text).unwrap_or_default()
            } else {
                Value::String(text.to_string())
            }
        }
        ScalarValue::Str(text) => Value::String(text.to_string()),
        _ => Value::Null,
    }
}

/// A register's value. Lists are set as a whole, so they are one value: their JSON.
pub(crate) fn scalar(value: &Value) -> ScalarValue {
    match value {
        Value::Null => ScalarValue::Null,
        Value::Bool(flag) => ScalarValue::Boolean(*flag),
        Value::Number(number) => number.as_i64().map_or(ScalarValue::Null, ScalarValue::Int),
        Value::String(text) => ScalarValue::Str(text.as_str().into()),
        list => ScalarValue::Str(list.to_string().into()),
    }
}

/// Puts a value as something that is said now, also where the same was said before: Automerge would
/// leave it out, and only take back what others say.
pub(crate) fn say(doc: &mut AutoCommit, object: &ObjId, key: &str, value: ScalarValue) -> Result<(), DocError> {
    if doc.get_all(object, key)?.iter().any(|(said, _)| said.as_scalar() == Some(&value)) {
        let other = if value == ScalarValue::Null { ScalarValue::Boolean(false) } else { ScalarValue::Null };
        doc.put(object, key, other)?;
    }
    Ok(doc.put(object, key, value)?)
}
