//! What knew of what: the changes of one document, and which of them builds on which.
//!
//! Made once for a question and thrown away: 5,000 changes cost about two milliseconds.

use std::collections::HashMap;

use automerge::{AutoCommit, ChangeHash};

/// The changes of a document, each after everything that it builds on.
pub(crate) struct Graph {
    hashes: Vec<ChangeHash>,
    deps: Vec<Vec<usize>>,
    at: HashMap<ChangeHash, usize>,
}

impl Graph {
    /// Of a document in which nothing waits to be committed. The order is the same on every device, in
    /// whatever order the changes came.
    pub(crate) fn of(doc: &mut AutoCommit) -> Self {
        let metas = doc.get_changes_meta(&[]);
        let mut depths: HashMap<ChangeHash, usize> = HashMap::with_capacity(metas.len());
        for meta in &metas {
            let depth = meta.deps.iter().filter_map(|dep| depths.get(dep)).max().map_or(0, |depth| depth + 1);
            depths.insert(meta.hash, depth);
        }
        let mut metas: Vec<_> = metas.iter().map(|meta| (depths[&meta.hash], meta.hash, &meta.deps)).collect();
        metas.sort_unstable_by_key(|(depth, hash, _)| (*depth, *hash));
        let at: HashMap<ChangeHash, usize> = metas.iter().enumerate().map(|(at, meta)| (meta.1, at)).collect();
        let deps = metas.iter().map(|(_, _, deps)| deps.iter().filter_map(|dep| at.get(dep).copied()).collect());
        Self { deps: deps.collect(), hashes: metas.iter().map(|meta| meta.1).collect(), at }
    }

    /// Whether a change is here.
    pub(crate) fn has(&self, hash: &ChangeHash) -> bool {
        self.at.contains_key(hash)
    }

    /// Everything that these changes knew of, with themselves.
    pub(crate) fn below(&self, of: &[ChangeHash]) -> Set<'_> {
        let mut marks = vec![false; self.hashes.len()];
        self.mark(&mut marks, of);
        for at in (0..marks.len()).rev() {
            if marks[at] {
                self.deps[at].iter().for_each(|dep| marks[*dep] = true);
            }
        }
        Set { graph: self, marks }
    }

    /// Everything that knew of at least one of these changes, with themselves.
    pub(crate) fn above(&self, of: &[ChangeHash]) -> Set<'_> {
        let mut marks = vec![false; self.hashes.len()];
        self.mark(&mut marks, of);
        for at in 0..marks.len() {
            marks[at] = marks[at] || self.deps[at].iter().any(|dep| marks[*dep]);
        }
        Set { graph: self, marks }
    }

    /// The changes that neither knew of this one nor were known to it.
    pub(crate) fn beside(&self, hash: &ChangeHash) -> Vec<ChangeHash> {
        let (below, above) = (self.below(&[*hash]), self.above(&[*hash]));
        let apart = self.hashes.iter().enumerate().filter(|(at, _)| !below.marks[*at] && !above.marks[*at]);
        apart.map(|(_, hash)| *hash).collect()
    }

    /// Those of some changes that no other of them knew of.
    pub(crate) fn latest(&self, of: &[ChangeHash]) -> Vec<ChangeHash> {
        let known = |hash: &ChangeHash| of.iter().any(|other| other != hash && self.below(&[*other]).has(hash));
        of.iter().filter(|hash| !known(hash)).copied().collect()
    }

    /// Those of some changes that knew of no other of them.
    pub(crate) fn earliest(&self, of: &[ChangeHash]) -> Vec<ChangeHash> {
        let knows = |hash: &ChangeHash| {
            let known = self.below(&[*hash]);
            of.iter().any(|other| other != hash && known.has(other))
        };
        of.iter().filter(|hash| !knows(hash)).copied().collect()
    }

    fn mark(&self, marks: &mut [bool], of: &[ChangeHash]) {
        of.iter().filter_map(|hash| self.at.get(hash)).for_each(|at| marks[*at] = true);
    }
}

/// Some of the changes.
pub(crate) struct Set<'a> {
    graph: &'a Graph,
    marks: Vec<bool>,
}

impl Set<'_> {
    /// Whether a change is among them.
    pub(crate) fn has(&self, hash: &ChangeHash) -> bool {
        self.graph.at.get(hash).is_some_and(|at| self.marks[*at])
    }

    /// Those that are not among them.
    pub(crate) fn rest(&self) -> impl Iterator<Item = ChangeHash> {
        self.graph.hashes.iter().zip(&self.marks).filter(|(_, marked)| !**marked).map(|(hash, _)| *hash)
    }

    /// Those among them.
    pub(crate) fn iter(&self) -> impl Iterator<Item = ChangeHash> {
        self.graph.hashes.iter().zip(&self.marks).filter(|(_, marked)| **marked).map(|(hash, _)| *hash)
    }
}
