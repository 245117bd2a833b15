//! Who got which sheet.

use sip_store::table;
use sip_wire::view::LedgerRow;

use crate::app::App;
use crate::error::AppError;
use crate::host::Host;

impl<H: Host> App<H> {
    /// The ledger of a case; rows that are void are left out.
    ///
    /// # Errors
    /// `no-such-case`.
    pub fn ledger_of(&mut self, id: &str) -> Result<Vec<LedgerRow>, AppError> {
        let rows = self.ledger_rows(id)?.into_iter();
        Ok(rows.filter(|row| row.void.is_empty()).map(told).collect())
    }

    /// The rows that are void, each with why.
    ///
    /// # Errors
    /// `no-such-case`.
    pub fn voided_of(&mut self, id: &str) -> Result<Vec<(LedgerRow, String)>, AppError> {
        let rows = self.ledger_rows(id)?.into_iter().filter(|row| !row.void.is_empty());
        Ok(rows.map(|row| (told(row.clone()), row.void)).collect())
    }

    fn ledger_rows(&mut self, id: &str) -> Result<Vec<table::ledger::Row>, AppError> {
        let session = self.open_mut()?;
        session.case(id)?;
        self.note_read(id)?;
        let session = self.open()?;
        Ok(table::ledger::all(&session.store, id)?)
    }

    /// Takes a row back: the sheet was torn or never came out. The row stays, with the note.
    ///
    /// # Errors
    /// `reason-missing`, `no-such-recipient`.
    pub fn void_ledger_row(&mut self, case: &str, row: &str, note: &str) -> Result<(), AppError> {
        let note = note.trim();
        if note.is_empty() {
            return Err(AppError::bad("reason-missing"));
        }
        let now = self.now().to_string();
        let session = self.open_mut()?;
        let rows = table::ledger::all(&session.store, case)?;
        if !rows.iter().any(|known| known.id == row && known.void.is_empty()) {
            return Err(AppError::bad("no-such-recipient"));
        }
        let act = table::act::Row {
            at: now,
            user: session.user.clone(),
            what: "void".to_owned(),
            path: String::new(),
            words: note.to_owned(),
        };
        session.store.write(|transaction| {
            table::ledger::void(transaction, row, note)?;
            table::act::add(transaction, case, &act)
        })?;
        Ok(())
    }
}

fn told(row: table::ledger::Row) -> LedgerRow {
    LedgerRow {
        id: row.id,
        number: Some(row.number).filter(|number| *number > 0),
        exemplar: row.exemplar,
        version: row.version,
        recipient: row.recipient,
        name: row.name,
        channel: row.channel,
        at: row.at,
        by: row.by,
    }
}
