//! What goes along with an item that moves: the values that stand beside its own, and who met in
//! its texts and strikes without a person having looked.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use sip_model::field::{Path, at};

use crate::contested::{Contested, ContestedValue, Why};
use crate::doc_id::DocId;
use crate::docs::CaseDocs;
use crate::error::DocError;
use crate::homes::list_row;
use crate::notes::{add, unsaid};
use crate::order::key_of;
use crate::slots::slots;
use crate::told::{says_same, values_with_notes};
use crate::tree::{find_item, item_of};
use crate::whole::{fields_of, is_nobodys};
use crate::write::STRUCK;

/// By path.
#[derive(Default)]
pub(crate) struct Carried {
    /// Values beside the one that goes on.
    pub(crate) also: BTreeMap<Path, Vec<ContestedValue>>,
    /// Those who met.
    pub(crate) met: BTreeMap<Path, Vec<ContestedValue>>,
    /// Who wrote what goes on.
    pub(crate) by: BTreeMap<Path, ContestedValue>,
    /// Keys of the items in the item.
    pub(crate) keys: BTreeMap<Path, String>,
    /// Groups that nobody wrote as they stand.
    pub(crate) nobodys: BTreeSet<Path>,
}

impl CaseDocs {
    /// What goes along with an item to its home. A person is about to write what stands in `written`,
    /// and has chosen by that.
    pub(crate) fn carried(
        &mut self,
        home: &DocId,
        path: &Path,
        case: &Value,
        lives: &[DocId],
        written: &BTreeSet<Path>,
    ) -> Result<Carried, DocError> {
        let mut carried = Carried::default();
        for id in lives {
            self.values_in(id, path, &mut carried.also)?;
            for Contested { path: at, why, values, .. } in self.waiting_in(id)? {
                if item_of(&at).as_ref() == Some(path) && why != Why::Values {
                    let (at, from) = if why == Why::Strike { (at.with(STRUCK), 1) } else { (at, 0) };
                    // Who may read it from now on shall not learn by that what others took out of a text.
                    let is_narrower = id.without().is_subset(home.without());
                    let values = values.into_iter().skip(from);
                    let values = values.map(|met| if is_narrower { met } else { unsaid(met) });
                    add(carried.met.entry(at).or_default(), values);
                }
            }
        }
        // It comes back to where it was: what came late there stands beside it from now on.
        if !lives.contains(home) && self.docs.contains_key(home) {
            for (path, values) in self.late_in_item(home, path)? {
                add(carried.also.entry(path).or_default(), values);
            }
        }
        for (path, values) in &mut carried.also {
            let now = at(case, path).unwrap_or(&Value::Null);
            let by = values.iter().rev().find(|value| says_same(&value.value, now) && !written.contains(path));
            carried.by.extend(by.map(|by| (path.clone(), by.clone())));
            values.retain(|other| !says_same(&other.value, now));
        }
        for id in lives {
            for whole in self.apart_in(id)?.iter().filter(|found| item_of(&found.path).as_ref() == Some(path)) {
                let now = at(case, &whole.path).unwrap_or(&Value::Null);
                if is_nobodys(whole, now) && whole.why == Why::Values {
                    carried.nobodys.insert(whole.path.clone());
                }
                for (path, told) in fields_of(whole, now) {
                    add(carried.also.entry(path).or_default(), [told]);
                }
            }
        }
        carried.also.retain(|path, values| !values.is_empty() && !written.contains(path));
        carried.met.retain(|path, _| !written.contains(path));
        for id in self.family() {
            let doc = &self.docs[&id];
            let Some(item) = find_item(doc, path) else { continue };
            for slot in slots(doc, &item, list_row(path)?, path).into_iter().filter(|slot| slot.key == STRUCK) {
                carried.keys.extend(key_of(doc, &slot.object).map(|key| (slot.path.parent(), key)));
            }
        }
        Ok(carried)
    }

    /// Every value of every field of an item, as one document has it.
    pub(crate) fn values_in(
        &mut self,
        id: &DocId,
        path: &Path,
        all: &mut BTreeMap<Path, Vec<ContestedValue>>,
    ) -> Result<(), DocError> {
        let doc = self.asked(id)?;
        let Some(item) = find_item(doc, path) else { return Ok(()) };
        for slot in slots(doc, &item, list_row(path)?, path).into_iter().filter(|slot| slot.lives) {
            let values = values_with_notes(doc, &slot.object, &slot.key, slot.kind)?;
            add(all.entry(slot.path).or_default(), values);
        }
        Ok(())
    }
}
