//! The data folder: create, unlock, lock, look.

mod backup;
pub(crate) mod identity;
mod init;
mod keys;
mod lock;
mod recover;
mod restore;
mod status;
mod unlock;
mod users;

pub use backup::BackedUp;
pub use restore::{Drilled, Restored};

pub(crate) const UNIT: &str = "unit";

use sip_store::Folder;

use crate::app::App;
use crate::error::AppError;
use crate::host::Host;

impl<H: Host> App<H> {
    /// Takes hold of the folder, once. A look at a folder that is not there does not make it.
    pub(crate) fn hold(&mut self) -> Result<&Folder, AppError> {
        if !self.host.data_dir().exists() {
            return Err(AppError::not_now("folder-empty"));
        }
        self.hold_or_make()
    }

    /// Takes hold of the folder, and makes it where there is none.
    pub(crate) fn hold_or_make(&mut self) -> Result<&Folder, AppError> {
        if self.folder.is_none() {
            self.folder = Some(Folder::hold(self.host.data_dir())?);
        }
        self.folder.as_ref().ok_or_else(|| AppError::not_now("folder-empty"))
    }
}
