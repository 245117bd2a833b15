//! The documents of a case.

use sip_model::field::{Home, Node};

/// A document of a case, by who may read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DocKind {
    /// What every co-writing unit may read.
    Plan,
    /// Written by the documenting unit alone.
    Consent,
    /// The documenting unit's own.
    Own,
}

impl DocKind {
    /// Every document.
    pub const ALL: [Self; 3] = [Self::Plan, Self::Consent, Self::Own];

    /// Its name in the store.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Consent => "consent",
            Self::Own => "own",
        }
    }

    /// The document of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The document that a field is written to.
    #[must_use]
    pub fn of(home: Home, protected: bool) -> Self {
        match home {
            Home::Plan => Self::Plan,
            Home::Consent => Self::Consent,
            Home::Own => Self::Own,
            Home::PlanUnlessProtected => {
                if protected {
                    Self::Own
                } else {
                    Self::Plan
                }
            }
        }
    }

    /// Whether a field can be found in this document.
    #[must_use]
    pub fn may_hold(self, home: Home) -> bool {
        Self::of(home, false) == self || Self::of(home, true) == self
    }

    /// Whether the document has a place for a node or anything beneath it.
    pub(crate) fn reaches(self, node: &Node) -> bool {
        if node.field.kind.is_leaf() || node.children.is_empty() {
            return self.may_hold(node.field.home);
        }
        node.children.values().any(|child| self.reaches(child))
    }
}
