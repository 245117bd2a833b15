//! Changes that any two devices make alike, byte for byte: the place of an item in a list, and the
//! words of a text that moves to another document. Two who move the same item apart make the same
//! objects then, and not two of one name, of which a merge would hide one.
//!
//! The actor of such a change is the hash of its content (ruling 11): it is nobody's, and needs
//! nobody's signature, since everybody would have made it. It can do nothing but this.

use std::num::NonZeroU64;

use automerge::legacy::{ElementId, Key, ObjectId, Op, OpId, OpType, SortedVec};
use automerge::{ActorId, AutoCommit, Change, ChangeHash, ExpandedChange, ObjId, ObjType, ReadDoc, ScalarValue};
use sha2::{Digest, Sha256};
use sip_model::field::{Kind, Node, node};

use crate::error::DocError;
use crate::kind::DocKind;
use crate::tree::AWAY;

/// Stands for the actor until the content is whole.
const NOBODY: [u8; 16] = [0; 16];

/// The place of an item, with every group, list and text in it. A goal or insats only has a place
/// by this: it lives there once somebody says so.
pub(crate) fn place(
    doc: &mut AutoCommit,
    list: &ObjId,
    item: &str,
    row: &Node,
    kind: DocKind,
) -> Result<Change, DocError> {
    let made = doc.hash_for_opid(list).ok_or(DocError::NoPlace)?;
    let mut draft = Draft::after(doc, vec![made])?;
    let object = draft.make(id_of(list), item, ObjType::Map);
    if moves(row) {
        draft.push(object.clone(), Key::Map(AWAY.into()), OpType::Put(ScalarValue::Boolean(true)), false);
    }
    draft.skeleton(&object, row, kind);
    Ok(draft.done())
}

/// The words of a text, written from its start. They come after the item was last said to live
/// elsewhere: each time that it returns is a change of its own.
pub(crate) fn words(doc: &mut AutoCommit, item: &ObjId, text: &ObjId, words: &str) -> Result<Change, DocError> {
    let mut deps: Vec<ChangeHash> = doc.hash_for_opid(text).into_iter().collect();
    deps.extend(doc.get_all(item, AWAY)?.iter().filter_map(|(_, op)| doc.hash_for_opid(op)));
    deps.sort_unstable();
    deps.dedup();
    let mut draft = Draft::after(doc, deps)?;
    let mut before = ElementId::Head;
    for letter in words.chars() {
        let put = OpType::Put(ScalarValue::Str(letter.to_string().into()));
        before = ElementId::Id(draft.push(id_of(text), Key::Seq(before), put, true));
    }
    Ok(draft.done())
}

/// Whether a change is one of these: its actor is the hash of its content, and it does no more than
/// make places, and in the plan's documents words.
pub(crate) fn is_fixed(change: &Change, kind: DocKind) -> bool {
    if change.seq() != 1 || change.timestamp() != 0 || change.message().is_some() || change.deps().is_empty() {
        return false;
    }
    let mut content = change.decode();
    let may = |op: &Op| match (&op.action, &op.key) {
        (OpType::Make(ObjType::Map | ObjType::Text), Key::Map(_)) => !op.insert,
        (OpType::Put(ScalarValue::Boolean(true)), Key::Map(key)) => key == AWAY && !op.insert,
        (OpType::Put(ScalarValue::Str(_)), Key::Seq(_)) => op.insert && kind == DocKind::Plan,
        _ => false,
    };
    let actor = content.actor_id.clone();
    if !content.extra_bytes.is_empty() || !content.operations.iter().all(|op| op.pred.is_empty() && may(op)) {
        return false;
    }
    sign(&mut content, &actor, &ActorId::from(NOBODY.as_slice()));
    actor_of(content) == actor
}

/// Whether the items of a list may live in one of several documents.
pub(crate) fn moves(row: &Node) -> bool {
    ["/plan/goals", "/plan/goals/*/insatser"].iter().any(|path| node(path).is_some_and(|list| std::ptr::eq(list, row)))
}

/// Content without an actor yet.
struct Draft {
    deps: Vec<ChangeHash>,
    start: u64,
    ops: Vec<Op>,
}

impl Draft {
    fn after(doc: &mut AutoCommit, deps: Vec<ChangeHash>) -> Result<Self, DocError> {
        let last = deps.iter().map(|dep| doc.get_change_meta_by_hash(dep).map(|meta| meta.max_op));
        let last = last.collect::<Option<Vec<u64>>>().and_then(|all| all.into_iter().max());
        Ok(Self { deps, start: last.ok_or(DocError::NoPlace)? + 1, ops: Vec::new() })
    }

    fn push(&mut self, obj: impl Into<Place>, key: Key, action: OpType, insert: bool) -> OpId {
        let Place(obj) = obj.into();
        let at = self.start + u64::try_from(self.ops.len()).unwrap_or(u64::MAX);
        self.ops.push(Op { action, obj, key, pred: SortedVec::new(), insert });
        OpId::new(at, &ActorId::from(NOBODY.as_slice()))
    }

    fn make(&mut self, obj: impl Into<Place>, key: &str, kind: ObjType) -> OpId {
        self.push(obj, Key::Map(key.into()), OpType::Make(kind), false)
    }

    fn skeleton(&mut self, object: &OpId, row: &Node, kind: DocKind) {
        for (key, child) in row.children.iter().filter(|(_, child)| kind.reaches(child)) {
            match child.field.kind {
                Kind::Group { .. } => {
                    let group = self.make(object.clone(), key, ObjType::Map);
                    self.skeleton(&group, child, kind);
                }
                Kind::Items { .. } | Kind::Lines | Kind::Reasons => {
                    self.make(object.clone(), key, ObjType::Map);
                }
                Kind::Prose => {
                    self.make(object.clone(), key, ObjType::Text);
                }
                _ => {}
            }
        }
    }

    fn done(self) -> Change {
        let nobody = ActorId::from(NOBODY.as_slice());
        let mut content = ExpandedChange {
            operations: self.ops,
            actor_id: nobody.clone(),
            hash: None,
            seq: 1,
            start_op: NonZeroU64::new(self.start).unwrap_or(NonZeroU64::MIN),
            time: 0,
            message: None,
            deps: self.deps,
            extra_bytes: Vec::new(),
            author: None,
        };
        let actor = actor_of(content.clone());
        sign(&mut content, &nobody, &actor);
        Change::from(content)
    }
}

/// The object that an operation is about.
struct Place(ObjectId);

impl From<OpId> for Place {
    fn from(id: OpId) -> Self {
        Self(ObjectId::Id(id))
    }
}

impl From<ObjectId> for Place {
    fn from(id: ObjectId) -> Self {
        Self(id)
    }
}

fn id_of(object: &ObjId) -> ObjectId {
    match object {
        ObjId::Root => ObjectId::Root,
        ObjId::Id(counter, actor, _) => ObjectId::Id(OpId::new(*counter, actor)),
    }
}

fn actor_of(content: ExpandedChange) -> ActorId {
    let mut hash = Sha256::new_with_prefix(b"sip-hemma fixed 1");
    hash.update(Change::from(content).raw_bytes());
    ActorId::from(&hash.finalize()[..16])
}

/// Puts one actor for another, where the content names its own.
fn sign(content: &mut ExpandedChange, from: &ActorId, to: &ActorId) {
    let renamed = |id: &OpId| if id.actor() == from { OpId::new(id.counter(), to) } else { id.clone() };
    for op in &mut content.operations {
        if let ObjectId::Id(id) = &op.obj {
            op.obj = ObjectId::Id(renamed(id));
        }
        if let Key::Seq(ElementId::Id(id)) = &op.key {
            op.key = Key::Seq(ElementId::Id(renamed(id)));
        }
    }
    content.actor_id = to.clone();
}
