//! Which document of a case: its kind, and for what was narrowed, the units that it is kept from.

use std::collections::BTreeSet;
use std::fmt::{self, Display, Formatter};
use std::str::FromStr;

use crate::kind::DocKind;

/// A document of a case. Its name stands in the store and inside envelopes, never outside them.
///
/// What is kept from somebody (`notFor`) lives in a document of its own for each set of units that
/// it is kept from: adding a co-writer moves nothing then (ADR 17).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DocId {
    kind: DocKind,
    without: BTreeSet<String>,
    generation: Option<Generation>,
}

/// A later generation of a document: begun anew without its history, for a reader who may read
/// what stands there and not all that stood there. The tag tells two that were begun apart.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Generation {
    number: u32,
    tag: String,
}

impl DocId {
    /// The plan.
    #[must_use]
    pub fn plan() -> Self {
        DocKind::Plan.into()
    }

    /// The plan's part that is kept from these units; the plan itself when they are none.
    #[must_use]
    pub fn plan_without(units: BTreeSet<String>) -> Self {
        Self { kind: DocKind::Plan, without: units, generation: None }
    }

    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> DocKind {
        self.kind
    }

    /// The units that may not read it, by their id in the case.
    #[must_use]
    pub fn without(&self) -> &BTreeSet<String> {
        &self.without
    }

    /// The number of its generation, from 1.
    #[must_use]
    pub fn generation(&self) -> u32 {
        self.generation.as_ref().map_or(1, |generation| generation.number)
    }

    /// The next generation of the same document.
    #[must_use]
    pub fn next(&self, tag: &str) -> Self {
        let number = self.generation() + 1;
        Self { generation: Some(Generation { number, tag: tag.to_owned() }), ..self.clone() }
    }

    /// Whether two are generations of the same document.
    #[must_use]
    pub fn is_of(&self, other: &Self) -> bool {
        self.kind == other.kind && self.without == other.without
    }
}

impl From<DocKind> for DocId {
    fn from(kind: DocKind) -> Self {
        Self { kind, without: BTreeSet::new(), generation: None }
    }
}

impl Display for DocId {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if self.without.is_empty() {
            f.write_str(self.kind.name())?;
        } else {
            f.write_str("restricted/")?;
            let names: Vec<String> = self.without.iter().map(|unit| escape(unit)).collect();
            f.write_str(&names.join("+"))?;
        }
        match &self.generation {
            Some(generation) => write!(f, ".{}-{}", generation.number, generation.tag),
            None => Ok(()),
        }
    }
}

/// The text is no document's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a document's name")]
pub struct NoDocId;

impl FromStr for DocId {
    type Err = NoDocId;

    fn from_str(text: &str) -> Result<Self, NoDocId> {
        let (name, generation) = match text.split_once('.') {
            None => (text, None),
            Some((name, rest)) => {
                let (number, tag) = rest.split_once('-').ok_or(NoDocId)?;
                let number = number.parse().ok().filter(|number| (2..1_000_000).contains(number)).ok_or(NoDocId)?;
                if tag.is_empty() || tag.len() > 32 || !tag.bytes().all(|b| b.is_ascii_hexdigit()) {
                    return Err(NoDocId);
                }
                (name, Some(Generation { number, tag: tag.to_owned() }))
            }
        };
        let (kind, without) = match name.strip_prefix("restricted/") {
            None => (DocKind::named(name).ok_or(NoDocId)?, BTreeSet::new()),
            Some(units) => {
                let units: Option<BTreeSet<String>> = units.split('+').map(unescape).collect();
                (DocKind::Plan, units.filter(|units| !units.contains("")).ok_or(NoDocId)?)
            }
        };
        let id = Self { kind, without, generation };
        // One name for one document: no other spelling of it is taken.
        if id.to_string() == text { Ok(id) } else { Err(NoDocId) }
    }
}

fn escape(unit: &str) -> String {
    unit.bytes()
        .map(|b| match b {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' => char::from(b).to_string(),
            other => format!("%{other:02x}"),
        })
        .collect()
}

fn unescape(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(b) = rest.next() {
        if b == b'%' {
            let digits = [rest.next()?, rest.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
        } else {
            bytes.push(b);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_back_as_the_document_it_names() {
        let kept = DocId::plan_without(["u-ht".to_owned(), "å/b.c+d".to_owned()].into());
        let all = [DocId::plan(), DocKind::Consent.into(), DocKind::Own.into(), kept.clone(), kept.next("ab12")];
        for id in all {
            assert_eq!(id.to_string().parse::<DocId>(), Ok(id));
        }
        for wrong in ["", "plan.1-ab", "plan.2", "plan.2-", "restricted/", "restricted/b+a", "other", "plan.2-åå"] {
            assert_eq!(wrong.parse::<DocId>(), Err(NoDocId), "{wrong}");
        }
    }
}
