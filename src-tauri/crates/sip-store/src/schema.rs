//! The tables together, and how they come to be.

use rusqlite::Connection;

use crate::error::StoreError;
use crate::table;

/// The schema that this program writes, and the newest it opens. A number higher than this means a
/// newer program: nothing is touched then.
pub const SCHEMA_VERSION: i64 = 4;

/// Each step leads from one version to the next. None is ever changed once released.
pub(crate) const STEPS: [&[&str]; 4] = [
    &[
        table::meta::CREATE,
        table::case::CREATE,
        table::chunk::CREATE,
        table::section::CREATE,
        table::act::CREATE,
        table::draft::CREATE,
        table::version::CREATE,
        table::ledger::CREATE,
    ],
    // Sharing and exchange.
    &[table::share::CREATE, table::post::CREATE, table::aside::CREATE, table::trust::CREATE],
    // Signing, and sheets kept as they were handed out.
    &[table::signature::CREATE, table::sheet::CREATE],
    // Accountability: the log, and what was purged.
    &[table::log::CREATE, table::purge::CREATE],
];

/// Makes the schema of a new database.
pub(crate) fn make(connection: &mut Connection) -> Result<(), StoreError> {
    step_from(connection, 0)
}

/// The version of a database. One without a schema is not ours, one of a newer program is left alone.
pub(crate) fn version(connection: &Connection) -> Result<usize, StoreError> {
    let found: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    match found {
        ..1 => Err(StoreError::Damaged),
        newer if newer > SCHEMA_VERSION => Err(StoreError::Newer),
        found => usize::try_from(found).map_err(|_| StoreError::Damaged),
    }
}

/// Leads a database from one version to this program's: all steps, or none.
pub(crate) fn step_from(connection: &mut Connection, from: usize) -> Result<(), StoreError> {
    let transaction = connection.transaction()?;
    for (at, step) in STEPS.iter().enumerate().skip(from) {
        for statement in *step {
            transaction.execute_batch(statement)?;
        }
        transaction.execute_batch(&format!("PRAGMA user_version = {}", at + 1))?;
    }
    transaction.commit()?;
    Ok(())
}
