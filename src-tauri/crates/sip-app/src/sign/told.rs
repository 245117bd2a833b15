//! What is told of signatures: those that hold, those that were voided, those that came later.

use sip_model::Moment;
use sip_print::{Dot, Signed, SignedHow};
use sip_store::table;
use sip_store::table::signature::Row;
use sip_store::table::version::Row as Version;

use super::put::Method;
use super::strokes::Ink;
use crate::app::App;
use crate::error::AppError;
use crate::host::Host;

/// A signature, as it is told.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Told {
    /// Who.
    pub participant: String,
    /// The name, as it was on that day.
    pub name: String,
    /// screen, paper, declines, unable, proxy or absent.
    pub method: String,
    /// Who and why.
    pub note: Option<String>,
    /// How it was seen who it is.
    pub identified: Option<String>,
    /// When.
    pub at: String,
    /// By whom it was noted.
    pub by: String,
    /// The version.
    pub version: u32,
    /// Its hash: what was signed.
    pub hash: String,
    /// Why it does not count: what was signed was unlocked, or the same participant did it again.
    pub void: Option<&'static str>,
    /// Why it was unlocked, in words.
    pub void_reason: Option<String>,
    /// After the plan was established.
    pub late: bool,
    /// The strokes, where there are any.
    pub strokes: Vec<Vec<super::strokes::Dot>>,
}

impl<H: Host> App<H> {
    /// Every signature of a case, the voided ones too, in the order they came.
    ///
    /// # Errors
    /// `no-such-case`.
    pub fn signatures_of(&mut self, id: &str) -> Result<Vec<Told>, AppError> {
        let session = self.open_mut()?;
        session.case(id)?;
        let rows = table::signature::all(&session.store, id)?;
        let versions = table::version::all(&session.store, id)?;
        let reasons = table::version::reasons(&session.store, id)?;
        let told = rows.iter().map(|row| {
            let version = versions.iter().find(|one| (one.version, one.attempt) == (row.version, row.attempt));
            let unlocked = version.is_none_or(|version| version.state == "unlocked" || version.hash != row.hash);
            let counts = version.is_some_and(|version| super::of_version(&rows, version).contains(&row));
            let void = match (unlocked, counts) {
                (true, _) => Some("unlocked"),
                (false, false) => Some("again"),
                (false, true) => None,
            };
            let reason =
                reasons.iter().find(|(version, attempt, _)| (*version, *attempt) == (row.version, row.attempt));
            Told {
                participant: row.participant.clone(),
                name: row.name.clone(),
                method: row.method.clone(),
                note: Some(row.note.clone()).filter(|note| !note.is_empty()),
                identified: Some(row.identified.clone()).filter(|how| !how.is_empty()),
                at: row.at.clone(),
                by: row.by.clone(),
                version: row.version,
                hash: row.hash.clone(),
                void,
                void_reason: reason.filter(|_| unlocked).map(|(_, _, reason)| reason.clone()),
                late: version.is_some_and(|version| is_late(row, version)),
                strokes: serde_json::from_str(&row.strokes).map(|ink: Ink| ink.strokes).unwrap_or_default(),
            }
        });
        Ok(told.collect())
    }
}

fn is_late(row: &Row, version: &Version) -> bool {
    version.state == "established" && row.at > version.established_at
}

/// As the sheet takes it.
pub(super) fn printed(row: &Row, version: &Version) -> Option<Signed> {
    let how = match Method::of(&row.method)? {
        Method::Screen => SignedHow::Screen,
        Method::Paper => SignedHow::Paper,
        Method::Declines => SignedHow::Declines,
        Method::Unable => SignedHow::Unable,
        Method::Proxy => SignedHow::Proxy,
        Method::Absent => SignedHow::Absent,
    };
    let ink: Option<Ink> = serde_json::from_str(&row.strokes).ok();
    let single = |number: f64| number as f32;
    let dot = |dot: &super::strokes::Dot| Dot { x: single(dot.x), y: single(dot.y), pressure: single(dot.pressure) };
    let strokes = ink.iter().flat_map(|ink| &ink.strokes).map(|stroke| stroke.iter().map(dot).collect()).collect();
    Some(Signed {
        participant: row.participant.as_str().into(),
        how,
        at: row.at.parse::<Moment>().ok()?,
        note: Some(row.note.clone()).filter(|note| !note.is_empty()),
        identified: Some(row.identified.clone()).filter(|how| !how.is_empty()),
        strokes,
        late: is_late(row, version),
    })
}
