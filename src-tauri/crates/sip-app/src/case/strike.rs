//! Strikes an item: it stays, with its words and the reason.

use sip_model::field::prepare_strike;
use sip_model::item::Struck;
use sip_model::process::Act as Deed;
use sip_wire::view::Changed;

use crate::app::App;
use crate::door::{Act, path_of};
use crate::error::AppError;
use crate::host::Host;
use crate::process::words;

impl<H: Host> App<H> {
    /// Strikes an item.
    ///
    /// # Errors
    /// `reason-missing`, `struck-already`, `not-an-item`, `case-locked`.
    pub fn strike(&mut self, id: &str, path: &str, reason: &str) -> Result<Changed, AppError> {
        let path = path_of(path)?;
        let reason = words(reason).map_err(|error| error.at(&path))?;
        if reason.chars().count() > sip_model::field::Kind::Quote.most_characters() {
            return Err(AppError::bad("field-long").at(path.with("struck").with("reason")));
        }
        let at = Some(self.now());
        let session = self.open_mut()?;
        let struck = Struck { at, by: Some(session.user.clone()), reason: reason.clone() };
        let writes = prepare_strike(&session.case(id)?.value, &path, struck)
            .map_err(|error| AppError::from(error).or_at(&path))?;
        // Taking out a party or a topic narrows; taking out what must not be spoken of would widen.
        let place: Vec<&str> = path.parts().iter().take(2).map(String::as_str).collect();
        let narrows = matches!(place[..], ["consent", "parties" | "covers"]);
        let deed = if narrows { Deed::Narrow } else { Deed::Edit };
        self.transact(id, &Act { deed, what: "strike", path: &path, words: &reason }, &writes)
    }
}
