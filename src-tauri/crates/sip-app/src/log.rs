//! The access log: what is noted, what is told of it, and whether it is whole. Its rows are written in
//! the same transaction as what they tell of (`sip-store`); what only reads is noted here.

use sip_model::Moment;
use sip_store::table::log::{self, Entry};
pub use sip_store::table::log::{Broken, End, Row};
use sip_text::dates;
use sip_vault::Tries;

use crate::app::App;
use crate::error::AppError;
use crate::host::Host;

/// Everything that the log can tell; a test sees that each has its words.
pub const ACTIONS: &[&str] = &[
    "add",
    "backup",
    "backup-verify",
    "checkout",
    "close",
    "code-new",
    "confirm",
    "correct",
    "distrust",
    "edit",
    "establish",
    "export",
    "followUp",
    "handOut",
    "handOver",
    "handoverReceived",
    "import",
    "inform",
    "init",
    "key-change",
    "left",
    "link",
    "lock",
    "move",
    "narrow",
    "new",
    "print",
    "purge",
    "read",
    "received",
    "recover",
    "renew",
    "reopen",
    "restore",
    "set",
    "settle",
    "sign",
    "strike",
    "summon",
    "takeBack",
    "takeOver",
    "takeover",
    "trust",
    "unlock",
    "unlock-case",
    "unlock-failed",
    "user-add",
    "user-pin",
    "user-remove",
    "void",
    "withdraw",
];

/// A case that is looked at again within this many seconds was looked at once.
const ONE_LOOK: i64 = 3600;

/// What is known of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// What is wrong; nothing when it is whole.
    pub broken: Vec<Broken>,
    /// How many rows.
    pub rows: i64,
    /// Its end.
    pub end: End,
    /// Whether an end was at hand that this computer's keyring kept.
    pub anchored: bool,
}

impl<H: Host> App<H> {
    /// Notes what only looks. On a disk without room it waits in memory: a plan may be needed at the table.
    fn note_look(&mut self, action: &str, case: &str, detail: &str) -> Result<(), AppError> {
        match self.note(action, case, detail) {
            Err(error) if error.is_of_the_disk() => {
                let when = self.host.when();
                let session = self.open_mut()?;
                session.unlogged.push((when, [action, case, detail].map(str::to_owned)));
                Ok(())
            }
            noted => noted,
        }
    }

    /// Notes what waited, with the times that it was.
    fn note_waiting(&mut self) -> Result<(), AppError> {
        let session = self.open_mut()?;
        for (when, [action, case, detail]) in std::mem::take(&mut session.unlogged) {
            session.sign(when.clone());
            let entry = Entry { action: &action, case: &case, detail: &detail, reason: "" };
            if let Err(error) = session.store.write(|transaction| log::add(transaction, &entry)) {
                session.unlogged.push((when, [action, case, detail]));
                return Err(error.into());
            }
        }
        Ok(())
    }

    /// Notes something that leaves no other trace.
    pub(crate) fn note(&mut self, action: &str, case: &str, detail: &str) -> Result<(), AppError> {
        self.note_waiting()?;
        let entry = Entry { action, case, detail, reason: "" };
        Ok(self.open_mut()?.store.write(|transaction| log::add(transaction, &entry))?)
    }

    /// Notes that a case was looked at: once an hour and sitting, since a screen asks after each change.
    pub(crate) fn note_read(&mut self, case: &str) -> Result<(), AppError> {
        let now = self.host.unix();
        let reads = &self.open()?.reads;
        if reads.get(case).is_some_and(|at| (0..ONE_LOOK).contains(&(now - at))) {
            return Ok(());
        }
        self.note_look("read", case, "")?;
        self.open_mut()?.reads.insert(case.to_owned(), now);
        Ok(())
    }

    /// The log, oldest first: all of it, or what was done with one case, also one that was purged.
    ///
    /// # Errors
    /// `no-such-case` where nothing ever was done with such a case here.
    pub fn log_rows(&self, case: Option<&str>) -> Result<Vec<Row>, AppError> {
        let rows = log::all(&self.open()?.store, case)?;
        if case.is_some() && rows.is_empty() {
            return Err(AppError::bad("no-such-case"));
        }
        Ok(rows)
    }

    /// A row as a sentence that the person whom the plan is about can read.
    #[must_use]
    pub fn log_sentence(&self, row: &Row) -> String {
        let at = row.stamp.when.at.get(..16).and_then(|at| at.parse::<Moment>().ok());
        let at = at.map_or_else(|| row.stamp.when.at.clone(), |at| dates::moment(at, None));
        let key = match (row.action.as_str(), row.case.is_empty()) {
            // Of a plan it is the signing that is unlocked, of the folder the folder.
            ("unlock", false) => "log-unlock-case".to_owned(),
            (action, _) => format!("log-{action}"),
        };
        let key = if self.text.has(&key) { key } else { "log-edit".to_owned() };
        let detail = match row.action.as_str() {
            "set" | "add" | "strike" | "settle" | "move" => String::new(),
            _ => row.detail.clone(),
        };
        let did = self.text.say_with(&key, &[("detail", &detail)]);
        let values = [("at", at.as_str()), ("who", &row.stamp.user), ("unit", &row.stamp.unit), ("did", &did)];
        let mut sentence = self.text.say_with("log-sentence", &values);
        if !row.reason.is_empty() {
            sentence.push(' ');
            sentence.push_str(&self.text.say_with("log-reason", &[("reason", &row.reason)]));
        }
        if row.jump != 0 {
            let minutes = (row.jump.abs() / 60).to_string();
            let key = if row.jump > 0 { "log-jump-ahead" } else { "log-jump-back" };
            sentence.push(' ');
            sentence.push_str(&self.text.say_with(key, &[("minutes", &minutes)]));
        }
        sentence
    }

    /// What was tried in vain while nobody was in, and that somebody is in now. On a full disk it waits.
    pub(crate) fn note_unlocked(&mut self, how: &str) -> Result<(), AppError> {
        let mut tries = Tries::read(&self.at_hand()?.read_tries());
        let (noted, more) = tries.noted();
        let told: Vec<String> = noted
            .iter()
            .map(|one| format!("{} {}", one.when.at, one.who).trim_end().to_owned())
            .chain((more > 0).then(|| format!("+{more}")))
            .collect();
        let session = self.open_mut()?;
        let failed = session.store.write(|transaction| {
            told.iter().try_for_each(|failed| {
                log::add(transaction, &Entry { action: "unlock-failed", detail: failed, ..Entry::default() })
            })
        });
        match failed.map_err(AppError::from) {
            Ok(()) if !told.is_empty() => {
                tries.logged();
                self.keep_tries(&tries)?;
            }
            Err(error) if !error.is_of_the_disk() => return Err(error),
            _ => {}
        }
        self.note_look("unlock", "", how)?;
        self.anchor_log();
        Ok(())
    }

    /// Whether the log is whole, by itself and by the end that the keyring kept.
    ///
    /// # Errors
    /// `locked`, `damaged`.
    pub fn verify_log(&mut self) -> Result<Verdict, AppError> {
        let noted = self.noted_end()?;
        let store = &self.open()?.store;
        let end = log::end(store)?;
        Ok(Verdict { broken: log::verify(store, noted.as_ref())?, rows: end.seq, end, anchored: noted.is_some() })
    }

    /// The end of the log as the keyring kept it.
    fn noted_end(&mut self) -> Result<Option<End>, AppError> {
        let Some(name) = self.anchor_name()? else { return Ok(None) };
        let kept = self.host.keyring().get(&name).ok().flatten();
        let kept = kept.and_then(|bytes| String::from_utf8(bytes.to_vec()).ok());
        let end = kept.as_deref().and_then(|text| text.split_once(' '));
        Ok(end.and_then(|(seq, hash)| Some(End { seq: seq.parse().ok()?, hash: hash.to_owned() })))
    }

    /// Keeps the end of the log in the keyring, where whoever puts back an older folder, or cuts rows
    /// off, does not reach it. An end that is not met any more is left there: it is the proof.
    pub(crate) fn anchor_log(&mut self) {
        let _ = self.try_anchor();
    }

    fn try_anchor(&mut self) -> Result<(), AppError> {
        if self.session.is_none() {
            return Ok(());
        }
        let Some(name) = self.anchor_name()? else { return Ok(()) };
        let noted = self.noted_end()?;
        let store = &self.open()?.store;
        let end = log::end(store)?;
        if noted.as_ref() == Some(&end) || !noted.is_none_or(|noted| log::has(store, &noted).unwrap_or(false)) {
            return Ok(());
        }
        // Without a keyring there is no such place; the documentation says what that means.
        let _ = self.host.keyring().set(&name, format!("{} {}", end.seq, end.hash).as_bytes());
        Ok(())
    }

    fn anchor_name(&mut self) -> Result<Option<String>, AppError> {
        let keys = self.keys()?;
        Ok(keys.needs_keyring().then(|| format!("{}-log", keys.folder())))
    }
}
