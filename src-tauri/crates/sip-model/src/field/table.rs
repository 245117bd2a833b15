//! Every field of the case file: its document, what it holds, whether an edit may reach it and
//! whether it may be printed. The generated schema, the documents and the reader follow this table.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::after::AFTER;
use super::before::BEFORE;
use super::kind::{Home, Kind};

/// Whose hand may change the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hand {
    /// An edit.
    Edit,
    /// Only an act: lock, establish, hand out.
    Act,
}

/// Whether the field may stand on the plan's sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// It is printed.
    Printed,
    /// It is not.
    Never,
}

/// A row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// The path, with `*` for an item's id.
    pub path: &'static str,
    /// Its document.
    pub home: Home,
    /// What it holds.
    pub kind: Kind,
    /// Whose hand.
    pub hand: Hand,
    /// Printed or not.
    pub paper: Paper,
}

pub(super) const fn field(path: &'static str, home: Home, kind: Kind, hand: Hand, paper: Paper) -> Field {
    Field { path, home, kind, hand, paper }
}

pub(super) const GROUP: Kind = Kind::Group { nullable: false };
pub(super) const OPTIONAL: Kind = Kind::Group { nullable: true };

/// Every row of the table.
pub fn fields() -> impl Iterator<Item = &'static Field> {
    BEFORE.iter().chain(AFTER)
}

/// A field with those beneath it.
#[derive(Debug)]
pub struct Node {
    /// The row; the root has none of its own.
    pub field: Field,
    /// Fields by key. For items, the fields of one item.
    pub children: BTreeMap<&'static str, Node>,
}

static ROOT: LazyLock<Node> = LazyLock::new(|| {
    let mut root = Node { field: field("", Home::Plan, GROUP, Hand::Edit, Paper::Never), children: BTreeMap::new() };
    for row in fields() {
        let mut at = &mut root;
        for key in row.path.split('/').skip(1).filter(|key| *key != "*") {
            at = at.children.entry(key).or_insert_with(|| Node { field: *row, children: BTreeMap::new() });
        }
    }
    root
});

/// The whole table as a tree.
#[must_use]
pub fn root() -> &'static Node {
    &ROOT
}

/// The node of a table path such as `/plan/goals/*/insatser`.
#[must_use]
pub fn node(path: &str) -> Option<&'static Node> {
    path.split('/').skip(1).filter(|key| *key != "*").try_fold(root(), |at, key| at.children.get(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_parent_stands_before_its_fields() {
        for row in fields() {
            let parent = row.path.rsplit_once('/').map_or("", |(parent, _)| parent).trim_end_matches("/*");
            assert!(
                parent.is_empty() || fields().any(|other| other.path == parent),
                "{} has no parent row: its place would be read as a plain value",
                row.path
            );
        }
    }

    #[test]
    fn what_is_the_units_own_is_never_printed() {
        for row in fields().filter(|row| row.home == Home::Own) {
            assert_eq!(row.paper, Paper::Never, "{} must not reach paper (ruling 1)", row.path);
        }
    }
}
