//! The change sheet: what was changed since the plan was established, as the paper has it.

mod sides;

use std::collections::BTreeSet;

use sides::{Sides, row};
use sip_model::audience::Reader;
use sip_model::field::{Path, typed};
use sip_print::{Change, ChangeRow, ChangesSheet, PlanItem, changes};
use sip_seal::PaperKind;
use sip_wire::request;

use super::papers::Proof;
use super::plan::may_have_all;
use super::sheet::{Ground, HandOut, Rendered};
use super::sheets::setting;
use crate::app::App;
use crate::error::AppError;
use crate::host::Host;

impl<H: Host> App<H> {
    /// The changes since the latest established version. No row in the ledger: the sheet goes with
    /// the plan, which has one. For a party it is held to what holds for a copy: all of it, or nothing.
    pub(super) fn changes_sheet(
        &mut self,
        sheet: &request::Sheet,
        ground: &Ground,
    ) -> Result<(Rendered, Option<HandOut>), AppError> {
        let nothing = || AppError::not_now("nothing-changed");
        let id = sheet.case.as_str();
        let proposed = self.proposed(id)?;
        let version = ground.versions.iter().rev().find(|row| row.state == "established").ok_or_else(nothing)?;
        // What was changed since an older version stands in the versions after it.
        if sheet.version.is_some_and(|wanted| wanted != version.version) {
            return Err(AppError::not_now("no-such-version"));
        }
        let frozen = serde_json::from_str(&version.content);
        let then = typed(frozen.map_err(|_| AppError::new(sip_wire::Code::Damaged, "damaged"))?)?;
        if let Some(id) = sheet.recipient.as_deref() {
            let reader = Reader::of(&ground.case, id).ok_or_else(|| AppError::bad("no-such-recipient"))?;
            if !reader.is_the_person(&ground.case) {
                may_have_all(ground, &then, &reader)?;
            }
        }
        let sides = Sides { then: &then, now: &ground.case };
        let mut told: BTreeSet<String> = proposed.iter().map(|proposed| proposed.path.clone()).collect();
        let mut rows = Vec::new();
        for proposed in &proposed {
            let Some((row, inside)) = sides.row(proposed) else { continue };
            rows.push(row);
            for (path, item) in inside.into_iter().filter(|(path, _)| told.insert(path.to_string())) {
                rows.push(self.row_inside(id, &path, item)?);
            }
        }
        if rows.is_empty() {
            return Err(nothing());
        }
        let words: Vec<String> = version.words.split_whitespace().map(str::to_owned).collect();
        let proof = Proof::new(&self.open()?.me, id, Some(version), PaperKind::Changes, ground.now.date());
        let squares = |page, pages| proof.square(page, pages);
        let made = ChangesSheet {
            case: &ground.case,
            plan_id: id,
            version: version.version,
            words: &words,
            rows: &rows,
            made_on: ground.now.date(),
            setting: setting(sheet, ground, Some(version), &squares),
        };
        let pdf = changes(&made, self.fonts(), &self.text)?;
        let pdf = self.sealed(pdf, id, version, ground.now)?;
        let file_name = format!("{id}-andringar.pdf");
        Ok((Rendered { pdf, file_name, version: Some(version.version) }, None))
    }

    /// What came with a new item: somebody else may have written it. Its place is nobody's, so it is
    /// its words that tell.
    fn row_inside<'a>(&mut self, id: &str, path: &Path, item: PlanItem<'a>) -> Result<ChangeRow<'a>, AppError> {
        let wrote = self.wrote(id, &path.with("text"))?;
        Ok(row(Change::New(item), &wrote))
    }
}
