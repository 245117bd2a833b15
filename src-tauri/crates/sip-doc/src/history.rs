//! What was written, by whom and when, and what it took the place of: read out of the history of the
//! documents that are here, whoever's computer wrote it. What may not be read here any more is not told.

use std::collections::BTreeMap;

use serde_json::Value;
use sip_model::field::{Home, Path};

use crate::contested::ContestedValue;
use crate::docs::{Author, CaseDocs};
use crate::error::DocError;
use crate::kind::DocKind;
use crate::notes::add;
use crate::past::{Moved, Past};
use crate::tree::item_of;
use crate::write::row_of;

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// A running text that two had changed was read, and is right.
    Read,
    /// A field got a value.
    Set,
    /// An item was added.
    Added,
    /// An item was struck.
    Struck,
    /// An item stands again.
    Lifted,
    /// Of several values one was chosen.
    Settled,
}

/// One thing that somebody wrote.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    /// Which field; of what was added, struck or lifted the item.
    pub path: Path,
    /// What was done.
    pub how: How,
    /// What was written or chosen. Of an item, its own fields.
    pub value: Value,
    /// What it took the place of: where it was settled, each value that was not chosen.
    pub over: Vec<ContestedValue>,
    /// Who.
    pub by: Author,
    /// When by that computer's clock, seconds since 1970.
    pub at: i64,
    /// The actor: the device is in it.
    pub actor: Vec<u8>,
}

impl CaseDocs {
    /// What was written since the case began, the oldest first by the clocks of those who wrote.
    ///
    /// # Errors
    /// [`DocError`] when a document is damaged.
    pub fn history(&mut self, protected: bool) -> Result<Vec<Said>, DocError> {
        let mut all: Vec<Said> = Vec::new();
        let begun = self.begun()?;
        let mut moved = Moved::new();
        for id in self.docs.keys().cloned().collect::<Vec<_>>() {
            moved.extend(Past::of(self.asked(&id)?, &id)?.left());
        }
        for id in self.docs.keys().cloned().collect::<Vec<_>>() {
            let said = Past::of(self.asked(&id)?, &id)?.read(begun.as_ref(), &moved)?;
            for said in said {
                if self.may_read(&said.path, id.kind(), protected) {
                    put(&mut all, said);
                }
            }
        }
        all.sort_by(|a, b| (a.at, &a.path, &a.by.name).cmp(&(b.at, &b.path, &b.by.name)));
        let mut earlier: BTreeMap<Path, Vec<Value>> = BTreeMap::new();
        for said in &mut all {
            let stood = earlier.entry(said.path.clone()).or_default();
            // Somebody who lets what stands there stand writes nothing.
            if said.how == How::Settled && said.value.is_null() {
                let is_over = |value: &&Value| said.over.iter().any(|over| over.value == **value);
                let last = stood.iter().rev().find(|value| !is_over(value)).cloned();
                let now = || Ok(self.written(&said.path)?.map(|now| now.value).unwrap_or_default());
                said.value = last.map_or_else(now, Ok::<Value, DocError>)?;
                said.over.retain(|over| over.value != said.value);
            }
            stood.push(said.value.clone());
        }
        all.retain(|said| said.how != How::Settled || !said.over.is_empty());
        Ok(all)
    }

    /// What moved to readers that this device is not among, and what is hidden since the identity is
    /// protected, stands in former history; it is not told.
    fn may_read(&self, path: &Path, kind: DocKind, protected: bool) -> bool {
        let is_hidden = protected
            && kind == DocKind::Plan
            && row_of(path).is_some_and(|row| row.field.home == Home::PlanUnlessProtected);
        !is_hidden && item_of(path).is_none_or(|item| self.home_of(&item).is_some())
    }
}

/// One act of a person is told once, in however many documents it was written.
fn put(all: &mut Vec<Said>, said: Said) {
    let same = |other: &&mut Said| {
        (&other.path, &other.by, other.at, &other.actor) == (&said.path, &said.by, said.at, &said.actor)
    };
    match all.iter_mut().find(same) {
        Some(other) => {
            if other.value.is_null() {
                other.value = said.value;
            }
            other.how = other.how.max(said.how);
            add(&mut other.over, said.over);
            other.over.retain(|over| over.value != other.value);
        }
        None => all.push(said),
    }
}
