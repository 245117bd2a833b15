//! The program: a host, the Swedish, and perhaps an open folder.

use std::sync::OnceLock;

use sip_model::{Date, Moment};
use sip_print::Fonts;
use sip_store::Folder;
use sip_text::Text;
use sip_wire::Code;

use crate::error::AppError;
use crate::host::Host;
use crate::session::Session;
use crate::share::Running;

/// The program.
pub struct App<H: Host> {
    pub(crate) host: H,
    pub(crate) text: Text,
    /// Parsed when the first sheet is made, not at start.
    fonts: OnceLock<Fonts>,
    /// Held from the first look at the folder: one process holds a folder (ruling 29).
    pub(crate) folder: Option<Folder>,
    pub(crate) session: Option<Session>,
    /// A round of exchange that is under way.
    pub(crate) running: Option<Running>,
}

impl<H: Host> App<H> {
    /// A program on a host. Nothing is read yet.
    #[must_use]
    pub fn new(host: H) -> Self {
        Self { host, text: Text::swedish(), fonts: OnceLock::new(), folder: None, session: None, running: None }
    }

    /// The host.
    pub fn host(&self) -> &H {
        &self.host
    }

    /// The Swedish.
    pub fn text(&self) -> &Text {
        &self.text
    }

    pub(crate) fn fonts(&self) -> &Fonts {
        self.fonts.get_or_init(Fonts::embedded)
    }

    pub(crate) fn now(&self) -> Moment {
        Moment::from_clock(self.host.now())
    }

    pub(crate) fn today(&self) -> Date {
        self.now().date()
    }

    /// The open folder.
    ///
    /// # Errors
    /// `locked` when nobody has unlocked it.
    pub(crate) fn open(&self) -> Result<&Session, AppError> {
        self.session.as_ref().ok_or_else(|| AppError::new(Code::Locked, "locked"))
    }

    /// The same, for changing: what is written from here on is signed with this moment in the log.
    pub(crate) fn open_mut(&mut self) -> Result<&mut Session, AppError> {
        let session = self.session.as_mut().ok_or_else(|| AppError::new(Code::Locked, "locked"))?;
        session.sign(self.host.when());
        Ok(session)
    }

    /// An identifier that no other device will make: UUIDv7 from the clock and randomness.
    pub(crate) fn new_id(&self) -> String {
        let mut random = [0u8; 10];
        self.host.random(&mut random);
        let millis = u64::try_from(self.host.unix()).unwrap_or(0).saturating_mul(1000);
        uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid().to_string()
    }
}
