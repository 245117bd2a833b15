//! The table of fields, and what follows from it: reading and writing case files, paths, the
//! shape that a value must have.
//!
//! A field that is not in the table does not exist: a file that holds it is refused, an edit of it
//! is refused, a document has no place for it.

mod after;
mod apply;
mod before;
mod bound;
mod described;
mod edit;
mod kind;
mod own_word;
mod path;
mod private;
mod read;
mod refs;
mod schema;
mod shape;
mod table;
mod write;

pub use apply::{apply, at};
pub use bound::{bound_group, is_bound};
pub use described::field_table;
pub use edit::{EditError, Write, prepare_act, prepare_set, prepare_strike};
pub use kind::{Home, Kind, Refers};
pub use path::{Path, Place, locate};
pub use private::hide_private;
pub use read::{FileError, read_case_file, typed};
pub use schema::case_file_schema;
pub use shape::{Misfit, MisfitKind, cleaned, fit, fit_item};
pub use table::{Field, Hand, Node, Paper, fields, node, root};
pub use write::write_case_file;
