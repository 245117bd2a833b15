//! Writes a case file.

use serde_json::Value;
use sip_model::field::write_case_file;
use sip_model::plan::PlanStatus;
use sip_model::reported::Version;
use sip_store::table;
use sip_wire::view::State;

use crate::app::App;
use crate::error::AppError;
use crate::host::Host;
use crate::sign;
use crate::version::state_of;

impl<H: Host> App<H> {
    /// The case file of a case, whole: for this unit's own eyes. Versions that this program
    /// established stand beside what an imported file told (ruling 15).
    ///
    /// # Errors
    /// `no-such-case`.
    pub fn export_case(&mut self, id: &str) -> Result<Value, AppError> {
        let now = self.now().to_string();
        let session = self.open_mut()?;
        let opened = session.case(id)?;
        let (mut case, value) = (opened.typed()?, opened.value.clone());
        let own = table::version::all(&session.store, id)?;
        let (state, _) = state_of(&own, &value);
        for row in own.iter().filter(|row| row.state == "established") {
            case.versions.push(Version {
                id: row.hash.as_str().into(),
                version: Some(row.version),
                hash: Some(row.hash.clone()),
                words: row.words.split(' ').map(str::to_owned).collect(),
                locked_at: row.locked_at.parse().ok(),
                established_at: row.established_at.parse().ok(),
                established_by: Some(row.by.clone()),
            });
        }
        let signatures = table::signature::all(&session.store, id)?;
        for row in own.iter().filter(|row| row.state == "established") {
            case.signatures.extend(sign::of_version(&signatures, row).into_iter().map(sign::reported));
        }
        // What was changed since is arbetsmaterial: the file must not call it established.
        if case.plan.status.is_none()
            && state == State::Established
            && let Some(latest) = case.versions.last()
        {
            case.plan.version = latest.version;
            case.plan.status = Some(PlanStatus::Established);
            case.plan.established_at = latest.established_at;
            case.plan.established_by.clone_from(&latest.established_by);
        }
        // Everything in plain text leaves the folder: history says when, and who did it.
        let act =
            table::act::Row { at: now, user: session.user.clone(), what: "export".to_owned(), ..Default::default() };
        session.store.write(|transaction| table::act::add(transaction, id, &act))?;
        Ok(write_case_file(&case))
    }
}
