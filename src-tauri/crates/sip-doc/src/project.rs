//! Documents become a case again.

use automerge::{AutoCommit, ObjId, ObjType, ROOT, ReadDoc, ScalarValue, Value as AmValue};
use serde_json::{Map, Value};
use sip_model::field::{Kind, Node, root};

use crate::error::DocError;
use crate::kind::DocKind;
use crate::write::{ORDER, STRUCK, object_at};

/// What one document holds, as a part of the case in its inside form.
pub(crate) fn project(doc: &AutoCommit, kind: DocKind) -> Result<Value, DocError> {
    Ok(Value::Object(group(doc, kind, &ROOT, root())?))
}

/// Lays one document's part over another's. Places are disjoint but for what a protected identity
/// moved, where only one of the two holds a value.
pub(crate) fn lay_over(base: &mut Value, part: Value) {
    match (base, part) {
        (Value::Object(base), Value::Object(part)) => {
            for (key, value) in part {
                match base.get_mut(&key) {
                    Some(under) => lay_over(under, value),
                    None => {
                        base.insert(key, value);
                    }
                }
            }
        }
        (Value::Array(base), Value::Array(part)) => {
            for item in part {
                match base.iter_mut().find(|under| under["id"] == item["id"]) {
                    Some(under) => lay_over(under, item),
                    None => base.push(item),
                }
            }
        }
        (_, Value::Null) => {}
        (base, part) => *base = part,
    }
}

fn group(doc: &AutoCommit, kind: DocKind, object: &ObjId, node: &Node) -> Result<Map<String, Value>, DocError> {
    let mut fields = Map::new();
    for (key, child) in &node.children {
        if !kind.reaches(child) {
            continue;
        }
        let value = match child.field.kind {
            Kind::Group { nullable } => {
                let inner = group(doc, kind, &object_at(doc, object, key)?, child)?;
                if nullable && inner.is_empty() { Value::Null } else { Value::Object(inner) }
            }
            Kind::Items { .. } | Kind::Lines => items(doc, kind, &object_at(doc, object, key)?, child)?,
            Kind::Reasons => reasons(doc, &object_at(doc, object, key)?)?,
            leaf => register(doc, object, key, leaf)?,
        };
        if !value.is_null() {
            fields.insert((*key).to_owned(), value);
        }
    }
    Ok(fields)
}

fn items(doc: &AutoCommit, kind: DocKind, list: &ObjId, node: &Node) -> Result<Value, DocError> {
    let mut items = Vec::new();
    for id in doc.keys(list) {
        let object = object_at(doc, list, &id)?;
        let mut fields = group(doc, kind, &object, node)?;
        if let Value::String(struck) = register(doc, &object, STRUCK, Kind::Short)?
            && let Ok(struck) = serde_json::from_str(&struck)
        {
            fields.insert(STRUCK.to_owned(), struck);
        }
        let order = register(doc, &object, ORDER, Kind::Short)?.as_str().unwrap_or_default().to_owned();
        fields.insert("id".to_owned(), Value::String(id.clone()));
        items.push((order, id, Value::Object(fields)));
    }
    items.sort_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
    Ok(Value::Array(items.into_iter().map(|(_, _, item)| item).collect()))
}

fn reasons(doc: &AutoCommit, object: &ObjId) -> Result<Value, DocError> {
    let mut reasons = Map::new();
    for code in doc.keys(object) {
        let words = register(doc, object, &code, Kind::Quote)?;
        if !words.is_null() {
            reasons.insert(code, words);
        }
    }
    Ok(Value::Object(reasons))
}

fn register(doc: &AutoCommit, object: &ObjId, key: &str, kind: Kind) -> Result<Value, DocError> {
    Ok(match doc.get(object, key)? {
        Some((AmValue::Object(ObjType::Text), text)) => match doc.text(&text)? {
            words if words.is_empty() => Value::Null,
            words => Value::String(words),
        },
        Some((AmValue::Scalar(scalar), _)) => plain(&scalar, kind),
        _ => Value::Null,
    })
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
