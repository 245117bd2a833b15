//! The plan's sheet: original, copies and extracts of the latest established version, else the draft.

use sip_model::audience::{self, Reader, Reads};
use sip_model::ending::EndingKind;
use sip_model::field::typed;
use sip_model::item::standing;
use sip_model::meeting::Participant;
use sip_model::process::{Act, refusal};
use sip_model::{Case, Date, Moment, law};
use sip_print::{Enclosure, Exemplar, PlanSheet, Setting, plan, plan_enclosing};
use sip_seal::PaperKind;
use sip_store::table;
use sip_store::table::version::Row;
use sip_wire::request;

use super::enclosed;
use super::papers::Proof;
use super::sheet::{Ground, HandOut, Rendered};
use super::sheets::{sealed_at, setting};
use crate::app::App;
use crate::error::AppError;
use crate::host::Host;
use crate::sign;

impl<H: Host> App<H> {
    pub(super) fn plan_sheet(
        &self,
        sheet: &request::Sheet,
        ground: &Ground,
    ) -> Result<(Rendered, Option<HandOut>), AppError> {
        let row = match sheet.exemplar {
            request::Exemplar::Draft => None,
            _ => pick(&ground.versions, sheet.version)?,
        };
        let case = frozen(row)?.unwrap_or_else(|| ground.case.clone());
        let hand_out = match (sheet.exemplar, row) {
            (request::Exemplar::Preview | request::Exemplar::Draft, _) => None,
            (_, None) => return Err(AppError::not_now("no-such-version")),
            _ if ground.standing.ending == Some(EndingKind::WrongPerson) => {
                return Err(AppError::not_now("case-closed"));
            }
            (request::Exemplar::Original, Some(row)) => Some(original(&case, &ground.rows, row.version)?),
            (request::Exemplar::Copy, Some(row)) => Some(copy(&case, ground, row.version, sheet.recipient.as_deref())?),
        };
        let exemplar = match (&hand_out, row) {
            (None, None) => Exemplar::Draft,
            (None, Some(_)) => Exemplar::Unnamed,
            (Some(out), _) if out.exemplar == "original" => Exemplar::Original { whose: out.name.clone() },
            (Some(out), _) => Exemplar::Copy { number: out.number, of: copies(&case), whose: out.name.clone() },
        };
        let mark = match (&hand_out, row.map(|row| row.version)) {
            (Some(out), Some(version)) if out.number > 0 => format!("version-{version}-kopia-{}", out.number),
            (Some(_), Some(version)) => format!("version-{version}-original"),
            (_, Some(version)) => format!("version-{version}"),
            _ => "arbetsmaterial".to_owned(),
        };
        let data = row.and_then(|row| enclosed::whole(&sheet.case, row));
        Ok((self.set_plan(sheet, ground, &case, row, exemplar, (&mark, data))?, hand_out))
    }

    /// What one party may read, and nothing else (rulings 3 and 4).
    pub(super) fn extract_sheet(
        &self,
        sheet: &request::Sheet,
        ground: &Ground,
    ) -> Result<(Rendered, Option<HandOut>), AppError> {
        let row = pick(&ground.versions, sheet.version)?.ok_or_else(|| AppError::not_now("no-such-version"))?;
        let case = frozen(Some(row))?.unwrap_or_else(|| ground.case.clone());
        let id = sheet.recipient.as_deref().ok_or_else(|| AppError::bad("no-such-recipient"))?;
        let reader = Reader::of(&ground.case, id).ok_or_else(|| AppError::bad("no-such-recipient"))?;
        may_have(ground, &case)?;
        // What was narrowed since the version was established is narrowed in what is given out of it.
        let narrowed = narrowed(&case, &ground.case);
        let part = audience::extract(&narrowed, &ground.case, &reader);
        let Some(part) = part else { return Err(AppError::not_now("nothing-to-read")) };
        let name = name_of(&ground.case, id);
        let left_out = Some(part.left_out).filter(|_| ground.case.consent.tells_left_out != Some(false));
        let exemplar = Exemplar::Extract { whose: name.clone(), left_out };
        let mark = format!("version-{}-utdrag", row.version);
        let data = enclosed::part(&sheet.case, row, &part.case);
        let rendered = self.set_plan(sheet, ground, &part.case, Some(row), exemplar, (&mark, data))?;
        let out = HandOut { exemplar: "utdrag", number: 0, recipient: id.to_owned(), name, version: row.version };
        Ok((rendered, (sheet.exemplar != request::Exemplar::Preview).then_some(out)))
    }

    /// An extract that another unit sent, as a sheet.
    pub(crate) fn received_sheet(
        &self,
        case: &Case,
        extract: &sip_exchange::Extract,
        whose: String,
    ) -> Result<Vec<u8>, AppError> {
        let words: Vec<String> = extract.words.split(' ').map(str::to_owned).collect();
        let law = law::citation(case, case.plan.established_at.map(Moment::date).unwrap_or(self.today()));
        let sheet = PlanSheet {
            case,
            plan_id: &extract.case,
            version: Some(extract.version),
            hash: Some(&extract.hash),
            words: &words,
            exemplar: Exemplar::Extract { whose, left_out: extract.left_out },
            made_on: made_on(case, None),
            law: &law,
            signed: &[],
            setting: Setting::default(),
        };
        Ok(plan(&sheet, self.fonts(), &self.text)?)
    }

    fn set_plan(
        &self,
        sheet: &request::Sheet,
        ground: &Ground,
        case: &Case,
        row: Option<&Row>,
        exemplar: Exemplar,
        (mark, data): (&str, Option<String>),
    ) -> Result<Rendered, AppError> {
        let id = &sheet.case;
        let established = row.and_then(|row| row.established_at.parse::<Moment>().ok()).map(Moment::date);
        let told = case.plan.established_at.map(Moment::date);
        let law = law::citation(case, established.or(told).unwrap_or(ground.now.date()));
        let words: Vec<String> = row.map_or_else(Vec::new, |row| row.words.split(' ').map(str::to_owned).collect());
        let signed = row.map(|row| sign::printed(&ground.signatures, row)).unwrap_or_default();
        let (kind, made_on) = (paper_kind(&exemplar, ground), made_on(case, established));
        let proof = Proof::new(&self.open()?.me, id, row, kind, made_on.unwrap_or(ground.now.date()));
        let squares = |page, pages| proof.square(page, pages);
        let plan_sheet = PlanSheet {
            case,
            plan_id: id,
            version: row.map(|row| row.version),
            hash: row.map(|row| row.hash.as_str()),
            words: &words,
            exemplar,
            made_on,
            law: &law,
            signed: &signed,
            setting: setting(sheet, ground, row, &squares),
        };
        let about = self.text.say("seal-enclosed");
        let enclosure = data.as_ref().map(|data| Enclosure {
            name: "plan.json",
            kind: "application/json",
            about: &about,
            bytes: data.as_bytes(),
        });
        let pdf = plan_enclosing(&plan_sheet, enclosure.as_ref(), self.fonts(), &self.text)?;
        let pdf = match row {
            Some(row) => self.sealed(pdf, id, row, sealed_at(ground, row, kind != PaperKind::Unnumbered))?,
            None => pdf,
        };
        Ok(Rendered { pdf, file_name: format!("{id}-{mark}.pdf"), version: row.map(|row| row.version) })
    }
}

/// What the code on the paper calls it.
fn paper_kind(exemplar: &Exemplar, ground: &Ground) -> PaperKind {
    match exemplar {
        Exemplar::Draft => PaperKind::Draft,
        Exemplar::Unnamed => PaperKind::Unnumbered,
        Exemplar::Original { .. } => PaperKind::Original,
        Exemplar::Copy { number, .. } => PaperKind::Copy(u16::try_from(*number).unwrap_or(u16::MAX)),
        Exemplar::Extract { .. } => {
            let before = ground.rows.iter().filter(|row| row.exemplar == "utdrag").count();
            PaperKind::Extract(u16::try_from(before + 1).unwrap_or(u16::MAX))
        }
    }
}

/// The established version that holds.
pub(super) fn latest(versions: &[Row]) -> Option<&Row> {
    versions.iter().rev().find(|row| row.state == "established")
}

/// The version asked for; else the latest established one; else none.
pub(super) fn pick(versions: &[Row], wanted: Option<u32>) -> Result<Option<&Row>, AppError> {
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
pub(super) fn frozen(row: Option<&Row>) -> Result<Option<Case>, AppError> {
    let Some(row) = row else { return Ok(None) };
    let value = serde_json::from_str(&row.content).map_err(|_| AppError::new(sip_wire::Code::Damaged, "damaged"))?;
    Ok(Some(typed(value)?))
}

/// The version with what narrows it today: `notFor` of both, and the topics of both together, since
/// a reader needs all topics of an item. What had no topic then stays for those who read everything.
pub(crate) fn narrowed(version: &Case, today: &Case) -> Case {
    let mut case = version.clone();
    for goal in &mut case.plan.goals {
        let Some(now) = today.plan.goals.iter().find(|now| now.id == goal.id) else { continue };
        for insats in &mut goal.insatser {
            let Some(insats_now) = now.insatser.iter().find(|now| now.id == insats.id) else { continue };
            add(&mut insats.not_for, &insats_now.not_for);
            let then = insats.topics.clone().or_else(|| goal.topics.clone()).unwrap_or_default();
            if !then.is_empty() {
                insats.topics = Some(then);
                add(&mut insats.topics, if insats_now.topics.is_some() { &insats_now.topics } else { &now.topics });
            }
        }
        add(&mut goal.not_for, &now.not_for);
        if goal.topics.as_ref().is_some_and(|topics| !topics.is_empty()) {
            add(&mut goal.topics, &now.topics);
        }
    }
    case
}

fn add(to: &mut Option<Vec<String>>, from: &Option<Vec<String>>) {
    for one in from.iter().flatten() {
        let all = to.get_or_insert_default();
        if !all.contains(one) {
            all.push(one.clone());
        }
    }
}

/// The day of the meeting, else the day it was established.
pub(super) fn made_on(case: &Case, established: Option<Date>) -> Option<Date> {
    case.meeting.started_at.map(Moment::date).or(established)
}

pub(super) fn participants(case: &Case) -> impl Iterator<Item = &Participant> {
    standing(&case.meeting.participants)
}

/// One copy for everyone but the person.
fn copies(case: &Case) -> u32 {
    u32::try_from(participants(case).filter(|participant| !participant.is_person()).count()).unwrap_or(0)
}

/// The name of a participant or unit, for the ledger and the sheet.
pub(super) fn name_of(case: &Case, id: &str) -> String {
    let participant = case.participant(&id.into()).and_then(|participant| participant.name.clone());
    participant.or_else(|| case.unit(&id.into()).and_then(|unit| unit.name.clone())).unwrap_or_default()
}

/// The person's own: not sharing, and so not the consent's to stop.
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
        version,
    })
}

/// Whether anything may be given to anyone else now (tenet 4).
fn may_have(ground: &Ground, version: &Case) -> Result<(), AppError> {
    if let Some(why) = refusal(Act::HandOut, &ground.standing) {
        return Err(AppError::not_now(why));
    }
    // A version keeps the address that it was established with.
    if ground.case.person.is_protected() && !version.person.is_protected() {
        return Err(AppError::not_now("protected-since"));
    }
    let shares = ground.case.consent.to_share_information != Some(false);
    if ground.standing.consent.holds() && shares { Ok(()) } else { Err(AppError::not_now("not-all-in-consent")) }
}

/// Whether somebody may be given all of a version and of what was changed since: what is not theirs to
/// read is in neither.
pub(super) fn may_have_all(ground: &Ground, version: &Case, reader: &Reader) -> Result<(), AppError> {
    may_have(ground, version)?;
    let then = Case { consent: ground.case.consent.clone(), ..narrowed(version, &ground.case) };
    if [&then, &ground.case].iter().any(|case| audience::reads(case, reader) != Reads::All) {
        return Err(AppError::not_now("not-all-in-consent"));
    }
    Ok(())
}

/// A copy is the whole plan: for those whom the consent of today lets read all of it. It keeps its
/// number: the same person's second sheet has the first one's.
fn copy(case: &Case, ground: &Ground, version: u32, recipient: Option<&str>) -> Result<HandOut, AppError> {
    let recipient = recipient.ok_or_else(|| AppError::bad("no-such-recipient"))?;
    let others: Vec<_> = participants(case).filter(|participant| !participant.is_person()).collect();
    let by_name = others.iter().position(|participant| participant.id.as_str() == recipient);
    let of_unit =
        || others.iter().position(|other| other.unit_id.as_ref().is_some_and(|unit| unit.as_str() == recipient));
    let place = by_name.or_else(of_unit).ok_or_else(|| AppError::bad("no-such-recipient"))?;
    let participant = others[place];
    let reader = Reader { unit: participant.unit_id.clone(), participant: Some(participant.id.clone()) };
    may_have_all(ground, case, &reader)?;
    let known = ground
        .rows
        .iter()
        .find(|row| row.version == version && row.exemplar == "kopia" && row.recipient == participant.id.as_str());
    Ok(HandOut {
        exemplar: "kopia",
        number: known.map_or_else(|| u32::try_from(place + 1).unwrap_or(1), |row| row.number),
        recipient: participant.id.to_string(),
        name: participant.name.clone().unwrap_or_default(),
        version,
    })
}
