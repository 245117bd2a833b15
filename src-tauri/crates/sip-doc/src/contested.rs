//! What two people wrote apart, and a person settles: every value, and who wrote it. Nothing is
//! silently won.

use std::collections::{BTreeMap, BTreeSet};

use automerge::{AutoCommit, ObjId, ROOT, ReadDoc};
use serde_json::Value;
use sip_model::field::{Kind, Node, Path, bound_group, is_bound, root};

use crate::doc_id::DocId;
use crate::docs::{Author, CaseDocs};
use crate::entries::Entries;
use crate::error::DocError;
use crate::graph::Graph;
use crate::kind::DocKind;
use crate::notes::{add, also_key, is_note, met_key, read};
use crate::strike::{Look, changed_beside_strike};
use crate::told::{says_same, values_at, values_with_notes};
use crate::tree::{INNER, find_item, is_away, item_of, items_in, items_of};
use crate::whole::written_apart;
use crate::write::{STRUCK, kind_of, object_at};

/// Why something waits for a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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
    /// Every value. Of a running text, what each of those who met there wrote.
    pub values: Vec<ContestedValue>,
    /// What became of a running text that is to be read.
    pub text: Option<Value>,
}

impl Contested {
    /// Something with several values.
    pub(crate) fn new(path: Path, why: Why, values: Vec<ContestedValue>) -> Self {
        Self { path, why, values, text: None }
    }
}

/// One of the values.
#[derive(Debug, Clone, PartialEq)]
pub struct ContestedValue {
    /// The value. Nothing where only who wrote is known, and not what.
    pub value: Value,
    /// Who wrote it, where the change tells.
    pub by: Option<Author>,
    /// When by that computer's clock, seconds since 1970.
    pub at: Option<i64>,
    /// The actor that wrote it: the device is in it.
    pub actor: Option<Vec<u8>>,
    /// Beside a strike: what this one wrote in the item, field by field. Nothing for a value that is only
    /// known to have been written.
    pub wrote: Vec<(Path, Value)>,
}

impl CaseDocs {
    /// What waits for a person. `overlaps` are the running texts that met, as the merges told them
    /// ([`crate::Taken::overlaps`]).
    ///
    /// # Errors
    /// [`DocError`] when a document is damaged.
    pub fn contested(&mut self, overlaps: &[crate::Overlap]) -> Result<Vec<Contested>, DocError> {
        let mut found = Vec::new();
        let homes = self.homes();
        let mut ids = self.family();
        ids.extend([DocKind::Consent, DocKind::Own].map(|kind| self.latest_of(&kind.into())));
        for id in ids {
            let here = |item: &Path| homes.get(item).and_then(|homes| homes.last()) == Some(&id);
            self.seek(&id, &here, &mut found)?;
        }
        for (path, lives) in homes.iter().filter(|(_, lives)| lives.len() > 1) {
            let apart = self.apart(path, lives, &found)?;
            found.extend(apart);
        }
        self.late(&mut found)?;
        self.unread(overlaps, &mut found)?;
        Ok(one_each(self.bind(found)?))
    }

    /// What waits for a person in one document, by itself.
    pub(crate) fn waiting_in(&mut self, id: &DocId) -> Result<Vec<Contested>, DocError> {
        let mut found = self.apart_in(id)?;
        let overlaps = self.all_overlaps(id)?;
        self.unread(&overlaps, &mut found)?;
        Ok(one_each(found))
    }

    /// What stands beside something else in one document, by itself; texts that met are not looked at.
    pub(crate) fn apart_in(&mut self, id: &DocId) -> Result<Vec<Contested>, DocError> {
        let mut found = Vec::new();
        let doc = self.asked(id)?;
        let away: BTreeSet<Path> =
            items_of(doc).into_iter().filter(|(_, item)| is_away(doc, item)).map(|(path, _)| path).collect();
        self.seek(id, &|item| !away.contains(item), &mut found)?;
        Ok(found)
    }

    /// Looks through one document; `here` tells of a goal or insats whether it is shown from here.
    fn seek(&mut self, id: &DocId, here: &dyn Fn(&Path) -> bool, found: &mut Vec<Contested>) -> Result<(), DocError> {
        self.asked(id)?;
        let doc = self.docs.get_mut(id).ok_or(DocError::NoPlace)?;
        let graph = Graph::of(doc);
        let look = Look { kind: id.kind(), graph: &graph, touches: &mut self.touches };
        Seek { look, here, found }.group(doc, &ROOT, root(), &Path::root())
    }

    /// What differs between the homes of an item that was moved apart to several. Who may read it is
    /// settled first, and the rest then; what is asked already, as in `found`, with the values of every home.
    fn apart(&mut self, path: &Path, lives: &[DocId], found: &[Contested]) -> Result<Vec<Contested>, DocError> {
        let audiences = self.audiences(path, lives)?;
        let is_settled = audiences.len() < 2;
        let is_asked = |field: &Path, why: Why| {
            let asks = |other: &Path| other == field || bound_group(field).is_some_and(|(group, _)| group == *other);
            found.iter().any(|other| other.why == why && asks(&other.path))
        };
        let mut all = BTreeMap::new();
        for id in lives.iter().rev() {
            self.values_in(id, path, &mut all)?;
        }
        if !is_settled {
            all.remove(&path.with(NOT_FOR));
        }
        let told = all.into_iter().filter_map(|(path, mut values)| {
            let why = if kind_of(&path) == Kind::Prose { Why::Late } else { Why::Values };
            if !is_settled && !is_asked(&path, why) {
                return None;
            }
            let now = values.first()?.value.clone();
            let mut kept: Vec<Value> = Vec::new();
            values.retain(|value| {
                let is_new = !kept.iter().any(|other| says_same(other, &value.value));
                kept.push(value.value.clone());
                is_new
            });
            values.iter().any(|value| !says_same(&value.value, &now)).then(|| Contested::new(path, why, values))
        });
        let readers = (!is_settled).then(|| Contested::new(path.with(NOT_FOR), Why::Values, audiences));
        Ok(readers.into_iter().chain(told).collect())
    }

    /// Who an item is kept from, by each of its homes that says something else; the one that holds
    /// first.
    pub(crate) fn audiences(&mut self, path: &Path, lives: &[DocId]) -> Result<Vec<ContestedValue>, DocError> {
        let mut said: Vec<ContestedValue> = Vec::new();
        for id in lives.iter().rev() {
            let doc = self.asked(id)?;
            let Some(item) = find_item(doc, path) else { continue };
            for value in values_at(doc, &item, NOT_FOR, kind_of(&path.with(NOT_FOR)))? {
                if !said.iter().any(|other| other.value == value.value) {
                    said.push(value);
                }
            }
        }
        Ok(said)
    }
}

/// Key of who an item is kept from.
pub(crate) const NOT_FOR: &str = "notFor";

/// Each field once, and in order: what several documents tell of it stands together.
fn one_each(found: Vec<Contested>) -> Vec<Contested> {
    let mut all: Vec<Contested> = Vec::new();
    for contested in found {
        match all.iter_mut().find(|other| other.path == contested.path && other.why == contested.why) {
            Some(there) => add(&mut there.values, contested.values),
            None => all.push(contested),
        }
    }
    all.sort_by(|a, b| (&a.path, a.why).cmp(&(&b.path, b.why)));
    all
}

struct Seek<'a> {
    look: Look<'a>,
    here: &'a dyn Fn(&Path) -> bool,
    found: &'a mut Vec<Contested>,
}

impl Seek<'_> {
    fn group(&mut self, doc: &mut AutoCommit, object: &ObjId, node: &Node, path: &Path) -> Result<(), DocError> {
        let entries = Entries::of(doc, object);
        for (key, child) in &node.children {
            if !self.look.kind.reaches(child) {
                continue;
            }
            let path = path.with(key);
            match child.field.kind {
                Kind::Group { .. } if is_bound(child) => {
                    let group = entries.object(key)?;
                    self.found.extend(written_apart(doc, self.look.graph, &group, child, &path)?);
                }
                Kind::Group { .. } => self.group(doc, &entries.object(key)?, child, &path)?,
                Kind::Items { .. } | Kind::Lines => {
                    for (id, item) in items_in(doc, &entries.object(key)?) {
                        self.item(doc, &item, child, &path.with(&id))?;
                    }
                }
                Kind::Reasons => {
                    let reasons = entries.object(key)?;
                    let codes: Vec<String> = doc.keys(&reasons).filter(|code| !is_note(code)).collect();
                    let inner = Entries::of(doc, &reasons);
                    for code in codes {
                        self.field(doc, &inner, &reasons, &code, Kind::Quote, &path.with(&code))?;
                    }
                }
                leaf => self.field(doc, &entries, object, key, leaf, &path)?,
            }
        }
        Ok(())
    }

    fn item(&mut self, doc: &mut AutoCommit, item: &ObjId, node: &Node, path: &Path) -> Result<(), DocError> {
        let is_here = match item_of(path) {
            Some(own) if own == *path => (self.here)(path),
            _ => !is_away(doc, item),
        };
        if is_here {
            self.field(doc, &Entries::of(doc, item), item, STRUCK, Kind::Short, &path.with(STRUCK))?;
            self.found.extend(changed_beside_strike(doc, &mut self.look, item, node, path)?);
            return self.group(doc, item, node, path);
        }
        // What lives elsewhere is looked at there; what lives in it may live here.
        for (key, child) in node.children.iter().filter(|(key, _)| **key == INNER) {
            for (id, inner) in items_in(doc, &object_at(doc, item, key)?) {
                self.item(doc, &inner, child, &path.with(key).with(&id))?;
            }
        }
        Ok(())
    }

    fn field(
        &mut self,
        doc: &mut AutoCommit,
        entries: &Entries,
        object: &ObjId,
        key: &str,
        kind: Kind,
        path: &Path,
    ) -> Result<(), DocError> {
        if entries.has_several(key) || entries.has(&also_key(key)) {
            let all = values_with_notes(doc, object, key, kind)?;
            // Two people who wrote the same agree.
            if all.iter().any(|value| !says_same(&value.value, &all[0].value)) {
                let why = if kind == Kind::Prose { Why::Late } else { Why::Values };
                self.found.push(Contested::new(path.clone(), why, all));
            }
        }
        if kind == Kind::Prose && entries.has(&met_key(key)) {
            let values = read(doc, object, &met_key(key))?;
            if !values.is_empty() {
                let text = Some(crate::value::register(doc, object, key, kind)?);
                self.found.push(Contested { path: path.clone(), why: Why::Prose, values, text });
            }
        }
        Ok(())
    }
}
