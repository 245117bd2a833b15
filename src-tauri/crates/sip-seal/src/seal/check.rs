//! What a file shows by itself: by whom it is sealed, whether anything was changed, what is inside.
//!
//! Revisions are taken from the end. Each is made anew from what it says and compared with what is
//! there, byte for byte: a revision by other hands, however well it is hidden, is seen as such.

use sip_model::Moment;

use super::certificate::{Sealer, Vouched};
use super::entry::{Entry, Open, Statement};
use super::{cms, stamp};
use crate::pdf::{File, MOST, MOST_UNPACKED, Reader, Value};

/// Why there is nothing to tell of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CheckError {
    /// Longer than 32 MiB.
    #[error("too big to be one of ours")]
    TooBig,
    /// Not a PDF.
    #[error("not a PDF")]
    NotPdf,
    /// No seal of this program is on it.
    #[error("not sealed")]
    NotSealed,
    /// There was a signature, and the file no longer holds together around it; or it is another
    /// program's.
    #[error("damaged, or sealed by another program")]
    Damaged,
}

/// What was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked {
    /// The seals, oldest first: at least one.
    pub seals: Vec<Seal>,
    /// The timestamps, oldest first.
    pub stamps: Vec<Stamp>,
    /// Whether everything after the plan itself is seals and stamps, and nothing else.
    pub whole: bool,
    /// The file inside, when all is intact.
    pub enclosed: Option<Enclosed>,
}

/// A seal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seal {
    /// Who sealed, when the signature and the certificates hold for all that stood before the seal.
    pub by: Option<Sealer>,
    /// What was sealed.
    pub statement: Statement,
    /// The claimed time. Nothing proves it.
    pub at: Option<Moment>,
}

/// A timestamp of someone else's, on all that stood before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// Whether it is of this file.
    pub fits: bool,
    /// The time that it claims, in seconds since 1970. Who stamped, and whether to believe it, is not
    /// judged here: authorities of time sign with RSA, which nothing else of ours needs.
    pub claimed_at: Option<u64>,
}

/// A file inside the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enclosed {
    /// Its name.
    pub name: String,
    /// Its bytes, at most 16 MiB.
    pub bytes: Vec<u8>,
}

/// What no file shows by itself, to be said beside what it does. Whether the unit is one to trust,
/// and whether the device was revoked, the cards tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unproven {
    /// That a person agreed to it: a device sealed.
    Person,
    /// When it was sealed: the time is the device's own.
    Time,
    /// That whoever stamped the time is to be believed.
    Authority,
}

impl Checked {
    /// What the file cannot show, in the order to be told.
    #[must_use]
    pub fn cannot_prove(&self) -> [Unproven; 2] {
        let time = if self.stamps.is_empty() { Unproven::Time } else { Unproven::Authority };
        [Unproven::Person, time]
    }

    /// Whether every seal holds, says the same, and nothing else was added.
    #[must_use]
    pub fn intact(&self) -> bool {
        let same = self.seals.windows(2).all(|pair| pair[0].statement == pair[1].statement);
        let held = !self.seals.is_empty() && self.seals.iter().all(|seal| seal.by.is_some());
        self.whole && held && same && self.stamps.iter().all(|stamp| stamp.fits)
    }
}

/// Looks at any bytes.
///
/// # Errors
/// [`CheckError`] when there is no seal to tell of.
pub fn check(pdf: &[u8], vouched: Vouched<'_>) -> Result<Checked, CheckError> {
    if pdf.len() > MOST {
        return Err(CheckError::TooBig);
    } else if !pdf.starts_with(b"%PDF-") {
        return Err(CheckError::NotPdf);
    }
    let marked = |wanted: &[u8]| pdf.windows(wanted.len()).any(|window| window == wanted);
    let nothing = if marked(b"/ByteRange") { CheckError::Damaged } else { CheckError::NotSealed };
    let mut checked = Checked { seals: Vec::new(), stamps: Vec::new(), whole: true, enclosed: None };
    let mut rest = pdf;
    loop {
        let file = File::open(rest).ok_or(nothing)?;
        let Some(before) = file.before() else {
            if file.trailer.get("Prev").is_some() {
                return Err(nothing);
            }
            break;
        };
        match revision(&file, before, vouched) {
            Some(Found::Seal(seal)) => checked.seals.insert(0, seal),
            Some(Found::Stamp(stamp)) => checked.stamps.insert(0, stamp),
            None => checked.whole = false,
        }
        rest = before;
    }
    if checked.seals.is_empty() {
        return Err(nothing);
    }
    if checked.intact() {
        checked.enclosed = File::open(rest).and_then(|file| enclosed(&file));
    }
    Ok(checked)
}

enum Found {
    Seal(Seal),
    Stamp(Stamp),
}

/// The last revision of a file, when it is one that we write after what was there before.
fn revision(file: &File<'_>, before: &[u8], vouched: Vouched<'_>) -> Option<Found> {
    let mut reader = Reader::new(file.bytes, before.len());
    let number = u32::try_from(reader.count()?).ok()?;
    if reader.count()? != 0 || !reader.takes(b"obj") {
        return None;
    }
    let dict = reader.dict()?;
    let entry = Entry::read(&dict)?;
    let signature = element(dict.bytes("Contents")?)?;
    let earlier = File::open(before)?;
    let open = match entry {
        Entry::Stamp => stamp::reopened(&earlier)?,
        Entry::Seal { .. } => Open::new(&earlier, &entry, &file.dict(number.checked_add(1)?)?.words("TU")?).ok()?,
    };
    let digest = open.digest;
    if open.filled(signature).ok()? != file.bytes {
        return None;
    }
    Some(match entry {
        Entry::Seal { at, statement, .. } => {
            let by = cms::verify(signature, &digest).and_then(|papers| papers.read(vouched).ok());
            Found::Seal(Seal { by, statement, at: at.as_deref().and_then(claimed) })
        }
        Entry::Stamp => {
            let told = stamp::stamped(signature).filter(|(stamped, _)| *stamped == digest);
            let at = told.map(|(_, at)| at).filter(|at| *at > 0);
            Found::Stamp(Stamp { fits: told.is_some(), claimed_at: at })
        }
    })
}

/// The one DER element that bytes begin with; zeros may follow.
fn element(bytes: &[u8]) -> Option<&[u8]> {
    let (head, length) = match bytes.get(1)? {
        short @ ..=0x7f => (2, usize::from(*short)),
        0x81 => (3, usize::from(*bytes.get(2)?)),
        0x82 => (4, usize::from(*bytes.get(2)?) << 8 | usize::from(*bytes.get(3)?)),
        _ => return None,
    };
    bytes.get(..head + length)
}

/// `D:20261021130500` as a moment.
fn claimed(text: &[u8]) -> Option<Moment> {
    let digits =
        std::str::from_utf8(text).ok()?.strip_prefix("D:").filter(|rest| rest.len() == 14 && rest.is_ascii())?;
    let part = |from: usize, to: usize| &digits[from..to];
    let (day, clock) = ((part(0, 4), part(4, 6), part(6, 8)), (part(8, 10), part(10, 12)));
    format!("{}-{}-{}T{}:{}", day.0, day.1, day.2, clock.0, clock.1).parse().ok()
}

/// The file that the catalog names as associated, first of all.
fn enclosed(file: &File<'_>) -> Option<Enclosed> {
    let catalog = file.dict(file.trailer.reference("Root")?)?;
    let Value::List(associated) = file.follow(catalog.get("AF")?)? else { return None };
    let Value::Dict(told) = file.follow(associated.first()?)? else { return None };
    let (_, bytes) = file.stream(told.dict("EF")?.reference("F")?, MOST_UNPACKED)?;
    Some(Enclosed { name: told.words("UF")?, bytes })
}
