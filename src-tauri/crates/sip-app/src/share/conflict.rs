//! Conflict cards: what two wrote apart, put so that a person can settle it. Nothing is chosen.

use serde_json::{Value, json};
use sip_doc::{Contested, ContestedValue, Why};
use sip_exchange::Replica;
use sip_model::field::{Kind, Path, at, node};
use sip_model::item::Struck;
use sip_model::process::Act as Deed;
use sip_model::unit::UnitAuthority;
use sip_store::table;
use sip_wire::share::{ConflictCard, ConflictSettle, ConflictValue};
use sip_wire::view::Changed;

use super::beside::beside;
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
        let session = self.open_mut()?;
        let case = session.case(id)?.value.clone();
        let found = session.waits_in(id)?;
        let (me, actor) = (session.me.clone(), session.actor);
        let mut changed = Vec::new();
        for contested in &found {
            let (opened, store) = session.case_and_store(id)?;
            changed.push(match contested.why {
                Why::Strike => opened.docs(store, id, actor)?.written_beside_strike(&contested.path)?,
                _ => Vec::new(),
            });
        }
        let say = Say { case: &case, text: &self.text };
        Ok(found.iter().zip(&changed).map(|(contested, changed)| card(&say, contested, changed, &me)).collect())
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
                self.set_as(id, &request.path, request.value.clone(), "settle")?;
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

/// A card; `changed` has what was written in something that was struck.
fn card(say: &Say<'_>, contested: &Contested, changed: &[Path], me: &sip_exchange::Me) -> ConflictCard {
    let path = &contested.path;
    let item = if contested.why == Why::Strike { path.clone() } else { item_of(path) };
    let object = at(say.case, &item).cloned().unwrap_or_default();
    let field = path.parts().last().cloned().unwrap_or_default();
    let kind = kind_of(path);
    let unit_id = object["responsible"]["unitId"].as_str().map(str::to_owned);
    let owner = unit_id.as_deref().and_then(|id| say.unit(id));
    let wrote: Vec<String> = changed.iter().map(|path| say.change(path, kind_of(path))).collect();
    // Of several who changed it, it is not told who wrote what.
    let one_changed = contested.values.iter().filter(|value| value.value.is_null()).count() == 1;
    let value = |value: &ContestedValue| ConflictValue {
        words: match value.value.is_null() && one_changed && !wrote.is_empty() {
            true => wrote.join("\n"),
            false => say.words(path, kind, &value.value),
        },
        value: value.value.clone(),
        by: value.by.as_ref().map(|by| by.name.clone()),
        unit: value.by.as_ref().map(|by| by.unit.clone()),
        at: value.at.and_then(local_time),
        here: value.actor.as_deref().is_some_and(|actor| Replica::is_here(me, actor)),
    };
    let values: Vec<ConflictValue> = contested.values.iter().map(value).collect();
    ConflictCard {
        path: path.to_string(),
        kind: match contested.why {
            Why::Values => "short",
            Why::Strike => "strike",
            Why::Late => "late",
            Why::Prose => "prose",
        }
        .to_owned(),
        about: say.about(&item),
        within: say.within(&item),
        free: contested.why != Why::Strike && matches!(kind, Kind::Short | Kind::Quote | Kind::Prose | Kind::Date),
        both: both(kind, contested),
        owner_authority: unit_id.as_deref().and_then(|id| {
            let unit = say.case["units"].as_array()?.iter().find(|unit| unit["id"] == id)?;
            serde_json::from_value::<UnitAuthority>(unit["authority"].clone()).ok()
        }),
        ask: unit_id.as_deref().and_then(|id| say.somebody_of(id)),
        owner,
        beside: beside(say, &item, &object, &|fact| fact == path || changed.contains(fact)),
        values,
        text: contested.text.as_ref().map(|text| say.words(path, kind, text)),
        step: step_of(path),
        field,
    }
}

/// "Behåll båda": two people's words one after the other, two lists together. Of a day, a number or
/// a choice there is one.
fn both(kind: Kind, contested: &Contested) -> Value {
    let values: Vec<&Value> = contested.values.iter().map(|value| &value.value).filter(|v| !v.is_null()).collect();
    if contested.why != Why::Values || values.len() < 2 {
        return Value::Null;
    }
    match kind {
        Kind::Quote => {
            let words: Option<Vec<&str>> = values.iter().map(|value| value.as_str()).collect();
            words.map_or(Value::Null, |words| Value::String(words.join("\n")))
        }
        Kind::Refs(_) | Kind::Texts => {
            let mut all: Vec<Value> = Vec::new();
            for one in values.iter().filter_map(|value| value.as_array()).flatten() {
                if !all.contains(one) {
                    all.push(one.clone());
                }
            }
            Value::Array(all)
        }
        _ => Value::Null,
    }
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

fn step_of(path: &Path) -> u32 {
    match path.parts().first().map(String::as_str) {
        Some("consent" | "need" | "person" | "discharge") => 1,
        Some("summons" | "preparation" | "units") => 2,
        Some("followUps" | "endings") => 5,
        _ => 3,
    }
}

fn local_time(at: i64) -> Option<String> {
    let at = chrono::DateTime::from_timestamp(at, 0)?.with_timezone(&chrono::Local);
    Some(at.format("%Y-%m-%dT%H:%M").to_string())
}

/// As a moment in answers of the command line.
pub(super) fn when(at: Option<i64>) -> Option<String> {
    at.and_then(local_time)
}

/// The contested fields as the command line tells them (ruling: `fields: [{path, values}]`).
#[must_use]
pub fn fields(cards: &[ConflictCard]) -> Value {
    let field = |card: &ConflictCard| {
        let value =
            |value: &ConflictValue| json!({ "value": value.value, "by": value.by, "unit": value.unit, "at": value.at });
        let values: Vec<Value> = card.values.iter().map(value).collect();
        let mut field = json!({ "path": card.path, "kind": card.kind, "values": values });
        if let Some(text) = &card.text {
            field["text"] = Value::String(text.clone());
        }
        field
    };
    json!({ "fields": cards.iter().map(field).collect::<Vec<_>>() })
}
