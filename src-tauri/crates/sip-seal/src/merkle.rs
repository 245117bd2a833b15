//! The salted Merkle root over the items of a version: an extract can prove its part without
//! letting anyone guess the rest (ruling 14).

use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use crate::canonical::canonical;

/// The hash of a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Root(pub [u8; 32]);

impl Root {
    /// 64 hex digits.
    #[must_use]
    pub fn hex(self) -> String {
        self.0.iter().map(|b| format!("{b:02x}")).collect()
    }
}

/// The root over a content, with the salt that is stored beside the version.
#[must_use]
pub fn root(content: &Value, salt: &[u8; 32]) -> Root {
    let mut leaves = Vec::new();
    split("", content, &mut leaves);
    leaves.sort_by(|a, b| a.0.cmp(&b.0));
    let hashes = leaves.iter().map(|(path, text)| leaf(path, text, salt)).collect();
    Root(fold(hashes))
}

/// One leaf for each item of a list, one for what remains of each part.
fn split(path: &str, value: &Value, leaves: &mut Vec<(String, String)>) {
    let Value::Object(object) = value else { return };
    let mut rest = Map::new();
    for (key, value) in object {
        let path = format!("{path}/{key}");
        match value {
            Value::Array(items) if items.iter().all(|item| item["id"].is_string()) => {
                for item in items {
                    split(&format!("{path}/{}", item["id"].as_str().unwrap_or_default()), item, leaves);
                }
                // The order of the items is part of what was agreed.
                let order = items.iter().map(|item| item["id"].clone()).collect();
                rest.insert(key.clone(), Value::Array(order));
            }
            Value::Object(_) if path.matches('/').count() == 1 => split(&path, value, leaves),
            _ => {
                rest.insert(key.clone(), value.clone());
            }
        }
    }
    leaves.push((path.to_owned(), canonical(&Value::Object(rest))));
}

/// 0x00 and 0x01 keep a leaf from passing as a node. Each leaf has a salt of its own.
fn leaf(path: &str, text: &str, salt: &[u8; 32]) -> [u8; 32] {
    let own_salt = Sha256::new().chain_update(salt).chain_update(path.as_bytes()).finalize();
    let length = u64::try_from(path.len()).unwrap_or(u64::MAX);
    Sha256::new()
        .chain_update([0])
        .chain_update(own_salt)
        .chain_update(length.to_be_bytes())
        .chain_update(path.as_bytes())
        .chain_update(text.as_bytes())
        .finalize()
        .into()
}

fn fold(mut level: Vec<[u8; 32]>) -> [u8; 32] {
    while level.len() > 1 {
        level = level
            .chunks(2)
            .map(|pair| match pair {
                [left, right] => {
                    Sha256::new().chain_update([1]).chain_update(left).chain_update(right).finalize().into()
                }
                _ => pair[0],
            })
            .collect();
    }
    level.first().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn plan() -> Value {
        json!({ "plan": { "goals": [{ "id": "g1", "need": "a", "insatser": [{ "id": "i1", "text": "x" }, { "id": "i2", "text": "y" }] }] } })
    }

    #[test]
    fn every_word_counts_and_so_does_the_order() {
        let salt = [7; 32];
        let of = |value: &Value| root(value, &salt);
        let mut other = plan();
        other["plan"]["goals"][0]["insatser"][1]["text"] = "z".into();
        assert_ne!(of(&plan()), of(&other), "a changed word");
        let mut swapped = plan();
        swapped["plan"]["goals"][0]["insatser"].as_array_mut().unwrap().swap(0, 1);
        assert_ne!(of(&plan()), of(&swapped), "another order");
        assert_eq!(of(&plan()), of(&plan()), "the same content");
        assert_ne!(root(&plan(), &salt), root(&plan(), &[8; 32]), "another salt");
    }
}
