//! Makes the plan's sheet: the latest established version, else the draft.

use sip_model::consent::Topics;
use sip_model::field::typed;
use sip_model::meeting::Participant;
use sip_model::{Case, Date, Moment, law};
use sip_print::{Exemplar, PlanSheet, plan};
use sip_store::table;
use sip_store::table::version::Row;
use sip_wire::request;

use crate::app::App;
use crate::error::AppError;
use crate::host::Host;

/// A sheet as bytes.
#[derive(Debug, Clone)]
pub struct Rendered {
    /// The PDF.
    pub pdf: Vec<u8>,
    /// A file name without anybody's name.
    pub file_name: String,
    /// The established version, or nothing for a draft.
    pub version: Option<u32>,
}

/// What is about to be handed out: the row that the ledger will have.
pub(super) struct HandOut {
    pub(super) exemplar: &'static str,
    pub(super) number: u32,
    pub(super) recipient: String,
    pub(super) name: String,
}

impl<H: Host> App<H> {
    /// Makes a sheet. Nothing is written.
    ///
    /// # Errors
    /// `no-such-version`; for an original or a copy of a draft, `not-complete`'s sibling
    /// `no-such-version` as well.
    pub fn render(&mut self, sheet: &request::Sheet) -> Result<Rendered, AppError> {
        self.prepare(sheet).map(|(rendered, _)| rendered)
    }

    pub(super) fn prepare(&mut self, sheet: &request::Sheet) -> Result<(Rendered, Option<HandOut>), AppError> {
        let id = &sheet.case;
        let today = self.today();
        let session = self.open_mut()?;
        let draft = session.case(id)?.typed()?;
        let versions = table::version::all(&session.store, id)?;
        let row = match sheet.exemplar {
            request::Exemplar::Draft => None,
            _ => pick(&versions, sheet.version)?,
        };
        let case = match row {
            Some(row) => frozen(row)?,
            None => draft.clone(),
        };
        let rows = table::ledger::all(&session.store, id)?;
        let hand_out = match (sheet.exemplar, row) {
            (request::Exemplar::Preview | request::Exemplar::Draft, _) => None,
            (_, None) => return Err(AppError::not_now("no-such-version")),
            (request::Exemplar::Original, Some(row)) => Some(original(&case, &rows, row.version)?),
            (request::Exemplar::Copy, Some(row)) => {
                Some(copy(&case, &draft, today, &rows, row.version, sheet.recipient.as_deref())?)
            }
        };
        let exemplar = match (&hand_out, row) {
            (None, None) => Exemplar::Draft,
            (None, Some(_)) => Exemplar::Unnamed,
            (Some(out), _) if out.exemplar == "original" => Exemplar::Original { whose: out.name.clone() },
            (Some(out), _) => Exemplar::Copy { number: out.number, of: copies(&case), whose: out.name.clone() },
        };
        let established = row.and_then(|row| row.established_at.parse::<Moment>().ok()).map(Moment::date);
        let told = case.plan.established_at.map(Moment::date);
        let law = law::citation(&case, established.or(told).unwrap_or(today));
        let words: Vec<String> = row.map_or_else(Vec::new, |row| row.words.split(' ').map(str::to_owned).collect());
        let made_on = made_on(&case, established);
        let pdf = plan(
            &PlanSheet {
                case: &case,
                plan_id: id,
                version: row.map(|row| row.version),
                hash: row.map(|row| row.hash.as_str()),
                words: &words,
                exemplar,
                made_on,
                law: &law,
            },
            self.fonts(),
            &self.text,
        )?;
        let version = row.map(|row| row.version);
        let mark = match (&hand_out, version) {
            (Some(out), Some(version)) if out.number > 0 => format!("version-{version}-kopia-{}", out.number),
            (Some(_), Some(version)) => format!("version-{version}-original"),
            (_, Some(version)) => format!("version-{version}"),
            _ => "arbetsmaterial".to_owned(),
        };
        Ok((Rendered { pdf, file_name: format!("{id}-{mark}.pdf"), version }, hand_out))
    }
}

/// The version asked for; else the latest established one; else none.
fn pick(versions: &[Row], wanted: Option<u32>) -> Result<Option<&Row>, AppError> {
    let mut established = versions.iter().filter(|row| row.state == "established");
    match wanted {
        None => Ok(established.next_back()),
        Some(number) => {
            let found = established.find(|row| row.version == number);
            found.map(Some).ok_or_else(|| AppError::not_now("no-such-version"))
        }
    }
}

/// The case as it was when the version was locked.
fn frozen(row: &Row) -> Result<Case, AppError> {
    let value = serde_json::from_str(&row.content).map_err(|_| AppError::new(sip_wire::Code::Damaged, "damaged"))?;
    Ok(typed(value)?)
}

/// The day of the meeting, else the day it was established.
fn made_on(case: &Case, established: Option<Date>) -> Option<Date> {
    case.meeting.started_at.map(Moment::date).or(established)
}

fn participants(case: &Case) -> impl Iterator<Item = &sip_model::meeting::Participant> {
    sip_model::item::standing(&case.meeting.participants)
}

/// One copy for everyone but the person.
fn copies(case: &Case) -> u32 {
    u32::try_from(participants(case).filter(|participant| !participant.is_person()).count()).unwrap_or(0)
}

fn original(case: &Case, rows: &[table::ledger::Row], version: u32) -> Result<HandOut, AppError> {
    let there = |row: &&table::ledger::Row| row.version == version && row.exemplar == "original" && row.void.is_empty();
    if rows.iter().any(|row| there(&row)) {
        return Err(AppError::not_now("original-exists"));
    }
    let person = participants(case).find(|participant| participant.is_person());
    Ok(HandOut {
        exemplar: "original",
        number: 0,
        recipient: person.map(|person| person.id.to_string()).unwrap_or_default(),
        name: case.person.name.clone().unwrap_or_default(),
    })
}

/// A copy is the whole plan: it goes to those whom the consent, as it is today, lets read all of it
/// (tenet 4). Those with fewer topics get an extract, which is not built yet.
fn may_have_all(case: &Case, draft: &Case, today: Date, participant: &Participant) -> Result<(), AppError> {
    let consent = &draft.consent;
    if consent.withdrawn_at.is_some() {
        return Err(AppError::not_now("consent-withdrawn"));
    }
    // A version keeps the address that it was established with.
    if draft.person.is_protected() && !case.person.is_protected() {
        return Err(AppError::not_now("protected-since"));
    }
    let holds = consent.is_given()
        && consent.to_share_information != Some(false)
        && consent.valid_to.is_none_or(|until| until >= today);
    let is_unit = |id: &str| participant.unit_id.as_ref().is_some_and(|unit| unit.as_str() == id);
    let reads_all = sip_model::item::standing(&consent.parties).any(|party| {
        let is_party = party.participant_id.as_ref() == Some(&participant.id)
            || party.unit_id.as_ref().is_some_and(|unit| is_unit(unit.as_str()));
        is_party && matches!(party.topics, Some(Topics::All(_)))
    });
    let is_kept_out =
        |not_for: &Option<Vec<String>>| not_for.iter().flatten().any(|id| id == participant.id.as_str() || is_unit(id));
    let kept_out = [case, draft].iter().any(|case| {
        case.goals().any(|goal| is_kept_out(&goal.not_for))
            || case.insatser().any(|(_, insats)| is_kept_out(&insats.not_for))
    });
    if holds && reads_all && !kept_out { Ok(()) } else { Err(AppError::not_now("not-all-in-consent")) }
}

/// A copy keeps its number: the same person's second sheet has the first one's.
fn copy(
    case: &Case,
    draft: &Case,
    today: Date,
    rows: &[table::ledger::Row],
    version: u32,
    recipient: Option<&str>,
) -> Result<HandOut, AppError> {
    let recipient = recipient.ok_or_else(|| AppError::bad("no-such-recipient"))?;
    let others: Vec<_> = participants(case).filter(|participant| !participant.is_person()).collect();
    let by_name = others.iter().position(|participant| participant.id.as_str() == recipient);
    let of_unit =
        || others.iter().position(|other| other.unit_id.as_ref().is_some_and(|unit| unit.as_str() == recipient));
    let place = by_name.or_else(of_unit).ok_or_else(|| AppError::bad("no-such-recipient"))?;
    let participant = others[place];
    may_have_all(case, draft, today, participant)?;
    let known = rows
        .iter()
        .find(|row| row.version == version && row.exemplar == "kopia" && row.recipient == participant.id.as_str());
    Ok(HandOut {
        exemplar: "kopia",
        number: known.map_or_else(|| u32::try_from(place + 1).unwrap_or(1), |row| row.number),
        recipient: participant.id.to_string(),
        name: participant.name.clone().unwrap_or_default(),
    })
}
