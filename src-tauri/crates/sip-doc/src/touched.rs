//! What each of some changes touched: the texts and the fields.

use std::collections::{BTreeMap, BTreeSet};

use automerge::legacy::Key;
use automerge::{Change, ChangeHash};

/// The changes that touched each text, and whether the text moved in by it: what every device makes
/// alike belongs to the change that came next.
pub(crate) fn texts(own: &[Change], fixed: &[Change]) -> BTreeMap<String, Vec<(ChangeHash, bool)>> {
    let mut loose: BTreeMap<ChangeHash, &Change> = fixed.iter().map(|change| (change.hash(), change)).collect();
    let mut texts: BTreeMap<String, Vec<(ChangeHash, bool)>> = BTreeMap::new();
    let touched = |change: &Change| -> BTreeSet<String> {
        let ops = change.decode().operations.into_iter();
        ops.filter(|op| !op.key.is_map_key()).map(|op| op.obj.to_string()).collect()
    };
    for change in own {
        let mut next = change.deps().to_vec();
        while let Some(fixed) = next.pop().map(|dep| loose.remove(&dep)) {
            for text in fixed.into_iter().flat_map(|fixed| {
                next.extend(fixed.deps());
                touched(fixed)
            }) {
                texts.entry(text).or_default().push((change.hash(), true));
            }
        }
        for text in touched(change) {
            texts.entry(text).or_default().push((change.hash(), false));
        }
    }
    texts
}

/// The change that touched each field last: it may have done no more than to take back what others
/// had said.
pub(crate) fn fields(own: &[Change]) -> BTreeMap<(String, String), ChangeHash> {
    let mut fields = BTreeMap::new();
    for change in own {
        for op in change.decode().operations {
            if let Key::Map(key) = &op.key {
                fields.insert((op.obj.to_string(), key.to_string()), change.hash());
            }
        }
    }
    fields
}
