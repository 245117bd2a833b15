//! Takes in a case file.

use serde_json::Value;
use sha2::{Digest, Sha256};
use sip_model::field::read_case_file;
use sip_store::table;
use sip_wire::view::Changed;

use crate::app::App;
use crate::error::AppError;
use crate::host::Host;

/// What importing the same case again means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Again {
    /// It is refused.
    Refuse,
    /// It becomes a case of its own.
    AsNew,
}

impl<H: Host> App<H> {
    /// Imports a case file. What it tells of signatures and versions is kept as told, unsealed.
    ///
    /// # Errors
    /// What is wrong with the file, and where; `already-there` for the same case again.
    pub fn import_case(&mut self, file: &str, again: Again) -> Result<Changed, AppError> {
        let case = read_case_file(file)?;
        let told = case.plan_id.clone();
        let mut case = serde_json::to_value(&case).unwrap_or_default();
        let digest = digest(&case);
        let store = &self.open()?.store;
        let there = match &told {
            Some(id) if table::case::one(store, id)?.is_some() => Some(id.clone()),
            _ => table::case::with_digest(store, &digest)?,
        };
        if let (Some(id), Again::Refuse) = (&there, again) {
            return Err(AppError::not_now("already-there").with("id", id));
        }
        // A number that was purged here is not given again: what comes in under it stays away.
        let is_free = |id: &String| there.is_none() && !table::purge::is_purged(store, id).unwrap_or(true);
        let id = match told.filter(|id| is_plan_id(id) && is_free(id)) {
            Some(id) => id,
            None => self.new_plan_id()?,
        };
        let digest = if there.is_some() { format!("{digest} {id}") } else { digest };
        drop_empty(&mut case);
        self.add_case(&id, &digest, case, "import")
    }
}

/// The same facts have the same digest, however their file was written.
fn digest(case: &Value) -> String {
    let mut facts = case.clone();
    if let Value::Object(facts) = &mut facts {
        facts.remove("planId");
    }
    drop_empty(&mut facts);
    Sha256::digest(sip_seal::canonical(&facts).as_bytes()).iter().map(|b| format!("{b:02x}")).collect()
}

pub(crate) fn drop_empty(value: &mut Value) {
    match value {
        Value::Object(object) => {
            object.values_mut().for_each(drop_empty);
            object.retain(|_, value| !value.is_null());
        }
        Value::Array(items) => items.iter_mut().for_each(drop_empty),
        _ => {}
    }
}

/// `SIP-7K3M-Q2XA`: an id of this program, which the same plan keeps wherever it goes.
fn is_plan_id(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    matches!(parts[..], ["SIP", a, b] if [a, b].iter().all(|part| {
        part.len() == 4 && part.bytes().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
    }))
}
