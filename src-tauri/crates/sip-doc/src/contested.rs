//! What two people wrote apart, and a person settles: every value, and who wrote it. Nothing is
//! silently won.

use automerge::{AutoCommit, ObjId, ROOT, ReadDoc, Value as AmValue};
use serde_json::Value;
use sip_model::field::{Kind, Node, Path, root};

use crate::docs::{Author, CaseDocs, Hash};
use crate::error::DocError;
use crate::kind::DocKind;
use crate::project::plain;
use crate::tree::is_away;
use crate::write::{STRUCK, object_at};

/// Why something waits for a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// A short fact has several values.
    Values,
    /// An item was struck by one and changed by another (complaint 2).
    Strike,
    /// A change came for something that had moved: to other readers, or to a later generation
    /// (ruling 10). Its value stands beside what holds now.
    Late,
    /// A running text was changed in the same place by two: it is to be read (ruling 8).
    Prose,
}

/// Something contested.
#[derive(Debug, Clone, PartialEq)]
pub struct Contested {
    /// Which field; for a strike, the item.
    pub path: Path,
    /// Why.
    pub why: Why,
    /// Every value.
    pub values: Vec<ContestedValue>,
}

/// One of the values.
#[derive(Debug, Clone, PartialEq)]
pub struct ContestedValue {
    /// The value.
    pub value: Value,
    /// Who wrote it, where the change tells.
    pub by: Option<Author>,
    /// When by that computer's clock, seconds since 1970.
    pub at: Option<i64>,
    /// The actor that wrote it: the device is in it.
    pub actor: Option<Vec<u8>>,
}

impl CaseDocs {
    /// What waits for a person. `overlaps` are the running texts that met, as the merges told them
    /// ([`crate::Taken::overlaps`]).
    ///
    /// # Errors
    /// [`DocError`] when a document is damaged.
    pub fn contested(&mut self, overlaps: &[crate::Overlap]) -> Result<Vec<Contested>, DocError> {
        let mut found = Vec::new();
        for id in self.family() {
            let mut seek = Seek { kind: DocKind::Plan, found: &mut found };
            seek.group(self.doc(&id)?, &ROOT, root(), &Path::root())?;
        }
        for kind in [DocKind::Consent, DocKind::Own] {
            let id = self.latest_of(&kind.into());
            let mut seek = Seek { kind, found: &mut found };
            seek.group(self.doc(&id)?, &ROOT, root(), &Path::root())?;
        }
        self.late(&mut found)?;
        self.unread(overlaps, &mut found)?;
        found.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(found)
    }
}

/// A look through one document.
struct Seek<'a> {
    kind: DocKind,
    found: &'a mut Vec<Contested>,
}

impl Seek<'_> {
    fn group(&mut self, doc: &mut AutoCommit, object: &ObjId, node: &Node, path: &Path) -> Result<(), DocError> {
        for (key, child) in &node.children {
            if !self.kind.reaches(child) {
                continue;
            }
            let path = path.with(key);
            match child.field.kind {
                Kind::Group { .. } => self.group(doc, &object_at(doc, object, key)?, child, &path)?,
                Kind::Items { .. } | Kind::Lines => {
                    let list = object_at(doc, object, key)?;
                    let ids: Vec<String> = doc.keys(&list).collect();
                    for id in ids {
                        let item = object_at(doc, &list, &id)?;
                        self.item(doc, &item, child, &path.with(&id))?;
                    }
                }
                Kind::Reasons => {
                    let reasons = object_at(doc, object, key)?;
                    let codes: Vec<String> = doc.keys(&reasons).collect();
                    for code in codes {
                        self.register(doc, &reasons, &code, Kind::Quote, &path.with(&code))?;
                    }
                }
                leaf => self.register(doc, object, key, leaf, &path)?,
            }
        }
        Ok(())
    }

    fn item(&mut self, doc: &mut AutoCommit, item: &ObjId, node: &Node, path: &Path) -> Result<(), DocError> {
        if !is_away(doc, item) {
            self.register(doc, item, STRUCK, Kind::Short, &path.with(STRUCK))?;
            if let Some(changed) = changed_beside_strike(doc, item, node, self.kind, path)? {
                self.found.push(changed);
            }
            return self.group(doc, item, node, path);
        }
        // What lives elsewhere is looked at there; what lives in it may live here.
        for (key, child) in node.children.iter().filter(|(key, _)| **key == "insatser") {
            let list = object_at(doc, item, key)?;
            let ids: Vec<String> = doc.keys(&list).collect();
            for id in ids {
                let inner = object_at(doc, &list, &id)?;
                self.item(doc, &inner, child, &path.with(key).with(&id))?;
            }
        }
        Ok(())
    }

    fn register(
        &mut self,
        doc: &mut AutoCommit,
        object: &ObjId,
        key: &str,
        kind: Kind,
        path: &Path,
    ) -> Result<(), DocError> {
        let all = values_of(doc, object, key, kind)?;
        // Two people who wrote the same agree.
        if all.len() > 1 && all.iter().any(|value| value.value != all[0].value) {
            self.found.push(Contested { path: path.clone(), why: Why::Values, values: all });
        }
        Ok(())
    }
}

/// Every value of a register, with who wrote it.
pub(crate) fn values_of(
    doc: &mut AutoCommit,
    object: &ObjId,
    key: &str,
    kind: Kind,
) -> Result<Vec<ContestedValue>, DocError> {
    let all = doc.get_all(object, key)?;
    if all.len() < 2 && !matches!(all.first(), Some((AmValue::Scalar(_), _))) {
        return Ok(Vec::new());
    }
    let scalars: Vec<(Value, ObjId)> = all
        .into_iter()
        .filter_map(|(value, id)| match value {
            AmValue::Scalar(scalar) => Some((plain(&scalar, kind), id)),
            AmValue::Object(_) => None,
        })
        .collect();
    if scalars.len() < 2 {
        // Who wrote it is looked up by those who ask.
        return Ok(scalars.into_iter().map(|(value, id)| told(doc, value, &id)).collect());
    }
    Ok(scalars.into_iter().map(|(value, id)| told(doc, value, &id)).collect())
}

/// A value with who wrote it and when.
pub(crate) fn told(doc: &mut AutoCommit, value: Value, op: &ObjId) -> ContestedValue {
    let change = doc.hash_for_opid(op).and_then(|hash| {
        doc.get_change_meta_by_hash(&hash).map(|meta| {
            (meta.message.as_deref().and_then(Author::read), meta.timestamp, meta.actor.to_bytes().to_vec())
        })
    });
    let (by, at, actor) = match change {
        Some((by, at, actor)) => (by, Some(at), Some(actor)),
        None => (None, None, None),
    };
    ContestedValue { value, by, at, actor }
}

/// A struck item in which somebody who did not know of the strike wrote something.
fn changed_beside_strike(
    doc: &mut AutoCommit,
    item: &ObjId,
    node: &Node,
    kind: DocKind,
    path: &Path,
) -> Result<Option<Contested>, DocError> {
    let Some((AmValue::Scalar(struck), op)) = doc.get(item, STRUCK)? else { return Ok(None) };
    let struck = plain(&struck, Kind::Short);
    if struck.is_null() {
        return Ok(None);
    }
    let Some(strike) = doc.hash_for_opid(&op) else { return Ok(None) };
    let before: Vec<Hash> = doc.get_changes_meta(&[strike]).into_iter().map(|meta| meta.hash.0).collect();
    let mut later = Vec::new();
    ops_in(doc, item, node, kind, &mut later)?;
    let changed = later.into_iter().find(|op| doc.hash_for_opid(op).is_some_and(|hash| before.contains(&hash.0)));
    let Some(changed) = changed else { return Ok(None) };
    let struck = told(doc, struck, &op);
    let changed = told(doc, Value::Null, &changed);
    Ok(Some(Contested { path: path.clone(), why: Why::Strike, values: vec![struck, changed] }))
}

/// The latest operation of every field of an item, and of every letter of its running texts.
fn ops_in(
    doc: &mut AutoCommit,
    object: &ObjId,
    node: &Node,
    kind: DocKind,
    found: &mut Vec<ObjId>,
) -> Result<(), DocError> {
    for (key, child) in node.children.iter().filter(|(_, child)| kind.reaches(child)) {
        match child.field.kind {
            Kind::Group { .. } => ops_in(doc, &object_at(doc, object, key)?, child, kind, found)?,
            Kind::Items { .. } | Kind::Lines => {
                let list = object_at(doc, object, key)?;
                let ids: Vec<String> = doc.keys(&list).collect();
                for id in ids {
                    let item = object_at(doc, &list, &id)?;
                    found.push(item.clone());
                    ops_in(doc, &item, child, kind, found)?;
                }
            }
            Kind::Prose => {
                if let Some((AmValue::Object(_), text)) = doc.get(object, *key)? {
                    for at in 0..doc.length(&text) {
                        found.extend(doc.get(&text, at)?.map(|(_, op)| op));
                    }
                }
            }
            _ => found.extend(doc.get_all(object, *key)?.into_iter().map(|(_, op)| op)),
        }
    }
    Ok(())
}
