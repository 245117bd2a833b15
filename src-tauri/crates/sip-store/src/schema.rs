//! The tables together, and how they come to be.

use rusqlite::Connection;

use crate::error::StoreError;
use crate::table;

/// The schema that this program writes, and the newest it opens. A number higher than this means a
/// newer program: nothing is touched then.
pub const SCHEMA_VERSION: i64 = 3;

/// Each step leads from one version to the next. None is ever changed once released.
const STEPS: [&[&str]; 3] = [
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
];

/// Makes the schema of a new database.
pub(crate) fn make(connection: &mut Connection) -> Result<(), StoreError> {
    step_from(connection, 0)
}

/// Brings the schema of a database up to this program's. One without a schema is not ours.
pub(crate) fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    let found: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if found < 1 {
        return Err(StoreError::Damaged);
    }
    if found > SCHEMA_VERSION {
        return Err(StoreError::Newer);
    }
    step_from(connection, usize::try_from(found).map_err(|_| StoreError::Damaged)?)
}

fn step_from(connection: &mut Connection, from: usize) -> Result<(), StoreError> {
    for (at, step) in STEPS.iter().enumerate().skip(from) {
        let transaction = connection.transaction()?;
        for statement in *step {
            transaction.execute_batch(statement)?;
        }
        transaction.execute_batch(&format!("PRAGMA user_version = {}", at + 1))?;
        transaction.commit()?;
    }
    Ok(())
}
