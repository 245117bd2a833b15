//! Purging: a plan that was handed over to where it is kept, and whose purging was decided, leaves this
//! computer (ruling 23). That it was here, who decided and when, stays.

use sip_store::table;
use sip_store::table::log::{self, Entry};
use sip_store::table::purge::Row;
use sip_wire::view::State;

use crate::app::App;
use crate::error::AppError;
use crate::host::Host;
use crate::version::state_of;

/// Acts that change nothing of what was handed over.
const NO_CHANGE: [&str; 5] = ["print", "void", "export", "received", "handoverReceived"];
/// Set until what was purged is scrubbed off the disk.
const SCRUB: &str = "scrub";

/// A plan that was purged, and what is left of it elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Purged {
    /// When.
    pub at: String,
    /// Where it was handed over to.
    pub document: String,
    /// Whether anything of it was ever left for others.
    pub was_shared: bool,
    /// When the latest backup was made, which may have it still.
    pub backed_up: Option<String>,
}

impl<H: Host> App<H> {
    /// Purges a plan.
    ///
    /// # Errors
    /// `purge-needs-transfer` unless the case tells of a transfer after which nothing was written, or
    /// `handed_to` says where it is kept; `purge-needs-decision`; `case-locked` while people sign.
    pub fn purge(&mut self, id: &str, handed_to: &str, decision: &str) -> Result<Purged, AppError> {
        let now = self.now().to_string();
        let (handed_to, decision) = (handed_to.trim(), decision.trim());
        let session = self.open_mut()?;
        let opened = session.case(id)?;
        let (case, value) = (opened.typed()?, opened.value.clone());
        let versions = table::version::all(&session.store, id)?;
        if state_of(&versions, &value).0 == State::Locked {
            return Err(AppError::not_now("case-locked"));
        }
        let told = &case.external_record;
        let document = match &told.transferred_at {
            _ if !handed_to.is_empty() => handed_to.to_owned(),
            Some(at) if !self.was_written_after(id, &at.to_string())? => {
                let parts = [told.system.as_deref(), told.document_id.as_deref()];
                parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
            }
            _ => return Err(AppError::not_now("purge-needs-transfer")),
        };
        if decision.is_empty() {
            return Err(AppError::not_now("purge-needs-decision"));
        }
        let session = self.open_mut()?;
        let was_shared = table::share::one(&session.store, id)?.is_some_and(|row| row.handed > 0);
        let row = Row {
            case: id.to_owned(),
            at: now.clone(),
            by: session.user.clone(),
            decision: decision.to_owned(),
            document: document.clone(),
        };
        session.store.write(|transaction| {
            table::purge::purge(transaction, &row)?;
            table::meta::set(transaction, SCRUB, "due")?;
            log::add(transaction, &Entry { action: "purge", case: id, detail: &document, reason: decision })
        })?;
        session.forget(id);
        self.scrub()?;
        self.anchor_log();
        Ok(Purged { at: now, document, was_shared, backed_up: self.last_backup()? })
    }

    /// Takes off the disk what was purged. Where that was interrupted it is done at the next unlocking.
    pub(crate) fn scrub(&mut self) -> Result<(), AppError> {
        let session = self.open_mut()?;
        if table::meta::get(&session.store, SCRUB)?.is_some() {
            session.store.scrub()?;
            session.store.write(|transaction| table::meta::drop(transaction, SCRUB))?;
        }
        Ok(())
    }

    /// When the latest backup was made here.
    pub(crate) fn last_backup(&self) -> Result<Option<String>, AppError> {
        Ok(log::last(&self.open()?.store, "backup")?.map(|row| row.detail))
    }

    fn was_written_after(&self, id: &str, at: &str) -> Result<bool, AppError> {
        let acts = table::act::all(&self.open()?.store, id)?;
        Ok(acts.iter().any(|act| act.at.as_str() > at && !NO_CHANGE.contains(&act.what.as_str())))
    }
}
