//! What stands on a card beside what is disputed: facts of the same item that nobody disputes.

use serde_json::Value;
use sip_model::field::{Kind, Path};
use sip_wire::share::Fact;

use super::conflict::row_of;
use super::say::Say;

/// Facts that stand beside what is disputed.
const MOST_FACTS: usize = 4;

/// Of an insats what is asked first: how often, from when, until when, and whether it is decided.
const FIRST: [&str; 4] = ["frequency", "start", "due", "decision"];

/// What nobody disputes of an item.
pub(super) fn beside(say: &Say<'_>, item: &Path, object: &Value, disputed: &dyn Fn(&Path) -> bool) -> Vec<Fact> {
    // What belongs to no item is the plan as a whole: it is no help to tell all of that.
    let Some(row) = row_of(item).filter(|row| matches!(row.field.kind, Kind::Items { .. })) else { return Vec::new() };
    let mut facts: Vec<(&str, Path, Kind)> = row
        .children
        .iter()
        .map(|(key, child)| (*key, item.with(key), child.field.kind))
        .filter(|(key, path, kind)| *key != "text" && kind.is_leaf() && *kind != Kind::Prose && !disputed(path))
        .collect();
    facts.sort_by_key(|(key, ..)| FIRST.iter().position(|first| first == key).unwrap_or(FIRST.len()));
    facts
        .into_iter()
        .filter_map(|(key, path, kind)| {
            let words = say.words(&path, kind, &object[key]);
            (!words.is_empty()).then(|| Fact { field: key.to_owned(), words })
        })
        .take(MOST_FACTS)
        .collect()
}
