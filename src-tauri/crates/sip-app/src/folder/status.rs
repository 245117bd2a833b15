//! The state of the folder, for the first screen.

use sip_model::unit::UnitAuthority;
use sip_store::FolderState;
use sip_wire::view::{Folder, Session, SessionUnit};

use crate::app::App;
use crate::error::AppError;
use crate::host::Host;

impl<H: Host> App<H> {
    /// Who is in, who may come in.
    ///
    /// # Errors
    /// `folder-in-use`, `folder-newer`, `damaged`.
    pub fn status(&mut self) -> Result<Session, AppError> {
        let today = self.today().to_string();
        let program = env!("CARGO_PKG_VERSION").to_owned();
        let empty =
            self.session.is_none() && (!self.host.data_dir().exists() || self.hold()?.state() == FolderState::Empty);
        if empty {
            let keyring = self.host.keyring().is_available();
            return Ok(Session {
                folder: Folder::Empty,
                keyring,
                users: vec![],
                user: None,
                unit: None,
                today,
                program,
            });
        }
        let keys = self.keys()?;
        let users = keys.users().map(str::to_owned).collect();
        let open = self.session.as_ref();
        Ok(Session {
            folder: if open.is_some() { Folder::Open } else { Folder::Locked },
            keyring: keys.needs_keyring(),
            users,
            user: open.map(|session| session.user.clone()),
            unit: open.map(|session| SessionUnit {
                name: session.unit.name.clone().unwrap_or_default(),
                authority: session.unit.authority.unwrap_or(UnitAuthority::Other),
                hsa_id: session.unit.hsa_id.clone(),
            }),
            today,
            program,
        })
    }
}
