//! Locks a complete plan for signing: heads, content, hash and words, in one transaction.

use serde_json::Value;
use sip_doc::{DocId, DocKind};
use sip_model::check::{Finding, is_complete};
use sip_model::process::{Act as Deed, refusal};
use sip_seal::{canonical, check_words, content, root};
use sip_store::table;
use sip_store::table::version::Row;
use sip_wire::view::State;

use super::state_of;
use crate::app::App;
use crate::check::run;
use crate::door::summary_text;
use crate::error::AppError;
use crate::host::Host;
use crate::process::standing_of;

/// What lock and establish answer.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Locked {
    /// Number of the version.
    pub version: u32,
    /// Salted Merkle root, 64 hex digits.
    pub hash: String,
    /// Four check words.
    pub words: Vec<String>,
}

impl From<&Row> for Locked {
    fn from(row: &Row) -> Self {
        Self { version: row.version, hash: row.hash.clone(), words: row.words.split(' ').map(str::to_owned).collect() }
    }
}

impl<H: Host> App<H> {
    /// Locks the plan. What is locked already answers the same again.
    ///
    /// # Errors
    /// `not-complete` while the check has something open, with its field; `already-established`
    /// when nothing was changed since.
    pub fn lock_case(&mut self, id: &str) -> Result<Locked, AppError> {
        let today = self.today();
        let now = self.now().to_string();
        self.may_write(id, Deed::Lock, &[])?;
        // What is locked must not be folded later: its heads would be nowhere.
        self.seal_case(id)?;
        let contested = self.contested(id)?;
        let mut salt = [0u8; 32];
        self.host.random(&mut salt);
        let session = self.open_mut()?;
        let (actor, user) = (session.actor, session.user.clone());
        let (case, store) = session.case_and_store(id)?;
        let versions = table::version::all(store, id)?;
        let (state, latest) = state_of(&versions, &case.value);
        let standing = standing_of(state, latest.is_some(), &case.value);
        if let Some(why) = refusal(Deed::Lock, &standing) {
            return Err(AppError::not_now(why).with("version", latest.unwrap_or(1)));
        }
        if let Some(locked) = versions.iter().find(|row| row.state == "locked") {
            return Ok(locked.into());
        }
        let typed = case.typed()?;
        let findings = run(&typed, today, contested.iter().map(|field| field.path.as_str()));
        if !is_complete(&findings) {
            let first = findings.iter().find(|finding| finding.is_open()).map(|f| f.field.clone()).unwrap_or_default();
            let open = findings.iter().filter(|finding| Finding::is_open(finding)).count();
            return Err(AppError::not_now("not-complete").at(first).with("count", open));
        }
        let told = typed.versions.iter().filter_map(|v| v.version).max().max(typed.plan.version).unwrap_or(0);
        let own = versions.iter().filter(|row| row.state == "established").map(|row| row.version).max().unwrap_or(0);
        let version = told.max(own) + 1;
        let attempt =
            versions.iter().filter(|row| row.version == version).map(|row| row.attempt).max().unwrap_or(0) + 1;
        let frozen = content(&case.value);
        let hash = root(&frozen, &salt);
        let heads = heads(case.docs(store, id, actor)?);
        let row = Row {
            version,
            attempt,
            state: "locked".to_owned(),
            hash: hash.hex(),
            words: check_words(hash).join(" "),
            salt: salt.to_vec(),
            heads,
            content: canonical(&frozen),
            locked_at: now.clone(),
            established_at: String::new(),
            by: user.clone(),
        };
        let summary = summary_text(&case.value, State::Locked, latest);
        store.write(|transaction| -> Result<(), AppError> {
            table::version::lock(transaction, id, &row)?;
            table::share::touch(transaction, id)?;
            table::act::add(transaction, id, &act(&now, &user, "lock", ""))?;
            table::case::touch(transaction, id, &summary, &now)?;
            Ok(())
        })?;
        Ok((&row).into())
    }
}

/// An act on the whole case.
pub(crate) fn act(at: &str, user: &str, what: &str, words: &str) -> table::act::Row {
    table::act::Row {
        at: at.to_owned(),
        user: user.to_owned(),
        what: what.to_owned(),
        path: String::new(),
        words: words.to_owned(),
    }
}

/// What was locked, exactly: the heads of the documents that others can hold.
fn heads(docs: &mut sip_doc::CaseDocs) -> String {
    let hex = |hash: [u8; 32]| hash.iter().map(|b| format!("{b:02x}")).collect::<String>();
    let shared: Vec<DocId> = docs.current().filter(|id| id.kind() != DocKind::Own).cloned().collect();
    let heads = shared.into_iter().map(|id| {
        let of_doc: Value = docs.heads(&id).into_iter().map(hex).collect();
        (id.to_string(), of_doc)
    });
    Value::Object(heads.collect()).to_string()
}
