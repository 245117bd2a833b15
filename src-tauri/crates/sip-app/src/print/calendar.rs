//! The invitation as a calendar file: the same for everyone, since it names nobody.

use std::fs;
use std::path::Path;

use sip_interop::calendar::{Invitation, invitation};
use sip_model::id::CaseId;
use sip_model::item::standing;
use sip_model::process::{Act, refusal};
use sip_store::table;
use sip_wire::request::Calendar;
use sip_wire::view::Saved;

use super::send::free_name;
use crate::app::App;
use crate::error::AppError;
use crate::host::Host;

impl<H: Host> App<H> {
    /// Saves the calendar file at `path`.
    ///
    /// # Errors
    /// `no-meeting-time`, `no-such-recipient`, `file-not-written`; why no kallelse may go out.
    pub fn save_calendar(&mut self, request: &Calendar, path: &Path) -> Result<Saved, AppError> {
        let now = self.now();
        let (standing_now, case) = self.standing(&request.case)?;
        if let Some(why) = refusal(Act::Summon, &standing_now).filter(|why| *why != "case-locked") {
            return Err(AppError::not_now(why));
        }
        let known = |id: &String| {
            standing(&case.summons.recipients).any(|recipient| {
                let unit = recipient.unit_id.as_ref().map(|unit| unit.as_str());
                unit.or(recipient.participant_id.as_ref().map(|one| one.as_str())) == Some(id)
            })
        };
        if request.recipient.as_ref().is_some_and(|id| !known(id)) {
            return Err(AppError::bad("no-such-recipient"));
        }
        // A calendar takes the file with the highest number: every change of the kallelse counts.
        let acts = table::act::all(&self.open()?.store, &request.case)?;
        let changes = acts.iter().filter(|act| act.path.starts_with("/summons") || act.what == Act::Summon.word());
        let sequence = u32::try_from(changes.count()).unwrap_or(0);
        let id = CaseId::from(request.case.as_str());
        let meeting = Invitation::of(&case, &id, sequence, now);
        let Some(meeting) = meeting else { return Err(AppError::not_now("no-meeting-time").at("/summons/meetingAt")) };
        self.write_file(path, invitation(&meeting, &self.text).as_bytes())?;
        Ok(Saved { path: path.display().to_string(), kinds: Vec::new() })
    }

    /// Saves it among the user's documents, under a name that tells of nobody.
    ///
    /// # Errors
    /// As [`App::save_calendar`].
    pub fn save_calendar_in_documents(&mut self, request: &Calendar) -> Result<Saved, AppError> {
        let folder = self.host.documents_dir().to_owned();
        fs::create_dir_all(&folder).map_err(|_| AppError::not_written(&folder))?;
        self.save_calendar(request, &free_name(&folder, &format!("{}-mote.ics", request.case)))
    }
}
