//! What lasted of changes that nobody else has seen: the difference between a document and what
//! others have of it, each part with the change that it comes from.

use std::collections::{BTreeMap, BTreeSet};

use automerge::transaction::Transactable;
use automerge::{AutoCommit, Change, ChangeHash, ObjId, ObjType, ROOT, ReadDoc, ScalarValue, Value as AmValue};
use sip_model::field::{Kind, Path};

use crate::doc_id::DocId;
use crate::error::DocError;
use crate::fixed;
use crate::graph::Graph;
use crate::order::{holds_inner, row_of};
use crate::prose::put_prose;
use crate::touched::{fields, texts};
use crate::tree::{AWAY, find_item, is_away, item_of};
use crate::value::say;
use crate::write::{STRUCK, object_at};

/// The parts that lasted, and the items whose place every device makes alike.
pub(crate) struct Net {
    pub(crate) steps: Vec<Step>,
    places: BTreeSet<Path>,
}

/// One part that lasted.
pub(crate) struct Step {
    /// The change that wrote it last: what that knew of, it knows of.
    pub(crate) origin: ChangeHash,
    /// The change whose author and time it has.
    pub(crate) by: ChangeHash,
    /// The object that it stands in.
    object: Path,
    key: String,
    what: What,
}

enum What {
    Make(ObjType),
    Put(ScalarValue),
    /// A text as the change left it. It may have moved in here, as it would have on any device.
    Words {
        words: String,
        moved: bool,
    },
}

impl Net {
    /// What `own` made of `base`. `fixed` are the changes among them that every device makes alike.
    pub(crate) fn between(
        now: &mut AutoCommit,
        base: &AutoCommit,
        own: &[Change],
        fixed: &[Change],
    ) -> Result<Self, DocError> {
        let graph = Graph::of(now);
        let now = &*now;
        let mut seek = Seek {
            graph,
            now,
            base,
            own: own.iter().map(|change| (change.hash(), change.deps().to_vec())).collect(),
            fixed: fixed.iter().map(Change::hash).collect(),
            texts: texts(own, fixed),
            fields: fields(own),
            net: Self { steps: Vec::new(), places: BTreeSet::new() },
        };
        seek.group(&ROOT, Some(&ROOT), &Path::root(), false)?;
        Ok(seek.net)
    }

    /// Makes what a part needs and every device makes alike: the places that it stands in, and the
    /// words of a text that moved in. `base` shows what is known at that point.
    pub(crate) fn ground(
        &self,
        step: &Step,
        base: &mut AutoCommit,
        known: &mut BTreeSet<ChangeHash>,
        id: &DocId,
    ) -> Result<(), DocError> {
        let mut path = Path::root();
        for part in step.object.parts() {
            let list = path.clone();
            path = path.with(part);
            if find_item(base, &path).is_some() || !self.places.contains(&path) {
                continue;
            }
            let (object, row) = find_item(base, &list).zip(row_of(&list)).ok_or(DocError::NoPlace)?;
            let change = fixed::place(base, &object, part, row, id.kind())?;
            learn(base, known, change)?;
        }
        if let What::Words { words, moved: true } = &step.what
            && let Some(object) = find_item(base, &step.object)
            && let Ok(text) = object_at(base, &object, &step.key)
            && base.length(&text) == 0
            && let Some(item) = item_around(base, &step.object)
        {
            let change = fixed::words(base, &item, &text, words)?;
            learn(base, known, change)?;
        }
        Ok(())
    }
}

fn learn(base: &mut AutoCommit, known: &mut BTreeSet<ChangeHash>, change: Change) -> Result<(), DocError> {
    known.insert(change.hash());
    // Taken in while it shows a former state, Automerge would lose count of who wrote.
    base.integrate();
    base.apply_changes([change])?;
    base.isolate(&known.iter().copied().collect::<Vec<_>>());
    Ok(())
}

impl Step {
    pub(crate) fn put(self, base: &mut AutoCommit) -> Result<(), DocError> {
        let object = find_item(base, &self.object).ok_or(DocError::NoPlace)?;
        match self.what {
            What::Make(kind) => {
                base.put_object(&object, self.key, kind)?;
            }
            What::Put(value) => {
                say(base, &object, &self.key, value)?;
            }
            What::Words { words, .. } => {
                let text = object_at(base, &object, &self.key)?;
                if base.text(&text)? != words {
                    put_prose(base, &text, &words)?;
                }
            }
        }
        Ok(())
    }
}

struct Seek<'a> {
    graph: Graph,
    now: &'a AutoCommit,
    base: &'a AutoCommit,
    /// With what each knew of.
    own: BTreeMap<ChangeHash, Vec<ChangeHash>>,
    fixed: BTreeSet<ChangeHash>,
    texts: BTreeMap<String, Vec<(ChangeHash, bool)>>,
    fields: BTreeMap<(String, String), ChangeHash>,
    net: Net,
}

impl Seek<'_> {
    /// `placed` tells that the object stands in a place that is made anew.
    fn group(&mut self, now: &ObjId, base: Option<&ObjId>, path: &Path, placed: bool) -> Result<(), DocError> {
        let keys: Vec<String> = self.now.keys(now).collect();
        for key in keys {
            match self.now.get(now, key.as_str())? {
                Some((AmValue::Object(kind), inner)) => {
                    let there = base.and_then(|base| object_at(self.base, base, &key).ok());
                    let there = there.filter(|there| there.to_string() == inner.to_string());
                    let made = self.now.hash_for_opid(&inner).ok_or(DocError::NoPlace)?;
                    let mut placed = placed;
                    if there.is_none() {
                        // What moved on before anybody saw it leaves no trace.
                        if is_away(self.now, &inner) && !holds_inner(self.now, &inner) {
                            continue;
                        }
                        if self.own.contains_key(&made) {
                            placed = false;
                            self.push((made, made), path, &key, What::Make(kind));
                        } else if self.fixed.contains(&made) && self.now.hash_for_opid(now) != Some(made) {
                            placed = true;
                            self.net.places.insert(path.with(&key));
                        }
                    }
                    if kind == ObjType::Text {
                        self.text(&inner, there.is_some(), path, &key)?;
                    } else {
                        self.group(&inner, there.as_ref(), &path.with(&key), placed)?;
                    }
                }
                Some((AmValue::Scalar(_), _)) => self.field(now, base, path, &key, placed)?,
                None => {}
            }
        }
        Ok(())
    }

    fn field(
        &mut self,
        now: &ObjId,
        base: Option<&ObjId>,
        path: &Path,
        key: &str,
        placed: bool,
    ) -> Result<(), DocError> {
        let stands = self.now.get_all(now, key)?;
        let own: Vec<(ScalarValue, ChangeHash)> = stands
            .iter()
            .filter_map(|(value, op)| Some((value.as_scalar()?.clone(), self.now.hash_for_opid(op)?)))
            .filter(|(_, hash)| self.own.contains_key(hash))
            .collect();
        let had = match base {
            Some(base) => self.base.get_all(base, key)?,
            None => Vec::new(),
        };
        let nothing = if placed && key == AWAY { ScalarValue::Boolean(true) } else { ScalarValue::Null };
        // Typed and taken back is nothing; struck once more is said after what was known by then.
        let is_same = values(&stands, &nothing) == values(&had, &nothing);
        let said_anew = key == STRUCK && own.iter().any(|(value, _)| *value != ScalarValue::Null);
        if is_same && !said_anew {
            return Ok(());
        }
        let last = self.fields.get(&(now.to_string(), key.to_owned())).copied();
        if own.is_empty() {
            // To choose what another said only takes the rest back: that is said again as one's own.
            if let (Some(last), Some(chosen)) = (last, stands.iter().find_map(|(value, _)| value.as_scalar())) {
                self.push((last, last), path, key, What::Put(chosen.clone()));
            }
            return Ok(());
        }
        for (value, hash) in own {
            self.push((last.unwrap_or(hash), hash), path, key, What::Put(value));
        }
        Ok(())
    }

    /// `there` tells that others have the text.
    fn text(&mut self, text: &ObjId, there: bool, path: &Path, key: &str) -> Result<(), DocError> {
        let Some(touched) = self.texts.get(&text.to_string()).cloned() else { return Ok(()) };
        if there && let Some(origin) = self.left_and_returned(text, &touched)? {
            // Two who moved an item both emptied it: neither wrote in it.
            self.left(origin, path);
            self.push((origin, origin), path, key, What::Words { words: String::new(), moved: false });
        }
        let last = touched.last().copied();
        for (origin, moved) in self.beside_strike(&touched, path)?.into_iter().chain(last) {
            let words = self.now.text_at(text, &[origin])?;
            self.push((origin, origin), path, key, What::Words { words, moved });
        }
        Ok(())
    }

    /// The change by which a text left with its item, where it came back and others have changed it
    /// meanwhile. What came back are other letters than those that they took out: had it never left, nothing
    /// of it would be there.
    fn left_and_returned(&self, text: &ObjId, touched: &[(ChangeHash, bool)]) -> Result<Option<ChangeHash>, DocError> {
        let returned = touched.iter().rposition(|(_, moved)| *moved).and_then(|at| at.checked_sub(1));
        let (Some((left, _)), Some((first, _))) = (returned.and_then(|at| touched.get(at)), touched.first()) else {
            return Ok(None);
        };
        let known = self.own.get(first).map_or(&[][..], Vec::as_slice);
        let is_same = self.base.text(text)? == self.now.text_at(text, known)?;
        Ok((!is_same && self.now.text_at(text, &[*left])?.is_empty()).then_some(*left))
    }

    /// Says of the item around an object that it left, once.
    fn left(&mut self, origin: ChangeHash, object: &Path) {
        let Some(path) = item_of(object) else { return };
        let is_said = |step: &Step| step.origin == origin && step.object == path && step.key == AWAY;
        if !self.net.steps.iter().any(is_said) {
            self.push((origin, origin), &path, AWAY, What::Put(ScalarValue::Boolean(true)));
        }
    }

    /// The last change of a text that did not know of a strike around it, where a later one did: the
    /// strike and the words stay beside each other.
    fn beside_strike(
        &self,
        touched: &[(ChangeHash, bool)],
        path: &Path,
    ) -> Result<Option<(ChangeHash, bool)>, DocError> {
        let Some(((last, _), earlier)) = touched.split_last() else { return Ok(None) };
        let mut around = path.clone();
        while let Some(item) = find_item(self.now, &around) {
            for (_, strike) in self.now.get_all(&item, STRUCK)? {
                let Some(strike) = self.now.hash_for_opid(&strike) else { continue };
                let knew = |hash: &ChangeHash, of: &ChangeHash| self.graph.below(&[*hash]).has(of);
                let beside = |hash: &ChangeHash| !knew(hash, &strike) && !knew(&strike, hash);
                if knew(last, &strike)
                    && let Some(found) = earlier.iter().rev().find(|(hash, _)| beside(hash))
                {
                    return Ok(Some(*found));
                }
            }
            if around.parts().is_empty() {
                break;
            }
            around = around.parent();
        }
        Ok(None)
    }

    fn push(&mut self, (origin, by): (ChangeHash, ChangeHash), object: &Path, key: &str, what: What) {
        self.net.steps.push(Step { origin, by, object: object.clone(), key: key.to_owned(), what });
    }
}

/// Every value that stands in a register, whoever wrote it.
fn values(all: &[(AmValue<'_>, ObjId)], nothing: &ScalarValue) -> Vec<String> {
    let mut all: Vec<String> = all.iter().map(|(value, _)| format!("{value:?}")).collect();
    if all.is_empty() {
        all.push(format!("{:?}", AmValue::from(nothing.clone())));
    }
    all.sort();
    all
}

/// The nearest item around an object: it is what moves.
fn item_around(doc: &AutoCommit, object: &Path) -> Option<ObjId> {
    let mut item = None;
    let mut path = Path::root();
    for part in object.parts() {
        let is_list = row_of(&path).is_some_and(|row| matches!(row.field.kind, Kind::Items { .. } | Kind::Lines));
        let in_list = is_list && item.as_ref().is_none_or(|item| *item != path);
        path = path.with(part);
        if in_list {
            item = Some(path.clone());
        }
    }
    find_item(doc, &item?)
}
