//! Edits of a case: one field, or several as one act.

use serde_json::Value;
use sip_model::Moment;
use sip_model::field::{Path, Write, apply, prepare_set};
use sip_model::process::Act as Deed;
use sip_wire::request::SetOne;
use sip_wire::view::Changed;

use crate::app::App;
use crate::door::{Act, path_of};
use crate::error::AppError;
use crate::host::Host;
use crate::process::sending;

impl<H: Host> App<H> {
    /// Sets a field, or adds an item where the path ends in `/-`.
    ///
    /// # Errors
    /// Why the value does not fit; what the process says; nothing is written then.
    pub fn set(&mut self, id: &str, path: &str, value: Value) -> Result<Changed, AppError> {
        self.set_as(id, path, value, "set")
    }

    /// The same under another name in history.
    pub(crate) fn set_as(&mut self, id: &str, path: &str, value: Value, what: &str) -> Result<Changed, AppError> {
        let path = path_of(path)?;
        let new_id = self.new_id();
        let writes = prepare_set(&self.open_mut()?.case(id)?.value, &path, value, &new_id)
            .map_err(|error| AppError::from(error).or_at(&path))?;
        let added = path.parts().last().is_some_and(|last| last == "-");
        let item = writes.first().and_then(|write| write.path().parts().last().cloned());
        let what = if added { "add" } else { what };
        let changed = self.write(id, what, &path, writes)?;
        Ok(Changed { id: item.filter(|_| added), ..changed })
    }

    /// Sets several fields as one act: all of them or none. A later one sees the earlier ones.
    ///
    /// # Errors
    /// As [`App::set`], with the field that does not fit.
    pub fn set_all(&mut self, id: &str, sets: Vec<SetOne>) -> Result<Changed, AppError> {
        let mut after = self.open_mut()?.case(id)?.value.clone();
        let mut all = Vec::new();
        let mut first = None;
        for one in sets {
            let path = path_of(&one.path)?;
            let new_id = self.new_id();
            let writes =
                prepare_set(&after, &path, one.value, &new_id).map_err(|error| AppError::from(error).or_at(&path))?;
            writes.iter().for_each(|write| apply(&mut after, write));
            all.extend(writes);
            first.get_or_insert(path);
        }
        let Some(first) = first else { return Err(AppError::bad("no-such-place")) };
        self.write(id, "set", &first, all)
    }

    /// Writes edits, with the acts that some of them are.
    fn write(&mut self, id: &str, what: &str, path: &Path, mut writes: Vec<Write>) -> Result<Changed, AppError> {
        if let Some(value) = written(&writes, "/consent/withdrawnAt") {
            let withdrawn = self.open_mut()?.case(id)?.value["consent"]["withdrawnAt"].is_string();
            return match moment(&value) {
                // A withdrawal is an act, however it is written; and it is never taken back: a later
                // yes is a new consent (ruling 2).
                Some(at) if !withdrawn && writes.len() == 1 => self.withdraw_at(id, at, ""),
                None if !withdrawn => self.transact(id, &edit(what, path), &writes),
                _ => Err(AppError::not_now("withdrawal-stands").at("/consent/withdrawnAt")),
            };
        }
        if let Some(at) = written(&writes, "/summons/sentAt").as_ref().and_then(moment) {
            let case = self.allow(id, Deed::Summon)?;
            if case.summons.sent_at != Some(at) {
                let line = sending(&case, at, &self.user()?);
                writes.extend(self.writes_of(id, &[line])?);
            }
        }
        let deed = match path.parts().first().map(String::as_str) {
            Some("endings") => Deed::Inform,
            Some("followUps") => Deed::FollowUp,
            _ => Deed::Edit,
        };
        self.transact(id, &Act { deed, ..edit(what, path) }, &writes)
    }
}

fn edit<'a>(what: &'a str, path: &'a Path) -> Act<'a> {
    Act { deed: Deed::Edit, what, path, words: "" }
}

fn written(writes: &[Write], field: &str) -> Option<Value> {
    writes.iter().find_map(|write| match write {
        Write::Leaf { path, value, .. } if path.to_string() == field => Some(value.clone()),
        _ => None,
    })
}

fn moment(value: &Value) -> Option<Moment> {
    value.as_str()?.parse().ok()
}
