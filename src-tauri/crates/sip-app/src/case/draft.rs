//! Keeps what is being typed, on disk, before it is part of the plan (ruling 9).

use sip_model::field::Kind;
use sip_store::table;
use sip_wire::view::Changed;

use crate::app::App;
use crate::door::path_of;
use crate::error::AppError;
use crate::host::Host;

impl<H: Host> App<H> {
    /// Keeps a draft; without text, drops it.
    ///
    /// # Errors
    /// `no-such-case`, or what the disk says.
    pub fn keep_draft(&mut self, id: &str, path: &str, text: Option<&str>) -> Result<Changed, AppError> {
        let path = path_of(path)?.to_string();
        // Twice what any field holds: what is being typed may be too long for a while.
        if text.is_some_and(|text| text.chars().count() > 2 * Kind::Prose.most_characters()) {
            return Err(AppError::bad("field-long").at(path));
        }
        let saved_at = self.now().to_string();
        let session = self.open_mut()?;
        session.case(id)?;
        session.store.write(|transaction| match text {
            Some(text) => table::draft::keep(transaction, id, &path, text),
            None => table::draft::drop(transaction, id, &path),
        })?;
        Ok(Changed { kinds: Vec::new(), id: None, saved_at })
    }
}
