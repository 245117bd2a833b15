//! Notes that somebody signed, or did not. What is signed is the hash of the version that is locked;
//! what comes after the establishing is a new record beside it (ruling 13).

use sip_model::item::standing;
use sip_store::table;

use super::strokes::Ink;
use crate::app::App;
use crate::error::AppError;
use crate::host::Host;
use crate::version::act;

/// How.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// With strokes on the screen.
    Screen,
    /// With a pen, on the paper.
    Paper,
    /// Does not want to.
    Declines,
    /// Cannot.
    Unable,
    /// God man, förvaltare, guardian or proxy.
    Proxy,
    /// Was not there.
    Absent,
}

impl Method {
    const ALL: [Self; 6] = [Self::Screen, Self::Paper, Self::Declines, Self::Unable, Self::Proxy, Self::Absent];

    /// Its word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Screen => "screen",
            Self::Paper => "paper",
            Self::Declines => "declines",
            Self::Unable => "unable",
            Self::Proxy => "proxy",
            Self::Absent => "absent",
        }
    }

    /// The one with this word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.word() == word)
    }
}

/// What somebody did.
#[derive(Debug, Clone, PartialEq)]
pub struct Signing {
    /// Who: a participant's id.
    pub participant: String,
    /// How.
    pub method: Method,
    /// The strokes, where there are any.
    pub ink: Option<Ink>,
    /// Who signs instead, or why nobody can.
    pub note: String,
    /// How it was seen who it is.
    pub identified: String,
}

/// The longest note.
const LONGEST: usize = 500;

/// What was signed.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct SignedNow {
    /// The version.
    pub version: u32,
    /// Its hash.
    pub hash: String,
    /// How.
    pub method: &'static str,
    /// When.
    pub at: String,
    /// After the plan was established.
    pub late: bool,
}

impl<H: Host> App<H> {
    /// Notes what somebody did, in one transaction.
    ///
    /// # Errors
    /// `not-locked` while there is nothing fixed to sign; `no-such-recipient`; `stroke-too-short`,
    /// `stroke-straight`; `note-missing` where it has to be said who signs, or why nobody can.
    pub fn sign(&mut self, case: &str, signing: &Signing) -> Result<SignedNow, AppError> {
        let (strokes, note, identified) = said(signing)?;
        let now = self.now().to_string();
        let id = self.new_id();
        let session = self.open_mut()?;
        let user = session.user.clone();
        let (opened, store) = session.case_and_store(case)?;
        let typed = opened.typed()?;
        let found = standing(&typed.meeting.participants).find(|one| one.id.as_str() == signing.participant);
        let who = found.ok_or_else(|| AppError::bad("no-such-recipient"))?;
        let versions = table::version::all(store, case)?;
        let locked = versions.iter().find(|row| row.state == "locked");
        let established = versions.iter().rev().find(|row| row.state == "established");
        let version = locked.or(established).ok_or_else(|| AppError::not_now("not-locked"))?;
        let row = table::signature::Row {
            id,
            version: version.version,
            attempt: version.attempt,
            hash: version.hash.clone(),
            participant: signing.participant.clone(),
            name: who.name.clone().unwrap_or_default(),
            method: signing.method.word().to_owned(),
            note,
            identified,
            strokes,
            at: now.clone(),
            by: user.clone(),
        };
        let history = act(&now, &user, "sign", &format!("{}: {}", row.participant, row.method));
        store.write(|transaction| -> Result<(), AppError> {
            table::signature::add(transaction, case, &row)?;
            table::act::add(transaction, case, &history)?;
            Ok(())
        })?;
        let late = locked.is_none();
        Ok(SignedNow { version: row.version, hash: row.hash, method: signing.method.word(), at: now, late })
    }
}

/// Strokes, note and how it was seen who it is, as they are kept.
fn said(signing: &Signing) -> Result<(String, String, String), AppError> {
    let words = |text: &str| -> Result<String, AppError> {
        let text = text.trim();
        if text.chars().count() > LONGEST || text.chars().any(char::is_control) {
            return Err(AppError::bad("field-long").at("--note"));
        }
        Ok(text.to_owned())
    };
    let (note, identified) = (words(&signing.note)?, words(&signing.identified)?);
    let strokes = match (signing.method, &signing.ink) {
        (Method::Screen, None) => return Err(AppError::bad("strokes-missing")),
        (Method::Screen | Method::Proxy, Some(ink)) => {
            if let Some(why) = ink.refused() {
                return Err(AppError { what: why, ..AppError::bad("strokes-off-pad") });
            }
            serde_json::to_string(ink).unwrap_or_default()
        }
        (_, Some(_)) => return Err(AppError::bad("strokes-not-here")),
        (_, None) => String::new(),
    };
    // Who signs for somebody, and why somebody cannot, has to stand there.
    if matches!(signing.method, Method::Proxy | Method::Unable) && note.is_empty() {
        return Err(AppError::bad("note-missing"));
    }
    Ok((strokes, note, identified))
}
