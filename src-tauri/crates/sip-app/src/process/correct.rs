//! Somebody thinks that the record is wrong: it is noted, and the record keeps its words
//! (patientdatalagen 3 kap. 8 §, SoL 14 kap. 6 §).

use serde_json::{Value, json};
use sip_model::field::{Home, Kind, Path, Place, locate};
use sip_model::process::Act as Deed;
use sip_wire::request::CaseCorrect;
use sip_wire::view::Changed;

use super::{set, stamp, words};
use crate::app::App;
use crate::door::path_of;
use crate::error::AppError;
use crate::host::Host;

impl<H: Host> App<H> {
    /// Notes it.
    ///
    /// # Errors
    /// `reason-missing`, `name-missing`, `correct-what` where there is no text that others may
    /// read; what the process says.
    pub fn correct(&mut self, request: &CaseCorrect) -> Result<Changed, AppError> {
        self.allow(&request.case, Deed::Correct)?;
        let said = words(&request.words)?;
        let by = request.by.trim();
        if by.is_empty() {
            return Err(AppError::bad("name-missing"));
        }
        let path = path_of(&request.path)?;
        let value = &self.open_mut()?.case(&request.case)?.value;
        let (path, original) = text_at(value, &path).ok_or_else(|| AppError::bad("correct-what").at(&path))?;
        let note = json!({
            "at": stamp(self.now()), "field": path.to_string(), "original": original, "words": said, "by": by,
            "documentedBy": self.user()?,
        });
        self.perform(&request.case, Deed::Correct, "", &[set("/corrections/-", note)])
    }
}

/// The text of a field that every co-writer may read: the note stands beside it in the plan.
fn text_at(case: &Value, path: &Path) -> Option<(Path, String)> {
    let Place::Field { path, node } = locate(case, path)? else { return None };
    let is_text = matches!(node.field.kind, Kind::Short | Kind::Quote | Kind::Prose);
    // An address that is protected some day must not stand in a note that is not.
    let is_open = node.field.home == Home::Plan;
    let text = sip_model::field::at(case, &path)?.as_str()?.to_owned();
    (is_text && is_open).then_some((path, text))
}
