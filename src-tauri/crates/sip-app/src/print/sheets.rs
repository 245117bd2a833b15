//! The sheets beside the plan that are of a version: for the fridge, for the follow-up.

use sip_model::{Case, Moment};
use sip_print::{FollowUpSheet, FridgeSheet, Setting, Squares, follow_up, fridge};
use sip_seal::PaperKind;
use sip_store::table::version::Row;
use sip_wire::request;

use super::papers::Proof;
use super::plan::{frozen, latest, made_on, participants, pick};
use super::sheet::{Ground, HandOut, Rendered};
use crate::app::App;
use crate::error::AppError;
use crate::host::Host;

type Made = Result<(Rendered, Option<HandOut>), AppError>;

impl<H: Host> App<H> {
    /// Who does what, when, and where to ring: the person's own.
    pub(super) fn fridge_sheet(&self, sheet: &request::Sheet, ground: &Ground) -> Made {
        let (row, case) = of_version(sheet, ground)?;
        let words = words(row);
        let day = made_on(&case, established(row));
        let proof = Proof::new(&self.open()?.me, &sheet.case, row, PaperKind::Fridge, day.unwrap_or(ground.now.date()));
        let squares = |page, pages| proof.square(page, pages);
        let made = FridgeSheet {
            case: &case,
            plan_id: &sheet.case,
            version: row.map(|row| row.version),
            hash: row.map(|row| row.hash.as_str()),
            words: &words,
            made_on: day,
            setting: setting(sheet, ground, row, &squares),
        };
        let pdf = fridge(&made, self.fonts(), &self.text)?;
        self.as_given(sheet, ground, (row, pdf), "kylskåpsblad", "kylskap")
    }

    /// For the follow-up: what was to be, and room for how it went.
    pub(super) fn follow_up_sheet(&self, sheet: &request::Sheet, ground: &Ground) -> Made {
        let (row, then) = of_version(sheet, ground)?;
        // What the plan says is the version's; how it went is today's.
        let case = with_results(then, &ground.case);
        let words = words(row);
        let proof = Proof::new(&self.open()?.me, &sheet.case, row, PaperKind::FollowUp, ground.now.date());
        let squares = |page, pages| proof.square(page, pages);
        let made = FollowUpSheet {
            case: &case,
            plan_id: &sheet.case,
            version: row.map(|row| row.version),
            hash: row.map(|row| row.hash.as_str()),
            words: &words,
            made_on: ground.now.date(),
            setting: setting(sheet, ground, row, &squares),
        };
        let pdf = follow_up(&made, self.fonts(), &self.text)?;
        self.as_given(sheet, ground, (row, pdf), "uppföljningsblad", "uppfoljning")
    }

    /// Sealed where it is of a version, with its row of the ledger: it is the person's.
    fn as_given(
        &self,
        sheet: &request::Sheet,
        ground: &Ground,
        (row, pdf): (Option<&Row>, Vec<u8>),
        exemplar: &'static str,
        mark: &str,
    ) -> Made {
        let out = matches!(sheet.exemplar, request::Exemplar::Original | request::Exemplar::Copy);
        let pdf = match row {
            Some(row) => self.sealed(pdf, &sheet.case, row, sealed_at(ground, row, out))?,
            None => pdf,
        };
        let person = participants(&ground.case).find(|participant| participant.is_person());
        let hand_out = HandOut {
            exemplar,
            number: 0,
            recipient: person.map(|person| person.id.to_string()).unwrap_or_default(),
            name: ground.case.person.name.clone().unwrap_or_default(),
            version: row.map_or(0, |row| row.version),
        };
        let version = row.map(|row| row.version);
        let file_name = format!("{}-{mark}.pdf", sheet.case);
        Ok((Rendered { pdf, file_name, version }, out.then_some(hand_out)))
    }
}

/// The time that a seal claims: when the sheet is handed out; when the version was established, for
/// one to look at, so that it is the same bytes every time.
pub(super) fn sealed_at(ground: &Ground, row: &Row, out: bool) -> Moment {
    let established = row.established_at.parse().unwrap_or(ground.now);
    if out { ground.now } else { established }
}

/// How a sheet of a version is set. One that is handed out says when another version holds; one to
/// look at stays what it was, byte for byte.
pub(super) fn setting<'a>(
    sheet: &request::Sheet,
    ground: &Ground,
    row: Option<&Row>,
    squares: &'a dyn Fn(usize, usize) -> Option<sip_print::Square>,
) -> Setting<'a> {
    let newest = latest(&ground.versions).map(|row| row.version);
    let out = matches!(sheet.exemplar, request::Exemplar::Original | request::Exemplar::Copy);
    let replaced_by = newest.filter(|newest| out && row.is_some_and(|row| row.version < *newest));
    Setting { large: sheet.large, squares: Some(Squares(squares)), replaced_by }
}

fn of_version<'a>(sheet: &request::Sheet, ground: &'a Ground) -> Result<(Option<&'a Row>, Case), AppError> {
    let row = match sheet.exemplar {
        request::Exemplar::Draft => None,
        _ => pick(&ground.versions, sheet.version)?,
    };
    Ok((row, frozen(row)?.unwrap_or_else(|| ground.case.clone())))
}

fn established(row: Option<&Row>) -> Option<sip_model::Date> {
    row.and_then(|row| row.established_at.parse::<Moment>().ok()).map(Moment::date)
}

fn words(row: Option<&Row>) -> Vec<String> {
    row.map_or_else(Vec::new, |row| row.words.split(' ').map(str::to_owned).collect())
}

fn with_results(mut then: Case, today: &Case) -> Case {
    for goal in &mut then.plan.goals {
        let Some(now) = today.plan.goals.iter().find(|now| now.id == goal.id) else { continue };
        goal.results.clone_from(&now.results);
        for insats in &mut goal.insatser {
            let found = now.insatser.iter().find(|now| now.id == insats.id);
            insats.results = found.map(|now| now.results.clone()).unwrap_or_default();
        }
    }
    then
}
