//! What has been done with a case, and the words that were written: this computer's acts, and beside
//! them what the documents tell of everybody's. What was not chosen can be read here.

use serde_json::Value;
use sip_doc::{ContestedValue, How, Said};
use sip_exchange::Replica;
use sip_model::field::{Kind, Path};
use sip_model::person::is_protected;
use sip_store::table;
use sip_wire::share::{ConflictValue, HistoryRow};

use super::conflict::{item_of, kind_of, when};
use super::say::Say;
use crate::app::App;
use crate::error::AppError;
use crate::host::Host;

impl<H: Host> App<H> {
    /// What has been done with a case, oldest first.
    ///
    /// # Errors
    /// `no-such-case`.
    pub fn history(&mut self, id: &str) -> Result<Vec<HistoryRow>, AppError> {
        let session = self.open_mut()?;
        let case = session.case(id)?.value.clone();
        self.note_read(id)?;
        let session = self.open_mut()?;
        let (me, actor) = (session.me.clone(), session.actor);
        let (opened, store) = session.case_and_store(id)?;
        let said = opened.docs(store, id, actor)?.history(is_protected(&case))?;
        let mut rows: Vec<HistoryRow> = table::act::all(store, id)?.into_iter().map(act).collect();
        let tell = Tell { say: Say { case: &case, text: &self.text }, me: &me };
        let mut taken = vec![false; rows.len()];
        let mut others = Vec::new();
        for said in &said {
            let told = tell.row(said);
            let own = rows.iter().zip(&taken).position(|(row, taken)| !taken && is_of(row, said, &told));
            match own {
                Some(at) if told.here => {
                    taken[at] = true;
                    let row = &mut rows[at];
                    let (at, user, what, words) =
                        (row.at.clone(), row.user.clone(), row.what.clone(), row.words.clone());
                    *row = HistoryRow { at, user, what, words, ..told };
                }
                _ => others.push(told),
            }
        }
        // The acts keep their order, whatever the clock did; what others wrote stands where its time is.
        for told in others {
            let at = rows.iter().position(|row| row.at > told.at).unwrap_or(rows.len());
            rows.insert(at, told);
        }
        Ok(rows)
    }
}

/// Whether an act of this computer is what the document tells of.
fn is_of(row: &HistoryRow, said: &Said, told: &HistoryRow) -> bool {
    let is_added = said.how == How::Added && row.path == said.path.parent().with("-").to_string();
    row.at == told.at && row.user == said.by.name && (row.path == told.path || is_added)
}

fn act(row: table::act::Row) -> HistoryRow {
    HistoryRow {
        at: row.at,
        user: row.user,
        what: row.what,
        path: row.path,
        words: row.words,
        here: true,
        about: None,
        said: None,
        before: None,
        not_chosen: Vec::new(),
    }
}

struct Tell<'a> {
    say: Say<'a>,
    me: &'a sip_exchange::Me,
}

impl Tell<'_> {
    fn row(&self, said: &Said) -> HistoryRow {
        let path = &said.path;
        let here = Replica::is_here(self.me, &said.actor);
        let is_item = matches!(said.how, How::Added | How::Struck | How::Lifted);
        let about = match is_item {
            true => self.say.about(path),
            false => self.say.field_of(&item_of(path), &self.say.field(path)),
        };
        let struck = matches!(said.how, How::Struck | How::Lifted);
        let settled = said.how == How::Settled;
        let before = said.over.first().filter(|_| !settled).map(|over| self.words(path, struck, &over.value));
        HistoryRow {
            at: when(Some(said.at)).unwrap_or_default(),
            user: if here { said.by.name.clone() } else { format!("{}, {}", said.by.name, said.by.unit) },
            what: what(said.how).to_owned(),
            path: path.to_string(),
            words: String::new(),
            here,
            about: Some(about),
            said: Some(self.words(path, struck, &said.value)),
            before: before.filter(|before| !before.is_empty()),
            not_chosen: said.over.iter().filter(|_| settled).map(|over| self.not_chosen(path, over)).collect(),
        }
    }

    fn not_chosen(&self, path: &Path, over: &ContestedValue) -> ConflictValue {
        ConflictValue {
            words: self.words(path, false, &over.value),
            value: over.value.clone(),
            by: over.by.as_ref().map(|by| by.name.clone()),
            unit: over.by.as_ref().map(|by| by.unit.clone()),
            at: when(over.at),
            here: over.actor.as_deref().is_some_and(|actor| Replica::is_here(self.me, actor)),
        }
    }

    fn words(&self, path: &Path, struck: bool, value: &Value) -> String {
        let words = match struck {
            true => self.say.words(&path.with("struck"), Kind::Short, value),
            false => self.say.words(path, kind_of(path), value),
        };
        if words.is_empty() { self.say.text.say("say-nothing") } else { words }
    }
}

fn what(how: How) -> &'static str {
    match how {
        How::Set => "set",
        How::Added => "add",
        How::Struck => "strike",
        How::Lifted => "lift",
        How::Read => "read",
        How::Settled => "settle",
    }
}
