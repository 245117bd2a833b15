//! One revision with a signature in it, as a function of what it says: the same words after the same
//! file give the same bytes. Sealing writes it, and checking writes it again and compares.

use sha2::{Digest, Sha256};

use super::SealError;
use crate::pdf::{Dict, File, Increment, Value, hex};

/// Digits of an offset: ten hold any that is read.
const OFFSET: usize = 10;

/// What a seal says of the file, in the signed part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Plan id.
    pub plan_id: String,
    /// Version.
    pub version: u32,
    /// Hash of the version.
    pub hash: [u8; 32],
}

/// What stands in a revision, its signature aside.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Entry {
    /// A seal.
    Seal {
        /// Claimed time, `D:…`, which nothing proves.
        at: Option<Vec<u8>>,
        /// Why, for people.
        reason: String,
        statement: Statement,
    },
    /// A timestamp.
    Stamp,
}

impl Entry {
    /// Bytes kept free for the signature. A seal has 1,400 to 2,500; authorities of time send up to
    /// six thousand.
    fn room(&self) -> usize {
        match self {
            Self::Seal { .. } => 3 * 1024,
            Self::Stamp => 8 * 1024,
        }
    }

    /// The dictionary of the signature up to where the signature begins.
    fn head(&self) -> Dict {
        let dict = Dict::default();
        match self {
            Self::Seal { at, reason, statement } => {
                let stated = Dict::default()
                    .with("Plan", Value::words(&statement.plan_id))
                    .with("Version", Value::Number(i64::from(statement.version)))
                    .with("Hash", Value::Text(statement.hash.to_vec()));
                let mut dict = dict
                    .with("Type", Value::name("Sig"))
                    .with("Filter", Value::name("Adobe.PPKLite"))
                    .with("SubFilter", Value::name("ETSI.CAdES.detached"))
                    .with("Reason", Value::words(reason))
                    .with("SIPHemma", Value::Dict(stated));
                if let Some(at) = at {
                    dict.set("M", Value::Text(at.clone()));
                }
                dict
            }
            Self::Stamp => dict
                .with("Type", Value::name("DocTimeStamp"))
                .with("Filter", Value::name("Adobe.PPKLite"))
                .with("SubFilter", Value::name("ETSI.RFC3161")),
        }
    }

    /// What a dictionary says, when it is one that we write.
    pub(super) fn read(dict: &Dict) -> Option<Self> {
        if dict.is("Type", "DocTimeStamp") {
            return Some(Self::Stamp);
        }
        let stated = dict.dict("SIPHemma")?;
        let statement = Statement {
            plan_id: stated.words("Plan")?,
            version: u32::try_from(stated.number("Version")?).ok()?,
            hash: stated.bytes("Hash")?.try_into().ok()?,
        };
        Some(Self::Seal { at: dict.bytes("M").map(<[u8]>::to_vec), reason: dict.words("Reason")?, statement })
    }
}

/// A revision whose signature is still to be filled in.
pub(super) struct Open {
    bytes: Vec<u8>,
    /// The `<` of the signature, and what follows its `>`.
    hole: (usize, usize),
    /// SHA-256 of all but the hole.
    pub(super) digest: [u8; 32],
}

impl Open {
    /// The file with one more revision. `label` is what a reader calls the field.
    pub(super) fn new(file: &File<'_>, entry: &Entry, label: &str) -> Result<Self, SealError> {
        Self::build(file, entry, label).ok_or(SealError::NotOurs)
    }

    fn build(file: &File<'_>, entry: &Entry, label: &str) -> Option<Self> {
        let room = entry.room();
        let mut revision = Increment::new(file)?;
        let (signature, widget) = (revision.reserve(), revision.reserve());
        let range = |a: usize, b: usize, c: usize| {
            let text = format!("[0 {a} {b} {c}]");
            format!("{text:<width$}", width = 4 * OFFSET)
        };
        let dict = entry
            .head()
            .with("ByteRange", Value::Plain(range(0, 0, 0).into_bytes()))
            .with("Contents", Value::Text(vec![0; room]));
        let text = revision.put(signature, &Value::Dict(dict));
        let written = &revision.written()[text..];
        let ranged = text + find(written, b"/ByteRange ")? + b"/ByteRange ".len();
        let start = text + find(written, b"/Contents <0000")? + b"/Contents ".len();
        let hole = (start, start + 2 * room + 2);
        attach(file, &mut revision, signature, widget, label)?;
        let mut bytes = revision.finish()?;
        let ranges = range(hole.0, hole.1, bytes.len() - hole.1);
        bytes.get_mut(ranged..ranged + ranges.len())?.copy_from_slice(ranges.as_bytes());
        let digest = Sha256::new().chain_update(&bytes[..hole.0]).chain_update(&bytes[hole.1..]).finalize().into();
        Some(Self { bytes, hole, digest })
    }

    /// The whole file with its signature.
    pub(super) fn filled(mut self, signature: &[u8]) -> Result<Vec<u8>, SealError> {
        let room = (self.hole.1 - self.hole.0 - 2) / 2;
        if signature.len() > room {
            return Err(SealError::TooLong);
        }
        let hole = self.bytes.iter_mut().skip(self.hole.0 + 1);
        hole.zip(hex(signature)).for_each(|(place, digit)| *place = digit);
        Ok(self.bytes)
    }
}

/// Puts a field for the signature in the form and on the first page. It takes no room there: what
/// shows that a paper is sealed is printed on it.
fn attach(file: &File<'_>, revision: &mut Increment<'_, '_>, signature: u32, widget: u32, label: &str) -> Option<()> {
    let (catalog, page) = (file.trailer.reference("Root")?, first_page(file)?);
    let mut fields = Vec::new();
    let form = match file.dict(catalog)?.get("AcroForm") {
        Some(Value::Ref(form)) => {
            fields = file.dict(*form)?.list("Fields")?.to_vec();
            *form
        }
        Some(_) => return None,
        None => {
            let form = revision.reserve();
            revision.put(catalog, &Value::Dict(file.dict(catalog)?.with("AcroForm", Value::Ref(form))));
            form
        }
    };
    let mut shown = Vec::new();
    let annotations = match file.dict(page)?.get("Annots") {
        Some(Value::Ref(list)) => {
            let Value::List(list_of) = file.get(*list)? else { return None };
            shown = list_of;
            *list
        }
        Some(_) => return None,
        None => {
            let list = revision.reserve();
            revision.put(page, &Value::Dict(file.dict(page)?.with("Annots", Value::Ref(list))));
            list
        }
    };
    let field = Dict::default()
        .with("Type", Value::name("Annot"))
        .with("Subtype", Value::name("Widget"))
        .with("FT", Value::name("Sig"))
        .with("T", Value::words(&format!("sigill-{}", fields.len() + 1)))
        .with("TU", Value::words(label))
        .with("V", Value::Ref(signature))
        .with("P", Value::Ref(page))
        .with("Rect", Value::List(vec![Value::Number(0); 4]))
        // Printed and locked, as PDF/A asks of every annotation.
        .with("F", Value::Number(132));
    fields.push(Value::Ref(widget));
    shown.push(Value::Ref(widget));
    revision.put(widget, &Value::Dict(field));
    let fields = Dict::default().with("Fields", Value::List(fields)).with("SigFlags", Value::Number(3));
    revision.put(form, &Value::Dict(fields));
    revision.put(annotations, &Value::List(shown));
    Some(())
}

/// The first page, down the first branches of the tree of pages.
fn first_page(file: &File<'_>) -> Option<u32> {
    let mut at = file.dict(file.trailer.reference("Root")?)?.reference("Pages")?;
    for _ in 0..16 {
        let dict = file.dict(at)?;
        if dict.is("Type", "Page") {
            return Some(at);
        }
        let Some(Value::Ref(first)) = dict.list("Kids")?.first() else { return None };
        at = *first;
    }
    None
}

fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    text.windows(wanted.len()).position(|window| window == wanted)
}
