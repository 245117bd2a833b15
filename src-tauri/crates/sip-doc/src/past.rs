//! The changes of one document, read as what a person did.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use automerge::legacy::{Key, OpId};
use automerge::{AutoCommit, Change, ChangeHash, ExpandedChange, ReadDoc, ScalarValue, Value as AmValue};
use serde_json::{Map, Value};
use sip_model::field::{Kind, Path};

use crate::contested::{ContestedValue, NOT_FOR};
use crate::doc_id::DocId;
use crate::docs::{Author, CaseDocs};
use crate::error::DocError;
use crate::history::{How, Said};
use crate::notes::{add, notes_of};
use crate::places::Places;
use crate::tree::{AWAY, item_of};
use crate::value::plain;
use crate::write::{ORDER, STRUCK};

/// When a case was brought in, and by which actor: what it began with is no edit.
pub(crate) type Begun = (i64, Vec<u8>);

impl CaseDocs {
    pub(crate) fn begun(&mut self) -> Result<Option<Begun>, DocError> {
        let changes = self.asked(&DocId::plan())?.get_changes(&[]);
        let first = genesis(&changes);
        let begun = changes.iter().find(|change| is_first(change, &first));
        Ok(begun.map(|change| (change.timestamp(), change.actor_id().to_bytes().to_vec())))
    }
}

fn genesis(changes: &[Change]) -> BTreeSet<ChangeHash> {
    changes.iter().filter(|change| change.deps().is_empty()).map(Change::hash).collect()
}

/// Whether a change is the first that somebody wrote in a document.
fn is_first(change: &Change, genesis: &BTreeSet<ChangeHash>) -> bool {
    change.message().is_some() && !change.deps().is_empty() && change.deps().iter().all(|dep| genesis.contains(dep))
}

/// Items, and when which actor moved them.
pub(crate) type Moved = BTreeSet<(Path, i64, Vec<u8>)>;

/// A value as it was written, and by whom.
type Put = (ScalarValue, Option<Author>, i64, Vec<u8>);

pub(crate) struct Past<'a> {
    doc: &'a AutoCommit,
    is_renewed: bool,
    places: Places,
    changes: Vec<Change>,
    puts: HashMap<OpId, Put>,
}

/// What a change did at a key: what it put last, and what it put away.
#[derive(Default)]
struct At {
    put: Option<ScalarValue>,
    over: Vec<OpId>,
}

impl<'a> Past<'a> {
    pub(crate) fn of(doc: &'a mut AutoCommit, id: &DocId) -> Result<Self, DocError> {
        let changes = doc.get_changes(&[]);
        let places = Places::of(doc, id.kind())?;
        Ok(Self { doc, is_renewed: id.generation() > 0, places, changes, puts: HashMap::new() })
    }

    /// The items that somebody moved out of the document, each by one act.
    pub(crate) fn left(&self) -> Moved {
        let mut left = Moved::new();
        for change in self.changes.iter().filter(|change| change.message().is_some()) {
            for op in change.decode().operations {
                let is_left = op.key == Key::Map(AWAY.into()) && op.primitive_value() == Some(true.into());
                let item = self.places.all.get(&op.obj.to_string()).filter(|place| is_left && place.is_item);
                let act = |path: &Path| (path.clone(), change.timestamp(), change.actor_id().to_bytes().to_vec());
                left.extend(item.map(|place| act(&place.path)));
            }
        }
        left
    }

    /// What was written in the document after the case began.
    pub(crate) fn read(mut self, begun: Option<&Begun>, moved: &Moved) -> Result<Vec<Said>, DocError> {
        let mut all = Vec::new();
        let changes = std::mem::take(&mut self.changes);
        let first = genesis(&changes);
        for change in &changes {
            let expanded = change.decode();
            let at = self.keep(&expanded);
            let Some(by) = change.message().and_then(Author::read) else { continue };
            let actor = change.actor_id().to_bytes().to_vec();
            let is_begun = begun.is_some_and(|begun| *begun == (change.timestamp(), actor.clone()));
            // What a generation begins with was written before it, and is told there.
            if is_first(change, &first) && (self.is_renewed || is_begun) {
                continue;
            }
            let act = Act { past: &self, change, by, actor, at, texts: texts(&expanded), moved };
            all.extend(act.said()?);
        }
        Ok(all)
    }

    /// Remembers what a change put, and tells what it did at each key.
    fn keep(&mut self, change: &ExpandedChange) -> BTreeMap<(String, String), At> {
        let mut found: BTreeMap<(String, String), At> = BTreeMap::new();
        let by = change.message.as_deref().and_then(Author::read);
        let start = change.start_op.get();
        for (counter, op) in (start..).zip(&change.operations) {
            let Key::Map(key) = &op.key else { continue };
            let at = found.entry((op.obj.to_string(), key.to_string())).or_default();
            let is_own = |pred: &&OpId| pred.actor() == &change.actor_id && pred.counter() >= start;
            at.over.extend(op.pred.iter().filter(|pred| !is_own(pred)).cloned());
            if let Some(value) = op.primitive_value() {
                at.put = Some(value.clone());
                let put = (value, by.clone(), change.time, change.actor_id.to_bytes().to_vec());
                self.puts.insert(OpId::new(counter, &change.actor_id), put);
            }
        }
        found
    }
}

fn texts(change: &ExpandedChange) -> BTreeSet<String> {
    change.operations.iter().filter(|op| !op.key.is_map_key()).map(|op| op.obj.to_string()).collect()
}

/// One change that somebody wrote.
struct Act<'a> {
    past: &'a Past<'a>,
    change: &'a Change,
    by: Author,
    actor: Vec<u8>,
    at: BTreeMap<(String, String), At>,
    texts: BTreeSet<String>,
    moved: &'a Moved,
}

impl Act<'_> {
    fn said(&self) -> Result<Vec<Said>, DocError> {
        let mut said = Vec::new();
        // Who moved an item wrote nothing in it, but for who may read it.
        let is_moved = |path: &Path| item_of(path).is_some_and(|item| self.is_moved(&item));
        for ((object, key), at) in &self.at {
            let Some(place) = self.past.places.all.get(object) else { continue };
            let Some((field, is_note)) = field_of(key) else { continue };
            let Some(kind) = kind_of(place, field) else { continue };
            let path = if field == STRUCK { place.path.clone() } else { place.path.with(field) };
            let was_copied = self.at.contains_key(&(object.clone(), crate::notes::copied_key(field)));
            if was_copied || (is_moved(&path) && field != NOT_FOR) {
                continue;
            }
            said.extend(match is_note {
                Some(note) => self.note(object, field, note, at, kind, path)?,
                None => self.field(object, field, at, kind, path)?,
            });
        }
        for text in &self.texts {
            let Some((path, text)) = self.past.places.texts.get(text) else { continue };
            let heads = [self.change.hash()];
            let (now, before) =
                (self.past.doc.text_at(text, &heads)?, self.past.doc.text_at(text, self.change.deps())?);
            if now != before && !is_moved(path) {
                let over = Some(before).filter(|before| !before.is_empty()).map(|before| self.unknown(before.into()));
                said.push(self.one(path.clone(), How::Set, now.into(), over.into_iter().collect()));
            }
        }
        for (_, key) in self.at.keys() {
            let text = key
                .strip_prefix("read:")
                .and_then(|path| self.past.places.texts.values().find(|(text, _)| text.to_string() == path));
            if let Some((path, text)) = text {
                let words = self.past.doc.text_at(text, &[self.change.hash()])?;
                said.push(self.one(path.clone(), How::Read, words.into(), Vec::new()));
            }
        }
        Ok(self.with_added(said))
    }

    fn is_moved(&self, item: &Path) -> bool {
        self.moved.contains(&(item.clone(), self.change.timestamp(), self.actor.clone()))
    }

    fn item(&self, object: &str) -> Option<&Path> {
        self.past.places.all.get(object).filter(|place| place.is_item).map(|place| &place.path)
    }

    fn one(&self, path: Path, how: How, value: Value, over: Vec<ContestedValue>) -> Said {
        Said { path, how, value, over, by: self.by.clone(), at: self.change.timestamp(), actor: self.actor.clone() }
    }

    fn unknown(&self, value: Value) -> ContestedValue {
        ContestedValue { value, by: None, at: None, actor: None, wrote: Vec::new() }
    }

    /// A field that was written, or of whose values some were taken away.
    fn field(&self, object: &str, key: &str, at: &At, kind: Kind, path: Path) -> Result<Option<Said>, DocError> {
        let value = match &at.put {
            Some(put) => plain(put, kind),
            None => self.stands(object, key, kind)?,
        };
        let mut over = self.over(at, kind);
        let (several, had) = (over.len() > 1, !over.is_empty());
        over.retain(|over| over.value != value);
        if had && over.is_empty() {
            return Ok(None);
        }
        let how = match (key == STRUCK, value.is_null()) {
            (true, true) => How::Lifted,
            (true, false) => How::Struck,
            _ if several => How::Settled,
            _ => How::Set,
        };
        // A field that was empty and is emptied says nothing.
        Ok((had || !value.is_null()).then(|| self.one(path, how, value, over)))
    }

    /// A note beside a field that was taken away: somebody has looked at what stood in it.
    fn note(
        &self,
        object: &str,
        field: &str,
        note: &str,
        at: &At,
        kind: Kind,
        path: Path,
    ) -> Result<Option<Said>, DocError> {
        let gone = at.put.as_ref().is_none_or(|put| *put == ScalarValue::Null);
        let mut over = Vec::new();
        match note {
            "also" if gone => {
                let notes = at.over.iter().filter_map(|op| self.past.puts.get(op)?.0.as_str().map(notes_of));
                notes.for_each(|notes| add(&mut over, notes));
            }
            "looked" => {
                // What came late was put away in the same change.
                let beside = self.at.get(&(object.to_owned(), field.to_owned()));
                over.extend(beside.map(|at| self.over(at, kind)).unwrap_or_default());
                if let Some((_, text)) = self.past.places.texts.values().find(|(text, _)| *text == path) {
                    over.push(self.unknown(self.past.doc.text_at(text, self.change.deps())?.into()));
                }
            }
            _ => {}
        }
        over.retain(|over| !over.value.is_null() && over.value != "");
        let over = Some(over).filter(|over| !over.is_empty());
        Ok(over.map(|over| self.one(path, How::Settled, Value::Null, over)))
    }

    fn over(&self, at: &At, kind: Kind) -> Vec<ContestedValue> {
        let mut over = Vec::new();
        let puts = at.over.iter().filter_map(|op| self.past.puts.get(op));
        add(
            &mut over,
            puts.map(|(value, by, at, actor)| ContestedValue {
                value: plain(value, kind),
                by: by.clone(),
                at: Some(*at),
                actor: Some(actor.clone()),
                wrote: Vec::new(),
            }),
        );
        over
    }

    fn stands(&self, object: &str, key: &str, kind: Kind) -> Result<Value, DocError> {
        let Ok((object, _)) = self.past.doc.import(object) else { return Ok(Value::Null) };
        Ok(match self.past.doc.get_at(&object, key, &[self.change.hash()])? {
            Some((AmValue::Scalar(scalar), _)) => plain(&scalar, kind),
            _ => Value::Null,
        })
    }

    /// Items that were added, with what was written in them.
    fn with_added(&self, said: Vec<Said>) -> Vec<Said> {
        let is_new = |(_, key): &(String, String), at: &At| key == ORDER && at.over.is_empty();
        let new = self.at.iter().filter(|(of, at)| is_new(of, at)).filter_map(|((of, _), _)| self.item(of));
        let is_moved = |path: &Path| item_of(path).is_some_and(|item| self.is_moved(&item));
        let new: BTreeSet<&Path> = new.filter(|path| !is_moved(path)).collect();
        let in_new = |path: &Path| {
            let parts = path.parts();
            new.iter().find(|item| parts.starts_with(item.parts())).copied()
        };
        let mut added: BTreeMap<&Path, Map<String, Value>> = BTreeMap::new();
        let mut rest = Vec::new();
        for path in &new {
            // What stands in a new item is a part of it.
            let whole = in_new(path).unwrap_or(path);
            added.entry(whole).or_default();
        }
        for said in said {
            match in_new(&said.path) {
                Some(item) => {
                    let key = said.path.parts().get(item.parts().len()).cloned();
                    let direct = said.path.parts().len() == item.parts().len() + 1;
                    let fields = added.entry(item).or_default();
                    fields.extend(key.filter(|_| direct).map(|key| (key, said.value)));
                }
                None => rest.push(said),
            }
        }
        let added = added.into_iter();
        rest.extend(added.map(|(path, fields)| self.one(path.clone(), How::Added, fields.into(), Vec::new())));
        rest
    }
}

/// The field that a key is of, and what note beside it the key is.
fn field_of(key: &str) -> Option<(&str, Option<&str>)> {
    match key.split_once(':') {
        Some((note, field)) => matches!(note, "also" | "looked").then_some((field, Some(note))),
        None => Some((key, None)),
    }
}

/// What a field of a place holds.
fn kind_of(place: &crate::places::Place, field: &str) -> Option<Kind> {
    match place.row.field.kind {
        _ if field == STRUCK => place.is_item.then_some(Kind::Short),
        Kind::Reasons => Some(Kind::Quote),
        _ => place.row.children.get(field).map(|child| child.field.kind).filter(|kind| kind.is_leaf()),
    }
}
