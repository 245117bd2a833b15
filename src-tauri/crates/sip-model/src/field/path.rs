//! Paths: JSON Pointers in which the items of a list are named by id.

use serde_json::Value;

use super::kind::Kind;
use super::table::{Node, root};

/// A path, split.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Path(Vec<String>);

impl Path {
    /// Reads `/plan/goals/g1/insatser/i3/text`. `~1` and `~0` stand for `/` and `~` (RFC 6901).
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let rest = text.strip_prefix('/')?;
        Some(Self(rest.split('/').map(|part| part.replace("~1", "/").replace("~0", "~")).collect()))
    }

    /// Its parts.
    #[must_use]
    pub fn parts(&self) -> &[String] {
        &self.0
    }

    /// The path with one more part.
    #[must_use]
    pub fn with(&self, part: &str) -> Self {
        let mut parts = self.0.clone();
        parts.push(part.to_owned());
        Self(parts)
    }

    /// The path without its last part.
    #[must_use]
    pub fn parent(&self) -> Self {
        Self(self.0[..self.0.len().saturating_sub(1)].to_vec())
    }

    /// The empty path: the whole case.
    #[must_use]
    pub fn root() -> Self {
        Self(Vec::new())
    }
}

impl std::fmt::Display for Path {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|part| write!(f, "/{}", part.replace('~', "~0").replace('/', "~1")))
    }
}

/// What a path leads to.
#[derive(Debug, Clone)]
pub enum Place {
    /// A field, or a group of fields.
    Field {
        /// The path, with natural names replaced by ids.
        path: Path,
        /// Its row.
        node: &'static Node,
    },
    /// An item of a list.
    Item {
        /// The path.
        path: Path,
        /// The row of the list.
        node: &'static Node,
    },
    /// The end of a list: a new item (`/-`).
    New {
        /// The path of the list.
        list: Path,
        /// The row of the list.
        node: &'static Node,
    },
    /// A reason by finding code.
    Reason {
        /// The path.
        path: Path,
    },
}

/// Finds the place of a path in a case (in its inside form, where every item has an id).
///
/// An item may also be named by what it is about: a party by its unit's or participant's id, an
/// agenda step by its step.
#[must_use]
pub fn locate(case: &Value, path: &Path) -> Option<Place> {
    let mut node = root();
    let mut value = case;
    let mut found = Path::root();
    let mut parts = path.parts().iter().peekable();
    loop {
        let Some(key) = parts.next() else {
            return (!found.parts().is_empty()).then_some(Place::Field { path: found, node });
        };
        let key = key.as_str();
        node = node.children.get(key)?;
        found = found.with(key);
        value = value.get(key).unwrap_or(&Value::Null);
        match node.field.kind {
            Kind::Reasons => {
                let code = parts.next()?;
                return parts.next().is_none().then(|| Place::Reason { path: found.with(code) });
            }
            Kind::Items { .. } | Kind::Lines => {
                let Some(name) = parts.next() else { return Some(Place::Field { path: found, node }) };
                if name == "-" {
                    return parts.next().is_none().then_some(Place::New { list: found, node });
                }
                let item = named(value.as_array()?, name, node.field.kind)?;
                found = found.with(item.get("id")?.as_str()?);
                value = item;
                if parts.peek().is_none() {
                    return Some(Place::Item { path: found, node });
                }
            }
            _ => {}
        }
    }
}

/// By id; where the case file has none, by what the item is about: the only standing one.
fn named<'a>(items: &'a [Value], name: &str, kind: Kind) -> Option<&'a Value> {
    if let Some(item) = items.iter().find(|item| item["id"] == name) {
        return Some(item);
    }
    if kind == (Kind::Items { id_in_file: true }) {
        return None;
    }
    let is_about = |item: &&Value| ["unitId", "participantId", "step"].iter().any(|key| item[*key] == name);
    let mut standing = items.iter().filter(|item| item["struck"].is_null()).filter(is_about);
    standing.next().filter(|_| standing.next().is_none())
}
