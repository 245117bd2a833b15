//! One edit of a case.

use serde_json::Value;
use sip_model::field::prepare_set;
use sip_wire::view::Changed;

use crate::app::App;
use crate::door::{Act, path_of};
use crate::error::AppError;
use crate::host::Host;

impl<H: Host> App<H> {
    /// Sets a field, or adds an item where the path ends in `/-`.
    ///
    /// # Errors
    /// Why the value does not fit; `case-locked`; nothing is written then.
    pub fn set(&mut self, id: &str, path: &str, value: Value) -> Result<Changed, AppError> {
        let path = path_of(path)?;
        let new_id = self.new_id();
        let writes = prepare_set(&self.open_mut()?.case(id)?.value, &path, value, &new_id)
            .map_err(|error| AppError::from(error).or_at(&path))?;
        let added = path.parts().last().is_some_and(|last| last == "-");
        let item = writes.first().and_then(|write| write.path().parts().last().cloned());
        let act = Act { what: if added { "add" } else { "set" }, path: &path, words: "" };
        let changed = self.transact(id, &act, &writes)?;
        Ok(Changed { id: item.filter(|_| added), ..changed })
    }
}
