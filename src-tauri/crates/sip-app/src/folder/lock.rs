//! Locks the data folder: the key is wiped, the folder stays held.

use crate::app::App;
use crate::host::Host;

impl<H: Host> App<H> {
    /// Locks. What was typed is on disk already, as drafts.
    pub fn close_folder(&mut self) {
        self.running = None;
        self.anchor_log();
        if let Some(session) = self.session.take() {
            self.folder = Some(session.store.close());
        }
    }
}
