//! Makes a sheet and knows what handing it out would mean for the ledger.

use sip_model::process::Standing;
use sip_model::{Case, Moment};
use sip_store::table;
use sip_wire::request::{self, SheetKind};

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
    /// The established version, or nothing for a draft and for sheets that belong to none.
    pub version: Option<u32>,
}

/// What is about to be handed out: the row that the ledger will have.
#[derive(Debug, Clone)]
pub(super) struct HandOut {
    pub(super) exemplar: &'static str,
    pub(super) number: u32,
    pub(super) recipient: String,
    pub(super) name: String,
    /// 0 for a sheet that belongs to no version.
    pub(super) version: u32,
}

/// What every sheet is made from.
pub(super) struct Ground {
    pub(super) case: Case,
    pub(super) standing: Standing,
    pub(super) versions: Vec<table::version::Row>,
    pub(super) rows: Vec<table::ledger::Row>,
    pub(super) signatures: Vec<table::signature::Row>,
    pub(super) now: Moment,
    pub(super) unit: String,
}

impl<H: Host> App<H> {
    /// Makes a sheet. Nothing is written.
    ///
    /// # Errors
    /// `no-such-version`, `no-such-recipient`; for a copy or an extract what consent says.
    pub fn render(&mut self, sheet: &request::Sheet) -> Result<Rendered, AppError> {
        let (rendered, _) = self.prepare(sheet)?;
        self.note_read(&sheet.case)?;
        Ok(rendered)
    }

    pub(super) fn prepare(&mut self, sheet: &request::Sheet) -> Result<(Rendered, Option<HandOut>), AppError> {
        let now = self.now();
        let (standing, case) = self.standing(&sheet.case)?;
        let session = self.open()?;
        let ground = Ground {
            case,
            standing,
            versions: table::version::all(&session.store, &sheet.case)?,
            rows: table::ledger::all(&session.store, &sheet.case)?,
            signatures: table::signature::all(&session.store, &sheet.case)?,
            now,
            unit: session.unit.name.clone().unwrap_or_default(),
        };
        match sheet.kind {
            SheetKind::Plan => self.plan_sheet(sheet, &ground),
            SheetKind::Extract => self.extract_sheet(sheet, &ground),
            SheetKind::Summons => self.summons_sheet(sheet, &ground),
            SheetKind::Consent => self.consent_sheet(sheet, &ground),
            SheetKind::Information => self.information_sheet(sheet, &ground),
            SheetKind::Changes => self.changes_sheet(sheet, &ground),
            SheetKind::Fridge => self.fridge_sheet(sheet, &ground),
            SheetKind::FollowUp => self.follow_up_sheet(sheet, &ground),
        }
    }
}
