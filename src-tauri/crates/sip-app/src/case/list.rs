//! The list of plans.

use sip_store::table;
use sip_wire::Code;
use sip_wire::view::CaseRow;

use crate::app::App;
use crate::error::AppError;
use crate::host::Host;
use crate::session::Summary;

impl<H: Host> App<H> {
    /// Every case, what comes next first; those without a date last.
    ///
    /// # Errors
    /// `locked`.
    pub fn list_cases(&self) -> Result<Vec<CaseRow>, AppError> {
        let store = &self.open()?.store;
        let today = self.today();
        let mut rows = Vec::new();
        for row in table::case::all(store)? {
            let summary: Summary =
                serde_json::from_str(&row.summary).map_err(|_| AppError::new(Code::Damaged, "damaged"))?;
            let only_here = table::act::only_here(store, &row.id)?;
            let shared = table::share::one(store, &row.id)?.unwrap_or_default();
            let lies = self.lies_where(&row.id, &shared, only_here, summary.is_withdrawn())?;
            rows.push(summary.row(row.id, today, only_here, &shared, lies));
        }
        rows.sort_by(|a, b| {
            let at = |row: &CaseRow| row.next.as_ref().map_or_else(|| "9999".to_owned(), |next| next.at.clone());
            (at(a), &a.name, &a.id).cmp(&(at(b), &b.name, &b.id))
        });
        Ok(rows)
    }
}
