//! Moves an item within its list. Two who move apart never lose one and never get two.

use sip_model::field::{Place, locate};
use sip_model::process::{Act as Deed, refusal};
use sip_store::table;
use sip_wire::Kind;
use sip_wire::view::Changed;

use crate::app::App;
use crate::door::{path_of, summary_text};
use crate::error::AppError;
use crate::host::Host;
use crate::process::standing_of;
use crate::session::split;
use crate::version::state_of;

impl<H: Host> App<H> {
    /// Moves an item behind another of its list, or to the front.
    ///
    /// # Errors
    /// `not-an-item`, `no-such-place`; what the process says.
    pub fn reorder(&mut self, id: &str, path: &str, after: Option<&str>) -> Result<Changed, AppError> {
        let path = path_of(path)?;
        let (now, unix) = (self.now().to_string(), self.host.unix());
        let value = self.open_mut()?.case(id)?.value.clone();
        let Some(Place::Item { path: item, .. }) = locate(&value, &path) else {
            return Err(AppError::bad("not-an-item").at(&path));
        };
        self.may_write(id, Deed::Edit, &[])?;
        let session = self.open_mut()?;
        let versions = table::version::all(&session.store, id)?;
        let (state, latest) = state_of(&versions, &value);
        if let Some(why) = refusal(Deed::Edit, &standing_of(state, latest.is_some(), &value)) {
            return Err(AppError::not_now(why));
        }
        let (actor, author, user) = (session.actor, session.author(), session.user.clone());
        let (case, store) = session.case_and_store(id)?;
        let docs = case.docs(store, id, actor)?;
        let moved = docs.reorder(&item, after, &author, unix);
        let chunks = moved.map_err(|_| AppError::bad("no-such-place").at(&path))?;
        let value = docs.project()?;
        let (state, number) = state_of(&versions, &value);
        let summary = summary_text(&value, state, number);
        let act = table::act::Row {
            at: now.clone(),
            user,
            what: "move".to_owned(),
            path: item.to_string(),
            words: String::new(),
        };
        let written = store.write(|transaction| -> Result<(), AppError> {
            table::chunk::append(transaction, id, &chunks)?;
            table::section::clear(transaction, id)?;
            for (name, section) in split(&value) {
                table::section::put(transaction, id, &name, &section)?;
            }
            table::act::add(transaction, id, &act)?;
            table::case::touch(transaction, id, &summary, &now)?;
            table::share::touch(transaction, id)?;
            Ok(())
        });
        if let Err(error) = written {
            session.forget(id);
            return Err(error);
        }
        case.value = value;
        Ok(Changed { kinds: vec![Kind::Case, Kind::Cases], id: None, saved_at: now })
    }
}
