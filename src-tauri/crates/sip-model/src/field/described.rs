//! The table in words: every field with its document, its readers, how it merges, whose hand may
//! change it and whether it is printed.

use std::fmt::Write as _;

use super::kind::{Home, Kind};
use super::table::{Hand, Paper, fields};

/// The page `docs/formats/fields.md`. A test compares it with what is committed.
#[must_use]
pub fn field_table() -> String {
    let mut page = String::from(
        "# Every field\n\nGenerated from the table in `src-tauri/crates/sip-model/src/field` by `cargo run -p sip-model \
         --example fields`. A field that is not in the table does not exist: a file that holds it is refused, an edit \
         of it is refused, a document has no place for it, and a test fails.\n\n\
         Readers are those of the document. Who of the parties reads which goal and which insats is computed from \
         consent, topics and `notFor` in `sip-model::audience`; a party that does not write along gets a sealed extract, \
         never a document.\n\n| Field | Document | Readers | Merging | Changed by | Plan's paper |\n| --- | --- | --- | --- | \
         --- | --- |\n",
    );
    for field in fields() {
        let (document, readers) = home(field.home);
        let hand = match field.hand {
            Hand::Edit => "edit",
            Hand::Act => "act",
        };
        let paper = match field.paper {
            Paper::Printed => "yes",
            Paper::Never => "no",
        };
        // Writing to a string cannot fail.
        let _ = writeln!(
            page,
            "| `{}` | {document} | {readers} | {} | {hand} | {paper} |",
            field.path,
            merging(field.kind)
        );
    }
    page
}

fn home(home: Home) -> (&'static str, &'static str) {
    match home {
        Home::Plan => ("plan", "co-writing units"),
        Home::Consent => ("consent", "co-writing units; written by the documenting unit alone"),
        Home::Own => ("own", "the documenting unit"),
        Home::PlanUnlessProtected => {
            ("plan; own while the identity is protected", "co-writing units; then the documenting unit")
        }
    }
}

fn merging(kind: Kind) -> &'static str {
    match kind {
        Kind::Group { .. } => "by its fields",
        Kind::Items { .. } | Kind::Lines => "items by id, struck, never deleted",
        Kind::Prose => "by character",
        Kind::Reasons => "register per code, may be contested",
        Kind::Refs(_) | Kind::Texts | Kind::AllOrTexts(_) => "register as a whole, may be contested",
        Kind::Short
        | Kind::Quote
        | Kind::Date
        | Kind::Moment
        | Kind::Flag
        | Kind::Count(_)
        | Kind::Choice(_)
        | Kind::Ref(_) => "register, may be contested",
    }
}
