//! Folding: changes that nobody else has seen are written anew with nothing in them but what still
//! stands, under a fresh actor, before they leave. What was typed and taken back never leaves the
//! device (ruling 9).
//!
//! Each change becomes the part of it that lasted, with its author and time, knowing of the same
//! changes of others: what waited for a person before waits after.

use std::collections::{BTreeMap, BTreeSet};

use automerge::legacy::{Key, OpType};
use automerge::transaction::CommitOptions;
use automerge::{ActorId, AutoCommit, Change, ChangeHash, ExpandedChange, ScalarValue};

use crate::doc_id::DocId;
use crate::docs::{CaseDocs, Hash};
use crate::error::DocError;
use crate::fixed::is_fixed;
use crate::incoming::guarded;
use crate::net::{Net, Step};
use crate::tree::AWAY;

impl CaseDocs {
    /// Folds what a document holds beyond `sealed`, the heads that others have or may have (none:
    /// everything but its genesis). Tells whether anything was folded: the document is to be stored
    /// as a whole then.
    ///
    /// Only changes of this device may lie beyond the sealed heads.
    ///
    /// # Errors
    /// [`DocError`]; the document is as before then.
    pub fn fold(&mut self, id: &DocId, sealed: &[Hash], actor: [u8; 16]) -> Result<bool, DocError> {
        let Some(doc) = self.docs.get_mut(id) else { return Ok(false) };
        let sealed: Vec<ChangeHash> = if sealed.is_empty() {
            doc.get_changes_meta(&[]).first().map(|meta| meta.hash).into_iter().collect()
        } else {
            sealed.iter().copied().map(ChangeHash).collect()
        };
        let unshared = doc.get_changes(&sealed);
        if unshared.is_empty() {
            return Ok(false);
        }
        let (fixed, own): (Vec<Change>, Vec<Change>) =
            unshared.into_iter().partition(|change| is_fixed(change, id.kind()));
        if let ([], [one]) = (fixed.as_slice(), own.as_slice())
            && takes_nothing_back(&one.decode())
        {
            return Ok(false);
        }
        let mut base = doc.fork_at(&sealed)?;
        base.set_actor(ActorId::from(actor.as_slice()));
        let net = Net::between(doc, &base, &own, &fixed)?;
        let folded = guarded(|| write_anew(&mut base, &own, &fixed, net, id))?;
        let before = (own.len(), fixed.len(), own.iter().map(Change::len).sum::<usize>());
        let after = folded.iter().fold((0, 0, 0), |(own, fixed, ops), change| {
            if is_fixed(change, id.kind()) { (own, fixed + 1, ops) } else { (own + 1, fixed, ops + change.len()) }
        });
        if before == after {
            return Ok(false);
        }
        keep_waiting(doc, &mut base)?;
        base.set_actor(doc.get_actor().clone());
        self.docs.insert(id.clone(), base);
        Ok(true)
    }
}

/// Whether all of a change still stands when it is the only one: it does nothing but write where nothing
/// stood. A case that was just made, or brought in, is mostly such.
fn takes_nothing_back(change: &ExpandedChange) -> bool {
    change.operations.iter().all(|op| {
        let writes = match &op.action {
            OpType::Make(_) => true,
            OpType::Put(value) => *value != ScalarValue::Null,
            _ => false,
        };
        writes && op.pred.is_empty() && !matches!(&op.key, Key::Map(key) if key == AWAY)
    })
}

/// Writes each change anew with what lasted of it. Gives what was written.
fn write_anew(
    base: &mut AutoCommit,
    own: &[Change],
    fixed: &[Change],
    mut net: Net,
    id: &DocId,
) -> Result<Vec<Change>, DocError> {
    let sealed = base.get_heads();
    let mut by_origin: BTreeMap<ChangeHash, BTreeMap<ChangeHash, Vec<Step>>> = BTreeMap::new();
    for step in std::mem::take(&mut net.steps) {
        by_origin.entry(step.origin).or_default().entry(step.by).or_default().push(step);
    }
    // What stands for a change that is gone: what it knew of, or its new form.
    let mut now: BTreeMap<ChangeHash, BTreeSet<ChangeHash>> = BTreeMap::new();
    let mut made: BTreeSet<ChangeHash> = BTreeSet::new();
    for change in own {
        let mut known: BTreeSet<ChangeHash> = made.clone();
        let mut next = change.deps().to_vec();
        while let Some(dep) = next.pop() {
            match (now.get(&dep), fixed.iter().find(|fixed| fixed.hash() == dep)) {
                (Some(stands), _) => known.extend(stands),
                (None, Some(fixed)) => next.extend(fixed.deps()),
                (None, None) => known.extend([dep]),
            }
        }
        for (by, steps) in by_origin.remove(&change.hash()).unwrap_or_default() {
            base.isolate(&known.iter().copied().collect::<Vec<_>>());
            let before = known.clone();
            for step in &steps {
                net.ground(step, base, &mut known, id)?;
            }
            made.extend(known.difference(&before));
            for step in steps {
                step.put(base)?;
            }
            let by = own.iter().find(|change| change.hash() == by).unwrap_or(change);
            let mut options = CommitOptions::default().with_time(by.timestamp());
            if let Some(message) = by.message() {
                options = options.with_message(message);
            }
            if let Some(hash) = base.commit_with(options) {
                known = BTreeSet::from([hash]);
            }
            base.integrate();
        }
        now.insert(change.hash(), known);
    }
    Ok(base.get_changes(&sealed))
}

/// What waits for changes that have not come goes on waiting.
fn keep_waiting(doc: &mut AutoCommit, base: &mut AutoCommit) -> Result<(), DocError> {
    if doc.get_missing_deps(&[]).is_empty() {
        return Ok(());
    }
    let saved = doc.save();
    // A chunk: four magic bytes, four of checksum, its type, its length. What waits comes after it.
    let (mut length, mut at) = (0usize, 9usize);
    for shift in (0..).step_by(7) {
        let byte = *saved.get(at).ok_or(DocError::Unreadable)?;
        length |= usize::from(byte & 0x7f).checked_shl(shift).ok_or(DocError::Unreadable)?;
        at += 1;
        if byte < 0x80 {
            break;
        }
    }
    let waiting = saved.get(at + length..).ok_or(DocError::Unreadable)?;
    base.load_incremental(waiting)?;
    Ok(())
}
