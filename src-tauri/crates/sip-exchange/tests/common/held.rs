//! Everything that a device holds: what nothing wrong may change.

use std::collections::BTreeMap;

use serde_json::Value;
use sip_doc::Hash;
use sip_exchange::{Share, Version};
use sip_vault::identity::UnitCard;

use super::shelf::MemoryShelf;
use super::town::Town;

/// A case as a device holds it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct HeldCase {
    pub(crate) value: Value,
    pub(crate) heads: BTreeMap<String, Vec<Hash>>,
    pub(crate) share: Share,
    pub(crate) versions: Vec<Version>,
}

/// What a device holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Held {
    pub(crate) cases: BTreeMap<String, HeldCase>,
    cards: Vec<UnitCard>,
    keys: Vec<String>,
    extracts: usize,
    notices: usize,
}

impl Town {
    /// What somebody's device holds.
    pub(crate) fn held(&self, who: usize) -> Held {
        held(&self.shelves[who])
    }
}

fn held(shelf: &MemoryShelf) -> Held {
    let cases = shelf.cases.iter().map(|(id, kept)| {
        let mut docs = kept.replica.docs.clone();
        // A document in which nothing is said is nothing that another lacks.
        let all: Vec<_> = docs.ids().cloned().collect();
        let ids: Vec<_> = all.into_iter().filter(|id| docs.count_since(id, &[]) > 0).collect();
        let heads = ids.iter().map(|id| (id.to_string(), docs.heads(id))).collect();
        let (share, versions) = (kept.replica.share.clone(), kept.replica.versions.clone());
        (id.clone(), HeldCase { value: shelf.value(id), heads, share, versions })
    });
    let unit_keys = shelf.me.unit_keys.iter().flat_map(|keys| keys.all());
    Held {
        cases: cases.collect(),
        cards: shelf.trust.cards.values().chain([&shelf.me.card]).cloned().collect(),
        keys: unit_keys.map(|key| key.recipient()).collect(),
        extracts: shelf.extracts.len(),
        notices: shelf.notices.len(),
    }
}

impl Held {
    /// What is another than it was, in words.
    pub(crate) fn differs(&self, before: &Self) -> Vec<String> {
        let mut differs = Vec::new();
        let mut say = |is: bool, what: &str| {
            if is {
                differs.push(what.to_owned());
            }
        };
        say(self.cases.keys().ne(before.cases.keys()), "which cases there are");
        for (id, case) in &self.cases {
            let Some(was) = before.cases.get(id) else { continue };
            say(case.value != was.value, "what the case says");
            say(case.heads != was.heads, "its documents");
            say(case.share.roster != was.share.roster, "its roster");
            say(case.share != was.share, "its sharing");
            say(case.versions != was.versions, "its versions");
        }
        say(self.cards != before.cards, "the cards");
        say(self.keys != before.keys, "the unit's keys");
        say((self.extracts, self.notices) != (before.extracts, before.notices), "extracts or notices");
        differs
    }
}
