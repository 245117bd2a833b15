//! What knew of what: the changes of one document, and which of them builds on which.
//!
//! Made once for a question and thrown away: 5,000 changes cost about two milliseconds.

use std::collections::{HashMap, HashSet};

use automerge::{AutoCommit, ChangeHash};

/// The changes of a document, each after everything that it builds on.
pub(crate) struct Graph {
    hashes: Vec<ChangeHash>,
    deps: Vec<Vec<usize>>,
    /// For each, the first change of the row that it stands in.
    rows: Vec<usize>,
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
        let deps: Vec<Vec<usize>> = deps.collect();
        Self { rows: rows(&deps), deps, hashes: metas.iter().map(|meta| meta.1).collect(), at }
    }

    /// The row that a change stands in: each of it builds on the one before alone, and nothing else
    /// does. What is beside one of them is beside them all.
    pub(crate) fn row(&self, hash: &ChangeHash) -> Option<usize> {
        self.at.get(hash).map(|at| self.rows[*at])
    }

    /// What some changes build on that is not among them.
    pub(crate) fn before(&self, of: &HashSet<ChangeHash>) -> Vec<ChangeHash> {
        let deps = of.iter().filter_map(|hash| self.at.get(hash)).flat_map(|at| &self.deps[*at]);
        let before: HashSet<ChangeHash> = deps.map(|at| self.hashes[*at]).filter(|hash| !of.contains(hash)).collect();
        before.into_iter().collect()
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

fn rows(deps: &[Vec<usize>]) -> Vec<usize> {
    let mut followers = vec![0usize; deps.len()];
    deps.iter().flatten().for_each(|dep| followers[*dep] += 1);
    let mut rows = Vec::with_capacity(deps.len());
    for (at, deps) in deps.iter().enumerate() {
        rows.push(match deps.as_slice() {
            [one] if followers[*one] == 1 => rows[*one],
            _ => at,
        });
    }
    rows
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

#[cfg(test)]
mod tests {
    use automerge::ROOT;
    use automerge::transaction::Transactable;

    use super::*;

    fn write(doc: &mut AutoCommit, words: &[&str]) {
        for word in words {
            doc.put(ROOT, "key", *word).unwrap();
            doc.commit();
        }
    }

    #[test]
    fn what_is_beside_one_of_a_row_is_beside_them_all() {
        let mut one = AutoCommit::new();
        write(&mut one, &["a", "b"]);
        let mut other = one.fork();
        write(&mut one, &["c", "d", "e"]);
        write(&mut other, &["f", "g"]);
        one.merge(&mut other).unwrap();
        write(&mut one, &["h", "i"]);
        let mut third = other.fork();
        write(&mut other, &["j"]);
        write(&mut third, &["k", "l"]);
        other.merge(&mut third).unwrap();
        one.merge(&mut other).unwrap();
        let graph = Graph::of(&mut one);
        for hash in &graph.hashes {
            let first = graph.hashes[graph.row(hash).unwrap()];
            assert_eq!(graph.beside(hash), graph.beside(&first), "what overlaps is asked once for a row");
        }
        let rows: HashSet<usize> = graph.rows.iter().copied().collect();
        assert_eq!((rows.len(), graph.hashes.len()), (6, 12), "a b, c d e, f g, h i, j and k l");
    }
}
