//! Conflict cards: what two wrote apart, and how a person settles it. Nothing is chosen.

use serde_json::Value;
use sip_doc::{Contested, Why};
use sip_exchange::Replica;
use sip_model::field::{Kind, Node, Path, bound_group, node};
use sip_model::item::Struck;
use sip_model::process::Act as Deed;
use sip_store::table;
use sip_wire::share::{ConflictCard, ConflictSettle};
use sip_wire::view::Changed;

use super::card::card;
use super::say::Say;
use crate::app::App;
use crate::door::{Act, path_of};
use crate::error::AppError;
use crate::host::Host;

impl<H: Host> App<H> {
    /// The cards of a case.
    ///
    /// # Errors
    /// `no-such-case`.
    pub fn conflicts(&mut self, id: &str) -> Result<Vec<ConflictCard>, AppError> {
        self.open_mut()?.case(id)?;
        self.note_read(id)?;
        let session = self.open_mut()?;
        let case = session.case(id)?.value.clone();
        let found = session.waits_in(id)?;
        let me = session.me.clone();
        let say = Say { case: &case, text: &self.text };
        Ok(found.iter().map(|contested| card(&say, contested, &|actor| Replica::is_here(&me, actor))).collect())
    }

    /// Settles a contested field: with one of its values, or with another. For running text that was
    /// read and is right, with nothing.
    ///
    /// # Errors
    /// `not-contested`; why the value does not fit.
    pub fn settle(&mut self, request: &ConflictSettle) -> Result<Changed, AppError> {
        let id = request.case.as_str();
        let path = path_of(&request.path)?;
        let waits = self.open_mut()?.waits_in(id)?;
        // A part of one party and a part of another is a party that nobody wrote.
        let group = bound_group(&path).filter(|(group, _)| waits.iter().any(|other| other.path == *group));
        if let Some((group, _)) = group.as_ref().filter(|(group, _)| *group != path) {
            return Err(AppError::not_now("settle-whole").with("group", group).at(&request.path));
        }
        let contested = waits.into_iter().find(|contested| contested.path == path);
        let contested = contested.ok_or_else(|| AppError::not_now("not-contested").at(&request.path))?;
        match contested.why {
            // A text that is right is read, and nothing is written in it.
            Why::Prose if request.value.is_null() => return self.note_settled(id, &path, true),
            Why::Strike => self.settle_strike(id, &path, &contested, &request.value)?,
            _ if path.parts().last().is_some_and(|part| part == "struck") => {
                let item = path.parent();
                self.settle_strike(id, &item, &contested, &request.value)?;
            }
            _ => {
                let value = group.map_or_else(|| request.value.clone(), |(_, row)| whole(row, &request.value));
                self.set_as(id, &request.path, value, "settle")?;
            }
        }
        // One act of a person is one row of history, and one change that waits to be handed over.
        self.note_settled(id, &path, false)
    }

    /// The strike stands, said anew by somebody who knew of the change; or it is taken back.
    fn settle_strike(&mut self, id: &str, item: &Path, contested: &Contested, keep: &Value) -> Result<(), AppError> {
        let case = self.open_mut()?.case(id)?.value.clone();
        let Some(sip_model::field::Place::Item { path, node }) = sip_model::field::locate(&case, item) else {
            return Err(AppError::bad("not-an-item").at(item));
        };
        let told = chosen_strike(contested, keep).ok_or_else(|| AppError::bad("field-choice").at(item))?;
        let struck = told.map(|told| Struck { at: Some(self.now()), by: self.user().ok(), ..told });
        let write = sip_model::field::Write::Strike { path: path.clone(), node, struck };
        let act = Act { deed: Deed::Edit, what: "settle", path: &path, words: "" };
        self.transact(id, &act, &[write])?;
        Ok(())
    }

    /// What came late was looked at, a text was read: others learn it too. It is an act of its own where
    /// nothing was written.
    fn note_settled(&mut self, id: &str, path: &Path, is_act: bool) -> Result<Changed, AppError> {
        let (now, unix) = (self.now().to_string(), self.host.unix());
        let session = self.open_mut()?;
        let (actor, author, user) = (session.actor, session.author(), session.user.clone());
        let (case, store) = session.case_and_store(id)?;
        let chunks = case.docs(store, id, actor)?.settle(path, &author, unix)?;
        let act = table::act::Row {
            at: now.clone(),
            user,
            what: "settle".to_owned(),
            path: path.to_string(),
            words: String::new(),
        };
        store.write(|transaction| -> Result<(), AppError> {
            table::chunk::append(transaction, id, &chunks)?;
            if is_act {
                table::act::add(transaction, id, &act)?;
            }
            table::share::touch(transaction, id)?;
            Ok(())
        })?;
        count_cards(session, id)?;
        let kinds = vec![sip_wire::Kind::Case, sip_wire::Kind::Cases, sip_wire::Kind::Exchange];
        Ok(Changed { kinds, id: None, saved_at: now })
    }
}

/// A group with all of its fields: what was not chosen with it does not stay behind.
fn whole(row: &Node, value: &Value) -> Value {
    let Some(fields) = value.as_object() else { return value.clone() };
    let mut whole: serde_json::Map<String, Value> =
        row.children.keys().map(|key| ((*key).to_owned(), Value::Null)).collect();
    whole.extend(fields.clone());
    Value::Object(whole)
}

/// The strike that was chosen: `true`, or one of those that stand on the card; `false` or nothing lifts it.
fn chosen_strike(contested: &Contested, keep: &Value) -> Option<Option<Struck>> {
    let mut said = contested.values.iter().filter_map(|told| {
        let struck = serde_json::from_str::<Struck>(told.value.as_str()?).ok()?;
        Some((&told.value, struck))
    });
    match keep {
        Value::Bool(false) | Value::Null => Some(None),
        Value::Bool(true) => said.next().map(|(_, struck)| Some(struck)),
        chosen => said.find(|(value, _)| *value == chosen).map(|(_, struck)| Some(struck)),
    }
}

/// Counts the cards of a case anew, where there were any.
pub(crate) fn count_cards(session: &mut crate::session::Session, id: &str) -> Result<(), AppError> {
    let row = table::share::one(&session.store, id)?.unwrap_or_default();
    if row.conflicts == 0 {
        return Ok(());
    }
    let cards = u32::try_from(session.waits_in(id)?.len()).unwrap_or(u32::MAX);
    if cards != row.conflicts {
        session.store.write(|transaction| table::share::conflicts(transaction, id, cards))?;
    }
    Ok(())
}

/// A case as it is on disk, without keeping it open.
pub(super) fn value_of<H: Host>(app: &App<H>, id: &str) -> Result<Value, AppError> {
    app.open()?.peek(id)
}

/// The item that a field belongs to: the last list on its way.
pub(super) fn item_of(path: &Path) -> Path {
    let parts = path.parts();
    let mut row = sip_model::field::root();
    let (mut end, mut is_id) = (0, false);
    for (at, part) in parts.iter().enumerate() {
        if std::mem::take(&mut is_id) {
            end = at + 1;
            continue;
        }
        let Some(child) = row.children.get(part.as_str()) else { break };
        row = child;
        is_id = matches!(row.field.kind, Kind::Items { .. } | Kind::Lines);
    }
    let length = if end == 0 { parts.len().saturating_sub(1) } else { end };
    parts[..length].iter().fold(Path::root(), |path, part| path.with(part))
}

fn table_path(path: &Path) -> String {
    let mut text = String::new();
    let mut row = sip_model::field::root();
    let mut is_id = false;
    for part in path.parts() {
        if std::mem::take(&mut is_id) {
            continue;
        }
        text.push('/');
        text.push_str(part);
        let Some(child) = row.children.get(part.as_str()) else { break };
        row = child;
        is_id = matches!(row.field.kind, Kind::Items { .. } | Kind::Lines);
    }
    text
}

pub(super) fn row_of(path: &Path) -> Option<&'static sip_model::field::Node> {
    node(&table_path(path))
}

/// What a field holds, by its path.
pub(super) fn kind_of(path: &Path) -> Kind {
    row_of(path).map_or(Kind::Short, |row| row.field.kind)
}

fn local_time(at: i64) -> Option<String> {
    let at = chrono::DateTime::from_timestamp(at, 0)?.with_timezone(&chrono::Local);
    Some(at.format("%Y-%m-%dT%H:%M").to_string())
}

/// As a moment in answers of the command line.
pub(super) fn when(at: Option<i64>) -> Option<String> {
    at.and_then(local_time)
}
