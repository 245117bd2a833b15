//! Groups of fields that say something only together: who answers, who decided and when. A person chooses
//! among what was written, never a part of one and a part of another.

use super::kind::Kind;
use super::path::Path;
use super::table::{Node, root};

/// By their paths in the table.
const BOUND: [&str; 6] = [
    "/person/identifier",
    "/person/guardians/*/boardDecision",
    "/consent/unable",
    "/plan/goals/*/insatser/*/responsible",
    "/plan/goals/*/insatser/*/decided",
    "/plan/goals/*/insatser/*/committed",
];

/// Whether the fields of a group are bound together.
#[must_use]
pub fn is_bound(row: &Node) -> bool {
    BOUND.contains(&row.field.path)
}

/// The bound group that a field stands in, with its row; a group itself too.
#[must_use]
pub fn bound_group(path: &Path) -> Option<(Path, &'static Node)> {
    let (mut row, mut is_id, mut at) = (root(), false, Path::root());
    for part in path.parts() {
        at = at.with(part);
        if std::mem::take(&mut is_id) {
            continue;
        }
        row = row.children.get(part.as_str())?;
        if is_bound(row) {
            return Some((at, row));
        }
        is_id = matches!(row.field.kind, Kind::Items { .. } | Kind::Lines);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::table::node;
    use super::*;

    #[test]
    fn each_is_a_group_of_plain_fields() {
        for path in BOUND {
            let row = node(path).unwrap_or_else(|| panic!("{path} is not in the table"));
            assert!(matches!(row.field.kind, Kind::Group { .. }), "{path}");
            let leaf = |child: &Node| child.field.kind.is_leaf() && child.field.kind != Kind::Prose;
            assert!(row.children.values().all(leaf), "{path} is read whole, in one document");
        }
    }

    #[test]
    fn a_field_leads_to_its_group() {
        let group = |path: &str| bound_group(&Path::read(path)?).map(|(group, _)| group.to_string());
        let responsible = "/plan/goals/g1/insatser/i1/responsible";
        assert_eq!(group(&format!("{responsible}/unitId")).as_deref(), Some(responsible));
        assert_eq!(group(responsible).as_deref(), Some(responsible));
        assert_eq!(group("/plan/goals/g1/insatser/i1/frequency"), None);
    }
}
