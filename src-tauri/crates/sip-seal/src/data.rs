//! The data inside a sealed file: what another program, or ours years later, reads the plan from.

use serde_json::{Map, Value, json};

use crate::canonical::canonical;
use crate::merkle::{Root, root};
use crate::seal::Statement;

/// Format of the data that this program writes, and the newest it reads.
const FORMAT: u64 = 1;

/// A version, or the part of one that a reader may read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanData {
    /// Which version, as the seal says it.
    pub statement: Statement,
    /// The version's salt: with the whole version, and nowhere else, since it lets one guess what is
    /// left out (ruling 14).
    pub salt: Option<[u8; 32]>,
    /// The content, or the part of it.
    pub content: Value,
}

/// Why the data of a file are not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DataError {
    /// A newer program's.
    #[error("of a newer program")]
    Newer,
    /// No such data.
    #[error("not the data of a plan")]
    Damaged,
    /// Not what the seal is set on.
    #[error("of another version than the seal's")]
    OfAnother,
}

impl PlanData {
    /// As canonical JSON: the same content, the same bytes.
    #[must_use]
    pub fn write(&self) -> String {
        let mut out = json!({
            "format": FORMAT,
            "planId": self.statement.plan_id,
            "version": self.statement.version,
            "hash": Root(self.statement.hash).hex(),
            "content": self.content,
        });
        if let Some(salt) = self.salt {
            out["salt"] = Root(salt).hex().into();
        }
        canonical(&out)
    }

    /// Reads the data of an intact file, and compares them with its seal. Of a whole version the
    /// hash is worked out again.
    ///
    /// # Errors
    /// [`DataError`].
    pub fn read(bytes: &[u8], sealed: &Statement) -> Result<Self, DataError> {
        let data: Map<String, Value> = serde_json::from_slice(bytes).map_err(|_| DataError::Damaged)?;
        match data.get("format").and_then(Value::as_u64) {
            Some(FORMAT) => {}
            Some(format) if format > FORMAT => return Err(DataError::Newer),
            _ => return Err(DataError::Damaged),
        }
        let salt = match data.get("salt") {
            None => None,
            Some(salt) => Some(salt.as_str().and_then(unhex).ok_or(DataError::Damaged)?),
        };
        let content = data.get("content").filter(|content| content.is_object()).ok_or(DataError::Damaged)?.clone();
        let says = |key: &str, wanted: Value| data.get(key) == Some(&wanted);
        let same = says("planId", sealed.plan_id.clone().into())
            && says("version", sealed.version.into())
            && says("hash", Root(sealed.hash).hex().into())
            && salt.is_none_or(|salt| root(&content, &salt).0 == sealed.hash);
        if same { Ok(Self { statement: sealed.clone(), salt, content }) } else { Err(DataError::OfAnother) }
    }
}

fn unhex(text: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    if pairs.len() != bytes.len() || !rest.is_empty() || !text.bytes().all(|c| c.is_ascii_hexdigit()) {
        return None;
    }
    for (byte, pair) in bytes.iter_mut().zip(pairs) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn data() -> PlanData {
        let (content, salt) = (json!({ "plan": { "goals": [{ "id": "g1", "need": "åäö" }] } }), [5; 32]);
        let hash = root(&content, &salt).0;
        let statement = Statement { plan_id: "SIP-7K3M-Q2XA".to_owned(), version: 2, hash };
        PlanData { statement, salt: Some(salt), content }
    }

    #[test]
    fn what_was_sealed_is_read_back_and_its_hash_worked_out() {
        let data = data();
        assert_eq!(PlanData::read(data.write().as_bytes(), &data.statement), Ok(data.clone()));
        let changed = data.write().replace("åäö", "åäå");
        assert_eq!(PlanData::read(changed.as_bytes(), &data.statement), Err(DataError::OfAnother), "another word");
        for other in [
            Statement { version: 3, ..data.statement.clone() },
            Statement { plan_id: "SIP-0000-0000".to_owned(), ..data.statement.clone() },
            Statement { hash: [0; 32], ..data.statement.clone() },
        ] {
            assert_eq!(PlanData::read(data.write().as_bytes(), &other), Err(DataError::OfAnother), "{other:?}");
        }
    }

    #[test]
    fn a_part_has_no_salt() {
        let part = PlanData { salt: None, content: json!({ "plan": {} }), ..data() };
        assert!(!part.write().contains("salt"), "whoever reads a part must not guess the rest");
        assert_eq!(PlanData::read(part.write().as_bytes(), &part.statement), Ok(part.clone()));
    }

    #[test]
    fn what_is_no_data_is_refused() {
        let (text, statement) = (data().write(), data().statement);
        let read = |text: &str| PlanData::read(text.as_bytes(), &statement);
        assert_eq!(read(&text.replace("\"format\":1", "\"format\":2")), Err(DataError::Newer));
        for wrong in ["", "[]", "{}", "{\"format\":0}", "{\"format\":1}", "{\"format\":1,\"content\":[]}"] {
            assert_eq!(read(wrong), Err(DataError::Damaged), "{wrong}");
        }
        assert_eq!(read(&text.replace("\"salt\":\"05", "\"salt\":\"+5")), Err(DataError::Damaged));
    }
}
