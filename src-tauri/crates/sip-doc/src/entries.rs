//! What stands in an object, read in one pass: a case has thousands of keys, and looking each up by
//! itself costs ten times as much.

use automerge::{AutoCommit, ObjId, ObjType, ReadDoc, Value as AmValue};
use serde_json::Value;
use sip_model::field::Kind;

use crate::error::DocError;
use crate::tree::{AWAY, is_away};
use crate::value::{plain, register};

/// The keys of an object in order, each with the value that Automerge shows, and whether there are
/// several.
pub(crate) struct Entries(Vec<(String, Entry)>);

type Entry = (AmValue<'static>, ObjId, bool);

impl Entries {
    pub(crate) fn of(doc: &AutoCommit, object: &ObjId) -> Self {
        let entry = |item: automerge::iter::MapRangeItem<'_>| {
            (item.key.to_string(), (item.value.clone().into(), item.id(), item.conflict))
        };
        let mut all: Vec<(String, Entry)> = doc.map_range(object, ..).map(entry).collect();
        all.sort_by(|(a, _), (b, _)| a.cmp(b));
        Self(all)
    }

    /// The keys.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(key, _)| key.as_str())
    }

    fn get(&self, key: &str) -> Option<&Entry> {
        let at = self.0.binary_search_by(|(other, _)| other.as_str().cmp(key)).ok()?;
        self.0.get(at).map(|(_, entry)| entry)
    }

    /// The object at a key.
    pub(crate) fn object(&self, key: &str) -> Result<ObjId, DocError> {
        match self.get(key) {
            Some((AmValue::Object(_), id, _)) => Ok(id.clone()),
            _ => Err(DocError::NoPlace),
        }
    }

    /// Whether anything stands at a key.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// Whether several values stand at a key.
    pub(crate) fn has_several(&self, key: &str) -> bool {
        self.get(key).is_some_and(|(_, _, several)| *several)
    }

    /// What is shown of a field.
    pub(crate) fn register(&self, doc: &AutoCommit, object: &ObjId, key: &str, kind: Kind) -> Result<Value, DocError> {
        match self.get(key) {
            None => Ok(Value::Null),
            Some((AmValue::Scalar(scalar), _, false)) => Ok(plain(scalar, kind)),
            Some((AmValue::Object(ObjType::Text), text, false)) => {
                Ok(Some(doc.text(text)?).filter(|words| !words.is_empty()).map_or(Value::Null, Value::String))
            }
            Some(_) => register(doc, object, key, kind),
        }
    }

    /// Whether the object is an item that lives elsewhere.
    pub(crate) fn is_away(&self, doc: &AutoCommit, object: &ObjId) -> bool {
        match self.get(AWAY) {
            None => false,
            Some((value, _, false)) => value.as_bool() == Some(true),
            Some(_) => is_away(doc, object),
        }
    }
}
