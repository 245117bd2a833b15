//! Hands a sheet out: to a file or to a printer, with its row in the ledger.

use std::fs;
use std::path::{Path, PathBuf};

use sip_store::table;
use sip_wire::Kind;
use sip_wire::request::{Exemplar, Sheet, SheetKind};
use sip_wire::view::{Changed, Saved};

use super::sheet::HandOut;
use crate::app::App;
use crate::error::AppError;
use crate::host::Host;

impl<H: Host> App<H> {
    /// Saves a sheet as a PDF file at `path`.
    ///
    /// # Errors
    /// `original-exists`, `no-such-version`, `file-not-written`; the ledger has no row then.
    pub fn save_sheet(&mut self, sheet: &Sheet, path: &Path) -> Result<Saved, AppError> {
        if let Some((row, pdf)) = self.waiting_original(sheet)? {
            self.write_file(path, &pdf)?;
            self.has_left(&row)?;
            return Ok(Saved { path: path.display().to_string(), kinds: vec![Kind::Ledger] });
        }
        let (rendered, out) = self.prepare(sheet)?;
        self.hand_out(sheet, out, ("fil", &rendered.pdf), |app| app.write_file(path, &rendered.pdf))?;
        Ok(Saved { path: path.display().to_string(), kinds: vec![Kind::Ledger] })
    }

    /// Saves a sheet among the user's documents, under a name that tells of nobody.
    ///
    /// # Errors
    /// As [`App::save_sheet`].
    pub fn save_sheet_in_documents(&mut self, sheet: &Sheet) -> Result<Saved, AppError> {
        let folder = self.host.documents_dir().to_owned();
        fs::create_dir_all(&folder).map_err(|_| AppError::not_written(&folder))?;
        let (rendered, _) = self.prepare(sheet)?;
        self.save_sheet(sheet, &free_name(&folder, &rendered.file_name))
    }

    /// Sends a sheet to a printer.
    ///
    /// # Errors
    /// `printer-says-no`, `original-exists`, `no-such-version`; the ledger has no row then.
    pub fn print_sheet(&mut self, sheet: &Sheet, printer: &str) -> Result<Changed, AppError> {
        let (rendered, out) = self.prepare(sheet)?;
        let at = self.hand_out(sheet, out, ("papper", &rendered.pdf), |app| {
            // The job's name stands in the queue for all to see: no person's name in it.
            app.host
                .print(printer, &rendered.file_name, &rendered.pdf)
                .map_err(|_| AppError::not_now("printer-says-no"))
        })?;
        Ok(Changed { kinds: vec![Kind::Ledger], id: None, saved_at: at })
    }

    /// The original that was noted and kept, when the program stopped before it had left as a file:
    /// the same bytes leave now. What went to a printer may have come out, and is not sent again.
    fn waiting_original(&self, sheet: &Sheet) -> Result<Option<(String, Vec<u8>)>, AppError> {
        if sheet.exemplar != Exemplar::Original || sheet.kind != SheetKind::Plan {
            return Ok(None);
        }
        let store = &self.open()?.store;
        let newest = table::version::all(store, &sheet.case)?.into_iter().rev().find(|row| row.state == "established");
        let wanted = sheet.version.or(newest.map(|row| row.version));
        let rows = table::ledger::all(store, &sheet.case)?;
        let there = rows.into_iter().find(|row| {
            row.exemplar == "original" && row.void.is_empty() && Some(row.version) == wanted && row.channel == "fil"
        });
        let Some(row) = there else { return Ok(None) };
        Ok(table::sheet::waiting(store, &row.id)?.map(|pdf| (row.id, pdf)))
    }

    fn has_left(&mut self, row: &str) -> Result<(), AppError> {
        let now = self.now().to_string();
        self.open_mut()?.store.write(|transaction| table::sheet::delivered(transaction, row, &now))?;
        Ok(())
    }

    /// The row is written first, with the sheet itself, so that two originals can never leave; if
    /// handing out fails it is made void with the reason.
    fn hand_out(
        &mut self,
        sheet: &Sheet,
        out: Option<HandOut>,
        (channel, pdf): (&str, &[u8]),
        deliver: impl FnOnce(&Self) -> Result<(), AppError>,
    ) -> Result<String, AppError> {
        let now = self.now().to_string();
        let Some(out) = out else {
            // It has no row in the ledger; that it left is in the log all the same, and before it does.
            self.note("print", &sheet.case, channel)?;
            deliver(self)?;
            return Ok(now);
        };
        let id = self.new_id();
        let session = self.open_mut()?;
        let row = table::ledger::Row {
            id: id.clone(),
            version: out.version,
            exemplar: out.exemplar.to_owned(),
            number: out.number,
            recipient: out.recipient,
            name: out.name,
            channel: channel.to_owned(),
            at: now.clone(),
            by: session.user.clone(),
            void: String::new(),
        };
        let act = table::act::Row {
            at: now.clone(),
            user: session.user.clone(),
            what: "print".to_owned(),
            path: String::new(),
            words: if row.number > 0 { format!("{} {}", row.exemplar, row.number) } else { row.exemplar.clone() },
        };
        session.store.write(|transaction| -> Result<(), AppError> {
            table::ledger::add(transaction, &sheet.case, &row)?;
            table::sheet::keep(transaction, &row.id, pdf)?;
            table::act::add(transaction, &sheet.case, &act)?;
            Ok(())
        })?;
        if let Err(error) = deliver(self) {
            let session = self.open_mut()?;
            session.store.write(|transaction| table::ledger::void(transaction, &id, "Lämnade aldrig datorn."))?;
            return Err(error);
        }
        self.has_left(&id)?;
        Ok(now)
    }
}

/// A name that is not taken: a file that somebody saved is never written over.
pub(super) fn free_name(folder: &Path, name: &str) -> PathBuf {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "pdf"));
    let taken = |path: &PathBuf| path.exists();
    let first = folder.join(name);
    if !taken(&first) {
        return first;
    }
    (2..).map(|at| folder.join(format!("{stem}-{at}.{ending}"))).find(|path| !taken(path)).unwrap_or(first)
}
