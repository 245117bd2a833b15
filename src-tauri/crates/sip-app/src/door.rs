//! The one door for change. Every edit of a case passes here: it is atomic, attributed, on disk
//! before it returns, and tells what went stale.

use std::collections::BTreeSet;

use serde_json::Value;
use sip_doc::Author;
use sip_model::field::{Path, Write, apply};
use sip_model::person::is_protected;
use sip_model::process::{Act as Deed, refusal, touches_decided};
use sip_store::{Store, table};
use sip_wire::view::{Changed, State};
use sip_wire::{Code, Kind};

use crate::app::App;
use crate::error::AppError;
use crate::host::Host;
use crate::process::standing_of;
use crate::session::{OpenCase, names, put_all, summarise};
use crate::version;

/// Loose changes of a case after which its documents are looked at for a new snapshot.
const LOOSE_CHANGES: u32 = 150;

/// What is done, for history: names the act, the field and the reason.
pub(crate) struct Act<'a> {
    /// Which act of the process it is: what may be done now decides.
    pub(crate) deed: Deed,
    pub(crate) what: &'a str,
    pub(crate) path: &'a Path,
    pub(crate) words: &'a str,
}

impl<H: Host> App<H> {
    /// Writes one edit.
    ///
    /// # Errors
    /// What the process says, `case-locked` while people sign; otherwise what the store says. Nothing
    /// is written then.
    pub(crate) fn transact(&mut self, id: &str, act: &Act<'_>, writes: &[Write]) -> Result<Changed, AppError> {
        let now = self.now().to_string();
        let unix = self.host.unix();
        let session = self.open_mut()?;
        let versions = table::version::all(&session.store, id)?;
        let value = &session.case(id)?.value;
        let (state, latest) = version::state_of(&versions, value);
        if let Some(why) = refusal(act.deed, &standing_of(state, latest.is_some(), value)) {
            return Err(AppError::not_now(why));
        }
        if matches!(act.deed, Deed::Edit | Deed::FollowUp)
            && (matches!(act.what, "set" | "add" | "strike") || is_settled_value(act, writes))
            && writes.iter().any(|write| touches_decided(value, write))
        {
            return Err(AppError::not_now("decided-already"));
        }
        self.may_write(id, act.deed, writes)?;
        let session = self.open_mut()?;
        let (actor, author, user) = (session.actor, session.author(), session.user.clone());
        let (case, store) = session.case_and_store(id)?;
        // In place, without a copy of the case: if anything fails below, the case is forgotten and
        // the disk is the truth again.
        let was_protected = is_protected(&case.value);
        case.docs(store, id, actor)?;
        for write in writes {
            apply(&mut case.value, write);
        }
        let written = write_edit(
            case,
            store,
            id,
            &Edit { act, writes, versions: &versions, was_protected, author, unix, user, now: &now },
        );
        if let Err(error) = written {
            session.forget(id);
            return Err(error);
        }
        let loose = case.loose;
        crate::share::count_cards(session, id)?;
        if loose >= LOOSE_CHANGES {
            // The edit is saved: a snapshot that could not be made is tried again at the next one.
            let _ = self.compact(id);
        }
        Ok(Changed { kinds: vec![Kind::Case, Kind::Cases], id: None, saved_at: now })
    }

    /// Puts snapshots in the place of many loose changes. Nothing is lost: a snapshot has all the
    /// history. A failure here leaves the loose changes, and the edit stays saved.
    fn compact(&mut self, id: &str) -> Result<(), AppError> {
        let session = self.open_mut()?;
        let actor = session.actor;
        let (case, store) = session.case_and_store(id)?;
        for doc in table::chunk::documents(store, id)? {
            if table::chunk::wants_snapshot(store, id, &doc)? {
                let bytes = case.docs(store, id, actor)?.save(&doc);
                store.write(|transaction| table::chunk::snapshot(transaction, id, &doc, &bytes))?;
            }
        }
        case.loose = table::chunk::loose(store, id)?;
        Ok(())
    }

    /// Rebuilds the projection of a case from its documents, the truth.
    ///
    /// # Errors
    /// `damaged` when the documents cannot be read.
    pub fn rebuild(&mut self, id: &str) -> Result<(), AppError> {
        let session = self.open_mut()?;
        session.forget(id);
        let actor = session.actor;
        let (case, store) = session.case_and_store(id)?;
        let value = case.docs(store, id, actor)?.project()?;
        let sections = crate::session::split(&value);
        let (state, number) = version::state_of(&table::version::all(store, id)?, &value);
        let summary = summary_text(&value, state, number);
        let saved_at = table::case::one(store, id)?.map(|row| row.saved_at).unwrap_or_default();
        store.write(|transaction| -> Result<(), AppError> {
            table::section::clear(transaction, id)?;
            for (name, section) in &sections {
                table::section::put(transaction, id, name, section)?;
            }
            table::case::touch(transaction, id, &summary, &saved_at)?;
            Ok(())
        })?;
        case.value = value;
        Ok(())
    }
}

/// A value that was settled is written like any other; a strike that was settled stands or falls.
fn is_settled_value(act: &Act<'_>, writes: &[Write]) -> bool {
    act.what == "settle" && writes.iter().all(|write| matches!(write, Write::Leaf { .. }))
}

/// One edit, with all that is noted of it.
struct Edit<'a> {
    act: &'a Act<'a>,
    writes: &'a [Write],
    versions: &'a [table::version::Row],
    was_protected: bool,
    author: Author,
    unix: i64,
    user: String,
    now: &'a str,
}

/// Documents, projection, history and draft, in one transaction.
fn write_edit(case: &mut OpenCase, store: &mut Store, id: &str, edit: &Edit<'_>) -> Result<(), AppError> {
    let chunks = case.change(edit.writes, edit.was_protected, &edit.author, edit.unix)?;
    let (state, number) = version::state_of(edit.versions, &case.value);
    let summary = summary_text(&case.value, state, number);
    let sections: BTreeSet<String> = edit.writes.iter().flat_map(names).collect();
    let path = edit.act.path.to_string();
    let row = table::act::Row {
        at: edit.now.to_owned(),
        user: edit.user.clone(),
        what: edit.act.what.to_owned(),
        path: path.clone(),
        words: edit.act.words.to_owned(),
    };
    // An act of several fields drops what was being typed in any of them.
    let typed: BTreeSet<String> = edit.writes.iter().map(|write| write.path().to_string()).chain([path]).collect();
    store.write(|transaction| -> Result<(), AppError> {
        table::chunk::append(transaction, id, &chunks)?;
        put_all(transaction, id, &case.value, sections)?;
        table::act::add(transaction, id, &row)?;
        if edit.act.deed == Deed::Withdraw
            && let Some(locked) = edit.versions.iter().find(|row| row.state == "locked")
        {
            // What was about to be signed has nobody's yes any more.
            table::version::unlock(transaction, id, locked, edit.act.what)?;
        }
        for path in &typed {
            table::draft::drop(transaction, id, path)?;
        }
        table::case::touch(transaction, id, &summary, edit.now)?;
        table::share::touch(transaction, id)?;
        Ok(())
    })?;
    case.loose += u32::try_from(chunks.len()).unwrap_or(0);
    Ok(())
}

/// The summary as the store keeps it.
pub(crate) fn summary_text(case: &Value, state: State, version: Option<u32>) -> String {
    serde_json::to_string(&summarise(case, state, version)).unwrap_or_default()
}

/// A path as given from outside.
pub(crate) fn path_of(text: &str) -> Result<Path, AppError> {
    Path::read(text).ok_or_else(|| AppError::new(Code::BadInput, "no-such-place").at(text))
}
